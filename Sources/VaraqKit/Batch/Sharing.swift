public import Diagnostics
import Press
public import Pressroom

/// One plan on many machines.
extension BatchPlan {
    /// Writes the tickets to a file, one a line, with absolute paths: machines share folders, not where they are run.
    /// - Returns: whether that was done; else it is said why not.
    public func write(to path: String, folder: String, tray: inout OutputTray, into diagnostics: inout Diagnostics) -> Bool {
        let lines = tickets.map { ticket in
            var ticket = ticket
            ticket.input = OutputFolder.absolute(ticket.input)
            if let profile = ticket.profile, profile.contains("/") { ticket.profile = OutputFolder.absolute(profile) }
            return PlanFile.Line(folder: OutputFolder.absolute(folder), ticket: ticket)
        }
        do { return tray.put(try PlanFile.encode(lines), at: path, into: &diagnostics) } catch {
            diagnostics.error(.cannotWrite, "the plan cannot be written: \(error)")
            return false
        }
    }
}

extension JobFiles {
    /// The results of single jobs, beside their output.
    public static func beside(_ folder: String) -> JobFiles {
        JobFiles(folder: folder) { bytes, path in try AtomicFile.write(bytes, to: path) }
    }
}

extension BatchDesk {
    /// What became of the jobs of a plan.
    public struct Merged: Sendable {
        public var tickets: [JobTicket]
        /// Indexed like the tickets.
        public var outcomes: [EditionOutcome]
    }

    /// Puts the results of all jobs of a plan into the ledgers of their output folders. Doing it again changes nothing.
    ///
    /// A job without a result, or whose files are not what its result says, counts as not reached.
    /// Throws ``Pressroom/PlanFile/Fault`` and ``Pressroom/LedgerError``.
    public static func merge(_ path: String, into diagnostics: inout Diagnostics) throws -> Merged {
        let lines = try PlanFile.read(path)
        var merged = Merged(tickets: lines.map(\.ticket), outcomes: Array(repeating: .notReached, count: lines.count))
        for folder in PlanFile.folders(of: lines) {
            let files = JobFiles.beside(folder), indices = lines.indices.filter { lines[$0].folder == folder }
            let records = indices.map { files.record(of: lines[$0].ticket) ?? EditionRecord(ticket: lines[$0].ticket) }.map { $0.verified(in: folder) }
            let ledger = try Ledger.open(in: folder, into: &diagnostics)
            let known = EditionIndex(try ledger.editions())
            try ledger.enter(indices.map { lines[$0].ticket }, order: "")
            let newer = records.filter { $0.counts(beside: known[$0.ticket], in: folder) }
            try ledger.adopt(newer)
            for (index, record) in zip(indices, records) {
                let isKept = !record.counts(beside: known[record.ticket], in: folder)
                merged.outcomes[index] = isKept ? .unchanged : EditionOutcome(record)
            }
        }
        return merged
    }
}

private extension EditionRecord {
    /// Whether the ledger is to take it over what it knows: not where a run has set the edition since.
    func counts(beside known: EditionRecord?, in folder: String) -> Bool {
        guard let known, state != .done, known.state == .done, let made = known.fingerprint, known.stands(for: made, in: folder) else { return true }
        return state == .failed && (ended ?? 0) >= (known.ended ?? 0)
    }

    /// What counts of it: what was set, where its files are there, and what failed.
    func verified(in folder: String) -> EditionRecord {
        var verified = self
        switch state {
        case .failed: return self
        case .done, .writing:
            let stands = fingerprint.map { self.stands(for: $0, in: folder) } ?? false
            verified.state = stands ? .done : .planned
        case .planned, .begun: verified.state = .planned
        }
        return verified
    }
}

private extension EditionOutcome {
    init(_ record: EditionRecord) {
        switch record.state {
        case .done: self = .set(took: record.took ?? 0, message: record.message)
        case .failed: self = .failed(fault: record.fault ?? Fault.input.rawValue, message: record.message ?? "")
        case .planned, .begun, .writing: self = .notReached
        }
    }
}
