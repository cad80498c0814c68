import Diagnostics

/// What an author says of a bracketed span: `[text]{.name ink=red}`.
public struct SpanAttributes: Sendable, Hashable {
    public enum Position: String, Sendable, CaseIterable {
        case superior = "sup"
        case inferior = "sub"
    }

    /// A name, which is never hyphenated.
    public var isName = false
    public var position: Position?
    /// By their names in the layout; whether it has them is not known here.
    public var ink: String?
    public var marksInk: String?
    /// BCP 47.
    public var language: String?

    public init() {}
}

/// Reads what stands between the braces of a span.
struct SpanAttributeReader {
    private let source: SourceText
    private var found = SpanAttributes()

    private static let classes = ["name"] + SpanAttributes.Position.allCases.map(\.rawValue)
    private static let keys = ["ink", "marks-ink", "lang"]

    /// The attributes in a byte range of the source; what is none of the known is an error.
    static func read(_ range: Range<Int>, of source: SourceText, into diagnostics: inout Diagnostics) -> SpanAttributes {
        var reader = SpanAttributeReader(source: source)
        for word in reader.words(in: range) { reader.read(word, into: &diagnostics) }
        return reader.found
    }

    private init(source: SourceText) { self.source = source }

    /// Whether braces with that between them hold attributes and not a set or a phrase: a class, a name or a value comes first.
    static func areAttributes(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = bytes.drop(while: \.isBlank)
        guard let first = text.first else { return false }
        if first == UInt8(ascii: ".") || first == UInt8(ascii: "#") { return text.dropFirst().first.map(isOfWord) ?? false }
        let rest = text.drop(while: isOfWord)
        return rest.startIndex > text.startIndex && rest.first == UInt8(ascii: "=")
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    /// Ranges without blanks; in quotes a blank is none.
    private func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound, at = start, isQuoted = false
        func end() { if start < at { words.append(start..<at) } }
        while at < range.upperBound {
            if source.bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if source.bytes[at].isBlank, !isQuoted { end(); start = at + 1 }
            at += 1
        }
        end()
        return words
    }

    private mutating func read(_ word: Range<Int>, into diagnostics: inout Diagnostics) {
        let text = source.string(word), place = source.place(of: word.lowerBound)
        if text.hasPrefix(".") {
            readClass(String(text.dropFirst()), at: place, into: &diagnostics)
        } else if let sign = text.firstIndex(of: "=") {
            readValue(String(text[text.index(after: sign)...].filter { $0 != "\"" }), of: String(text[..<sign]), at: place,
                      into: &diagnostics)
        } else {
            diagnostics.error(.input, "“\(text)” is no attribute of a span", at: place,
                              hint: "a span has classes, as .name, and values, as ink=red")
        }
    }

    private mutating func readClass(_ name: String, at place: SourcePlace, into diagnostics: inout Diagnostics) {
        if name == "name" { found.isName = true; return }
        if let position = SpanAttributes.Position(rawValue: name) { found.position = position; return }
        diagnostics.error(.input, "there is no class .\(name) of spans", at: place, hint: hint(for: name, among: Self.classes))
    }

    private mutating func readValue(_ value: String, of key: String, at place: SourcePlace, into diagnostics: inout Diagnostics) {
        guard Self.keys.contains(key) else {
            diagnostics.error(.input, "a span has no “\(key)”", at: place, hint: hint(for: key, among: Self.keys))
            return
        }
        guard !value.isEmpty else {
            diagnostics.error(.input, "“\(key)” of the span has no value", at: place, hint: "write \(key)=… without blanks")
            return
        }
        switch key {
        case "ink": found.ink = value
        case "marks-ink": found.marksInk = value
        default:
            if isLanguageTag(value) { found.language = value; return }
            diagnostics.error(.input, "“\(value)” is not a language", at: place, hint: languageHint(for: value))
        }
    }
}
