public import Pressroom

/// What a batch is to do: its tickets, what each is made of, and the issues that are open for them.
public struct BatchPlan: Sendable {
    public let tickets: [JobTicket]
    /// Indexed like the tickets.
    public let fingerprints: [Digest]
    /// Where the files lie that they are made of, and what they are planned of, sorted.
    public internal(set) var folders: [String]
    let openings: Openings
}

/// The façade of batches: plans them and sets them.
///
/// Not Sendable; it makes a typesetter for each worker.
public final class BatchDesk {
    private let house: Typesetter.House

    /// - Returns: nil where the font catalogue cannot be read, having said why.
    public init?(resources: Resources, into diagnostics: inout Diagnostics) {
        guard let typesetter = Typesetter(resources: resources, into: &diagnostics) else { return nil }
        house = typesetter.house
    }

    // MARK: Planning

    /// Plans all that an order asks for. An input that cannot be planned is said to be at fault, and the others go on.
    public func plan(_ order: BatchOrder, into diagnostics: inout Diagnostics) -> BatchPlan {
        let typesetter = Typesetter(of: house)
        var planner = BatchPlanner(order, typesetter: typesetter)
        let tickets = planner.plan(into: &diagnostics)
        var plan = plan(tickets, openings: planner.openings)
        plan.folders = Set(plan.folders + order.folders).sorted()
        return plan
    }

    /// Plans tickets that were made before, as their inputs are now.
    public func plan(_ tickets: [JobTicket]) -> BatchPlan { plan(tickets, openings: openings(of: tickets)) }

    /// What is set is read behind the digests: a file that is saved between is taken for changed the next time, and never the old
    /// pages for those of the new file.
    private func plan(_ tickets: [JobTicket], openings: Openings) -> BatchPlan {
        var fingerprints = Fingerprints(Typesetter(of: house), openings: openings)
        let made = tickets.map { fingerprints.fingerprint(of: $0) }
        return BatchPlan(tickets: tickets, fingerprints: made, folders: fingerprints.folders.sorted(), openings: self.openings(of: tickets))
    }

    private func openings(of tickets: [JobTicket]) -> Openings {
        let typesetter = Typesetter(of: house)
        var openings = Openings()
        for ticket in tickets { _ = openings.open(ticket.input, language: ticket.language, with: typesetter) }
        return openings
    }

    // MARK: Setting

    /// How a plan is carried out.
    public struct Way: Sendable {
        /// The output folder.
        public var folder: String
        /// Editions that are set at a time.
        public var workers: Int
        /// Whether what is unchanged is set all the same.
        public var force = false
        /// Whether no further edition is to be begun.
        public var isStopped: @Sendable () -> Bool = { false }

        public init(folder: String, workers: Int) {
            self.folder = folder
            self.workers = workers
        }
    }

    /// Sets what does not stand already; outcomes are indexed as the tickets of the plan.
    ///
    /// Throws where the journal can no longer be kept.
    ///
    /// - Parameters:
    ///   - known: what the journal knows of an edition.
    ///   - told: called once for each edition, by one worker at a time: those that stand first.
    public func run(_ plan: BatchPlan, journal: any EditionJournal, known: (JobTicket) -> EditionRecord?, _ way: Way,
                    told: @escaping @Sendable (JobTicket, EditionOutcome) -> Void) async throws -> [EditionOutcome] {
        var outcomes = [EditionOutcome](repeating: .notReached, count: plan.tickets.count), rest: [Int] = []
        for (index, ticket) in plan.tickets.enumerated() {
            guard !way.force, let record = known(ticket), record.stands(for: plan.fingerprints[index], in: way.folder) else {
                rest.append(index)
                continue
            }
            if record.state != .done { try journal.done(ticket, outputs: record.outputs, message: record.message, took: record.took ?? 0) }
            outcomes[index] = .unchanged
            told(ticket, .unchanged)
        }
        let work = rest.map { BatchRun.Work(ticket: plan.tickets[$0], fingerprint: plan.fingerprints[$0]) }
        let run = BatchRun(journal: journal, folder: way.folder, workers: way.workers, isStopped: way.isStopped)
        let set = try await run.run(work, makeSetter: { [house, openings = plan.openings] in
            IssueSetter(Typesetter(of: house), openings: openings)
        }, told: { told(work[$0].ticket, $1) })
        for (index, outcome) in zip(rest, set) { outcomes[index] = outcome }
        return outcomes
    }
}

extension BatchDesk {
    /// As many editions at a time as there are processors.
    public static var usualWorkers: Int { Workers.usual }
}
