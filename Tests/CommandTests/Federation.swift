import Foundation
import Testing

/// The local editions of a short note, planned: a value of one has a letter that no font has, and the place of one's PDF is taken until
/// it has been tried once.
///
/// Names of folders have in them what a shell would make something of.
final class Federation {
    static let home = "press room's $(touch spoiled) {} \"x\""
    static let poor = 7, late = 11
    /// The exit code of a letter that no font has.
    static let worst: Int32 = 5

    let count: Int
    private let folder: Folder

    var home: String { folder[Self.home] }
    var plan: String { home + "/plan.jsonl" }

    init(_ count: Int) throws {
        self.count = count
        let rows = (0..<count).map { "\(Self.group($0)),\($0 == Self.poor ? "漢" : "дом \($0)")" }
        folder = try Folder([
            Self.home + "/note.md": """
                ---
                language: ru
                layout: flyer-a5
                title: Кружок «{{group}}»
                fields: {group: Садовый, place: у реки}
                ---

                Собираемся: {{place}}. Приходите с инструментом.
                """,
            Self.home + "/rows.csv": (["group,place"] + rows).joined(separator: "\n") + "\n",
        ])
        let run = try varaq("batch", "note.md", "--rows", "rows.csv", "--plan", "plan.jsonl", "-o", "Out")
        try #require(run.code == 0, "\(run.complaints)")
        try FileManager.default.createDirectory(atPath: home + "/Out/\(Self.stem(Self.late)).pdf", withIntermediateDirectories: true)
        try makeProgram()
    }

    private static func group(_ index: Int) -> String { "г\(index)" }
    private static func stem(_ index: Int) -> String { "note-г\(index)" }

    /// A program that writes down how it is started, and clears the place of the late edition after it has been tried.
    private func makeProgram() throws {
        let program = try #require(Run.program).path.replacing("'", with: #"'\''"#)
        try folder.put("""
            #!/bin/sh
            home=${0%/*}
            echo "$*" >>"$home/starts"
            '\(program)' "$@"
            code=$?
            [ $code != 75 ] || rmdir "$home/Out/\(Self.stem(Self.late)).pdf"
            exit $code
            """, at: Self.home + "/varaq")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: home + "/varaq")
    }

    func varaq(_ arguments: String...) throws -> Run { try Run(arguments, in: home) }

    /// Runs a script beside the plan; its words are a command that may start another one.
    func recipe(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let own = ["VARAQ": home + "/varaq", "LC_ALL": "C", "PARALLEL_HOME": folder["parallel"]].merging(environment) { $1 }
        return try Run(tool: URL(filePath: "/usr/bin/env"), arguments, in: home, environment: own)
    }

    static func script(_ path: String) -> String { Run.checkout.appending(path: path).path }

    /// A folder that goes away with these editions; short, for sockets.
    func cluster() -> String { folder["c"] }

    // MARK: What came of it

    /// How often the program set each chunk, and how often it merged.
    var starts: [String: Int] {
        let lines = String(decoding: folder.bytes(of: Self.home + "/starts") ?? [], as: UTF8.self).split(separator: "\n")
        return lines.reduce(into: [:]) { starts, line in
            let chunk = line.firstMatch(of: /--index (\S+)/)?.output.1 ?? "merge"
            starts[String(chunk), default: 0] += 1
        }
    }

    /// Each chunk once, and the one with the late edition twice.
    func expectedStarts(chunk: Int) -> [String: Int] {
        stride(from: 0, to: count, by: chunk).reduce(into: ["merge": 1]) { starts, first in
            starts["\(first)-\(first + chunk - 1)"] = (first..<first + chunk).contains(Self.late) ? 2 : 1
        }
    }

    /// All but the poor one are done and there, and the ledger says so.
    func expectTheRightLedger() throws {
        for (state, indices) in [("failed", [Self.poor]), ("done", (0..<count).filter { $0 != Self.poor })] {
            let run = try varaq("ledger", "Out", "--editions", "--state", state, "--csv", "-")
            let stems = run.text.split(whereSeparator: \.isNewline).compactMap { $0.firstMatch(of: /note-г\d+/).map { String($0.output) } }
            #expect(run.code == 0 && stems.sorted() == indices.map(Self.stem).sorted(), "\(state): \(run.text) \(run.complaints)")
        }
        let files = folder.names.filter { $0.hasSuffix(".pdf") }
        #expect(files.count == count - 1 && !files.contains { $0.contains(Self.stem(Self.poor) + ".pdf") })
        for file in files { #expect(folder.bytes(of: file)?.starts(with: "%PDF-1.".utf8) == true, "\(file)") }
        #expect(!folder.names.contains { $0.hasSuffix("spoiled") }, "a shell has read a name")
    }
}
