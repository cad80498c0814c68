public import Artwork
public import Diagnostics
public import Geometry
public import LayoutBook
public import Paragraphs

/// A finished page: items with their places in page space (top-left of the trim, y down), in reading order.
public struct Page: Sendable {
    /// Counted from 1.
    public var number: Int
    /// The folio as it is printed, in the digits of the language; also the label in a PDF.
    public var label: String
    public var trim: Size
    public var items: [PageItem]
    /// What the text stands on, for proofs; nil for a page that was not made up.
    public var grid: PageGrid?

    public init(number: Int, label: String, trim: Size, items: [PageItem] = [], grid: PageGrid? = nil) {
        self.number = number
        self.label = label
        self.trim = trim
        self.items = items
        self.grid = grid
    }
}

/// The baseline grid of a page and the frames on it, in page space.
public struct PageGrid: Sendable, Hashable {
    /// Where text may stand: all columns, as high as whole rows of the grid.
    public var area: Rect
    /// From baseline to baseline.
    public var leading: Length
    /// Where the text of each frame stands, without borders and padding, in the order of reading.
    public var frames: [Rect]

    public init(area: Rect, leading: Length, frames: [Rect]) {
        self.area = area
        self.leading = leading
        self.frames = frames
    }

    /// The baselines from the head of the area to its foot.
    public var baselines: [Length] {
        let rows = Int(clamping: (area.size.height / leading).rounded())
        return (0..<rows).map { area.top + leading * (Double($0) + BaselineGrid.ascentShare) }
    }
}

/// One thing on a page.
public struct PageItem: Sendable {
    public enum Content: Sendable {
        case line(PlacedLine)
        case rule(PlacedRule)
        case picture(PlacedPicture)
    }

    /// Whose content it is and where in the reading order; nil for furniture and rules.
    public var reading: ReadingID?
    /// What of the text it is. Indexes ``Structure/parts``; nil for furniture, rules and decoration.
    public var part: Int?
    public var content: Content

    public init(reading: ReadingID?, content: Content) {
        self.reading = reading
        self.content = content
    }
}

/// The place of a line in the reading order of the whole document: matter, block in it, line in the block.
public struct ReadingID: Sendable, Hashable, Comparable {
    public var matter: Int32
    public var block: Int32
    public var line: Int32

    public init(matter: Int, block: Int, line: Int) {
        self.matter = Int32(matter)
        self.block = Int32(block)
        self.line = Int32(line)
    }

    public static func < (a: ReadingID, b: ReadingID) -> Bool {
        (a.matter, a.block, a.line) < (b.matter, b.block, b.line)
    }
}

/// A line of text on a page.
public struct PlacedLine: Sendable {
    /// Left end of the measure, on the baseline.
    public var origin: Point
    /// The width there was for the line.
    public var measure: Length
    public var line: TextLine
    public var direction: Direction
    /// BCP 47.
    public var language: String
    /// The style it is set in, for dumps and structure.
    public var style: StyleName
    /// Where the line's first character stands in the source.
    public var source: SourcePlace?
    /// Where the letters behind its kashidas stand in the source; indexed like ``TextLine/Facts/kashidas``.
    public var kashidaSources: [SourcePlace?]
    /// Addresses that the words' link indices refer to.
    public var links: [String]

    public init(origin: Point, measure: Length, line: TextLine, direction: Direction, language: String,
                style: StyleName, source: SourcePlace?, kashidaSources: [SourcePlace?] = [], links: [String] = []) {
        self.origin = origin
        self.measure = measure
        self.line = line
        self.direction = direction
        self.language = language
        self.style = style
        self.source = source
        self.kashidaSources = kashidaSources
        self.links = links
    }
}

/// A straight rule, or the surface or the outline of a box.
public struct PlacedRule: Sendable, Hashable {
    public enum Shape: Sendable, Hashable {
        /// Filled: a rule as wide and high as the rectangle.
        case filled(Rect)
        /// Stroked, the stroke lying inside the rectangle.
        case outline(Rect, thickness: Length)
        /// Filled, with round corners.
        case rounded(Rect, radius: Length)
        /// Stroked, the stroke lying inside the rectangle, with round corners.
        case roundedOutline(Rect, radius: Length, thickness: Length)
        /// A level or upright line of dashes along the middle of the rectangle, as thick as its shorter side.
        case dashed(Rect, dash: Length, gap: Length)
    }

    public var shape: Shape
    public var ink: InkKey

    public init(shape: Shape, ink: InkKey) {
        self.shape = shape
        self.ink = ink
    }
}

/// A picture on a page.
public struct PlacedPicture: Sendable {
    /// Page space; the artwork fills it.
    public var area: Rect
    /// Indexes ``Document/artworks``.
    public var artwork: Int
    /// What it shows, in words; empty for decoration.
    public var alternative: String
    /// BCP 47, of the words.
    public var language: String

    public init(area: Rect, artwork: Int, alternative: String, language: String) {
        self.area = area
        self.artwork = artwork
        self.alternative = alternative
        self.language = language
    }
}

/// A made-up document: its pages, and what is said of them beside their ink.
public struct Document: Sendable {
    public var title: String
    public var author: String?
    /// BCP 47.
    public var language: String
    public var direction: Direction
    public var inks: [Ink]
    public var pages: [Page]
    /// Headings in reading order, for a reader's outline.
    public var outline: [OutlineEntry]
    /// What the pictures of all pages show, each once.
    public var artworks: [Artwork] = []
    /// What the text is; nil for pages that were not made up.
    public var structure: Structure?
    /// How the sheet is folded that the pages are to be printed on.
    public var fold: Fold
    /// See ``Layout/hasBackCover``.
    public var hasBackCover = false

    public init(title: String, author: String?, language: String, direction: Direction, inks: [Ink], pages: [Page],
                outline: [OutlineEntry], fold: Fold = .none) {
        self.title = title
        self.author = author
        self.language = language
        self.direction = direction
        self.inks = inks
        self.pages = pages
        self.outline = outline
        self.fold = fold
    }

    /// Whether pictures bring colours of their own.
    public var hasColourPictures: Bool {
        artworks.contains { artwork in
            if case .image(let image) = artwork { return image.format == .colour }
            return false
        }
    }

    public struct OutlineEntry: Sendable, Hashable {
        /// 1 is the highest.
        public var level: Int
        public var title: String
        /// Indexes ``Document/pages``.
        public var page: Int
        /// Page space: the top of the heading's first line.
        public var top: Length

        public init(level: Int, title: String, page: Int, top: Length) {
            self.level = level
            self.title = title
            self.page = page
            self.top = top
        }
    }
}
