public import Geometry
public import LayoutBook
public import Makeup

/// A PDF with nothing but ink, and what Press has to add to it.
public struct Draft: Sendable {
    /// The file as Cairo wrote it.
    public var pdf: [UInt8]
    public var title: String
    public var author: String?
    /// BCP 47.
    public var language: String
    public var direction: Direction
    /// Whose RGB keys are the only colours in the file.
    public var inks: [Ink]
    /// How far each page in the file goes beyond its trim, on all sides.
    public var bleed: Length
    /// As many and in the same order as in the file.
    public var pages: [Sheet]
    /// Further pages behind them: words for those who print, each as large as the page is.
    public var slips: [Size] = []
    /// Whether pictures bring colours of their own.
    public var hasColourPictures = false
    /// In page order, on a page in reading order.
    public var links: [Link]
    /// In reading order; `page` indexes ``pages``.
    public var outline: [Document.OutlineEntry]
    /// What the text is; nil where the content is not marked.
    public var structure: Structure?
    /// Stretches of text whose content does not read as they do: drawn from right to left, hyphenated, with dots between.
    public var recast: Set<Stretch> = []

    public init(pdf: [UInt8], title: String, author: String?, language: String, direction: Direction, inks: [Ink],
                bleed: Length = .zero, pages: [Sheet], links: [Link], outline: [Document.OutlineEntry]) {
        self.pdf = pdf
        self.title = title
        self.author = author
        self.language = language
        self.direction = direction
        self.inks = inks
        self.bleed = bleed
        self.pages = pages
        self.links = links
        self.outline = outline
    }

    /// How large the page in the file is that has a trim of a size: with the bleed in whole points, since Cairo cuts off at those
    /// what lies on fractions of one. The bleed begins in its upper left corner.
    public static func canvas(for trim: Size, bleed: Length) -> Size {
        func whole(_ length: Length) -> Length { .pt((length + bleed * 2).points.rounded(.up)) }
        return bleed > .zero ? Size(width: whole(trim.width), height: whole(trim.height)) : trim
    }

    /// What is said of a page beside its ink.
    public struct Sheet: Sendable, Hashable {
        /// The folio.
        public var label: String
        public var trim: Size
        /// What the marked stretches of its content are, in their order, if the draft has a structure.
        public var marks: [Mark]

        public init(label: String, trim: Size, marks: [Mark] = []) {
            self.label = label
            self.trim = trim
            self.marks = marks
        }
    }

    /// The end of a line of a page's content that begins a stretch; it ends where the next one does.
    public static let mark = "0 0 0.008 0.004 re f"

    /// What a stretch of content is.
    public enum Mark: Sendable, Hashable {
        case text(Stretch)
        /// Page space.
        case figure(part: Int, area: Rect)
        /// Furniture at the head and at the foot of the page.
        case head, foot
        /// Rules, surfaces, decoration, and lines that lead the eye from page to page.
        case layout
    }

    /// A place in the structure.
    public struct Stretch: Sendable, Hashable {
        /// Indexes ``Structure/parts``.
        public var part: Int
        /// Indexes ``Structure/Part/text``.
        public var number: Int

        public init(part: Int, number: Int) {
            self.part = part
            self.number = number
        }
    }

    /// Text of one line that leads to an address.
    public struct Link: Sendable, Hashable {
        /// Indexes ``Draft/pages``.
        public var page: Int
        /// Page space.
        public var area: Rect
        public var address: String
        /// The text that leads there.
        public var stretch: Stretch?

        public init(page: Int, area: Rect, address: String, stretch: Stretch? = nil) {
            self.page = page
            self.area = area
            self.address = address
            self.stretch = stretch
        }
    }
}
