import Diagnostics
import Synchronization

/// What became of an edition in a run.
public enum EditionOutcome: Sendable, Hashable {
    /// It stood already, made of the same.
    case unchanged
    case set(took: Double, message: String?)
    /// The exit code of its fault, and what was said.
    case failed(fault: Int32, message: String)
    /// The run was stopped before.
    case notReached
}

/// Sets the editions of a plan with several workers, writes their files, and writes each step down before it is taken.
public struct BatchRun: Sendable {
    /// An edition to be set, and what it is made of.
    public struct Work: Sendable {
        public var ticket: JobTicket
        public var fingerprint: Digest

        public init(ticket: JobTicket, fingerprint: Digest) {
            self.ticket = ticket
            self.fingerprint = fingerprint
        }
    }

    public let journal: any EditionJournal
    /// Where the files go.
    public let folder: String
    /// How many editions are set at a time.
    public let workers: Int
    /// Whether no further edition is to be begun.
    public let isStopped: @Sendable () -> Bool

    public init(journal: any EditionJournal, folder: String, workers: Int, isStopped: @escaping @Sendable () -> Bool) {
        self.journal = journal
        self.folder = folder
        self.workers = workers
        self.isStopped = isStopped
    }

    /// Sets them all, whatever becomes of single ones.
    ///
    /// Which worker sets which edition is a matter of chance; outcomes are indexed as the work.
    /// Throws where the journal can no longer be kept: then nothing further was begun.
    ///
    /// - Parameters:
    ///   - makeSetter: called once by each worker.
    ///   - told: called after each edition, by one worker at a time.
    public func run(_ work: [Work], makeSetter: @escaping @Sendable () -> any EditionSetter,
                    told: @escaping @Sendable (Int, EditionOutcome) -> Void) async throws -> [EditionOutcome] {
        let pile = WorkPile(work.count, told: told)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(workers, work.count) {
                group.addTask { empty(pile, work, makeSetter) }
            }
        }
        return try pile.outcomes()
    }

    /// The work of one worker.
    private func empty(_ pile: WorkPile, _ work: [Work], _ makeSetter: @Sendable () -> any EditionSetter) {
        guard var index = pile.next() else { return }
        let setter = makeSetter()
        while true {
            if isStopped() { return }
            do { pile.put(try set(work[index], with: setter), for: index) } catch { return pile.stop(error) }
            guard let next = pile.next() else { return }
            index = next
        }
    }

    private func set(_ work: Work, with setter: any EditionSetter) throws -> EditionOutcome {
        let ticket = work.ticket, clock = ContinuousClock(), start = clock.now
        try journal.begin(ticket, fingerprint: work.fingerprint)
        let edition = setter.set(ticket)
        guard edition.fault == 0 else {
            return try fail(ticket, edition.fault, edition.message ?? "it cannot be set", took: (clock.now - start).seconds)
        }
        let outputs = edition.files.map { file in
            OutputRecord(name: file.name, size: file.bytes.count, digest: Digest(file.bytes), facts: file.facts)
        }
        try journal.writing(ticket, outputs: outputs)
        do {
            for file in edition.files { try setter.put(file.bytes, at: "\(folder)/\(file.name)") }
        } catch {
            return try fail(ticket, Fault.cannotWrite.rawValue, "\(error)", took: (clock.now - start).seconds)
        }
        let took = (clock.now - start).seconds
        try journal.done(ticket, outputs: outputs.map { $0.stamped(in: folder) }, message: edition.message, took: took)
        return .set(took: took, message: edition.message)
    }

    private func fail(_ ticket: JobTicket, _ fault: Int32, _ message: String, took: Double) throws -> EditionOutcome {
        try journal.failed(ticket, fault: fault, message: message, took: took)
        return .failed(fault: fault, message: message)
    }
}

/// Work to be taken, and what came of it.
private final class WorkPile: Sendable {
    private struct State {
        var next = 0
        var outcomes: [EditionOutcome]
        var fault: (any Error)?
    }

    private let state: Mutex<State>
    private let told: @Sendable (Int, EditionOutcome) -> Void

    init(_ count: Int, told: @escaping @Sendable (Int, EditionOutcome) -> Void) {
        state = Mutex(State(outcomes: Array(repeating: .notReached, count: count)))
        self.told = told
    }

    /// Nil where there is none left, or the run has to end.
    func next() -> Int? {
        state.withLock { state in
            guard state.fault == nil, state.next < state.outcomes.count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    func put(_ outcome: EditionOutcome, for index: Int) {
        state.withLock { state in
            state.outcomes[index] = outcome
            told(index, outcome)
        }
    }

    func stop(_ fault: any Error) { state.withLock { $0.fault = $0.fault ?? fault } }

    func outcomes() throws -> [EditionOutcome] {
        try state.withLock { state in
            if let fault = state.fault { throw fault }
            return state.outcomes
        }
    }
}
