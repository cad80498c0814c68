import Glibc
import Synchronization

/// Tells how far a run has come: a bar on a terminal, plain lines elsewhere.
final class Progress: Sendable {
    private let what: String
    private let total: Int
    private let isQuiet: Bool
    private let isTerminal: Bool
    private let state: Mutex<State>

    private struct State {
        var done = 0
        var failed = 0
        var drawn = ContinuousClock.Instant?.none
    }

    init(_ what: String, of total: Int, quiet: Bool) {
        self.what = what
        self.total = total
        isQuiet = quiet
        isTerminal = isatty(STDERR_FILENO) == 1
        state = Mutex(State())
    }

    /// One more is done.
    func step(_ line: String, isFailed: Bool) {
        guard !isQuiet else { return }
        state.withLock { state in
            state.done += 1
            if isFailed { state.failed += 1 }
            guard isTerminal else { return Terminal.complain("\(state.done)/\(total) \(line)") }
            let now = ContinuousClock.now
            if let drawn = state.drawn, now - drawn < .milliseconds(50), state.done < total { return }
            state.drawn = now
            Terminal.overwrite(bar(state))
        }
    }

    /// Makes way for other lines.
    func clear() {
        if isTerminal, !isQuiet { Terminal.overwrite("") }
    }

    private func bar(_ state: State) -> String {
        let width = 30, filled = total == 0 ? width : width * state.done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(what) \(bar) \(state.done)/\(total)" + (state.failed > 0 ? ", \(state.failed) failed" : "")
    }
}
