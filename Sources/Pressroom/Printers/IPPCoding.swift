import CCUPS
import Glibc

/// Turns questions into libcups' messages, and its messages into answers.
struct IPPCoding {
    private let library: ccups

    init(_ library: ccups) { self.library = library }

    /// A message to be freed by the caller; nil where there is no memory for it.
    func message(_ request: IPPRequest, to address: PrinterAddress) -> OpaquePointer? {
        guard let message = library.ippNewRequest(ipp_op_t(rawValue: request.operation.rawValue)) else { return nil }
        add(("printer-uri", [.uri(address.text)]), to: message, IPP_TAG_OPERATION)
        for attribute in request.about { add(attribute, to: message, IPP_TAG_OPERATION) }
        for attribute in request.job { add(attribute, to: message, IPP_TAG_JOB) }
        return message
    }

    private func add(_ attribute: (name: String, values: [IPPValue]), to message: OpaquePointer, _ group: ipp_tag_t) {
        let name = attribute.name
        switch attribute.values.first {
        case .integer(let number): _ = library.ippAddInteger(message, group, IPP_TAG_INTEGER, name, Int32(clamping: number))
        case .enumeration(let number): _ = library.ippAddInteger(message, group, IPP_TAG_ENUM, name, Int32(clamping: number))
        case .boolean(let isTrue): _ = library.ippAddBoolean(message, group, name, isTrue ? 1 : 0)
        case .keyword: addKeywords(attribute.values.compactMap(\.words), name, to: message, group)
        case .name(let text): _ = library.ippAddString(message, group, IPP_TAG_NAME, name, nil, text)
        case .uri(let text): _ = library.ippAddString(message, group, IPP_TAG_URI, name, nil, text)
        case .mimeType(let text): _ = library.ippAddString(message, group, IPP_TAG_MIMETYPE, name, nil, text)
        case .media(let width, let height): addMedia(width, height, name, to: message, group)
        case .range, .text, .other, nil: preconditionFailure("nothing is asked in values of this kind")
        }
    }

    private func addKeywords(_ words: [String], _ name: String, to message: OpaquePointer, _ group: ipp_tag_t) {
        var copies: [UnsafePointer<CChar>?] = words.map { $0.withCString { UnsafePointer(strdup($0)) } }
        defer { copies.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        _ = library.ippAddStrings(message, group, IPP_TAG_KEYWORD, name, Int32(words.count), nil, &copies)
    }

    /// Source: PWG 5100.7 6.3 (`media-col`).
    private func addMedia(_ width: Int, _ height: Int, _ name: String, to message: OpaquePointer, _ group: ipp_tag_t) {
        guard let size = library.ippNew(), let media = library.ippNew() else { return }
        _ = library.ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", Int32(clamping: width))
        _ = library.ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", Int32(clamping: height))
        _ = library.ippAddCollection(media, IPP_TAG_ZERO, "media-size", size)
        _ = library.ippAddCollection(message, group, name, media)
        // The message holds its own share of both.
        library.ippDelete(size)
        library.ippDelete(media)
    }

    /// The dimensions of a self-describing name, in hundredths of a millimetre; nil where it has none.
    ///
    /// Source: PWG 5101.1 5.
    static func dimensions(of media: String) -> (width: Int, height: Int)? {
        guard let library = ccups_open()?.pointee, let size = library.pwgMediaForPWG(media)?.pointee, size.width > 0, size.length > 0 else {
            return nil
        }
        return (Int(size.width), Int(size.length))
    }

    func answer(_ message: OpaquePointer) -> IPPAnswer {
        let status = library.ippGetStatusCode(message)
        var about = IPPAttributes(), printer = IPPAttributes(), jobs: [IPPAttributes] = []
        var group = IPP_TAG_ZERO
        var next = library.ippFirstAttribute(message)
        while let attribute = next {
            let itsGroup = library.ippGetGroupTag(attribute)
            if let name = library.ippGetName(attribute).map({ String(cString: $0) }) {
                let values = values(of: attribute)
                switch itsGroup {
                case IPP_TAG_OPERATION: about.add(name, values)
                case IPP_TAG_PRINTER: printer.add(name, values)
                case IPP_TAG_JOB:
                    if group != IPP_TAG_JOB { jobs.append(IPPAttributes()) }
                    jobs[jobs.count - 1].add(name, values)
                default: break
                }
                group = itsGroup
            } else {
                // Between two jobs stands an attribute without a name.
                group = IPP_TAG_ZERO
            }
            next = library.ippNextAttribute(message)
        }
        return IPPAnswer(status: Int(status.rawValue), message: words(status, about), printer: printer, jobs: jobs)
    }

    private func words(_ status: ipp_status_t, _ about: IPPAttributes) -> String {
        let name = library.ippErrorString(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
        guard let words = about.words("status-message"), !words.isEmpty, words != name else { return legible(name) }
        return "\(legible(words)) (\(legible(name)))"
    }

    private func values(of attribute: OpaquePointer) -> [IPPValue] {
        (0..<library.ippGetCount(attribute)).map { index in
            switch library.ippGetValueTag(attribute) {
            case IPP_TAG_INTEGER: return .integer(Int(library.ippGetInteger(attribute, index)))
            case IPP_TAG_ENUM: return .enumeration(Int(library.ippGetInteger(attribute, index)))
            case IPP_TAG_BOOLEAN: return .boolean(library.ippGetBoolean(attribute, index) != 0)
            case IPP_TAG_RANGE:
                var upper: Int32 = 0
                let lower = library.ippGetRange(attribute, index, &upper)
                return lower <= upper ? .range(Int(lower)...Int(upper)) : .other
            case IPP_TAG_KEYWORD, IPP_TAG_NAME, IPP_TAG_NAMELANG, IPP_TAG_TEXT, IPP_TAG_TEXTLANG, IPP_TAG_URI, IPP_TAG_MIMETYPE:
                return library.ippGetString(attribute, index, nil).map { .text(String(cString: $0)) } ?? .other
            default: return .other
            }
        }
    }
}
