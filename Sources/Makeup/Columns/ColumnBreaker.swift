import Paragraphs

/// Breaks a flow into columns, at first with every paragraph as it is set best, then with alternatives where a column is not good.
///
/// Alternatives cost time, so they are asked for only for paragraphs of columns that end short, end with a hyphen or needed a rule given up.
struct ColumnBreaker {
    let flow: Flow
    let chain: ColumnChain

    /// Rounds of asking for alternatives.
    private static let rounds = 3
    /// How many paragraphs of a column are asked for a line in the first round: the longest, which give most easily.
    private static let firstAsked = 3
    /// Where the last column is to be full, paragraphs are asked only for so many lines as they can give without being seen
    /// to: fewer rows empty than the first, no more lines too many than the second (ours).
    private static let nearlyFull = 7.0, nearlyFits = 2
    /// Of so many paragraphs of a long text one may give a line without being seen to (ours).
    private static let paragraphsALine = 6
    /// The same for rows above what there is room above.
    private static let nearlyRows = 6

    func run() -> Breaking {
        var flexible = [Flexibility](repeating: [], count: flow.blocks.count)
        var best = search(flexible)
        for round in 0..<Self.rounds {
            let wanted = blocksToAsk(best, all: round > 0).filter { !flexible[$0.block].contains($0.flexibility) }
            if wanted.isEmpty { break }
            for (block, flexibility) in wanted { flexible[block].formUnion(flexibility) }
            let other = search(flexible)
            if other.cost < best.cost { best = other }
        }
        return best
    }

    private func search(_ flexible: [Flexibility]) -> Breaking {
        var search = BreakSearch(flow: flow, chain: chain, flexible: flexible)
        return search.run()
    }

    private func blocksToAsk(_ breaking: Breaking, all: Bool) -> [(block: Int, flexibility: Flexibility)] {
        if let last = breaking.pieces.last, chain.column(last.column) == nil {
            return blocksThatMaySaveALine(breaking).map { ($0, .lines) } + blocksThatMaySaveARow(breaking).map { ($0, .space) }
        }
        var asked: [(block: Int, flexibility: Flexibility)] = []
        let galleys = breaking.galleys()
        for (index, group) in galleys.enumerated() where isPoor(group, isLast: index + 1 == galleys.count, of: breaking) {
            let next = index + 1 < galleys.count ? galleys[index + 1].pieces.prefix(1) : []
            let blocks = (group.pieces + next).map(\.block).filter { canGive($0, breaking) }
            let byLength = blocks.sorted { (-breaking.settings[$0].lines.count, $0) < (-breaking.settings[$1].lines.count, $1) }
            asked += byLength.prefix(all ? blocks.count : Self.firstAsked).map { ($0, .lines) }
            asked += blocks.filter { $0 == group.pieces.last?.block }.map { ($0, .words) }
            if chain.isToBeFull { asked += group.pieces.dropFirst().map(\.block).filter(isSpaced).map { ($0, .space) } }
        }
        if all { asked += blocksThatMayFillTheEnd(breaking, freeRows: galleys.last.flatMap { freeRows($0, of: breaking) } ?? 0) }
        return asked
    }

    /// Where the last column alone cannot fill itself, all columns help.
    private func blocksThatMayFillTheEnd(_ breaking: Breaking, freeRows: Double) -> [(block: Int, flexibility: Flexibility)] {
        guard chain.isToBeFull, BreakCosts.shortFoot(freeRows) > BreakCosts.shortFoot(1) else { return [] }
        let givers = flow.blocks.indices.filter { canGive($0, breaking) }
        let canGiveLines = freeRows <= Double(givers.count / Self.paragraphsALine)
        let lines: [(block: Int, flexibility: Flexibility)] = canGiveLines ? givers.map { ($0, .lines) } : []
        return freeRows <= Double(Self.nearlyRows) ? lines + flow.blocks.indices.filter(isSpaced).map { ($0, .space) } : lines
    }

    /// Text that is left over may yet fit, if not more lines are over than paragraphs can give.
    private func blocksThatMaySaveALine(_ breaking: Breaking) -> [Int] {
        let over = linesOver(breaking)
        let givers = flow.blocks.indices.filter { canGive($0, breaking) }
        let most = max(Self.nearlyFits, givers.count / Self.paragraphsALine)
        return over <= (chain.isToBeFull ? min(givers.count, most) : givers.count) ? givers : []
    }

    /// Where columns are to be full, rows above articles are saved as well.
    private func blocksThatMaySaveARow(_ breaking: Breaking) -> [Int] {
        guard chain.isToBeFull, linesOver(breaking) <= Self.nearlyRows else { return [] }
        return flow.blocks.indices.filter(isSpaced)
    }

    private func linesOver(_ breaking: Breaking) -> Int {
        breaking.pieces.filter { chain.column($0.column) == nil }.reduce(0) { $0 + $1.lines.count }
    }

    /// Whether there is room above a block that may be a row more: not below a heading, and not between paragraphs.
    private func isSpaced(_ block: Int) -> Bool {
        block > 0 && flow.blocks[block - 1].copy.keepWithNext == 0 && flow.spaceBefore(block) >= Self.leastSpace
    }

    /// In rows.
    private static let leastSpace = 0.4

    private func canGive(_ block: Int, _ breaking: Breaking) -> Bool {
        flow.blocks[block].copy.isDivisible && breaking.settings[block].lines.count > 2
    }

    /// Between the end of a column's text and its foot; nil for what no column took.
    private func freeRows(_ filled: Galley, of breaking: Breaking) -> Double? {
        guard let last = filled.pieces.last, let column = chain.column(filled.column) else { return nil }
        let notes = breaking.noteRows(of: filled.pieces, in: flow, measure: column.foot.measure)
        let foot = column.rows - FootNotes.rows(holding: notes)
            - (breaking.jump(from: filled.column, in: flow, chain) == nil ? 0 : JumpLines.rows)
        return Double(foot) - last.ink
    }

    private func isPoor(_ filled: Galley, isLast: Bool, of breaking: Breaking) -> Bool {
        guard let last = filled.pieces.last, let free = freeRows(filled, of: breaking) else { return false }
        if isLast {
            return chain.isToBeFull && free < Self.nearlyFull && BreakCosts.shortFoot(free) > BreakCosts.shortFoot(1)
        }
        if breaking.relaxed.contains(where: { relaxation in filled.pieces.contains { $0.block == relaxation.block } }) {
            return true
        }
        let line = breaking.settings[last.block].lines[last.lines.upperBound - 1]
        return BreakCosts.shortFoot(free) > 0 || line.endsNoColumn
    }
}
