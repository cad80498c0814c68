public import Geometry
public import Imposition

/// What a finished file is for. The raw value is what users write.
public enum Target: String, Sendable, CaseIterable {
    /// To be read: tagged, with links and an outline.
    case screen
    /// To be printed on an office machine: imposed for its paper, inside of its margins.
    case office
    /// To be handed to a print shop: plates in inks, boxes, marks, a PDF/X.
    case press
}

/// What one kind of printer accepts.
///
/// Invariants of one that was read: its target is not `screen`; no length is negative; `inkLimit` is from 1 to 4, `solid` over 0
/// and at most 1; a PDF/X flavour has a condition, the target `press`, no plates and no RGB; plates are of `inks`.
public struct ShopProfile: Sendable, Hashable {
    public var name: String
    public var summary: String
    /// The target that it is for: office or press.
    public var target: Target
    public var colour = Colour.inks
    /// How far pictures and surfaces that end at the trim go beyond it.
    public var bleed = Length.mm(3)
    /// From the trim to what must not be cut.
    public var safe = Length.mm(3)
    /// From the edge of the paper to where the machine can print.
    public var unprintable = Length.zero
    public var marks: MarkSet = []
    /// Nil where a plain PDF will do.
    public var flavour: Flavour?
    /// One of ``conditions``, or the path of an ICC profile, which ends in `.icc` or `.icm`; nil for none.
    public var condition: String?
    /// Most of all inks together at one place: 3.2 is 320 %.
    public var inkLimit = 3.2
    /// Most of one ink on a large surface, 1 for all of it.
    public var solid = 1.0
    /// Dots to the inch of pictures at their size, and of pictures of one bit; fewer are said.
    public var resolution = 300.0, lineResolution = 1200.0
    /// Thinner rules are said.
    public var leastRule = Length.pt(0.25)
    /// Smaller type is said: in one ink, and in several or in white on a surface.
    public var leastType = Length.pt(5), leastMixedType = Length.pt(8)
    /// The file has whole sheets, folded as the layout says; else single pages in reading order.
    public var isImposed = false
    /// The paper that sheets are printed on; nil for one as large as they need.
    public var paper: Size?
    /// Of one leaf.
    public var caliper = Length.mm(0.1)
    /// Whether both sides are printed in one pass.
    public var sides = Sides.duplex
    /// Over which edge the machine turns the paper for its back.
    public var flip = Flip.sheet
    /// One grayscale PDF for each ink.
    public var plates = false

    /// The output conditions that come with the project: offset on coated and on uncoated paper, and newsprint.
    public static let conditions = ["FOGRA39L", "FOGRA29L", "TR002"]

    public init(name: String, summary: String, target: Target) {
        self.name = name
        self.summary = summary
        self.target = target
    }

    /// What colours become. The raw value is the key in a profile.
    public enum Colour: String, Sendable, CaseIterable {
        /// Black is K, process inks are CMYK, spot inks are separations.
        case inks
        /// Spot inks are mixed of CMYK too.
        case process
        /// All inks are shades of K.
        case gray
        /// As on a screen: for machines that mix their own.
        case rgb
    }

    /// Kinds of PDF that print shops ask for. The raw value is the key in a profile.
    public enum Flavour: String, Sendable, CaseIterable {
        /// PDF/X-4: transparency and ICC colour, PDF 1.6.
        case x4
        /// PDF/X-1a:2003: nothing of these, PDF 1.4.
        case x1a
    }

    /// The raw value is the key in a profile.
    public enum Sides: String, Sendable, CaseIterable {
        /// On both sides by the machine itself.
        case duplex
        /// One side, then the other by hand: a file for the fronts and one for the backs.
        case simplex
    }

    /// The raw value is the key in a profile.
    public enum Flip: String, Sendable, CaseIterable {
        /// Over the one that the sheet asks for, which the machine is told: as a rule the short edge of a sheet that lies on
        /// its side, and the long edge of one that stands.
        case sheet
        /// Over this one whatever is printed: backs that would stand on their heads are turned.
        case longEdge = "long-edge", shortEdge = "short-edge"
    }
}
