import Diagnostics
import Glibc
import Press
import Testing

/// A directory of its own for each test, gone with it.
private final class Scratch {
    let path: String

    init() {
        var template = Array("/tmp/varaq-output-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    }

    deinit {
        for name in names { unlink(path + "/" + name) }
        for name in names { rmdir(path + "/" + name) }
        rmdir(path)
    }

    /// All that lies in the directory.
    var names: [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    subscript(name: String) -> String { path + "/" + name }

    func put(_ text: String, at name: String) {
        let file = fopen(self[name], "w")
        fputs(text, file)
        fclose(file)
    }

    func text(at name: String) -> String? {
        guard let file = fopen(self[name], "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}

struct AtomicFileTests {
    private let scratch = Scratch()
    private let new = Array("new".utf8)

    private func refusal(writing path: String) -> OutputError? {
        #expect(throws: OutputError.self) { try AtomicFile.write(new, to: path) }
    }

    @Test func `a new file has the bytes and the permissions of the umask`() throws {
        try AtomicFile.write(new, to: scratch["نشریه é.pdf"])
        #expect(scratch.text(at: "نشریه é.pdf") == "new" && scratch.names.count == 1)
        var facts = stat()
        stat(scratch["نشریه é.pdf"], &facts)
        let mask = umask(0)
        umask(mask)
        #expect(facts.st_mode & 0o777 == 0o666 & ~mask)
    }

    @Test func `an old file is replaced as a whole, and who has it open keeps the old`() throws {
        scratch.put("old and longer", at: "a.pdf")
        let reader = open(scratch["a.pdf"], O_RDONLY)
        defer { close(reader) }
        try AtomicFile.write(new, to: scratch["a.pdf"])
        #expect(scratch.text(at: "a.pdf") == "new" && scratch.names == ["a.pdf"])
        var bytes = [UInt8](repeating: 0, count: 64)
        #expect(read(reader, &bytes, 64) == 14)
    }

    @Test func `an empty file can be written, and one of many megabytes`() throws {
        try AtomicFile.write([], to: scratch["empty"])
        #expect(scratch.text(at: "empty") == "")
        try AtomicFile.write([UInt8](repeating: 7, count: 5_000_000), to: scratch["large"])
        var facts = stat()
        #expect(stat(scratch["large"], &facts) == 0 && facts.st_size == 5_000_000)
    }

    @Test func `a missing directory is an error with a hint`() throws {
        let fault = try #require(refusal(writing: scratch["none/a.pdf"]))
        #expect(fault.fault == .cannotWrite && fault.path == scratch["none/a.pdf"])
        #expect(fault.reason == "No such file or directory" && fault.hint != nil)
        #expect(scratch.names.isEmpty)
    }

    @Test func `a directory in the place of the file or a file in the place of its directory is an error`() throws {
        mkdir(scratch["folder"], 0o777)
        scratch.put("old", at: "file")
        #expect(refusal(writing: scratch["folder"])?.reason == "Is a directory")
        #expect(refusal(writing: scratch["folder/"])?.reason == "Is a directory")
        #expect(refusal(writing: scratch["file/a.pdf"])?.reason == "Not a directory")
        #expect(refusal(writing: scratch["new/"]) != nil)
        #expect(refusal(writing: "") != nil)
        #expect(scratch.names == ["file", "folder"])
    }

    @Test func `where nothing can be created the system's reason is given`() {
        #expect(refusal(writing: "/proc/a.pdf") != nil)
    }

    /// The superuser may write what nobody may.
    @Test(.enabled(if: geteuid() != 0))
    func `a write-protected file and a write-protected directory are left alone`() throws {
        scratch.put("old", at: "a.pdf")
        chmod(scratch["a.pdf"], 0o444)
        #expect(refusal(writing: scratch["a.pdf"])?.reason == "Permission denied")
        #expect(scratch.text(at: "a.pdf") == "old")
        chmod(scratch.path, 0o555)
        #expect(refusal(writing: scratch["b.pdf"])?.hint != nil)
        chmod(scratch.path, 0o755)
        #expect(scratch.names == ["a.pdf"])
    }

    @Test func `a full disk is an error with a hint`() throws {
        let fault = try #require(refusal(writing: "/dev/full"))
        #expect(fault.reason == "No space left on device" && fault.hint?.contains("full") == true)
    }

    /// In a process of its own: a limit on file sizes stands in for a disk that fills up.
    @Test func `a disk that fills up on the way leaves the old file and nothing beside it`() async {
        await #expect(processExitsWith: .success) {
            let scratch = Scratch()
            scratch.put("old", at: "a.pdf")
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
            setrlimit(__rlimit_resource_t(1), &limit)
            do {
                try AtomicFile.write([UInt8](repeating: 7, count: 100_000), to: scratch["a.pdf"])
                exit(EXIT_FAILURE)
            } catch {
                guard scratch.names == ["a.pdf"], scratch.text(at: "a.pdf") == "old" else { exit(EXIT_FAILURE) }
            }
        }
    }

    @Test func `a link stays and its target is replaced, be it relative, absent or linked itself`() throws {
        mkdir(scratch["folder"], 0o777)
        scratch.put("old", at: "target")
        symlink("target", scratch["link"])
        symlink(scratch["link"], scratch["second"])
        symlink("absent", scratch["dangling"])
        try AtomicFile.write(new, to: scratch["second"])
        try AtomicFile.write(new, to: scratch["dangling"])
        #expect(scratch.text(at: "target") == "new" && scratch.text(at: "absent") == "new")
        var facts = stat()
        #expect(lstat(scratch["link"], &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
        #expect(scratch.names == ["absent", "dangling", "folder", "link", "second", "target"])
    }

    @Test func `links that go round are an error`() throws {
        symlink("b", scratch["a"])
        symlink("a", scratch["b"])
        let reason = try #require(refusal(writing: scratch["a"])).reason
        #expect(reason.contains("symbolic links"))
    }

    @Test func `a pipe is written to and not replaced`() throws {
        mkfifo(scratch["pipe"], 0o666)
        let reader = open(scratch["pipe"], O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try AtomicFile.write(new, to: scratch["pipe"])
        var bytes = [UInt8](repeating: 0, count: 16)
        #expect(read(reader, &bytes, 16) == 3)
        #expect(scratch.names == ["pipe"])
    }

    @Test(arguments: ["-", "/dev/stdout"])
    func `standard output takes the bytes`(path: String) async throws {
        // Both ways end at the same descriptor, which a test must not touch: a process of its own does.
        let result = await path == "-"
            ? #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                try AtomicFile.write(Array("printed".utf8), to: "-")
            }
            : #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                try AtomicFile.write(Array("printed".utf8), to: "/dev/stdout")
            }
        let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        #expect(output.contains("printed"))
    }

    @Test func `many writers of one file leave one of theirs, whole`() async throws {
        let path = scratch["a.pdf"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<16 {
                group.addTask { try AtomicFile.write([UInt8](repeating: 65 + UInt8(writer), count: 4000), to: path) }
            }
            try await group.waitForAll()
        }
        let text = try #require(scratch.text(at: "a.pdf"))
        #expect(text.count == 4000 && Set(text).count == 1 && scratch.names == ["a.pdf"])
    }
}
