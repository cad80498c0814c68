import Foundation
import Testing

/// Finished files, checked.
@Suite("Checking") struct CheckTests {
    private func folder() throws -> Folder {
        let folder = try Folder(["note.md": "---\nlanguage: ru\nlayout: pamphlet-a5\n---\n\nПервый абзац заметки.\n", "text.pdf": "no PDF"])
        #expect(try Run("typeset", "note.md", "--quiet", in: folder.path).code == 0)
        return folder
    }

    @Test func `a file for the screen is what it claims`() throws {
        let folder = try folder(), run = try Run("check", "note.pdf", "--strict", in: folder.path)
        #expect(run.code == 0 && run.text.isEmpty && run.complaints.hasPrefix("note.pdf: 2 pages, PDF/A-2u"))
        #expect(run.complaints.contains("PDF/UA-1") && run.complaints.contains("nothing to object to"))
    }

    @Test func `one for an office printer is told of, and passes`() throws {
        let folder = try folder()
        #expect(try Run("typeset", "note.md", "--target", "office", "-o", "sheets.pdf", "--quiet", in: folder.path).code == 0)
        let run = try Run("check", "sheets.pdf", in: folder.path)
        #expect(run.code == 0 && run.complaints.hasPrefix("sheets.pdf: 2 pages, "))
        #expect(run.lines.first?.hasPrefix("sheets.pdf: page 2: warning[colour.rgb]: ") == true, "\(run.lines)")
        #expect(run.lines.contains { $0.hasPrefix("  hint: ") })
        #expect(try Run("check", "sheets.pdf", "--strict", in: folder.path).code == 2)
        let quiet = try Run("check", "sheets.pdf", "--quiet", in: folder.path)
        #expect(quiet.code == 0 && quiet.text.isEmpty && quiet.complaints.isEmpty)
    }

    @Test func `a print shop rejects it`() throws {
        let folder = try folder(), run = try Run("check", "note.pdf", "--profile", "shop-coated", in: folder.path)
        #expect(run.code == 4 && run.text.contains("error[intent.missing]") && run.text.contains("  clause: ISO 15930-7"))
        #expect(run.complaints.contains("profile shop-coated"))
    }

    @Test func `scripts read it as JSON`() throws {
        let folder = try folder(), run = try Run("check", "note.pdf", "--profile", "shop-coated", "--json", in: folder.path)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        let findings = try #require(json["findings"] as? [[String: Any]])
        #expect(run.code == 4 && json["file"] as? String == "note.pdf" && json["pages"] as? Int == 2)
        #expect(findings.allSatisfy { $0["rule"] is String && $0["hint"] is String && $0["message"] is String && $0["count"] is Int })
        #expect(json["errors"] as? Int == findings.count { $0["severity"] as? String == "error" })
        #expect(run.complaints.isEmpty)
    }

    @Test(arguments: [
        (["text.pdf"], 65, "text.pdf is no PDF"), (["note.doc"], 65, "note.doc cannot be read"),
        (["none.pdf"], 65, "none.pdf cannot be read"), (["."], 65, "has no issue.yaml"), ([], 64, "name the articles, issues or PDFs"),
        (["note.pdf", "--profile", "shop-coatd"], 65, "there is no profile 'shop-coatd'"), (["--ledger", "x5"], 64, "x5"),
        (["note.pdf", "--ledger", "x4"], 64, "name the articles, issues or PDFs"), (["none.md"], 65, "there is no file or folder none.md"),
        (["note.md", "--off", "quotse"], 64, "there is no rule 'quotse'"), (["note.md", "--fix", "--apply", "dots"], 64, "give one of them"),
    ])
    func `what cannot be checked is said`(arguments: [String], code: Int32, complaint: String) throws {
        let folder = try folder(), run = try Run(["check"] + arguments, in: folder.path)
        #expect(run.code == code && run.complaints.contains(complaint) && run.output.isEmpty)
    }

    @Test func `a standard is shown clause by clause`() throws {
        let folder = try Folder(), run = try Run("check", "--ledger", "a2u", in: folder.path)
        #expect(run.code == 0 && run.lines.first == "PDF/A-2u (ISO 19005-2:2011)" && run.lines.contains { $0.hasPrefix("6.2.11.4: ") })
    }
}
