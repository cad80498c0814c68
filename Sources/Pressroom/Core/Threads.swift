import Glibc

/// Threads of their own: for what waits for others most of the time, and for work that is shared out.
package enum Threads {
    /// Does the pieces of work from 0 on side by side, each on a thread of its own, and waits for all of them.
    package static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        let threads = (0..<count).map { thread(Piece(number: $0, work: work)) }
        for (number, thread) in threads.enumerated() {
            if let thread { pthread_join(thread, nil) } else { work(number) }
        }
    }

    /// Does a piece of work on a thread that nobody waits for. False where the system has no thread to give.
    static func detach(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = thread(Piece(number: 0) { _ in work() }) else { return false }
        pthread_detach(thread)
        return true
    }

    private final class Piece: Sendable {
        let number: Int
        let work: @Sendable (Int) -> Void

        init(number: Int, work: @escaping @Sendable (Int) -> Void) {
            self.number = number
            self.work = work
        }
    }

    /// Nil where the system has no thread to give: then the piece is done when its turn comes.
    private static func thread(_ piece: Piece) -> pthread_t? {
        var thread = pthread_t()
        let handed = Unmanaged.passRetained(piece)
        let code = pthread_create(&thread, nil, { piece in
            guard let piece else { return nil }
            let taken = Unmanaged<Piece>.fromOpaque(piece).takeRetainedValue()
            taken.work(taken.number)
            return nil
        }, handed.toOpaque())
        if code == 0 { return thread }
        handed.release()
        return nil
    }
}
