public import Geometry
public import LayoutBook
import Manuscript
import Paragraphs

/// Lines of words for those who print, each a page of its own, which Press puts beside the pages on their sheets.
public struct Slips {
    private let line: EngineLine
    private let ink: InkKey

    /// From the baseline of a slip to its lower edge.
    public static let foot = Length.pt(2)
    private static let size = Length.pt(6), head = Length.pt(6)

    /// - Parameters:
    ///   - language: BCP 47; whose faces are looked for first.
    ///   - ink: What comes on every plate.
    public init(language: String, ink: InkKey, compositor: any Compositor) {
        line = EngineLine(language: language, direction: .leftToRight, compositor: compositor)
        self.ink = ink
    }

    /// A page as wide as the words are, which are cut to fit where they are longer than there is room.
    public func slip(_ words: String, room: Length) -> Page {
        var style = Style()
        (style.size, style.alignment, style.ink) = (Self.size, .start, ink)
        let set = line.set(InlineText(words), in: style, .start, measure: room)
        let width = set.map { $0.left + $0.width } ?? .pt(1)
        let origin = Point(x: .zero, y: Self.head)
        let placed = set.map {
            PageItem(reading: nil, content: .line(PlacedLine(origin: origin, measure: width, line: $0, direction: .leftToRight,
                                                             language: line.language, style: .folio, source: nil)))
        }
        return Page(number: 0, label: "", trim: Size(width: max(width, .pt(1)), height: Self.head + Self.foot),
                    items: placed.map { [$0] } ?? [])
    }
}
