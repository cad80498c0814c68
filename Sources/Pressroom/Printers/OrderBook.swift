import Synchronization

/// Orders that wait for a printer, shared by the lanes. An order is in the book or in one lane's hands, never in both.
final class OrderBook: Sendable {
    /// An order and who has refused it.
    struct Entry {
        /// Its place in the list of all orders.
        let place: Int
        let order: PrintOrder
        /// By lanes, in the order of their refusals.
        fileprivate(set) var refusals: [(lane: Int, reason: String)] = []

        fileprivate func isRefused(by lane: Int) -> Bool { refusals.contains { $0.lane == lane } }
        /// Why nobody prints it.
        var reason: String { refusals.map(\.reason).joined(separator: "; ") }
    }

    private struct State {
        /// By their places, ascending.
        var waiting: [Entry]
        var inHand = 0
        var ends: [PrintEnd?]
        /// Why a lane takes nothing any longer; nil while it is in service. Indexed by lane.
        var closed: [String?]
        var fault: (any Error)?
    }

    private let state: Mutex<State>
    private let stop: StopSign
    /// An idle lane looks again so often whether another one has given something back.
    private static let look = Duration.milliseconds(10)

    init(_ orders: [PrintOrder], lanes: Int, stop: StopSign) {
        let entries = orders.enumerated().map { Entry(place: $0.offset, order: $0.element) }
        state = Mutex(State(waiting: entries, ends: Array(repeating: nil, count: orders.count),
                            closed: Array(repeating: nil, count: lanes)))
        self.stop = stop
    }

    /// The next order for a lane. Waits while others may give one back; nil when there will be none.
    func next(for lane: Int) -> Entry? {
        while !stop.isUp {
            switch look(for: lane) {
            case .take(let entry): return entry
            case .nothingLeft: return nil
            case .wait: sleep(Self.look, unless: stop)
            }
        }
        return nil
    }

    private enum Look {
        case take(Entry), wait, nothingLeft
    }

    private func look(for lane: Int) -> Look {
        state.withLock { state in
            if state.fault != nil { return .nothingLeft }
            guard let index = state.waiting.firstIndex(where: { !$0.isRefused(by: lane) }) else {
                return state.inHand > 0 ? .wait : .nothingLeft
            }
            state.inHand += 1
            return .take(state.waiting.remove(at: index))
        }
    }

    /// Puts an order back in its place.
    func giveBack(_ entry: Entry) {
        state.withLock { state in
            state.inHand -= 1
            Self.insert(entry, &state)
        }
    }

    /// Puts an order back that a lane does not print. Gives it with all reasons where nobody is left who might; it is then in the
    /// caller's hands.
    func refuse(_ entry: Entry, by lane: Int, reason: String) -> Entry? {
        state.withLock { state in
            var entry = entry
            entry.refusals.append((lane, reason))
            if Self.isHopeless(entry, state) { return Self.complete(entry, state) }
            state.inHand -= 1
            Self.insert(entry, &state)
            return nil
        }
    }

    /// Takes a lane out of service. Gives the orders that nobody is left for, into the caller's hands.
    func close(_ lane: Int, reason: String) -> [Entry] {
        state.withLock { state in
            state.closed[lane] = reason
            let waiting = state.waiting
            let hopeless = waiting.filter { Self.isHopeless($0, state) }
            state.waiting = waiting.filter { !Self.isHopeless($0, state) }
            state.inHand += hopeless.count
            return hopeless.map { Self.complete($0, state) }
        }
    }

    /// Notes the end of an order in hand.
    func settle(_ entry: Entry, _ end: PrintEnd) {
        state.withLock { state in
            state.inHand -= 1
            state.ends[entry.place] = end
        }
    }

    /// Nothing can be put on record any longer: no lane is given anything more. The first fault stays.
    func breakOff(_ fault: any Error) {
        state.withLock { state in
            if state.fault == nil { state.fault = fault }
        }
    }

    /// How all orders ended, by their places, and what kept the rest from it.
    var result: (ends: [PrintEnd?], fault: (any Error)?) { state.withLock { ($0.ends, $0.fault) } }

    private static func insert(_ entry: Entry, _ state: inout State) {
        let index = state.waiting.firstIndex { $0.place > entry.place } ?? state.waiting.count
        state.waiting.insert(entry, at: index)
    }

    private static func isHopeless(_ entry: Entry, _ state: borrowing State) -> Bool {
        state.closed.indices.allSatisfy { state.closed[$0] != nil || entry.isRefused(by: $0) }
    }

    /// The entry with the reasons of closed lanes, too.
    private static func complete(_ entry: Entry, _ state: borrowing State) -> Entry {
        var entry = entry
        for (lane, reason) in state.closed.enumerated() {
            if let reason, !entry.isRefused(by: lane) { entry.refusals.append((lane, reason)) }
        }
        return entry
    }
}
