import Foundation
import Testing

/// What a batch makes of disks, clocks and inputs that let it down.
struct BatchTroubleTests {
    /// A small disk in memory, gone with the last reference to it.
    private final class SmallDisk {
        let folder: Folder

        static let canMount = geteuid() == 0 && (try? SmallDisk(options: "size=64k")) != nil

        init(options: String) throws {
            folder = try Folder()
            try #require(Self.command(["mount", "-t", "tmpfs", "-o", options, "varaq-test", folder.path]) == 0)
        }

        func remount(_ options: String) throws {
            try #require(Self.command(["mount", "-o", "remount,\(options)", folder.path]) == 0)
        }

        deinit { _ = try? Self.command(["umount", "-l", folder.path]) }

        private static func command(_ words: [String]) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = words
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    @Test(.enabled(if: SmallDisk.canMount, "only root can mount a small disk"))
    func aDiskThatFillsStopsARunWhichGoesOnWhenThereIsRoom() throws {
        let count = 90, folder = try BatchTests.federation(rows: count), disk = try SmallDisk(options: "size=1m"), out = disk.folder.path + "/out"
        let federal = BatchTests.federal.dropLast() + [out]
        let run = try Run(federal + [], in: folder.path)
        #expect(run.code == 73, "\(run.complaints.suffix(500))")
        #expect(run.complaints.contains("No space left") || run.complaints.contains("full"))
        let whole = disk.folder.names.filter { $0.hasSuffix(".pdf") }
        #expect(!whole.isEmpty && whole.count < count)
        for name in whole { #expect(disk.folder.bytes(of: name)?.suffix(6).contains(UInt8(ascii: "%")) == true, "\(name) is whole") }
        #expect(!disk.folder.names.contains { $0.hasSuffix("varaq-part") })
        try disk.remount("size=32m")
        let resumed = try Run(["batch", "--resume", "-o", out], in: folder.path)
        #expect(resumed.code == 0, "\(resumed.complaints.suffix(500))")
        #expect(disk.folder.names.count { $0.hasSuffix(".pdf") } == count)
        let unchanged = try #require(resumed.lines.last?.firstMatch(of: /(\d+) unchanged/).flatMap { Int($0.1) })
        #expect(unchanged >= whole.count - 2, "what was set was not set again: \(whole.count) were there, \(unchanged) stood")
    }

    @Test(.enabled(if: SmallDisk.canMount, "only root can mount a small disk"))
    func aFolderThatTakesNothingIsSaid() throws {
        let folder = try BatchTests.federation(rows: 2), disk = try SmallDisk(options: "size=1m")
        try disk.remount("ro")
        for command in [BatchTests.federal.dropLast() + [disk.folder.path], BatchTests.federal.dropLast() + [disk.folder.path + "/new"]] {
            let run = try Run(command + [], in: folder.path)
            #expect(run.code == 73)
            #expect(run.complaints.contains("Read-only file system"), "\(run.complaints)")
        }
    }

    @Test func timesOfFilesDecideNothing() throws {
        let folder = try BatchTests.federation(rows: 3)
        _ = try Run(BatchTests.federal, in: folder.path)
        for (name, year) in [("flyer.md", 2099.0), ("out/flyer-e0.pdf", 1999), ("out/flyer-e1.pdf", 2099)] {
            let date = Date(timeIntervalSince1970: (year - 1970) * 31_556_952)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder[name])
        }
        let run = try Run(BatchTests.federal, in: folder.path)
        #expect(run.lines.last?.hasPrefix("3 editions: 3 unchanged") == true, "\(run.lines)")
    }

    @Test func anInputThatHasVanishedIsSaidAndTheOthersAreSet() throws {
        let folder = try BatchTests.federation(rows: 2)
        try folder.put(BatchTests.article, at: "other.md")
        let plan = try Run("batch", "flyer.md", "other.md", "--layout", "column-a5", "-o", "out", "--plan", "plan.jsonl", in: folder.path)
        #expect(plan.code == 0, "\(plan.complaints)")
        let set = try Run("batch", "flyer.md", "other.md", "--layout", "column-a5", "-o", "out", in: folder.path)
        #expect(set.code == 0)
        try FileManager.default.removeItem(atPath: folder["other.md"])
        let resumed = try Run("batch", "--resume", "--force", "-o", "out", in: folder.path)
        #expect(resumed.code == 65)
        #expect(resumed.lines.last?.contains("1 set") == true && resumed.lines.last?.contains("1 failed") == true)
        #expect(resumed.complaints.contains("there is no file or folder"))
        #expect(folder.bytes(of: "out/other.pdf") != nil, "the old pages stay")
        #expect(try Run("batch", "--job", "plan.jsonl", "--index", "1", in: folder.path).code == 65)
        #expect(try Run("batch", "--job", "plan.jsonl", "--index", "0", in: folder.path).code == 0)
    }

    @Test func anInputMayBeAnything() throws {
        let folder = try Folder(["folder/x": "", "broken.md": "---\n: [\n---\n", "binary.md": "\u{0}\u{1}", "empty.md": "", "good.md": BatchTests.article])
        let run = try Run("batch", "folder", "broken.md", "binary.md", "empty.md", "none.md", "/dev/null", "good.md", "-o", "out", in: folder.path)
        #expect(run.code == 65)
        #expect(folder.names.filter { $0.hasSuffix(".pdf") } == ["out/good.pdf"], "\(folder.names)")
        for name in ["folder", "binary.md", "empty.md", "none.md"] { #expect(run.complaints.contains(name), "\(name) is named") }
    }

    @Test func aWatchSetsWhatIsSaved() throws {
        let folder = try Folder(["flyer.md": "---\ntitle: [\n---\n"])
        let watch = try Child(["batch", "flyer.md", "--watch", "-o", "out"], in: folder.path)
        func wait(_ isDone: () -> Bool) -> Bool {
            let end = Date.now.addingTimeInterval(20)
            while Date.now < end { if isDone() { return true }; usleep(5_000) }
            return false
        }
        // What is broken at the start is mended later.
        #expect(wait { folder.names.contains("out") })
        usleep(300_000)
        try folder.put(BatchTests.article, at: "flyer.md")
        #expect(wait { folder.bytes(of: "out/flyer.pdf") != nil })
        let first = folder.bytes(of: "out/flyer.pdf")
        // As editors save: in place, and by renaming.
        try folder.put(BatchTests.article + "\nЕщё строка.\n", at: "flyer.md")
        #expect(wait { folder.bytes(of: "out/flyer.pdf") != first })
        let second = folder.bytes(of: "out/flyer.pdf")
        try folder.put("---\n---\n\n", at: "next")
        try folder.put(BatchTests.article + "\nИ ещё одна.\n", at: "next")
        #expect(rename(folder["next"], folder["flyer.md"]) == 0)
        #expect(wait { folder.bytes(of: "out/flyer.pdf") != second })
        #expect(watch.isRunning)
        kill(watch.process, SIGTERM)
        #expect(watch.wait() == 0)
    }
}
