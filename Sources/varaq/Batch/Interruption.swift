import Glibc
import Synchronization

/// Whether the user has asked a long run to end: once, to end it well; a second time ends it at once.
enum Interruption {
    private static let isAsked = Atomic(false)

    static var isWanted: Bool { isAsked.load(ordering: .relaxed) }

    /// From now on the first signal only asks; and a reader of our output who leaves stops nothing but the output.
    static func heed() {
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in Interruption.isAsked.store(true, ordering: .relaxed) }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(number, &action, nil)
        }
    }

    /// A look-out that calls once when the user wants an end.
    static func whenWanted(_ call: @escaping @Sendable () -> Void) -> LookOut { LookOut(call) }

    /// Looks ten times a second, until it is ended.
    final class LookOut: Sendable {
        private let isOver = Atomic(false)

        init(_ call: @escaping @Sendable () -> Void) {
            Task.detached { [self] in
                while !isOver.load(ordering: .relaxed) {
                    if Interruption.isWanted { return call() }
                    try? await Task.sleep(for: .milliseconds(100))
                }
            }
        }

        func end() { isOver.store(true, ordering: .relaxed) }
    }
}
