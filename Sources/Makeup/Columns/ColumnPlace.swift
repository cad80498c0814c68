import Geometry

/// Where a column goes on being filled.
struct ColumnPlace {
    /// Counted along the chain from 0.
    var column: Int
    var row = 0.0
    /// Whole rows at the column's head that a jump line takes; 0 where `row` is not.
    var head = 0
    /// The height of the notes in the column so far.
    var notes = 0.0
}

extension BreakPosition {
    var place: ColumnPlace { ColumnPlace(column: column, row: row, notes: notes) }
}

extension ColumnChain {
    /// A column, or behind the last one the endless galley for what is left over, where the rules have come to that.
    func column(_ index: Int, under rules: BreakRules) -> Column? {
        if let column = column(index) { return column }
        guard rules == .leftover, index == 0 || column(index - 1) != nil else { return nil }
        return Column(page: 0, frame: 0, measure: lastMeasure ?? .pt(300), rows: .max / 4)
    }

    /// The head of a column, where text comes to it from an earlier one.
    ///
    /// - Parameter goingOn: Whether the text begun there goes on, so that a jump line may say where it came from.
    func head(of column: Int, comingFrom before: Int, goingOn: Bool) -> ColumnPlace {
        ColumnPlace(column: column, head: goingOn && jumps(from: before, to: column) ? JumpLines.rows : 0)
    }

    /// How far down a column its text may stand, above its notes and, where its story goes on on another page, a jump line.
    func foot(of column: Column, _ index: Int, notes: Double, goingOn: Bool) -> Double {
        let jump = goingOn && jumps(from: index, to: index + 1) ? JumpLines.rows : 0
        return FootNotes.foot(of: column, notes: notes, below: jump)
    }

    /// What it costs where a story goes on on another page and no row is free to say so: its next column is on the same page, so
    /// none was kept free, but that takes nothing of it.
    ///
    /// - Parameter room: the free rows at the foot of the column it leaves.
    func costOfSilence(from column: Int, to next: Int, room: Double) -> Double {
        guard next > column + 1, room < Double(JumpLines.rows) - BaselineGrid.slack, jumps(from: column, to: next),
              !jumps(from: column, to: column + 1) else { return 0 }
        return BreakCosts.unsaidJump
    }
}
