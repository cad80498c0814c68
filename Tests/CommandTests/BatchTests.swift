import Foundation
import PrinterDoubles
import Testing

/// `varaq batch` as its users meet it.
struct BatchTests {
    /// An article with two fields, and a table of so many rows.
    static func federation(rows: Int) throws -> Folder {
        let lines = (0..<rows).map { "дом \($0),\($0 % 28 + 1) мая,e\($0)\n" }
        return try Folder(["flyer.md": article, "rows.csv": "place,when,file\n" + lines.joined()])
    }

    static let article = """
        ---
        title: Встреча
        language: ru
        fields: {place: двор, when: четверг}
        ---

        Собираемся в {{place}}, {{when}}.
        """

    static let federal = ["batch", "flyer.md", "--rows", "rows.csv", "--layout", "column-a5", "-o", "out"]

    private func pages(_ folder: Folder) -> [String: [UInt8]] {
        var pages: [String: [UInt8]] = [:]
        for name in folder.names where name.hasSuffix(".pdf") { pages[name] = folder.bytes(of: name) }
        return pages
    }

    @Test func eachRowIsAnEditionAndTheBytesAreThoseOfTypeset() throws {
        let folder = try Self.federation(rows: 5)
        let run = try Run(Self.federal, in: folder.path)
        #expect(run.code == 0, "\(run.complaints)")
        #expect(run.lines.last?.hasPrefix("5 editions: 5 set") == true)
        #expect(pages(folder).keys.sorted() == (0..<5).map { "out/flyer-e\($0).pdf" })
        _ = try Run("typeset", "flyer.md", "--layout", "column-a5", "--field", "place=дом 3", "--field", "when=4 мая", "-o", "one.pdf", in: folder.path)
        #expect(folder.bytes(of: "one.pdf") == folder.bytes(of: "out/flyer-e3.pdf"))
    }

    @Test func anyNumberOfJobsGivesTheSameBytes() throws {
        let folder = try Self.federation(rows: 40)
        let results = try [1, 2, 3, 7].map { jobs in
            let run = try Run(Self.federal.dropLast() + ["jobs-\(jobs)", "--jobs", "\(jobs)"], in: folder.path)
            #expect(run.code == 0)
            return (0..<40).map { folder.bytes(of: "jobs-\(jobs)/flyer-e\($0).pdf") }
        }
        #expect(results[0].allSatisfy { $0 != nil })
        for result in results.dropFirst() { #expect(result == results[0]) }
    }

    @Test func onlyWhatHasChangedIsSetAgain() throws {
        let folder = try Folder([
            "issue.yaml": """
                masthead: {name: {ru: Листок, fa: ورق}}
                layout: column-a5
                editions:
                  ru: {articles: {lead: ru.md}}
                  fa: {articles: {lead: fa.md}}
                """,
            "ru.md": "---\ntitle: Слово\n---\n\nТекст.\n", "fa.md": "---\ntitle: سخن\n---\n\nمتن.\n",
        ])
        func set(_ more: String...) throws -> [String] {
            let run = try Run(["batch", ".", "-o", "out"] + more, in: folder.path)
            #expect(run.code == 0, "\(run.complaints)")
            return run.complaintLines.filter { $0.contains(": set in") }.map { String($0.split(separator: ":")[0].suffix(2)) }.sorted()
        }
        #expect(try set() == ["fa", "ru"])
        #expect(try set() == [])
        try folder.put("---\ntitle: Слово\n---\n\nТекст.\n", at: "ru.md")
        #expect(try set() == [], "touching a file is no change")
        try folder.put("---\ntitle: Слово\n---\n\nДругой текст.\n", at: "ru.md")
        #expect(try set() == ["ru"])
        #expect(try set("--force") == ["fa", "ru"])
        try FileManager.default.removeItem(atPath: folder["out/\(stem(folder))-fa.pdf"])
        #expect(try set() == ["fa"])
        try folder.put("%PDF", at: "out/\(stem(folder))-ru.pdf")
        #expect(try set() == ["ru"], "somebody wrote over it")
        #expect(try set("--target", "office") == ["fa", "ru"], "an option is an input")
        try folder.put("extends: column-a5\nsummary: own\n", at: "column-a5.yaml")
        #expect(try set("--target", "office") == ["fa", "ru"], "a layout of the issue's own came to stand before the common one")
    }

    private func stem(_ folder: Folder) -> String { folder.path.split(separator: "/").last.map(String.init) ?? "" }

    @Test func aDryRunWritesNothing() throws {
        let folder = try Self.federation(rows: 3), before = folder.names
        let run = try Run(Self.federal + ["--dry-run"], in: folder.path)
        #expect(run.code == 0)
        #expect(run.lines.count == 4)
        #expect(run.lines.dropFirst().allSatisfy { $0.hasSuffix("to be set") })
        #expect(folder.names == before)
    }

    @Test func oneBadEditionStopsNeitherTheOthersNorHidesItself() throws {
        let folder = try Folder([
            "issue.yaml": "layout: slip\neditions:\n  ru: {articles: {lead: ru.md}}\n  fa: {articles: {lead: fa.md}}\n  ar: {articles: {lead: none.md}}\n",
            "slip.yaml": ExitCodeTests.slip,
            "ru.md": "---\nlanguage: ru\n---\n\n" + String(repeating: "Слова, которым не хватит места на листке. ", count: 60), "fa.md": "---\ntitle: سخن\n---\n\nمتن.\n",
        ])
        let run = try Run("batch", ".", "-o", "out", in: folder.path)
        #expect(run.code == 65, "the worst of 3 and 65")
        #expect(run.complaints.contains("none.md"))
        #expect(run.complaints.contains(/ru\.md:\d+:\d+: error: .*\d+ words/))
        #expect(folder.names.filter { $0.hasSuffix(".pdf") }.count == 1)
        #expect(run.lines.last?.contains("1 set") == true)
        #expect(run.lines.last?.contains("failed") == true)
        let ledger = try Run("ledger", "out", "--editions", "--state", "failed", in: folder.path)
        #expect(ledger.lines.dropFirst().contains { $0.contains("-ru ") })
    }

    @Test func theSummaryIsJSONToo() throws {
        let folder = try Self.federation(rows: 2)
        let run = try Run(Self.federal + ["--json"], in: folder.path)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: [[String: Any]]])
        #expect(object["editions"]?.compactMap { $0["state"] as? String } == ["set", "set"])
    }

    static let codes: [(arguments: [String], code: Int32)] = [
        (["batch"], 64), (["batch", "none"], 65), (["batch", "flyer.md", "--jobs", "0"], 64), (["batch", "flyer.md", "--resume"], 64),
        (["batch", "--resume", "-o", "nowhere"], 64), (["batch", "--job", "none.jsonl", "--index", "0"], 75),
        (["batch", "--job", "flyer.md", "--index", "0"], 65), (["batch", "flyer.md", "-o", "flyer.md"], 73),
        (["batch", "flyer.md", "--rows", "none.csv"], 65), (["batch", "flyer.md", "--print", "http://localhost/"], 64),
        (["batch", "flyer.md", "--field", "nobody=x"], 64), (["batch", "flyer.md", "flyer.md"], 64),
        (["batch", "--merge", "none.jsonl"], 65), (["ledger", "."], 64), (["batch", "--resume", "--dry-run"], 64),
        (["batch", "--job", "x", "--index", "0", "--dry-run"], 64), (["batch", "--resume", "--layout", "flyer-a5"], 64),
        (["batch", "--merge", "x", "--copies", "2"], 64), (["batch", "flyer.md", "-o", ""], 64),
        (["batch", "--merge", "x", "--print", "ipp://localhost/"], 64),
    ]

    /// What other systems do with a run: its exit code, by what was asked.
    @Test(arguments: codes)
    func exitCodes(arguments: [String], code: Int32) throws {
        let folder = try Self.federation(rows: 1)
        let run = try Run(arguments, in: folder.path)
        #expect(run.code == code, "\(arguments): \(run.complaints)")
        #expect(!run.complaints.isEmpty)
    }

    @Test func oddNamesAreNamesAndNothingElse() throws {
        let names = ["-rf", "a b", "$(touch pwned)", "`touch pwned`", "q\"uo'te", "نشریهٔ محله", "../../etc", "a;b|c&d", "%s%n"]
        let cells = names.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }
        let folder = try Folder(["-flyer $x.md": Self.article, "rows.csv": "place,file\n" + cells.map { "x,\($0)\n" }.joined()])
        let run = try Run(["batch", "--rows", "rows.csv", "--layout", "column-a5", "-o", "out dir/‮odd", "--", "-flyer $x.md"], in: folder.path)
        #expect(run.code == 0, "\(run.complaints)")
        let written = folder.names.filter { $0.hasSuffix(".pdf") }
        #expect(written.count == names.count)
        #expect(written.allSatisfy { $0.hasPrefix("out dir/‮odd/") })
        #expect(!folder.names.contains { $0.hasSuffix("pwned") })
        let again = try Run(["batch", "--resume", "-o", "out dir/‮odd"], in: folder.path)
        #expect(again.lines.last?.contains("\(names.count) unchanged") == true, "\(again.complaints)")
    }

    @Test func aPlanIsSetJobByJobAndMerged() throws {
        let folder = try Self.federation(rows: 4)
        let plan = try Run(Self.federal + ["--plan", "plan.jsonl"], in: folder.path)
        #expect(plan.code == 0)
        #expect(!folder.names.contains("out"), "a plan sets nothing")
        for index in [0, 2, 2] { #expect(try Run("batch", "--job", folder["plan.jsonl"], "--index", "\(index)", in: "/").code == 0) }
        let early = try Run("batch", "--merge", "plan.jsonl", in: folder.path)
        #expect(early.code == 75, "two are missing")
        #expect(early.lines.last == "4 editions: 2 set, 2 not reached")
        // One that cannot be written now, and can later.
        try folder.put("", at: "out/flyer-e1.pdf/in the way")
        #expect(try Run("batch", "--job", "plan.jsonl", "--index", "1", in: folder.path).code == 75)
        try FileManager.default.removeItem(atPath: folder["out/flyer-e1.pdf"])
        for index in [1, 3] { #expect(try Run("batch", "--job", "plan.jsonl", "--index", "\(index)", in: folder.path).code == 0) }
        #expect(try Run("batch", "--job", "plan.jsonl", "--index", "4", in: folder.path).code == 65)
        let merged = try Run("batch", "--merge", "plan.jsonl", in: folder.path)
        #expect(merged.code == 0)
        let run = try Run(Self.federal, in: folder.path)
        #expect(run.lines.last?.hasPrefix("4 editions: 4 unchanged") == true, "what many machines have set is not set again by one")
    }

    @Test func aNameThatIsTooLongIsSaidAndHarmsNothing() throws {
        let folder = try Self.federation(rows: 1), name = String(repeating: "о", count: 122)
        _ = try Run(Self.federal, in: folder.path)
        try folder.put(Self.article, at: name + ".md")
        let run = try Run("batch", "\(name).md", "-o", "out", in: folder.path)
        #expect(run.code == 64)
        #expect(run.complaints.contains("too long"))
        #expect(try Run(Self.federal, in: folder.path).lines.last?.hasPrefix("1 edition: 1 unchanged") == true)
        let same = String(repeating: "дом,1 мая,ё\n", count: 3)
        try folder.put("place,when,file\n" + same, at: "rows.csv")
        _ = try Run(Self.federal, in: folder.path)
        #expect(folder.names.filter { $0.hasPrefix("out/flyer-ё") } == ["out/flyer-ё-2.pdf", "out/flyer-ё-3.pdf", "out/flyer-ё.pdf"])
    }

    @Test func bothSidesOfTwoLanguagesAreFilled() throws {
        let folder = try Folder([
            "issue.yaml": """
                fields: {place: nowhere}
                layout: bilingual-a4
                editions:
                  ru: {articles: {lead: ru.md}}
                  fa: {articles: {lead: fa.md}}
                """,
            "ru.md": "---\ntitle: Слово\n---\n\nМы в {{place}}.\n", "fa.md": "---\ntitle: سخن\n---\n\nما در {{place}}.\n",
        ])
        let run = try Run("batch", ".", "--edition", "fa", "--beside", "ru", "--field", "place=TOWN", "-o", "out", in: folder.path)
        #expect(run.code == 0, "\(run.complaints)")
        let single = try Run("typeset", ".", "--edition", "fa", "--beside", "ru", "--field", "place=TOWN", "-o", "one.pdf", in: folder.path)
        #expect(single.code == 0, "\(single.complaints)")
        let set = try #require(folder.names.first { $0.hasPrefix("out/") && $0.hasSuffix(".pdf") })
        #expect(folder.bytes(of: set) == folder.bytes(of: "one.pdf"))
        // The one beside the others stands by itself nowhere.
        #expect(try Run("batch", ".", "--beside", "ru", "-o", "all", in: folder.path).code == 0)
    }

    @Test func aRunGoesOnFromAnywhere() throws {
        let folder = try Self.federation(rows: 2)
        _ = try Run(Self.federal, in: folder.path)
        try FileManager.default.removeItem(atPath: folder["out/flyer-e1.pdf"])
        let resumed = try Run("batch", "--resume", "-o", folder["out"], in: "/")
        #expect(resumed.lines.last?.hasPrefix("2 editions: 1 set, 1 unchanged") == true, "\(resumed.complaints)")
        // A command that comes to nothing takes nothing away.
        #expect(try Run("batch", "nothing.md", "-o", "out", in: folder.path).code == 65)
        #expect(try Run("batch", "--resume", "-o", "out", in: folder.path).lines.last?.hasPrefix("2 editions: 2 unchanged") == true)
    }

    @Test func aMergeTakesNothingBack() throws {
        let folder = try Self.federation(rows: 2)
        _ = try Run(Self.federal + ["--plan", "plan.jsonl"], in: folder.path)
        for index in ["0", "1"] { _ = try Run("batch", "--job", "plan.jsonl", "--index", index, in: folder.path) }
        try folder.put(Self.article + "\nЕщё.\n", at: "flyer.md")
        #expect(try Run(Self.federal, in: folder.path).lines.last?.hasPrefix("2 editions: 2 set") == true)
        #expect(try Run("batch", "--merge", "plan.jsonl", in: folder.path).lines.last == "2 editions: 2 unchanged")
        #expect(try Run(Self.federal, in: folder.path).lines.last?.hasPrefix("2 editions: 2 unchanged") == true)
    }

    /// Machines in containers have the same numbers for their processes.
    @Test func manyMachinesMayWriteIntoOneFolder() throws {
        let folder = try Self.federation(rows: 12)
        _ = try Run(Self.federal + ["--plan", "plan.jsonl"], in: folder.path)
        let jobs = try (0..<12).map { try Child(["batch", "--job", "plan.jsonl", "--index", "\($0)", "--quiet"], in: folder.path) }
        #expect(jobs.map { $0.wait() } == Array(repeating: 0, count: 12))
        let merged = try Run("batch", "--merge", "plan.jsonl", in: folder.path)
        #expect(merged.lines.last == "12 editions: 12 set")
    }

    @Test func twoRunsInOneFolderDoNotMeet() throws {
        let folder = try Self.federation(rows: 150)
        let first = try Child(Self.federal + ["--jobs", "1"], in: folder.path)
        while folder.bytes(of: "out/flyer-e0.pdf") == nil, first.isRunning { usleep(1_000) }
        let second = try Run(Self.federal, in: folder.path)
        #expect(second.code == 75)
        #expect(second.complaints.contains("another run works in out (process \(first.process))"))
        #expect(first.wait() == 0)
        #expect(folder.names.count { $0.hasSuffix(".pdf") } == 150)
    }

    @Test func anInterruptedRunEndsWellAndGoesOn() throws {
        let folder = try Self.federation(rows: 200)
        let first = try Child(Self.federal, in: folder.path)
        while folder.bytes(of: "out/flyer-e3.pdf") == nil, first.isRunning { usleep(1_000) }
        kill(first.process, SIGINT)
        #expect(first.wait() == 75)
        let done = folder.names.count { $0.hasSuffix(".pdf") }
        #expect(done < 200)
        let resumed = try Run("batch", "--resume", "-o", "out", in: folder.path)
        #expect(resumed.code == 0)
        #expect(resumed.lines.last?.hasPrefix("200 editions: \(200 - done) set, \(done) unchanged") == true, "\(resumed.lines)")
    }

    @Test func aDamagedLedgerIsSaidAndTheWorkDoneAgain() throws {
        let folder = try Self.federation(rows: 2)
        _ = try Run(Self.federal, in: folder.path)
        try folder.put("SQLite format 3\0rubbish", at: "out/varaq-ledger.sqlite")
        #expect(try Run("ledger", "out", in: folder.path).code == 65)
        let run = try Run(Self.federal, in: folder.path)
        #expect(run.code == 0)
        #expect(run.complaints.contains("was damaged"))
        #expect(run.lines.last?.hasPrefix("2 editions: 2 set") == true)
        #expect(folder.names.contains("out/varaq-ledger-damaged-1.sqlite"))
    }

    /// Wherever a run is killed, it goes on from there: nothing set twice, nothing missing.
    @Test func aRunThatIsKilledTwentyTimesSetsEachEditionOnce() throws {
        let folder = try Self.federation(rows: 300)
        var inodes: [String: UInt64] = [:], chance = Chance(seed: 7), kills = 0
        func look() {
            for index in 0..<300 {
                let name = "out/flyer-e\(index).pdf"
                guard let inode = Self.inode(folder[name]) else { continue }
                if let known = inodes[name] { #expect(inode == known, "\(name) was written twice") }
                inodes[name] = inode
            }
        }
        var isResumed = false
        while kills < 20, inodes.count < 300 {
            let run = try Child(isResumed ? ["batch", "--resume", "-o", "out"] : Self.federal, in: folder.path)
            // Not before there is something to go on from.
            if !isResumed { while !folder.names.contains("out/flyer-e0.pdf"), run.isRunning { usleep(1_000) } }
            isResumed = true
            usleep(UInt32.random(in: 20_000...160_000, using: &chance))
            kill(run.process, SIGKILL)
            if run.wait() != 0 { kills += 1 }
            look()
        }
        let last = try Run("batch", "--resume", "-o", "out", in: folder.path)
        #expect(last.code == 0, "\(last.complaints)")
        look()
        #expect(inodes.count == 300)
        #expect(kills == 20)
        #expect(!folder.names.contains { $0.contains("varaq-part") }, "nothing is left of killed runs")
        let ledger = try Run("ledger", "out", "--editions", "--state", "done", in: folder.path)
        #expect(ledger.lines.count == 301)
    }

    private static func inode(_ path: String) -> UInt64? {
        var facts = stat()
        return stat(path, &facts) == 0 ? UInt64(facts.st_ino) : nil
    }
}

/// A run of the program that the test goes on beside.
final class Child {
    private let run: Process

    init(_ arguments: [String], in folder: String) throws {
        run = try Run.prepared(arguments, in: folder)
        run.standardOutput = FileHandle.nullDevice
        run.standardError = FileHandle.nullDevice
        try Run.heedingSignals { try run.run() }
    }

    deinit { if run.isRunning { kill(process, SIGKILL) } }

    var process: pid_t { run.processIdentifier }
    var isRunning: Bool { run.isRunning }

    /// Its exit code, or the signal that ended it.
    func wait() -> Int32 {
        run.waitUntilExit()
        return run.terminationStatus
    }
}
