import Glibc
import Pressroom
import PrinterDoubles
import Testing

@Suite("Asking printers about themselves")
struct PrinterSearchTests {
    @Test(arguments: [
        (.html, "no printer"), (.garbage, ""), (.silence, "does not answer"), (.endlessHeader, "in time"), (.drip, "in time"),
        (.hangUp, "connection ended"),
        (.emptyFacts, "tells nothing"), (.http(401), "password"), (.http(404), "no printer at /ipp/print"),
        (.http(426), "encrypted"),
        (.http(503), "busy"), (.http(500), "HTTP 500"), (.status(0x0401), "forbidden"), (.status(0x0507), "busy"),
        (.status(0x0500), "internal-error"),
    ] as [(FakePrinter.Greeting, String)])
    func whatIsNoPrinterIsToldWithinTime(greeting: FakePrinter.Greeting, words: String) throws {
        let printer = FakePrinter([.print], greeting: greeting)
        defer { printer.shutDown() }
        let start = ContinuousClock.now
        let asked = Printer(try PrinterAddress(printer.address))
        let report = try #require(PrinterSearch.ask([asked], user: "editor", patience: .short).first)
        #expect(start.duration(to: .now) < .seconds(4))
        guard case .failure(let fault) = report.answer else { Issue.record("\(report.answer)"); return }
        #expect(fault.text.contains(words), "\(fault.text)")
    }

    @Test func aHandshakeThatDripsIsGivenUp() throws {
        let printer = FakePrinter([.print], greeting: .drippingHandshake)
        defer { printer.shutDown() }
        var patience = Patience.short
        patience.connect = .milliseconds(300)
        let start = ContinuousClock.now
        let asked = Printer(try PrinterAddress("ipps://127.0.0.1:\(printer.port)"))
        let report = try #require(PrinterSearch.ask([asked], user: "editor", patience: patience).first)
        #expect(start.duration(to: .now) < .seconds(4))
        guard case .failure(let fault) = report.answer else { Issue.record("\(report.answer)"); return }
        #expect(fault.message.contains("handshake in time"), "\(fault.text)")
    }

    @Test func eachPrinterIsAskedAndReportsStandInOrder() throws {
        let printers = [FakePrinter([.print]), FakePrinter([.print], greeting: .silence), FakePrinter([.print])]
        printers[2].shutDown()
        usleep(20_000)
        defer { printers.forEach { $0.shutDown() } }
        let asked = try printers.map { Printer(try PrinterAddress($0.address)) }
        let reports = PrinterSearch.ask(asked, user: "editor", patience: .short)
        #expect(reports.map(\.printer) == asked)
        let facts = try reports[0].answer.get()
        #expect(facts.name == "fake" && facts.condition == "idle" && facts.copies == 1...999)
        let hints = reports.dropFirst().map { report in
            if case .failure(let fault) = report.answer { fault.text } else { "" }
        }
        #expect(hints[0].contains("does not answer") && hints[1].contains("no printer listens"), "\(hints)")
    }

    /// Where neither a print service nor anybody on the network tells of printers, that is no fault; and it takes no longer than asked.
    @Test func noPrinterIsNoFault() throws {
        let start = ContinuousClock.now
        let known = try PrinterSearch.known(within: .milliseconds(200))
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(known == known.sorted { $0.text < $1.text })
    }

    @Test(arguments: [
        (PrintOrder(id: "a", file: "a"), []),
        (PrintOrder(id: "a", file: "a", copies: 1_000), ["it makes at most 999 copies of a job, not 1000"]),
        (PrintOrder(id: "a", file: "a", sides: .shortEdge, media: "na_letter_8.5x11in"),
         ["it has no paper na_letter_8.5x11in", "it does not print two-sided-short-edge"]),
        (PrintOrder(id: "a", file: "a", media: "iso_a3_297x420mm"), []),
    ] as [(PrintOrder, [String])])
    func anOrderIsHeldAgainstWhatThePrinterCan(order: PrintOrder, objections: [String]) throws {
        let printer = FakePrinter([.print], sides: ["one-sided"])
        defer { printer.shutDown() }
        let asked = Printer(try PrinterAddress(printer.address))
        let report = try #require(PrinterSearch.ask([asked], user: "editor", patience: .short).first)
        let facts = try report.answer.get()
        #expect(facts.objections(to: order) == objections)
        #expect(facts.cautions(for: order).isEmpty == (order.media == nil))
    }
}
