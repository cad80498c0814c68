/// Follows a job that a printer has, to its end.
struct JobWatch {
    /// How it ended, and why the printer is not to be given more; nil where it may.
    struct Outcome {
        let end: PrintEnd
        var trouble: String?
    }

    /// What changes while a job makes progress.
    private struct Mark: Hashable {
        var state: JobFacts.State?
        var sheets: Int?
        var impressions: Int?
    }

    private let order: PrintOrder
    private var number: Int
    private let talk: PrinterTalk
    private let journal: any PrintJournal
    private var sheetsOut = 0
    private var mark = Mark()
    private var lastChange = ContinuousClock.now
    /// Whether the printer tells how much is printed while it prints.
    private var tellsProgress = false

    init(_ order: PrintOrder, number: Int, talk: PrinterTalk, journal: any PrintJournal) {
        self.order = order
        self.number = number
        self.talk = talk
        self.journal = journal
    }

    /// - Throws: what the journal throws.
    mutating func follow() throws -> Outcome {
        var pause = GrowingPause(talk.patience)
        while pause.wait() {
            switch try inquire() {
            case .known(let job):
                try note(job)
                if let end = job.end { return try outcome(end) }
                if let reason = stallReason(job) { return try cancel(reason) }
            case .forgotten: return lost("the printer no longer knows the job")
            case .silent(let reason): return lost("the printer no longer tells of the job: \(reason)")
            }
        }
        preconditionFailure("these pauses have no bound")
    }

    private func lost(_ reason: String) -> Outcome { Outcome(end: .uncertain(reason: reason), trouble: reason) }

    private mutating func outcome(_ end: PrintEnd) throws -> Outcome {
        if end == .completed { try note(sheets: order.sheets * order.copies) }
        // A printer that gives a job up for want of paper would do the same with all others.
        guard case .aborted(let reason) = end, let trouble = printerTrouble(orWarnings: true) else { return Outcome(end: end) }
        return Outcome(end: .aborted(reason: "\(trouble); \(reason)"), trouble: trouble)
    }
}

/// What the printer knows of the job.
extension JobWatch {
    private enum Inquiry {
        case known(JobFacts), forgotten, silent(reason: String)
    }

    /// Asks until there is an answer, within the bound for a printer that is away.
    private mutating func inquire() throws -> Inquiry {
        var pause = GrowingPause(talk.patience, within: talk.patience.absence)
        while true {
            let reason: String
            do throws(ExchangeFault) {
                let answer = try talk.job(number)
                if answer.knowsNoSuchThing { return try searchAnew() }
                if answer.isGood, let job = answer.jobs.first.map(JobFacts.init), job.state != nil {
                    // The numbers of a printer that was switched off and on may mean other jobs.
                    if let name = job.name, name != order.id { return try searchAnew() }
                    return .known(job)
                }
                reason = answer.message
            } catch {
                reason = error.words
            }
            if !pause.wait() { return .silent(reason: reason) }
        }
    }

    private mutating func searchAnew() throws(ExchangeFault) -> Inquiry {
        guard let job = try talk.find(order.id), let number = job.number else { return .forgotten }
        self.number = number
        return .known(job)
    }

    private mutating func note(_ job: JobFacts) throws {
        if let sheets = job.sheetsOut(of: order) { try note(sheets: sheets) }
        let now = Mark(state: job.state, sheets: job.sheets, impressions: job.impressions)
        guard now != mark else { return }
        if mark.state == now.state { tellsProgress = true }
        mark = now
        lastChange = .now
    }

    private mutating func note(sheets: Int) throws {
        guard sheets > sheetsOut else { return }
        sheetsOut = sheets
        try journal.printed(order.id, sheets: sheets)
    }
}

/// Jobs that stand still.
extension JobWatch {
    /// Why a job is not to be waited for any longer; nil while it is.
    private func stallReason(_ job: JobFacts) -> String? {
        let still = lastChange.duration(to: .now)
        guard still > talk.patience.stall else { return nil }
        if let trouble = printerTrouble() { return trouble }
        let bound = switch job.state {
        case .pending, .held: talk.patience.queue
        case .stopped: talk.patience.stall
        default: tellsProgress ? talk.patience.stall : talk.patience.stall + talk.patience.sheet * (order.sheets * order.copies)
        }
        guard still > bound else { return nil }
        return printerTrouble(orWarnings: true) ?? PrinterWords.line(job.reasons, job.message) ?? "no progress for \(Int(still.seconds)) s"
    }

    /// What stops the printer; nil where nothing does, or it does not say.
    ///
    /// - Parameter orWarnings: A warning counts, too. It may be of another tray than the job's, so alone it proves nothing.
    private func printerTrouble(orWarnings: Bool = false) -> String? {
        guard let facts = try? talk.facts() else { return nil }
        let grave = facts.reasons.filter { $0.hasSuffix("-error") || Self.holdsUp($0, anyGrade: orWarnings) }
        guard facts.state == .stopped || !grave.isEmpty else { return nil }
        return PrinterWords.line(grave.isEmpty ? facts.reasons : grave) ?? "the printer has stopped"
    }

    /// Whether a reason is one of those that hold jobs up; without a suffix it may be of any grade.
    private static func holdsUp(_ reason: String, anyGrade: Bool) -> Bool {
        let bare = anyGrade ? PrinterWords.withoutGrade(reason) : reason
        return ["media-empty", "media-needed", "media-jam", "cover-open", "door-open", "toner-empty", "marker-supply-empty", "paused",
                "shutdown", "output-area-full", "input-tray-missing"].contains(bare)
    }

    /// Cancels the job and waits until the printer says how it ended.
    private mutating func cancel(_ reason: String) throws -> Outcome {
        var pause = GrowingPause(talk.patience, within: talk.patience.cancelling)
        var isTaken = false
        repeat {
            if !isTaken { isTaken = (try? talk.cancel(number))?.isGood == true }
            guard let answer = try? talk.job(number) else { continue }
            if isTaken, answer.knowsNoSuchThing { return cancelled(reason) }
            guard let job = answer.jobs.first.map(JobFacts.init), job.name == nil || job.name == order.id else { continue }
            try note(job)
            switch job.end {
            case .cancelled?: return cancelled(reason)
            case let end?: return try outcome(end)
            case nil: continue
            }
        } while pause.wait()
        return lost("it stood still (\(reason)) and was to be cancelled, which the printer did not confirm")
    }

    private func cancelled(_ reason: String) -> Outcome {
        Outcome(end: .cancelled(reason: "it stood still: \(reason)"), trouble: printerTrouble(orWarnings: true))
    }
}
