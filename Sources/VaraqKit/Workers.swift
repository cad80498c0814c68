import Glibc
import Pressroom
import Synchronization

/// Threads that do numbered jobs, each of them with tools of its own.
enum Workers {
    /// As many as there are processors, within reason.
    static var usual: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8) }

    /// What each job from 0 on gave, in their order.
    ///
    /// Which worker does which job is a matter of chance, so no result may depend on what its worker did before.
    ///
    /// - Parameter tools: Called once by each worker, on its own thread; gives what does a job.
    static func results<Result: Sendable>(of jobs: Int, workers: Int, tools: @escaping @Sendable () -> (Int) -> Result) -> [Result] {
        let heap = JobHeap<Result>(jobs)
        let work: @Sendable () -> Void = {
            guard var job = heap.next() else { return }
            let work = tools()
            while true {
                heap.put(work(job), for: job)
                guard let next = heap.next() else { return }
                job = next
            }
        }
        Threads.run(min(max(workers, 1), jobs)) { _ in work() }
        return heap.results
    }
}

/// Jobs to be taken, and what came of them.
private final class JobHeap<Result: Sendable>: Sendable {
    private let jobs: Int
    private let state: Mutex<(next: Int, done: [(job: Int, result: Result)])>

    init(_ jobs: Int) {
        self.jobs = jobs
        state = Mutex((0, []))
    }

    func next() -> Int? {
        state.withLock { state in
            guard state.next < jobs else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func put(_ result: Result, for job: Int) { state.withLock { $0.done.append((job, result)) } }

    var results: [Result] { state.withLock { $0.done.sorted { $0.job < $1.job }.map(\.result) } }
}
