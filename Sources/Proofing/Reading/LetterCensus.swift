import Glibc

/// The letters that came out of a document, against which those that went in are held.
struct LetterCensus {
    /// How many passages that lack are looked for: beyond, it is no matter of a box or two.
    static let mostTold = 20

    /// All letters of the tree in order, blanks, signs and digits left out, as UTF-8.
    private let letters: [UInt8]

    init(_ tree: JSONValue) {
        var letters: [UInt8] = []
        Self.collect(tree, into: &letters)
        self.letters = letters
    }

    /// Passages of a part of a document, between two ends of paragraphs, whose letters are not among those that came out.
    func passages(of xml: [UInt8], of kind: FileContents.Office, thatLack most: Int) -> [String] {
        var lacking: [String] = [], place = 0
        for passage in Self.passages(of: xml, kind) where lacking.count < most {
            let wanted = Self.letters(of: passage)
            guard !wanted.isEmpty else { continue }
            if let found = position(of: wanted, from: place) ?? position(of: wanted, from: 0) {
                place = found + wanted.count
            } else if let shown = shownText(passage) {
                lacking.append(shown)
            }
        }
        return lacking
    }

    private func position(of wanted: [UInt8], from start: Int) -> Int? {
        letters.withUnsafeBytes { letters in
            var index = start
            while index + wanted.count <= letters.count {
                // There are bytes from the index on, so there is an address.
                let rest = letters.baseAddress! + index, count = letters.count - wanted.count + 1 - index
                guard let found = memchr(rest, Int32(wanted[0]), count) else { return nil }
                if memcmp(found, wanted, wanted.count) == 0 { return index + (UnsafeRawPointer(found) - rest) }
                index += UnsafeRawPointer(found) - rest + 1
            }
            return nil
        }
    }

    /// The letters of paragraphs, then those of the notes in them: a note parts no word.
    private static func collect(_ part: JSONValue, into letters: inout [UInt8]) {
        var notes: [JSONValue] = []
        collect(part, into: &letters, notes: &notes)
        for note in notes { collect(note, into: &letters) }
    }

    private static func collect(_ part: JSONValue, into letters: inout [UInt8], notes: inout [JSONValue]) {
        switch part {
        case .string(let string): letters += self.letters(of: string)
        case .array(let items): for item in items { collect(item, into: &letters, notes: &notes) }
        case .object(let members):
            // The kind of a thing is no text of the document.
            if part["t"]?.string == "Note" { notes.append(part["c"] ?? .null); return }
            if isAside(part) { return collect(part["c"]?[1] ?? .null, into: &letters, notes: &notes) }
            for member in members where member.name != "t" { collect(member.value, into: &letters, notes: &notes) }
        default: break
        }
    }

    /// What has names and addresses beside its text, which would part the letters of its paragraph.
    private static func isAside(_ part: JSONValue) -> Bool {
        ["Link", "Image", "Span", "Div", "Code", "Quoted", "Cite", "Math"].contains(part["t"]?.string ?? "")
    }

    private static func letters(of text: String) -> [UInt8] {
        var letters: [UInt8] = []
        for character in text.unicodeScalars where character.isWordLetter { letters += UTF8.encode(character)! }  // a scalar has an encoding
        return letters
    }

    /// The text between tags that begin or end a paragraph. Source: ECMA-376-1, 17.3 (w:t); ODF 1.2, 5.1 (text:p and text:h).
    private static func passages(of xml: [UInt8], _ kind: FileContents.Office) -> [String] {
        var passages: [String] = [], passage: [UInt8] = [], index = kind == .odt ? xml[...].range(of: "<office:body")?.lowerBound ?? 0 : 0
        var isText = kind == .odt
        let ends = kind == .docx ? ["w:p", "w:tab", "w:br"] : ["text:p", "text:h", "text:note", "office:annotation", "dc:creator", "dc:date"]
        while index < xml.count {
            let end = xml[index...].firstIndex(of: 0x3C) ?? xml.count
            if isText { passage += xml[index..<end] }
            index = (xml[end...].firstIndex(of: 0x3E) ?? xml.count - 1) + 1
            guard end < xml.count else { break }
            let tag = xml[(end + 1)..<index].drop { $0 == 0x2F }
            let name = String(decoding: tag.prefix(24).prefix { $0 > 0x20 && $0 != 0x2F && $0 != 0x3E }, as: UTF8.self)
            if kind == .docx { isText = name == "w:t" && xml[end + 1] != 0x2F && xml[index - 2] != 0x2F }
            if ends.contains(name) {
                passages.append(withoutEntities(String(decoding: passage, as: UTF8.self)))
                passage = []
            }
        }
        return passages + [withoutEntities(String(decoding: passage, as: UTF8.self))]
    }
}

/// A text of XML with its five entities as the characters that they stand for.
func withoutEntities(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var plain = text
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
        plain = plain.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return plain
}
