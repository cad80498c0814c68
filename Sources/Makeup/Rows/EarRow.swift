import Geometry
import LayoutBook
import Paragraphs
import Shaping

/// The name of a newsletter between its ears, all on one middle line.
///
/// It takes as many rows of the grid as the highest of the three needs; every line stands in the first row, dropped to its place.
final class EarRow: SideBySide {
    /// At the start, in the middle, at the end.
    private let cells: [FlowBlock?]
    /// Of the grid.
    private let leading: Length
    private let direction: Direction

    init(_ cells: [FlowBlock?], leading: Length, direction: Direction) {
        self.cells = cells
        self.leading = leading
        self.direction = direction
    }

    /// Of the measure, for each ear; the less, the wider the name is (ours).
    private static let share = 0.22, leastShare = 0.14
    /// Between an ear and the name, in ems of the ear (ours).
    private static let gutter = 1.0

    /// Where a cell stands in the measure.
    fileprivate struct Cell {
        var block: FlowBlock
        /// Indexes ``cells``.
        var place: Int
        var start: Length
        var setting: Setting
        /// Those of the cells that are read before it.
        var linesBefore: Int
    }

    /// In the order of reading: the name first.
    private func placed(in measure: Length) -> [Cell] {
        let gutter = ([cells[0], cells[2]].compactMap { $0?.copy.size }.max() ?? .zero) * Self.gutter
        let name = cells[1]?.widestLine ?? .zero
        let ear = min(max((measure - name) / 2 - gutter, measure * Self.leastShare), measure * Self.share)
        let middle = measure - ear * 2 - gutter * 2
        let places = [(1, ear + gutter, middle), (0, .zero, ear), (2, measure - ear, ear)]
        var placed: [Cell] = []
        for (place, start, width) in places {
            guard let block = cells[place], let setting = block.setting(Measures(width), .best) else { continue }
            placed.append(Cell(block: block, place: place, start: start, setting: setting,
                               linesBefore: placed.last.map { $0.linesBefore + $0.setting.lines.count } ?? 0))
        }
        return placed
    }

    func setting(of member: Int, in measures: Measures, _ choice: Choice) -> Setting? {
        guard choice == .best else { return nil }
        let room = Room(of: placed(in: measures.body))
        let count = max(1, BaselineGrid.rows(holding: room.height / leading))
        return Setting(lines: (0..<count).map { LinePlan(row: $0, of: count, endsNoColumn: true, measure: measures.body) }, cost: 0)
    }

    func lines(inRow row: Int, of member: Int, in measures: Measures, _ choice: Choice) -> [SetLine] {
        guard row == 0, let rows = setting(of: member, in: measures, .best)?.lines.count else { return [] }
        let cells = placed(in: measures.body), room = Room(of: cells)
        let middle = (leading * Double(rows) - room.height) / 2 + room.above
        return cells.flatMap { cell in
            let head = middle - cell.middle - leading * BaselineGrid.ascentShare
            return cell.setting.lines.indices.flatMap { index in
                cell.block.lines(of: cell.setting, row: index).map { line in
                    var line = line
                    line.start += cell.start
                    line.number += cell.linesBefore
                    line.leaf = cell.place
                    line.copy = cell.block.copy
                    line.drop = head + cell.block.copy.leading * Double(index)
                    return line
                }
            }
        }
    }

    func rests(of member: Int, from row: Int, in measures: Measures, _ choice: Choice) -> [TextRest] {
        guard row == 0 else { return [] }
        return placed(in: measures.body).flatMap { cell in
            cell.block.rests(of: cell.setting, from: 0).map { rest in
                var rest = rest
                rest.copy = cell.block.copy
                return rest
            }
        }
    }
}

private extension EarRow {
    /// What the cells need on both sides of the middle line that they share.
    struct Room {
        var above = Length.zero
        var below = Length.zero

        init(of cells: [Cell]) {
            for cell in cells {
                above = max(above, cell.block.copy.reach.above + cell.middle)
                below = max(below, cell.depth + cell.block.copy.reach.below - cell.middle)
            }
        }

        var height: Length { above + below }
    }
}

private extension EarRow.Cell {
    /// From its first baseline down to the last.
    var depth: Length { block.copy.leading * Double(setting.lines.count - 1) }

    /// From its first baseline down to the middle of what the eye sees.
    var middle: Length { (depth + block.copy.body.below - block.copy.body.above) / 2 }
}

private extension CopyBlock {
    /// Of its type.
    var size: Length {
        guard case .text(let text) = content else { return .zero }
        return text.spans.first?.style.size ?? .zero
    }

    /// How far any of its letters reach from the baseline, nearly (ours).
    var reach: (above: Length, below: Length) {
        direction.isRightToLeft ? (size * 0.95, size * 0.35) : (size * 0.75, size * 0.25)
    }

    /// How far most of them do: alef and the tails of Arabic, the capitals of other scripts (ours).
    var body: (above: Length, below: Length) {
        direction.isRightToLeft ? (size * 0.65, size * 0.3) : (size * 0.7, .zero)
    }
}
