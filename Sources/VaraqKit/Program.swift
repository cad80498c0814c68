import Glibc

/// What this program is.
public enum Program {
    public static let version = "0.1.0"

    /// What tells builds of it apart: the linker's id of the build, or else when the file was made.
    static let identity: String = {
        var facts = stat()
        guard let id = buildID() else {
            stat("/proc/self/exe", &facts)
            return "\(version) \(facts.st_size) \(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
        }
        return "\(version) \(id)"
    }()

    /// The note of the linker in this file. Source: System V ABI, "Note Section"; GNU's `NT_GNU_BUILD_ID`.
    private static func buildID() -> String? {
        guard let head = FileBytes.read("/proc/self/exe", most: 1 << 16) else { return nil }
        let mark = Array("GNU\0".utf8)
        for start in stride(from: 64, to: head.count - 36, by: 4) where head[start..<start + 4].elementsEqual(mark) {
            // Before the name stand its size, the size of the id, and the type of the note, little-endian.
            let size = Int(head[start - 8])
            guard head[start - 12] == 4, head[start - 4] == 3, (8...32).contains(size) else { continue }
            return head[start + 4..<start + 4 + size].map { String($0, radix: 16) }.joined(separator: "-")
        }
        return nil
    }
}
