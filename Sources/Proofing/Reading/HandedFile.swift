import Glibc

/// A regular file, open for reading.
final class HandedFile {
    let descriptor: Int32
    let size: Int

    /// Throws where nothing can be read at the path, or what stands there is no regular file.
    init(_ path: String) throws(ReadingFault) {
        // O_NONBLOCK: a pipe without a writer must not stop us before we have seen that it is a pipe.
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ReadingFault("cannot read the file: \(errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)))")
        }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        size = Int(status.st_size)
        guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = isKnown && status.st_mode & S_IFMT == S_IFDIR
            throw ReadingFault(isFolder ? "this is a folder" : "this is not a regular file",
                               hint: isFolder ? "import takes one file" : "write what comes from a pipe or a device into a file first")
        }
    }

    deinit { close(descriptor) }

    /// The first bytes.
    func head(_ count: Int) throws(ReadingFault) -> [UInt8] { try read(min(count, size)) }

    /// All bytes; throws the fault given if there are more than `most`, without reading them.
    func bytes(most: Int, orFault fault: @autoclosure () -> ReadingFault) throws(ReadingFault) -> [UInt8] {
        guard size <= most else { throw fault() }
        return try read(size)
    }

    private func read(_ wanted: Int) throws(ReadingFault) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while count < wanted {
                let got = pread(descriptor, buffer.baseAddress! + count, wanted - count, off_t(count))  // wanted > 0: has a base
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                count += got
            }
        }
        guard failure == 0 else { throw ReadingFault("cannot read the file: \(String(cString: strerror(failure)))") }
        return bytes
    }
}

/// What a file is by what it holds; its name counts only where the contents do not tell.
enum FileContents: Equatable {
    enum Office: Equatable { case docx, odt }

    case pdf
    case office(Office)
    /// HTML.
    case page
    case text(RawText.Form)

    /// Throws for what is known and cannot be read.
    init(_ file: HandedFile, path: String, bounds: Bounds) throws(ReadingFault) {
        let head = try file.head(4_096)
        if Self.holds(Array("%PDF-".utf8), in: head.prefix(1_024)) {
            self = .pdf
        } else if head.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            self = try .office(Self.office(in: file, head: head, bounds: bounds))
        } else if let format = Self.known.first(where: { head.starts(with: $0.magic) }) {
            throw ReadingFault("this is \(format.name)", hint: format.hint)
        } else if Self.beginsAsPage(head) || Self.pageNames.contains(Self.ending(of: path)) {
            self = .page
        } else {
            self = .text(Self.articleNames.contains(Self.ending(of: path)) ? .article : .lines)
        }
    }

    private static let pageNames: Set<String> = ["html", "htm", "xhtml"]
    private static let articleNames: Set<String> = ["md", "markdown"]

    /// What a name ends in, in small letters.
    private static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    private struct Known {
        let magic: [UInt8], name: String, hint: String?
    }

    private static let saveAgain = "open it in a word processor and save it as .docx or .odt"
    private static let known = [
        Known(magic: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], name: "an old office document (.doc), or one with a password",
              hint: saveAgain),
        Known(magic: Array("{\\rtf".utf8), name: "a rich text (.rtf)", hint: saveAgain),
        Known(magic: [0x89, 0x50, 0x4E, 0x47], name: "a picture (PNG)", hint: "a picture of a text needs OCR first"),
        Known(magic: [0xFF, 0xD8, 0xFF], name: "a picture (JPEG)", hint: "a picture of a text needs OCR first"),
        Known(magic: Array("II*\0".utf8), name: "a picture (TIFF)", hint: "a picture of a text needs OCR first"),
        Known(magic: [0x1F, 0x8B, 0x08], name: "a packed file (gzip)", hint: "unpack it first"),
        Known(magic: [0xFD, 0x37, 0x7A, 0x58, 0x5A], name: "a packed file (xz)", hint: "unpack it first"),
        Known(magic: Array("%!PS".utf8), name: "PostScript", hint: "make a PDF of it with ps2pdf"),
        Known(magic: [0x7F, 0x45, 0x4C, 0x46], name: "a program", hint: nil),
    ]

    private static func office(in file: HandedFile, head: [UInt8], bounds: Bounds) throws(ReadingFault) -> Office {
        let odt = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
        if head.count >= 30 + odt.count, head[30...].starts(with: odt) { return .odt }
        let zip = try ZipArchive(file.bytes(most: bounds.documentBytes, orFault: .tooLarge(bounds)))
        if zip["word/document.xml"] != nil { return .docx }
        if zip["content.xml"] != nil, zip["mimetype"] != nil { return .odt }
        let isBook = zip["META-INF/container.xml"] != nil
        throw ReadingFault(isBook ? "this is an electronic book (.epub)" : "this is a zip archive, and neither .docx nor .odt",
                           hint: isBook ? "convert it to .odt or .html first" : "unpack it and import what is in it")
    }

    /// Whether a text begins with what only HTML begins with, behind comments and an XML declaration.
    private static func beginsAsPage(_ head: [UInt8]) -> Bool {
        // What is UTF-16 has its letters in every other byte.
        var rest = ArraySlice(head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head)
        if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) { rest = ArraySlice(rest.dropFirst(2).filter { $0 != 0 }) }
        while true {
            rest = rest.drop { $0 <= 0x20 }
            if rest.starts(with: Array("<!--".utf8)), let end = end(of: "-->", in: rest) {
                rest = rest[end...]
            } else if rest.starts(with: Array("<?xml".utf8)), let end = end(of: "?>", in: rest) {
                rest = rest[end...]
            } else {
                let start = String(decoding: rest.prefix(14), as: UTF8.self).lowercased()
                return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head>")
                    || start.hasPrefix("<body")
            }
        }
    }

    private static func end(of sign: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let sign = Array(sign.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: sign) }.map { $0 + sign.count }
    }

    private static func holds(_ sign: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: sign) }
    }
}

extension ReadingFault {
    static func tooLarge(_ bounds: Bounds) -> ReadingFault {
        ReadingFault("the document is larger than the \(bounds.documentBytes >> 20) MiB that are read",
                     hint: "take its pictures out, or split it into parts")
    }
}
