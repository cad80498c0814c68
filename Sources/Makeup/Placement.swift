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
        let left = geometry.left(of: frame, onPage: page) + frame.padding
        let column = Rect(x: left, y: .zero, width: frame.measure, height: .zero)
        guard case .text = block.copy.content else { return [rule(block.copy, piece, in: column, frame)] }
        let setting = breaking.settings[piece.block], head = head(of: piece, of: flow, in: frame)
        var items: [SheetItem] = []
        for index in piece.lines {
            let baseline = head + block.copy.leading * (Double(index - piece.lines.lowerBound) + BaselineGrid.ascentShare)
            if index == 0 { items += markers(of: block, at: baseline, in: column) }
            for line in block.lines(setting.lines[index], index: index) {
                count.add(line.line)
                items.append(item(line, of: block.copy, at: baseline, in: column, top: head))
            }
        }
        return items
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
        return sheetItem(.line(placed), line: line.number + copy.markers.count, of: copy,
                         outline: line.number == 0 ? copy.outline.map { ($0.level, $0.title, top) } : nil)
    }

    private func sheetItem(_ content: PageItem.Content, line: Int, of copy: CopyBlock,
                           outline: (level: Int, title: String, top: Length)? = nil) -> SheetItem {
        let id = ReadingID(matter: copy.matter, block: copy.index, line: line)
        return SheetItem(matter: copy.matter, item: PageItem(reading: id, content: content), outline: outline)
    }

    /// Bullets and numbers are lines of their own on the first baseline, before it in reading order.
    private func markers(of block: FlowBlock, at baseline: Length, in column: Rect) -> [SheetItem] {
        zip(block.markers, block.copy.markers).enumerated().compactMap { number, pair in
            let (paragraph, marker) = pair
            guard let setting = paragraph.setting(Measures(marker.width), extra: 0), let plan = setting.lines.first else { return nil }
            let x = block.copy.direction.isRightToLeft ? column.right - marker.start - marker.width : column.left + marker.start
            let placed = PlacedLine(origin: Point(x: x, y: baseline), measure: marker.width, line: paragraph.line(plan, index: 0),
                                    direction: block.copy.direction, language: block.copy.language, style: block.copy.style,
                                    source: marker.text.source.place(of: 0, in: marker.text.text))
            return sheetItem(.line(placed), line: number, of: block.copy)
        }
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
        Rect(x: geometry.left(of: frame, onPage: page) + frame.padding,
             y: grid.head(ofRow: Double(frame.textRows.lowerBound)), width: frame.measure,
             height: grid.leading * Double(frame.textRows.count))
    }

    /// The surface of a frame and the rules round it. They lie outside the text by the padding; a frame without padding has
    /// them in the gap.
    func box(of frame: SolvedFrame, onPage page: Int) -> [PageItem] {
        let box = frame.plan.box
        if box.isInvisible { return [] }
        let pad = grid.leading * box.paddingLines
        let top = grid.head(ofRow: Double(frame.textRows.lowerBound)) - pad
        let bottom = grid.head(ofRow: Double(frame.textRows.upperBound)) + pad
        let area = Rect(x: geometry.left(of: frame, onPage: page), y: top, width: frame.width, height: bottom - top)
        return (surface(of: box, area) + edges(of: box, area)).map { PageItem(reading: nil, content: .rule($0)) }
    }

    private func surface(of box: FramePlan.Box, _ area: Rect) -> [PlacedRule] {
        guard let tint = box.tint else { return [] }
        let shape: PlacedRule.Shape = box.radius > .zero ? .rounded(area, radius: radius(of: box, area)) : .filled(area)
        return [PlacedRule(shape: shape, ink: tint)]
    }

    private func edges(of box: FramePlan.Box, _ area: Rect) -> [PlacedRule] {
        var shapes: [PlacedRule.Shape] = []
        if box.border > .zero, box.radius > .zero {
            shapes.append(.roundedOutline(area, radius: radius(of: box, area), thickness: box.border))
        } else if box.border > .zero {
            shapes.append(.outline(area, thickness: box.border))
        }
        let width = area.size.width
        if box.ruleAbove > .zero {
            shapes.append(.filled(Rect(x: area.left, y: area.top - box.ruleAbove, width: width, height: box.ruleAbove)))
        }
        if box.ruleBelow > .zero {
            shapes.append(.filled(Rect(x: area.left, y: area.bottom, width: width, height: box.ruleBelow)))
        }
        return shapes.map { PlacedRule(shape: $0, ink: box.ink) }
    }

    /// Round corners meet in the middle of a side at most.
    private func radius(of box: FramePlan.Box, _ area: Rect) -> Length {
        min(box.radius, min(area.size.width, area.size.height) / 2)
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
