import Glibc
import VaraqKit

/// Editions a second: a batch in one process, beside a loop that starts the program once for each edition.
enum BatchBench {
    private static let editions = 200
    /// The loop takes so long that fewer must do.
    private static let starts = 40

    /// Rows of a table; they name what cannot be measured.
    static func rows(_ path: String, program: String, _ resources: Resources) async -> [String] {
        guard let folder = temporaryFolder() else { return ["no folder for a batch"] }
        defer { remove(folder) }
        var rows: [String] = []
        for workers in [1, 2] {
            guard let seconds = await batch(path, folder: "\(folder)/\(workers)", workers: workers, resources) else { return ["\(path) cannot be set"] }
            rows.append(row("batch, \(workers) at a time", Double(editions) / seconds))
        }
        if let seconds = loop(path, program: program, folder: folder) { rows.append(row("a start for each", Double(starts) / seconds)) }
        return rows
    }

    private static func row(_ name: String, _ speed: Double) -> String {
        let tenths = Int((speed * 10).rounded())
        return name.padded(26) + "\(tenths / 10).\(tenths % 10)".padded(-9)
    }

    /// Values that differ from edition to edition, for the fields of an issue.
    private static func values(of number: Int) -> [String] { ["place=خیابان \(number)", "contact=group\(number)@bolts.example"] }

    /// Seconds, without the editions that come first: each worker has fonts to open.
    private static func batch(_ path: String, folder: String, workers: Int, _ resources: Resources) async -> Double? {
        var diagnostics = Diagnostics()
        guard mkdir(folder, 0o777) == 0, let desk = BatchDesk(resources: resources, into: &diagnostics),
              let ledger = try? Ledger.open(in: folder, into: &diagnostics) else { return nil }
        let tickets = desk.plan(order(path), into: &diagnostics).tickets
        guard let first = tickets.first else { return nil }
        let plan = desk.plan((0..<editions).map { number in
            var ticket = first
            (ticket.index, ticket.stem) = (number, "\(first.stem)-\(number)")
            ticket.fields = values(of: number).map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return JobTicket.Field(name: parts[0], value: parts[1])
            }
            return ticket
        })
        guard (try? ledger.enter(plan.tickets, order: "")) != nil else { return nil }
        let clock = ContinuousClock(), start = clock.now
        let outcomes = try? await desk.run(plan, journal: ledger, known: { _ in nil }, BatchDesk.Way(folder: folder, workers: workers)) { _, _ in }
        guard let outcomes, outcomes.allSatisfy({ if case .set = $0 { true } else { false } }) else { return nil }
        return (clock.now - start).seconds
    }

    private static func order(_ path: String) -> BatchOrder {
        var order = BatchOrder(paths: [path])
        order.targets = [.office]
        return order
    }

    private static func loop(_ path: String, program: String, folder: String) -> Double? {
        let clock = ContinuousClock(), start = clock.now
        for number in 0..<starts {
            let fields = values(of: number).flatMap { ["--field", $0] }
            guard run(program, ["typeset", path, "--target", "office", "--quiet", "-o", "\(folder)/\(number).pdf"] + fields) else { return nil }
        }
        return (clock.now - start).seconds
    }

    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        var process = pid_t(), status: Int32 = 0, actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        guard posix_spawn(&process, program, &actions, nil, words, environ) == 0 else { return false }
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }

    private static func temporaryFolder() -> String? {
        var template = Array("/tmp/varaq-bench.XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) }
    }

    /// The folder with all that is in it.
    private static func remove(_ folder: String) {
        _ = run("/bin/rm", ["-rf", "--", folder])
    }
}
