public import Diagnostics
import Glibc
import GRDB

/// Why a ledger cannot be kept or read.
public enum LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Another run works in the folder.
    case busy(folder: String, process: String?)
    /// There is none.
    case missing(folder: String)
    /// What is there is no ledger, or a broken one.
    case damaged(path: String)
    /// A later version of this program made it.
    case newer(path: String)
    case cannotWrite(path: String, reason: String, isFull: Bool)

    public var description: String {
        switch self {
        case .busy(let folder, let process):
            "another run works in \(folder)" + (process.map { " (process \($0))" } ?? "")
        case .missing(let folder): "\(folder) has no ledger: nothing was set there by 'varaq batch'"
        case .damaged(let path): "the ledger \(path) is damaged"
        case .newer(let path): "the ledger \(path) was made by a later version of this program"
        case .cannotWrite(let path, let reason, _): "the ledger \(path) cannot be written: \(reason)"
        }
    }

    /// What exit code it asks for.
    public var fault: Fault {
        switch self {
        case .busy: .tryAgain
        case .missing: .usage
        case .damaged, .newer: .input
        case .cannotWrite: .cannotWrite
        }
    }

    public var hint: String? {
        switch self {
        case .busy: "wait until it is done, or write to another folder with -o"
        case .missing: "name the output folder of a batch"
        case .damaged: "the next batch in this folder moves it aside and begins another"
        case .newer: nil
        case .cannotWrite(_, _, isFull: true): "make room, then go on with 'varaq batch --resume'"
        case .cannotWrite: "choose a folder that can be written to with -o"
        }
    }

    /// What a fault of the database means for a ledger.
    init(_ error: any Error, path: String) {
        if let known = error as? LedgerError {
            self = known
            return
        }
        guard let error = error as? DatabaseError else {
            self = .cannotWrite(path: path, reason: "\(error)", isFull: false)
            return
        }
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH: self = .damaged(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(folder: path, process: nil)
        default: self = .cannotWrite(path: path, reason: error.message ?? "\(error.resultCode)", isFull: error.isOfFullDisk)
        }
    }
}

private extension DatabaseError {
    /// SQLite says of a full disk sometimes only that it cannot write.
    var isOfFullDisk: Bool { resultCode == .SQLITE_FULL || resultCode == .SQLITE_IOERR && errno == ENOSPC }
}
