import Diagnostics
import Geometry

/// Reads a merged layout file: sheet, margins and grid, then styles, pages and threads.
///
/// Everything is read even where something is at fault, so that an author sees all faults at once; the book gives the
/// layout out only if there was none.
enum LayoutReader {
    static func read(_ file: YAMLValue, name: String, into diagnostics: inout Diagnostics) -> Layout? {
        guard var reader = YAMLReader(file, as: "the layout", into: &diagnostics) else { return nil }
        checkName(&reader, name, into: &diagnostics)
        var layout = Layout(
            name: name, summary: reader.string("summary", into: &diagnostics) ?? "",
            area: PageArea(trim: sheet(&reader, into: &diagnostics), margins: margins(&reader, into: &diagnostics)),
            leading: .pt(12), styles: [:],
            inks: inks(&reader, into: &diagnostics), pages: [], threads: [])
        readGrid(&reader, into: &layout, &diagnostics)
        checkTextArea(of: layout, at: reader.value("margins")?.place ?? reader.place, into: &diagnostics)
        layout.styles = StyleSheetReader.read(&reader, leading: layout.leading, inks: layout.inks, into: &diagnostics)
        let pages = PageReader.read(&reader, area: layout.area, into: &diagnostics)
        layout.pages = pages.map(\.template)
        layout.threads = ThreadReader.read(&reader, pages: pages, into: &diagnostics)
        if !diagnostics.hasErrors { MeasureCheck(layout, styles: file.value("styles")).run(pages, into: &diagnostics) }
        reader.finish(into: &diagnostics)
        return layout
    }

    private static func checkName(_ reader: inout YAMLReader, _ name: String, into diagnostics: inout Diagnostics) {
        _ = reader.value("extends")
        guard let given = reader.value("name"), let text = given.string("'name' of the layout", into: &diagnostics),
              text != name else { return }
        diagnostics.warn("the layout calls itself '\(shortened(text))' but its file is named '\(name)'", at: given.place,
                         hint: "a layout is chosen by the name of its file")
    }

    // MARK: Sheet and margins

    private enum Sheet: String, CaseIterable { case a3, a4, a5, a6, a7, letter }
    private enum Orientation: String, CaseIterable { case portrait, landscape }

    /// Source: ISO 216 for the A series; ANSI Y14.1 for letter.
    private static func size(of sheet: Sheet) -> Size {
        switch sheet {
        case .a3: Size(width: .mm(297), height: .mm(420))
        case .a4: Size(width: .mm(210), height: .mm(297))
        case .a5: Size(width: .mm(148), height: .mm(210))
        case .a6: Size(width: .mm(105), height: .mm(148))
        case .a7: Size(width: .mm(74), height: .mm(105))
        case .letter: Size(width: .inch(8.5), height: .inch(11))
        }
    }

    private static func sheet(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> Size {
        let orientation: Orientation = reader.choice("orientation", into: &diagnostics) ?? .portrait
        let size = trim(reader.value("sheet"), into: &diagnostics) ?? size(of: .a4)
        let isWide = size.width > size.height
        return isWide || orientation == .portrait ? size : Size(width: size.height, height: size.width)
    }

    private static func trim(_ value: YAMLValue?, into diagnostics: inout Diagnostics) -> Size? {
        guard let value else { return nil }
        guard case .list(let sides) = value.content else {
            let sheet: Sheet? = value.choice("'sheet' of the layout", into: &diagnostics)
            return sheet.map(size)
        }
        guard sides.count == 2 else {
            diagnostics.error(.input, "'sheet' of the layout must be a name or two lengths", at: value.place,
                              hint: "as in a4, or [210mm, 297mm]")
            return nil
        }
        guard let width = sides[0].length("the width of the sheet", .ofSheet, into: &diagnostics),
              let height = sides[1].length("the height of the sheet", .ofSheet, into: &diagnostics) else { return nil }
        return Size(width: width, height: height)
    }

    private static func margins(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> Layout.Margins {
        var margins = Layout.Margins(top: .mm(20), bottom: .mm(20), inside: .mm(20), outside: .mm(20))
        guard var given = reader.mapping("margins", into: &diagnostics) else { return margins }
        margins.top = given.length("top", into: &diagnostics) ?? margins.top
        margins.bottom = given.length("bottom", into: &diagnostics) ?? margins.bottom
        margins.inside = given.length("inside", into: &diagnostics) ?? margins.inside
        margins.outside = given.length("outside", into: &diagnostics) ?? margins.outside
        given.finish(into: &diagnostics)
        return margins
    }

    // MARK: Grid

    private static func readGrid(_ reader: inout YAMLReader, into layout: inout Layout,
                                 _ diagnostics: inout Diagnostics) {
        guard var grid = reader.mapping("grid", into: &diagnostics) else { return }
        layout.leading = grid.length("leading", .ofType, into: &diagnostics) ?? layout.leading
        layout.area.columns = grid.whole("columns", in: 1...24, into: &diagnostics) ?? layout.area.columns
        layout.area.gutter = grid.length("gutter", into: &diagnostics) ?? layout.area.gutter
        grid.finish(into: &diagnostics)
    }

    private static func checkTextArea(of layout: Layout, at place: SourcePlace, into diagnostics: inout Diagnostics) {
        if layout.area.lines(ofLeading: layout.leading) < 1 {
            diagnostics.error(.input, "the margins leave no room for a line of text", at: place,
                              hint: "the sheet is \(rounded(layout.area.trim.height)) mm high")
        }
        if layout.area.columnWidth < MeasureCheck.least {
            diagnostics.error(.input, "the margins and gutters leave no width for the columns", at: place,
                              hint: "the sheet is \(rounded(layout.area.trim.width)) mm wide")
        }
    }

    private static func rounded(_ length: Length) -> String { Length.rounded(length.millimetres) }

    // MARK: Inks

    /// Inks that a layout may name without giving their colour, in the tints of a common risograph's drums.
    private static let knownInks: [Ink] = [
        .black, Ink(name: "red", red: 255, green: 72, blue: 60), Ink(name: "blue", red: 0, green: 120, blue: 191),
        Ink(name: "green", red: 0, green: 169, blue: 92), Ink(name: "yellow", red: 255, green: 232, blue: 0),
    ]

    private static func inks(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> [Ink] {
        guard let value = reader.value("inks") else { return [.black] }
        var inks: [Ink] = []
        for item in value.asList {
            guard let ink = ink(item, into: &diagnostics) else { continue }
            if let other = inks.first(where: { $0.name == ink.name || isSameColour($0, ink) }) {
                diagnostics.error(.input, "ink '\(shortened(ink.name))' cannot be told from ink '\(shortened(other.name))'", at: item.place,
                                  hint: "each ink needs a name and a colour of its own")
            }
            if isSameColour(ink, .paper) {
                diagnostics.error(.input, "ink '\(shortened(ink.name))' has the colour of bare paper", at: item.place)
            }
            inks.append(ink)
        }
        if inks.first != .black {
            diagnostics.error(.input, "the first ink must be black", at: value.place)
        }
        return inks
    }

    private static func isSameColour(_ a: Ink, _ b: Ink) -> Bool {
        (a.red, a.green, a.blue) == (b.red, b.green, b.blue)
    }

    private static func ink(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> Ink? {
        if case .mapping = value.content { return mixedInk(value, into: &diagnostics) }
        guard let name = value.string("an ink", into: &diagnostics) else { return nil }
        if let known = knownInks.first(where: { $0.name == name }) { return known }
        let near = nearestWord(to: name, among: knownInks.map(\.name)).map { "did you mean '\($0)'? " } ?? ""
        diagnostics.error(.input, "the colour of ink '\(shortened(name))' is not known", at: value.place,
                          hint: near + "write {name: \(shortened(name)), rgb: [0, 120, 191]}")
        return nil
    }

    private static func mixedInk(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> Ink? {
        guard var reader = YAMLReader(value, as: "an ink", into: &diagnostics) else { return nil }
        let name = reader.string("name", into: &diagnostics)
        let rgb = reader.value("rgb")?.asList.compactMap {
            $0.whole("'rgb' of an ink", in: 0...255, into: &diagnostics)
        }
        reader.finish(into: &diagnostics)
        guard let name, let rgb, rgb.count == 3 else {
            diagnostics.error(.input, "an ink needs a name and three components", at: value.place,
                              hint: "as in {name: \(shortened(name ?? "blue")), rgb: [0, 120, 191]}")
            return nil
        }
        return Ink(name: name, red: UInt8(rgb[0]), green: UInt8(rgb[1]), blue: UInt8(rgb[2]))
    }
}
