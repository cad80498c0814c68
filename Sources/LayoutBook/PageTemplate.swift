public import Geometry

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
