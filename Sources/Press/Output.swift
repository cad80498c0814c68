public import Diagnostics
import Glibc

/// Why an output could not be written.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
    public var path: String
    /// In the words of the system.
    public var reason: String
    /// What to do about it, where there is something to say.
    public var hint: String?

    public var fault: Fault { .cannotWrite }
    public var description: String { "cannot write \(path): \(reason)" }
}

/// Files that change from old to new at once: written beside their place under a passing name, then renamed.
///
/// A reader never sees half of one, and a failed run leaves the old one as it was.
public enum AtomicFile {
    /// Puts the bytes at `path`; `-` and `/dev/stdout` are the standard output.
    ///
    /// A symbolic link stays and its target is replaced. What is no regular file (a terminal, a pipe, a device) is
    /// written to as it stands. New files get their permissions from the umask.
    /// Throws where directory or file cannot be written; no passing file is left behind then.
    ///
    /// - Parameter outlivesPower: Whether the bytes are on the disk before the file has its name, so that a power cut leaves the old
    ///   file or the new one, and no empty one.
    public static func write(_ bytes: [UInt8], to path: String, outlivesPower: Bool = false) throws(OutputError) {
        if path == "-" || path == "/dev/stdout" { return try send(bytes, to: STDOUT_FILENO, path: path) }
        let target = try destination(of: path)
        switch kind(of: target) {
        case nil, S_IFREG: try replace(target, with: bytes, path: path, syncs: outlivesPower)
        case S_IFDIR: throw error(path, EISDIR)
        default:
            let descriptor = open(target, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw error(path, errno) }
            try fill(descriptor, with: bytes, path: path)
        }
    }

    /// Whether a file of this name is, or was, on its way to its place.
    public static func isPassing(_ name: String) -> Bool { name.hasPrefix(".") && name.hasSuffix(passingEnd) }

    private static let passingEnd = ".varaq-part"

    /// Where a path leads once symbolic links at its end are followed, to a file that need not be there.
    private static func destination(of path: String) throws(OutputError) -> String {
        var place = path
        for _ in 0..<40 {
            guard let link = readLink(place) else { return place }
            place = link.hasPrefix("/") ? link : directory(of: place) + link
        }
        throw error(path, ELOOP)
    }

    private static func readLink(_ path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(path, start, buffer.count)
            guard count > 0 else { return nil }
            return String(decoding: buffer[..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Up to and with the last slash; empty for a bare name.
    private static func directory(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The type bits of what is at a path; nil where nothing is.
    private static func kind(of path: String) -> mode_t? {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_mode & S_IFMT : nil
    }

    private static func replace(_ target: String, with bytes: [UInt8], path: String, syncs: Bool) throws(OutputError) {
        if access(target, F_OK) == 0, access(target, W_OK) != 0 { throw error(path, errno) }
        let (passing, descriptor) = try passingFile(beside: target, path: path)
        do throws(OutputError) {
            try fill(descriptor, with: bytes, path: path, syncs: syncs)
            guard rename(passing, target) == 0 else { throw error(path, errno) }
        } catch {
            unlink(passing)
            throw error
        }
    }

    /// A new file under a name that no other process has, wherever it runs: many machines may write into one folder.
    private static func passingFile(beside target: String, path: String) throws(OutputError) -> (path: String, descriptor: Int32) {
        var code = EEXIST
        for _ in 0..<16 where code == EEXIST {
            let passing = directory(of: target) + "." + String(UInt64.random(in: .min ... .max), radix: 36) + passingEnd
            let descriptor = open(passing, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, 0o666)
            if descriptor >= 0 { return (passing, descriptor) }
            code = errno
        }
        throw error(path, code)
    }

    /// Writes a file and closes it.
    private static func fill(_ descriptor: Int32, with bytes: [UInt8], path: String, syncs: Bool = false) throws(OutputError) {
        do throws(OutputError) {
            try send(bytes, to: descriptor, path: path)
            if syncs, fdatasync(descriptor) != 0 { throw error(path, errno) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw error(path, errno) }
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw error(path, errno) }
        }
    }

    private static func error(_ path: String, _ code: Int32) -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(code)), hint: hint(for: code))
    }

    private static func hint(for code: Int32) -> String? {
        switch code {
        case ENOENT, ENOTDIR: "make the directory first, or name another"
        case EISDIR: "this is a directory: give the name of a file in it"
        case EACCES, EPERM, EROFS: "it is write-protected: name another place"
        case ENOSPC, EDQUOT: "the disk is full: make room, or name another place"
        default: nil
        }
    }
}
