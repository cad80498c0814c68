import Geometry
import LayoutBook
import Manuscript
import Paragraphs

extension Document {
    /// The document to try a fold with: of each page its number, the headings that begin on it, and a bar at its head.
    public func dummy(_ compositor: any Compositor) -> Document {
        var dummy = self
        let drawer = DummyDrawer(document: self, compositor: compositor)
        dummy.pages = pages.indices.map(drawer.page)
        (dummy.artworks, dummy.outline) = ([], [])
        return dummy
    }
}

private struct DummyDrawer {
    let document: Document
    let compositor: any Compositor

    /// Of the shorter side of a page, from the trim; how thick the bar at the head is; and how large the number.
    private static let margin = 0.06, bar = Length.mm(2), number = 0.3
    private static let headings = Length.pt(10), leading = Length.pt(15)

    func page(_ index: Int) -> Page {
        let page = document.pages[index], short = min(page.trim.width, page.trim.height), margin = short * Self.margin
        var items = [PageItem(reading: nil, content: .rule(PlacedRule(
            shape: .filled(Rect(x: margin, y: margin, width: page.trim.width - margin * 2, height: Self.bar)), ink: .black)))]
        var style = Style()
        (style.alignment, style.size, style.role) = (.centre, short * Self.number, .display)
        let size = style.size, y = margin + Self.bar + size * 1.3, measure = page.trim.width - margin * 2
        items += line(page.label.isEmpty ? "\(page.number)" : page.label, style, at: Point(x: margin, y: y), measure)
        (style.size, style.role) = (Self.headings, .text)
        let room = Int(((page.trim.height - y - margin) / Self.leading).rounded(.down)) - 1
        for (row, entry) in document.outline.filter({ $0.page == index }).prefix(max(0, room)).enumerated() {
            let below = size * 0.3 + Self.leading * Double(row + 1)
            items += line(entry.title, style, at: Point(x: margin, y: y + below), measure)
        }
        return Page(number: page.number, label: page.label, trim: page.trim, items: items)
    }

    private func line(_ words: String, _ style: Style, at origin: Point, _ measure: Length) -> [PageItem] {
        let engine = EngineLine(language: document.language, direction: document.direction, compositor: compositor)
        guard let line = engine.set(InlineText(words), in: style, .centre, measure: measure) else { return [] }
        return [PageItem(reading: nil, content: .line(PlacedLine(origin: origin, measure: measure, line: line, direction: document.direction,
                                                                 language: document.language, style: .heading1, source: nil)))]
    }
}
