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
}
