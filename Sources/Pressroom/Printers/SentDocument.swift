import Glibc

/// A file on its way to a printer. Closes it on going away.
final class SentDocument {
    private let descriptor: Int32
    /// In bytes, when it was opened.
    let size: Int
    private var taken = 0

    /// - Parameter digest: of the file that is meant; nil for any.
    /// - Throws: where the file cannot be read, is no PDF, or is another one than is meant.
    init(_ path: String, digest: Digest? = nil) throws(PrinterFault) {
        // Not waiting: a pipe in the place of the file must not hold the lane up.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw PrinterFault("\(legible(path)) cannot be read: \(String(cString: strerror(errno)))") }
        var facts = stat()
        var head = [UInt8](repeating: 0, count: 5)
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, pread(descriptor, &head, 5, 0) == 5,
              head == Array("%PDF-".utf8) else {
            size = 0
            throw PrinterFault("\(legible(path)) is no PDF")
        }
        size = Int(facts.st_size)
        guard digest == nil || Digest(contentOf: descriptor) == digest else {
            throw PrinterFault("\(legible(path)) has changed since it was to be printed", hint: "print it anew")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Whether all of it has been taken.
    var isOver: Bool { taken == size }

    /// The next bytes; nil where the file has become shorter or cannot be read any longer.
    func next() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: min(1 << 16, size - taken))
        let count = pread(descriptor, &bytes, bytes.count, taken)
        guard count > 0 else { return nil }
        taken += count
        return count == bytes.count ? bytes : Array(bytes[..<count])
    }
}
