public import Diagnostics

/// What a file that is handed in holds, as characters.
public struct RawText: Sendable {
    /// How much the characters already say of the text's structure.
    public enum Form: Sendable, Hashable {
        /// Lines as they stand (.txt, .pdf): the structure is still to be found.
        case lines
        /// Markdown with structure: .md as it is, or what a converter made of .html, .docx and .odt.
        case article
    }

    public var file: FileID
    public var form: Form
    /// LF line ends, U+000C between the pages of a PDF, no byte order mark, no NUL.
    public var characters: [Unicode.Scalar]
    /// IANA's name, where the file was not UTF-8.
    public var encoding: String?
    /// Whether the encoding was detected: nobody asked for it, no mark or header named it.
    public var isGuessed = false
    /// What the document says of itself.
    public var title: String?
    public var author: String?
    /// As ISO 8601 has it, `2026-03-21`.
    public var date: String?

    /// Takes a file in. What is wrong with it is said, with a hint, and nil returned if nothing can be made of it.
    ///
    /// - Parameter encoding: The encoding of a text or a web page, by any name that ICU knows; nil to find it out.
    public static func read(path: String, encoding: String?, into diagnostics: inout Diagnostics) -> RawText? {
        read(path: path, encoding: encoding, tools: .installed, bounds: Bounds(), into: &diagnostics)
    }

    /// The same with other programs and bounds.
    static func read(path: String, encoding: String?, tools: Tools, bounds: Bounds, into diagnostics: inout Diagnostics) -> RawText? {
        let id = diagnostics.register(file: path)
        let reader = RawReader(file: id, path: path, encoding: encoding, tools: tools, bounds: bounds)
        do throws(ReadingFault) {
            return try reader.read(into: &diagnostics)
        } catch {
            diagnostics.error(.input, error.message, at: SourcePlace(file: id, line: 1, column: 1), hint: error.hint)
            return nil
        }
    }
}

/// Why nothing can be made of a file.
struct ReadingFault: Error, Equatable {
    var message: String
    var hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}

/// What the reading of one file may cost.
struct Bounds: Sendable {
    /// Characters of a text that is taken in; no newsletter has a hundredth of it.
    var characters = 8 << 20
    /// Bytes of a text file or a web page: letters of two bytes each, the odd sign of three.
    var textBytes = 20 << 20
    /// Bytes of an office document, pictures and all.
    var documentBytes = 64 << 20
    /// Bytes of a PDF, which is not read here but by a program of its own.
    var pdfBytes = 512 << 20
    /// Seconds that a program may take, by the clock.
    var seconds = 60.0
    /// Seconds of computing that a program may take.
    var computingSeconds = 40
    /// Bytes of memory that a program may take.
    var memory = 400 << 20
    /// Bytes that a program may write.
    var output = 40 << 20
}

/// Reads one file: what it is decides by whom.
struct RawReader {
    let file: FileID
    let path: String
    let encoding: String?
    let tools: Tools
    let bounds: Bounds

    func read(into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        let handed = try HandedFile(path)
        let text: RawText
        switch try FileContents(handed, path: path, bounds: bounds) {
        case .pdf: text = try readPDF(handed, into: &diagnostics)
        case .office(let kind): text = try readOffice(handed, kind, into: &diagnostics)
        case .page: text = try readPage(handed, into: &diagnostics)
        case .text(let form): text = try readText(handed, form, into: &diagnostics)
        }
        guard text.characters.count <= bounds.characters else { throw .tooLong(bounds) }
        return text
    }

    private func readText(_ handed: HandedFile, _ form: RawText.Form, into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        let bytes = try handed.bytes(most: bounds.textBytes, orFault: .tooLong(bounds))
        guard !bytes.isEmpty else { throw ReadingFault("the file is empty") }
        let decoded = try DecodedText(bytes, encoding: encoding)
        return try taken(decoded, form, into: &diagnostics)
    }

    /// A decoded text in the form that is promised, with what was lost on the way said.
    func taken(_ decoded: DecodedText, _ form: RawText.Form, into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        guard decoded.characters.count <= bounds.characters else { throw .tooLong(bounds) }
        guard !decoded.isBinary else {
            throw ReadingFault("the file is neither a text nor a document that can be read",
                               hint: "hand in .txt, .md, .html, .docx, .odt or .pdf; for a text in a rare encoding say --encoding")
        }
        decoded.report(in: file, into: &diagnostics)
        let characters = decoded.tidied
        guard characters.contains(where: { !$0.properties.isWhitespace }) else { throw ReadingFault("the file has no text in it") }
        return RawText(file: file, form: form, characters: characters, encoding: decoded.encoding == "UTF-8" ? nil : decoded.encoding,
                       isGuessed: decoded.isGuessed)
    }
}

extension ReadingFault {
    static func tooLong(_ bounds: Bounds) -> ReadingFault {
        ReadingFault("the text is longer than the \(bounds.characters >> 20) MiB that are read", hint: "split it into parts")
    }
}
