import Geometry
import Manuscript
import Paragraphs

/// One search for the best way to break a flow into its columns.
///
/// Dynamic programming over the blocks: a state is the place (column, row) that the text has reached, and only the cheapest
/// way to each place is followed. A block is divided by counts of lines, so that it can be broken anew for another measure.
struct BreakSearch {
    let flow: Flow
    let chain: ColumnChain
    /// What each block may be asked for beside its best setting.
    let flexible: [Flexibility]
    /// How many places are followed.
    var breadth = 16
    /// How much dearer than the cheapest a way may be that is worth a setting of its own.
    var patience = BreakCosts.patience

    private var steps: [Step] = []
    private var relaxed: [Breaking.Relaxation] = []

    init(flow: Flow, chain: ColumnChain, flexible: [Flexibility]) {
        self.flow = flow
        self.chain = chain
        self.flexible = flexible
    }

    /// Lines of a block in one column, and the step before.
    private struct Step {
        var parent: Int32
        var block: Int32
        var piece: Piece
        var choice: Choice
        var measures: Measures
    }

    /// A place that the text has reached, and the cheapest way there.
    private struct Position {
        var column: Int
        /// Where the text ends with the space below it, in rows from the column's head.
        var row: Double
        /// The same without the space.
        var ink: Double
        /// The height of the notes in the column so far.
        var notes = 0.0
        var cost: Double
        var step: Int32
    }

    /// A block of which some lines are placed, the last of them in a column.
    private struct Partial {
        var lines: Int
        var column: Int
        var measures: Measures?
        /// Rows below its last line that are free.
        var room = Double.infinity
        var cost: Double
        var step: Int32
    }

    /// The cheapest way to place all blocks.
    mutating func run() -> Breaking {
        var frontier = [Position(column: 0, row: 0, ink: 0, cost: 0, step: -1)]
        for block in flow.blocks.indices { frontier = places(after: block, from: frontier) }
        if chain.isToBeFull { for index in frontier.indices { frontier[index].cost += costOfEnding(at: frontier[index]) } }
        let best = frontier.min { ($0.cost, $0.column, $0.row) < ($1.cost, $1.column, $1.row) }
        return breaking(endingWith: best)
    }

    /// What is left empty at the foot of the last column, where that is to be full.
    private func costOfEnding(at position: Position) -> Double {
        chain.column(position.column).map { BreakCosts.emptyEnd(Double($0.rows - FootNotes.rows(holding: position.notes)) - position.ink) } ?? 0
    }

    private mutating func places(after block: Int, from frontier: [Position]) -> [Position] {
        let inLeftover = frontier.allSatisfy { chain.column($0.column) == nil }
        for rules in BreakRules.allCases where !inLeftover || rules == .leftover {
            if rules == .leftover, let furthest = frontier.map(\.column).max() { chain.close(after: furthest) }
            var next: [Position] = []
            let hopeful = frontier.reduce(.infinity) { min($0, $1.cost) } + patience
            for position in frontier {
                place(block, from: position, rules, into: &next)
                if flexible[block].contains(.space) { placeLeaded(block, from: position, rules, into: &next) }
                guard flexible[block].contains(.words), position.cost <= hopeful,
                      let choice = choiceWithoutHyphen(block, from: position, rules) else { continue }
                pour(block, choice, into: place(of: position), cost: position.cost, step: position.step, rules, &next)
            }
            if next.isEmpty { continue }
            if rules > .strict {
                relaxed.append(Breaking.Relaxation(block: block, rules: rules))
                for index in next.indices { next[index].cost += BreakCosts.givenUpRule * Double(rules.rawValue) }
            }
            return pruned(next)
        }
        preconditionFailure("text that no column takes is always left over")
    }

    // MARK: Placing a block

    /// All ways to go on with a block from a place: in its column, and at the head of a later one.
    private mutating func place(_ block: Int, from position: Position, _ rules: BreakRules, into next: inout [Position]) {
        for choice in flexible[block].contains(.lines) ? Choice.numbers : [.best] {
            if let kind = flow.blocks[block].copy.breakBefore, position.step >= 0, chain.column(position.column) != nil {
                obey(kind, at: position, with: block, choice, rules, &next)
                continue
            }
            let known = next.count
            pour(block, choice, into: place(of: position), cost: position.cost, step: position.step, rules, &next)
            let stays = next.count > known
            if mayLeave(position, before: block, stays: stays, rules) { leave(position, with: block, choice, rules, &next) }
        }
    }

    /// The same in its column with a row more above the block, or where there is much room with a row less.
    private mutating func placeLeaded(_ block: Int, from position: Position, _ rules: BreakRules, into next: inout [Position]) {
        guard position.row > 0, flow.blocks[block].copy.breakBefore == nil else { return }
        let space = flow.spaceBefore(block)
        for rows in space >= BreakCosts.roomy ? [1.0, -1] : [1] {
            var place = place(of: position)
            place.row += rows
            guard let column = chain.column(place.column), place.row > 0, place.row < Double(column.rows) else { continue }
            pour(block, .best, into: place, cost: position.cost + BreakCosts.changedSpace(space), step: position.step, rules, &next)
        }
    }

    /// Where a column goes on being filled.
    private struct Place {
        var column: Int
        var row = 0.0
        /// Whole rows at the column's head that a jump line takes; 0 where `row` is not.
        var head = 0
        var notes = 0.0
    }

    private func place(of position: Position) -> Place {
        Place(column: position.column, row: position.row, notes: position.notes)
    }

    /// The head of a column, where text of a block's story comes from another one.
    private func head(of column: Int, comingFrom before: Int, goingOn: Bool) -> Place {
        Place(column: column, head: goingOn && chain.jumps(from: before, to: column) ? JumpLines.rows : 0)
    }

    /// Goes on where the author wants it. What is left empty costs nothing: it is meant.
    private mutating func obey(_ kind: TextBreak, at position: Position, with block: Int, _ choice: Choice, _ rules: BreakRules,
                               _ next: inout [Position]) {
        var index = position.column + 1
        if kind == .page { while let column = chain.column(index), column.page == chain.column(position.column)?.page { index += 1 } }
        guard column(index, rules) != nil else { return }
        pour(block, choice, into: head(of: index, comingFrom: position.column, goingOn: goesOn(at: block)), cost: position.cost,
             step: position.step, rules, &next)
    }

    /// Whether a block is of the same story as the one before it.
    private func goesOn(at block: Int) -> Bool {
        block > 0 && flow.blocks[block].copy.matter == flow.blocks[block - 1].copy.matter
    }

    /// The setting without the word that the foot of the column would divide; nil where it would divide none.
    private func choiceWithoutHyphen(_ block: Int, from position: Position, _ rules: BreakRules) -> Choice? {
        guard let column = chain.column(position.column), flow.blocks[block].copy.isDivisible,
              let setting = flow.blocks[block].setting(Measures(column.measure), .best) else { return nil }
        let fitting = flow.lines(of: block, from: position.row, to: column.rows, isFirst: true)
        let most = min(fitting, setting.lines.count - rules.fewestLines)
        guard fitting < setting.lines.count, most >= rules.fewestLines, setting.lines[most - 1].isHyphenated else { return nil }
        return Choice(wholeAt: setting.lines[most - 1].text.upperBound)
    }

    /// Leaving a column early is worth a thought near its foot, and where the block cannot begin in it.
    private func mayLeave(_ position: Position, before block: Int, stays: Bool, _ rules: BreakRules) -> Bool {
        if rules.keepsHeadings, linesKept(with: block) > 0 { return false }
        guard stays else { return true }
        guard position.row > 0, let column = chain.column(position.column) else { return false }
        let foot = Double(column.rows - FootNotes.rows(holding: position.notes))
        return foot - position.row <= Self.reach + chainDepth(from: block, in: column.measure)
    }

    /// How many rows above the foot a column may end although the text could go on in it.
    private static let reach = 8.0

    /// How deep a chain of headings is that begins with a block, with the lines it keeps; 0 for other blocks.
    private func chainDepth(from block: Int, in measure: Length) -> Double {
        var depth = 0.0, index = block
        while index < flow.blocks.count, flow.blocks[index].copy.keepWithNext > 0 {
            let count = flow.blocks[index].lineCount(Measures(measure))
            depth += flow.extent(of: 0..<count, of: index, lineCount: count, from: 1).end
            depth += Double(flow.blocks[index].copy.keepWithNext)
            index += 1
        }
        return depth
    }

    private mutating func leave(_ position: Position, with block: Int, _ choice: Choice, _ rules: BreakRules,
                                _ next: inout [Position]) {
        guard let left = chain.column(position.column) else { return }
        let goesOn = goesOn(at: block)
        let foot = foot(of: left, position.column, notes: position.notes, goingOn: goesOn)
        guard position.ink <= foot + BaselineGrid.slack || rules.dividesDisplay else { return }
        var cost = position.cost + BreakCosts.shortFoot(foot - position.ink)
        for index in position.column + 1...position.column + 1 + chain.span {
            guard let column = column(index, rules) else { return }
            let known = next.count
            let unsaid = goesOn ? costOfSilence(from: position.column, to: index, room: foot - position.ink) : 0
            pour(block, choice, into: head(of: index, comingFrom: position.column, goingOn: goesOn), cost: cost + unsaid, step: position.step,
                 rules, &next)
            // A heading that a low column takes may not find the lines there that it keeps.
            if next.count > known, chainDepth(from: block, in: column.measure) <= Double(column.rows) { return }
            cost += BreakCosts.shortFoot(Double(column.rows))
        }
    }

    /// Fills columns with a block from a place on, and adds the places where it can end.
    private mutating func pour(_ block: Int, _ choice: Choice, into place: Place, cost: Double, step: Int32,
                               _ rules: BreakRules, _ next: inout [Position]) {
        guard let column = column(place.column, rules) else { return }
        var partials: [Partial] = []
        pour(Partial(lines: 0, column: place.column, measures: nil, cost: cost, step: step), of: block, choice, into: column, place,
             rules, &partials, &next)
        var index = place.column + 1, fruitless = 0
        while !partials.isEmpty, fruitless <= chain.span, let column = self.column(index, rules) {
            var onward: [Partial] = []
            let taken = steps.count
            for partial in Self.cheapest(partials) {
                let place = head(of: index, comingFrom: partial.column, goingOn: true)
                var partial = partial
                let unsaid = costOfSilence(from: partial.column, to: index, room: partial.room)
                if unsaid > 0 { (partial.cost, partial.room) = (partial.cost + unsaid, .infinity) }
                pour(partial, of: block, choice, into: column, place, rules, &onward, &next)
            }
            fruitless = steps.count > taken ? 0 : fruitless + 1
            partials = onward
            index += 1
        }
    }

    /// Puts what is left of a block into a column: all of it where it fits, else as many lines as the rules allow, or up to two fewer.
    private mutating func pour(_ partial: Partial, of block: Int, _ choice: Choice, into column: Column, _ place: Place,
                               _ rules: BreakRules, _ onward: inout [Partial], _ next: inout [Position]) {
        let flowBlock = flow.blocks[block], done = partial.lines, index = place.column
        let here = column.measures(from: top(of: block, afterLines: done, at: place), rowsPerLine: flowBlock.rowsPerLine)
        let measures = partial.measures?.going(on: here, after: done) ?? here
        guard let setting = flowBlock.setting(measures, choice) else { return }
        let count = setting.lines.count, left = count - done
        guard left >= (done == 0 ? 1 : rules.fewestLines) else { return }

        func extent(of lines: Range<Int>) -> Flow.Extent {
            place.row > 0 ? flow.extent(of: lines, of: block, lineCount: count, from: place.row)
                : flow.extent(of: lines, of: block, lineCount: count, from: 0).moved(by: Double(place.head))
        }

        let noteMeasure = column.notches.isEmpty || flowBlock.notes.isEmpty ? column.measure : column.foot.measure
        func notes(of lines: Range<Int>) -> Double {
            place.notes + flowBlock.noteRows(of: lines, in: setting, measure: noteMeasure)
        }

        func add(_ lines: Range<Int>, _ extent: Flow.Extent) -> Int32 {
            let piece = Piece(block: block, lines: lines, column: index, top: extent.top, ink: extent.ink, end: extent.end)
            steps.append(Step(parent: partial.step, block: Int32(block), piece: piece, choice: choice, measures: measures))
            return Int32(steps.count - 1)
        }

        // Only a column with nothing in it yet shows that no column takes the notes.
        let ignoresNotes = rules == .crowdedNotes && place.row == 0
        let whole = extent(of: done..<count), allNotes = notes(of: done..<count)
        let deepest = self.foot(of: column, index, notes: allNotes, goingOn: false)
        if whole.ink <= deepest + BaselineGrid.slack || ignoresNotes && whole.ink <= Double(column.rows) + BaselineGrid.slack {
            let leftover = chain.column(index) == nil ? Double(left) * BreakCosts.leftoverLine : 0
            let cost = partial.cost + leftover + premium(of: setting, of: flowBlock, measures, choice)
            next.append(Position(column: index, row: min(whole.end, Double(column.rows)), ink: whole.ink,
                                 notes: ignoresNotes ? 0 : allNotes, cost: cost, step: add(done..<count, whole)))
            return
        }
        let fewest = done == 0 && rules.keepsHeadings ? max(rules.fewestLines, linesKept(with: block)) : rules.fewestLines
        let least = done == 0 ? max(fewest, flowBlock.copy.initialLines) : fewest
        let fitting = flow.lines(of: block, from: place.row, to: column.rows - place.head, isFirst: done == 0)
        var most = min(fitting, left - rules.fewestLines)
        func foot(below lines: Int) -> Double {
            self.foot(of: column, index, notes: ignoresNotes ? 0 : notes(of: done..<done + lines), goingOn: true)
        }
        while most >= least, extent(of: done..<done + most).ink > foot(below: most) + BaselineGrid.slack { most -= 1 }
        let mayDivide = flowBlock.copy.isDivisible || rules.dividesDisplay
        guard mayDivide, most >= least else {
            // A column too shallow for more of it is left empty.
            let cost = partial.cost + BreakCosts.shortFoot(Double(column.rows) - place.row)
            if done > 0 {
                onward.append(Partial(lines: done, column: partial.column, measures: measures, room: partial.room, cost: cost,
                                      step: partial.step))
            }
            return
        }
        for lines in stride(from: most, through: max(least, most - 2), by: -1) {
            let isHyphenated = setting.lines[done + lines - 1].isHyphenated
            if isHyphenated, !rules.dividesWords { continue }
            let extent = extent(of: done..<done + lines)
            let hyphen = isHyphenated ? BreakCosts.hyphenAtFoot : 0
            let room = foot(below: lines) - extent.ink
            onward.append(Partial(lines: done + lines, column: index, measures: measures, room: room,
                                  cost: partial.cost + BreakCosts.shortFoot(room) + hyphen,
                                  step: add(done..<done + lines, extent)))
            if count > Self.manyLines { break }
        }
    }

    /// A paragraph of more lines is divided in one way only: each other is a setting of all of it where columns differ in width.
    private static let manyLines = 150

    /// The row at which the leading of a block's next line begins.
    private func top(of block: Int, afterLines done: Int, at place: Place) -> Double {
        let top = flow.extent(of: done..<done + 1, of: block, lineCount: .max, from: place.row).top
        return place.row > 0 ? top : top + Double(place.head)
    }

    /// How far down a column its text may stand, above its notes and, where its story goes on on another page, a jump line.
    private func foot(of column: Column, _ index: Int, notes: Double, goingOn: Bool) -> Double {
        let jump = goingOn && chain.jumps(from: index, to: index + 1) ? JumpLines.rows : 0
        return FootNotes.foot(of: column, notes: notes, below: jump)
    }

    /// What it costs where a story goes on on another page and no row is free to say so: its next column is on the same page, so
    /// none was kept free, but that takes nothing of it.
    private func costOfSilence(from column: Int, to next: Int, room: Double) -> Double {
        guard next > column + 1, room < Double(JumpLines.rows) - BaselineGrid.slack, chain.jumps(from: column, to: next),
              !chain.jumps(from: column, to: column + 1) else { return 0 }
        return BreakCosts.unsaidJump
    }

    /// What a setting costs more than the best in the same measures.
    private func premium(of setting: Setting, of block: FlowBlock, _ measures: Measures, _ choice: Choice) -> Double {
        guard choice != .best, let best = block.setting(measures, .best) else { return 0 }
        return max(0, setting.cost - best.cost)
    }

    /// How many lines of a block must stand in the column of the block above it.
    private func linesKept(with block: Int) -> Int { block > 0 ? flow.blocks[block - 1].copy.keepWithNext : 0 }

    /// A column, or behind the last one the endless galley for what is left over.
    private func column(_ index: Int, _ rules: BreakRules) -> Column? {
        if let column = chain.column(index) { return column }
        guard rules == .leftover, index == 0 || chain.column(index - 1) != nil else { return nil }
        return Column(page: 0, frame: 0, measure: chain.lastMeasure ?? .pt(300), rows: .max / 4)
    }

    // MARK: Pruning

    private static func cheapest(_ partials: [Partial]) -> [Partial] {
        guard partials.count > 1 else { return partials }
        let sorted = partials.sorted { ($0.lines, $0.cost, $0.step) < ($1.lines, $1.cost, $1.step) }
        let best = sorted.enumerated().filter { $0.offset == 0 || sorted[$0.offset - 1].lines != $0.element.lines }.map(\.element)
        return Array(best.sorted { ($0.cost, $0.step) < ($1.cost, $1.step) }.prefix(8))
    }

    /// The best way to each place; of the places the cheapest, and always the earliest and some of the furthest column,
    /// whose foot costs are already paid.
    private func pruned(_ positions: [Position]) -> [Position] {
        guard positions.count > 1 else { return positions }
        let sorted = positions.sorted {
            ($0.column, $0.row, $0.notes, $0.cost, $0.step) < ($1.column, $1.row, $1.notes, $1.cost, $1.step)
        }
        var places: [Position] = []
        for position in sorted {
            if let last = places.last, (last.column, last.row, last.notes) == (position.column, position.row, position.notes) { continue }
            places.append(position)
        }
        guard places.count > breadth else { return places }
        let furthest = places[places.count - 1].column
        var kept = Set([places[0].step])
        for position in Self.byCost(places).prefix(breadth - breadth / 4) { kept.insert(position.step) }
        for position in Self.byCost(places.filter { $0.column == furthest }).prefix(breadth / 4 - 1) { kept.insert(position.step) }
        return places.filter { kept.contains($0.step) }
    }

    private static func byCost(_ positions: [Position]) -> [Position] {
        positions.sorted { ($0.cost, $0.step) < ($1.cost, $1.step) }
    }

    // MARK: The way back

    private func breaking(endingWith position: Position?) -> Breaking {
        var pieces: [Piece] = []
        var settings: [Setting] = []
        var index = position?.step ?? -1
        while index >= 0 {
            let step = steps[Int(index)]
            if pieces.last?.block != step.piece.block,
               let setting = flow.blocks[Int(step.block)].setting(step.measures, step.choice) { settings.append(setting) }
            pieces.append(step.piece)
            index = step.parent
        }
        return Breaking(pieces: pieces.reversed(), settings: settings.reversed(), cost: position?.cost ?? 0, relaxed: relaxed)
    }
}

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
