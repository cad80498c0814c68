/// One printer at work: takes an order, sends it, follows the job to its end, and takes the next.
struct Lane {
    let number: Int
    let talk: PrinterTalk
    let book: OrderBook
    let journal: any PrintJournal
    let stop: StopSign

    /// Works until there is nothing more to do, or the printer is no longer fit to be used.
    func run() {
        do {
            // Once the sign is up, what waits is left for another run.
            if let reason = try work(), !stop.isUp { try close(reason) }
        } catch {
            book.breakOff(error)
        }
    }

    /// What the order in hand has come to, as far as the lane goes on or not.
    private enum Step {
        /// The printer answered as printers do.
        case done
        case busy(String)
        case away(String)
        /// The printer is not to be used any longer.
        case outOfService(String)
    }

    /// Why the lane is to be closed; nil where it has simply done its work.
    private func work() throws -> String? {
        let facts: PrinterFacts
        switch meet() {
        case .success(let known): facts = known
        case .failure(let fault): return fault.text
        }
        var busy: GrowingPause?, away: GrowingPause?
        while let entry = book.next(for: number) {
            switch try take(entry, facts) {
            case .done: (busy, away) = (nil, nil)
            case .busy(let reason):
                if !wait(&busy, within: talk.patience.busy) { return reason }
            case .away(let reason):
                if !wait(&away, within: talk.patience.absence) { return reason }
            case .outOfService(let reason): return reason
            }
        }
        return nil
    }

    private func wait(_ pause: inout GrowingPause?, within bound: Duration) -> Bool {
        var going = pause ?? GrowingPause(talk.patience, within: bound)
        defer { pause = going }
        return going.wait(unless: stop)
    }

    /// What the printer tells of itself. One that is away, or stands still for want of something, is waited for.
    private func meet() -> Result<PrinterFacts, PrinterFault> {
        var away = GrowingPause(talk.patience, within: talk.patience.absence)
        var still = GrowingPause(talk.patience, within: talk.patience.stall)
        while true {
            do throws(ExchangeFault) {
                let facts = try talk.facts()
                guard facts.state == .stopped else { return .success(facts) }
                if !still.wait(unless: stop) { return .failure(PrinterFault("the printer is \(facts.condition)")) }
            } catch {
                if case .declined(let fault) = error { return .failure(fault) }
                if !away.wait(unless: stop) { return .failure(PrinterFault(error.words)) }
            }
        }
    }

    /// Closes the lane; orders that wait for no other printer are refused.
    private func close(_ reason: String) throws {
        let words = "\(talk.printer.address.text): \(reason)"
        for entry in book.close(number, reason: words) { try settle(entry, .refused(reason: entry.reason)) }
    }

    private func settle(_ entry: OrderBook.Entry, _ end: PrintEnd) throws {
        try journal.ended(entry.order.id, end)
        book.settle(entry, end)
    }

    private func refuse(_ entry: OrderBook.Entry, _ reason: String) throws {
        let words = "\(talk.printer.address.text): \(reason)"
        guard let hopeless = book.refuse(entry, by: number, reason: words) else { return }
        try settle(hopeless, .refused(reason: hopeless.reason))
    }
}

/// An order in hand.
extension Lane {
    private func take(_ entry: OrderBook.Entry, _ facts: PrinterFacts) throws -> Step {
        let objections = facts.objections(to: entry.order)
        guard objections.isEmpty else {
            try refuse(entry, objections.joined(separator: ", "))
            return .done
        }
        switch Result(catching: { () throws(PrinterFault) in try SentDocument(entry.order.file, digest: entry.order.digest) }) {
        case .success(let document): return try send(entry, document, facts)
        case .failure(let fault):
            try settle(entry, .refused(reason: fault.text))
            return .done
        }
    }

    /// Writes down that the order is being sent, then sends it: an order found so on record later may have been sent.
    private func send(_ entry: OrderBook.Entry, _ document: SentDocument, _ facts: PrinterFacts) throws -> Step {
        try journal.sending(entry.order.id, to: talk.printer.address.text)
        switch Result(catching: { () throws(ExchangeFault) in try talk.send(entry.order, document, knowing: facts) }) {
        case .success(let answer): return try go(on: entry, after: answer)
        case .failure(.unreached(let fault)): return try giveBack(entry, .away(fault.text))
        case .failure(.busy(let reason)): return try giveBack(entry, .busy(reason))
        case .failure(.declined(let fault)): return try refuseSent(entry, fault.text)
        case .failure(.lost(let reason, let isWhole)): return try search(entry, after: reason, isWhole: isWhole)
        }
    }

    private func go(on entry: OrderBook.Entry, after answer: IPPAnswer) throws -> Step {
        if answer.isGood, let job = answer.jobs.first?.number("job-id") { return try follow(entry, job) }
        if answer.isBusy { return try giveBack(entry, .busy(answer.message)) }
        if answer.isCertainlyNo { return try refuseSent(entry, answer.message) }
        return try search(entry, after: answer.message, isWhole: true)
    }

    /// Another printer may take it at once; else it is this one's turn again after a pause.
    private func giveBack(_ entry: OrderBook.Entry, _ step: Step) throws -> Step {
        switch step {
        case .busy(let reason), .away(let reason): try journal.unsent(entry.order.id, reason: reason)
        case .done, .outOfService: preconditionFailure("an order is given back for a reason")
        }
        book.giveBack(entry)
        return step
    }

    private func refuseSent(_ entry: OrderBook.Entry, _ reason: String) throws -> Step {
        try journal.unsent(entry.order.id, reason: reason)
        try refuse(entry, reason)
        return .done
    }

    /// The printer may have the job: it is looked up there, and never sent again.
    private func search(_ entry: OrderBook.Entry, after reason: String, isWhole: Bool) throws -> Step {
        switch JobSearch(talk: talk).find(entry.order, within: talk.patience.absence) {
        case .found(let job):
            // A job is found with its number.
            guard let number = job.number else { preconditionFailure("a job without a number") }
            return try follow(entry, number, isWhole: isWhole)
        case .unknown(let silence):
            try settle(entry, .uncertain(reason: "\(reason); \(silence)"))
            return .outOfService("\(reason); \(silence)")
        }
    }

    private func follow(_ entry: OrderBook.Entry, _ job: Int, isWhole: Bool = true) throws -> Step {
        try journal.accepted(entry.order.id, number: job)
        var watch = JobWatch(entry.order, number: job, talk: talk, journal: journal)
        let outcome = try watch.follow()
        try settle(entry, isWhole ? outcome.end : outcome.end.ofPart)
        return outcome.trouble.map(Step.outOfService) ?? .done
    }
}

extension PrintEnd {
    /// The same of a job whose file had not been sent to its end.
    fileprivate var ofPart: PrintEnd {
        guard self == .completed else { return self }
        return .uncertain(reason: "the connection ended before the whole file was sent, yet the printer calls it printed")
    }
}
