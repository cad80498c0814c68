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

    private let trail = BreakTrail()
    private var relaxed: [Breaking.Relaxation] = []

    init(flow: Flow, chain: ColumnChain, flexible: [Flexibility]) {
        self.flow = flow
        self.chain = chain
        self.flexible = flexible
    }

    /// The cheapest way to place all blocks.
    mutating func run() -> Breaking {
        var reached = [BreakPosition.start]
        for block in flow.blocks.indices { reached = places(after: block, from: reached) }
        if chain.isToBeFull { reached = reached.map(payingForTheEnd) }
        let best = reached.min { ($0.way.cost, $0.column, $0.row) < ($1.way.cost, $1.column, $1.row) }
        return trail.breaking(of: flow, endingWith: best?.way ?? BreakWay(), relaxed: relaxed)
    }

    /// The places where a block can end, by the strictest rules that leave it any.
    private mutating func places(after block: Int, from reached: [BreakPosition]) -> [BreakPosition] {
        let inLeftover = reached.allSatisfy { chain.column($0.column) == nil }
        for rules in BreakRules.allCases where !inLeftover || rules == .leftover {
            if rules == .leftover, let furthest = reached.map(\.column).max() { chain.close(after: furthest) }
            let ends = places(after: block, from: reached, by: rules)
            if ends.isEmpty { continue }
            return (rules > .strict ? relax(rules, for: block, ends) : ends).pruned(to: breadth)
        }
        preconditionFailure("text that no column takes is always left over")
    }

    private func places(after block: Int, from reached: [BreakPosition], by rules: BreakRules) -> [BreakPosition] {
        let hopeful = reached.reduce(.infinity) { min($0, $1.way.cost) } + patience
        var placing = BlockPlacing(flow: flow, chain: chain, trail: trail, block: block, flexibility: flexible[block], rules: rules)
        for position in reached {
            placing.goOn(from: position)
            placing.goOnLeaded(from: position)
            if position.way.cost <= hopeful { placing.goOnWithWholeWord(from: position) }
        }
        return placing.ends
    }

    /// Notes that rules were given up for a block, and makes its places pay for it.
    private mutating func relax(_ rules: BreakRules, for block: Int, _ ends: [BreakPosition]) -> [BreakPosition] {
        relaxed.append(Breaking.Relaxation(block: block, rules: rules))
        return ends.map { $0.paying(BreakCosts.givenUpRule * Double(rules.rawValue)) }
    }

    /// What is left empty at the foot of the last column, where that is to be full.
    private func payingForTheEnd(_ position: BreakPosition) -> BreakPosition {
        guard let column = chain.column(position.column) else { return position }
        let foot = chain.foot(of: column, position.column, notes: position.notes, goingOn: false)
        return position.paying(BreakCosts.emptyEnd(foot - position.ink))
    }
}

private extension BreakPosition {
    func paying(_ cost: Double) -> BreakPosition {
        var position = self
        position.way = way.paying(cost)
        return position
    }
}
