import ArgumentParser
import Glibc
import Synchronization
import VaraqKit

/// One run of `varaq batch`.
struct BatchSession {
    private let command: BatchCommand
    private let desk: BatchDesk
    /// What was wrong before anything was set.
    private var found: Diagnostics

    init(_ command: BatchCommand) throws {
        self.command = command
        var found = Diagnostics()
        guard let resources = Resources.find() else { throw Terminal.noResources() }
        guard let desk = BatchDesk(resources: resources, into: &found) else {
            Terminal.show(found)
            throw ExitCode(found.exitCode)
        }
        self.desk = desk
        self.found = found
    }

    private var folder: String { command.output }

    private var way: BatchDesk.Way {
        var way = BatchDesk.Way(folder: folder, workers: command.jobs ?? BatchDesk.usualWorkers)
        way.force = command.force
        way.isStopped = { Interruption.isWanted }
        return way
    }

    // MARK: Setting

    /// Sets and prints what is asked for, or what the last run was asked for.
    func run() async throws -> Int32 {
        var found = found
        do {
            try OutputFolder.make(folder)
            let ledger = try Ledger.open(in: folder, into: &found)
            let (plan, wish) = try command.resume ? lastPlan(of: ledger) : (desk.plan(command.order(into: &found), into: &found), wish)
            Terminal.show(found, quiet: command.quiet)
            // A command that plans nothing must not make the ledger forget the run before.
            guard !plan.tickets.isEmpty else { return found.exitCode }
            OutputFolder.sweep(folder)
            try ledger.enter(plan.tickets, order: wish.text)
            let known = EditionIndex(try ledger.editions())
            var summary = try await set(plan, journal: ledger) { known[$0] }
            // A reader who has left must not keep the printers waiting: it is told when all is done.
            let told = Result { if !command.json { try summary.print() } }
            let printed = try print(plan.tickets, of: ledger, wish)
            summary.prints = printed.records
            try told.get()
            if command.json { try Terminal.say(summary.json) }
            let warned: Int32 = command.strict && !found.all.isEmpty ? 2 : 0
            return Fault.worst(of: [found.exitCode, warned, summary.code(strict: command.strict), printed.code])
        } catch let error as LedgerError { return Terminal.fail(error, after: found) }
    }

    private var wish: PrintWish { command.printing.wish(command.printers, from: OutputFolder.current) }

    private func lastPlan(of ledger: Ledger) throws -> (BatchPlan, PrintWish) {
        guard let last = try ledger.lastRun() else { throw LedgerError.missing(folder: folder) }
        let kept = PrintWish(text: last.order), tickets = last.editions.map { OutputFolder.seenFromHere($0.ticket, kept.home) }
        var wish = command.printers.isEmpty ? kept : wish
        wish.home = kept.home
        return (desk.plan(tickets), wish)
    }

    /// Prints what is set of these editions.
    private func print(_ tickets: [JobTicket], of ledger: Ledger, _ wish: PrintWish) throws -> PrintSession.Outcome {
        guard !wish.printers.isEmpty else { return PrintSession.Outcome() }
        guard !Interruption.isWanted else { return PrintSession.Outcome(code: Fault.tryAgain.rawValue) }
        let options = command.printing.over(wish), stems = Set(tickets.map(\.stem))
        let requests = try ledger.editions().filter { stems.contains($0.ticket.stem) }.flatMap { $0.requests(in: folder) }
        let session = PrintSession(ledger: ledger, printers: try options.printers(wish.printers), options: options, isQuiet: command.quiet)
        let outcome = try session.print(requests)
        if !command.json { try outcome.show() }
        return outcome
    }

    /// Sets what changes, until it is stopped.
    func watch() async throws -> Int32 {
        var found = found
        guard let changes = FileWatch(isStopped: { Interruption.isWanted }) else {
            Terminal.complain("error: the system has no room to watch files")
            return Fault.tryAgain.rawValue
        }
        do {
            try OutputFolder.make(folder)
            let ledger = try Ledger.open(in: folder, into: &found)
            Terminal.show(found, quiet: command.quiet)
            // Looked at before it is read: no save is missed in between.
            var unheard = Diagnostics()
            changes.look(at: desk.plan(command.order(into: &unheard), into: &unheard).folders)
            repeat { try await catchUp(ledger, changes) } while changes.wait()
            return 0
        } catch let error as LedgerError { return Terminal.fail(error, after: found) }
    }

    /// Sets what has changed by now. Faults are told, and stop nothing: the next save may mend them.
    private func catchUp(_ ledger: Ledger, _ changes: FileWatch) async throws {
        var found = Diagnostics()
        guard let resources = Resources.find(), let desk = BatchDesk(resources: resources, into: &found) else { return Terminal.show(found) }
        let plan = desk.plan(command.order(into: &found), into: &found)
        changes.look(at: plan.folders)
        Terminal.show(found, quiet: command.quiet)
        guard !plan.tickets.isEmpty else { return }
        try ledger.enter(plan.tickets, order: wish.text)
        let known = EditionIndex(try ledger.editions())
        let voice = Voice(Progress("setting", of: plan.tickets.count, quiet: true), quiet: command.quiet)
        _ = try await desk.run(plan, journal: ledger, known: { known[$0] }, way) { ticket, outcome in
            guard outcome != .unchanged else { return }
            voice.tell(ticket, outcome)
            if !outcome.isFailed { Terminal.complain("\(ticket.stem.shown): \(outcome.words)") }
        }
    }

    private func set(_ plan: BatchPlan, journal: any EditionJournal, known: (JobTicket) -> EditionRecord?) async throws -> BatchSummary {
        let progress = Progress("setting", of: plan.tickets.count, quiet: command.quiet), voice = Voice(progress, quiet: command.quiet)
        let clock = ContinuousClock(), start = clock.now
        let outcomes = try await desk.run(plan, journal: journal, known: known, way) { voice.tell($0, $1) }
        progress.clear()
        return BatchSummary(plan.tickets, outcomes, took: clock.now - start)
    }

    // MARK: Plans

    /// Shows the plan.
    func show() throws -> Int32 {
        var found = found
        let plan = desk.plan(command.order(into: &found), into: &found)
        Terminal.show(found, quiet: command.quiet)
        let records = (try? Ledger.read(in: folder).editions()) ?? []
        let known = EditionIndex(records)
        var table = Table(head: ["file", "input", "edition", "layout", "for", "state"])
        for (ticket, fingerprint) in zip(plan.tickets, plan.fingerprints) {
            let stands = !command.force && known[ticket].map { $0.stands(for: fingerprint, in: folder) } ?? false
            table.add([ticket.stem.shown, ticket.input.shown, ticket.edition.shown, ticket.layout ?? "its own",
                       ticket.profile ?? ticket.target ?? "screen", stands ? "unchanged" : "to be set"])
        }
        for line in table.lines { try Terminal.say(line) }
        return found.exitCode
    }

    /// Writes the plan to a file; one without jobs is none.
    func write(plan path: String) throws -> Int32 {
        var found = found, tray = OutputTray()
        let plan = desk.plan(command.order(into: &found), into: &found)
        let isWritten = !plan.tickets.isEmpty && plan.write(to: path, folder: folder, tray: &tray, into: &found)
        Terminal.show(found, quiet: command.quiet)
        if isWritten, path != "-" { try Terminal.say("\(path): \(plan.tickets.count) jobs, from 0 to \(plan.tickets.count - 1)") }
        return found.exitCode
    }

    /// Sets jobs of a plan: 0, 65 or 75, which schedulers tell apart; of several the one that asks for most.
    func run(jobs indices: ClosedRange<Int>, of path: String) async -> Int32 {
        do {
            let lines = try PlanFile.lines(indices, of: path)
            let voice = Voice(Progress("setting", of: lines.count, quiet: command.quiet), quiet: command.quiet)
            var code: Int32 = 0
            for folder in PlanFile.folders(of: lines) {
                code = max(code, try await set(lines.filter { $0.folder == folder }.map(\.ticket), into: folder, voice))
            }
            return code
        } catch let fault as PlanFile.Fault {
            Terminal.complain("error: \(fault)")
            return fault.isForGood ? Fault.input.rawValue : Fault.tryAgain.rawValue
        } catch {
            Terminal.complain("error: \(error)")
            return Fault.tryAgain.rawValue
        }
    }

    /// Sets them, and writes down beside their output what became of them.
    private func set(_ tickets: [JobTicket], into folder: String, _ voice: Voice) async throws -> Int32 {
        try OutputFolder.make(folder)
        let files = JobFiles.beside(folder)
        var way = way
        way.folder = folder
        let outcomes = try await desk.run(desk.plan(tickets), journal: files, known: { files.record(of: $0) }, way) { voice.tell($0, $1) }
        return outcomes.map(\.schedulerCode).max() ?? 0
    }

    /// Puts the results of a plan's jobs into the ledger.
    func merge(_ path: String) throws -> Int32 {
        var found = found
        do {
            let summary = try BatchDesk.merge(path, into: &found)
            Terminal.show(found, quiet: command.quiet)
            let told = BatchSummary(summary.tickets, summary.outcomes, took: nil)
            if command.json { try Terminal.say(told.json) } else { try told.print() }
            return Fault.worst(of: [found.exitCode] + summary.outcomes.map(\.code))
        } catch let fault as PlanFile.Fault {
            Terminal.complain("error: \(fault)")
            return Fault.input.rawValue
        } catch let error as LedgerError { return Terminal.fail(error, after: found) }
    }
}

extension Terminal {
    /// Says why there is no ledger; gives the exit code.
    static func fail(_ error: LedgerError, after found: Diagnostics) -> Int32 {
        show(found)
        complain("error: \(error)")
        if let hint = error.hint { complain("  hint: \(hint)") }
        return error.fault.rawValue
    }
}

/// Tells what becomes of editions; what was said of many is said once.
final class Voice: Sendable {
    private let progress: Progress
    private let isQuiet: Bool
    private let said = Mutex<Set<String>>([])

    init(_ progress: Progress, quiet: Bool) {
        self.progress = progress
        isQuiet = quiet
    }

    func tell(_ ticket: JobTicket, _ outcome: EditionOutcome) {
        switch outcome {
        case .failed(_, let message):
            progress.clear()
            Terminal.complain("\(ticket.stem.shown) failed:\n\(message)")
        case .set(_, let message?) where !isQuiet:
            if said.withLock({ $0.insert(message).inserted }) {
                progress.clear()
                Terminal.complain("\(ticket.stem.shown):\n\(message)")
            }
        case .set, .unchanged, .notReached: break
        }
        progress.step("\(ticket.stem.shown): \(outcome.words)", isFailed: outcome.isFailed)
    }
}
