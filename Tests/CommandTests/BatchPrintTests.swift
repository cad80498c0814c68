import Foundation
import PrinterDoubles
import Testing

/// Printing a batch: on printers that do as they are told, and on a real one of the CUPS project.
struct BatchPrintTests {
    private func batch(_ more: [String]) -> [String] { BatchTests.federal + ["--target", "office"] + more }

    /// What was spooled, file by file.
    private func spooled(_ printer: VirtualPrinter) -> [[UInt8]] {
        let folder = printer.folder.path + "/spool"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
        return names.filter { $0.hasSuffix(".pdf") }.compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
    }

    private func outputs(_ folder: Folder) -> [[UInt8]] {
        folder.names.filter { $0.hasSuffix(".pdf") }.compactMap { folder.bytes(of: $0) }
    }

    /// State and printed sheets of each job in the ledger.
    private func jobs(_ folder: Folder) throws -> [[String: Any]] {
        let run = try Run("ledger", "out", "--prints", "--json", in: folder.path)
        let object = try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: [[String: Any]]]
        return try #require(object?["prints"])
    }

    private func states(_ folder: Folder) throws -> [String] { try jobs(folder).compactMap { $0["state"] as? String } }

    @Test(.enabled(if: VirtualPrinter.isInstalled, "cups-ipp-utils and dbus are not installed"))
    func twoPrintersShareAnIssueAndAreToldAllOfIt() throws {
        let folder = try BatchTests.federation(rows: 6), one = VirtualPrinter(), other = VirtualPrinter()
        let run = try Run(batch(["--print", one.address(), "--print", other.address(), "--copies", "400"]), in: folder.path)
        #expect(run.code == 0, "\(run.complaints)")
        let jobs = one.jobs + other.jobs
        #expect(jobs.count == 6)
        for job in jobs {
            #expect(job["IPP_COPIES"] == "400")
            #expect(job["IPP_SIDES"]?.isEmpty == false)
            #expect(job["IPP_MEDIA"] == "iso_a4_210x297mm")
            #expect(job["CONTENT_TYPE"] == "application/pdf")
        }
        #expect(!one.jobs.isEmpty && !other.jobs.isEmpty, "both had work")
        #expect(Set(spooled(one) + spooled(other)) == Set(outputs(folder)), "byte for byte")
        #expect(try states(folder) == Array(repeating: "completed", count: 6))
    }

    @Test(.enabled(if: VirtualPrinter.isInstalled, "cups-ipp-utils and dbus are not installed"))
    func aPrinterThatDiesHalfWayLeavesNothingUnsaidAndNothingTwice() throws {
        let folder = try BatchTests.federation(rows: 10), one = VirtualPrinter(.slow), other = VirtualPrinter(.slow)
        let run = try Child(batch(["--print", one.address(), "--print", other.address(), "--stall", "3"]), in: folder.path)
        while one.jobs.count < 2, run.isRunning { usleep(10_000) }
        one.kill()
        let code = run.wait(), states = try states(folder)
        #expect(states.count == 10)
        #expect(states.allSatisfy { ["completed", "uncertain"].contains($0) }, "\(states)")
        #expect(states.count { $0 == "uncertain" } <= 1)
        #expect(code == (states.contains("uncertain") ? 69 : 0))
        let all = spooled(one) + spooled(other)
        #expect(Set(all).count == all.count, "none twice")
        // What is done is not done again, and what is uncertain is the user's to decide.
        _ = try Run("batch", "--resume", "-o", "out", "--print", other.address(), in: folder.path)
        #expect(spooled(one).count + spooled(other).count == all.count)
    }

    @Test func whatIsPrintedIsPrintedAgainOnlyWhenThatIsSaid() throws {
        let folder = try BatchTests.federation(rows: 2), printer = FakePrinter([.print])
        for _ in 0..<2 {
            let run = try Run(batch(["--print", printer.address]), in: folder.path)
            #expect(run.code == 0, "\(run.complaints)")
            #expect(printer.printed.count == 2)
        }
        #expect(try Run(batch(["--print", printer.address, "--reprint"]), in: folder.path).code == 0)
        #expect(printer.printed.count == 4)
        #expect(Set(printer.printed).count == 4, "each under a name of its own")
        #expect(try Run(batch(["--print", printer.address, "--copies", "2"]), in: folder.path).code == 0)
        #expect(printer.printed.count == 6, "other copies are another job")
    }

    @Test func nobodyPrintsByALedgerThatIsLost() throws {
        let folder = try BatchTests.federation(rows: 2), printer = FakePrinter([.print])
        #expect(try Run(batch(["--print", printer.address]), in: folder.path).code == 0)
        try folder.put("rubbish", at: "out/varaq-ledger.sqlite")
        for _ in 0..<2 {
            let run = try Run(batch(["--print", printer.address]), in: folder.path)
            #expect(run.code == 69)
            #expect(run.complaints.contains("--reprint"))
            #expect(printer.printed.count == 2)
        }
        #expect(try Run("print", "out/flyer-e0.pdf", "--on", printer.address, "--reprint", in: folder.path).code == 0)
        #expect(printer.printed.count == 3)
        #expect(try Run(batch(["--print", printer.address]), in: folder.path).code == 69, "of the other one nobody knows still")
        #expect(printer.printed.count == 3)
        #expect(try Run(batch(["--print", printer.address, "--reprint"]), in: folder.path).code == 0)
        #expect(printer.printed.count == 5)
        #expect(try Run(batch(["--print", printer.address]), in: folder.path).code == 0)
        #expect(printer.printed.count == 5)
    }

    @Test func whatNoPrinterTakesWaitsForAnotherRun() throws {
        let folder = try BatchTests.federation(rows: 2), closed = FakePrinter([.print])
        let address = closed.address
        closed.shutDown()
        let run = try Run(batch(["--print", address]), in: folder.path)
        #expect(run.code == 69)
        #expect(run.complaints.contains("no answer"))
        let unable = FakePrinter([.refuse])
        #expect(try Run(batch(["--print", unable.address]), in: folder.path).code == 69)
        #expect(try states(folder) == ["refused", "refused"])
        let able = FakePrinter([.print])
        #expect(try Run("batch", "--resume", "-o", "out", "--print", able.address, in: folder.path).code == 0)
        #expect(able.printed.count == 2)
        #expect(try states(folder) == ["completed", "completed"], "under their old names")
    }

    @Test(arguments: [("abort", FakePrinter.Deed.abort, "aborted"), ("jam", .jam, "cancelled"), ("forget", .printAndForget, "uncertain"),
                      ("cut", .cutInDocument, "uncertain")])
    func whatAPrinterDoesIsOnRecordWithItsReason(name: String, deed: FakePrinter.Deed, state: String) throws {
        let folder = try BatchTests.federation(rows: 1), printer = FakePrinter([deed])
        let run = try Run(batch(["--print", printer.address, "--stall", "1"]), in: folder.path)
        #expect(run.code == 69)
        let job = try #require(try jobs(folder).first)
        #expect(job["state"] as? String == state)
        #expect((job["reason"] as? String)?.isEmpty == false)
        _ = try Run("batch", "--resume", "-o", "out", in: folder.path)
        #expect(printer.attempts == 1, "not sent again")
    }

    @Test func filesOfAnybodyArePrintedAsTheyAre() throws {
        let folder = try BatchTests.federation(rows: 1), printer = FakePrinter([.print])
        _ = try Run(BatchTests.federal, in: folder.path)
        let file = "out/ نسخهٔ «نهایی» -1.pdf"
        try FileManager.default.moveItem(atPath: folder["out/flyer-e0.pdf"], toPath: folder[file])
        let run = try Run("print", file, "--on", printer.address, "--copies", "3", "--media", "A4", "--sides", "two-sided-short-edge", in: folder.path)
        #expect(run.code == 0, "\(run.complaints)")
        #expect(printer.jobs.map(\.bytes) == [try #require(folder.bytes(of: file))])
        let job = try #require(try jobs(folder).first?["order"] as? [String: Any])
        #expect(job["copies"] as? Int == 3)
        #expect(job["media"] as? String == "iso_a4_210x297mm")
        #expect(job["sides"] as? String == "two-sided-short-edge")
        try folder.put("no PDF", at: "text.pdf")
        #expect(try Run("print", "text.pdf", "--on", printer.address, in: folder.path).code == 65)
        #expect(printer.attempts == 1)
    }

    @Test func aFileIsPrintedAsItWasAskedForOrNotAtAll() throws {
        let folder = try BatchTests.federation(rows: 2), printer = FakePrinter([.print])
        _ = try Run(batch([]), in: folder.path)
        let first = try Run("print", "out/flyer-e0.pdf", "out/flyer-e0.pdf", "--on", printer.address, in: folder.path)
        #expect(first.code == 0, "\(first.complaints)")
        #expect(printer.printed.count == 2, "a file that is named twice is printed twice")
        let again = try Run("print", "out/flyer-e0.pdf", "--on", printer.address, in: folder.path)
        #expect(again.code == 0)
        #expect(again.text.contains("printed before"))
        #expect(try Run(batch(["--print", printer.address]), in: folder.path).code == 0)
        #expect(printer.printed.count == 3, "only the other one was left")
    }

    @Test func aReaderWhoLeavesStopsNoPrinter() throws {
        let folder = try BatchTests.federation(rows: 2), printer = FakePrinter([.print])
        let run = try Run.prepared(batch(["--print", printer.address]), in: folder.path), pipe = Pipe()
        run.standardOutput = pipe
        run.standardError = FileHandle.nullDevice
        try pipe.fileHandleForReading.close()
        try Run.heedingSignals { try run.run() }
        run.waitUntilExit()
        #expect(run.terminationReason == .exit && run.terminationStatus == 73)
        #expect(printer.printed.count == 2)
    }

    /// Killed wherever it is, a batch prints no edition twice and forgets none. `VARAQ_EDITIONS=300` takes longer.
    @Test func aBatchThatIsKilledPrintsEachEditionOnce() throws {
        let count = ProcessInfo.processInfo.environment["VARAQ_EDITIONS"].flatMap { Int($0) } ?? 60, folder = try BatchTests.federation(rows: count), printers = [FakePrinter([.print]), FakePrinter([.print])]
        let places = printers.flatMap { ["--print", $0.address] }
        var chance = Chance(seed: 11), kills = 0, isBegun = false
        while kills < 20 {
            let run = try Child(isBegun ? ["batch", "--resume", "-o", "out"] : batch(places), in: folder.path)
            if !isBegun { while !folder.names.contains("out/flyer-e0.pdf"), run.isRunning { usleep(1_000) } }
            isBegun = true
            usleep(UInt32.random(in: 30_000...250_000, using: &chance))
            kill(run.process, SIGKILL)
            if run.wait() == 0 || run.wait() == 69 { break }
            kills += 1
        }
        let last = try Run("batch", "--resume", "-o", "out", in: folder.path), states = try states(folder)
        #expect(states.count == count)
        #expect(states.allSatisfy { ["completed", "uncertain"].contains($0) }, "\(states)")
        #expect(last.code == (states.contains("uncertain") ? 69 : 0))
        let printed = printers.flatMap { printer in printer.jobs.filter { printer.printed.contains($0.name) }.map(\.bytes) }
        #expect(Set(printed).count == printed.count, "none twice")
        #expect(printed.count + states.count { $0 == "uncertain" } >= count, "none forgotten")
        #expect(kills >= 5, "it was killed while it worked")
    }
}
