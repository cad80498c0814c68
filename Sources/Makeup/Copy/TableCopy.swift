import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// A row of a table, ready for setting.
struct TableRow {
    /// The table it belongs to, among those of its matter.
    var table: Int
    var cells: [StyledText]
    /// How the cells stand, and what the paragraphs of all have in common.
    var shapes: [ParagraphShape]
    /// Thin rules above and below it.
    var edges: Set<Edge>
    /// Of the type.
    var size: Length

    enum Edge { case aboveTable, belowHead, belowTable }
}

extension BlockCopier {
    /// A table: a block for each row. A short one stands in one column; of others the head stands with the first two rows, and
    /// no row is alone in a column.
    mutating func addTable(_ table: Table, in around: Surroundings, at place: SourcePlace?) {
        let first = blocks.count
        let hasHead = table.head.contains { WordCount.words(in: $0.text) > 0 }
        enclose(.table) { copier in
            if hasHead { copier.addRow(table.head, of: table, .tableHead, number: first, in: around, at: place) }
            for row in table.rows where row.contains(where: { WordCount.words(in: $0.text) > 0 }) {
                copier.addRow(row, of: table, .tableCell, number: first, in: around, at: place)
            }
        }
        guard blocks.count > first else { return }
        let last = blocks.count - 1
        let isShort = last - first < Self.mostRowsKept
        let kept = isShort ? Array(first..<last) : [first, hasHead ? first + 1 : first, last - 1]
        for index in kept where index >= first && index < last {
            blocks[index].keepWithNext = 1
        }
        mark(.aboveTable, at: first)
        if hasHead, last > first { mark(.belowHead, at: first) }
        mark(.belowTable, at: last)
        blocks[first].spaceBefore = max(blocks[first].spaceBefore, Self.spaceRoundTable)
        blocks[last].spaceAfter = max(blocks[last].spaceAfter, Self.spaceRoundTable)
    }

    /// A table of more rows, the head among them, may be divided between columns (ours).
    private static let mostRowsKept = 10

    /// Empty grid rows above and below, at least (ours).
    private static let spaceRoundTable = 1.0

    private mutating func addRow(_ cells: [InlineText], of table: Table, _ name: StyleName, number: Int, in around: Surroundings,
                                 at place: SourcePlace?) {
        let style = layout.style(name), copy = CopyText(language: language, direction: direction, inks: layout.inks)
        let row = TableRow(table: number, cells: cells.map { copy.styled($0, in: style) },
                           shapes: table.columns.map { cellShape($0, style) }, edges: [], size: style.size)
        let isFirst = blocks.count == number
        let whole = InlineText.joined(cells.filter { !$0.text.isEmpty }, by: "\u{2028}")
        blocks.append(CopyBlock(
            content: .text(copy.styled(whole, in: style)),
            shape: ParagraphShape(fill: .start, startIndent: around.start, endIndent: around.end), row: .table(row),
            style: name, leading: layout.leading, spaceBefore: isFirst ? style.spaceBefore : 0, spaceAfter: 0, keepWithNext: 0,
            isDivisible: true, ink: style.ink, language: language, direction: direction,
            place: whole.source.place(of: 0, in: whole.text) ?? place, matter: matter, index: blocks.count))
        if notePlace == .column { blocks[blocks.count - 1].notes = footNotes(of: whole) }
    }

    private mutating func mark(_ edge: TableRow.Edge, at index: Int) {
        guard var row = blocks[index].tableRow else { return }
        row.edges.insert(edge)
        blocks[index].row = .table(row)
    }

    /// Narrow columns are not justified.
    private func cellShape(_ alignment: Table.Alignment, _ style: Style) -> ParagraphShape {
        let natural: ParagraphShape.Fill = style.alignment == .justified ? .start : style.alignment.fill
        return ParagraphShape(fill: alignment.fill(natural: natural, in: direction), hyphenate: style.hyphenate)
    }
}

private extension Table.Alignment {
    /// An author sees the sides of the page, a paragraph where its reading begins.
    func fill(natural: ParagraphShape.Fill, in direction: Direction) -> ParagraphShape.Fill {
        switch self {
        case .natural: natural
        case .centre: .centre
        case .left: direction.isRightToLeft ? .end : .start
        case .right: direction.isRightToLeft ? .start : .end
        }
    }
}
