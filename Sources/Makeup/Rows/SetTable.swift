import Geometry
import Paragraphs
import Shaping

/// The rows of one table, whose columns have the same widths in all of them.
///
/// Column 1 stands where reading begins. The first lines of a row's cells share a baseline.
final class SetTable: SideBySide {
    private let rows: [TableRow]
    /// By row and column; nil for an empty cell.
    private let cells: [[(any BreakableParagraph)?]]
    /// Its indents are those of the whole table.
    private let shape: ParagraphShape
    private let direction: Direction
    private let compositor: any Compositor
    private var forms: [(measure: Length, form: Form)] = []

    /// - Parameter shape: Its indents are those of the whole table.
    init(_ rows: [TableRow], shape: ParagraphShape, direction: Direction, compositor: any Compositor) {
        self.rows = rows
        self.shape = shape
        self.direction = direction
        self.compositor = compositor
        cells = rows.map { row in
            zip(row.cells, row.shapes).map { $0.text.isEmpty ? nil : compositor.compose($0, shape: $1) }
        }
    }

    /// Between columns, in ems; thickness of the rules (ours).
    private static let gutter = 1.0, ruleThickness = Length.pt(0.5)
    /// A table that is this much of its measure by nature is made as wide as the measure (ours).
    private static let nearlyFull = 0.75
    /// A row of more lines may be divided between columns.
    private static let mostLinesKept = 12
    /// What a column has more than its widest line, lest rounding breaks that.
    private static let slack = Length.pt(0.01)

    // MARK: Columns

    /// Where the columns stand, from the start of the table's measure.
    private struct Form {
        var starts: [Length]
        var widths: [Length]
        var width: Length
    }

    private func form(in measure: Length) -> Form {
        if let known = forms.first(where: { $0.measure == measure }) { return known.form }
        let form = makeForm(in: max(measure - shape.startIndent - shape.endIndent, .pt(1)))
        forms.append((measure, form))
        return form
    }

    private func makeForm(in room: Length) -> Form {
        let count = rows.first?.cells.count ?? 0, gaps = Double(max(count - 1, 1))
        var gutter = min((rows.map(\.size).max() ?? .zero) * Self.gutter, room / Double(2 * count))
        let natural = widest(of: cells)
        let least = natural.sum + gutter * Double(count - 1) > room ? zip(leastWidths(), natural).map { min($0, $1) } : natural
        gutter = min(gutter, max(gutter / 2, (room - least.sum) / gaps))
        let widths = ColumnWidths.widths(natural: natural, least: { least }, in: room - gutter * Double(count - 1))
        var width = widths.sum + gutter * Double(count - 1)
        if count > 1, width < room, width >= room * Self.nearlyFull {
            gutter += (room - width) / gaps
            width = room
        }
        var starts: [Length] = [], start = shape.startIndent
        for width in widths {
            starts.append(start)
            start += width + gutter
        }
        return Form(starts: starts, widths: widths, width: width)
    }

    private func widest(of cells: [[(any BreakableParagraph)?]]) -> [Length] {
        (rows.first?.cells ?? []).indices.map { column in
            cells.reduce(Length.zero) { max($0, ($1[column]?.widestLine(spaces: 1) ?? .zero) + Self.slack) }
        }
    }

    /// The widest word of each column.
    private func leastWidths() -> [Length] {
        widest(of: rows.map { row in
            zip(row.cells, row.shapes).map { $0.text.isEmpty ? nil : compositor.compose($0.wordByWord, shape: $1) }
        })
    }

    // MARK: Rows

    private func settings(of row: Int, in measure: Length) -> [Setting?] {
        zip(cells[row], form(in: measure).widths).map { cell, width in cell?.setting(Measures(width), extra: 0) }
    }

    func setting(of row: Int, in measures: Measures, _ choice: Choice) -> Setting? {
        guard choice == .best else { return nil }
        let settings = settings(of: row, in: measures.body).compactMap { $0 }
        let count = settings.map(\.lines.count).max() ?? 1
        let plans = (0..<count).map { line in
            let dividesWord = settings.contains { line < $0.lines.count && $0.lines[line].isHyphenated }
            return LinePlan(row: line, of: count, endsNoColumn: count <= Self.mostLinesKept || dividesWord, measure: measures.body)
        }
        return Setting(lines: plans, cost: settings.reduce(0) { $0 + $1.cost })
    }

    func lines(inRow line: Int, of row: Int, in measures: Measures, _ choice: Choice) -> [SetLine] {
        let settings = settings(of: row, in: measures.body), form = form(in: measures.body)
        var lines: [SetLine] = [], before = 0
        for (column, setting) in settings.enumerated() {
            guard let setting, let cell = cells[row][column] else { continue }
            if line < setting.lines.count {
                let plan = setting.lines[line]
                lines.append(SetLine(line: cell.line(plan, index: line), plan: plan, text: rows[row].cells[column],
                                     start: form.starts[column], number: before + line, leaf: column))
            }
            before += setting.lines.count
        }
        return lines
    }

    func rests(of row: Int, from line: Int, in measures: Measures, _ choice: Choice) -> [TextRest] {
        let settings = settings(of: row, in: measures.body)
        var rests = zip(settings, rows[row].cells).compactMap { setting, text -> TextRest? in
            guard let setting, line < setting.lines.count else { return nil }
            return TextRest(text: text, offset: setting.lines[line].text.lowerBound, lines: 0)
        }
        if !rests.isEmpty { rests[0].lines = (settings.compactMap { $0?.lines.count }.max() ?? line) - line }
        return rests
    }

    /// A rule above the table, below its head and below the table. They stand nearer to the line above them, which has its
    /// descenders only, than to the capitals below.
    func rules(of row: Int, in measures: Measures) -> [RowRule] {
        let width = form(in: measures.body).width
        func rule(_ edge: RowRule.Edge, _ drop: Double) -> RowRule {
            RowRule(edge: edge, drop: drop, start: shape.startIndent, width: width, thickness: Self.ruleThickness)
        }
        let edges = rows[row].edges
        return [edges.contains(.aboveTable) ? rule(.above, -0.1) : nil, edges.contains(.belowHead) ? rule(.below, 0.15) : nil,
                edges.contains(.belowTable) ? rule(.below, 0.25) : nil].compactMap { $0 }
    }
}

private extension StyledText {
    /// The same text with a line for each word.
    var wordByWord: StyledText {
        var words = self
        words.text = text.map { $0 == 0x20 ? 0x2028 : $0 }
        return words
    }
}
