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
        guard !content.isEmpty else {
            #expect(diagnostics.all.isEmpty, "an empty file is what a run leaves that was killed as it began")
            return
        }
        #expect(diagnostics.all.map(\.severity) == [.warning])
        #expect(try ledger.hasLostItsPast)
        #expect(folder.names.contains("varaq-ledger-damaged-1.sqlite"))
        try ledger.forgetItsPast()
        #expect(try !ledger.hasLostItsPast)
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

    private func request(_ content: UInt8, copies: Int = 400, stem: String? = "edition-0") -> PrintRequest {
        PrintRequest(file: "\(content).pdf", stem: stem, digest: Digest([content]), copies: copies,
                     facts: SheetFacts(sheets: 1, sides: .longEdge, media: nil))
    }

    /// What the next run does with a job, by how the last one left it.
    @Test(arguments: [
        (PrintEnd.completed, false), (.aborted(reason: "jam"), false), (.cancelled(reason: "stalled"), false), (.uncertain(reason: "gone"), false),
        (.refused(reason: "no paper"), true),
    ])
    func onlyWhatIsCertainlyNotPrintedIsSentAgain(end: PrintEnd, isSentAgain: Bool) throws {
        let folder = try Scratch(), ledger = try open(folder)
        let first = try #require(try ledger.enter([request(1)], again: false).first)
        #expect(first.isToBeSent)
        try ledger.sending(first.record.order.id, to: "ipp://one/")
        try ledger.accepted(first.record.order.id, number: 17)
        try ledger.printed(first.record.order.id, sheets: 3)
        try ledger.printed(first.record.order.id, sheets: 2)
        try ledger.ended(first.record.order.id, end)
        let second = try #require(try ledger.enter([request(1)], again: false).first)
        #expect(second.isToBeSent == isSentAgain)
        #expect(second.record.order.id == first.record.order.id, "it keeps its name")
        #expect(second.record.printed == 3, "what has come out does not go back")
        let asked = try #require(try ledger.enter([request(1)], again: true).first)
        #expect(asked.isToBeSent)
        #expect((asked.record.order.id == first.record.order.id) == isSentAgain, "a second print is a job of its own")
    }

    /// A job that is on its way is neither forgotten nor sent again, not even where that is asked for: first it is looked up.
    @Test(arguments: [false, true]) func aJobOnItsWayIsNotSentAgain(again: Bool) throws {
        let folder = try Scratch(), ledger = try open(folder)
        let first = try #require(try ledger.enter([request(1)], again: false).first)
        try ledger.sending(first.record.order.id, to: "ipp://one/")
        let second = try #require(try ledger.enter([request(1)], again: again).first)
        #expect(!second.isToBeSent)
        #expect(second.record.state == .sending)
        #expect(second.record.printer == "ipp://one/")
    }

    @Test func otherContentCopiesOrEditionsAreOtherJobs() throws {
        let folder = try Scratch(), ledger = try open(folder)
        let requests = [request(1), request(2), request(1, copies: 500), request(1, stem: "edition-1"), request(1, stem: nil)]
        let jobs = try ledger.enter(requests, again: false)
        for job in jobs {
            try ledger.sending(job.record.order.id, to: "ipp://one/")
            try ledger.ended(job.record.order.id, .completed)
        }
        #expect(Set(jobs.map(\.record.order.id)).count == requests.count)
        #expect(try ledger.enter(requests, again: false).allSatisfy { !$0.isToBeSent })
        #expect(try ledger.prints().count == requests.count)
    }
}
