import Paragraphs

/// Pours one block, in one of its settings, into columns: every way that the rules leave to divide its lines among them.
struct Pouring {
    let flow: Flow
    let chain: ColumnChain
    let trail: BreakTrail
    let block: Int
    let choice: Choice
    let rules: BreakRules

    private var flowBlock: FlowBlock { flow.blocks[block] }

    /// Fills columns from a place on, and adds the places where the block can end.
    func pour(into place: ColumnPlace, by way: BreakWay, _ ends: inout [BreakPosition]) {
        guard let column = chain.column(place.column, under: rules) else { return }
        var begun: [Begun] = []
        pour(Begun(lines: 0, column: place.column, way: way), into: column, at: place, &begun, &ends)
        var index = place.column + 1, fruitless = 0
        while !begun.isEmpty, fruitless <= chain.span, let column = chain.column(index, under: rules) {
            var onward: [Begun] = []
            let taken = trail.count
            for begun in Begun.cheapest(begun) {
                let place = chain.head(of: index, comingFrom: begun.column, goingOn: true)
                var begun = begun
                begun.pay(chain.costOfSilence(from: begun.column, to: index, room: begun.room))
                pour(begun, into: column, at: place, &onward, &ends)
            }
            fruitless = trail.count > taken ? 0 : fruitless + 1
            begun = onward
            index += 1
        }
    }

    /// A block of which some lines are placed, the last of them in a column.
    private struct Begun {
        var lines: Int
        var column: Int
        var measures: Measures?
        /// Rows below its last line that are free.
        var room = Double.infinity
        var way: BreakWay

        /// Pays for a jump that is not told of, once.
        mutating func pay(_ unsaid: Double) {
            guard unsaid > 0 else { return }
            (way, room) = (way.paying(unsaid), .infinity)
        }

        /// The cheapest way to each number of lines, the cheapest few of these.
        static func cheapest(_ all: [Begun]) -> [Begun] {
            guard all.count > 1 else { return all }
            let sorted = all.sorted { ($0.lines, $0.way.cost, $0.way.step) < ($1.lines, $1.way.cost, $1.way.step) }
            let best = sorted.indices.filter { $0 == 0 || sorted[$0 - 1].lines != sorted[$0].lines }.map { sorted[$0] }
            return Array(best.sorted { ($0.way.cost, $0.way.step) < ($1.way.cost, $1.way.step) }.prefix(8))
        }
    }

    // MARK: One column

    /// What is left of the block, set for the column that it goes on in.
    private struct Rest {
        var begun: Begun
        var column: Column
        var place: ColumnPlace
        var measures: Measures
        var setting: Setting

        var placed: Int { begun.lines }
        var count: Int { setting.lines.count - placed }

        /// The first of its lines, by their numbers in the setting.
        func lines(_ count: Int) -> Range<Int> { placed..<placed + count }
    }

    /// Puts what is left of the block into a column: all of it where it fits, else as many lines as the rules allow, or up to
    /// two fewer.
    private func pour(_ begun: Begun, into column: Column, at place: ColumnPlace, _ onward: inout [Begun],
                      _ ends: inout [BreakPosition]) {
        guard let rest = rest(begun, in: column, at: place) else { return }
        if let end = end(of: rest) {
            ends.append(end)
        } else if let counts = counts(dividing: rest) {
            for count in counts {
                guard let divided = divided(rest, behind: count) else { continue }
                onward.append(divided)
                if rest.setting.lines.count > Self.manyLines || flowBlock.notes.count > Self.manyNotes { break }
            }
        } else if begun.lines > 0 {
            onward.append(passed(rest))
        }
    }

    /// Nil where there is no such setting, or fewer lines are left than may stand alone.
    private func rest(_ begun: Begun, in column: Column, at place: ColumnPlace) -> Rest? {
        let here = column.measures(from: top(afterLines: begun.lines, at: place), rowsPerLine: flowBlock.rowsPerLine)
        let measures = begun.measures?.going(on: here, after: begun.lines) ?? here
        guard let setting = flowBlock.setting(measures, choice) else { return nil }
        let rest = Rest(begun: begun, column: column, place: place, measures: measures, setting: setting)
        return rest.count >= (begun.lines == 0 ? 1 : rules.fewestLines) ? rest : nil
    }

    /// The row at which the leading of the block's next line begins.
    private func top(afterLines placed: Int, at place: ColumnPlace) -> Double {
        let top = flow.extent(of: placed..<placed + 1, of: block, lineCount: .max, from: place.row).top
        return place.row > 0 ? top : top + Double(place.head)
    }

    /// Where the block ends in the column; nil where not all of it fits.
    private func end(of rest: Rest) -> BreakPosition? {
        let lines = rest.lines(rest.count), extent = extent(of: lines, of: rest), notes = noteRows(of: lines, of: rest)
        let index = rest.place.column, column = rest.column
        guard extent.ink <= chain.foot(of: column, index, notes: notes, goingOn: false) + BaselineGrid.slack else { return nil }
        let leftover = chain.column(index) == nil ? Double(rest.count) * BreakCosts.leftoverLine : 0
        let cost = rest.begun.way.cost + leftover + premium(of: rest)
        return BreakPosition(column: index, row: min(extent.end, Double(column.rows)), ink: extent.ink, notes: notes,
                             way: BreakWay(cost: cost, step: step(lines, extent, of: rest)))
    }

    /// How many lines the column may have, the most first; nil where it has room for none.
    private func counts(dividing rest: Rest) -> StrideThrough<Int>? {
        guard flowBlock.copy.isDivisible || rules.dividesDisplay else { return nil }
        let least = fewestLines(of: rest), most = mostLines(of: rest, atLeast: least)
        return most >= least ? stride(from: most, through: max(least, most - 2), by: -1) : nil
    }

    /// A paragraph of more lines, or of more notes, which spread it over many columns, is divided in one way only: each other is
    /// a setting of all of it where columns differ in width.
    private static let manyLines = 150, manyNotes = 60

    private func fewestLines(of rest: Rest) -> Int {
        guard rest.placed == 0 else { return rules.fewestLines }
        return max(rules.fewestLines, rules.keepsHeadings ? flow.linesKept(with: block) : 0, flowBlock.copy.initialLines)
    }

    private func mostLines(of rest: Rest, atLeast least: Int) -> Int {
        let depth = rest.column.rows - rest.place.head
        let fitting = flow.lines(of: block, from: rest.place.row, to: depth, isFirst: rest.placed == 0)
        return mostFitting(of: rest, from: least, through: min(fitting, rest.count - rules.fewestLines))
    }

    /// The most lines that stand above their notes: each more reaches further down, and its notes further up.
    private func mostFitting(of rest: Rest, from least: Int, through most: Int) -> Int {
        guard most >= least, !fits(most, of: rest) else { return most }
        var fitting = least - 1, over = most
        while over - fitting > 1 {
            let middle = (fitting + over) / 2
            if fits(middle, of: rest) { fitting = middle } else { over = middle }
        }
        return fitting
    }

    private func fits(_ count: Int, of rest: Rest) -> Bool {
        extent(of: rest.lines(count), of: rest).ink <= foot(below: count, of: rest) + BaselineGrid.slack
    }

    /// Some lines in the column; nil where it would end with a line against the rules that should end none.
    private func divided(_ rest: Rest, behind count: Int) -> Begun? {
        let lines = rest.lines(count), partsBadly = rest.setting.lines[lines.upperBound - 1].endsNoColumn
        if partsBadly, !rules.dividesWords { return nil }
        let extent = extent(of: lines, of: rest), hyphen = partsBadly ? BreakCosts.hyphenAtFoot : 0
        let room = foot(below: count, of: rest) - extent.ink
        let cost = rest.begun.way.cost + BreakCosts.shortFoot(room) + hyphen
        return Begun(lines: lines.upperBound, column: rest.place.column, measures: rest.measures, room: room,
                     way: BreakWay(cost: cost, step: step(lines, extent, of: rest)))
    }

    /// The column left empty, since it is too shallow.
    private func passed(_ rest: Rest) -> Begun {
        let emptiness = BreakCosts.shortFoot(Double(rest.column.rows) - rest.place.row)
        return Begun(lines: rest.placed, column: rest.begun.column, measures: rest.measures, room: rest.begun.room,
                     way: rest.begun.way.paying(emptiness))
    }

    // MARK: Room and costs

    private func extent(of lines: Range<Int>, of rest: Rest) -> Flow.Extent {
        let extent = flow.extent(of: lines, of: block, lineCount: rest.setting.lines.count, from: rest.place.row)
        return rest.place.row > 0 ? extent : extent.moved(by: Double(rest.place.head))
    }

    /// The height of the notes in the column with those that these lines refer to. Only a column with nothing in it yet shows
    /// that no column takes the notes, or the one below its picture, where that has a frame of its own.
    private func noteRows(of lines: Range<Int>, of rest: Rest) -> Double {
        if rules == .crowdedNotes, rest.place.row == 0 || isCaptionOfFrame { return 0 }
        if flowBlock.notes.isEmpty { return rest.place.notes }
        return rest.place.notes + flowBlock.noteRows(of: lines, in: rest.setting, measure: rest.column.foot.measure)
    }

    private var isCaptionOfFrame: Bool { !chain.isThread && flowBlock.copy.style.standsBelowPicture }

    /// How far down so many lines may reach, the block going on in another column.
    private func foot(below count: Int, of rest: Rest) -> Double {
        chain.foot(of: rest.column, rest.place.column, notes: noteRows(of: rest.lines(count), of: rest), goingOn: true)
    }

    /// What the setting costs more than the best in the same measures.
    private func premium(of rest: Rest) -> Double {
        guard choice != .best, let best = flowBlock.setting(rest.measures, .best) else { return 0 }
        return max(0, rest.setting.cost - best.cost)
    }

    private func step(_ lines: Range<Int>, _ extent: Flow.Extent, of rest: Rest) -> Int32 {
        let piece = Piece(block: block, lines: lines, column: rest.place.column, top: extent.top, ink: extent.ink, end: extent.end)
        return trail.add(BreakTrail.Step(parent: rest.begun.way.step, piece: piece, choice: choice, measures: rest.measures))
    }
}
