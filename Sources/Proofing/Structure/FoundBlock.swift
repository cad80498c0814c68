/// A block of the article that is put together.
struct FoundBlock: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case paragraph
        case heading(level: Int)
        /// A numbered or bulleted paragraph; the number is as it was written.
        case item(Marker)
        /// Lines that stay lines.
        case verse, address, notice
        /// A question of an interview, or what answers it.
        case question, answer
    }

    var kind: Kind
    /// One text a paragraph; several where lines stay lines.
    var lines: [TrackedText]
    /// Whether it was one line only, and shorter than its column.
    var isShortLine = false
    /// Empty lines before it, and the page it begins on.
    var gap = 0
    var page = 0

    init(_ kind: Kind, _ lines: [TrackedText], isShortLine: Bool = false, gap: Int = 0, page: Int = 0) {
        self.kind = kind
        self.lines = lines
        self.isShortLine = isShortLine
        self.gap = gap
        self.page = page
    }

    /// The text of a block that is one paragraph.
    var text: TrackedText {
        get { lines.first ?? TrackedText() }
        set { lines = [newValue] }
    }

    var end: LineEnd { LineEnd(text.characters) }
    var isHeading: Bool { if case .heading = kind { true } else { false } }
    var origin: Int { text.origin(of: 0) }
    /// A date, a price: as many digits as letters, about.
    var isSumOfNumbers: Bool {
        text.characters.count(where: \.isDecimalDigit) * 3 > text.characters.count(where: \.isWordLetter)
    }
}

extension TrackedText {
    /// Letters and digits alone, small: what two writings of one headline have in common.
    var key: [Unicode.Scalar] {
        characters.filter { ($0.isWordLetter || $0.isDecimalDigit) && $0 != Letter.tatweel }
            .map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    }
}
