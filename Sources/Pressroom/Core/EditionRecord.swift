import Glibc

/// How far an edition has come.
public enum EditionState: String, Sendable, Hashable, Codable, CaseIterable {
    /// To be set.
    case planned
    /// A worker has it. After a run that was killed: nothing of it counts.
    case begun
    /// Its files are known and are being put in their places.
    case writing
    case done
    /// It could not be set: ``EditionRecord/message`` says why.
    case failed
}

/// What a printer has to know of a file.
public struct SheetFacts: Sendable, Hashable, Codable {
    /// Of paper, for one copy.
    public var sheets: Int
    public var sides: Sides
    /// A PWG self-describing name; nil where the sheets are not all alike.
    public var media: String?

    public init(sheets: Int, sides: Sides, media: String?) {
        self.sheets = sheets
        self.sides = sides
        self.media = media
    }
}

/// A file that was written.
public struct OutputRecord: Sendable, Hashable, Codable {
    /// In the output folder.
    public var name: String
    public var size: Int
    public var digest: Digest
    /// When it was last changed, in nanoseconds since 1970 UTC: while that and the size are the same, it need not be read again.
    public var changed: Int64?
    /// Nil for what is not printed.
    public var facts: SheetFacts?

    public init(name: String, size: Int, digest: Digest, changed: Int64? = nil, facts: SheetFacts? = nil) {
        self.name = name
        self.size = size
        self.digest = digest
        self.changed = changed
        self.facts = facts
    }

    /// Whether the file is still what was written.
    public func stands(in folder: String) -> Bool {
        let path = "\(folder)/\(name)"
        guard let facts = FileFacts(path), facts.size == size else { return false }
        return facts.changed == changed || Digest(file: path) == digest
    }

    /// The same with the time that the file has now.
    func stamped(in folder: String) -> OutputRecord {
        var stamped = self
        stamped.changed = FileFacts("\(folder)/\(name)")?.changed
        return stamped
    }
}

/// What the file system says of a regular file.
private struct FileFacts {
    var size: Int
    /// Nanoseconds since 1970 UTC.
    var changed: Int64

    init?(_ path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(facts.st_size)
        changed = Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)
    }
}

/// What is known of an edition of an output folder.
public struct EditionRecord: Sendable, Hashable, Codable {
    public var ticket: JobTicket
    public var state: EditionState
    /// Of what it was set from, or is being set from.
    public var fingerprint: Digest?
    /// In the order in which they were written.
    public var outputs: [OutputRecord]
    /// The exit code of its fault.
    public var fault: Int32?
    /// What was said of it, warnings included.
    public var message: String?
    /// Milliseconds since 1970 UTC, as the clock of the machine told.
    public var began: Int64?
    public var ended: Int64?
    /// Seconds that it took, by a clock that does not jump.
    public var took: Double?
    /// The machine that set it.
    public var host: String?

    public init(ticket: JobTicket, state: EditionState = .planned, fingerprint: Digest? = nil, outputs: [OutputRecord] = []) {
        self.ticket = ticket
        self.state = state
        self.fingerprint = fingerprint
        self.outputs = outputs
    }

    /// Whether its files are in their places and were made of what has this fingerprint: then there is nothing to do. That is so too
    /// where a run was killed between the last of its files and the word that it is done.
    public func stands(for fingerprint: Digest, in folder: String) -> Bool {
        guard state == .done || state == .writing, self.fingerprint == fingerprint, !outputs.isEmpty else { return false }
        return outputs.allSatisfy { $0.stands(in: folder) }
    }
}

/// What is known of the editions of an output folder, by their stems.
public struct EditionIndex: Sendable {
    private let records: [ExactText: EditionRecord]

    public init(_ records: [EditionRecord]) {
        self.records = Dictionary(records.map { (ExactText($0.ticket.stem), $0) }) { first, _ in first }
    }

    public subscript(ticket: JobTicket) -> EditionRecord? { records[ExactText(ticket.stem)] }
}

/// Where each step of an edition is written down before the next one is taken.
///
/// A throw stops the run before that step.
public protocol EditionJournal: Sendable {
    func begin(_ ticket: JobTicket, fingerprint: Digest) throws
    /// Its files are ready and go to their places now.
    func writing(_ ticket: JobTicket, outputs: [OutputRecord]) throws
    /// - Parameter message: warnings, if there were some.
    func done(_ ticket: JobTicket, outputs: [OutputRecord], message: String?, took: Double) throws
    func failed(_ ticket: JobTicket, fault: Int32, message: String, took: Double) throws
}
