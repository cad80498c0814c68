import Glibc
import Pressroom
import PrinterDoubles
import Testing

/// A desk before printers that do as they are told.
struct Shift {
    let folder = PrinterFolder()
    let printers: [FakePrinter]
    let journal: StepJournal
    let orders: [PrintOrder]
    let file: [UInt8]

    init(_ scripts: [[FakePrinter.Deed]], orders count: Int = 1, journal: StepJournal = StepJournal(), copies: Int = 1,
         padding: Int = 1_000) {
        printers = scripts.map { FakePrinter($0) }
        self.journal = journal
        file = blankPDF(padding: padding)
        let path = folder.write(file, to: "a.pdf")
        orders = (0..<count).map { PrintOrder(id: "order-\($0)", file: path, copies: copies) }
    }

    func desk(_ patience: Patience = .short, stop: StopSign = StopSign()) throws -> PrintDesk {
        PrintDesk(printers: try printers.map { Printer(try PrinterAddress($0.address)) }, journal: journal, user: "editor",
                  patience: patience, stop: stop)
    }

    func run(_ patience: Patience = .short) throws -> [PrintEnd] {
        let run = try desk(patience).run(orders)
        #expect(run.fault == nil)
        printers.forEach { $0.shutDown() }
        return run.ends.compactMap { $0 }
    }

    /// What must hold whatever the printers did: nothing twice, one end each, `completed` only for what is on paper.
    func complaints(_ ends: [PrintEnd]) -> [String] {
        let printed = printers.flatMap(\.printed)
        var complaints = ends.count == orders.count ? [] : ["\(ends.count) ends for \(orders.count) orders"]
        for (order, end) in zip(orders, ends) {
            let times = printed.count { $0 == order.id }
            if times > 1 { complaints.append("\(order.id) printed \(times) times") }
            if end == .completed, times != 1 { complaints.append("\(order.id) completed and printed \(times) times") }
            if times == 1, end != .completed, end.kind != "uncertain" { complaints.append("\(order.id) printed and \(end)") }
            if let disorder = journal.disorder(of: order.id) { complaints.append("\(order.id): \(disorder)") }
            let written = journal.steps(of: order.id).last
            if written != .ended(end) { complaints.append("\(order.id): \(end) was not written down") }
        }
        return complaints
    }
}

@Suite("Printers that misbehave")
struct PrinterDeedTests {
    @Test(arguments: [
        ([.print], "completed", ""),
        ([.busy, .busy, .busy, .print], "completed", ""),
        ([.busyByHTTP, .print], "completed", ""),
        ([.busy], "refused", "busy"),
        ([.refuse], "refused", "client-error-attributes-or-values"),
        ([.wantsPassword], "refused", "password"),
        ([.cutInDocument], "uncertain", "no job of this name"),
        ([.cutAndAbort], "aborted", "the printer gave up"),
        ([.printWithoutAnswer], "completed", ""),
        ([.printWithGarbage], "completed", ""),
        ([.printWithHTML], "completed", ""),
        ([.printAndForget], "uncertain", "no longer knows"),
        ([.printAndDie], "uncertain", "the connection ended"),
        ([.jam], "cancelled", "out of paper"),
        ([.jamForGood], "uncertain", "out of paper"),
        ([.abort], "aborted", "the printer gave up"),
        ([.cancel], "cancelled", "cancelled at the printer"),
        ([.silence], "uncertain", "the printer d"),
        ([.endlessHeader], "uncertain", "in time"),
    ] as [([FakePrinter.Deed], String, String)])
    func oneOrderAtOnePrinter(script: [FakePrinter.Deed], kind: String, words: String) throws {
        let shift = Shift([script])
        let start = ContinuousClock.now
        let ends = try shift.run()
        #expect(ends.map(\.kind) == [kind], "\(ends)")
        #expect(ends.first?.reason.contains(words) == true, "\(ends)")
        #expect(shift.complaints(ends).isEmpty, "\(shift.complaints(ends))")
        #expect(start.duration(to: .now) < .seconds(5))
    }

    /// What a printer refuses for certain the other one prints; what it may have, nobody does again.
    @Test(arguments: [
        ([.busy], "completed"), ([.refuse], "completed"), ([.wantsPassword], "completed"), ([.cutInDocument], "uncertain"),
        ([.printWithoutAnswer], "completed"), ([.abort], "aborted"), ([.jam], "cancelled"), ([.printAndDie], "uncertain"),
    ] as [([FakePrinter.Deed], String)])
    func theOtherPrinterTakesOverWhatIsCertainlyNotPrinted(script: [FakePrinter.Deed], kind: String) throws {
        let shift = Shift([script + [.print], [.print]], orders: 6)
        let ends = try shift.run()
        #expect(ends.count { $0 == .completed } >= 5, "\(ends)")
        #expect(Set(ends.map(\.kind)).isSubset(of: ["completed", kind]), "\(ends)")
        #expect(shift.complaints(ends).isEmpty, "\(shift.complaints(ends))")
    }

    @Test func theFileArrivesAsItIs() throws {
        let shift = Shift([[.print]], copies: 3, padding: 300_000)
        let ends = try shift.run()
        #expect(ends == [.completed])
        let job = try #require(shift.printers[0].jobs.first)
        #expect(job.bytes == shift.file)
        #expect(job.name == "order-0")
        #expect(job.attributes == ["copies=3", "sides=one-sided", "print-scaling=none", "document-name=a.pdf",
                                   "requesting-user-name=editor"])
    }

    @Test func eachStepIsWrittenDownInItsOrder() throws {
        let shift = Shift([[.busy, .print]], copies: 2)
        _ = try shift.run()
        let address = try PrinterAddress(shift.printers[0].address).text
        #expect(shift.journal.steps(of: "order-0") == [
            .sending(address), .unsent, .sending(address), .accepted(1), .printed(1), .printed(2), .ended(.completed),
        ])
    }

    /// Where a step cannot be written down, it is not taken, and nothing comes after it.
    @Test(arguments: 0..<5)
    func aFullJournalStopsTheDesk(room: Int) throws {
        let shift = Shift([[.print]], orders: 3, journal: StepJournal(room: room))
        let run = try shift.desk().run(shift.orders)
        shift.printers[0].shutDown()
        #expect(run.fault is StepJournal.Full)
        #expect(shift.printers[0].attempts == (room + 3) / 4)
        #expect(run.ends.count { $0 != nil } == room / 4)
    }

    @Test func aSignStopsTheDeskAfterTheJobInHand() throws {
        let shift = Shift([[.print]], orders: 50, copies: 10)
        let stop = StopSign()
        let journal = shift.journal
        Loopback.thread {
            while journal.count < 2 { usleep(500) }
            stop.put()
        }
        let run = try shift.desk(stop: stop).run(shift.orders)
        shift.printers[0].shutDown()
        #expect(run.ends.first == .completed)
        #expect(run.ends.last == .some(nil))
        for order in shift.orders where !journal.steps(of: order.id).isEmpty { #expect(journal.disorder(of: order.id) == nil) }
    }

    @Test func ordersGoWhereTheyCanBePrinted() throws {
        let folder = PrinterFolder()
        let path = folder.write(blankPDF(), to: "a.pdf")
        let printers = [FakePrinter([.print], sides: ["one-sided"]), FakePrinter([.print])]
        let orders = (0..<8).map { PrintOrder(id: "o\($0)", file: path, sides: $0 % 2 == 0 ? .oneSided : .shortEdge) }
            + [PrintOrder(id: "letter", file: path, media: "na_letter_8.5x11in"), PrintOrder(id: "many", file: path, copies: 5_000),
               PrintOrder(id: "none", file: folder.path + "/absent.pdf"),
               PrintOrder(id: "text", file: folder.write(Array("text".utf8), to: "t"))]
        let desk = PrintDesk(printers: try printers.map { Printer(try PrinterAddress($0.address)) }, journal: StepJournal(),
                             user: "editor", patience: .short)
        let ends = desk.run(orders).ends.compactMap { $0 }
        printers.forEach { $0.shutDown() }
        #expect(ends.prefix(8).allSatisfy { $0 == .completed })
        let names = Set((0..<8).filter { $0 % 2 == 1 }.map { "o\($0)" })
        #expect(names.isSubset(of: printers[1].printed))
        for (end, words) in zip(ends.dropFirst(8), ["no paper na_letter", "at most 999 copies", "cannot be read", "is no PDF"]) {
            #expect(end.kind == "refused" && end.reason.contains(words), "\(end)")
        }
        #expect(ends[8].reason.split(separator: ";").count == 2)
    }

    /// Where a printer takes papers by their size only, that is what it is asked for.
    @Test(arguments: [
        ([], "media=iso_a4_210x297mm"), (["copies", "media", "media-col"], "media=iso_a4_210x297mm"),
        (["media-col"], "media-col=media-size x-dimension 21000 y-dimension 29700"),
    ] as [([String], String)])
    func paperIsAskedForAsThePrinterKnowsIt(jobAttributes: [String], asked: String) throws {
        let folder = PrinterFolder()
        let printer = FakePrinter([.print], jobAttributes: jobAttributes)
        defer { printer.shutDown() }
        let desk = PrintDesk(printers: [Printer(try PrinterAddress(printer.address))], journal: StepJournal(), user: "editor",
                             patience: .short)
        let order = PrintOrder(id: "m", file: folder.write(blankPDF(), to: "m.pdf"), media: "iso_a4_210x297mm")
        #expect(desk.run([order]).ends == [.completed])
        #expect(printer.jobs.first?.attributes.filter { $0.hasPrefix("media") } == [asked])
    }

    /// A printer without paper gets no job before it has some.
    @Test(arguments: [(3, "completed"), (.max, "refused")])
    func aStoppedPrinterIsWaitedFor(times: Int, kind: String) throws {
        let folder = PrinterFolder(), journal = StepJournal()
        let printer = FakePrinter([.print], stoppedFor: times)
        defer { printer.shutDown() }
        let desk = PrintDesk(printers: [Printer(try PrinterAddress(printer.address))], journal: journal, user: "editor",
                             patience: .short)
        let end = desk.run([PrintOrder(id: "w", file: folder.write(blankPDF(), to: "w.pdf"))]).ends[0]
        #expect(end?.kind == kind)
        if kind == "refused" { #expect(end?.reason.contains("stopped: out of paper") == true && printer.attempts == 0) }
    }

    /// Orders that nobody has taken when the sign is put up stay open, whatever becomes of the printer.
    @Test func aSignLeavesWhatWaitsOpen() throws {
        let shift = Shift([[.cutInDocument]], orders: 3)
        let stop = StopSign(), journal = shift.journal
        Loopback.thread {
            while journal.count < 1 { usleep(200) }
            stop.put()
        }
        let run = try shift.desk(stop: stop).run(shift.orders)
        shift.printers[0].shutDown()
        #expect(run.ends.map { $0?.kind } == ["uncertain", nil, nil])
    }

    @Test func aPrinterThatIsNotThereLeavesAllToTheOther() throws {
        let shift = Shift([[.print], [.print]], orders: 5)
        shift.printers[0].shutDown()
        usleep(20_000)
        let ends = try shift.run()
        #expect(ends == Array(repeating: .completed, count: 5))
        #expect(shift.printers[0].attempts == 0)
    }
}

@Suite("Printers that fail at random")
struct PrinterChanceTests {
    private static let deeds: [FakePrinter.Deed] = [
        .print, .print, .print, .print, .printWithoutAnswer, .printWithGarbage, .printWithHTML, .printAndForget, .busy, .busy, .busyByHTTP,
        .refuse, .wantsPassword, .cutInDocument, .cutAndAbort, .printAndDie, .jam, .jamForGood, .abort, .cancel,
    ]

    /// Two hundred schedules of faults, in eight parts that run side by side.
    @Test(arguments: 0..<8)
    func nothingIsPrintedTwice(part: Int) throws {
        var patience = Patience.short
        patience.busy = .milliseconds(40)
        patience.absence = .milliseconds(25)
        patience.stall = .milliseconds(40)
        patience.sheet = .milliseconds(5)
        patience.cancelling = .milliseconds(40)
        patience.firstPause = .milliseconds(1)
        patience.longestPause = .milliseconds(8)
        for seed in part * 25..<(part + 1) * 25 {
            var chance = Chance(seed: UInt64(seed) + 1)
            let scripts = (0..<2).map { _ in (0..<8).map { _ in Self.deeds.randomElement(using: &chance) ?? .print } }
            let shift = Shift(scripts, orders: 6)
            let ends = try shift.run(patience)
            #expect(shift.complaints(ends).isEmpty, "seed \(seed): \(shift.complaints(ends)), \(scripts)")
        }
    }
}
