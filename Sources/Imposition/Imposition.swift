public import Geometry

/// Where each page lies on which sheet, and what the binder has to know.
///
/// All places are in the space of a side of the sheet: the origin is the top-left corner of the paper, y grows downwards.
public struct Imposition: Sendable, Hashable {
    /// In the order in which they are printed; of things that are folded into each other the outermost first.
    public var sheets: [PressSheet]
    /// How the printer turns the sheets for their backs: always about their upright axis, which is the short edge of sheets
    /// that are wider than high, and the long edge of others.
    public var flip: Flip
    /// The width of a glued back without the cover; nil where there is none.
    public var spine: Length?

    public init(sheets: [PressSheet], flip: Flip, spine: Length? = nil) {
        self.sheets = sheets
        self.flip = flip
        self.spine = spine
    }

    public enum Flip: Sendable, Hashable {
        /// One side only.
        case none
        case longEdge, shortEdge
    }
}

/// A sheet of paper.
public struct PressSheet: Sendable, Hashable {
    public var front: SheetSide
    /// Nil for a sheet that is printed on one side.
    public var back: SheetSide?

    public init(front: SheetSide, back: SheetSide? = nil) {
        self.front = front
        self.back = back
    }

    /// As they are printed.
    public var sides: [SheetSide] { [front] + (back.map { [$0] } ?? []) }
}

/// One side of a sheet as it goes through the press.
public struct SheetSide: Sendable, Hashable {
    public var paper: Size
    /// What is left when the whole is cut, before it is folded: the trim box of the side. Inner sheets of a booklet are
    /// narrower than outer ones by what the knife takes off where they stand out.
    public var trim: Rect
    /// How far ink goes beyond it: the bleed box.
    public var bleed: Rect
    /// In the order in which they are drawn.
    public var placements: [Placement]
    /// Where it is folded, from edge to edge of the trim or up to a slit.
    public var folds: [Segment]
    /// Where it is cut open before it is folded.
    public var slits: [Segment]
    /// Outside of the bleed, and at the most 5 mm wide.
    public var marks: [Mark]

    public init(paper: Size, trim: Rect, bleed: Rect, placements: [Placement], folds: [Segment] = [], slits: [Segment] = [],
                marks: [Mark] = []) {
        self.paper = paper
        self.trim = trim
        self.bleed = bleed
        self.placements = placements
        self.folds = folds
        self.slits = slits
        self.marks = marks
    }
}

/// A straight line from one point to another.
public struct Segment: Sendable, Hashable {
    public var from: Point
    public var to: Point

    public init(from: Point, to: Point) {
        self.from = from
        self.to = to
    }
}

/// A page on a side of a sheet.
public struct Placement: Sendable, Hashable {
    /// Indexes ``ImpositionOrder/pages``; nil for a blank that fills up a booklet.
    public var page: Int?
    /// Where its trim lies, as it is turned: of a page on its side width and height are exchanged. It may go beyond the clip,
    /// at the spine of a booklet by its creep, and at the free edges of a gate.
    public var trim: Rect
    public var turn: Turn
    /// What may be seen of it: its trim, and its bleed where no neighbour begins. Clips do not overlap.
    public var clip: Rect

    public init(page: Int?, trim: Rect, turn: Turn, clip: Rect) {
        self.page = page
        self.trim = trim
        self.turn = turn
        self.clip = clip
    }
}

/// How a page is turned on its sheet, clockwise.
public enum Turn: Int, Sendable, Hashable {
    case none = 0, quarter = 90, half = 180, threeQuarters = 270
}

/// Something for the cutter, the binder or the printer.
public enum Mark: Sendable, Hashable {
    /// A hairline, 0.25 pt.
    case crop(from: Point, to: Point)
    /// A dashed hairline, 0.25 pt.
    case fold(from: Point, to: Point)
    /// A crossed circle; the arms of the cross end at the radius, and the circle is smaller.
    case registration(centre: Point, radius: Length)
    /// Room for patches of the inks, side by side along it: the most there is, which they need not fill.
    case colourBar(Rect)
    /// The left end of the baseline of the slug line, and how long it may be.
    case slug(at: Point, length: Length)
}
