/// Looks a job up at the printer, after an answer that never came.
struct JobSearch {
    enum Result {
        case found(JobFacts)
        /// The printer's books do not have it, and that proves nothing.
        case unknown(reason: String)
    }

    let talk: PrinterTalk

    /// Asks again and again, for a job may get into the books late, and a printer come back.
    func find(_ order: PrintOrder) -> Result {
        var pause = GrowingPause(talk.patience, within: talk.patience.absence)
        var reason = "the printer was not reached"
        while pause.wait() {
            do throws(ExchangeFault) {
                if let job = try talk.find(order.id) { return .found(job) }
                reason = "the printer has no job of this name"
            } catch {
                reason = error.words
            }
        }
        return .unknown(reason: reason)
    }
}
