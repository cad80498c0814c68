import Synchronization

/// What a run of a desk came to.
public struct PrintRun: Sendable {
    /// How each order ended, in the order in which they were given; nil where it has not, since the run was stopped.
    public let ends: [PrintEnd?]
    /// What the journal threw; nothing was printed any more after that.
    public let fault: (any Error)?
}

/// An order that is on record as sent, without a known end.
public struct SentOrder: Sendable, Hashable {
    public var order: PrintOrder
    /// As it stands on record.
    public var printer: String
    /// The job's number there, where the printer had told it.
    public var number: Int?

    public init(_ order: PrintOrder, printer: String, number: Int? = nil) {
        self.order = order
        self.printer = printer
        self.number = number
    }
}

/// Prints orders on several printers at once: each printer has one job at a time, and takes the next order that it can do.
///
/// No order is ever sent again once a printer may have it. One whose fate cannot be learnt ends as uncertain, and the printer
/// that left it so gets no more.
public struct PrintDesk: Sendable {
    private let printers: [Printer]
    private let journal: any PrintJournal
    private let user: String
    private let patience: Patience
    private let stop: StopSign

    /// - Parameters:
    ///   - printers: At least one. An address that comes twice counts once.
    ///   - journal: Is called on several threads, about one order on one at a time.
    ///   - user: Whose jobs they are, as the printers are told.
    ///   - stop: Put up, no further order is taken; the run ends when the jobs at the printers have.
    public init(printers: [Printer], journal: any PrintJournal, user: String, patience: Patience = Patience(),
                stop: StopSign = StopSign()) {
        precondition(!printers.isEmpty, "a desk without printers")
        var seen: [PrinterAddress] = []
        self.printers = printers.filter { printer in
            defer { seen.append(printer.address) }
            return !seen.contains(printer.address)
        }
        self.journal = journal
        self.user = user
        self.patience = patience
        self.stop = stop
    }

    /// Prints the orders, whose ids are all different. Returns when all have ended, or no more may be taken.
    public func run(_ orders: [PrintOrder]) -> PrintRun {
        precondition(Set(orders.map(\.id)).count == orders.count, "two orders of one name")
        let book = OrderBook(orders, lanes: printers.count, stop: stop)
        Threads.run(printers.count) { lane in
            Lane(number: lane, talk: talk(to: printers[lane]), book: book, journal: journal, stop: stop).run()
        }
        let (ends, fault) = book.result
        return PrintRun(ends: ends, fault: fault)
    }

    /// Finds out what became of orders that an earlier run sent: each is looked up at its printer, and followed to its end where
    /// it goes on. What a printer does not know, or cannot be asked, is uncertain. Nothing is sent.
    public func settle(_ sent: [SentOrder]) -> PrintRun {
        let outcome = Mutex<(ends: [PrintEnd?], fault: (any Error)?)>((Array(repeating: nil, count: sent.count), nil))
        let groups = Self.placesByPrinter(sent)
        Threads.run(groups.count) { group in
            var inquest = Inquest(talk: recorded(sent[groups[group][0]].printer).map(talk), journal: journal)
            for place in groups[group] where !stop.isUp && outcome.withLock({ $0.fault == nil }) {
                let end = Result { try inquest.end(of: sent[place]) }
                outcome.withLock { outcome in
                    switch end {
                    case .success(let end): outcome.ends[place] = end
                    case .failure(let fault): outcome.fault = outcome.fault ?? fault
                    }
                }
            }
        }
        return outcome.withLock { PrintRun(ends: $0.ends, fault: $0.fault) }
    }

    /// Indices of orders that went to the same printer; the printers in the order in which they come first.
    private static func placesByPrinter(_ sent: [SentOrder]) -> [[Int]] {
        var groups: [[Int]] = []
        for place in sent.indices {
            if let group = groups.firstIndex(where: { sent[$0[0]].printer == sent[place].printer }) {
                groups[group].append(place)
            } else {
                groups.append([place])
            }
        }
        return groups
    }

    private func talk(to printer: Printer) -> PrinterTalk { PrinterTalk(printer: printer, user: user, patience: patience) }

    /// The printer of an address on record, with the trust that it is given now; nil where the record is no address.
    private func recorded(_ text: String) -> Printer? {
        guard let address = try? PrinterAddress(text) else { return nil }
        return printers.first { $0.address == address } ?? Printer(address)
    }
}

/// What became of the jobs of an earlier run at one printer.
private struct Inquest {
    /// Nil where the printer's address cannot be read.
    let talk: PrinterTalk?
    let journal: any PrintJournal
    /// Whether a job has been waited for in vain: the next ones are looked up once.
    private var hasWaited = false

    init(talk: PrinterTalk?, journal: any PrintJournal) {
        self.talk = talk
        self.journal = journal
    }

    mutating func end(of sent: SentOrder) throws -> PrintEnd {
        let end = try found(sent)
        try journal.ended(sent.order.id, end)
        return end
    }

    private mutating func found(_ sent: SentOrder) throws -> PrintEnd {
        guard let talk else { return .uncertain(reason: "the printer's address on record cannot be read") }
        switch JobSearch(talk: talk).find(sent.order, within: hasWaited ? .zero : talk.patience.absence) {
        case .found(let job):
            // A job is found with its number.
            guard let number = job.number else { preconditionFailure("a job without a number") }
            if number != sent.number { try journal.accepted(sent.order.id, number: number) }
            var watch = JobWatch(sent.order, number: number, talk: talk, journal: journal)
            return try watch.follow().end
        case .unknown(let reason):
            hasWaited = true
            return .uncertain(reason: "it was sent to \(talk.printer.address.text) earlier; \(reason)")
        }
    }
}
