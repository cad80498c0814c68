import Glibc
import Pressroom
import PrinterDoubles
import Testing

@Suite("Jobs of an earlier run")
struct PrinterResumeTests {
    private func settle(_ sent: [SentOrder], at printers: [FakePrinter], _ journal: StepJournal = StepJournal()) throws -> PrintRun {
        PrintDesk(printers: try printers.map { Printer(try PrinterAddress($0.address)) }, journal: journal, user: "editor",
                  patience: .short).settle(sent)
    }

    /// An order whose run broke off as soon as the journal was full.
    private func brokenOff(_ deed: FakePrinter.Deed, after steps: Int) throws
        -> (printer: FakePrinter, order: PrintOrder, folder: PrinterFolder) {
        let shift = Shift([[deed]], journal: StepJournal(room: steps), copies: 4)
        let run = try shift.desk().run(shift.orders)
        #expect(run.fault != nil && run.ends == [nil])
        return (shift.printers[0], shift.orders[0], shift.folder)
    }

    @Test(arguments: [
        (.print, "completed"), (.abort, "aborted"), (.cancel, "cancelled"), (.jam, "cancelled"),
        (.printAndForget, "uncertain"), (.printAndDie, "uncertain"),
    ] as [(FakePrinter.Deed, String)])
    func whatBecameOfAJobIsFoundOut(deed: FakePrinter.Deed, kind: String) throws {
        let (printer, order, folder) = try brokenOff(deed, after: 1)
        defer { printer.shutDown(); _ = folder }
        let journal = StepJournal()
        let run = try settle([SentOrder(order, printer: printer.address)], at: [printer], journal)
        #expect(run.ends.map { $0?.kind } == [kind], "\(run.ends)")
        #expect(printer.attempts == 1)
        let steps = journal.steps(of: order.id)
        #expect(steps.last == run.ends[0].map(StepJournal.Step.ended))
        #expect((steps.first == .accepted(1)) == (kind != "uncertain"))
        if kind == "completed" { #expect(steps.contains(.printed(4))) }
    }

    @Test func whatIsNowhereIsUncertainAndQuickly() throws {
        let printer = FakePrinter([.print])
        defer { printer.shutDown() }
        let gone = FakePrinter([.print])
        gone.shutDown()
        usleep(20_000)
        let order = PrintOrder(id: "x", file: "x")
        let places = [printer.address, gone.address, "ipp://", "http://else/"] + Array(repeating: gone.address, count: 30)
        let sent = places.enumerated().map { SentOrder(PrintOrder(id: "x\($0)", file: order.file), printer: $1, number: 5) }
        let start = ContinuousClock.now
        let run = try settle(sent, at: [printer])
        #expect(start.duration(to: .now) < .seconds(3))
        #expect(run.fault == nil && run.ends.allSatisfy { $0?.kind == "uncertain" })
        #expect(printer.attempts == 0)
        for (end, words) in zip(run.ends, ["no job of this name", "no printer listens", "cannot be read", "cannot be read"]) {
            #expect(end?.reason.contains(words) == true, "\(String(describing: end))")
        }
    }

    @Test func aFullJournalStopsTheInquiry() throws {
        let printer = FakePrinter([.print])
        defer { printer.shutDown() }
        let sent = (0..<3).map { SentOrder(PrintOrder(id: "x\($0)", file: "x"), printer: printer.address) }
        let run = try settle(sent, at: [printer], StepJournal(room: 1))
        #expect(run.fault is StepJournal.Full)
        #expect(run.ends.map { $0?.kind } == ["uncertain", nil, nil])
    }
}
