public import Geometry

/// How an issue lies on its pages, in logical directions and resolved for one script.
///
/// Invariants: `leading` is positive; every frame's columns lie in `1...columns`; frames of a page refer only to frames
/// that stand before them in the list; every thread has a frame; `inks[0]` is black.
public struct Layout: Sendable {
    public var name: String
    public var summary: String
    /// Trim size of a page.
    public var trim: Size
    public var margins: Margins
    /// Distance between the lines of the baseline grid.
    public var leading: Length
    public var columns: Int
    public var gutter: Length
    /// Indexed by ``StyleName``: every name has a style.
    public var styles: [StyleName: Style]
    public var inks: [Ink]
    /// Page 1, 2, …; where the text needs more pages, those marked `repeats` are used again in their order.
    public var pages: [PageTemplate]
    public var threads: [ThreadPlan]

    public init(name: String, summary: String, trim: Size, margins: Margins, leading: Length, columns: Int,
                gutter: Length, styles: [StyleName: Style], inks: [Ink], pages: [PageTemplate], threads: [ThreadPlan]) {
        self.name = name
        self.summary = summary
        self.trim = trim
        self.margins = margins
        self.leading = leading
        self.columns = columns
        self.gutter = gutter
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

/// The frames of a page.
public struct PageTemplate: Sendable {
    public var name: String
    public var repeats: Bool
    public var frames: [FramePlan]
    public var furniture: [Furniture]

    public init(name: String, repeats: Bool, frames: [FramePlan], furniture: [Furniture]) {
        self.name = name
        self.repeats = repeats
        self.frames = frames
        self.furniture = furniture
    }
}

/// A frame on the column grid, in logical directions: column 1 is the one that is read first.
public struct FramePlan: Sendable {
    public enum Content: Sendable, Hashable {
        /// Part of a thread; stories flow through it.
        case thread(String)
        /// These matters alone, from top to bottom.
        case matter([Matter])
    }

    public enum Height: Sendable, Hashable {
        /// From its upper to its lower neighbour.
        case fill
        /// What its content needs, in whole grid lines.
        case fit
        /// Grid lines.
        case lines(Int)
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

        public init() {}
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
}

/// A chain of frames through which stories flow, in page order, then in the order of the page's frames.
public struct ThreadPlan: Sendable {
    public var name: String
    public var stories: [Matter]

    public init(name: String, stories: [Matter]) {
        self.name = name
        self.stories = stories
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
