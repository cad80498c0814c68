import Glibc
import Synchronization
import VaraqKit

/// Prints files, and keeps the ledger of it.
struct PrintSession {
    let ledger: Ledger
    let printers: [Printer]
    let options: PrintOptions
    let isQuiet: Bool

    /// What became of files that were to be printed.
    struct Outcome {
        var code: Int32 = 0
        var lines: [Line] = []

        /// What became of a file.
        struct Line {
            var file: String
            /// Its last job; nil where nobody knows.
            var record: PrintRecord?
            /// Whether that was sent by an earlier run.
            var isOld: Bool
        }

        var records: [PrintRecord] { lines.compactMap(\.record) }
    }

    /// Prints what is not printed yet.
    ///
    /// Throws where the ledger can no longer be kept.
    func print(_ requests: [PrintRequest]) throws -> Outcome {
        let book = JobBook(ledger, isQuiet: isQuiet)
        try settle(desk(of: printers, book), book)
        let entries = try ledger.enter(requests.map(options.changed), again: options.reprint)
        let orders = entries.compactMap { entry in if case .toBeSent(let record) = entry { record.order } else { nil } }
        if !orders.isEmpty {
            book.open(entries.compactMap(\.record))
            try send(orders, book)
        }
        return try outcome(of: entries, requests)
    }

    private func desk(of printers: [Printer], _ book: JobBook) -> PrintDesk {
        PrintDesk(printers: printers, journal: book, user: Self.user, patience: options.patience, stop: Interruption.sign)
    }

    /// Sends orders to the printers that answer; without one they wait for another run.
    private func send(_ orders: [PrintOrder], _ book: JobBook) throws {
        let reports = PrinterSearch.ask(printers, user: Self.user, patience: options.patience)
        let answering = reports.filter { report in
            switch report.answer {
            case .success(let facts):
                warn(of: facts, orders)
                return true
            case .failure(let fault):
                Terminal.complain("\(report.printer.address.text): no answer: \(fault.text)")
                return false
            }
        }
        guard !answering.isEmpty else { return Terminal.complain("error: no printer answers: nothing is sent") }
        if let fault = desk(of: answering.map(\.printer), book).run(orders).fault { throw fault }
    }

    /// Says what may hold the orders up at a printer.
    private func warn(of facts: PrinterFacts, _ orders: [PrintOrder]) {
        guard !isQuiet else { return }
        var said: [String] = []
        for caution in orders.flatMap({ facts.cautions(for: $0) }) where !said.contains(caution) { said.append(caution) }
        for caution in said { Terminal.complain("\(facts.address.text): warning: \(caution.shown)") }
    }

    /// Finds out what became of jobs that were on their way when an earlier run ended.
    private func settle(_ desk: PrintDesk, _ book: JobBook) throws {
        let open = try ledger.prints().filter { $0.state == .sending || $0.state == .printing }
        guard !open.isEmpty else { return }
        book.open(open)
        let sent = open.compactMap { record in record.printer.map { SentOrder(record.order, printer: $0, number: record.job) } }
        if let fault = desk.settle(sent).fault { throw fault }
    }

    private func outcome(of entries: [PrintEntry], _ requests: [PrintRequest]) throws -> Outcome {
        let now = Dictionary(try ledger.prints().map { ($0.order.id, $0) }) { first, _ in first }
        let lines = zip(entries, requests).map { entry, request in
            Outcome.Line(file: request.file, record: entry.record.flatMap { now[$0.order.id] }, isOld: { if case .known = entry { true } else { false } }())
        }
        if lines.contains(where: { $0.record == nil }) {
            Terminal.complain("error: an earlier ledger of this folder was damaged, so nobody knows what was printed: nothing of that is printed now")
            Terminal.complain("  hint: look at the printers, and say --reprint to print it")
        }
        return Outcome(lines: lines)
    }

    /// As whom jobs are printed.
    static var user: String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "varaq" }
        return String(cString: name)
    }
}

extension PrintSession.Outcome {
    init(lines: [Line]) {
        self.lines = lines
        code = Fault.worst(of: lines.map { $0.record?.code ?? Fault.printer.rawValue })
    }

    /// A line for each file.
    func show() throws {
        guard !lines.isEmpty else { return }
        var table = Table(head: ["file", "copies", "sheets", "printer", "outcome"])
        for line in lines {
            let record = line.record
            table.add([line.file.lastName.shown, record.map { "\($0.order.copies)" } ?? "", record.map { "\($0.printed)" } ?? "",
                       record?.printer?.shown ?? "", record?.outcome(isOld: line.isOld) ?? "not printed: nobody knows whether it was before"])
        }
        for line in table.lines { try Terminal.say(line) }
    }
}

extension PrintRecord {
    /// The exit code that it asks for.
    var code: Int32 {
        switch state {
        case .completed: 0
        case .sending, .printing: Fault.tryAgain.rawValue
        case .waiting, .refused, .aborted, .cancelled, .uncertain: Fault.printer.rawValue
        }
    }

    /// A line for people.
    func outcome(isOld: Bool) -> String {
        let words = switch state {
        case .waiting: "not sent"
        case .sending, .printing: "on its way"
        case .completed: isOld ? "printed before, at \(endedText): say --reprint to print it again" : "printed"
        case .refused: "not printed"
        case .aborted: "given up by the printer"
        case .cancelled: "cancelled"
        case .uncertain: "uncertain: look at the printer, and say --reprint if it is not there"
        }
        return words + (reason.map { " (\($0.shown))" } ?? "")
    }
}

/// The ledger, which also tells of each step that it writes down.
private final class JobBook: PrintJournal {
    private let ledger: Ledger
    private let isQuiet: Bool
    /// By their ids.
    private let records = Mutex<[String: PrintRecord]>([:])

    init(_ ledger: Ledger, isQuiet: Bool) {
        self.ledger = ledger
        self.isQuiet = isQuiet
    }

    /// Jobs that will be told of.
    func open(_ jobs: [PrintRecord]) {
        records.withLock { records in for job in jobs { records[job.order.id] = job } }
    }

    private func tell(_ id: String, _ words: (PrintRecord) -> String) {
        guard !isQuiet, let record = records.withLock({ $0[id] }) else { return }
        Terminal.complain("\(record.order.file.lastName.shown): \(words(record))")
    }

    func sending(_ id: String, to printer: String) throws {
        try ledger.sending(id, to: printer)
        tell(id) { _ in "goes to \(printer.shown)" }
    }

    func unsent(_ id: String, reason: String) throws {
        try ledger.unsent(id, reason: reason)
        tell(id) { _ in "not taken: \(reason.shown)" }
    }

    func accepted(_ id: String, number: Int) throws { try ledger.accepted(id, number: number) }

    func printed(_ id: String, sheets: Int) throws {
        try ledger.printed(id, sheets: sheets)
        tell(id) { "\(sheets) of \($0.order.sheets * $0.order.copies) sheets" }
    }

    func ended(_ id: String, _ end: PrintEnd) throws {
        try ledger.ended(id, end)
        tell(id) { _ in end.words }
    }
}

private extension PrintEnd {
    var words: String {
        switch self {
        case .completed: "printed"
        case .refused(let reason): "not printed: \(reason.shown)"
        case .aborted(let reason): "given up by the printer: \(reason.shown)"
        case .cancelled(let reason): "cancelled: \(reason.shown)"
        case .uncertain(let reason): "uncertain: \(reason.shown)"
        }
    }
}
