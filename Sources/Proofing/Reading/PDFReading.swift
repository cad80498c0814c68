import Diagnostics

extension RawReader {
    /// The text of a PDF by pdftotext, in its own order of reading: that of the content stream breaks where a producer wrote columns or
    /// right-to-left lines in another one.
    func readPDF(_ handed: HandedFile, into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        guard handed.size <= bounds.pdfBytes else {
            throw ReadingFault("the PDF is larger than the \(bounds.pdfBytes >> 20) MiB that are read", hint: "split it into parts")
        }
        var text = try taken(try DecodedText(pdfText(handed), encoding: "UTF-8"), .lines, into: &diagnostics)
        text.characters = EmbeddedRuns.resolved(text.characters)
        let facts = Tool(name: "pdfinfo", package: "poppler-utils", arguments: ["-enc", "UTF-8", "-isodates", "/dev/stdin"])
        // The text is there: what the file says of itself is worth no failure.
        if let lines = try? facts.output(of: .file(handed), tools: tools, bounds: bounds) { text.take(PDFFacts(lines)) }
        return text
    }

    /// What pdftotext writes, if there are letters in it.
    private func pdfText(_ handed: HandedFile) throws(ReadingFault) -> [UInt8] {
        let reader = Tool(name: "pdftotext", package: "poppler-utils", arguments: ["-enc", "UTF-8", "-eol", "unix", "/dev/stdin", "-"])
        let output: [UInt8]
        do throws(ReadingFault) {
            output = try reader.output(of: .file(handed), tools: tools, bounds: bounds)
        } catch {
            guard error.message.hasSuffix("Incorrect password") else { throw error }
            throw ReadingFault("the PDF has a password", hint: "save or print it into a PDF without one")
        }
        guard output.contains(where: { $0 > 0x20 }) else {
            throw ReadingFault("the PDF has no text: its pages are pictures, or empty", hint: "scanned pages need OCR first, by ocrmypdf for example")
        }
        return output
    }
}

extension RawText {
    fileprivate mutating func take(_ facts: PDFFacts) {
        title = facts.value(of: "Title")
        author = facts.value(of: "Author")
        date = facts.value(of: "CreationDate").flatMap { isoDate($0) }
    }
}

/// What pdfinfo says, line by line: `Title:          Рассвет`.
private struct PDFFacts {
    private let lines: [Substring]

    init(_ output: [UInt8]) { lines = String(decoding: output, as: UTF8.self).split(separator: "\n") }

    func value(of name: String) -> String? {
        guard let line = lines.first(where: { $0.hasPrefix(name + ":") }) else { return nil }
        return shownText(String(line.dropFirst(name.count + 1)))
    }
}

/// The day at the beginning of a date and time of ISO 8601; nil where there is none.
func isoDate(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    let digits = [0, 1, 2, 3, 5, 6, 8, 9]
    guard digits.allSatisfy({ (0x30...0x39).contains(bytes[$0]) }) else { return nil }
    let number = { (range: Range<Int>) in bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
    guard number(0..<4) > 0, (1...12).contains(number(5..<7)), (1...31).contains(number(8..<10)) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
}

/// A text for one line: blanks drawn together, no controls; nil where nothing is left.
func shownText(_ text: String) -> String? {
    let cleaned = String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }.filter { $0 != "\u{FEFF}" })
    let words = cleaned.split { $0 == " " || $0 == "\u{A0}" }
    return words.isEmpty ? nil : words.joined(separator: " ")
}
