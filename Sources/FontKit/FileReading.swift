import Glibc

/// The bytes of a file, nil if it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let length = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        while count < length {
            let got = Glibc.read(descriptor, buffer.baseAddress! + count, length - count) // not empty: count < length
            if got <= 0 { failed = got < 0; break }
            count += got
        }
    }
    return failed ? nil : bytes
}

/// Whether a regular file stands at a path and may be read.
func isReadableFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
}

/// The paths of all files below a directory by file name, the first in order of path where a name comes twice.
///
/// Directories are entered in the order of their names, so that every machine finds the same file.
func filesBelow(_ directory: String, depth: Int = 8) -> [String: String] {
    var found: [String: String] = [:]
    walk(directory, depth: depth, into: &found)
    return found
}

private func walk(_ directory: String, depth: Int, into found: inout [String: String]) {
    guard depth > 0 else { return }
    for name in names(in: directory) {
        let path = directory + "/" + name
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
            walk(path, depth: depth - 1, into: &found)
        } else if found[name] == nil {
            found[name] = path
        }
    }
}

private func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
}
