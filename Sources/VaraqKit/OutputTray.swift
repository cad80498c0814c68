public import Diagnostics
import Glibc
import Press

/// The files that a run writes: none of them twice, and none over a file that the run has read.
public struct OutputTray: Sendable {
    /// Paths written so far, their folders resolved.
    private var written: Set<String> = []

    public init() {}

    /// Writes a file whole or not at all; what stands in the way is said in `diagnostics`.
    /// - Parameter path: `-` is the standard output.
    /// - Returns: Whether it was written.
    public mutating func put(_ bytes: [UInt8], at path: String, into diagnostics: inout Diagnostics) -> Bool {
        if let input = diagnostics.files.first(where: { Self.isSameFile($0, path) }) {
            diagnostics.error(.usage, "\(path) is \(input), which was read for this run", hint: "write to another path with -o")
            return false
        }
        guard path == "-" || written.insert(Self.resolved(path)).inserted else {
            diagnostics.error(.usage, "\(path) would be written twice in this run",
                              hint: "set inputs of one name in runs of their own, or into folders of their own")
            return false
        }
        do {
            try AtomicFile.write(bytes, to: path)
            return true
        } catch {
            diagnostics.error(error.fault, "\(error)", hint: error.hint)
            return false
        }
    }

    /// Whether anything stands at a path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func isSameFile(_ a: String, _ b: String) -> Bool {
        var first = stat(), second = stat()
        guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    private static func resolved(_ path: String) -> String {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "."
        guard let real = realpath(folder, nil) else { return path }
        defer { free(real) }
        return String(cString: real) + "/" + (slash.map { String(path[path.index(after: $0)...]) } ?? path)
    }
}
