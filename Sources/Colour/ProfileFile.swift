import Glibc

/// Reading of profiles from regular files.
enum ProfileFile {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The bytes of a regular file; throws when it cannot be read or has more than `most` bytes.
    static func read(_ path: String, most: Int) throws(ColourFault) -> [UInt8] {
        // O_NONBLOCK: opening a pipe must not wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path) }
        let size = Int(status.st_size)
        guard size <= most else { throw .tooLarge(bytes: size) }
        guard let bytes = contents(of: descriptor, size: size) else { throw .unreadable(path: path) }
        return bytes
    }

    /// Nil on an error; less than `size` where the file has become shorter.
    private static func contents(of descriptor: Int32, size: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: size), filled = 0
        while filled < size {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + filled, size - filled) }  // size > 0
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { return nil }
            if got == 0 { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }
}
