import Glibc
import VaraqKit

/// Whether the user has asked a long run to end: once, to end it well; a second time ends it at once.
enum Interruption {
    /// Up from the first signal on.
    static let sign = StopSign()

    static var isWanted: Bool { sign.isUp }

    /// From now on the first signal only asks; and a reader of our output who leaves stops nothing but the output.
    static func heed() {
        // Made before a handler may want it.
        _ = sign
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in Interruption.sign.put() }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(number, &action, nil)
        }
    }
}
