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

/// What becomes of a request.
public enum PrintEntry: Sendable, Hashable {
    /// A job that is to be sent.
    case toBeSent(PrintRecord)
    /// A job of the same content that was, or may have been, printed before, or is on its way.
    case known(PrintRecord)
    /// Nobody knows whether it was printed: an earlier ledger is lost.
    case unknown(PrintRequest)

    /// Nil where there is none on record.
    public var record: PrintRecord? {
        switch self {
        case .toBeSent(let record), .known(let record): record
        case .unknown: nil
        }
    }
}

extension Ledger {
    /// Enters the jobs of files that are to be printed; what becomes of each, indexed as the requests.
    ///
    /// Content of which a job may have been printed, in as many copies and on the same paper, gets none again unless that is asked for,
    /// whatever its file is called by now. A job that certainly was not is to be sent under its old name.
    public func enter(_ requests: [PrintRequest], again: Bool) throws(LedgerError) -> [PrintEntry] {
        let isLost = try hasLostItsPast
        return try write { database in
            var claims = Claims(requests)
            return try requests.map { request in
                let known = try claims.last(of: request, in: database)
                if let known, known.state.mayBePrinted, !again || !known.state.isFinal { return .known(known) }
                if known == nil, isLost, !again { return .unknown(request) }
                let id = known.flatMap { $0.state.mayBePrinted ? nil : $0.order.id } ?? UUID().uuidString.lowercased()
                try Self.put(request, id: id, in: database)
                let records = try PrintRecord.fetch(in: database, where: "id = ?", [id])
                guard let record = records.first else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
                claims.take(record)
                return .toBeSent(record)
            }
        }
    }

    /// Makes a job, or has one that is there wait again.
    private static func put(_ request: PrintRequest, id: String, in database: Database) throws {
        try database.execute(sql: """
            INSERT INTO print (id, stem, file, digest, copies, sides, media, sheets, state, asked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)
            ON CONFLICT (id) DO UPDATE SET file = excluded.file, stem = excluded.stem, state = 'waiting', reason = NULL, ended = NULL
            """, arguments: [id, request.stem, request.file, request.digest.description, request.copies, request.facts.sides.rawValue,
                             request.facts.media, request.facts.sheets, Moment.now])
    }

    /// Which job is which request's, where several have the same content.
    private struct Claims {
        /// Of all requests: a job of one of these files is no other request's.
        private let own: Set<ExactText>
        private var taken: Set<String> = []

        init(_ requests: [PrintRequest]) { own = Set(requests.map { Self.key($0.file.lastName, $0.digest) }) }

        /// The last job of the same file and content; else one of the same content whose file is called otherwise by now.
        mutating func last(of request: PrintRequest, in database: Database) throws -> PrintRecord? {
            let alike = try PrintRecord.fetch(in: database, where: "digest = ? AND copies = ? AND sides = ? AND media IS ?", [
                request.digest.description, request.copies, request.facts.sides.rawValue, request.facts.media,
            ]).filter { !taken.contains($0.order.id) }
            let name = ExactText(request.file.lastName)
            let found = alike.last { ExactText($0.order.file.lastName) == name }
                ?? alike.last { !own.contains(Self.key($0.order.file.lastName, $0.digest)) }
            if let found { take(found) }
            return found
        }

        mutating func take(_ record: PrintRecord) { taken.insert(record.order.id) }

        private static func key(_ name: String, _ digest: Digest) -> ExactText { ExactText("\(digest) \(name)") }
    }

    /// All print jobs in the order in which they were asked for.
    public func prints() throws(LedgerError) -> [PrintRecord] {
        try look { try PrintRecord.fetch(in: $0, where: "1", []) }
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
    /// In the order in which they were asked for.
    static func fetch(in database: Database, where condition: String, _ arguments: StatementArguments) throws -> [PrintRecord] {
        try Row.fetchAll(database, sql: "SELECT * FROM print WHERE \(condition) ORDER BY number", arguments: arguments).map(PrintRecord.init)
    }

    init(_ row: Row) throws {
        guard let sides = Sides(rawValue: try row.read("sides")), let state = PrintState(rawValue: try row.read("state")) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let digest = Digest(known: try row.read("digest"))
        var order = PrintOrder(id: try row.read("id"), file: try row.read("file"), copies: try row.read("copies"), sides: sides,
                               media: try row.readIfAny("media"), sheets: try row.read("sheets"))
        order.digest = digest
        self.init(order: order, stem: try row.readIfAny("stem"), digest: digest, state: state, printer: try row.readIfAny("printer"),
                  job: try row.readIfAny("job"), printed: try row.read("printed"), reason: try row.readIfAny("reason"),
                  asked: try row.read("asked"), sent: try row.readIfAny("sent"), ended: try row.readIfAny("ended"))
    }
}

extension String {
    /// Behind the last slash.
    package var lastName: String { split(separator: "/").last.map(String.init) ?? self }
}
