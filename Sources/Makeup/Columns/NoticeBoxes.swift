import Geometry
import LayoutBook
import Manuscript
import Paragraphs

/// Notices inside an article stand in boxes.
///
/// A row above the notice and one below it hold the border. Where a notice is divided between columns, each part has a box.
enum NoticeBox {
    static let border = Length.pt(0.5)
    /// Between border and text on the start and end side, in ems of the notice.
    static let padding = 0.8
    /// A notice of no more grid rows stays in one column.
    static let shortRows = 12

    /// Of the row that holds a border, what lies above it: in the text, at a column's head, where it is level with the
    /// capitals of the column beside it, and at a column's foot, where it is level with the last baseline.
    static let inText = 0.5, atHead = PictureCopy.roomAbove, atFoot = BaselineGrid.ascentShare
    /// Rows from the text to the border where a column cuts a notice.
    static let atCut = 0.3
}

extension BlockCopier {
    /// The blocks that `body` adds, in a box; a notice inside a notice has none of its own.
    mutating func addNotice(in around: Surroundings, _ body: (inout BlockCopier, Surroundings) -> Void) {
        var within = around
        let padding = layout.style(.notice).size * NoticeBox.padding
        within.start += padding
        within.end += padding
        let first = blocks.count
        blocks.append(boxEdge())
        enclose(.division) { body(&$0, within) }
        guard blocks.count > first + 1 else {
            blocks.removeLast()
            return
        }
        blocks[first].keepWithNext = 2
        blocks[first + 1].spaceBefore = 0
        let last = blocks.count - 1
        blocks[last].spaceAfter = 0
        blocks[last].keepWithNext = max(1, blocks[last].keepWithNext)
        blocks.append(boxEdge())
        boxes += 1
        for index in first..<blocks.count { blocks[index].box = boxes }
    }

    private func boxEdge() -> CopyBlock { wordless(.boxEdge, ink: layout.style(.notice).ink) }
}

extension Flow {
    /// Keeps notices in one column that are short in a measure.
    func keepShortNotices(in measure: Length) {
        var start = 0
        while start < blocks.count {
            let copy = blocks[start].copy
            let end = blocks[start...].firstIndex { $0.copy.box != copy.box || $0.copy.matter != copy.matter } ?? blocks.count
            if copy.box != nil, rows(of: start..<end, in: measure) <= NoticeBox.shortRows {
                for index in start..<end { blocks[index].keep(withNext: index < end - 1) }
            }
            start = end
        }
    }
}

extension Galley {
    /// The pieces of each part of a notice, by the first of them.
    func boxes(in flow: Flow) -> [Int: Range<Int>] {
        guard flow.blocks.contains(where: { $0.copy.box != nil }) else { return [:] }
        var boxes: [Int: Range<Int>] = [:], start = 0
        while start < pieces.count {
            let copy = flow.blocks[pieces[start].block].copy
            let end = pieces[start...].firstIndex { piece in
                let other = flow.blocks[piece.block].copy
                return other.box != copy.box || other.matter != copy.matter
            } ?? pieces.count
            if copy.box != nil { boxes[start] = start..<end }
            start = end
        }
        return boxes
    }
}

extension Placement {
    /// The box of the part of a notice that stands in the column, of which these are the pieces.
    func box(of pieces: ArraySlice<Piece>, of flow: Flow) -> SheetItem {
        let first = pieces[pieces.startIndex], last = pieces[pieces.endIndex - 1]
        let copy = flow.blocks[first.block].copy
        let top = copy.isBoxEdge ? first.top + (first.top == 0 ? NoticeBox.atHead : NoticeBox.inText) : first.top - NoticeBox.atCut
        let isAtFoot = last.ink >= Double(column.rows) - BaselineGrid.slack
        let isClosed = pieces.count > 1 && flow.blocks[last.block].copy.isBoxEdge
        let bottom = isClosed ? last.top + (isAtFoot ? NoticeBox.atFoot : NoticeBox.inText) : last.ink + NoticeBox.atCut
        let notch = column.narrowest(among: top, bottom)
        let width = notch?.measure ?? measure.size.width, start = notch?.start ?? .zero
        let left = isRightToLeft ? measure.right - start - width : measure.left + start
        let rect = Rect(x: left, y: head(ofRow: top), width: width, height: head(ofRow: bottom) - head(ofRow: top))
        return .rule(.outline(rect, thickness: NoticeBox.border), ink: copy.ink)
    }
}

extension CopyBlock {
    var isBoxEdge: Bool {
        if case .boxEdge = content { return true }
        return false
    }
}
