import LayoutBook

/// Breaks all flows of a forme into their columns, and finds how high the frames are in which threads end.
///
/// What a thread leaves of a page may be another's room: threads whose last frames fit or end level are broken first, in
/// the order of their frames, then those that flow into what is left. A thread whose columns have changed since is broken
/// again, for a few rounds at most. Threads that do not settle take all the room that their frames have.
struct Lockup {
    let forme: Forme
    /// Whether the last columns of threads that neither fit nor balance are to be full.
    var isToBeFull = false

    private static let rounds = 4

    /// The frames with matters of their own page by page, then the threads in the order of the layout.
    func run() -> [BrokenFlow] {
        var ends = forme.threads.map { ThreadFitting(flow: $0, plan: forme.plan, layout: forme.layout, isToBeFull: isToBeFull) }
        for end in ends { end.wait() }
        let order = breakingOrder
        for _ in 0..<Self.rounds {
            let stale = order.filter { !ends[$0].isSettled }
            if stale.isEmpty { break }
            for index in stale where !ends[index].isSettled { ends[index].settle() }
        }
        if !ends.allSatisfy(\.isSettled) {
            for end in ends { end.runFreely() }
            for index in order { ends[index].breakAsItStands() }
        }
        return forme.framedFlows().map { BrokenFlow(flow: $0.flow, chain: $0.chain) } + ends.compactMap(\.broken)
    }

    /// Threads with copy, as indices: those that share out a page before those that take what is left of it.
    private var breakingOrder: [Int] {
        let places = forme.threads.indices.map(firstFit)
        let balances = forme.layout.threads.map(\.balances)
        return forme.threads.indices.filter { !forme.threads[$0].blocks.isEmpty }.sorted { a, b in
            let one = places[a].map { (0, $0.page, $0.frame, a) } ?? (balances[a] ? 1 : 2, 0, 0, a)
            let other = places[b].map { (0, $0.page, $0.frame, b) } ?? (balances[b] ? 1 : 2, 0, 0, b)
            return one < other
        }
    }

    private func firstFit(_ thread: Int) -> (page: Int, frame: Int)? {
        for (page, template) in forme.layout.pages.enumerated() {
            let frame = template.frames.firstIndex { $0.content == .thread(forme.threads[thread].name) && $0.height == .fit }
            if let frame { return (page, frame) }
        }
        return nil
    }
}
