public import Diagnostics
import Glibc
import GRDB

/// What was set and printed in an output folder, on the disk before the next step is taken.
///
/// One run at a time writes it; any number may read it meanwhile. A run that was killed leaves at most one step without its
/// end: an edition that is begun or being written, a print job that is being sent. The next run sees which.
///
/// What is committed outlives the process. What must outlive a power cut too, that a print job is on its way, is
/// written through to the disk (``sending(_:to:)``).
public final class Ledger: Sendable {
    /// Of the database.
    public let path: String
    let queue: DatabaseQueue
    private let lock: FolderLock?

    private init(path: String, queue: DatabaseQueue, lock: FolderLock?) {
        self.path = path
        self.queue = queue
        self.lock = lock
    }

    /// Opens the ledger of an output folder for a run, which has the folder to itself from then on; begins one where there is none.
    ///
    /// A damaged one is moved aside, and that is said: nothing in it is trusted.
    /// Throws where another run works there, and where it cannot be written.
    public static func open(in folder: String, into diagnostics: inout Diagnostics) throws(LedgerError) -> Ledger {
        let lock = try lock(folder), path = path(in: folder)
        do throws(LedgerError) {
            let ledger = Ledger(path: path, queue: try opened(path), lock: lock)
            try ledger.checkRecords()
            return ledger
        } catch {
            guard case .damaged = error else { throw error }
        }
        let name = try moveAside(path)
        diagnostics.warn("the ledger of \(folder) was damaged: it is now \(name), and a new one is begun",
                         hint: "what was printed before is not known here; say --reprint to print all the same")
        let ledger = Ledger(path: path, queue: try opened(path), lock: lock)
        try ledger.note(.isLost, "yes")
        return ledger
    }

    /// Opens the ledger of an output folder to look at it.
    public static func read(in folder: String) throws(LedgerError) -> Ledger {
        let path = path(in: folder)
        guard access(path, F_OK) == 0 else { throw .missing(folder: folder) }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read(check)
            return Ledger(path: path, queue: queue, lock: nil)
        } catch { throw LedgerError(error, path: path) }
    }

    /// The database in an output folder.
    public static func path(in folder: String) -> String { "\(folder)/varaq-ledger.sqlite" }

    private static func lock(_ folder: String) throws(LedgerError) -> FolderLock {
        do { return try FolderLock("\(folder)/.varaq-lock") } catch {
            switch error {
            case .taken(let process): throw .busy(folder: folder, process: process)
            case .system(let code):
                throw .cannotWrite(path: path(in: folder), reason: String(cString: strerror(code)), isFull: code == ENOSPC)
            }
        }
    }

    /// Throws where a record is none, whoever has written it.
    private func checkRecords() throws(LedgerError) {
        _ = try editions()
        _ = try prints()
    }

    /// Begins a ledger: made beside its place, so that one that is empty is always a damaged one.
    private static func begin(_ path: String) throws(LedgerError) {
        let new = path + ".new"
        // What belonged to another database under this name would be taken for this one's.
        for old in [new, path + "-wal", path + "-shm"] { unlink(old) }
        do {
            let queue = try DatabaseQueue(path: new)
            try LedgerSchema.migrator.migrate(queue)
            try queue.close()
        } catch { throw LedgerError(error, path: path) }
        guard rename(new, path) == 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno)), isFull: false) }
    }

    private static func opened(_ path: String) throws(LedgerError) -> DatabaseQueue {
        if access(path, F_OK) != 0 { try begin(path) }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        // A commit is in the log when it is done, which a killed process does not lose; what must bear a power cut says so itself.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read(check)
            let migrator = LedgerSchema.migrator
            if try queue.read(migrator.hasBeenSuperseded) { throw LedgerError.newer(path: path) }
            try migrator.migrate(queue)
            return queue
        } catch { throw LedgerError(error, path: path) }
    }

    private static func check(_ database: Database) throws {
        guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard owner == LedgerSchema.owner else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
    }

    /// Puts a database under a name that no other has, and what belongs to it.
    private static func moveAside(_ path: String) throws(LedgerError) -> String {
        var number = 1
        while access(aside(path, number), F_OK) == 0 { number += 1 }
        let name = aside(path, number)
        for part in ["-wal", "-shm", ""] where rename(path + part, name + part) != 0 && errno != ENOENT {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)), isFull: false)
        }
        return name
    }

    private static func aside(_ path: String, _ number: Int) -> String { "\(path.dropLast(".sqlite".count))-damaged-\(number).sqlite" }

    // MARK: Steps

    /// Carries out changes that stand or fall together.
    func write<Result>(_ changes: (Database) throws -> Result) throws(LedgerError) -> Result {
        do { return try queue.write(changes) } catch { throw LedgerError(error, path: path) }
    }

    /// The same, through to the disk.
    func writeThrough(_ changes: (Database) throws -> Void) throws(LedgerError) {
        do {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                defer { try? database.execute(sql: "PRAGMA synchronous = NORMAL") }
                try database.inTransaction {
                    try changes(database)
                    return .commit
                }
            }
        } catch { throw LedgerError(error, path: path) }
    }

    func look<Result>(_ query: (Database) throws -> Result) throws(LedgerError) -> Result {
        do { return try queue.read(query) } catch { throw LedgerError(error, path: path) }
    }

    // MARK: Notes

    /// What a ledger keeps of itself.
    enum Note: String {
        /// That an earlier one was damaged, so that nobody knows what was printed.
        case isLost = "lost"
    }

    func note(_ note: Note, _ text: String) throws(LedgerError) {
        try write { try $0.execute(sql: "INSERT OR REPLACE INTO note (name, text) VALUES (?, ?)", arguments: [note.rawValue, text]) }
    }

    func text(of note: Note) throws(LedgerError) -> String? {
        try look { try String.fetchOne($0, sql: "SELECT text FROM note WHERE name = ?", arguments: [note.rawValue]) }
    }

    /// Whether an earlier ledger of this folder was damaged, so that nobody knows what was printed.
    public var hasLostItsPast: Bool {
        get throws(LedgerError) { try text(of: .isLost) != nil }
    }
}
