import Glibc
import Synchronization

/// A sign that no more is to be printed. What is at a printer already goes on to its end.
public final class StopSign: Sendable {
    private let flag = Atomic(false)

    public init() {}

    /// Puts the sign up; it stays up. May be called on any thread and in a signal handler.
    public func put() { flag.store(true, ordering: .relaxed) }
    public var isUp: Bool { flag.load(ordering: .relaxed) }
}

/// Pauses that grow, within a bound of time that begins when it is made; without one for ever.
struct GrowingPause {
    private var next: Duration
    private let longest: Duration
    private let end: ContinuousClock.Instant?

    init(_ patience: Patience, within bound: Duration? = nil) {
        next = patience.firstPause
        longest = patience.longestPause
        end = bound.map { .now + $0 }
    }

    /// Waits a while. False, and no wait, where the time is over or the sign is up.
    mutating func wait(unless stop: StopSign? = nil) -> Bool {
        let left = end.map { ContinuousClock.now.duration(to: $0) } ?? next
        guard left > .zero, stop?.isUp != true else { return false }
        sleep(min(next, left), unless: stop)
        next = min(next * 1.6, longest)
        return true
    }
}

/// Waits so long, or until the sign is put up.
func sleep(_ time: Duration, unless stop: StopSign? = nil) {
    let end = ContinuousClock.now + time
    let slice = Duration.milliseconds(50)
    while stop?.isUp != true {
        let left = ContinuousClock.now.duration(to: end)
        if left <= .zero { return }
        let nap = min(left, slice)
        usleep(useconds_t(nap.components.attoseconds / 1_000_000_000_000) + 1)
    }
}

/// A duration as the C library takes it.
extension Duration {
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
    /// At least one, so that no wait becomes none or an endless one.
    var milliseconds: Int32 { Int32(clamping: max(1, Int64((seconds * 1000).rounded(.up)))) }
}
