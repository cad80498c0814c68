import Diagnostics
import Foundation
import Pressroom
import Synchronization
import Testing

struct BatchRunTests {
    /// Sets nothing: an edition's file is its stem. Some cannot be set, some cannot be written.
    private final class TestSetter: EditionSetter {
        func set(_ ticket: JobTicket) -> SetEdition {
            if ticket.index % 7 == 3 { return SetEdition(files: [], fault: 3, message: "too long") }
            return SetEdition(files: [.init(name: ticket.stem + ".pdf", bytes: Array(ticket.stem.utf8))], fault: 0, message: nil)
        }

        struct Full: Error {}

        func put(_ bytes: [UInt8], at path: String) throws {
            if path.hasSuffix("-5.pdf") { throw Full() }
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        }
    }

    /// Writes down the steps of each edition; fails at one of them.
    private final class TestJournal: EditionJournal {
        struct Broken: Error {}

        let steps = Mutex<[String: [String]]>([:])
        private let failing: Int?
        private let count = Atomic(0)

        init(failingAt step: Int? = nil) { failing = step }

        private func step(_ word: String, _ ticket: JobTicket) throws {
            if count.add(1, ordering: .relaxed).newValue == failing { throw Broken() }
            steps.withLock { $0[ticket.stem, default: []].append(word) }
        }

        func begin(_ ticket: JobTicket, fingerprint: Digest) throws { try step("begin", ticket) }
        func writing(_ ticket: JobTicket, outputs: [OutputRecord]) throws { try step("writing \(outputs.map(\.name))", ticket) }
        func done(_ ticket: JobTicket, outputs: [OutputRecord], message: String?, took: Double) throws {
            #expect(outputs.allSatisfy { $0.changed != nil })
            try step("done", ticket)
        }
        func failed(_ ticket: JobTicket, fault: Int32, message: String, took: Double) throws { try step("failed \(fault)", ticket) }
    }

    private func work(_ count: Int) -> [BatchRun.Work] {
        (0..<count).map { BatchRun.Work(ticket: .numbered($0), fingerprint: Digest([UInt8(truncatingIfNeeded: $0)])) }
    }

    @Test(arguments: [1, 2, 5]) func oneBadEditionDoesNotStopTheOthers(workers: Int) async throws {
        let folder = try Scratch(), journal = TestJournal(), told = Mutex<[Int]>([])
        let run = BatchRun(journal: journal, folder: folder.path, workers: workers, isStopped: { false })
        let outcomes = try await run.run(work(30), makeSetter: { TestSetter() }, told: { index, _ in told.withLock { $0.append(index) } })
        for (index, outcome) in outcomes.enumerated() {
            let steps = journal.steps.withLock { $0["edition-\(index)"] ?? [] }
            switch index {
            case 5:
                #expect(outcome.isFailed(with: Fault.cannotWrite.rawValue))
                #expect(steps == ["begin", "writing [\"edition-5.pdf\"]", "failed 73"])
            case _ where index % 7 == 3:
                #expect(outcome == .failed(fault: 3, message: "too long"))
                #expect(steps == ["begin", "failed 3"])
            default:
                #expect(steps == ["begin", "writing [\"edition-\(index).pdf\"]", "done"])
                #expect(folder.bytes(of: "edition-\(index).pdf") == Array("edition-\(index)".utf8))
            }
        }
        #expect(told.withLock { $0.sorted() } == Array(0..<30))
    }

    /// What is not on record does not happen: no file without its entry, whichever entry fails.
    @Test(arguments: 1...12) func nothingIsWrittenThatIsNotOnRecord(step: Int) async throws {
        let folder = try Scratch(), journal = TestJournal(failingAt: step)
        let run = BatchRun(journal: journal, folder: folder.path, workers: 2, isStopped: { false })
        await #expect(throws: TestJournal.Broken.self) { try await run.run(work(30), makeSetter: { TestSetter() }, told: { _, _ in }) }
        let announced = journal.steps.withLock { steps in steps.filter { $0.value.count > 1 && $0.value[1].hasPrefix("writing") }.map { $0.key + ".pdf" } }
        #expect(Set(folder.names).isSubset(of: Set(announced)))
        #expect(folder.names.count < 30, "it stopped")
    }

    @Test func aRunThatIsStoppedBeginsNothingMore() async throws {
        let folder = try Scratch(), journal = TestJournal(), count = Atomic(0)
        let run = BatchRun(journal: journal, folder: folder.path, workers: 2, isStopped: { count.load(ordering: .relaxed) >= 3 })
        let outcomes = try await run.run(work(30), makeSetter: { TestSetter() }, told: { _, _ in count.add(1, ordering: .relaxed) })
        let begun = journal.steps.withLock { $0.count }
        #expect((3...5).contains(begun))
        #expect(outcomes.count { $0 == .notReached } == 30 - begun)
    }

    @Test func anEditionStandsWhileItsFilesDo() throws {
        let folder = try Scratch(), bytes = Array("pages".utf8)
        try folder.put(bytes, at: "a.pdf")
        var record = EditionRecord(ticket: .numbered(0), state: .writing, fingerprint: Digest([1]),
                                   outputs: [OutputRecord(name: "a.pdf", size: 5, digest: Digest(bytes))])
        #expect(record.stands(for: Digest([1]), in: folder.path), "killed between the file and the word that it is done")
        #expect(!record.stands(for: Digest([2]), in: folder.path))
        record.state = .begun
        #expect(!record.stands(for: Digest([1]), in: folder.path))
        record.state = .done
        try folder.put(Array("other".utf8), at: "a.pdf")
        #expect(!record.stands(for: Digest([1]), in: folder.path), "somebody has written over it")
        try folder.put(bytes, at: "a.pdf")
        #expect(record.stands(for: Digest([1]), in: folder.path), "touching it is no change")
        record.outputs.append(OutputRecord(name: "b.pdf", size: 0, digest: Digest([])))
        #expect(!record.stands(for: Digest([1]), in: folder.path), "a plate is missing")
    }
}

private extension EditionOutcome {
    func isFailed(with code: Int32) -> Bool {
        if case .failed(code, _) = self { return true }
        return false
    }
}
