import Foundation
import Testing
import VaraqKit

/// What authors are told, and that nothing else is said.
@Suite("Diagnostics") struct SayingTests {
    @Test(arguments: [
        ("---\ncolour: red\nlanguage: ru\n---\n\nСлово.\n", "article.md:2:1: warning: unknown key colour"),
        ("---\nlanguage: ru\n---\n\nСлово<br>слово\n", "article.md:5:6: warning: HTML is set as it stands"),
        ("---\nlanguage: ru\n---\n\nЗнак 漢 здесь.\n",
         "article.md:5:6: error: no font has «漢» (U+6F22, CJK UNIFIED IDEOGRAPH-6F22)"),
    ])
    func `a fault is said with its place, once`(text: String, line: String) throws {
        _ = try Shop.set(text, layout: "column-a5", saying: [line])
    }

    @Test(arguments: [
        ("---\nlanguage: ru\nlayout: columns-a5\n---\n\nСлово.\n", "article.md:3:9: error: there is no layout 'columns-a5'"),
        ("layout: columns-a5\neditions: {ru: {articles: {lead: a.md}}, fa: {articles: {lead: a.md}}}\n",
         "issue.yaml:1:9: error: there is no layout 'columns-a5'"),
        ("layout: column-a5\neditions: {ru: {layout: columns-a5, articles: {lead: a.md}}}\n",
         "issue.yaml:2:25: error: there is no layout 'columns-a5'"),
    ])
    func `a layout that is not there is said where it is asked for`(text: String, line: String) throws {
        let name = String(line.prefix { $0 != ":" }), folder = try Folder([name: text, "a.md": "Слово.\n"])
        let job = try Shop.set(Order(path: folder[name]), in: folder.path)
        #expect(job.said == [line] && job.diagnostics.all[0].hint == "did you mean 'column-a5'?")
        let order = try Shop.set(Order(path: folder[name], layout: "columns-a6"), in: folder.path)
        #expect(order.said == ["error: there is no layout 'columns-a6'"])
    }

    @Test func `an unexpected warning fails a test`() throws {
        try withKnownIssue {
            _ = try Shop.set("---\ncolour: red\nlanguage: ru\n---\n\nСлово.\n", layout: "column-a5")
        } matching: { issue in
            "\(issue)".contains("unknown key colour")
        }
    }

    @Test func `an expected one that is not said fails a test`() throws {
        try withKnownIssue {
            _ = try Shop.set("Слово.\n", language: "ru", layout: "column-a5", saying: ["article.md:1:1: warning: unheard of"])
        } matching: { issue in
            "\(issue)".contains("unheard of")
        }
    }

    @Test func `an address too long for its column is told with its place`() throws {
        let address = "https://paper.example/" + String(repeating: "a", count: 120)
        let folder = try Folder(["a.md": "<\(address)>\nи далее.\n"])
        let job = try Shop.set(Order(path: folder["a.md"], language: "ru", layout: "column-a5"), in: folder.path)
        #expect(job.said.first?.wholeMatch(of: /a\.md:1:\d+: warning: a word is cut without a hyphen, .*/) != nil, "\(job.said)")
        #expect(!job.diagnostics.hasErrors)
    }

    @Test func `words are divided as the folder's hyphenation.txt has it, and its faults are said`() throws {
        let copy = "---\nlanguage: ru\n---\n\n" + String(repeating: "И так достопримечательность стоит. ", count: 40) + "\n"
        func hyphenated(_ files: [String: String], _ name: String) throws -> (lines: Int, said: [String]) {
            let folder = try Folder(files)
            let job = try Shop.set(Order(path: folder[name], layout: "columns-a4"), in: folder.path)
            return (Report(job.editions.map { ($0, []) }, diagnostics: job.diagnostics).editions[0].lines.hyphenated, job.said)
        }
        let issue = "layout: columns-a4\neditions: {ru: {articles: {lead: a/lead.md}}}\n"
        #expect(try hyphenated(["lead.md": copy], "lead.md").lines > 5)
        let words = "достопримечательность\n"
        #expect(try hyphenated(["lead.md": copy, "hyphenation.txt": words], "lead.md").lines == 0)
        let files = ["a/lead.md": copy, "issue.yaml": issue, "hyphenation-ru.txt": words + "два-\n"]
        for name in ["", "issue.yaml"] {
            let (lines, said) = try hyphenated(files, name)
            #expect(lines == 0)
            #expect(said.contains("hyphenation-ru.txt:2:4: warning: a hyphen stands between no letters; the line is passed over"), "\(said)")
        }
    }

    @Test func `what is wrong with layouts that are only tried for advice is not said`() throws {
        let home = try Folder([
            "Fonts/catalogue.yaml": String(contentsOfFile: Shop.root + "/Fonts/catalogue.yaml", encoding: .utf8)
                .replacing("PTM55F.ttf", with: "nowhere.ttf"),
            "Layouts/base.yaml": String(contentsOfFile: Shop.root + "/Layouts/base.yaml", encoding: .utf8),
            "Layouts/slip.yaml": "sheet: a7\nmargins: {top: 5mm, bottom: 5mm}\nfit: {size: [9pt, 10pt]}\npages: [{frames: [{name: f, thread: t}]}]\nthreads: {t: others}\n",
            "Layouts/typed.yaml": "sheet: a3\nstyles: {body: {role: mono}}\npages: [{frames: [{name: f, thread: t}]}]\nthreads: {t: others}\n",
        ])
        let folder = try Folder(["a.md": String(repeating: "Слово за словом. ", count: 100) + "\n"])
        var diagnostics = Diagnostics()
        func said(in layout: String) throws -> [String] {
            let typesetter = try #require(Typesetter(resources: Resources(home: home.path), into: &diagnostics))
            return try Shop.set(Order(path: folder["a.md"], language: "ru", layout: layout), in: folder.path, with: typesetter).said
        }
        #expect(try said(in: "typed").contains { $0.contains("nowhere.ttf") || $0.contains("PT Mono") })
        let errors = try said(in: "slip").filter { $0.contains(": error: ") || $0.hasPrefix("error: ") }
        #expect(errors.count == 1 && errors[0].contains("the text is too long for its sheet"), "\(errors)")
    }

    @Test func `text that does not fit tells how much is over and where it begins`() throws {
        let copy = String(repeating: "Слово за словом заполняет лист. ", count: 700)
        let folder = try Folder(["a.md": copy + "\n"])
        let job = try Shop.set(Order(path: folder["a.md"], language: "ru", layout: "broadsheet-a4"), in: folder.path)
        let said = try #require(job.said.last?.wholeMatch(of: /a\.md:1:(\d+): error: the text is too long .*, (\d+) words are over/))
        let words = try #require(job.editions.first).report.words
        #expect(Int(said.2) == 700 * 5 - words)
        // Each sentence has 32 characters, so the place tells the word.
        let column = try #require(Int(said.1)) - 1
        let starts = [0, 6, 9, 16, 26]
        #expect(starts.firstIndex(of: column % 32).map { column / 32 * 5 + $0 } == words)
    }
}
