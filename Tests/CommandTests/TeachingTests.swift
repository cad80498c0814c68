import Testing

/// The commands that show what there is and how to begin.
@Suite("Teaching") struct TeachingTests {
    @Test func `help mentions every command and exit code`() throws {
        let run = try Run("--help", in: "/")
        #expect(run.code == 0 && run.complaints.isEmpty)
        for word in ["typeset", "layouts", "fonts", "init", "--layout pamphlet-a5", "Exit codes", "73"] {
            #expect(run.text.contains(word), "\(word)")
        }
    }

    @Test(arguments: [
        ("typeset", ["--layout", "--edition", "--format", "--report", "--dump", "--show", "--strict", "-o"]), ("layouts", ["--lang"]),
        ("fonts", ["missing"]), ("init", ["--lang"]),
    ])
    func `each command has help`(command: String, words: [String]) throws {
        let run = try Run(command, "--help", in: "/")
        #expect(run.code == 0)
        for word in words { #expect(run.text.contains(word), "\(word)") }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `each shell completes`(shell: String) throws {
        let run = try Run("--generate-completion-script", shell, in: "/")
        #expect(run.code == 0 && run.text.contains("typeset") && run.text.contains("layout"))
    }

    @Test func `layouts are listed with a summary, and shown one by one`() throws {
        let list = try Run("layouts", in: "/")
        #expect(list.code == 0 && list.lines.map { $0.prefix { $0 != " " } }
            == ["bilingual-a4", "broadsheet-a3", "broadsheet-a4", "column-a5", "columns-a4", "digest-a4", "flyer-a5",
                "leaflet-trifold", "leaflet-z", "pamphlet-a5", "tabloid-a3", "wall-a2", "zine-a7"])
        #expect(list.lines.allSatisfy { $0.split(separator: " ").count > 3 })
        let one = try Run("layouts", "columns-a4", in: "/")
        #expect(one.code == 0 && one.lines.first?.hasPrefix("columns-a4: ") == true && one.text.contains("first → main"))
        let none = try Run("layouts", "column-a4", in: "/")
        #expect(none.code == 65 && none.output.isEmpty && none.complaints.contains("column-a4"))
    }

    @Test func `fonts are listed with their files`() throws {
        let run = try Run("fonts", in: "/")
        #expect(run.code == 0 && run.text.contains("Amiri") && run.text.contains("PTF55F.ttf") && run.complaints.isEmpty)
    }

    @Test(arguments: ["fa", "ar", "ru"])
    func `a new issue typesets as it is`(language: String) throws {
        let folder = try Folder()
        let new = try Run("init", "new", "--lang", language, in: folder.path)
        #expect(new.code == 0 && new.complaints.isEmpty)
        #expect(new.lines == ["issue.yaml", "broadsheet-a4.yaml", "lead.md", "second.md", "notice.md", "contact.md"].map {
            $0.hasSuffix("yaml") ? "new/\($0)" : "new/\(language)/\($0)"
        })
        let run = try Run("typeset", "new", "--strict", in: folder.path)
        #expect(run.code == 0 && run.lines == ["new-\(language).pdf"] && run.complaints.isEmpty, "\(run.complaints)")
        let again = try Run("init", "new", in: folder.path)
        #expect(again.code == 73 && again.output.isEmpty)
    }
}
