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
    /// What is none of the known.
    struct Fault {
        /// The source byte of the word.
        var offset: Int
        var message: String
        var hint: String
    }

    private let source: SourceText
    private(set) var attributes = SpanAttributes()
    private(set) var faults: [Fault] = []

    private static let classes = ["name"] + SpanAttributes.Position.allCases.map(\.rawValue)
    private static let keys = ["ink", "marks-ink", "lang"]

    /// Reads the attributes in a byte range of the source.
    init(_ range: Range<Int>, of source: SourceText) {
        self.source = source
        for word in attributeWords(in: range, of: source) { read(word) }
    }

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

    private mutating func read(_ word: Range<Int>) {
        let text = source.string(word)
        func fault(_ found: (message: String, hint: String)?) {
            if let found { faults.append(Fault(offset: word.lowerBound, message: found.message, hint: found.hint)) }
        }
        if text.hasPrefix(".") {
            fault(readClass(String(text.dropFirst())))
        } else if let sign = text.firstIndex(of: "=") {
            fault(readValue(String(text[text.index(after: sign)...].filter { $0 != "\"" }), of: String(text[..<sign])))
        } else {
            fault(("“\(text)” is no attribute of a span", "a span has classes, as .name, and values, as ink=red"))
        }
    }

    /// Takes a class; returns what is wrong with it.
    private mutating func readClass(_ name: String) -> (String, String)? {
        if name == "name" { attributes.isName = true; return nil }
        attributes.position = SpanAttributes.Position(rawValue: name) ?? attributes.position
        if attributes.position?.rawValue == name { return nil }
        return ("there is no class .\(name) of spans", hint(for: name, among: Self.classes))
    }

    /// Takes a value; returns what is wrong with it.
    private mutating func readValue(_ value: String, of key: String) -> (String, String)? {
        guard Self.keys.contains(key) else { return ("a span has no “\(key)”", hint(for: key, among: Self.keys)) }
        guard !value.isEmpty else { return ("“\(key)” of the span has no value", "write \(key)=… without blanks") }
        switch key {
        case "ink": attributes.ink = value
        case "marks-ink": attributes.marksInk = value
        default:
            guard isLanguageTag(value) else { return ("“\(value)” is not a language", languageHint(for: value)) }
            attributes.language = value
        }
        return nil
    }
}
