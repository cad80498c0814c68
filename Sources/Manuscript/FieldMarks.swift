import Diagnostics

/// Where a text says `{{name}}`.
struct Placeholder: Equatable {
    /// UTF-16 units, the braces among them.
    var range: Range<Int>
    /// What stands between the braces, without blanks at its ends; whether it names a field is for others to say.
    var name: String

    /// More is no name, and a bound to the time that braces without end take.
    private static let longest = 80

    /// All of a text, apart and in its order.
    static func all(in units: [UInt16]) -> [Placeholder] {
        var found: [Placeholder] = [], at = 0
        while let start = units[at...].firstIndex(of: brace), start + 1 < units.count {
            guard units[start + 1] == brace, let placeholder = opening(at: start, in: units) else { at = start + 1; continue }
            found.append(placeholder)
            at = placeholder.range.upperBound
        }
        return found
    }

    private static func opening(at start: Int, in units: [UInt16]) -> Placeholder? {
        let inside = units[(start + 2)...].prefix(longest).prefix { $0 != brace && $0 != closingBrace && $0 != 0x2028 }
        let end = inside.endIndex
        guard end + 1 < units.count, units[end] == closingBrace, units[end + 1] == closingBrace else { return nil }
        let name = String(decoding: inside, as: UTF16.self).trimmedOfBlanks
        return name.isEmpty ? nil : Placeholder(range: start..<end + 2, name: name)
    }

    private static let brace = UInt16(UInt8(ascii: "{")), closingBrace = UInt16(UInt8(ascii: "}"))
}

extension InlineText {
    /// Marks what says `{{name}}`, but for code and for what the author has escaped.
    ///
    /// - Parameter escapes: offsets of characters that stand for themselves.
    mutating func markFields(escapes: [Int] = []) {
        for placeholder in Placeholder.all(in: text) where isField(placeholder.range, escapes) {
            marks.append(InlineMark(range: placeholder.range, kind: .field(placeholder.name)))
        }
    }

    /// The same for a text without Markdown, where a backslash before the braces is all there is of escapes.
    mutating func markFieldsOfPlainText() {
        markFields(escapes: Placeholder.all(in: text).map(\.range.lowerBound).filter { $0 > 0 && text[$0 - 1] == Self.backslash })
    }

    private func isField(_ range: Range<Int>, _ escapes: [Int]) -> Bool {
        !escapes.contains(where: range.contains) && !marks.contains { $0.kind == .code && $0.range.overlaps(range) }
    }

    /// Without the backslashes that say of a text without Markdown that its braces are no field.
    func withoutFieldEscapes() -> InlineText {
        let gone = Placeholder.all(in: text).map { $0.range.lowerBound - 1 }.filter { $0 >= 0 && text[$0] == Self.backslash }
        return gone.isEmpty ? self : changed(gone.map { Edit(range: $0..<$0 + 1) })
    }

    /// Its placeholders, in its order.
    var fields: [Placeholder] {
        marks.compactMap { mark in
            if case .field(let name) = mark.kind { Placeholder(range: mark.range, name: name) } else { nil }
        }
    }

    /// Whether anything of it may stand for a field: its words, or where it leads.
    var hasFields: Bool {
        marks.contains { mark in
            switch mark.kind {
            case .field: true
            case .link(let address): address.mentionsFields
            default: false
            }
        }
    }

    private static let backslash = UInt16(UInt8(ascii: "\\"))
}

extension String {
    /// Whether braces open in it twice.
    var mentionsFields: Bool {
        var last: UInt8 = 0
        for byte in utf8 {
            if byte == UInt8(ascii: "{"), last == byte { return true }
            last = byte
        }
        return false
    }
}
