import Diagnostics
import Geometry
import LayoutBook
import Paragraphs
import Shaping

/// What can be drawn over pages so that their setting can be judged.
public enum ProofMark: String, Sendable, CaseIterable {
    /// A bar under each kashida, with the number of the rule that it was put in by.
    case kashida
    /// The baseline grid and the edges of the frames.
    case grid
    /// The word spaces of justified lines, in a colour for tight, good and loose ones.
    case gaps
}

extension Document {
    /// The same pages with marks for proofing, in inks of their own: grid and gaps lie below the text, the rest above it.
    ///
    /// Marks have no place in the reading order. The compositor sets the numbers of rules.
    public func marked(with marks: Set<ProofMark>, compositor: any Compositor) -> Document {
        guard !marks.isEmpty else { return self }
        var document = self
        var marker = ProofMarker(firstInk: inks.count, compositor: compositor)
        document.inks += ProofInk.allCases.map(\.ink)
        for index in pages.indices { document.pages[index].items = marker.items(of: pages[index], with: marks) }
        return document
    }
}

/// The inks of proofs, which no layout has.
enum ProofInk: Int, CaseIterable {
    case grid, tight, good, loose, kashida

    var ink: Ink {
        switch self {
        case .grid: Ink(name: "proof-grid", red: 148, green: 198, blue: 240)
        case .tight: Ink(name: "proof-tight", red: 244, green: 150, blue: 140)
        case .good: Ink(name: "proof-good", red: 200, green: 232, blue: 200)
        case .loose: Ink(name: "proof-loose", red: 252, green: 208, blue: 92)
        case .kashida: Ink(name: "proof-kashida", red: 208, green: 0, blue: 128)
        }
    }
}

/// Marks the pages of one document.
private struct ProofMarker {
    /// Where the inks of proofs begin among the document's.
    let firstInk: Int
    let compositor: any Compositor
    /// By rule; empty lines for what could not be set.
    private var numbers: [Int: TextLine] = [:]

    init(firstInk: Int, compositor: any Compositor) {
        self.firstInk = firstInk
        self.compositor = compositor
    }

    mutating func items(of page: Page, with marks: Set<ProofMark>) -> [PageItem] {
        let lines: [PlacedLine] = page.items.compactMap { if case .line(let placed) = $0.content { placed } else { nil } }
        var below: [PageItem] = [], above: [PageItem] = []
        if marks.contains(.gaps) { below += lines.flatMap(tints) }
        if marks.contains(.grid), let grid = page.grid { below += hairlines(of: grid) }
        if marks.contains(.kashida) { for line in lines { above += bars(of: line) } }
        return below + page.items + above
    }

    private func ink(_ ink: ProofInk) -> InkKey { InkKey(index: UInt16(firstInk + ink.rawValue)) }

    private func item(_ shape: PlacedRule.Shape, _ ink: ProofInk) -> PageItem {
        PageItem(reading: nil, content: .rule(PlacedRule(shape: shape, ink: self.ink(ink))))
    }

    // MARK: Grid

    private func hairlines(of grid: PageGrid) -> [PageItem] {
        let baselines = grid.baselines.map { baseline in
            item(.filled(Rect(x: grid.area.left, y: baseline - Self.hairline / 2, width: grid.area.size.width,
                              height: Self.hairline)), .grid)
        }
        return baselines + grid.frames.map { item(.outline($0, thickness: Self.hairline), .grid) }
    }

    private static let hairline = Length.pt(0.25)

    // MARK: Gaps

    /// As high as small letters, and a little below the baseline.
    private func tints(of placed: PlacedLine) -> [PageItem] {
        let facts = placed.line.facts
        guard facts.isJustified, facts.naturalGap > 0 else { return [] }
        let ink = Self.ink(ofGap: facts.gap / facts.naturalGap)
        return placed.line.wordSpaces.map { space in
            item(.filled(Rect(x: placed.origin.x + .pt(space.left), y: placed.origin.y - space.size * 0.5,
                              width: .pt(space.right - space.left), height: space.size * 0.6)), ink)
        }
    }

    /// By how many natural spaces the gaps of a line measure.
    private static func ink(ofGap ratio: Double) -> ProofInk { ratio < 0.8 ? .tight : ratio > 1.4 ? .loose : .good }

    // MARK: Kashida

    private mutating func bars(of placed: PlacedLine) -> [PageItem] {
        let size = placed.line.words.first?.size ?? .zero
        var items: [PageItem] = []
        for kashida in placed.line.facts.kashidas {
            let left = placed.origin.x + .pt(kashida.from), width = Length.pt(kashida.to - kashida.from)
            let top = placed.origin.y + size * 0.2
            items.append(item(.filled(Rect(x: left, y: top, width: width, height: Self.bar)), .kashida))
            let middle = Point(x: left + width / 2, y: top + Self.bar + Self.type * 0.85)
            if let number = number(of: kashida.rule, at: middle, style: placed.style) { items.append(number) }
        }
        return items
    }

    private static let bar = Length.pt(0.6)
    private static let type = Length.pt(5)

    /// The number of a rule on a baseline, from the middle of that outwards.
    private mutating func number(of rule: Int, at middle: Point, style: StyleName) -> PageItem? {
        let measure = Self.type * 10
        let line = numbers[rule] ?? set(rule, in: measure)
        numbers[rule] = line
        guard !line.text.isEmpty else { return nil }
        return PageItem(reading: nil, content: .line(PlacedLine(
            origin: Point(x: middle.x - measure / 2, y: middle.y), measure: measure, line: line, direction: .leftToRight,
            language: "en", style: style, source: nil)))
    }

    private func set(_ rule: Int, in measure: Length) -> TextLine {
        let look = TextStyle(role: .notes, weight: .regular, size: Self.type, ink: ink(.kashida), features: [], language: "en")
        let text = Array("\(rule)".utf16)
        let styled = StyledText(text: text, direction: .leftToRight, spans: [.init(range: 0..<text.count, style: look)],
                                source: SourceMap())
        let paragraph = compositor.compose(styled, shape: ParagraphShape(fill: .centre))
        guard let plan = paragraph.setting(Measures(measure), extra: 0)?.lines.first else { return TextLine() }
        return paragraph.line(plan, index: 0)
    }
}
