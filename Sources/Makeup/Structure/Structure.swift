/// What the text of a document is, for those who do not see its pages: a tree in the order of reading.
///
/// What stands on the pages belongs to its leaves (``PageItem/part``); what belongs to none is furniture or decoration.
public struct Structure: Sendable, Hashable {
    /// Each part before those in it; the first is the whole document.
    public var parts: [Part]

    public init(parts: [Part]) {
        precondition(parts.first?.kind == .document, "the first part is the whole")
        self.parts = parts
    }

    /// A part of the text: what it is, and if it is a leaf what it says.
    public struct Part: Sendable, Hashable {
        public var kind: Kind
        /// Indexes ``Structure/parts``; nil for the whole.
        public var parent: Int?
        /// BCP 47.
        public var language: String
        /// What it says, in logical order; empty for what holds parts, and for figures.
        public var text: [Stretch]
        /// What a figure shows, in words; empty for others.
        public var alternative: String

        public init(_ kind: Kind, in parent: Int?, language: String, text: [Stretch] = [], alternative: String = "") {
            self.kind = kind
            self.parent = parent
            self.language = language
            self.text = text
            self.alternative = alternative
        }
    }

    /// Text that leads to one address, or to none.
    public struct Stretch: Sendable, Hashable {
        /// UTF-16, without soft hyphens; a space stands for the end of a line that the author broke.
        public var text: [UInt16]
        /// Indexes ``PlacedLine/links`` of the lines that it stands in; nil without an address.
        public var link: Int?

        public init(text: [UInt16], link: Int? = nil) {
            self.text = text
            self.link = link
        }
    }

    public enum Kind: Sendable, Hashable {
        case document
        /// An article with its head, wherever that stands.
        case article
        /// What is no article: a masthead, contents.
        case section
        /// Blocks that belong together: a notice, a poem.
        case division
        /// 1 is the highest, 6 the lowest; none is left out on the way down.
        case heading(Int)
        case paragraph, quote
        case list(isNumbered: Bool), item, label, itemBody
        case table, row, headerCell, cell
        case figure, caption
        /// With its number as label.
        case note
        case contents, entry
        /// Of a line: a hemistich.
        case span
    }
}

extension Structure.Part {
    /// All that it says, UTF-16.
    public var words: [UInt16] { text.flatMap(\.text) }
}
