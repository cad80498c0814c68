import Glibc
import Synchronization

/// Ends a connection at a moment, wherever the conversation stands: a printer that drips its answer byte by byte outlives every
/// bound on silence.
///
/// `@unchecked Sendable`: the numbers of the files are set before the thread starts, and close after its end; the rest is atomic,
/// or not the thread's.
final class CutOff: @unchecked Sendable {
    /// A second number of the connection's own file, so that it can mean no other one even if that is closed first.
    private let connection: Int32
    /// Two ends of a socket: what is written to the first wakes the thread.
    private let bell: [Int32]
    private var thread = pthread_t()
    private var isWatching = false
    /// Nanoseconds of the monotonic clock.
    private let moment: Atomic<Int64>
    private let fell = Atomic(false)

    /// Nil where the system has no more files or threads to give.
    init?(of descriptor: Int32, after time: Duration) {
        connection = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        var ends: [Int32] = [-1, -1]
        _ = socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends)
        bell = ends
        moment = Atomic(Self.now + Int64(time.seconds * 1e9))
        guard connection >= 0, ends[0] >= 0, start() else { return nil }
        isWatching = true
    }

    deinit {
        if isWatching {
            var ring: UInt8 = 1
            _ = send(bell[0], &ring, 1, Int32(MSG_NOSIGNAL))
            pthread_join(thread, nil)
        }
        for descriptor in bell + [connection] where descriptor >= 0 { close(descriptor) }
    }

    /// Puts the moment off to so long from now.
    func putOff(_ time: Duration) { moment.store(Self.now + Int64(time.seconds * 1e9), ordering: .relaxed) }

    /// Whether it has ended the connection.
    var hasFallen: Bool { fell.load(ordering: .relaxed) }

    private func start() -> Bool {
        // Not retained: `deinit` waits for the thread's end.
        pthread_create(&thread, nil, { itself in
            if let itself { Unmanaged<CutOff>.fromOpaque(itself).takeUnretainedValue().watch() }
            return nil
        }, Unmanaged.passUnretained(self).toOpaque()) == 0
    }

    private func watch() {
        while true {
            let left = moment.load(ordering: .relaxed) - Self.now
            if left <= 0 {
                fell.store(true, ordering: .relaxed)
                shutdown(connection, Int32(SHUT_RDWR))
                return
            }
            var rung = pollfd(fd: bell[1], events: Int16(POLLIN), revents: 0)
            if poll(&rung, 1, Int32(clamping: left / 1_000_000 + 1)) > 0 { return }
        }
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
