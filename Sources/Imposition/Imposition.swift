public import Geometry

/// Where each page lies on which sheet, and what the binder has to know.
///
/// All places are in the space of a side of the sheet: the origin is the top-left corner of the paper, y grows downwards.
public struct Imposition: Sendable, Hashable {
    /// In the order in which they are printed; of things that are folded into each other the outermost first.
    public var sheets: [PressSheet]
    /// How the printer turns the sheets for their backs.
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
}

/// One side of a sheet as it goes through the press.
public struct SheetSide: Sendable, Hashable {
    public var paper: Size
    /// What is left when the whole is cut, before it is folded: the trim box of the side.
    public var trim: Rect
    /// How far ink goes beyond it: the bleed box.
    public var bleed: Rect
    /// In the order in which they are drawn.
    public var placements: [Placement]
    /// Outside of the bleed.
    public var marks: [Mark]

    public init(paper: Size, trim: Rect, bleed: Rect, placements: [Placement], marks: [Mark] = []) {
        self.paper = paper
        self.trim = trim
        self.bleed = bleed
        self.placements = placements
        self.marks = marks
    }
}

/// A page on a side of a sheet.
public struct Placement: Sendable, Hashable {
    /// Indexes ``ImpositionOrder/pages``; nil for a blank that fills up a booklet.
    public var page: Int?
    /// Where its trim lies, as it is turned: of a page on its side width and height are exchanged.
    public var trim: Rect
    public var turn: Turn
    /// What may be seen of it: its trim, and its bleed where no neighbour begins.
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
    /// A hairline.
    case crop(from: Point, to: Point)
    /// A dashed hairline.
    case fold(from: Point, to: Point)
    case registration(centre: Point, radius: Length)
    /// Room for patches of the inks, side by side along it.
    case colourBar(Rect)
    /// The left end of the baseline of the slug line, and how long it may be.
    case slug(at: Point, length: Length)
}
