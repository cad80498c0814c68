import VaraqKit

/// What became of a batch.
struct BatchSummary {
    private let tickets: [JobTicket]
    private let outcomes: [EditionOutcome]
    /// Nil where others have set it.
    private let took: Duration?
    /// What of it was to be printed.
    var prints: [PrintRecord] = []

    init(_ tickets: [JobTicket], _ outcomes: [EditionOutcome], took: Duration?) {
        self.tickets = tickets
        self.outcomes = outcomes
        self.took = took
    }

    /// The exit code of the worst outcome.
    func code(strict: Bool) -> Int32 {
        Fault.worst(of: outcomes.map { outcome in
            if strict, case .set(_, _?) = outcome { return 2 }
            return outcome.code
        })
    }

    /// A table of the editions, of many only those that failed; then how many there are of each kind.
    func print() throws {
        let isLong = tickets.count > Self.mostRows
        let rows = zip(tickets, outcomes).filter { !isLong || $1.isFailed }
        if !rows.isEmpty {
            var table = Table(head: ["edition", "outcome"])
            for (ticket, outcome) in rows { table.add([ticket.stem.shown, outcome.words]) }
            for line in table.lines { try Terminal.say(line) }
        }
        try Terminal.say(totals)
    }

    private static let mostRows = 40

    private var totals: String {
        let parts = [("set", outcomes.count { if case .set = $0 { true } else { false } }), ("unchanged", outcomes.count { $0 == .unchanged }),
                     ("failed", outcomes.count(where: \.isFailed)), ("not reached", outcomes.count { $0 == .notReached })]
        let words = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        let head = "\(tickets.count) \(tickets.count == 1 ? "edition" : "editions")" + (words.isEmpty ? "" : ": \(words)")
        guard let took else { return head }
        let seconds = took.seconds
        return "\(head); \(seconds.tenths) s" + (parts[0].1 > 1 ? ", \((Double(parts[0].1) / max(seconds, 0.001)).tenths) a second" : "")
    }

    /// The same for programs.
    var json: String {
        BatchReport(prints: prints, zip(tickets, outcomes).map { ticket, outcome in
            BatchReport.Edition(stem: ticket.stem, input: ticket.input, edition: ticket.edition, state: outcome.state, exitCode: outcome.code,
                                message: outcome.message)
        }).json
    }
}

extension EditionOutcome {
    var isFailed: Bool { if case .failed = self { true } else { false } }

    var state: String {
        switch self {
        case .unchanged: "unchanged"
        case .set: "set"
        case .failed: "failed"
        case .notReached: "not reached"
        }
    }

    var message: String? {
        switch self {
        case .set(_, let message): message
        case .failed(_, let message): message
        case .unchanged, .notReached: nil
        }
    }

    /// The exit code that it asks for.
    var code: Int32 {
        switch self {
        case .set, .unchanged: 0
        case .failed(let fault, _): fault
        case .notReached: Fault.tryAgain.rawValue
        }
    }

    /// The exit code that schedulers know what to do about.
    var schedulerCode: Int32 {
        switch code {
        case 0: 0
        case Fault.cannotWrite.rawValue, Fault.tryAgain.rawValue: Fault.tryAgain.rawValue
        default: Fault.input.rawValue
        }
    }

    /// A line for people.
    var words: String {
        switch self {
        case .unchanged: "unchanged"
        case .set(let took, let message): "set in \(took.hundredths) s" + (message == nil ? "" : ", with warnings")
        case .failed(let fault, let message): "failed (\(fault)): \(message.firstFault)"
        case .notReached: "not reached"
        }
    }
}

extension String {
    /// The first error of several lines, or the first line.
    var firstFault: String {
        let lines = split(separator: "\n")
        return (lines.first { $0.contains("error: ") } ?? lines.first).map { String($0).shown } ?? ""
    }
}

extension Double {
    /// With one digit behind the point, whatever the locale.
    var tenths: String { let value = Int((self * 10).rounded()); return "\(value / 10).\(value % 10)" }

    /// With two.
    var hundredths: String {
        let value = Int((self * 100).rounded()), rest = value % 100
        return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
