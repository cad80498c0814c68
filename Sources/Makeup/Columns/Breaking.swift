import Paragraphs

/// A flow, broken into columns.
struct Breaking {
    /// In the order of the flow.
    var pieces: [Piece]
    /// Indexed by block.
    var settings: [Setting]
    var cost: Double
    var relaxed: [Relaxation]

    /// A block for which a rule was given up.
    struct Relaxation {
        var block: Int
        var rules: BreakRules
    }
}

/// Lines of a block that stand in one column.
struct Piece: Hashable {
    var block: Int
    /// Of the block's setting.
    var lines: Range<Int>
    /// Counted along the chain from 0.
    var column: Int
    /// Where the leading of its first line begins, in rows from the column's head.
    var top: Double
    /// Where its last line ends.
    var ink: Double
    /// With the space below.
    var end: Double

    func moved(by rows: Double) -> Piece {
        var piece = self
        piece.top += rows
        piece.ink += rows
        piece.end += rows
        return piece
    }
}

/// What stands in one column: pieces that follow each other.
struct Galley {
    /// Along the chain.
    var column: Int
    var pieces: [Piece]
}

extension Breaking {
    /// The pieces column by column.
    func galleys() -> [Galley] {
        var galleys: [Galley] = []
        for piece in pieces {
            if galleys.last?.column == piece.column {
                galleys[galleys.count - 1].pieces.append(piece)
            } else {
                galleys.append(Galley(column: piece.column, pieces: [piece]))
            }
        }
        return galleys
    }
}
