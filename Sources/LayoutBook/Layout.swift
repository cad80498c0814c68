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
    /// The last page is a back cover, and what is blank stands before it.
    public var hasBackCover = false
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
