import FoundationEssentials
import GRDB

/// A file that is to be printed: what a job is made of.
public struct PrintRequest: Sendable, Hashable {
    /// The path of the file.
    public var file: String
    /// Of the edition that it belongs to; nil for a file of the user's.
    public var stem: String?
    public var digest: Digest
    public var copies: Int
    public var facts: SheetFacts

    public init(file: String, stem: String?, digest: Digest, copies: Int, facts: SheetFacts) {
        self.file = file
        self.stem = stem
        self.digest = digest
        self.copies = copies
        self.facts = facts
    }
}

extension Ledger {
    /// Enters the jobs of files that are to be printed, and gives those that are to be sent.
    ///
    /// A file of which a job may have been printed, in as many copies and on the same paper, gets none again unless that is asked for.
    /// A job that certainly was not is to be sent under its old name.
    ///
    /// - Returns: for each request its job, and whether it is to be sent.
    public func enter(_ requests: [PrintRequest], again: Bool) throws(LedgerError) -> [(record: PrintRecord, isToBeSent: Bool)] {
        try write { database in
            try requests.map { request in
                let known = try Self.last(of: request, in: database)
                if let known, known.state.mayBePrinted, !again || !known.state.isFinal { return (known, false) }
                if let known, !known.state.mayBePrinted {
                    try database.execute(sql: "UPDATE print SET file = ?, state = 'waiting', reason = NULL, ended = NULL WHERE id = ?",
                                         arguments: [request.file, known.order.id])
                } else {
                    try Self.insert(request, in: database)
                }
                guard let record = try Self.last(of: request, in: database) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
                return (record, true)
            }
        }
    }

    private static func insert(_ request: PrintRequest, in database: Database) throws {
        try database.execute(sql: """
            INSERT INTO print (id, stem, file, digest, copies, sides, media, sheets, state, asked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)
            """, arguments: [UUID().uuidString.lowercased(), request.stem, request.file, request.digest.description, request.copies,
                             request.facts.sides.rawValue, request.facts.media, request.facts.sheets, Moment.now])
    }

    private static func last(of request: PrintRequest, in database: Database) throws -> PrintRecord? {
        try Row.fetchOne(database, sql: """
            SELECT * FROM print WHERE digest = ? AND stem IS ? AND copies = ? AND sides = ? AND media IS ? ORDER BY number DESC
            """, arguments: [request.digest.description, request.stem, request.copies, request.facts.sides.rawValue,
                             request.facts.media]).map(PrintRecord.init)
    }

    /// All print jobs in the order in which they were asked for.
    public func prints() throws(LedgerError) -> [PrintRecord] {
        try look { try Row.fetchAll($0, sql: "SELECT * FROM print ORDER BY number").map(PrintRecord.init) }
    }
}

extension Ledger: PrintJournal {
    public func sending(_ id: String, to printer: String) throws(LedgerError) {
        try writeThrough { database in
            try database.execute(sql: "UPDATE print SET state = 'sending', printer = ?, job = NULL, sent = ? WHERE id = ?",
                                 arguments: [printer, Moment.now, id])
        }
    }

    public func unsent(_ id: String, reason: String) throws(LedgerError) {
        try write { try $0.execute(sql: "UPDATE print SET state = 'waiting', reason = ? WHERE id = ?", arguments: [reason, id]) }
    }

    public func accepted(_ id: String, number: Int) throws(LedgerError) {
        try writeThrough { try $0.execute(sql: "UPDATE print SET state = 'printing', job = ? WHERE id = ?", arguments: [number, id]) }
    }

    public func printed(_ id: String, sheets: Int) throws(LedgerError) {
        try write { try $0.execute(sql: "UPDATE print SET printed = max(printed, ?) WHERE id = ?", arguments: [sheets, id]) }
    }

    public func ended(_ id: String, _ end: PrintEnd) throws(LedgerError) {
        let (state, reason) = end.entry
        try writeThrough { database in
            try database.execute(sql: "UPDATE print SET state = ?, reason = ?, ended = ? WHERE id = ?",
                                 arguments: [state.rawValue, reason, Moment.now, id])
        }
    }
}

private extension PrintEnd {
    /// What the ledger says of it.
    var entry: (state: PrintState, reason: String?) {
        switch self {
        case .completed: (.completed, nil)
        case .refused(let reason): (.refused, reason)
        case .aborted(let reason): (.aborted, reason)
        case .cancelled(let reason): (.cancelled, reason)
        case .uncertain(let reason): (.uncertain, reason)
        }
    }
}

private extension PrintRecord {
    init(_ row: Row) throws {
        let sides: String = row["sides"], state: String = row["state"], digest: String = row["digest"]
        guard let sides = Sides(rawValue: sides), let state = PrintState(rawValue: state) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        self.init(
            order: PrintOrder(id: row["id"], file: row["file"], copies: row["copies"], sides: sides, media: row["media"], sheets: row["sheets"]),
            stem: row["stem"], digest: Digest(known: digest), state: state, printer: row["printer"], job: row["job"],
            printed: row["printed"], reason: row["reason"], asked: row["asked"], sent: row["sent"], ended: row["ended"])
    }
}
