import Diagnostics
import Geometry

/// Reads what stands on a page besides its frames: folios and running heads in the margins, and lines to fold it by.
enum FurnitureReader {
    /// - Parameter page: what the page is called in diagnostics.
    static func furniture(_ value: YAMLValue, of page: String, in area: PageArea,
                          into diagnostics: inout Diagnostics) -> Furniture? {
        guard var reader = YAMLReader(value, as: "furniture of \(page)", into: &diagnostics) else { return nil }
        let edge: Furniture.Edge? = reader.choice("edge", into: &diagnostics)
        let side: Furniture.Side? = reader.choice("side", into: &diagnostics)
        let text: Furniture.Text? = reader.choice("text", into: &diagnostics)
        let style: StyleName? = reader.choice("style", into: &diagnostics)
        let distance = reader.length("distance", into: &diagnostics)
        let leaf: Furniture.Leaf? = reader.choice("on", into: &diagnostics)
        reader.finish(into: &diagnostics)
        if reader.value("text") == nil {
            diagnostics.error(.input, "\(reader.subject) needs a text", at: reader.place,
                              hint: spellingHint(for: "", among: Furniture.Text.allCases.map(\.rawValue)))
        }
        guard let text else { return nil }
        let furniture = Furniture(edge: edge ?? .foot, side: side ?? .outside, text: text,
                                  style: style ?? (text == .folio ? .folio : .runningHead), distance: distance ?? .mm(8),
                                  leaf: leaf ?? .both)
        check(furniture, in: area, at: reader.value("distance")?.place ?? reader.place, into: &diagnostics)
        return furniture
    }

    private static func check(_ furniture: Furniture, in area: PageArea, at place: SourcePlace,
                              into diagnostics: inout Diagnostics) {
        let margin = furniture.edge == .head ? area.margins.top : area.margins.bottom
        guard furniture.distance > margin else { return }
        diagnostics.error(.input, "the \(furniture.text.rawValue) would stand off the page, "
                              + "\(millimetres(furniture.distance)) from the text",
                          at: place, hint: "'distance' must not be more than the margin, which is \(millimetres(margin))")
    }

    private static func millimetres(_ length: Length) -> String { Length.rounded(length.millimetres) + "mm" }

    static func foldLine(_ value: YAMLValue, of page: String, into diagnostics: inout Diagnostics) -> FoldLine? {
        guard var reader = YAMLReader(value, as: "a fold line of \(page)", into: &diagnostics) else { return nil }
        let at = reader.share("at", in: 0.01...0.99, into: &diagnostics)
        let hasWords = reader.flag("words", into: &diagnostics) ?? true
        reader.finish(into: &diagnostics)
        if reader.value("at") == nil {
            diagnostics.error(.input, "\(reader.subject) needs a place",
                              at: reader.place, hint: "as in {at: 50%}, from the head of the page")
        }
        return at.map { FoldLine(at: $0, hasWords: hasWords) }
    }
}
