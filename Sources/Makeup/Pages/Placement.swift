import Diagnostics
import Geometry
import LayoutBook
import Paragraphs
import Shaping

/// Puts the pieces of broken flows into one column of a frame.
struct Placement {
    let grid: BaselineGrid
    let frame: SolvedFrame
    let column: Column
    /// Page space: the column without its height.
    private(set) var measure: Rect
    let isRightToLeft: Bool

    init(geometry: PageGeometry, frame: SolvedFrame, column: Column, page: Int) {
        grid = geometry.grid
        self.frame = frame
        self.column = column
        isRightToLeft = geometry.direction.isRightToLeft
        let left = geometry.left(of: frame, onPage: page) + frame.padding
        measure = Rect(x: left, y: .zero, width: frame.measure, height: .zero)
    }

    /// Page space: the head of a row of the column.
    func head(ofRow row: Double) -> Length { grid.head(ofRow: Double(frame.textRows.lowerBound + column.firstRow) + row) }

    /// The items of one piece.
    func items(of piece: Piece, of flow: Flow, _ breaking: Breaking, count: inout MakeupReport.Count) -> [SheetItem] {
        let block = flow.blocks[piece.block]
        switch block.copy.content {
        case .text: break
        case .rule: return [rule(block.copy, piece, in: room(of: piece, breaking))]
        case .boxEdge: return []
        case .picture(let picture):
            if block.standsSideBySide {
                return pictures(of: block, piece, in: breaking.settings[piece.block], head: head(of: piece, of: flow))
            }
            let room = room(of: piece, breaking)
            return self.picture(picture, of: block, piece, in: room, head: head(of: piece, of: flow)).map { [$0] } ?? []
        }
        return items(of: block, piece.lines, in: breaking.settings[piece.block], at: head(of: piece, of: flow), count: &count)
    }

    /// The measure of what is no text: as broad as its first row.
    private func room(of piece: Piece, _ breaking: Breaking) -> Rect {
        let line = breaking.settings[piece.block].lines[piece.lines.lowerBound]
        return stretch(from: line.start, line.measure)
    }

    /// A stretch of the measure, from its start side.
    func stretch(from start: Length, _ width: Length) -> Rect {
        Rect(x: isRightToLeft ? measure.right - start - width : measure.left + start, y: .zero, width: width, height: .zero)
    }

    /// The same place, as narrow as some of its rows are.
    func narrowed(to notch: Notch) -> Placement {
        var placement = self
        placement.measure = stretch(from: notch.start, notch.measure)
        return placement
    }

    /// Lines of a block, the leading of the first of them beginning at `head` in page space.
    func items(of block: FlowBlock, _ lines: Range<Int>, in setting: Setting?, at head: Length,
               count: inout MakeupReport.Count) -> [SheetItem] {
        guard let setting else { return [] }
        var items: [SheetItem] = []
        for row in lines {
            // What a frame takes of a row lies at the page's start side, whatever the direction of the copy.
            let plan = setting.lines[row], isNotched = !column.notches.isEmpty
            let room = isNotched ? stretch(from: plan.start, plan.measure) : measure
            let baseline = head + block.copy.leading * (Double(row - lines.lowerBound) + BaselineGrid.ascentShare)
            let markers = row == 0 ? block.markerLines(beside: setting.lines[0]) : []
            for line in markers + block.lines(of: setting, row: row) {
                if !line.isMarker, !line.isLeader { count.add(line.line) }
                let placed = isNotched ? line.moved(by: .zero - plan.start) : line
                items.append(item(placed, of: line.copy ?? block.copy, at: baseline + line.drop, in: room, top: head))
            }
        }
        guard block.standsSideBySide else { return items }
        return rules(of: block, setting, lines, at: head) + items.inReadingOrder
    }

    /// Rules of a table, which stay inside their frame.
    private func rules(of block: FlowBlock, _ setting: Setting, _ lines: Range<Int>, at head: Length) -> [SheetItem] {
        block.rules(of: setting).compactMap { rule in
            let isAbove = rule.edge == .above
            guard isAbove ? lines.lowerBound == 0 : lines.upperBound == setting.lines.count else { return nil }
            let edge = isAbove ? head : head + block.copy.leading * Double(lines.count)
            let least = grid.head(ofRow: Double(frame.textRows.lowerBound))
            let most = grid.head(ofRow: Double(frame.textRows.upperBound))
            let middle = min(max(edge + grid.leading * rule.drop, least), most)
            let room = column.notches.isEmpty ? measure
                : stretch(from: setting.lines[lines.lowerBound].start, setting.lines[lines.lowerBound].measure)
            let left = block.copy.direction.isRightToLeft ? room.right - rule.start - rule.width : room.left + rule.start
            let rect = Rect(x: left, y: middle - rule.thickness / 2, width: rule.width, height: rule.thickness)
            return .rule(.filled(rect), ink: block.copy.ink)
        }
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
        if line.isLeader { return SheetItem(matter: copy.matter, item: PageItem(reading: nil, content: .line(placed)), leaderOf: copy.index) }
        let beginsCopy = line.number == 0 && !line.isMarker
        return sheetItem(.line(placed), line: line.isMarker ? line.number : line.number + copy.markers.count, of: copy,
                         leaf: line.isMarker ? SheetItem.leaf(ofMarker: line.number) : line.leaf,
                         outline: beginsCopy ? copy.outline.map { ($0.level, $0.title, top) } : nil)
    }

    private func sheetItem(_ content: PageItem.Content, line: Int, of copy: CopyBlock, leaf: Int,
                           outline: (level: Int, title: String, top: Length)? = nil) -> SheetItem {
        let id = ReadingID(matter: copy.matter, block: copy.index, line: line)
        return SheetItem(matter: copy.matter, item: PageItem(reading: id, content: content), leaf: leaf, outline: outline)
    }

    /// A quarter of the measure wide, in the middle of its row.
    private func rule(_ copy: CopyBlock, _ piece: Piece, in column: Rect) -> SheetItem {
        let middle = head(ofRow: piece.ink - 0.5)
        let width = column.size.width / 4
        let rect = Rect(x: column.left + (column.size.width - width) / 2, y: middle - Self.ruleThickness / 2,
                        width: width, height: Self.ruleThickness)
        return .rule(.filled(rect), ink: copy.ink)
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
