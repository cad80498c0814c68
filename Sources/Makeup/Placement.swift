import Diagnostics
import Geometry
import LayoutBook
import Paragraphs
import Shaping

/// Puts the pieces of broken flows into the frames of their pages.
struct Placement {
    let geometry: PageGeometry

    private var grid: BaselineGrid { geometry.grid }

    /// The items of one piece in its frame.
    func items(of piece: Piece, of flow: Flow, _ breaking: Breaking, in frame: SolvedFrame, onPage page: Int,
               count: inout MakeupReport.Count) -> [SheetItem] {
        let block = flow.blocks[piece.block]
        let left = geometry.left(of: frame.plan.columns, onPage: page) + frame.plan.box.padding
        let column = Rect(x: left, y: .zero, width: frame.measure, height: .zero)
        guard case .text = block.copy.content else { return [rule(block.copy, piece, in: column, frame)] }
        let setting = breaking.settings[piece.block], head = head(of: piece, of: flow, in: frame)
        var items: [SheetItem] = []
        for row in piece.lines {
            let baseline = head + block.copy.leading * (Double(row - piece.lines.lowerBound) + BaselineGrid.ascentShare)
            let markers = row == 0 ? block.markerLines() : []
            for line in markers + block.lines(of: setting, row: row) {
                if !line.isMarker { count.add(line.line) }
                items.append(item(line, of: line.copy ?? block.copy, at: baseline + line.drop, in: column, top: head))
            }
        }
        guard block.standsSideBySide else { return items }
        return rules(of: block, setting, piece, at: head, in: column, frame) + items.inReadingOrder
    }

    /// Rules of a table, which stay inside their frame.
    private func rules(of block: FlowBlock, _ setting: Setting, _ piece: Piece, at head: Length, in column: Rect,
                       _ frame: SolvedFrame) -> [SheetItem] {
        block.rules(of: setting).compactMap { rule in
            let isAbove = rule.edge == .above
            guard isAbove ? piece.lines.lowerBound == 0 : piece.lines.upperBound == setting.lines.count else { return nil }
            let edge = isAbove ? head : head + block.copy.leading * Double(piece.lines.count)
            let least = grid.head(ofRow: Double(frame.textRows.lowerBound)), most = grid.head(ofRow: Double(frame.textRows.upperBound))
            let middle = min(max(edge + grid.leading * rule.drop, least), most)
            let left = block.copy.direction.isRightToLeft ? column.right - rule.start - rule.width : column.left + rule.start
            let rect = Rect(x: left, y: middle - rule.thickness / 2, width: rule.width, height: rule.thickness)
            let placed = PlacedRule(shape: .filled(rect), ink: block.copy.ink)
            return SheetItem(matter: -1, item: PageItem(reading: nil, content: .rule(placed)))
        }
    }

    /// Where the leading of a piece's first line begins: what sinks ends at the foot of its frame.
    private func head(of piece: Piece, of flow: Flow, in frame: SolvedFrame) -> Length {
        let sinks = flow.blocks[piece.block].copy.sinks && piece.block == flow.blocks.count - 1
        let row = sinks ? Double(frame.textRows.count) - (piece.ink - piece.top) : piece.top
        return grid.head(ofRow: Double(frame.textRows.lowerBound) + row)
    }

    private func item(_ line: SetLine, of copy: CopyBlock, at baseline: Length, in column: Rect, top: Length) -> SheetItem {
        let plan = line.plan, text = line.text
        let x = copy.direction.isRightToLeft ? column.right - line.start - plan.measure : column.left + line.start
        let placed = PlacedLine(origin: Point(x: x, y: baseline), measure: plan.measure, line: line.line, direction: copy.direction,
                                language: copy.language, style: copy.style,
                                source: text.source.place(of: plan.text.lowerBound, in: text.text),
                                kashidaSources: line.line.facts.kashidas.map { text.source.place(of: $0.offset, in: text.text) },
                                links: text.links)
        let beginsCopy = line.number == 0 && !line.isMarker
        return sheetItem(.line(placed), line: line.isMarker ? line.number : line.number + copy.markers.count, of: copy,
                         outline: beginsCopy ? copy.outline.map { ($0.level, $0.title, top) } : nil)
    }

    private func sheetItem(_ content: PageItem.Content, line: Int, of copy: CopyBlock,
                           outline: (level: Int, title: String, top: Length)? = nil) -> SheetItem {
        let id = ReadingID(matter: copy.matter, block: copy.index, line: line)
        return SheetItem(matter: copy.matter, item: PageItem(reading: id, content: content), outline: outline)
    }

    /// A quarter of the measure wide, in the middle of its row.
    private func rule(_ copy: CopyBlock, _ piece: Piece, in column: Rect, _ frame: SolvedFrame) -> SheetItem {
        let middle = grid.head(ofRow: Double(frame.textRows.lowerBound) + piece.ink - 0.5)
        let width = column.size.width / 4
        let rect = Rect(x: column.left + (column.size.width - width) / 2, y: middle - Self.ruleThickness / 2,
                        width: width, height: Self.ruleThickness)
        return SheetItem(matter: -1, item: PageItem(reading: nil, content: .rule(PlacedRule(shape: .filled(rect), ink: copy.ink))))
    }

    private static let ruleThickness = Length.pt(0.5)

    /// Where the text of a frame may stand.
    func area(of frame: SolvedFrame, onPage page: Int) -> Rect {
        Rect(x: geometry.left(of: frame.plan.columns, onPage: page) + frame.plan.box.padding,
             y: grid.head(ofRow: Double(frame.textRows.lowerBound)), width: frame.measure,
             height: grid.leading * Double(frame.textRows.count))
    }

    /// The rules round a frame. They lie outside the text by the padding; a frame without padding has them in the gap.
    func box(of frame: SolvedFrame, onPage page: Int) -> [PageItem] {
        let box = frame.plan.box
        let left = geometry.left(of: frame.plan.columns, onPage: page), width = geometry.width(of: frame.plan.columns)
        let pad = grid.leading * box.paddingLines
        let top = grid.head(ofRow: Double(frame.textRows.lowerBound)) - pad
        let bottom = grid.head(ofRow: Double(frame.textRows.upperBound)) + pad
        var shapes: [PlacedRule.Shape] = []
        if box.border > .zero {
            shapes.append(.outline(Rect(x: left, y: top, width: width, height: bottom - top), thickness: box.border))
        }
        if box.ruleAbove > .zero {
            shapes.append(.filled(Rect(x: left, y: top - box.ruleAbove, width: width, height: box.ruleAbove)))
        }
        if box.ruleBelow > .zero {
            shapes.append(.filled(Rect(x: left, y: bottom, width: width, height: box.ruleBelow)))
        }
        return shapes.map { PageItem(reading: nil, content: .rule(PlacedRule(shape: $0, ink: .black))) }
    }
}

extension MakeupReport.Count {
    mutating func add(_ line: TextLine) {
        lines += 1
        words += line.facts.wordsBegun
        if line.facts.isHyphenated { hyphens += 1 }
    }

    static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.lines += b.lines
        sum.words += b.words
        sum.hyphens += b.hyphens
        return sum
    }
}
