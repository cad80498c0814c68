import Glibc

/// Plain reading of files and folders.
package enum FileBytes {
    /// The bytes of a regular file, or the first of them; nil where it cannot be read.
    package static func read(_ path: String, most: Int = .max) -> [UInt8]? {
        guard let (descriptor, size) = open(path) else { return nil }
        defer { close(descriptor) }
        return contents(of: descriptor, size: min(size, most))
    }

    /// Opens a regular file for reading; nil where that cannot be. The descriptor is the caller's to close.
    package static func open(_ path: String) -> (descriptor: Int32, size: Int)? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        // O_NONBLOCK: should a pipe have taken the file's place since, opening it must not wait for a writer.
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        return (descriptor, Int(status.st_size))
    }

    private static func contents(of descriptor: Int32, size: Int) -> [UInt8]? {
        var isComplete = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let got = Glibc.read(descriptor, buffer.baseAddress! + filled, size - filled)  // size > 0: has a base
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { isComplete = got == 0; return }
                filled += got
            }
        }
        return isComplete ? bytes : nil
    }

    /// Whether links take a path that stands in `folder` to a file outside of it.
    package static func leadsOut(_ path: String, of folder: String) -> Bool {
        guard let file = realPath(path), let home = realPath(folder) else { return false }
        return !file.hasPrefix(home.hasSuffix("/") ? home : home + "/")
    }

    /// The absolute path without links; nil where there is nothing.
    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, sorted; none where there is no such folder.
    package static func names(in folder: String, hidden: Bool = false) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if hidden || !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
