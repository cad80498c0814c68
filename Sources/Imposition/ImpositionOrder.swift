public import Geometry

/// How pages are put together to a printed thing.
public enum Scheme: Sendable, Hashable {
    /// Each page is a side of its own, in the order of reading.
    case single
    /// Sheets folded once, one inside the other, and stapled through the fold.
    case saddle
    /// Sections of so many pages, each a sheet folded by itself, every fold across the one before, gathered and glued at the
    /// back: 4, 8, 16 or 32 pages. What is left over makes smaller sections at the end.
    case perfect(section: Int)
    /// One fold across: four pages on two sides.
    case half
    /// Three panels, the last one folded inside: six pages on two sides, which are cover, the three inside, the outside of the
    /// one folded in, and back. Pages 4 and 5 are narrower by a millimetre or more.
    case letter
    /// Panels folded to and fro, as many as half the pages, at least three: cover, the inside from one edge to the other, and
    /// the rest of the outside. A back cover stands on the back of the folded thing instead.
    case zigzag
    /// Two leaves that open like a door over a middle twice as wide: the pages are the two outsides of the door, the back, and
    /// the inside from one edge to the other; eight pages on two sides, of one width, of which the knife takes a millimetre off
    /// the free edges of the leaves, or with leaves (pages 1, 2, 5, 8) that are narrower themselves.
    case gate
    /// Two folds across each other: eight pages on two sides, half of them upside down. Its head is slit to be read.
    case quarter
    /// Eight pages on one side, cut along the middle of its inner half and folded.
    case zine
    /// A page as often as it goes on a sheet, with gutters for the knife; of two pages the second is the back of the first.
    case copies(columns: Int, rows: Int)
    /// Pages that lie in order when the printed stack is cut and its piles are laid on each other.
    case cutAndStack(columns: Int, rows: Int)
}

/// The edge that a thing is bound or folded at, seen from its front.
public enum Binding: Sendable, Hashable {
    /// For what is read from left to right.
    case left
    /// For what is read from right to left.
    case right
}

/// What is printed round the pages for those who cut and fold them.
public struct MarkSet: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Short rules at the corners of the trim.
    public static let crop = MarkSet(rawValue: 1)
    /// Dashed rules where a fold meets the edge of the sheet.
    public static let fold = MarkSet(rawValue: 2)
    /// Crossed circles in the middle of the edges, on every plate.
    public static let registration = MarkSet(rawValue: 4)
    /// Patches of each ink.
    public static let colourBar = MarkSet(rawValue: 8)
    /// A line with file, ink, date and side.
    public static let slug = MarkSet(rawValue: 16)

    public static let all: MarkSet = [.crop, .fold, .registration, .colourBar, .slug]
}

/// A mark by the name that users write.
public enum MarkName: String, Sendable, CaseIterable {
    case crop, fold, registration, colourBar = "colour-bar", slug

    public var mark: MarkSet {
        switch self {
        case .crop: .crop
        case .fold: .fold
        case .registration: .registration
        case .colourBar: .colourBar
        case .slug: .slug
        }
    }
}

/// What is to be imposed, and how; it knows the sizes of pages and nothing that is on them.
public struct ImpositionOrder: Sendable, Hashable {
    /// The trims of the pages in the order of reading. Where a scheme needs equal ones, half a millimetre is forgiven, and the
    /// first of them counts for all.
    public var pages: [Size]
    public var scheme: Scheme
    public var binding: Binding
    /// How far the pages' ink goes beyond their trim.
    public var bleed: Length = .zero
    /// The thickness of one leaf of the paper, for creep and spine.
    public var caliper: Length = .zero
    /// The last page is a back cover: what is blank stands before it. No meaning for a single page.
    public var hasBackCover = false
    /// Milled off the back before it is glued, from each leaf; perfect binding only.
    public var milling: Length = .zero
    /// Between the bleeds of neighbours that the knife parts.
    public var gutter: Length = .zero
    /// The paper; nil for one that is as large as the pages, their bleed and their marks. Pages stand in its middle.
    public var paper: Size?
    public var marks: MarkSet = []

    public init(pages: [Size], scheme: Scheme, binding: Binding) {
        self.pages = pages
        self.scheme = scheme
        self.binding = binding
    }
}

/// Why pages cannot be imposed so.
public enum ImpositionFault: Error, Sendable, Hashable {
    /// The scheme takes other counts of pages; `takes` says which, in words.
    case count(pages: Int, takes: String)
    /// A page, counted from 1, is smaller than 5 mm or larger than a hundred metres, or has no measure at all.
    case measure(page: Int, is: Size)
    /// A page, counted from 1, has another size than the scheme needs there.
    case size(page: Int, is: Size, needs: Size)
    /// Of the numbers in the scheme itself; `takes` says which it may have, in words.
    case scheme(takes: String)
    /// The pages and their marks need more paper than there is.
    case paper(needs: Size, is: Size)
}
