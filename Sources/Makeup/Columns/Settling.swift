import Shaping

extension Breaking {
    /// The pieces with the room above text on the grid shared out.
    ///
    /// Text that keeps to the grid begins at a whole row, so that some of a row may be empty above it. Headings take it above
    /// them, being nearer to their text; quotations and the like half above and half below. At a column's head nothing moves.
    func settled(in flow: Flow) -> Breaking {
        var settled = self
        var start = 0
        for index in pieces.indices {
            let isOnGrid = flow.blocks[pieces[index].block].isOnGrid
            let beginsColumn = index == 0 || pieces[index - 1].column != pieces[index].column
            if beginsColumn { start = index }
            guard isOnGrid else { continue }
            if !beginsColumn { settled.share(surplus(above: index, in: flow), among: start..<index, in: flow) }
            start = index + 1
        }
        return settled
    }

    /// A caption stays where it is, right below its picture.
    private func isCaption(_ index: Int, in flow: Flow) -> Bool { flow.blocks[pieces[index].block].copy.style.standsBelowPicture }

    /// Empty rows between a piece and the one before it that no style asks for.
    private func surplus(above index: Int, in flow: Flow) -> Double {
        let asked = pieces[index].lines.lowerBound == 0 ? flow.spaceBefore(pieces[index].block) : 0
        return max(0, pieces[index].top - asked - pieces[index - 1].end)
    }

    /// Moves the pieces between two on the grid, or at most the headings among them that stand last.
    private mutating func share(_ surplus: Double, among range: Range<Int>, in flow: Flow) {
        guard surplus > BaselineGrid.slack, !range.isEmpty else { return }
        let headings = range.reversed().prefix { index in
            flow.blocks[pieces[index].block].copy.keepWithNext > 0 && flow.blocks[pieces[index].block].copy.verse == nil
        }
        let moved = headings.isEmpty ? range : range.upperBound - headings.count..<range.upperBound
        guard !moved.contains(where: { isCaption($0, in: flow) }) else { return }
        guard moved.lowerBound > 0, pieces[moved.lowerBound - 1].column == pieces[moved.lowerBound].column else { return }
        let isBelowBorder = flow.blocks[pieces[moved.lowerBound - 1].block].copy.isBoxEdge
        for index in moved {
            pieces[index] = pieces[index].moved(by: headings.isEmpty || isBelowBorder ? surplus / 2 : surplus)
        }
    }
}
