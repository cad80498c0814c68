import Foundation
import Testing

/// `varaq layouts --for`, `--gallery` and `--json`.
@Suite("Choosing") struct ChoosingTests {
    static func object(_ run: Run) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    @Test func `a text is ranked in columns, a line a layout, and the same as JSON`() throws {
        let folder = try Folder(["issue.yaml": "editions: {fa: {articles: {lead: fa.md}}}\n", "fa.md": "واژه‌ها صفحه را پر می‌کنند.\n"])
        let run = try Run("layouts", "--for", ".", "--edition", "fa", in: folder.path)
        #expect(run.code == 0 && run.complaints.isEmpty && run.lines.count >= 11)
        let own = try #require(run.lines.first { $0.hasPrefix("column-a5 ") })
        #expect(own.contains("  as needed  ") && own.contains(" pt  1 page "))
        #expect(Set(run.lines.map { $0.prefix { $0 != " " }.count + $0.drop { $0 != " " }.prefix { $0 == " " }.count }).count == 1)
        let json = try Run("layouts", "--for", ".", "--edition", "fa", "--json", in: folder.path)
        let edition = try #require((try Self.object(json)["editions"] as? [[String: Any]])?.first)
        let layouts = try #require(edition["layouts"] as? [[String: Any]])
        #expect(edition["edition"] as? String == "fa" && layouts.compactMap { $0["name"] as? String } == run.lines.map { String($0.prefix { $0 != " " }) })
        #expect(layouts.allSatisfy { $0["fit"] is String && $0["size"] is NSNumber && $0["percent"] is NSNumber && $0["path"] is String })
    }

    @Test func `the list as JSON has figures of each layout`() throws {
        let run = try Run("layouts", "--json", in: "/")
        let layouts = try #require(try Self.object(run)["layouts"] as? [[String: Any]])
        let tabloid = try #require(layouts.first { $0["name"] as? String == "tabloid-a3" })
        #expect(run.code == 0 && tabloid["fold"] as? String == "half" && tabloid["sheet"] as? [Double] == [210, 297])
        #expect(tabloid["pages"] as? Int == 4 && tabloid["columns"] as? Int == 3 && tabloid["repeats"] as? Bool == false)
        #expect((tabloid["fit"] as? [String: Any])?["size"] is [Double] && (tabloid["thumbnail"] as? String)?.hasSuffix("/tabloid-a3.png") == true)
    }

    @Test func `editions are ranked one after the other, an article without an issue alone`() throws {
        let folder = try Folder([
            "news/issue.yaml": "editions:\n  ru: {articles: {lead: ru.md}}\n  fa: {articles: {lead: fa.md}}\n",
            "news/ru.md": "Привет.\n", "news/fa.md": "سلام.\n", "note.txt": "Привет.\n",
        ])
        let run = try Run("layouts", "--for", "news", in: folder.path)
        #expect(run.code == 0 && run.lines.filter { $0.contains("(") } == ["ru (ru)", "fa (fa)"])
        let note = try Run("layouts", "--for", "note.txt", in: folder.path)
        #expect(note.code == 0 && note.lines.last?.contains("not for it") == true && !note.text.contains("("))
        #expect(note.text.contains("column-a5 ") && folder.names.count == 5)
    }

    @Test func `a contact sheet names every layout and is sound`() throws {
        let folder = try Folder(["note.md": "---\ntitle: Заметка\nlanguage: ru\n---\n\nСлова заполняют полосу.\n"])
        let run = try Run("layouts", "--gallery", "all.pdf", "--for", "note.md", in: folder.path)
        #expect(run.code == 0 && run.lines == ["all.pdf"] && run.complaints.isEmpty)
        let check = try Tool.run("qpdf", "--check", folder["all.pdf"])
        #expect(check.code == 0)
        if let text = try? Tool.run("pdftotext", folder["all.pdf"], "-") {
            for name in try Run("layouts", in: "/").lines.map({ $0.prefix { $0 != " " } }) { #expect(text.output.contains(name), "\(name)") }
        }
    }

    @Test(arguments: [
        (["--for", "none.md"], 65, "no file or folder none.md"), (["--for", "bad.docx"], 65, "bad.docx"),
        (["--for", "a.md", "--edition", "xx"], 64, "no edition 'xx'"), (["--edition", "fa"], 64, "--for"),
        (["column-a5", "--for", "a.md"], 64, "one at a time"), (["--gallery", "a.pdf", "--lang", "de"], 64, "no edition 'de'"),
        (["--gallery", "none/a.pdf", "--for", "a.md"], 73, "none/a.pdf"), (["colum-a5"], 65, "did you mean 'column-a5'?"),
    ])
    func `what cannot be is said, and nothing is written`(arguments: [String], code: Int32, complaint: String) throws {
        let folder = try Folder(["a.md": "Привет.\n", "bad.docx": "PK"])
        let run = try Run(["layouts"] + arguments, in: folder.path)
        #expect(run.code == code && run.complaints.contains(complaint), "\(run.complaints)")
        #expect(run.output.isEmpty && folder.names == ["a.md", "bad.docx"])
    }
}

/// A program of the system.
enum Tool {
    static func run(_ arguments: String...) throws -> (code: Int32, output: String) {
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
