import Glibc

/// A folder that one run works in at a time. The system lets go of it with the process, however that ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Why a folder is not to be had.
    enum Fault: Error {
        /// Another run works there: its process, as far as it has said.
        case taken(by: String?)
        case system(code: Int32)
    }

    init(_ path: String) throws(Fault) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .system(code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno, owner = code == EWOULDBLOCK ? Self.text(of: descriptor) : nil
            close(descriptor)
            throw code == EWOULDBLOCK ? .taken(by: owner) : .system(code: code)
        }
        // Only for the message of others, who must not rely on it: a full disk is no reason to stop.
        ftruncate(descriptor, 0)
        let owner = Array("\(getpid())".utf8)
        _ = pwrite(descriptor, owner, owner.count, 0)
    }

    deinit {
        // Said aloud: a child that is just being started may hold on to the file for a moment.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func text(of descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
