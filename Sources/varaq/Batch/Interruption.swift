import Glibc
import Synchronization

/// Whether the user has asked a long run to end: once, to end it well; a second time ends it at once.
enum Interruption {
    private static let isAsked = Atomic(false)

    static var isWanted: Bool { isAsked.load(ordering: .relaxed) }

    /// From now on the first signal only asks.
    static func heed() {
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in Interruption.isAsked.store(true, ordering: .relaxed) }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(signal, &action, nil)
        }
    }
}
