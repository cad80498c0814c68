import FoundationEssentials
import GRDB

extension Ledger: EditionJournal {
    /// Enters the editions of a plan, and what the run was asked for; what is known of editions that were there before stays.
    ///
    /// - Parameter order: in words of the caller, for ``lastOrder()``.
    public func enter(_ tickets: [JobTicket], order: String) throws(LedgerError) {
        try write { database in
            let run = try Self.lastRun(in: database) + 1
            try database.execute(sql: "INSERT OR REPLACE INTO note (name, text) VALUES ('order', ?)", arguments: [order])
            try database.execute(sql: "INSERT OR REPLACE INTO note (name, text) VALUES ('run', ?)", arguments: ["\(run)"])
            try Self.enter(tickets, run: run, in: database)
        }
    }

    /// The editions of the last run in the order of its plan, and what it was asked for; nil where there was none.
    public func lastRun() throws(LedgerError) -> (order: String, editions: [EditionRecord])? {
        try look { database in
            guard let order = try String.fetchOne(database, sql: "SELECT text FROM note WHERE name = 'order'") else { return nil }
            return (order, try Self.records(in: database, where: "WHERE run = \(try Self.lastRun(in: database))"))
        }
    }

    /// What is known of all editions, those of the last run first, each run in the order of its plan.
    public func editions() throws(LedgerError) -> [EditionRecord] {
        try look { try Self.records(in: $0, where: "") }
    }

    private static func lastRun(in database: Database) throws -> Int {
        try String.fetchOne(database, sql: "SELECT text FROM note WHERE name = 'run'").flatMap { Int($0) } ?? 0
    }

    private static func enter(_ tickets: [JobTicket], run: Int, in database: Database) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let statement = try database.makeStatement(sql: """
            INSERT INTO edition (stem, run, number, ticket, state) VALUES (?, ?, ?, ?, 'planned')
            ON CONFLICT (stem) DO UPDATE SET run = excluded.run, number = excluded.number, ticket = excluded.ticket
            """)
        for ticket in tickets {
            let text = String(decoding: try encoder.encode(ticket), as: UTF8.self)
            try statement.execute(arguments: [ticket.stem, run, ticket.index, text])
        }
    }

    private static func records(in database: Database, where condition: String) throws -> [EditionRecord] {
        var outputs: [ExactText: [OutputRecord]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM output ORDER BY stem, number") {
            outputs[ExactText(try row.read("stem")), default: []].append(try OutputRecord(row))
        }
        let decoder = JSONDecoder()
        return try Row.fetchAll(database, sql: "SELECT * FROM edition \(condition) ORDER BY run DESC, number, stem").map { row in
            try EditionRecord(row, outputs: outputs[ExactText(try row.read("stem"))] ?? [], decoder)
        }
    }

    public func begin(_ ticket: JobTicket, fingerprint: Digest) throws(LedgerError) {
        try write { database in
            try database.execute(sql: """
                UPDATE edition SET state = 'begun', fingerprint = ?, fault = NULL, message = NULL, began = ?, ended = NULL, took = NULL, host = ?
                WHERE stem = ?
                """, arguments: [fingerprint.description, Moment.now, Moment.host, ticket.stem])
        }
    }

    public func writing(_ ticket: JobTicket, outputs: [OutputRecord]) throws(LedgerError) {
        try write { database in
            try database.execute(sql: "UPDATE edition SET state = 'writing' WHERE stem = ?", arguments: [ticket.stem])
            try Self.replace(outputs, of: ticket.stem, in: database)
        }
    }

    public func done(_ ticket: JobTicket, outputs: [OutputRecord], message: String?, took: Double) throws(LedgerError) {
        try write { database in
            try database.execute(sql: "UPDATE edition SET state = 'done', message = ?, ended = ?, took = ? WHERE stem = ?",
                                 arguments: [message, Moment.now, took, ticket.stem])
            try Self.replace(outputs, of: ticket.stem, in: database)
        }
    }

    public func failed(_ ticket: JobTicket, fault: Int32, message: String, took: Double) throws(LedgerError) {
        try write { database in
            try database.execute(sql: """
                UPDATE edition SET state = 'failed', fault = ?, message = ?, ended = ?, took = ? WHERE stem = ?
                """, arguments: [fault, message, Moment.now, took, ticket.stem])
        }
    }

    /// Takes over what another machine has written down of editions.
    public func adopt(_ records: [EditionRecord]) throws(LedgerError) {
        try write { database in
            try Self.enter(records.map(\.ticket), run: try Self.lastRun(in: database), in: database)
            for record in records {
                try database.execute(sql: """
                    UPDATE edition SET state = ?, fingerprint = ?, fault = ?, message = ?, began = ?, ended = ?, took = ?, host = ?
                    WHERE stem = ?
                    """, arguments: [record.state.rawValue, record.fingerprint?.description, record.fault, record.message, record.began,
                                     record.ended, record.took, record.host, record.ticket.stem])
                try Self.replace(record.outputs, of: record.ticket.stem, in: database)
            }
        }
    }

    private static func replace(_ outputs: [OutputRecord], of stem: String, in database: Database) throws {
        try database.execute(sql: "DELETE FROM output WHERE stem = ?", arguments: [stem])
        for (number, output) in outputs.enumerated() {
            try database.execute(sql: """
                INSERT INTO output (stem, number, name, size, digest, changed, sheets, sides, media) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: [stem, number, output.name, output.size, output.digest.description, output.changed, output.facts?.sheets,
                                 output.facts?.sides.rawValue, output.facts?.media])
        }
    }
}

private extension OutputRecord {
    init(_ row: Row) throws {
        self.init(name: try row.read("name"), size: try row.read("size"), digest: Digest(known: try row.read("digest")),
                  changed: try row.readIfAny("changed"))
        let sides: String? = try row.readIfAny("sides")
        if let sides = sides.flatMap(Sides.init) {
            facts = SheetFacts(sheets: try row.read("sheets"), sides: sides, media: try row.readIfAny("media"))
        }
    }
}

private extension EditionRecord {
    init(_ row: Row, outputs: [OutputRecord], _ decoder: JSONDecoder) throws {
        let ticket: String = try row.read("ticket"), fingerprint: String? = try row.readIfAny("fingerprint")
        guard let state = EditionState(rawValue: try row.read("state")),
              let ticket = try? decoder.decode(JobTicket.self, from: Data(ticket.utf8)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        self.init(ticket: ticket, state: state, fingerprint: fingerprint.map(Digest.init(known:)), outputs: outputs)
        (fault, message, began) = (try row.readIfAny("fault"), try row.readIfAny("message"), try row.readIfAny("began"))
        (ended, took, host) = (try row.readIfAny("ended"), try row.readIfAny("took"), try row.readIfAny("host"))
    }
}
