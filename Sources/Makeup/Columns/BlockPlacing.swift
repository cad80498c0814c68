import Geometry
import Manuscript
import Paragraphs

/// The ways to go on with one block, from each of the places that the text before it has reached.
struct BlockPlacing {
    let flow: Flow
    let chain: ColumnChain
    let trail: BreakTrail
    let block: Int
    /// What it may be asked for beside its best setting.
    let flexibility: Flexibility
    let rules: BreakRules
    /// Where it can end.
    private(set) var ends: [BreakPosition] = []

    init(flow: Flow, chain: ColumnChain, trail: BreakTrail, block: Int, flexibility: Flexibility, rules: BreakRules) {
        self.flow = flow
        self.chain = chain
        self.trail = trail
        self.block = block
        self.flexibility = flexibility
        self.rules = rules
    }

    private var copy: CopyBlock { flow.blocks[block].copy }

    private mutating func pour(_ choice: Choice, into place: ColumnPlace, by way: BreakWay) {
        let pouring = Pouring(flow: flow, chain: chain, trail: trail, block: block, choice: choice, rules: rules)
        pouring.pour(into: place, by: way, &ends)
    }

    // MARK: In the same column

    /// In the column that the text has reached, and at the head of a later one.
    mutating func goOn(from position: BreakPosition) {
        for choice in flexibility.contains(.lines) ? Choice.numbers : [.best] {
            if let kind = copy.breakBefore, position.way.step >= 0, chain.column(position.column) != nil {
                obey(kind, at: position, choice)
                continue
            }
            let known = ends.count
            pour(choice, into: position.place, by: position.way)
            if mayLeave(position, stays: ends.count > known) { leave(position, choice) }
        }
    }

    /// In its column with a row more above the block, or where there is much room with a row less, if that may be asked for.
    mutating func goOnLeaded(from position: BreakPosition) {
        guard flexibility.contains(.space), position.row > 0, copy.breakBefore == nil else { return }
        let space = flow.spaceBefore(block)
        for rows in space >= BreakCosts.roomy ? [1.0, -1] : [1] {
            var place = position.place
            place.row += rows
            guard let column = chain.column(place.column), place.row > 0, place.row < Double(column.rows) else { continue }
            pour(.best, into: place, by: position.way.paying(BreakCosts.changedSpace(space)))
        }
    }

    /// Without the hyphen that the foot of its column would have, if that may be asked for.
    mutating func goOnWithWholeWord(from position: BreakPosition) {
        guard flexibility.contains(.words), let choice = choiceWithoutHyphen(from: position) else { return }
        pour(choice, into: position.place, by: position.way)
    }

    /// The setting without the word that the foot of the column would divide; nil where it would divide none.
    private func choiceWithoutHyphen(from position: BreakPosition) -> Choice? {
        guard let column = chain.column(position.column), copy.isDivisible,
              let lines = flow.blocks[block].setting(Measures(column.measure), .best)?.lines else { return nil }
        let fitting = flow.lines(of: block, from: position.row, to: column.rows, isFirst: true)
        let most = min(fitting, lines.count - rules.fewestLines)
        guard fitting < lines.count, most >= rules.fewestLines, lines[most - 1].isHyphenated else { return nil }
        return Choice(wholeAt: lines[most - 1].text.upperBound)
    }

    // MARK: In a later column

    /// Goes on where the author wants it. What is left empty costs nothing: it is meant.
    private mutating func obey(_ kind: TextBreak, at position: BreakPosition, _ choice: Choice) {
        let page = chain.column(position.column)?.page
        var next = position.column + 1
        if kind == .page { while let column = chain.column(next), column.page == page { next += 1 } }
        guard chain.column(next, under: rules) != nil else { return }
        pour(choice, into: chain.head(of: next, comingFrom: position.column, goingOn: isOfTheSameStory), by: position.way)
    }

    /// Whether a block is of the same story as the one before it.
    private var isOfTheSameStory: Bool { block > 0 && copy.matter == flow.blocks[block - 1].copy.matter }

    /// Leaving a column early is worth a thought near its foot, and where the block cannot begin in it.
    private func mayLeave(_ position: BreakPosition, stays: Bool) -> Bool {
        if rules.keepsHeadings, flow.linesKept(with: block) > 0 { return false }
        guard stays else { return true }
        guard position.row > 0, let column = chain.column(position.column) else { return false }
        let foot = chain.foot(of: column, position.column, notes: position.notes, goingOn: false)
        return foot - position.row <= Self.reach + headingsDepth(in: column.measure)
    }

    /// How many rows above the foot a column may end although the text could go on in it.
    private static let reach = 8.0

    /// How deep the headings are that begin with the block, with the lines they keep; 0 for other blocks.
    private func headingsDepth(in measure: Length) -> Double {
        var depth = 0.0, index = block
        while index < flow.blocks.count, flow.blocks[index].copy.keepWithNext > 0 {
            let count = flow.blocks[index].lineCount(Measures(measure))
            depth += flow.extent(of: 0..<count, of: index, lineCount: count, from: 1).end
            depth += Double(flow.blocks[index].copy.keepWithNext)
            index += 1
        }
        return depth
    }

    /// Ends the column here, and begins the block in the next one that takes it.
    private mutating func leave(_ position: BreakPosition, _ choice: Choice) {
        guard let left = chain.column(position.column) else { return }
        let goesOn = isOfTheSameStory
        let foot = chain.foot(of: left, position.column, notes: position.notes, goingOn: goesOn)
        guard position.ink <= foot + BaselineGrid.slack || rules.dividesDisplay else { return }
        var way = position.way.paying(BreakCosts.shortFoot(foot - position.ink))
        for next in position.column + 1...position.column + 1 + chain.span {
            guard let column = chain.column(next, under: rules) else { return }
            let known = ends.count
            let unsaid = goesOn ? chain.costOfSilence(from: position.column, to: next, room: foot - position.ink) : 0
            pour(choice, into: chain.head(of: next, comingFrom: position.column, goingOn: goesOn), by: way.paying(unsaid))
            // A heading that a low column takes may not find the lines there that it keeps.
            if ends.count > known, headingsDepth(in: column.measure) <= Double(column.rows) { return }
            way = way.paying(BreakCosts.shortFoot(Double(column.rows)))
        }
    }
}

extension Flow {
    /// How many lines of a block must stand in the column of the block above it.
    func linesKept(with block: Int) -> Int { block > 0 ? blocks[block - 1].copy.keepWithNext : 0 }
}
