/// Looks a job up at the printer, after an answer that never came.
struct JobSearch {
    enum Result {
        case found(JobFacts)
        /// The printer's books do not have it, and that proves nothing.
        case unknown(reason: String)
    }

    let talk: PrinterTalk

    /// Asks again and again within a bound, for a job may get into the books late, and a printer come back.
    func find(_ order: PrintOrder, within bound: Duration) -> Result {
        var pause = GrowingPause(talk.patience, within: bound)
        var reason: String
        repeat {
            do throws(ExchangeFault) {
                if let job = try talk.find(order.id) { return .found(job) }
                reason = "the printer has no job of this name"
            } catch {
                reason = error.words
            }
        } while pause.wait()
        return .unknown(reason: reason)
    }
}
