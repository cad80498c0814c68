import GRDB

/// The tables of a ledger. A version that was once out is never changed: another one is put behind it.
enum LedgerSchema {
    /// Tells a ledger from other databases: "Varq".
    static let owner = 0x5661_7271

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: first) }
        return migrator
    }

    private static let first = """
        PRAGMA application_id = \(owner);
        CREATE TABLE note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE edition (
            stem TEXT PRIMARY KEY,
            run INTEGER NOT NULL,
            number INTEGER NOT NULL,
            ticket TEXT NOT NULL,
            state TEXT NOT NULL,
            fingerprint TEXT,
            fault INTEGER,
            message TEXT,
            began INTEGER,
            ended INTEGER,
            took REAL,
            host TEXT
        );
        CREATE TABLE output (
            stem TEXT NOT NULL REFERENCES edition(stem) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            size INTEGER NOT NULL,
            digest TEXT NOT NULL,
            changed INTEGER,
            sheets INTEGER,
            sides TEXT,
            media TEXT,
            PRIMARY KEY (stem, number)
        ) WITHOUT ROWID;
        CREATE TABLE print (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            stem TEXT,
            file TEXT NOT NULL,
            digest TEXT NOT NULL,
            copies INTEGER NOT NULL,
            sides TEXT NOT NULL,
            media TEXT,
            sheets INTEGER NOT NULL,
            state TEXT NOT NULL,
            printer TEXT,
            job INTEGER,
            printed INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            asked INTEGER NOT NULL,
            sent INTEGER,
            ended INTEGER
        );
        CREATE INDEX print_by_digest ON print (digest);
        """
}
