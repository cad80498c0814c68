import Diagnostics
import Foundation
import Pressroom
import Testing

struct LedgerTests {
    private func open(_ folder: Scratch) throws -> Ledger {
        var diagnostics = Diagnostics()
        let ledger = try Ledger.open(in: folder.path, into: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        return ledger
    }

    private let digest = Digest([1]), output = OutputRecord(name: "edition-0.pdf", size: 1, digest: Digest([7]),
                                                            facts: SheetFacts(sheets: 2, sides: .longEdge, media: "iso_a4_210x297mm"))

    @Test func whatIsWrittenIsThereAfterReopening() throws {
        let folder = try Scratch()
        var ticket = JobTicket.numbered(0)
        ticket.fields = [.init(name: "نام", value: "«'\"\n--; DROP TABLE edition")]
        do {
            let ledger = try open(folder)
            try ledger.enter([ticket, .numbered(1)], order: "asked")
            try ledger.begin(ticket, fingerprint: digest)
            try ledger.writing(ticket, outputs: [output])
            try ledger.done(ticket, outputs: [output], message: "a warning", took: 0.25)
            try ledger.failed(.numbered(1), fault: 3, message: "too long", took: 1)
        }
        let records = try Ledger.read(in: folder.path).editions()
        #expect(records.map(\.state) == [.done, .failed])
        #expect(records[0].ticket == ticket)
        #expect(records[0].outputs == [output])
        #expect(records[0].fingerprint == digest)
        #expect(records[0].message == "a warning")
        #expect(records[1].fault == 3)
        #expect(try open(folder).lastRun()?.order == "asked")
    }

    @Test func aPlanKeepsWhatIsKnownOfItsEditions() throws {
        let folder = try Scratch(), ledger = try open(folder)
        try ledger.enter((0..<3).map { .numbered($0) }, order: "")
        try ledger.begin(.numbered(1), fingerprint: digest)
        try ledger.writing(.numbered(1), outputs: [output])
        try ledger.enter([.numbered(0, stem: "edition-1")], order: "")
        let last = try #require(try ledger.lastRun()).editions
        #expect(last.map(\.ticket.stem) == ["edition-1"])
        #expect(last[0].state == .writing)
        #expect(last[0].outputs == [output])
        #expect(try ledger.editions().count == 3, "earlier editions are not forgotten")
    }

    @Test func oneRunAtATimeHasAFolder() throws {
        let folder = try Scratch(), first = try open(folder)
        #expect(throws: LedgerError.busy(folder: folder.path, process: "\(getpid())")) { try open(folder) }
        // Others may look meanwhile.
        try first.enter([.numbered(0)], order: "")
        #expect(try Ledger.read(in: folder.path).editions().count == 1)
        withExtendedLifetime(first) {}
    }

    @Test func theFolderIsFreeWhenTheRunHasGone() throws {
        let folder = try Scratch()
        for _ in 0..<3 { _ = try open(folder) }
    }

    /// Whatever stands there in its place: it is kept under another name, and nothing of it is believed.
    @Test(arguments: ["not a database at all", "SQLite format 3\0" + String(repeating: "x", count: 5_000), "", "half"])
    func aDamagedLedgerIsMovedAside(content: String) throws {
        let folder = try Scratch(), path = Ledger.path(in: folder.path)
        if content == "half" {
            do {
                let ledger = try open(folder)
                try ledger.enter((0..<500).map { .numbered($0) }, order: "")
            }
            var bytes = try #require(folder.bytes(of: "varaq-ledger.sqlite"))
            for index in 4096..<min(bytes.count, 20_000) { bytes[index] ^= 0x5A }
            try Data(bytes).write(to: URL(filePath: path))
        } else {
            try Data(content.utf8).write(to: URL(filePath: path))
        }
        var diagnostics = Diagnostics()
        let ledger = try Ledger.open(in: folder.path, into: &diagnostics)
        #expect(try ledger.editions().isEmpty)
        #expect(diagnostics.all.map(\.severity) == [.warning])
        #expect(try ledger.hasLostItsPast)
        #expect(folder.names.contains("varaq-ledger-damaged-1.sqlite"))
    }

    @Test func anothersDatabaseIsNoLedger() throws {
        let folder = try Scratch()
        try makeForeignDatabase(at: Ledger.path(in: folder.path))
        #expect(throws: LedgerError.damaged(path: Ledger.path(in: folder.path))) { try Ledger.read(in: folder.path).editions() }
    }

    private func makeForeignDatabase(at path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('create table t(a)'); c.commit()", path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test func aFolderWithoutALedgerIsSaid() throws {
        let folder = try Scratch()
        #expect(throws: LedgerError.missing(folder: folder.path)) { try Ledger.read(in: folder.path) }
        #expect(folder.names.isEmpty, "looking leaves nothing behind")
    }

    // MARK: Print jobs

    private func request(_ content: UInt8, copies: Int = 400, file: String? = nil, stem: String? = "edition-0") -> PrintRequest {
        PrintRequest(file: file ?? "\(content).pdf", stem: stem, digest: Digest([content]), copies: copies,
                     facts: SheetFacts(sheets: 1, sides: .longEdge, media: nil))
    }

    /// Enters one request: its job, and whether it is to be sent.
    private func enter(_ request: PrintRequest, into ledger: Ledger, again: Bool = false) throws -> (record: PrintRecord, isToBeSent: Bool) {
        let entry = try #require(try ledger.enter([request], again: again).first)
        return (try #require(entry.record), entry.isToBeSent)
    }

    private func finish(_ entry: PrintEntry, in ledger: Ledger) throws {
        let id = try #require(entry.record).order.id
        try ledger.sending(id, to: "ipp://one/")
        try ledger.ended(id, .completed)
    }

    /// What the next run does with a job, by how the last one left it.
    @Test(arguments: [
        (PrintEnd.completed, false), (.aborted(reason: "jam"), false), (.cancelled(reason: "stalled"), false), (.uncertain(reason: "gone"), false),
        (.refused(reason: "no paper"), true),
    ])
    func onlyWhatIsCertainlyNotPrintedIsSentAgain(end: PrintEnd, isSentAgain: Bool) throws {
        let folder = try Scratch(), ledger = try open(folder), first = try enter(request(1), into: ledger)
        #expect(first.isToBeSent)
        try ledger.sending(first.record.order.id, to: "ipp://one/")
        try ledger.accepted(first.record.order.id, number: 17)
        try ledger.printed(first.record.order.id, sheets: 3)
        try ledger.printed(first.record.order.id, sheets: 2)
        try ledger.ended(first.record.order.id, end)
        let second = try enter(request(1), into: ledger)
        #expect(second.isToBeSent == isSentAgain)
        #expect(second.record.order.id == first.record.order.id, "it keeps its name")
        #expect(second.record.printed == 3, "what has come out does not go back")
        let asked = try enter(request(1), into: ledger, again: true)
        #expect(asked.isToBeSent)
        #expect((asked.record.order.id == first.record.order.id) == isSentAgain, "a second print is a job of its own")
    }

    /// A job that is on its way is neither forgotten nor sent again, not even where that is asked for: first it is looked up.
    @Test(arguments: [false, true]) func aJobOnItsWayIsNotSentAgain(again: Bool) throws {
        let folder = try Scratch(), ledger = try open(folder), first = try enter(request(1), into: ledger)
        try ledger.sending(first.record.order.id, to: "ipp://one/")
        let second = try enter(request(1), into: ledger, again: again)
        #expect(!second.isToBeSent)
        #expect(second.record.state == .sending)
        #expect(second.record.printer == "ipp://one/")
    }

    @Test func otherContentCopiesOrFilesAreOtherJobs() throws {
        let folder = try Scratch(), ledger = try open(folder)
        let requests = [request(1), request(2), request(1, copies: 500), request(1, file: "twin.pdf"), request(1)]
        let jobs = try ledger.enter(requests, again: false)
        for job in jobs { try finish(job, in: ledger) }
        #expect(Set(jobs.compactMap(\.record?.order.id)).count == requests.count, "a file that is named twice is wanted twice")
        #expect(try ledger.enter(requests, again: false).allSatisfy { !$0.isToBeSent })
        #expect(try ledger.prints().count == requests.count)
        // Added later, it is another file that nobody has printed.
        #expect(try ledger.enter([request(1), request(1, file: "third.pdf")], again: false).map(\.isToBeSent) == [false, false])
    }

    /// What a file is called by now does not matter, nor who asks.
    @Test func contentThatWasPrintedUnderAnotherNameIsKnown() throws {
        let folder = try Scratch(), ledger = try open(folder)
        for job in try ledger.enter([request(1, file: "a.pdf", stem: "a"), request(2, file: "b.pdf", stem: "b")], again: false) {
            try finish(job, in: ledger)
        }
        let swapped = try ledger.enter([request(2, file: "a.pdf", stem: "a"), request(1, file: "b.pdf", stem: "b")], again: false)
        #expect(swapped.allSatisfy { !$0.isToBeSent })
        #expect(!(try enter(request(1, file: "./out/a.pdf", stem: nil), into: ledger).isToBeSent))
    }

    @Test func aLedgerThatHasLostItsPastSendsOnlyWhatIsAskedForOrOnRecord() throws {
        let folder = try Scratch()
        try Data("rubbish".utf8).write(to: URL(filePath: Ledger.path(in: folder.path)))
        var diagnostics = Diagnostics()
        let ledger = try Ledger.open(in: folder.path, into: &diagnostics)
        #expect(try ledger.enter([request(1)], again: false) == [.unknown(request(1))])
        #expect(try ledger.prints().isEmpty)
        try finish(try #require(try ledger.enter([request(1)], again: true).first), in: ledger)
        #expect(!(try enter(request(1), into: ledger).isToBeSent), "this one is known by now")
        #expect(try ledger.enter([request(2)], again: false) == [.unknown(request(2))], "the others are not")
    }

    /// Somebody has written to it with another program.
    @Test(arguments: ["UPDATE edition SET state = 'bogus'", "UPDATE output SET size = 'text'", "UPDATE edition SET ticket = '{}'",
                      "UPDATE print SET sides = 'none'", "UPDATE print SET copies = 'many'", "UPDATE output SET digest = NULL",
                      "UPDATE edition SET began = 'noon'"])
    func aRecordThatIsNoneIsDamage(change: String) throws {
        let folder = try Scratch()
        do {
            let ledger = try open(folder)
            try ledger.enter([.numbered(0)], order: "")
            try ledger.begin(.numbered(0), fingerprint: digest)
            try ledger.writing(.numbered(0), outputs: [output])
            _ = try ledger.enter([request(1)], again: false)
        }
        try sql(change, in: Ledger.path(in: folder.path))
        #expect(throws: LedgerError.damaged(path: Ledger.path(in: folder.path))) {
            let ledger = try Ledger.read(in: folder.path)
            _ = try (ledger.editions(), ledger.prints())
        }
        var diagnostics = Diagnostics()
        let ledger = try Ledger.open(in: folder.path, into: &diagnostics)
        #expect(diagnostics.all.count == 1)
        #expect(try ledger.editions().isEmpty)
    }

    private func sql(_ text: String, in path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let program = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('PRAGMA ignore_check_constraints=1'); "
            + "c.execute('PRAGMA writable_schema=1'); c.execute(\"update sqlite_master set sql=replace(sql,'NOT NULL','')\"); c.commit(); "
            + "c.close(); c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
        process.arguments = ["python3", "-c", program, path, text]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test func namesThatLookAlikeAreTwo() throws {
        let folder = try Scratch(), ledger = try open(folder), composed = "caf\u{E9}", decomposed = "cafe\u{301}"
        try ledger.enter([.numbered(0, stem: composed)], order: "")
        try ledger.enter([.numbered(0, stem: decomposed)], order: "")
        try ledger.begin(.numbered(0, stem: decomposed), fingerprint: digest)
        let index = EditionIndex(try ledger.editions())
        #expect(index[.numbered(0, stem: composed)]?.state == .planned)
        #expect(index[.numbered(0, stem: decomposed)]?.state == .begun)
    }
}

private extension PrintEntry {
    var isToBeSent: Bool { if case .toBeSent = self { true } else { false } }
}
