public import Artwork
public import Geometry
public import LayoutBook
public import Makeup

/// Pages of several documents, small and in a grid on A4, each group with a caption below it.
public struct ContactSheet: Sendable {
    /// One document of those shown.
    public struct Entry: Sendable {
        public var pages: [Page]
        /// Of the pages and of the caption.
        public var inks: [Ink]
        public var artworks: [Artwork]
        /// Which side the first page lies on.
        public var direction: Direction
        /// Set to ``ContactSheet/measure``; their origins are counted from the upper left corner of the caption's place, which is
        /// ``ContactSheet/captionHeight`` high.
        public var caption: [PlacedLine]

        public init(pages: [Page], inks: [Ink], artworks: [Artwork] = [], direction: Direction, caption: [PlacedLine] = []) {
            self.pages = pages
            self.inks = inks
            self.artworks = artworks
            self.direction = direction
            self.caption = caption
        }
    }

    public var title: String
    /// BCP 47.
    public var language: String
    /// Entries fill the rows from this direction's start.
    public var direction: Direction
    public var entries: [Entry]

    public init(title: String, language: String, direction: Direction, entries: [Entry]) {
        self.title = title
        self.language = language
        self.direction = direction
        self.entries = entries
    }

    /// A4.
    public static let trim = Size(width: .mm(210), height: .mm(297))
    /// How wide an entry and its caption are.
    public static let measure: Length = .mm((210 - 2 * 14 - 8) / 2)
    /// Below the pages of an entry.
    public static let captionHeight: Length = .mm(13)
    /// The pages of an entry that are shown.
    public static let pagesShown = 4

    static let columns = 2
    static let rows = 4
    static let margin: Length = .mm(14)
    static let gutter: Length = .mm(8)
    /// Between the pages of an entry.
    static let air: Length = .mm(2.5)

    /// What the entries lie on: the lines of all, and all inks, each once.
    var inks: [Ink] {
        entries.flatMap(\.inks).reduce(into: [.black]) { inks, ink in
            if !inks.contains(ink) { inks.append(ink) }
        }
    }

    /// The sheets, each with as many entries as it holds; one empty sheet for none.
    var sheets: [ArraySlice<Entry>] {
        let held = Self.columns * Self.rows
        return stride(from: 0, to: max(entries.count, 1), by: held).map { entries[$0..<min($0 + held, entries.count)] }
    }

    /// Where an entry lies on its sheet, its caption included.
    func place(_ index: Int) -> Rect {
        let height = (Self.trim.height - Self.margin * 2 - Self.gutter * Double(Self.rows - 1)) / Double(Self.rows)
        let row = index / Self.columns, column = index % Self.columns
        let fromLeft = direction.isRightToLeft ? Self.columns - 1 - column : column
        return Rect(x: Self.margin + (Self.measure + Self.gutter) * Double(fromLeft),
                    y: Self.margin + (height + Self.gutter) * Double(row), width: Self.measure, height: height)
    }
}

/// Pages side by side in a space, all in one scale.
struct PageRow {
    /// Points of the space to a point of a page.
    let scale: Double
    /// Indexed like the pages.
    let places: [Rect]

    /// As large as fits, along the foot of the space, the first page on the side where reading begins.
    init(_ pages: ArraySlice<Page>, in space: Rect, direction: Direction, air: Length) {
        let widths = pages.map(\.trim.width.points).reduce(0, +), tallest = pages.map(\.trim.height.points).max() ?? 1
        let gaps = air.points * Double(max(pages.count - 1, 0))
        let scale = max(min((space.size.width.points - gaps) / max(widths, 1), space.size.height.points / tallest), 0.001)
        self.scale = scale
        var left = direction.isRightToLeft ? space.right : space.left
        places = pages.map { page in
            let size = Size(width: page.trim.width * scale, height: page.trim.height * scale)
            if direction.isRightToLeft { left -= size.width }
            defer { left = direction.isRightToLeft ? left - air : left + size.width + air }
            return Rect(x: left, y: space.bottom - size.height, width: size.width, height: size.height)
        }
    }
}
