import Paragraphs

/// What was paid on the way to a place, and the last step of that way.
struct BreakWay {
    var cost = 0.0
    /// Indexes the steps of a ``BreakTrail``; -1 at the start.
    var step: Int32 = -1

    func paying(_ cost: Double) -> BreakWay { BreakWay(cost: self.cost + cost, step: step) }
}

/// The steps of all ways that a search has followed, each linked to the one before it.
final class BreakTrail {
    /// Lines of a block in one column.
    struct Step {
        /// The step before; -1 for the first.
        var parent: Int32
        var piece: Piece
        /// What the block was set by.
        var choice: Choice
        var measures: Measures
    }

    private var steps: [Step] = []

    var count: Int { steps.count }

    /// Adds a step, and returns its number.
    func add(_ step: Step) -> Int32 {
        steps.append(step)
        return Int32(steps.count - 1)
    }

    /// The whole way back from its last step.
    func breaking(of flow: Flow, endingWith end: BreakWay, relaxed: [Breaking.Relaxation]) -> Breaking {
        var pieces: [Piece] = []
        var settings: [Setting] = []
        var index = end.step
        while index >= 0 {
            let step = steps[Int(index)], piece = step.piece
            if pieces.last?.block != piece.block, let setting = flow.blocks[piece.block].setting(step.measures, step.choice) {
                settings.append(setting)
            }
            pieces.append(piece)
            index = step.parent
        }
        return Breaking(pieces: pieces.reversed(), settings: settings.reversed(), cost: end.cost, relaxed: relaxed)
    }
}
