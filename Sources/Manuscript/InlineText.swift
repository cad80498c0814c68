public import Diagnostics

/// A stretch of running text with its inline marks and the way back to the source.
///
/// Flat on purpose: one array of UTF-16 units and ranges over it, so that later stages index and never walk a tree.
public struct InlineText: Sendable, Hashable {
    /// The characters in logical order. U+2028 is a line break set by the author.
    public var text: [UInt16]
    /// Marks over ranges of `text`; they nest, the outer one first.
    public var marks: [InlineMark]
    public var source: SourceMap

    public init(text: [UInt16] = [], marks: [InlineMark] = [], source: SourceMap = SourceMap()) {
        self.text = text
        self.marks = marks
        self.source = source
    }

    /// A text without marks; every character of it is said to stand at `place`.
    public init(_ string: String, at place: SourcePlace? = nil) {
        self.init(text: Array(string.utf16))
        if let place { source.append(offset: 0, at: place) }
    }

    public var isEmpty: Bool { text.isEmpty }
    public var string: String { String(decoding: text, as: UTF16.self) }
}

extension InlineText {
    /// Adds a text behind this one, marks and source with it.
    package mutating func append(_ other: InlineText) {
        let shift = text.count
        text += other.text
        marks += other.marks.map { mark in
            InlineMark(range: mark.range.lowerBound + shift..<mark.range.upperBound + shift, kind: mark.kind)
        }
        source.append(other.source, shiftedBy: shift)
    }
}

extension [InlineText] {
    /// The texts as lines of one; nil where there is none.
    func joinedLines() -> InlineText? {
        guard var joined = first else { return nil }
        for text in dropFirst() {
            joined.text.append(0x2028)
            joined.append(text)
        }
        return joined
    }
}

/// A property of a range of running text.
public struct InlineMark: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case emphasis
        case strong
        case code
        /// The address as the author wrote it, without angle brackets; `mailto:` is put before a bare e-mail address.
        case link(String)
        /// What parts the hemistichs of a bayt: the author's sign and the blanks around it, which are not set.
        case caesura
        case span(SpanAttributes)
        /// Refers to a note, an index of ``Story/notes``. The text in its range is the note's number in European digits.
        case note(Int)
        /// A placeholder, `{{name}}`, which a value is to be put for; the text in its range is the placeholder.
        case field(String)
    }

    /// UTF-16 units of the text that owns this mark.
    public var range: Range<Int>
    public var kind: Kind

    public init(range: Range<Int>, kind: Kind) {
        self.range = range
        self.kind = kind
    }
}
