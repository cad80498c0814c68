import Glibc
import Pressroom
import PrinterDoubles
import Testing

@Suite("A printer as they are", .enabled(if: VirtualPrinter.isInstalled, "cups-ipp-utils and dbus are not installed"))
struct VirtualPrinterTests {
    private static var patience: Patience {
        var patience = Patience()
        patience.stall = .milliseconds(700)
        patience.sheet = .milliseconds(100)
        patience.absence = .milliseconds(700)
        patience.busy = .seconds(5)
        patience.cancelling = .seconds(5)
        patience.firstPause = .milliseconds(10)
        patience.longestPause = .milliseconds(100)
        return patience
    }

    private func desk(_ addresses: [String], _ journal: StepJournal = StepJournal()) throws -> PrintDesk {
        PrintDesk(printers: try addresses.map { Printer(try PrinterAddress($0)) }, journal: journal, user: "editor",
                  patience: Self.patience)
    }

    @Test func itTellsWhatItCanDo() throws {
        let printer = VirtualPrinter()
        let report = try #require(PrinterSearch.ask([Printer(try PrinterAddress(printer.address()))], user: "editor").first)
        let facts = try report.answer.get()
        #expect(facts.state == .idle && facts.acceptsJobs)
        #expect(facts.formats.contains("application/pdf"))
        #expect(facts.sides == ["one-sided", "two-sided-long-edge", "two-sided-short-edge"])
        #expect(facts.media.contains("iso_a4_210x297mm"))
        #expect(facts.mediaDefault != nil && facts.copies != nil && facts.jobAttributes.contains("copies"))
        #expect(facts.objections(to: PrintOrder(id: "a", file: "a", copies: 2, sides: .shortEdge, media: "iso_a4_210x297mm")).isEmpty)
    }

    @Test func itIsToldWhatIsOrderedAndGetsTheFileAsItIs() throws {
        let printer = VirtualPrinter(), folder = PrinterFolder(), journal = StepJournal()
        let name = "a 'b' \"c\"\n$(d) -- مرحبا.pdf"
        let files = [blankPDF(pages: 2), blankPDF(pages: 1, padding: 200_000)]
        let orders = [
            PrintOrder(id: "7d3f3c8e-0001", file: folder.write(files[0], to: name), copies: 3, sides: .shortEdge,
                       media: "iso_a4_210x297mm"),
            PrintOrder(id: "7d3f3c8e-0002", file: folder.write(files[1], to: "-b.pdf"), title: "A title"),
        ]
        #expect(try desk([printer.address()], journal).run(orders).ends == [.completed, .completed])
        let jobs = printer.jobs
        #expect(jobs.map { $0["IPP_JOB_NAME"] } == ["7d3f3c8e-0001", "7d3f3c8e-0002"])
        #expect(jobs[0]["IPP_COPIES"] == "3" && jobs[0]["IPP_SIDES"] == "two-sided-short-edge")
        #expect(jobs[0]["IPP_MEDIA"] == "iso_a4_210x297mm")
        #expect(jobs[1]["IPP_SIDES"] == "one-sided")
        #expect(jobs.map { $0["IPP_REQUESTING_USER_NAME"] ?? $0["IPP_JOB_ORIGINATING_USER_NAME"] } == ["editor", "editor"])
        for (job, file) in zip(jobs, files) { #expect(PrinterFolder.bytes(of: job["file"] ?? "") == file) }
        #expect(orders.allSatisfy { journal.disorder(of: $0.id) == nil })
        #expect(journal.steps(of: "7d3f3c8e-0001").contains(.printed(3)))
    }

    @Test func whatItGivesUpIsAborted() throws {
        let printer = VirtualPrinter(.fail), folder = PrinterFolder(), journal = StepJournal()
        let order = PrintOrder(id: "f", file: folder.write(blankPDF(), to: "f.pdf"))
        let end = try #require(try desk([printer.address()], journal).run([order]).ends.first ?? nil)
        #expect(end.kind == "aborted", "\(end)")
        #expect(journal.disorder(of: "f") == nil)
    }

    /// One waits for paper for ever, one gives the job up.
    @Test(arguments: [(VirtualPrinter.Mode.jam, "cancelled"), (.empty, "aborted")])
    func aPrinterWithoutPaperLeavesTheRestToTheOther(mode: VirtualPrinter.Mode, kind: String) throws {
        let printers = [VirtualPrinter(mode), VirtualPrinter(.slow)], folder = PrinterFolder(), journal = StepJournal()
        let file = folder.write(blankPDF(), to: "j.pdf")
        let orders = (0..<4).map { PrintOrder(id: "j\($0)", file: file) }
        let ends = try desk(printers.map { $0.address() }, journal).run(orders).ends.compactMap { $0 }
        #expect(ends.count { $0 == .completed } == 3, "\(ends)")
        #expect(ends.contains { $0.kind == kind && $0.reason.contains("out of paper") }, "\(ends)")
        #expect(printers[1].jobs.count == 3)
        #expect(orders.allSatisfy { journal.disorder(of: $0.id) == nil })
    }

    @Test func oneThatIsKilledLeavesTheRestToTheOther() throws {
        let printers = [VirtualPrinter(.slow), VirtualPrinter(.slow)], folder = PrinterFolder(), journal = StepJournal()
        let file = folder.write(blankPDF(), to: "k.pdf")
        let orders = (0..<8).map { PrintOrder(id: "k\($0)", file: file) }
        let victim = printers[0]
        nonisolated(unsafe) let killed = victim
        Loopback.thread {
            usleep(500_000)
            killed.kill()
        }
        let ends = try desk(printers.map { $0.address() }, journal).run(orders).ends.compactMap { $0 }
        let printed = printers.flatMap(\.jobs).compactMap { $0["IPP_JOB_NAME"] }
        for (order, end) in zip(orders, ends) {
            let times = printed.count { $0 == order.id }
            #expect(times <= 1 && (end == .completed || end.kind == "uncertain"), "\(end)")
            if end == .completed { #expect(times == 1) }
            #expect(journal.disorder(of: order.id) == nil)
        }
        #expect(ends.count == 8 && ends.count { $0 == .completed } >= 6, "\(ends)")
    }

    @Test func aCertificateNobodyVouchesForIsRefusedUnlessItIsAccepted() throws {
        let printer = VirtualPrinter()
        let address = try PrinterAddress(printer.address("ipps"))
        func ask(_ trust: CertificateTrust) throws -> Result<PrinterFacts, PrinterFault> {
            try #require(PrinterSearch.ask([Printer(address, trust: trust)], user: "editor").first).answer
        }
        guard case .failure(let fault) = try ask(.authorities) else { Issue.record("an unknown certificate was taken"); return }
        #expect(fault.message.contains("certificate is not trusted") && fault.message.contains("no authority"), "\(fault)")
        let print = try #require(fault.hint?.firstMatch(of: /[0-9a-f]{64}/))
        #expect(throws: Never.self) { try ask(try CertificateTrust.fingerprint(of: print.output.uppercased())).get() }
        #expect(throws: Never.self) { try ask(.anyone).get() }
        let other = try CertificateTrust.fingerprint(of: String(repeating: "ab:", count: 31) + "ab")
        #expect(throws: PrinterFault.self) { try ask(other).get() }
        let folder = PrinterFolder()
        let order = PrintOrder(id: "s", file: folder.write(blankPDF(padding: 100_000), to: "s.pdf"))
        let desk = PrintDesk(printers: [Printer(address, trust: .anyone)], journal: StepJournal(), user: "editor",
                             patience: Self.patience)
        #expect(desk.run([order]).ends == [.completed])
        let wary = PrintDesk(printers: [Printer(address)], journal: StepJournal(), user: "editor", patience: .short)
        #expect(wary.run([order]).ends.first??.kind == "refused")
        #expect(printer.jobs.count == 1)
    }
}
