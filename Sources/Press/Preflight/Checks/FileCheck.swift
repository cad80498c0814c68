/// Looks at the file as a container: version, identifier, filters, packed objects.
struct FileCheck {
    let inspector: Inspector
    let raw: RawFile
    private var file: ForeignFile { inspector.file }

    func run() {
        checkVersion()
        if !raw.hasBinaryComment { inspector.report(.header, in: "header", "no comment of four bytes over 127 follows the first line") }
        let identifier = file.items("/ID", of: file.trailer)
        if identifier.count != 2 || identifier.contains(where: { $0.string == nil }) {
            inspector.report(.noID, in: "trailer", "there is no /ID of two strings")
        }
        if raw.hasObjectStreams { inspector.report(.objectStreams, in: "file", "objects or their table are packed into streams") }
        checkStreams()
    }

    /// What the standards were made for. Source: ISO 15930-4, 15930-7, 19005-2.
    private static let newest: [(standard: PDFStandard, version: String)] = [(.x4, "1.6"), (.x1a, "1.4"), (.a2u, "1.7")]

    private func checkVersion() {
        let version = file.version
        for (standard, newest) in Self.newest where inspector.demands.asks(for: standard) && version > newest {
            inspector.report(.version, in: "header", "it is PDF \(version); \(newest) is the newest that is allowed", to: Scope(standard))
        }
    }

    private func checkStreams() {
        let count = file.objectCount
        if count == ForeignFile.mostObjects { inspector.report(.tooMuch, in: "trailer", "there are more than a million objects") }
        for number in 1..<max(count, 1) {
            let id = ObjectID(number: Int32(number), generation: 0)
            if let stream = file.object(id).stream { check(stream) }
        }
    }

    private func check(_ stream: PDFStream) {
        let owner = "object \(stream.id.number)"
        if stream.dictionary.has("/F") { inspector.report(.externalStream, in: owner, "its data are in another file") }
        for filter in file.filters(of: stream.dictionary) {
            switch filter.name {
            case "/LZWDecode": inspector.report(.lzw, in: owner, "the filter is LZWDecode")
            case "/JPXDecode": inspector.report(.jpx, in: owner, "the filter is JPXDecode")
            case "/Crypt": inspector.report(.crypt, in: owner, "the filter is Crypt")
            default: break
            }
        }
    }

    /// What has come to light while everything was read.
    func conclude() {
        for complaint in file.complaints { inspector.report(.damaged, in: "file", Self.brief(complaint)) }
        if file.isCutOff { inspector.report(.tooMuch, in: "file", "an object is larger, or deeper, than is read") }
    }

    /// Without the name that qpdf was given for the file.
    private static func brief(_ complaint: String) -> String {
        complaint.hasPrefix("input ") ? String(complaint.dropFirst("input ".count)) : complaint.replacing("input: ", with: "")
    }
}
