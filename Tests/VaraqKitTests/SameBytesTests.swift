import Glibc
import Testing
import VaraqKit

/// The same input gives the same bytes, whatever surrounds the run.
@Suite("Same bytes") struct SameBytesTests {
    private static func files() throws -> [[UInt8]] {
        let folder = try Folder(Copy.issue)
        return try files(of: folder.path)
    }

    private static func files(of path: String, editions: [String] = []) throws -> [[UInt8]] {
        let typesetter = try Shop.typesetter()
        return try Shop.set(Order(path: path, editions: editions), with: typesetter).editions.map(typesetter.pdf)
    }

    @Test func `two folders, typesetters and seconds`() throws {
        let first = try Self.files()
        sleep(1)
        #expect(first.count == 2 && first[0] != first[1])
        #expect(try Self.files() == first)
    }

    @Test func `a typesetter that has set other things before`() throws {
        let folder = try Folder(Copy.issue), typesetter = try Shop.typesetter()
        let order = Order(path: folder.path)
        let fresh = try Shop.set(order, with: typesetter).editions.map(typesetter.pdf)
        let again = try Shop.set(order, with: typesetter).editions.reversed().map(typesetter.pdf)
        #expect(again.reversed() == fresh)
    }

    /// In a process of its own, since working directory, time zone and locale are the whole process's.
    @Test func `another working directory, time zone and locale`() async {
        await #expect(processExitsWith: .success) {
            let folder = try Folder(Copy.issue)
            let first = try Self.files(of: folder.path)
            guard chdir(folder.path) == 0 else { exit(EXIT_FAILURE) }
            for (zone, locale) in [("Asia/Tehran", "C"), ("America/Los_Angeles", "fa_IR.UTF-8"), ("UTC", "ru_RU.UTF-8")] {
                setenv("TZ", zone, 1)
                setenv("LC_ALL", locale, 1)
                tzset()
                setlocale(LC_ALL, "")
                guard try Self.files(of: ".") == first else { exit(EXIT_FAILURE) }
            }
        }
    }

    @Test func `editions in threads of their own`() async throws {
        let folder = try Folder(Copy.issue)
        let alone = try Self.files(of: folder.path)
        let path = folder.path
        let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for job in 0..<6 {
                group.addTask { (job, try Self.files(of: path, editions: [["fa", "ru"][job % 2]])[0]) }
            }
            var files = [[UInt8]](repeating: [], count: 6)
            for try await (job, file) in group { files[job] = file }
            return files
        }
        for (job, file) in together.enumerated() { #expect(file == alone[job % 2]) }
    }
}
