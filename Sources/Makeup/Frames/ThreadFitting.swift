import LayoutBook

/// Breaks one thread, and shortens the frames in which it ends to the fewest rows that hold it, so that they end level.
///
/// These are the frames that fit on its last page, else, where the thread balances, those beside each other in which it
/// ends. Rows are tried from the number that the text would fill if it could be poured; each try breaks the thread anew.
struct ThreadFitting {
    let flow: Flow
    let plan: PagePlan
    let balances: Bool
    let fits: Bool
    private let hasJumps: Bool
    private let isToBeFull: Bool
    private(set) var broken: BrokenFlow?

    init(flow: Flow, plan: PagePlan, layout: Layout, isToBeFull: Bool = false) {
        self.flow = flow
        self.plan = plan
        balances = layout.threads.contains { $0.name == flow.name && $0.balances }
        hasJumps = layout.threads.contains { $0.name == flow.name && $0.hasJumps }
        let fits = layout.pages.contains { $0.frames.contains { $0.content == .thread(flow.name) && $0.height == .fit } }
        self.fits = fits
        self.isToBeFull = isToBeFull && !fits && !balances
    }

    /// The last frames of a thread that fit take no room before their turn.
    func wait() {
        if fits { plan.setCourse(of: flow.name, to: .waiting) }
    }

    /// Whether it has been broken into the columns that stand now; a thread without copy always has.
    var isSettled: Bool {
        if flow.blocks.isEmpty { return true }
        guard let broken, let last = broken.breaking.pieces.last else { return false }
        return broken.chain.stands(through: last.column)
    }

    /// Gives its frames all the room there is.
    func runFreely() { plan.setCourse(of: flow.name, to: .free) }

    mutating func breakAsItStands() { broken = brokenNow(prepares: true) }

    mutating func settle() {
        runFreely()
        let free = brokenNow(prepares: true)
        broken = free
        guard fits || balances, let last = free.lastColumn else { return }
        guard let group = group(endingIn: last) else {
            if fits { plan.setCourse(of: flow.name, to: .ending(ThreadEnd(page: last.page, frames: [], rows: 0, fullFrames: 0))) }
            return
        }
        var search = EndSearch(fitting: self, free: free, group: group)
        let (end, best) = search.run()
        plan.setCourse(of: flow.name, to: .ending(end))
        broken = best
    }

    /// - Parameter prepares: Not for tries: a picture is bounded by the room there is, and what is too short for it is no end.
    private func brokenNow(prepares: Bool = false) -> BrokenFlow {
        let chain = ColumnChain(thread: flow.name, plan: plan, hasJumps: hasJumps)
        chain.isToBeFull = isToBeFull
        return BrokenFlow(flow: flow, chain: chain, prepares: prepares)
    }

    /// The thread, broken with this end, if all of it goes in as well as it does with all the room there is.
    fileprivate func tried(_ end: ThreadEnd, against free: BrokenFlow) -> BrokenFlow? {
        plan.setCourse(of: flow.name, to: .ending(end))
        let broken = brokenNow()
        guard broken.lastColumn != nil, broken.breaking.relaxed.count <= free.breaking.relaxed.count else { return nil }
        return broken
    }

    /// The frames that share what is left of the text; nil where there are none that may be shortened.
    private func group(endingIn last: Column) -> [SolvedFrame]? {
        let frames = (plan.frames(ofPage: last.page) ?? []).filter { $0.plan.content == .thread(flow.name) && $0.depth > 0 }
        let fitting = frames.filter { $0.plan.height == .fit }
        guard let end = frames.firstIndex(where: { $0.index == last.frame }) else { return nil }
        if let lastFitting = fitting.last, lastFitting.index >= last.frame { return fitting }
        guard balances else { return nil }
        let head = frames[end].textRows.lowerBound
        let first = frames[..<end].lastIndex { $0.textRows.lowerBound != head }.map { $0 + 1 } ?? 0
        return Array(frames[first...].prefix { $0.textRows.lowerBound == head })
    }
}

/// The search for the fewest rows of the frames in which a thread ends.
private struct EndSearch {
    let fitting: ThreadFitting
    /// The thread with all the room there is.
    let free: BrokenFlow
    let group: [SolvedFrame]

    /// Rows of text in the group's columns, if there are any.
    private let filled: Double
    private var tries = 0

    /// Each try breaks the thread; what is found until then is taken.
    private static let mostTries = 12

    init(fitting: ThreadFitting, free: BrokenFlow, group: [SolvedFrame]) {
        self.fitting = fitting
        self.free = free
        self.group = group
        let page = free.lastColumn?.page ?? 0
        filled = group.reduce(0) { $0 + free.depth(ofFrame: $1.index, onPage: page) }
    }

    private var page: Int { free.lastColumn?.page ?? 0 }

    mutating func run() -> (ThreadEnd, BrokenFlow) {
        if filled == 0 {
            let none = end(rows: 0)
            if let broken = fitting.tried(none, against: free) { return (none, broken) }
        }
        guard var best = fewest() else {
            // With its own rows the thread is broken as it is free.
            let all = end(rows: deepest)
            return (all, fitting.tried(all, against: free) ?? free)
        }
        level(&best)
        return best
    }

    private func end(rows: Int, full: Int? = nil) -> ThreadEnd {
        ThreadEnd(page: page, frames: group.map(\.index), rows: rows, fullFrames: full ?? group.count)
    }

    private var deepest: Int { group.reduce(0) { max($0, $1.depth) } }

    private mutating func tried(_ end: ThreadEnd) -> (ThreadEnd, BrokenFlow)? {
        guard tries < Self.mostTries else { return nil }
        tries += 1
        return fitting.tried(end, against: free).map { (end, $0) }
    }

    /// In ever longer steps to a number of rows that is enough, then halving.
    private mutating func fewest() -> (ThreadEnd, BrokenFlow)? {
        var tooFew = least - 1, rows = min(max(1, poured), deepest), step = 1
        var best: (ThreadEnd, BrokenFlow)?
        while best == nil, tries < Self.mostTries {
            best = tried(end(rows: rows))
            if best != nil || rows >= deepest { break }
            tooFew = rows
            (rows, step) = (min(rows + step, deepest), step * 2)
        }
        // The fewest are mostly a row less, if they are not these.
        var next = rows - 1
        while let known = best, known.0.rows - tooFew > 1, tries < Self.mostTries {
            if let better = tried(end(rows: next)) { best = better } else { tooFew = next }
            next = (tooFew + (best?.0.rows ?? 0)) / 2
        }
        return best
    }

    /// Rows of each column if the text could be poured.
    private var poured: Int { BaselineGrid.rows(holding: filled / Double(group.count)) }

    /// Fewer rows than these cannot hold it: only the space above what comes to stand at the head of a column is saved.
    private var least: Int {
        let first = group[0]
        guard group.allSatisfy({ $0.measure == first.measure && $0.depth == first.depth && $0.notches.isEmpty }) else { return 1 }
        let saved = fitting.flow.blocks.indices.reduce(0.0) { max($0, fitting.flow.spaceBefore($1)) } * Double(group.count - 1)
        return max(1, BaselineGrid.rows(holding: (filled - saved) / Double(group.count)))
    }

    /// Of three columns or more the last ones a row less, so that none ends two rows above its neighbour.
    private mutating func level(_ best: inout (ThreadEnd, BrokenFlow)) {
        let rows = best.0.rows, count = group.count
        guard count > 2, rows > 1 else { return }
        let full = max(1, BaselineGrid.rows(holding: filled) - count * (rows - 1))
        for number in full..<max(full, count) {
            if let level = tried(end(rows: rows, full: number)) {
                best = level
                return
            }
        }
    }
}

private extension BrokenFlow {
    /// Where its text ends; nil if some of it found no column.
    var lastColumn: Column? { breaking.pieces.last.flatMap { chain.column($0.column) } }

    /// How far a column is filled.
    func depth(ofFrame frame: Int, onPage page: Int) -> Double {
        breaking.pieces.reduce(0) { deepest, piece in
            guard let column = chain.column(piece.column), column.page == page, column.frame == frame else { return deepest }
            return max(deepest, piece.ink)
        }
    }
}
