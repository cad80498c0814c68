import Diagnostics
import Geometry

/// Reads the sheet, the margins and the columns of a layout, and those of a page that differs from it.
enum AreaReader {
    /// What the layout says for all its pages.
    static func area(of layout: inout YAMLReader, leading: inout Length, into diagnostics: inout Diagnostics) -> PageArea {
        let usual = Layout.Margins(top: .mm(20), bottom: .mm(20), inside: .mm(20), outside: .mm(20))
        var area = PageArea(trim: sheet(&layout, or: size(of: .a4), into: &diagnostics),
                            margins: margins(&layout, over: usual, into: &diagnostics))
        guard var grid = layout.mapping("grid", into: &diagnostics) else { return area }
        leading = grid.length("leading", .ofType, into: &diagnostics) ?? leading
        readColumns(&grid, into: &area, &diagnostics)
        grid.finish(into: &diagnostics)
        return area
    }

    /// What a page says, laid over what the layout says for all.
    static func area(of page: inout YAMLReader, over common: PageArea, into diagnostics: inout Diagnostics) -> PageArea {
        var area = common
        area.trim = sheet(&page, or: area.trim, into: &diagnostics)
        area.trim.width = page.length("width", .ofSheet, into: &diagnostics) ?? area.trim.width
        area.margins = margins(&page, over: area.margins, into: &diagnostics)
        guard var grid = page.mapping("grid", into: &diagnostics) else { return area }
        if let leading = grid.value("leading") {
            diagnostics.error(.input, "\(page.subject) cannot have a leading of its own", at: leading.place,
                              hint: "all pages share one grid: write it in 'grid' of the layout")
        }
        readColumns(&grid, into: &area, &diagnostics)
        grid.finish(into: &diagnostics)
        return area
    }

    /// The place of what makes the area of a page another one than the layout's; nil where it is the same.
    static func place(of page: inout YAMLReader) -> SourcePlace? {
        for key in ["margins", "width", "grid", "sheet", "orientation"] {
            if let value = page.value(key) { return value.place }
        }
        return nil
    }

    /// Whether there is room for lines and columns, after saying so where there is none.
    static func check(_ area: PageArea, leading: Length, at place: SourcePlace, into diagnostics: inout Diagnostics) {
        if area.lines(ofLeading: leading) < 1 {
            diagnostics.error(.input, "the margins leave no room for a line of text", at: place,
                              hint: "the sheet is \(rounded(area.trim.height)) mm high")
        }
        if area.columnWidth < MeasureCheck.least {
            diagnostics.error(.input, "the margins and gutters leave no width for the columns", at: place,
                              hint: "the sheet is \(rounded(area.trim.width)) mm wide")
        }
    }

    private static func rounded(_ length: Length) -> String { Length.rounded(length.millimetres) }

    // MARK: Sheet

    fileprivate enum Sheet: String, CaseIterable { case a2, a3, a4, a5, a6, a7, letter }
    private enum Orientation: String, CaseIterable { case portrait, landscape }

    /// Source: ISO 216 for the A series; ANSI Y14.1 for letter.
    fileprivate static func size(of sheet: Sheet) -> Size {
        switch sheet {
        case .a2: Size(width: .mm(420), height: .mm(594))
        case .a3: Size(width: .mm(297), height: .mm(420))
        case .a4: Size(width: .mm(210), height: .mm(297))
        case .a5: Size(width: .mm(148), height: .mm(210))
        case .a6: Size(width: .mm(105), height: .mm(148))
        case .a7: Size(width: .mm(74), height: .mm(105))
        case .letter: Size(width: .inch(8.5), height: .inch(11))
        }
    }

    private static func sheet(_ reader: inout YAMLReader, or usual: Size, into diagnostics: inout Diagnostics) -> Size {
        let orientation: Orientation? = reader.choice("orientation", into: &diagnostics)
        let what = "'sheet' of \(reader.subject)"
        let size = reader.value("sheet").flatMap { trim($0, what, into: &diagnostics) } ?? usual
        let long = max(size.width, size.height), short = min(size.width, size.height)
        return switch orientation {
        case .portrait: Size(width: short, height: long)
        case .landscape: Size(width: long, height: short)
        case nil: size
        }
    }

    /// A size by its name, or two lengths.
    static func trim(_ value: YAMLValue, _ what: String, into diagnostics: inout Diagnostics) -> Size? {
        guard case .list(let sides) = value.content else {
            let sheet: Sheet? = value.choice(what, into: &diagnostics)
            return sheet.map(size)
        }
        guard sides.count == 2 else {
            diagnostics.error(.input, "\(what) must be a name or two lengths", at: value.place, hint: "as in a4, or [210mm, 297mm]")
            return nil
        }
        guard let width = sides[0].length("the width of the sheet", .ofSheet, into: &diagnostics),
              let height = sides[1].length("the height of the sheet", .ofSheet, into: &diagnostics) else { return nil }
        return Size(width: width, height: height)
    }

    // MARK: Margins and columns

    private static func margins(_ reader: inout YAMLReader, over usual: Layout.Margins,
                                into diagnostics: inout Diagnostics) -> Layout.Margins {
        var margins = usual
        guard var given = reader.mapping("margins", into: &diagnostics) else { return margins }
        margins.top = given.length("top", into: &diagnostics) ?? margins.top
        margins.bottom = given.length("bottom", into: &diagnostics) ?? margins.bottom
        margins.inside = given.length("inside", into: &diagnostics) ?? margins.inside
        margins.outside = given.length("outside", into: &diagnostics) ?? margins.outside
        given.finish(into: &diagnostics)
        return margins
    }

    private static func readColumns(_ grid: inout YAMLReader, into area: inout PageArea, _ diagnostics: inout Diagnostics) {
        area.columns = grid.whole("columns", in: 1...24, into: &diagnostics) ?? area.columns
        area.gutter = grid.length("gutter", into: &diagnostics) ?? area.gutter
    }
}

extension Size {
    /// A size of paper by the name that layouts have for it, such as a4; nil for another name.
    package init?(sheet name: String) {
        guard let sheet = AreaReader.Sheet(rawValue: name) else { return nil }
        self = AreaReader.size(of: sheet)
    }
}
