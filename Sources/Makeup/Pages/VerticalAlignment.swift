import LayoutBook

/// Moves the text of a frame that it does not fill, by whole rows of the grid.
struct VerticalAlignment {
    private let flow: Flow
    private let rows: Int
    private let alignment: FramePlan.VerticalAlignment

    /// Text beside a frame that is set into this one stays where it was broken for.
    init(_ frame: SolvedFrame, _ flow: Flow) {
        self.flow = flow
        rows = frame.textRows.count
        alignment = frame.notches.isEmpty ? frame.plan.alignment : .head
    }

    /// The pieces of one column, in their order. What sinks stays at the foot, and the others have the room above it.
    func aligned(_ pieces: ArraySlice<Piece>) -> [Piece] {
        let fixed = pieces.last.map { isSunk($0) } == true ? 1 : 0
        let moving = pieces.dropLast(fixed), sunk = pieces.suffix(fixed)
        guard alignment != .head, let last = moving.last else { return Array(pieces) }
        let taken = sunk.reduce(last.ink) { $0 + $1.ink - $1.top }
        let room = rows - BaselineGrid.rows(holding: taken)
        guard room > 0 else { return Array(pieces) }
        return moved(moving, in: room) + sunk
    }

    private func isSunk(_ piece: Piece) -> Bool { flow.blocks[piece.block].copy.sinks && piece.block == flow.blocks.count - 1 }

    private func moved(_ pieces: ArraySlice<Piece>, in room: Int) -> [Piece] {
        switch alignment {
        case .head: Array(pieces)
        case .centre: pieces.map { $0.moved(by: Double(room / 2)) }
        case .foot: pieces.map { $0.moved(by: Double(room)) }
        case .spread: spread(pieces, in: room)
        }
    }

    /// All gaps have as many rows more, the first ones one more yet where they do not come out even.
    private func spread(_ pieces: ArraySlice<Piece>, in room: Int) -> [Piece] {
        let gaps = zip(pieces, pieces.dropFirst()).reduce(0) { $0 + (mayPart($1.0, $1.1) ? 1 : 0) }
        guard gaps > 0 else { return Array(pieces) }
        var passed = 0, way = 0, before: Piece?
        return pieces.map { piece in
            if let before, mayPart(before, piece) {
                way += room / gaps + (passed < room % gaps ? 1 : 0)
                passed += 1
            }
            before = piece
            return piece.moved(by: Double(way))
        }
    }

    /// Headings stay with their text, and lines of a stanza together.
    private func mayPart(_ above: Piece, _ below: Piece) -> Bool {
        let upper = flow.blocks[above.block].copy, lower = flow.blocks[below.block].copy
        if upper.keepWithNext > 0 { return false }
        return upper.verse == nil || lower.verse == nil || flow.spaceBefore(below.block) > 0
    }
}
