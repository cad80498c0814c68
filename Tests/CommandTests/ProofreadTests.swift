import Foundation
import Testing

/// Articles and issues, proof-read.
@Suite("Proof-reading") struct ProofreadTests {
    private static let article = "\u{FEFF}---\r\ntitle: Заметка\r\nlanguage: ru\r\n---\r\n\r\nОн сказал: \"Да\" ,и ушёл .\r\nПишите на a@gmial.com.\r\n"
    private static let mended = "\u{FEFF}---\r\ntitle: Заметка\r\nlanguage: ru\r\n---\r\n\r\nОн сказал: «Да», и ушёл.\r\nПишите на a@gmial.com.\r\n"

    private func text(_ folder: Folder, _ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder[name])), as: UTF8.self)
    }

    @Test func `findings have their places and a better text`() throws {
        let folder = try Folder(["a.md": Self.article]), run = try Run("check", "a.md", in: folder.path)
        #expect(run.code == 0)
        #expect(run.lines.contains("a.md:6:16: spaces (high): spaces are doubled, missing, or before a mark"), "\(run.lines)")
        #expect(run.lines.contains("  hint: «\"Да\" ,и» → «\"Да\", и»"))
        #expect(run.lines.contains("a.md:7:11: email (medium): this is hardly the address that is meant"))
        #expect(run.complaints == "a.md: 4 high, 1 medium\n")
        #expect(try text(folder, "a.md") == Self.article)
        #expect(try Run("check", "a.md", "--strict", "--quiet", in: folder.path).code == 2)
    }

    @Test func `what is sure is mended once, line ends and a byte order mark kept`() throws {
        let folder = try Folder(["a.md": Self.article])
        #expect(chmod(folder["a.md"], 0o640) == 0)
        #expect(try Run("check", "a.md", "--fix", in: folder.path).complaints == "a.md: 4 mended, 1 medium\n")
        #expect(try text(folder, "a.md") == Self.mended)
        var facts = stat()
        #expect(stat(folder["a.md"], &facts) == 0 && facts.st_mode & 0o777 == 0o640)
        let again = try Run("check", "a.md", "--fix", in: folder.path)
        #expect(again.complaints == "a.md: 1 medium\n")
        #expect(try text(folder, "a.md") == Self.mended)
    }

    @Test func `rules are chosen by the command, the issue and the article`() throws {
        let issue = "editions:\n  ru:\n    articles: {lead: a.md, second: b.md}\n    fillers: [a.md]\nproofing: {off: [quotes]}\n"
        let folder = try Folder(["issue.yaml": issue, "a.md": "Да ,и \"нет\"...\n", "b.md": "---\nproofing: {off: [dots, spacs]}\n---\n\nДа ,и \"нет\"...\n"])
        func found(_ arguments: String...) throws -> [String] {
            try Run(["check", "."] + arguments, in: folder.path).lines.compactMap { line in
                line.hasPrefix("  ") ? nil : line.split(separator: " ").prefix(2).joined(separator: " ")
            }
        }
        #expect(try found() == ["./a.md:1:3: spaces", "./a.md:1:12: dots", "./b.md:5:3: spaces"])
        #expect(try found("--off", "spaces") == ["./a.md:1:12: dots"])
        #expect(try found("--only", "spaces,quotes") == ["./a.md:1:3: spaces", "./b.md:5:3: spaces"])
        #expect(try Run("check", "issue.yaml", in: folder.path).complaints.contains("b.md:2:24: warning: there is no rule spacs of proof-reading\n  hint: did you mean spaces?"))
        #expect(try Run("check", ".", "--apply", "dots", in: folder.path).code == 0)
        #expect(try text(folder, "a.md") == "Да ,и \"нет\"…\n")
    }

    @Test func `a file behind a link that leads out is left alone`() throws {
        let folder = try Folder(["there/a.md": Self.article, "here/x.txt": ""])
        try FileManager.default.createSymbolicLink(atPath: folder["here/a.md"], withDestinationPath: "../there/a.md")
        let run = try Run("check", "here/a.md", "--fix", in: folder.path)
        #expect(run.complaints.contains("here/a.md is not mended: a link leads to it, out of here"))
        #expect(try text(folder, "there/a.md") == Self.article)
    }

    @Test func `scripts read it as JSON`() throws {
        let folder = try Folder(["a.md": Self.article]), run = try Run("check", "a.md", "--json", "--only", "email", in: folder.path)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        let finding = try #require((json["findings"] as? [[String: Any]])?.first)
        #expect(json["file"] as? String == "a.md" && json["language"] as? String == "ru" && json["isWritten"] as? Bool == false)
        #expect(finding["rule"] as? String == "email" && finding["line"] as? Int == 7 && finding["column"] as? Int == 11)
        #expect(finding["before"] as? String == "a@gmial.com." && finding["after"] as? String == "a@gmail.com.")
    }

    @Test func `a rule explains itself`() throws {
        let folder = try Folder(), all = try Run("check", "--explain", in: folder.path), one = try Run("check", "--explain", "weekday", in: folder.path)
        #expect(all.lines.count > 40 && all.lines.contains { $0.hasPrefix("weekday ") })
        #expect(one.lines.first == "weekday: a date and its day of the week do not agree" && one.text.contains("→"))
        #expect(try Run("check", "--explain", "wekday", in: folder.path).code == 64)
    }

    @Test func `characters without a font are found`() throws {
        let folder = try Folder(["a.md": "---\nlanguage: ru\n---\n\nСлово ঊ и ещё ঊ.\n"]), run = try Run("check", "a.md", in: folder.path)
        #expect(run.lines.count == 1 && run.lines[0].hasPrefix("a.md:5:7: no-face (high): no font has «ঊ» (U+098A, BENGALI LETTER UU)"), "\(run.lines)")
    }

    @Test func `the examples are clean`() throws {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        for example in ["dawn", "market", "shelf", "handbook/handbook.md"] {
            let run = try Run("check", "Examples/\(example)", in: checkout)
            #expect(run.code == 0 && !run.text.contains("(high)"), "\(run.text)")
        }
    }
}
