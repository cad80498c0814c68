import Diagnostics
import Geometry

/// Reads a merged layout file: sheet, margins and grid, inks and styles, then pages, threads and what may be fitted.
///
/// Everything is read even where something is at fault, so that an author sees all faults at once; the book gives the
/// layout out only if there was none.
enum LayoutReader {
    /// - Parameter substitutes: what some of the layout's inks are printed in instead.
    static func read(_ file: YAMLValue, name: String, substitutes: InkSubstitutes, into diagnostics: inout Diagnostics) -> Layout? {
        guard var reader = YAMLReader(file, as: "the layout", into: &diagnostics) else { return nil }
        checkName(&reader, name, into: &diagnostics)
        let summary = reader.string("summary", into: &diagnostics) ?? ""
        var leading = Length.pt(12)
        let area = AreaReader.area(of: &reader, leading: &leading, into: &diagnostics)
        var layout = Layout(name: name, summary: summary, area: area, leading: leading, styles: [:],
                            inks: InkReader.read(&reader, substitutes: substitutes, into: &diagnostics), pages: [], threads: [])
        layout.fold = reader.choice("fold", into: &diagnostics) ?? layout.fold
        layout.hasBackCover = reader.flag("back-cover", into: &diagnostics) ?? false
        layout.notes = reader.choice("notes", into: &diagnostics) ?? layout.notes
        layout.styles = StyleSheetReader.read(&reader, leading: layout.leading, inks: &layout.inks, into: &diagnostics)
        var pages = PageReader.read(&reader, of: &layout, into: &diagnostics)
        layout.threads = ThreadReader.read(&reader, pages: pages, into: &diagnostics)
        layout.fit = FitReader.read(&reader, of: layout, pages: &pages, into: &diagnostics)
        layout.pages = pages.map(\.template)
        if !diagnostics.hasErrors { MeasureCheck(layout, of: file).run(pages, into: &diagnostics) }
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
}
