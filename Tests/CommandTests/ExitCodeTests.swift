import Testing

/// What a run ends with, what it says where, and what it leaves behind.
@Suite("Exit codes") struct ExitCodeTests {
    /// One small page that takes the start of a text only.
    static let slip = """
        name: slip
        summary: One small page
        sheet: a7
        pages: [{name: slip, frames: [{name: slip, thread: main}]}]
        threads: {main: [others]}
        """

    static func issue(_ text: String) -> [String: String] {
        ["issue.yaml": "layout: slip\neditions: {ru: {articles: {lead: lead.md}}}\n", "slip.yaml": slip, "lead.md": text]
    }

    @Test func `a text without fault ends with 0 and says where its pages are`() throws {
        let folder = try Folder(["note.md": "---\nlanguage: ru\n---\n\nПривет.\n"])
        let run = try Run("typeset", "note.md", in: folder.path)
        #expect(run.code == 0 && run.lines == ["note.pdf"] && run.complaints.isEmpty)
        #expect(folder.bytes(of: "note.pdf")?.starts(with: Array("%PDF-".utf8)) == true)
    }

    @Test func `warnings end with 2 when strict, and are not shown when quiet`() throws {
        let folder = try Folder(["note.md": "---\nlanguage: ru\ncolour: red\n---\n\nПривет.\n"])
        let lenient = try Run("typeset", "note.md", in: folder.path)
        #expect(lenient.code == 0 && lenient.lines == ["note.pdf"])
        #expect(lenient.complaintLines.first == "note.md:3:1: warning: unknown key colour")
        let strict = try Run("typeset", "note.md", "--strict", "--quiet", in: folder.path)
        #expect(strict.code == 2 && strict.lines == ["note.pdf"] && strict.complaints.isEmpty)
    }

    @Test func `what does not fit ends with 3, says how much is over, and leaves the old pages`() throws {
        let text = "---\nlanguage: ru\n---\n\n" + String(repeating: "Слова, которым не хватит места на листке. ", count: 60)
        let folder = try Folder(Self.issue("---\nlanguage: ru\n---\n\nКоротко.\n"))
        let good = try Run("typeset", ".", "-o", "out.pdf", in: folder.path)
        #expect(good.code == 0)
        let old = try #require(folder.bytes(of: "out.pdf"))
        try folder.put(text, at: "lead.md")
        let before = folder.names
        let run = try Run("typeset", ".", "-o", "out.pdf", in: folder.path)
        #expect(run.code == 3 && run.output.isEmpty)
        #expect(run.complaints.contains(/^\.\/lead\.md:\d+:\d+: error: .*\d+ words/.anchorsMatchLineEndings()))
        #expect(folder.bytes(of: "out.pdf") == old && folder.names == before)
    }

    @Test(arguments: [("漢", "U+6F22"), ("🦊", "U+1F98A")])
    func `a character that no font has ends with 5 and is named with its place`(character: String, code: String) throws {
        let folder = try Folder(["note.md": "---\nlanguage: ru\n---\n\nОдно слово\nи знак \(character) здесь.\n"])
        let run = try Run("typeset", "note.md", in: folder.path)
        #expect(run.code == 5 && run.output.isEmpty && folder.names == ["note.md"])
        let complaint = try #require(run.complaintLines.first)
        #expect(complaint.hasPrefix("note.md:6:8: error: "))
        #expect(complaint.contains(character) && complaint.contains(code))
    }

    @Test(arguments: [
        ["typeset"], ["typeset", "note.md", "--format", "docx"], ["typeset", "note.md", "--dpi", "1"], ["print"],
        ["typeset", "note.md", "--colour"], ["typeset", "note.md", "note.md", "-o", "-"], ["init", "new", "--lang", "tlh"],
        ["typeset", "note.md", "--format", "png", "-o", "-"],
    ])
    func `wrong usage ends with 64 and writes nothing`(arguments: [String]) throws {
        let folder = try Folder(["note.md": "Привет.\n"])
        let run = try Run(arguments, in: folder.path)
        #expect(run.code == 64 && run.output.isEmpty && !run.complaints.isEmpty && folder.names == ["note.md"])
    }

    @Test func `an edition that is not there, or two for one file, end with 64`() throws {
        let folder = try Folder([
            "issue.yaml": "layout: column-a5\neditions: {ru: {articles: {a: a.md}}, fa: {articles: {a: a.md}}}\n", "a.md": "1\n",
        ])
        let unknown = try Run("typeset", ".", "--edition", "ar", in: folder.path)
        #expect(unknown.code == 64 && unknown.complaints.contains("no edition 'ar'"))
        let crowded = try Run("typeset", ".", "-o", "one.pdf", in: folder.path)
        #expect(crowded.code == 64 && crowded.complaints.contains("--edition"))
        let own = try Run("typeset", ".", "--edition", "fa", "--beside", "fa", "--layout", "bilingual-a4", in: folder.path)
        #expect(own.code == 64 && own.output.isEmpty)
        #expect(own.complaints.contains("the edition 'fa' cannot stand beside itself\n  hint: name another: ru"))
        #expect(folder.names == ["a.md", "issue.yaml"])
    }

    @Test(arguments: [
        ("none.md", "error: there is no file or folder none.md"), ("broken.md", "broken.md:3:1: error: not YAML"),
        ("bytes.docx", "bytes.docx"), ("folder", "error: the folder folder has no issue.yaml"), ("empty.md", "empty.md:1:1: error:"),
    ])
    func `an input at fault ends with 65`(path: String, complaint: String) throws {
        let folder = try Folder([
            "broken.md": "---\ntitle: [a\n---\n\nText\n", "bytes.docx": "PK", "folder/a.md": "a", "empty.md": "",
        ])
        let run = try Run("typeset", path, in: folder.path)
        #expect(run.code == 65 && run.output.isEmpty)
        #expect(run.complaints.contains(complaint), "\(run.complaints)")
    }

    @Test func `an unknown layout ends with 65 and the ones there are`() throws {
        let folder = try Folder(["note.md": "Привет.\n"])
        let run = try Run("typeset", "note.md", "--layout", "broadsheet-a5", in: folder.path)
        #expect(run.code == 65 && run.complaints.contains("did you mean 'broadsheet-a"))
    }

    @Test func `an output that cannot be written ends with 73`() throws {
        let folder = try Folder(["note.md": "---\nlanguage: ru\n---\n\nПривет.\n"])
        let run = try Run("typeset", "note.md", "-o", "none/note.pdf", in: folder.path)
        #expect(run.code == 73 && run.output.isEmpty && run.complaints.contains("none/note.pdf"))
        let report = try Run("typeset", "note.md", "--report", "none/report.json", in: folder.path)
        #expect(report.code == 73 && report.complaints.contains("none/report.json"))
    }

    @Test func `without its layouts and fonts it ends with 65 and says what to set`() throws {
        let folder = try Folder()
        let run = try Run("layouts", in: folder.path, environment: ["VARAQ_HOME": folder.path])
        #expect(run.code == 65 && run.complaints.contains("VARAQ_HOME"))
    }
}
