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

    /// Pictures beside each other, with their feet level, where what is said of them begins.
    func pictures(of block: FlowBlock, _ piece: Piece, in setting: Setting, head: Length) -> [SheetItem] {
        block.pictures(of: setting).compactMap { side in
            guard case .picture(let picture) = side.block.copy.content else { return nil }
            let above = piece.lines.count - side.rows
            var part = piece
            part.lines = 0..<side.rows
            // Only what reaches up to it stands at the column's head.
            if above > 0 { part.top += Double(above) }
            return self.picture(picture, of: side.block, part, in: stretch(from: side.start, side.measure),
                                head: head + block.copy.leading * Double(above))
        }
    }

    private func top(of picture: PictureCopy, _ cut: PictureCopy.Cut, _ piece: Piece, _ leading: Length) -> Length {
        if picture.isOrnament { return (leading - cut.size.height) / 2 }
        if piece.top == 0 { return leading * PictureCopy.roomAbove }
        return leading * (Double(cut.rows) - PictureCopy.roomBelow) - cut.size.height
    }
}

extension PictureCopy {
    /// Made here, and of no consequence where it finds no place.
    var isOrnament: Bool {
        if case .ornament = subject { return true }
        return false
    }
}
