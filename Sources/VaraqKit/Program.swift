import Glibc
import LayoutBook

/// What this program is.
public enum Program {
    public static let version = "0.1.0"

    /// What tells builds of it apart, and the libraries that it runs with.
    static let identity = ([version, buildID() ?? made()] + libraries()).joined(separator: " ")

    /// When the file of this program was made: what there is to know of a build without an id.
    private static func made() -> String {
        var facts = stat()
        stat("/proc/self/exe", &facts)
        return "\(facts.st_size) \(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
    }

    /// The names of the libraries that have a part in the pages, with their versions, sorted.
    private static func libraries() -> [String] {
        let parts = ["cairo", "harfbuzz", "freetype", "icu", "qpdf", "hyphen", "cmark", "png", "jpeg", "lcms", "qrencode", "libz"]
        let maps = text(of: "/proc/self/maps")
        let names = maps.split(separator: "\n").compactMap { $0.split(separator: "/").last }.filter { name in
            name.contains(".so") && parts.contains { name.contains($0) }
        }
        return Set(names.map(String.init)).sorted()
    }

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

    /// A file of the system's, which has no size until it is read.
    private static func text(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
