import Geometry
import LayoutBook
import Paragraphs

/// Pictures in their rows.
extension Placement {
    /// A picture in the middle of its measure. At a column's head it begins level with the capitals beside it, elsewhere it ends
    /// on the baseline of its last row. It has the rows that it was broken with.
    func picture(_ picture: PictureCopy, of block: FlowBlock, _ piece: Piece, in column: Rect, head: Length) -> SheetItem? {
        guard let cut = block.pictureCut(in: column.size.width, rows: piece.lines.count) else { return nil }
        let copy = block.copy, shape = copy.shape
        let room = column.size.width - shape.startIndent - shape.endIndent
        let indent = copy.direction.isRightToLeft ? shape.endIndent : shape.startIndent
        let area = Rect(x: column.left + indent + (room - cut.size.width) / 2, y: head + top(of: picture, cut, piece, copy.leading),
                        width: cut.size.width, height: cut.size.height)
        let placed = PlacedPicture(area: area, artwork: picture.desk.order(picture, in: cut.size), alternative: picture.alternative,
                                   language: copy.language)
        let id = ReadingID(matter: copy.matter, block: copy.index, line: 0)
        return SheetItem(matter: copy.matter, item: PageItem(reading: id, content: .picture(placed)))
    }

    private func top(of picture: PictureCopy, _ cut: PictureCopy.Cut, _ piece: Piece, _ leading: Length) -> Length {
        if picture.isOrnament { return (leading - cut.size.height) / 2 }
        if piece.top == 0 { return leading * PictureCopy.roomAbove }
        return leading * (Double(cut.rows) - PictureCopy.roomBelow) - cut.size.height
    }
}

extension Flow {
    /// What depends on the columns there are: how high pictures may be, and which notices are short.
    func prepare(for chain: ColumnChain) {
        guard blocks.contains(where: \.dependsOnColumns) else { return }
        var measures: [(measure: Length, rows: Int)] = []
        for number in 0..<chain.span {
            guard let column = chain.column(number) else { break }
            if let known = measures.firstIndex(where: { $0.measure == column.measure }) {
                measures[known].rows = max(measures[known].rows, column.rows)
            } else {
                measures.append((column.measure, column.rows))
            }
        }
        for (measure, rows) in measures { limitPictures(in: measure, to: rows) }
        if let narrowest = measures.map(\.measure).min() { keepShortNotices(in: narrowest) }
    }

    /// Lets pictures with their captions take no more rows than these.
    func limitPictures(in measure: Length, to rows: Int) {
        for index in blocks.indices where blocks[index].dependsOnColumns && !blocks[index].copy.isBoxEdge {
            let end = blocks[(index + 1)...].firstIndex { !$0.copy.style.standsBelowPicture } ?? blocks.count
            blocks[index].limit(in: measure, to: rows - self.rows(of: index + 1..<end, in: measure))
        }
    }

    /// Rows that some blocks take, below others.
    func rows(of range: Range<Int>, in measure: Length) -> Int {
        var row = 1.0, ink = 1.0
        for index in range {
            let count = blocks[index].lineCount(Measures(measure))
            let extent = extent(of: 0..<count, of: index, lineCount: count, from: row)
            (row, ink) = (extent.end, extent.ink)
        }
        return BaselineGrid.rows(holding: ink - 1)
    }
}

extension FlowBlock {
    /// It cannot be said how it is set before its columns are known.
    var dependsOnColumns: Bool {
        switch copy.content {
        case .picture, .boxEdge: true
        case .text, .rule: false
        }
    }
}

extension PictureCopy {
    /// Made here, and of no consequence where it finds no place.
    var isOrnament: Bool {
        if case .ornament = subject { return true }
        return false
    }
}
