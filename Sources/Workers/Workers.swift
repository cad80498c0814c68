import Glibc
import Synchronization

/// Threads that do numbered jobs, each of them with tools of its own.
package enum Workers {
    /// As many as there are processors, within reason.
    package static var usual: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8) }

    /// What each job from 0 on gave, in their order.
    ///
    /// Which worker does which job is a matter of chance, so no result may depend on what its worker did before.
    ///
    /// - Parameter tools: Called once by each worker, on its own thread; gives what does a job.
    package static func results<Result: Sendable>(of jobs: Int, workers: Int,
                                                  tools: @escaping @Sendable () -> (Int) -> Result) -> [Result] {
        let heap = JobHeap<Result>(jobs)
        let work: @Sendable () -> Void = {
            guard var job = heap.next() else { return }
            let work = tools()
            var done: [(job: Int, result: Result)] = []
            while true {
                done.append((job, work(job)))
                guard let next = heap.next() else { return heap.put(done) }
                job = next
            }
        }
        let threads = (1..<max(workers, 1)).prefix(max(jobs - 1, 0)).compactMap { _ in thread(work) }
        work()
        for thread in threads { pthread_join(thread, nil) }
        return heap.results
    }

    /// What each job from 0 on gave, in their order, done by as many workers as there are hands.
    ///
    /// A hand may be anything that is not safe to share: each serves one worker, and the caller waits for all of them. `work`
    /// may reach what is not Sendable only through its hand and its own job.
    package static func results<Hand, Result>(of jobs: Int, hands: [Hand], work: (Hand, Int) -> Result) -> [Result] {
        withoutActuallyEscaping(work) { work in
            let loan = Loan((hands: hands, work: work)), taken = Mutex(0)
            return results(of: jobs, workers: hands.count) {
                let hand = taken.withLock { taken in
                    defer { taken += 1 }
                    return taken
                }
                return { job in Loan(loan.value.work(loan.value.hands[hand], job)) }
            }.map(\.value)
        }
    }

    /// Unchecked: what is lent to a worker, or comes back from it, is not touched by anybody else until the workers have ended.
    private struct Loan<Value>: @unchecked Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    /// A thread that works to its end; nil where there can be no more, and the others have to do it.
    private static func thread(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        var thread = pthread_t()
        let order = Unmanaged.passRetained(Work(work))
        let failure = pthread_create(&thread, nil, { order in
            if let order { Unmanaged<Work>.fromOpaque(order).takeRetainedValue().run() }
            return nil
        }, order.toOpaque())
        guard failure != 0 else { return thread }
        order.release()
        return nil
    }

    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

/// Jobs to be taken, and what came of them.
private final class JobHeap<Result: Sendable>: Sendable {
    private let jobs: Int
    private let taken = Atomic(0)
    private let done: Mutex<[(job: Int, result: Result)]>

    init(_ jobs: Int) {
        self.jobs = jobs
        done = Mutex([])
    }

    func next() -> Int? {
        let job = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        return job < jobs ? job : nil
    }

    /// What a worker has done, once and at its end: a lock for each job would keep the others waiting.
    func put(_ results: [(job: Int, result: Result)]) { done.withLock { $0 += results } }

    var results: [Result] { done.withLock { $0.sorted { $0.job < $1.job }.map(\.result) } }
}
