public import Diagnostics

/// One article, read: what stands in its front matter, and its blocks in reading order.
public struct Story: Sendable {
    public var file: FileID
    /// BCP 47, as the front matter, the edition or the command line gives it.
    public var language: String
    public var head: Head
    public var blocks: [Block]
    /// The layout that the front matter asks for.
    public var layout: LayoutName?
    /// What `[^label]` refers to, in the order in which the text first refers to them; indexed by ``InlineMark/Kind/note(_:)``.
    public var notes: [Note] = []
    /// What the article's type is larger or smaller by than the layout's: 1 as it is.
    public var scale = 1.0
    /// What it says of its proof-reading; nothing else heeds that.
    public var proofing = ProofingSettings()
    /// The fields that it declares itself, for when it is set alone.
    var fields = FieldValues()

    public init(file: FileID, language: String, head: Head = Head(), blocks: [Block] = [], layout: LayoutName? = nil) {
        self.file = file
        self.language = language
        self.head = head
        self.blocks = blocks
        self.layout = layout
    }

    /// A footnote: its blocks, and where it is written.
    public struct Note: Sendable {
        public var blocks: [Block]
        public var place: SourcePlace

        public init(blocks: [Block], place: SourcePlace) {
            self.blocks = blocks
            self.place = place
        }
    }

    /// What is printed above an article, and what a PDF says of it.
    public struct Head: Sendable, Hashable {
        public var title: InlineText?
        public var subtitle: InlineText?
        public var kicker: InlineText?
        public var author: InlineText?
        public var translator: InlineText?
        public var date: InlineText?
        public var place: InlineText?
        /// For running heads and jump lines.
        public var shortTitle: InlineText?

        public init() {}
    }
}

/// A block of an article.
public struct Block: Sendable {
    public indirect enum Content: Sendable {
        case paragraph(InlineText)
        /// `level` is 1 for the highest.
        case heading(level: Int, InlineText)
        case list(List)
        case quote([Block])
        /// A fenced div of the author's: what newsletters need beyond CommonMark.
        case division(Division, [Block])
        /// Lines set as they stand, U+2028 between them.
        case verbatim(InlineText)
        case rule
        case figure(Figure)
        case table(Table)
        case code(QRCode)
        /// The text goes on in the next column, frame or page.
        case breaking(TextBreak)
        /// A small mark in the middle of the measure that parts sections, by its name.
        case ornament(Ornament)
        /// The headings of the whole document with their pages.
        case contents
    }

    public var content: Content
    /// Where the block begins.
    public var place: SourcePlace

    public init(_ content: Content, at place: SourcePlace) {
        self.content = content
        self.place = place
    }
}

/// The names of fenced divs (`::: name`).
public enum Division: String, Sendable, CaseIterable {
    case notice, pullquote, verse, qa, address
    /// Blocks that stand in one column.
    case keep
}

/// A bulleted or numbered list.
public struct List: Sendable {
    public enum Numbering: Sendable, Hashable {
        case bullets
        /// Counted from `start` in the digits the author wrote, e.g. ۱ or 1, and closed by `delimiter` (`.` or `)`).
        case numbers(start: Int, digits: Digits, delimiter: Character)
    }

    public enum Digits: Sendable, Hashable {
        case european, arabicIndic, persian
    }

    public var numbering: Numbering
    /// No blank line between the items.
    public var isTight: Bool
    /// Each item is a run of blocks.
    public var items: [[Block]]

    public init(numbering: Numbering, isTight: Bool, items: [[Block]]) {
        self.numbering = numbering
        self.isTight = isTight
        self.items = items
    }
}
