import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// Sets folios and running heads in the margins of pages.
struct FurnitureSetter {
    let layout: Layout
    let language: String
    let title: String
    let compositor: any Compositor

    /// The furniture at the head or foot of a page. `section` is the heading in force.
    func items(of sheet: Sheet, at edge: Furniture.Edge, folio: String, section: String?) -> [PageItem] {
        sheet.template.furniture.filter { $0.edge == edge && $0.leaf.holds(sheet.number) }.compactMap {
            item($0, on: sheet, text: text(of: $0, folio: folio, section: section))
        }
    }

    private func text(of furniture: Furniture, folio: String, section: String?) -> String {
        switch furniture.text {
        case .folio: folio
        case .title: title
        case .section: section ?? title
        }
    }

    private func item(_ furniture: Furniture, on sheet: Sheet, text: String) -> PageItem? {
        guard !text.isEmpty else { return nil }
        let style = layout.style(furniture.style), geometry = sheet.geometry, direction = geometry.direction
        let setter = EngineLine(language: language, direction: direction, compositor: compositor)
        let fill = fill(of: furniture.side, onPage: sheet.number)
        guard let line = setter.set(InlineText(text), in: style, fill, measure: geometry.textWidth) else { return nil }
        let area = (top: geometry.grid.top, bottom: geometry.area.trim.height - geometry.area.margins.bottom)
        let y = furniture.edge == .head ? area.top - furniture.distance : area.bottom + furniture.distance
        return PageItem(reading: nil, content: .line(PlacedLine(
            origin: Point(x: geometry.textLeft(onPage: sheet.number), y: y), measure: geometry.textWidth, line: line,
            direction: direction, language: language, style: furniture.style, source: nil)))
    }

    /// Lines begin at the binding of a recto, whichever way they run.
    private func fill(of side: Furniture.Side, onPage page: Int) -> ParagraphShape.Fill {
        switch side {
        case .centre: return .centre
        case .inside: return Layout.isRecto(page) ? .start : .end
        case .outside: return Layout.isRecto(page) ? .end : .start
        }
    }
}

private extension Furniture.Leaf {
    func holds(_ page: Int) -> Bool {
        switch self {
        case .both: true
        case .recto: Layout.isRecto(page)
        case .verso: !Layout.isRecto(page)
        }
    }
}
