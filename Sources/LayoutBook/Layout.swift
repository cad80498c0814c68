public import Geometry

/// How an issue lies on its pages, in logical directions and resolved for one script.
///
/// Invariants: `leading` is positive; every frame's columns lie in the columns of its page; frames of a page refer only to
/// frames that stand before them in the list; every thread has a frame; `inks[0]` is black.
public struct Layout: Sendable {
    public var name: String
    public var summary: String
    /// What a page has that says nothing else of itself.
    public var area: PageArea
    /// Distance between the lines of the baseline grid, which all pages share.
    public var leading: Length
    /// Indexed by ``StyleName``: every name has a style.
    public var styles: [StyleName: Style]
    /// Inks and their tints; black first.
    public var inks: [Ink]
    /// Page 1, 2, …; where the text needs more pages, those marked `repeats` are used again in their order.
    public var pages: [PageTemplate]
    public var threads: [ThreadPlan]
    /// How the printed sheet becomes these pages.
    public var fold = Fold.none
    public var notes = NotePlace.column
    /// What may be varied to make the text fit the sheet; nil where the layout takes as many pages as it needs.
    public var fit: FitRanges?
    /// What it was varied to, where it was: pictures are to be as high as ``FitSetting/pictures`` says.
    public var fitted: FitSetting?

    public init(name: String, summary: String, area: PageArea, leading: Length, styles: [StyleName: Style], inks: [Ink],
                pages: [PageTemplate], threads: [ThreadPlan]) {
        self.name = name
        self.summary = summary
        self.area = area
        self.leading = leading
        self.styles = styles
        self.inks = inks
        self.pages = pages
        self.threads = threads
    }

    public func style(_ name: StyleName) -> Style { styles[name] ?? Style() }

    /// Distances from the trim to the text. `inside` is at the binding.
    public struct Margins: Sendable, Hashable {
        public var top: Length
        public var bottom: Length
        public var inside: Length
        public var outside: Length

        public init(top: Length, bottom: Length, inside: Length, outside: Length) {
            self.top = top
            self.bottom = bottom
            self.inside = inside
            self.outside = outside
        }
    }
}

/// The trim of a page and the column grid on it.
public struct PageArea: Sendable, Hashable {
    public var trim: Size
    public var margins: Layout.Margins
    public var columns: Int
    public var gutter: Length

    public init(trim: Size, margins: Layout.Margins, columns: Int = 1, gutter: Length = .zero) {
        self.trim = trim
        self.margins = margins
        self.columns = columns
        self.gutter = gutter
    }
}

/// How a sheet is folded into the pages of a layout. The raw value is the key in a layout file.
public enum Fold: String, Sendable, CaseIterable {
    /// A page is a side of the sheet.
    case none
    /// Once across: four pages on two sides.
    case half
    /// Three panels, one folded inside, which is the narrow one: six pages on two sides.
    case letter
    /// Three panels or more, folded to and fro.
    case zigzag
    /// Two folds across each other: eight pages on two sides.
    case quarter
    /// Eight pages on one side, which has a slit in the middle.
    case zine
    /// Sheets folded once, one inside the other, and stapled.
    case saddle
}

/// Where notes stand. The raw value is the key in a layout file.
public enum NotePlace: String, Sendable, CaseIterable {
    /// At the foot of the column that refers to them.
    case column
    /// Behind their article.
    case article
}

/// The frames of a page.
public struct PageTemplate: Sendable {
    public var name: String
    public var repeats: Bool
    public var area: PageArea
    public var frames: [FramePlan]
    public var furniture: [Furniture]
    /// Dashed lines across the page that say where to fold it.
    public var foldLines: [FoldLine] = []

    public init(name: String, repeats: Bool, area: PageArea, frames: [FramePlan], furniture: [Furniture]) {
        self.name = name
        self.repeats = repeats
        self.area = area
        self.frames = frames
        self.furniture = furniture
    }
}

/// A dashed line across a page where it is to be folded, with a word that says so.
public struct FoldLine: Sendable, Hashable {
    /// From the head of the trim, as a share of its height.
    public var at: Double
    /// Whether words stand on it.
    public var hasWords: Bool

    public init(at: Double, hasWords: Bool = true) {
        self.at = at
        self.hasWords = hasWords
    }
}

/// A frame on the column grid, in logical directions: column 1 is the one that is read first.
public struct FramePlan: Sendable {
    public enum Content: Sendable, Hashable {
        /// Part of a thread; stories flow through it.
        case thread(String)
        /// These matters alone, from top to bottom.
        case matter([Matter])

        public var isThread: Bool {
            if case .thread = self { return true }
            return false
        }
    }

    public enum Height: Sendable, Hashable {
        /// From its upper to its lower neighbour.
        case fill
        /// What its content needs, in whole grid lines. A thread may end in frames that fit: they share what is left of it.
        case fit
        /// Grid lines.
        case lines(Int)
    }

    /// Where text stands in a frame that it does not fill. The raw value is the key in a layout file.
    public enum VerticalAlignment: String, Sendable, CaseIterable {
        case head, centre, foot
        /// What is left over is shared out between the blocks, in whole grid lines.
        case spread
    }

    /// A frame that is set into columns: the text of frames under it runs around it.
    public struct Inset: Sendable, Hashable {
        public enum Side: String, Sendable, CaseIterable { case start, centre, end }

        /// Of the width of its columns, over 0 and at most 1.
        public var share: Double
        /// Where it stands in its columns.
        public var side: Side
        /// Between its edges and the text that runs around it, on the start and end side.
        public var standoff: Length
        /// Empty grid lines between the text above and below and the frame.
        public var gap: Double

        public init(share: Double, side: Side, standoff: Length, gap: Double = 1) {
            self.share = share
            self.side = side
            self.standoff = standoff
            self.gap = gap
        }
    }

    /// Names of frames of the same page, and the empty grid lines between; without names the gap is kept to the head or
    /// the foot of the text area.
    public struct Neighbour: Sendable, Hashable {
        public var frames: [String]
        public var gap: Double

        public init(frames: [String] = [], gap: Double = 0) {
            self.frames = frames
            self.gap = gap
        }
    }

    /// Which end of its room a frame keeps to that does not fill it.
    public enum Stand: String, Sendable, CaseIterable {
        /// Right under its upper neighbours, or at the head of the text area.
        case head
        /// Right on its lower neighbours, or at the foot of the text area.
        case foot
    }

    public var name: String
    public var columns: ClosedRange<Int>
    /// Frames it stands below; none is the head of the text area.
    public var below: Neighbour
    /// Frames it stands above; none is the foot of the text area.
    public var above: Neighbour
    public var height: Height
    /// Of no consequence where the height is ``Height/fill``.
    public var stands: Stand
    public var content: Content
    public var box: Box
    /// Grid rows for text that it has at least and at most, where it fits its content.
    public var leastRows = 0
    public var mostRows = Int.max
    public var alignment = VerticalAlignment.head
    public var inset: Inset?
    /// Frames with a greater number are drawn later, over those with a smaller.
    public var level = 0
    /// Left out, if it has a name here, when the text needs its room. See ``FitRanges/sacrifices``.
    public var sacrifice: String?

    public init(name: String, columns: ClosedRange<Int>, below: Neighbour = Neighbour(), above: Neighbour = Neighbour(),
                height: Height, stands: Stand = .head, content: Content, box: Box = Box()) {
        self.name = name
        self.columns = columns
        self.below = below
        self.above = above
        self.height = height
        self.stands = stands
        self.content = content
        self.box = box
    }

    /// Rules and paddings round a frame's content.
    public struct Box: Sendable, Hashable {
        /// Stroke on all four sides; zero is none.
        public var border: Length = .zero
        public var ruleAbove: Length = .zero
        public var ruleBelow: Length = .zero
        /// Between border and text on the start and end side.
        public var padding: Length = .zero
        /// Between border and text at head and foot, in grid lines.
        public var paddingLines: Double = 0
        /// What it is filled with.
        public var tint: InkKey?
        /// Of borders and rules.
        public var ink: InkKey = .black
        /// Of its corners.
        public var radius: Length = .zero

        public init() {}

        /// Nothing of it is seen.
        public var isInvisible: Bool { border == .zero && ruleAbove == .zero && ruleBelow == .zero && tint == nil }
    }
}

/// What a frame or a thread is filled with.
public enum Matter: Sendable, Hashable {
    /// Masthead items set in their styles: name, motto and the line of number, date and price.
    case masthead
    /// Title, subtitle, author, place and date of the article in `slot`, as a title page.
    case titlePage(slot: String)
    /// Kicker, title, subtitle and byline of the article in `slot`.
    case head(slot: String)
    /// The blocks of the article in `slot`, without its head.
    case body(slot: String)
    /// Head and body.
    case article(slot: String)
    /// Every article that no other matter of the layout names, in the order of the issue.
    case others
    /// The first picture of the article in `slot`, with its caption, which is then not set in the article.
    case picture(slot: String)
    /// One item of the masthead: `name`, `motto`, `line`, `ear-start`, `ear-end`. The whole masthead then lacks it.
    case mastheadPart(String)
    /// The headings of the whole document with their pages.
    case contents
    /// The titles of articles that begin on other pages, with those.
    case inThisIssue
}

/// A chain of frames through which stories flow, in page order, then in the order of the page's frames.
public struct ThreadPlan: Sendable {
    public var name: String
    public var stories: [Matter]
    /// Whether lines say where a story goes on that leaves its page, and where it came from.
    public var hasJumps = false
    /// Whether its last columns, side by side on a page, end level.
    public var balances = false
    /// Whether its articles stand beside those of a second edition, paragraph by paragraph, each in half of the measure.
    public var isParallel = false

    public init(name: String, stories: [Matter]) {
        self.name = name
        self.stories = stories
    }
}

/// What may be varied so that the text fits its sheet, each between what is still good and what is no longer.
public struct FitRanges: Sendable, Hashable {
    /// Of body type; other styles of threads and frames keep their proportion to it, mastheads and margins their size.
    public var size: ClosedRange<Length>
    /// Of the grid, as a multiple of the size of body type.
    public var leading: ClosedRange<Double>
    /// Between columns.
    public var gutter: ClosedRange<Length>
    /// What the space round headings and between articles is multiplied with.
    public var spacing: ClosedRange<Double>
    /// What the heights of pictures are multiplied with.
    public var pictures: ClosedRange<Double>
    /// Names of frames and of divisions that are left out where the text needs their room, the first one first.
    public var sacrifices: [String]

    public init(size: ClosedRange<Length>, leading: ClosedRange<Double>, gutter: ClosedRange<Length>,
                spacing: ClosedRange<Double> = 1...1, pictures: ClosedRange<Double> = 1...1, sacrifices: [String] = []) {
        self.size = size
        self.leading = leading
        self.gutter = gutter
        self.spacing = spacing
        self.pictures = pictures
        self.sacrifices = sacrifices
    }
}

/// Matter in the margin of a page: folios and running heads.
public struct Furniture: Sendable, Hashable {
    public enum Edge: String, Sendable, CaseIterable { case head, foot }
    public enum Side: String, Sendable, CaseIterable { case inside, outside, centre }
    public enum Text: String, Sendable, CaseIterable {
        case folio
        /// The masthead name or the title of the whole.
        case title
        /// The heading of the first level in force on the page, else the title.
        case section
    }

    /// Which pages of a template it stands on; page 1 is a recto.
    public enum Leaf: String, Sendable, CaseIterable { case both, recto, verso }

    public var edge: Edge
    public var side: Side
    public var text: Text
    public var style: StyleName
    /// From the text area to the baseline of the furniture.
    public var distance: Length
    public var leaf: Leaf

    public init(edge: Edge, side: Side, text: Text, style: StyleName, distance: Length, leaf: Leaf = .both) {
        self.edge = edge
        self.side = side
        self.text = text
        self.style = style
        self.distance = distance
        self.leaf = leaf
    }
}
