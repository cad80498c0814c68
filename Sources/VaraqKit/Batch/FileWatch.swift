import Glibc

/// Waits for something to change in folders.
///
/// inotify's queue and its watches belong to it.
public final class FileWatch {
    private let descriptor: Int32
    private let isStopped: () -> Bool

    /// - Parameter isStopped: asked about ten times a second while nothing changes.
    /// - Returns: nil where the system gives none.
    public init?(isStopped: @escaping () -> Bool) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        self.isStopped = isStopped
    }

    deinit { close(descriptor) }

    /// Looks at these folders from now on, those among them that are there; at one twice does no harm.
    public func look(at folders: [String]) {
        for folder in folders { inotify_add_watch(descriptor, folder, Self.changes) }
    }

    /// What a save may look like: written in place, put in its place by renaming, gone.
    private static let changes = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF)

    /// Returns when something has changed and nothing more did for a moment; false where it is to stop.
    public func wait() -> Bool {
        repeat {
            if isStopped() { return false }
        } while !hasChanges(within: 100)
        // A save is several changes; one that never ends must not keep the others waiting.
        var further = 0
        while further < 10, hasChanges(within: 10) { further += 1 }
        return true
    }

    /// Takes what has changed, and waits for it as many milliseconds at most.
    private func hasChanges(within milliseconds: Int32) -> Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&question, 1, milliseconds) > 0 else { return false }
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
        return true
    }
}
