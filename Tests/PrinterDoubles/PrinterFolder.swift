import Glibc

/// A folder of a test's own, removed with all that is in it.
package final class PrinterFolder {
    package let path: String

    package init() {
        var template = Array("/tmp/printing.XXXXXX".utf8CString)
        if let base = getenv("TMPDIR") { template = Array((String(cString: base) + "/printing.XXXXXX").utf8CString) }
        guard let made = mkdtemp(&template) else { preconditionFailure("no folder for a test") }
        path = String(cString: made)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        guard let folder = opendir(path) else { unlink(path); return }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        closedir(folder)
        for name in names {
            var facts = stat()
            guard lstat("\(path)/\(name)", &facts) == 0 else { continue }
            if facts.st_mode & S_IFMT == S_IFDIR { remove("\(path)/\(name)") } else { unlink("\(path)/\(name)") }
        }
        rmdir(path)
    }

    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) -> String {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o755)
        precondition(descriptor >= 0 && Glibc.write(descriptor, bytes, bytes.count) == bytes.count, "a test cannot write")
        close(descriptor)
        return file
    }

    /// Bytes of a file; none where there is no such file.
    package static func bytes(of path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
