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

    /// Dashes across the page where it is to be folded, which leave the words on them free.
    func foldLines(of sheet: Sheet) -> [PageItem] {
        sheet.template.foldLines.flatMap { foldLine($0, on: sheet.geometry) }
    }

    private func foldLine(_ fold: FoldLine, on geometry: PageGeometry) -> [PageItem] {
        let trim = geometry.area.trim, y = trim.height * fold.at, style = layout.style(.foldLine)
        let words = fold.hasWords ? Phrases(language: language).foldHere : ""
        guard !words.isEmpty,
              let line = setter(geometry.direction).set(InlineText(words), in: style, .centre, measure: trim.width) else {
            return [dashes(from: .zero, to: trim.width, y)]
        }
        let free = style.size * Self.airAtWords, left = line.left - free, right = line.left + line.width + free
        // The middle of small letters stands on the line.
        let origin = Point(x: .zero, y: y + style.size * Self.middleOfLetters)
        let placed = PlacedLine(origin: origin, measure: trim.width, line: line, direction: geometry.direction, language: language,
                                style: .foldLine, source: nil)
        let pieces = [(Length.zero, left), (right, trim.width)].filter { $0.0 < $0.1 }
        return pieces.map { dashes(from: $0.0, to: $0.1, y) } + [PageItem(reading: nil, content: .line(placed))]
    }

    private func dashes(from left: Length, to right: Length, _ y: Length) -> PageItem {
        let area = Rect(x: left, y: y - Self.foldThickness / 2, width: right - left, height: Self.foldThickness)
        return PageItem(reading: nil, content: .rule(PlacedRule(shape: .dashed(area, dash: .pt(3), gap: .pt(2)), ink: .black)))
    }

    private static let foldThickness = Length.pt(0.4)
    /// Between the dashes and the words, and from the middle of the letters down to their baseline; in ems (ours).
    private static let airAtWords = 0.6, middleOfLetters = 0.25

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
        let fill = fill(of: furniture.side, onPage: sheet.number)
        guard let line = setter(direction).set(InlineText(text), in: style, fill, measure: geometry.textWidth) else { return nil }
        let area = (top: geometry.grid.top, bottom: geometry.area.trim.height - geometry.area.margins.bottom)
        let y = furniture.edge == .head ? area.top - furniture.distance : area.bottom + furniture.distance
        return PageItem(reading: nil, content: .line(PlacedLine(
            origin: Point(x: geometry.textLeft(onPage: sheet.number), y: y), measure: geometry.textWidth, line: line,
            direction: direction, language: language, style: furniture.style, source: nil)))
    }

    private func setter(_ direction: Direction) -> EngineLine {
        EngineLine(language: language, direction: direction, compositor: compositor)
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
