import ArgumentParser
import VaraqKit

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Shows what was set and printed in an output folder.",
        discussion: """
            The ledger of a folder has each edition that was set there, with its files, and each print job with its printer, its number \
            there and how it ended. A job that is 'uncertain' was sent, and nobody can say what became of it: look at the printer, \
            and print it again with --reprint if it is not there.

              varaq ledger Output/
              varaq ledger Output/ --state failed
              varaq ledger Output/ --prints --state uncertain
              varaq ledger Output/ --prints --csv prints.csv
            """)

    @Argument(help: ArgumentHelp("The output folder.", valueName: "folder"))
    var folder = "Output"

    @Flag(name: .long, help: "The print jobs only.")
    var prints = false

    @Flag(name: .long, help: "The editions only.")
    var editions = false

    @Option(name: .long, help: ArgumentHelp(
        "Only what is in this state: planned, begun, writing, done, failed; waiting, sending, printing, completed, refused, aborted, cancelled, uncertain. May be repeated.",
        valueName: "state"))
    var state: [String] = []

    @Option(name: .long, help: ArgumentHelp("Only editions, and jobs of editions, whose file's name has this in it.", valueName: "text"))
    var name: String?

    @Option(name: .long, help: ArgumentHelp("Only jobs of a printer whose address has this in it.", valueName: "text"))
    var printer: String?

    @Option(name: .long, help: ArgumentHelp("Write the table as CSV, to a file or to - for the standard output; with --prints or --editions.",
                                            valueName: "file.csv"))
    var csv: String?

    @Flag(name: .long, help: "Print the records as JSON.")
    var json = false

    func validate() throws {
        let states = EditionState.allCases.map(\.rawValue) + PrintState.allCases.map(\.rawValue)
        for word in state where !states.contains(word) {
            throw ValidationError("--state: there is no state '\(word)' (there are \(states.joined(separator: ", ")))")
        }
        guard csv == nil || prints != editions else { throw ValidationError("--csv writes one table: say --prints or --editions") }
        guard csv != "-" || !json else { throw ValidationError("the standard output takes one thing: CSV or JSON") }
    }

    func run() throws {
        do {
            let ledger = try Ledger.read(in: folder)
            var view = LedgerView(editions: try prints ? [] : ledger.editions(), prints: try editions ? [] : ledger.prints())
            view.keep(states: state, name: name, printer: printer)
            if let csv { return try write(prints ? view.printRows : view.editionRows, to: csv) }
            if json { return try Terminal.say(view.json) }
            for line in view.lines(hasEditions: !prints, hasPrints: !editions) { try Terminal.say(line) }
        } catch let error as LedgerError { throw ExitCode(Terminal.fail(error, after: Diagnostics())) }
    }

    private func write(_ rows: [[String]], to path: String) throws {
        var diagnostics = Diagnostics(), tray = OutputTray()
        _ = tray.put(CSVWriter.encode(rows), at: path, into: &diagnostics)
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
    }
}

/// What is shown of a ledger.
private struct LedgerView {
    var editions: [EditionRecord]
    var prints: [PrintRecord]

    mutating func keep(states: [String], name: String?, printer: String?) {
        if !states.isEmpty {
            editions.removeAll { !states.contains($0.state.rawValue) }
            prints.removeAll { !states.contains($0.state.rawValue) }
        }
        if let name {
            editions.removeAll { !$0.ticket.stem.contains(name) }
            prints.removeAll { !($0.stem ?? $0.order.file).contains(name) }
        }
        if let printer { prints.removeAll { !($0.printer ?? "").contains(printer) } }
    }

    func lines(hasEditions: Bool, hasPrints: Bool) -> [String] {
        var lines: [String] = []
        if hasEditions { lines += table(["edition", "state", "files", "seconds", "when", "said"], editions.map(\.cells), none: "no editions") }
        if hasPrints {
            if hasEditions { lines.append("") }
            lines += table(["job", "file", "state", "copies", "sheets", "printer", "number", "when", "said"], prints.map(\.cells), none: "no print jobs")
        }
        return lines
    }

    private func table(_ head: [String], _ rows: [[String]], none: String) -> [String] {
        guard !rows.isEmpty else { return [none] }
        var table = Table(head: head)
        for row in rows { table.add(row.map(\.shown)) }
        return table.lines
    }

    var editionRows: [[String]] {
        [["edition", "input", "name", "state", "exit_code", "files", "digests", "began", "ended", "seconds", "host", "message"]] + editions.map { record in
            [record.ticket.stem, record.ticket.input, record.ticket.edition, record.state.rawValue, record.fault.map { "\($0)" } ?? "",
             record.outputs.map(\.name).joined(separator: "\n"), record.outputs.map(\.digest.description).joined(separator: "\n"),
             record.beganText, record.endedText, record.took.map(\.hundredths) ?? "", record.host ?? "", record.message ?? ""]
        }
    }

    var printRows: [[String]] {
        [["job", "edition", "file", "digest", "copies", "sides", "media", "sheets_a_copy", "state", "printer", "number", "sheets_printed", "asked", "sent",
          "ended", "reason"]] + prints.map { record in
            let order = record.order
            return [order.id, record.stem ?? "", order.file, record.digest.description, "\(order.copies)", order.sides.rawValue, order.media ?? "",
                    "\(order.sheets)", record.state.rawValue, record.printer ?? "", record.job.map { "\($0)" } ?? "", "\(record.printed)",
                    record.askedText, record.sentText, record.endedText, record.reason ?? ""]
        }
    }

    var json: String { LedgerReport(editions: editions, prints: prints).json }
}

private extension EditionRecord {
    var cells: [String] {
        [ticket.stem, state.rawValue, "\(outputs.count)", took.map(\.hundredths) ?? "", endedText, state == .failed ? message?.firstFault ?? "" : ""]
    }
}

private extension PrintRecord {
    var cells: [String] {
        [String(order.id.prefix(8)), order.file.lastName, state.rawValue, "\(order.copies)",
         "\(printed)/\(order.sheets * order.copies)", printer ?? "", job.map { "\($0)" } ?? "", endedText.isEmpty ? sentText : endedText, reason ?? ""]
    }
}

/// Writes comma-separated values. Source: RFC 4180.
private enum CSVWriter {
    static func encode(_ rows: [[String]]) -> [UInt8] {
        Array(rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    private static func cell(_ text: String) -> String {
        let ends = [text.first, text.last], hasBlankEnds = ends.contains(" ") || ends.contains("\t")
        let needsQuotes = hasBlankEnds || text.unicodeScalars.contains { ["\"", ",", "\n", "\r"].contains($0) }
        return needsQuotes ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
    }
}
