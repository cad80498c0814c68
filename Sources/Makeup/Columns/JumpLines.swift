import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// A story that leaves one page and goes on on another.
struct Jump: Hashable {
    /// Along the chain.
    var from: Int
    var to: Int
    /// See ``CopyBlock/matter``.
    var matter: Int
}

extension Breaking {
    /// The jump from a column, if its last story goes on on another page and the chain's thread tells of that.
    func jump(from column: Int, in flow: Flow, _ chain: ColumnChain) -> Jump? {
        guard chain.hasJumps, let last = pieces.lastIndex(where: { $0.column == column }), last + 1 < pieces.count else {
            return nil
        }
        let matter = flow.blocks[pieces[last].block].copy.matter, next = pieces[last + 1]
        guard flow.blocks[next.block].copy.matter == matter, chain.jumps(from: column, to: next.column),
              hasRoom(forJumpFrom: column, in: flow, chain) else { return nil }
        return Jump(from: column, to: next.column, matter: matter)
    }

    /// A column that the author breaks, or that no rule could end higher, may be full to its foot.
    private func hasRoom(forJumpFrom number: Int, in flow: Flow, _ chain: ColumnChain) -> Bool {
        guard let column = chain.column(number) else { return false }
        let pieces = pieces.filter { $0.column == number }
        let notes = noteRows(of: pieces, in: flow, measure: column.foot.measure)
        return (pieces.last?.ink ?? 0) <= FootNotes.foot(of: column, notes: notes, below: JumpLines.rows) + BaselineGrid.slack
    }

    /// All jumps, in the order of the flow.
    func jumps(in flow: Flow, _ chain: ColumnChain) -> [Jump] {
        var jumps: [Jump] = []
        for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.column != next.column {
            if let jump = jump(from: piece.column, in: flow, chain) { jumps.append(jump) }
        }
        return jumps
    }
}

/// Sets the lines that say where a story goes on and where it came from.
struct JumpLines {
    let edition: Edition
    let forme: Forme
    let compositor: any Compositor

    /// Grid rows that such a line takes, at the foot of one column and at the head of another.
    static let rows = 1

    /// The line at the foot of the column that the story leaves, at the end of its measure.
    func itemTo(_ page: Int, _ jump: Jump, by placement: Placement) -> [SheetItem] {
        let row = placement.column.rows - Self.rows
        return line(InlineText(), \.jumpTo, page, jump, .jumpTo, .end, baseline: Double(row) + BaselineGrid.ascentShare,
                    placement.narrowed(to: placement.column.stretch(ofRow: row)))
    }

    /// The line at the head of the column where the story goes on: its short title, and the page it came from, over a
    /// thin rule.
    func itemFrom(_ page: Int, _ jump: Jump, by placement: Placement) -> [SheetItem] {
        var title = title(of: jump.matter)
        title.marks.append(InlineMark(range: 0..<title.text.count, kind: .strong))
        let placement = placement.narrowed(to: placement.column.stretch(ofRow: 0))
        let items = line(title, \.jumpFrom, page, jump, .jumpFrom, .start, baseline: Self.headBaseline, placement)
        return items.isEmpty ? [] : items + [rule(below: placement)]
    }

    private func line(_ title: InlineText, _ phrase: KeyPath<Phrases, String>, _ page: Int, _ jump: Jump, _ name: StyleName,
                      _ fill: ParagraphShape.Fill, baseline: Double, _ placement: Placement) -> [SheetItem] {
        let language = article(of: jump.matter)?.story.language ?? edition.language
        let phrases = Phrases(language: language), direction = Language(language).direction
        let label = Language(language).digits(of: page)
        let tail = (title.isEmpty ? "" : phrases.separator) + InlineText(label).put(into: phrases[keyPath: phrase]).string
        let setter = EngineLine(language: language, direction: direction, compositor: compositor)
        let measure = placement.measure, style = forme.layout.style(name)
        guard let line = setter.set(title, tail: tail, in: style, fill, measure: measure.size.width) else { return [] }
        let origin = Point(x: measure.left, y: placement.head(ofRow: baseline))
        let placed = PlacedLine(origin: origin, measure: measure.size.width, line: line, direction: direction, language: language,
                                style: name, source: nil)
        return [.line(placed)]
    }

    /// Below the line, as wide as the column.
    private func rule(below placement: Placement) -> SheetItem {
        let measure = placement.measure
        let rect = Rect(x: measure.left, y: placement.head(ofRow: Self.ruleDepth), width: measure.size.width,
                        height: Self.ruleThickness)
        return .rule(.filled(rect), ink: .black)
    }

    /// Baseline and rule at a column's head, in rows: clear of each other and of the text below.
    private static let headBaseline = 0.56, ruleDepth = 0.82, ruleThickness = Length.pt(0.35)

    private func article(of matter: Int) -> Edition.Article? {
        forme.articles[matter].map { edition.articles[$0] }
    }

    private func title(of matter: Int) -> InlineText {
        let head = article(of: matter)?.story.head
        return InlineText((head?.shortTitle ?? head?.title)?.plain ?? "")
    }
}
