import Diagnostics
import Geometry
import LayoutBook
import Paragraphs
import Shaping

/// Puts the pieces of broken flows into one column of a frame.
struct Placement {
    private let grid: BaselineGrid
    let frame: SolvedFrame
    let column: Column
    /// Page space: the column without its height.
    let measure: Rect
    let isRightToLeft: Bool

    init(geometry: PageGeometry, frame: SolvedFrame, column: Column, page: Int) {
        grid = geometry.grid
        self.frame = frame
        self.column = column
        isRightToLeft = geometry.direction.isRightToLeft
        let left = geometry.left(of: frame.plan.columns, onPage: page) + frame.plan.box.padding
        measure = Rect(x: left, y: .zero, width: frame.measure, height: .zero)
    }

    /// Page space: the head of a row of the column.
    func head(ofRow row: Double) -> Length { grid.head(ofRow: Double(frame.textRows.lowerBound + column.firstRow) + row) }

    /// The items of one piece.
    func items(of piece: Piece, of flow: Flow, _ breaking: Breaking, count: inout MakeupReport.Count) -> [SheetItem] {
        let block = flow.blocks[piece.block]
        guard case .text = block.copy.content else { return [rule(block.copy, piece, in: measure)] }
        return items(of: block, piece.lines, in: breaking.settings[piece.block], at: head(of: piece, of: flow), count: &count)
    }

    /// Lines of a block, the leading of the first of them beginning at `head` in page space.
    func items(of block: FlowBlock, _ lines: Range<Int>, in setting: Setting?, at head: Length,
               count: inout MakeupReport.Count) -> [SheetItem] {
        guard let setting else { return [] }
        let column = measure
        var items: [SheetItem] = []
        for index in lines {
            let baseline = head + block.copy.leading * (Double(index - lines.lowerBound) + BaselineGrid.ascentShare)
            if index == 0 { items += markers(of: block, beside: setting.lines[0], at: baseline, in: column) }
            for line in block.lines(setting.lines[index], index: index) {
                count.add(line.line)
                items.append(item(line, of: block.copy, at: baseline, in: column, top: head))
            }
        }
        return items
    }

    /// Where the leading of a piece's first line begins: what sinks ends at the foot of its frame.
    private func head(of piece: Piece, of flow: Flow) -> Length {
        let sinks = flow.blocks[piece.block].copy.sinks && piece.block == flow.blocks.count - 1
        return head(ofRow: sinks ? Double(column.rows) - (piece.ink - piece.top) : piece.top)
    }

    private func item(_ line: SetLine, of copy: CopyBlock, at baseline: Length, in column: Rect, top: Length) -> SheetItem {
        let plan = line.plan, text = line.text
        let x = copy.direction.isRightToLeft ? column.right - line.start - plan.measure : column.left + line.start
        let placed = PlacedLine(origin: Point(x: x, y: baseline), measure: plan.measure, line: line.line, direction: copy.direction,
                                language: copy.language, style: copy.style,
                                source: text.source.place(of: plan.text.lowerBound, in: text.text),
                                kashidaSources: line.line.facts.kashidas.map { text.source.place(of: $0.offset, in: text.text) },
                                links: text.links)
        return sheetItem(.line(placed), line: line.number + copy.markers.count, of: copy,
                         outline: line.number == 0 ? copy.outline.map { ($0.level, $0.title, top) } : nil)
    }

    private func sheetItem(_ content: PageItem.Content, line: Int, of copy: CopyBlock,
                           outline: (level: Int, title: String, top: Length)? = nil) -> SheetItem {
        let id = ReadingID(matter: copy.matter, block: copy.index, line: line)
        return SheetItem(matter: copy.matter, item: PageItem(reading: id, content: content), outline: outline)
    }

    /// Bullets and numbers are lines of their own on the first baseline, before it in reading order.
    private func markers(of block: FlowBlock, beside line: LinePlan, at baseline: Length, in column: Rect) -> [SheetItem] {
        zip(block.markers, block.copy.markers).enumerated().compactMap { number, pair in
            let (paragraph, marker) = pair
            guard let setting = paragraph.setting(Measures(marker.width), extra: 0), let plan = setting.lines.first else { return nil }
            let start = line.start + marker.start
            let x = block.copy.direction.isRightToLeft ? column.right - start - marker.width : column.left + start
            let placed = PlacedLine(origin: Point(x: x, y: baseline), measure: marker.width, line: paragraph.line(plan, index: 0),
                                    direction: block.copy.direction, language: block.copy.language, style: block.copy.style,
                                    source: marker.text.source.place(of: 0, in: marker.text.text))
            return sheetItem(.line(placed), line: number, of: block.copy)
        }
    }

    /// A quarter of the measure wide, in the middle of its row.
    private func rule(_ copy: CopyBlock, _ piece: Piece, in column: Rect) -> SheetItem {
        let middle = head(ofRow: piece.ink - 0.5)
        let width = column.size.width / 4
        let rect = Rect(x: column.left + (column.size.width - width) / 2, y: middle - Self.ruleThickness / 2,
                        width: width, height: Self.ruleThickness)
        return SheetItem(matter: -1, item: PageItem(reading: nil, content: .rule(PlacedRule(shape: .filled(rect), ink: copy.ink))))
    }

    private static let ruleThickness = Length.pt(0.5)
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
