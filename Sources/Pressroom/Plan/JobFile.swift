import FoundationEssentials
import LayoutBook
import Glibc

/// What a machine that sets one job of a plan writes down beside the output: a file for each job, so that machines need share
/// nothing but the folder.
///
/// A file is replaced as a whole. Two machines that set the same job write the same.
public struct JobFiles: Sendable {
    /// The output folder.
    public let folder: String
    private let put: @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void

    /// - Parameter put: puts a file in its place, whole or not at all.
    public init(folder: String, put: @escaping @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void) {
        self.folder = folder
        self.put = put
    }

    private var home: String { "\(folder)/.varaq-jobs" }
    private func path(_ stem: String) -> String { "\(home)/\(stem).json" }

    /// What is known of a job; nil where nothing is, or nothing that can be trusted.
    public func record(of ticket: JobTicket) -> EditionRecord? {
        guard let bytes = FileBytes.read(path(ticket.stem)),
              let record = try? JSONDecoder().decode(EditionRecord.self, from: Data(bytes)), record.ticket.stem == ticket.stem else { return nil }
        return record
    }

    private func write(_ record: EditionRecord) throws {
        if mkdir(home, 0o777) != 0, errno != EEXIST { throw LedgerError.cannotWrite(path: home, reason: String(cString: strerror(errno)), isFull: errno == ENOSPC) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try put(Array(try encoder.encode(record)), path(record.ticket.stem))
    }
}

extension JobFiles: EditionJournal {
    public func begin(_ ticket: JobTicket, fingerprint: Digest) throws {
        var record = EditionRecord(ticket: ticket, state: .begun, fingerprint: fingerprint)
        (record.began, record.host) = (Moment.now, Moment.host)
        try write(record)
    }

    public func writing(_ ticket: JobTicket, outputs: [OutputRecord]) throws {
        try change(ticket) { record in
            record.state = .writing
            record.outputs = outputs
        }
    }

    public func done(_ ticket: JobTicket, outputs: [OutputRecord], message: String?, took: Double) throws {
        try change(ticket) { record in
            record.state = .done
            record.outputs = outputs
            (record.message, record.took, record.ended) = (message, took, Moment.now)
        }
    }

    public func failed(_ ticket: JobTicket, fault: Int32, message: String, took: Double) throws {
        try change(ticket) { record in
            record.state = .failed
            (record.fault, record.message, record.took, record.ended) = (fault, message, took, Moment.now)
        }
    }

    private func change(_ ticket: JobTicket, _ change: (inout EditionRecord) -> Void) throws {
        var record = record(of: ticket) ?? EditionRecord(ticket: ticket)
        change(&record)
        try write(record)
    }
}
