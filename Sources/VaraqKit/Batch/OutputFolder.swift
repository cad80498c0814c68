import Glibc
import LayoutBook
import Press
public import Pressroom

/// The folder that a batch writes to.
public enum OutputFolder {
    /// Makes the folder, and those that it stands in.
    /// Throws where it cannot be made, or something else has its name.
    public static func make(_ path: String) throws(LedgerError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? part : "/" + part
            if mkdir(made, 0o777) != 0, errno != EEXIST { throw fault(path, errno) }
        }
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { throw fault(path, ENOTDIR) }
    }

    /// Takes away the passing files of runs that were killed. Only a run that has the folder to itself may do so; where single jobs
    /// are set by other machines, such a file may be one of theirs.
    public static func sweep(_ path: String) {
        guard !FileBytes.exists("\(path)/.varaq-jobs") else { return }
        for name in FileBytes.names(in: path, hidden: true) where AtomicFile.isPassing(name) { unlink("\(path)/\(name)") }
    }

    private static func fault(_ path: String, _ code: Int32) -> LedgerError {
        .cannotWrite(path: path, reason: String(cString: strerror(code)), isFull: code == ENOSPC)
    }

    /// The current folder; nil where it has gone.
    public static var current: String? {
        guard let here = getcwd(nil, 0) else { return nil }
        defer { free(here) }
        return String(cString: here)
    }

    /// The same path as seen from anywhere: links stay as they are.
    static func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : current.map { "\($0)/\(path)" } ?? path }

    /// A ticket that was made in another folder, its paths as they lead from here.
    public static func seenFromHere(_ ticket: JobTicket, _ home: String?) -> JobTicket {
        guard let home, home != current else { return ticket }
        var seen = ticket
        if !ticket.input.hasPrefix("/") { seen.input = "\(home)/\(ticket.input)" }
        if let profile = ticket.profile, profile.contains("/"), !profile.hasPrefix("/") { seen.profile = "\(home)/\(profile)" }
        return seen
    }
}
