import Foundation
import Testing

/// Where results go, and in which form.
@Suite("Output") struct OutputTests {
    static let article = "---\ntitle: Заметка\nlanguage: ru\nlayout: column-a5\n---\n\nПервый абзац заметки.\n\nВторой.\n"
    static let issue = [
        "news/issue.yaml": "layout: column-a5\neditions:\n  ru: {articles: {a: ru.md}}\n  fa: {articles: {a: fa.md}}\n",
        "news/ru.md": "Привет.\n", "news/fa.md": "سلام.\n",
    ]

    @Test func `a folder takes each edition under its name, and is made`() throws {
        let folder = try Folder(Self.issue)
        let run = try Run("typeset", "news", "-o", "out/", in: folder.path)
        #expect(run.code == 0 && run.lines == ["out/news-ru.pdf", "out/news-fa.pdf"] && run.complaints.isEmpty)
        #expect(Array(folder.names.filter { $0.hasPrefix("out/") }) == ["out/news-fa.pdf", "out/news-ru.pdf"])
    }

    @Test func `one edition goes into a file, the same as into the standard output`() throws {
        let folder = try Folder(Self.issue)
        let file = try Run("typeset", "news/issue.yaml", "--edition", "fa", "-o", "fa.pdf", in: folder.path)
        #expect(file.code == 0 && file.lines == ["fa.pdf"])
        let stream = try Run("typeset", "news", "--edition", "fa", "-o", "-", in: folder.path)
        #expect(stream.code == 0 && stream.output.starts(with: Array("%PDF-".utf8)))
        #expect(folder.bytes(of: "fa.pdf") == stream.output)
    }

    @Test func `pictures are numbered by page`() throws {
        let long = Self.article + String(repeating: "Слова заполняют полосу за полосой. ", count: 130) + "\n"
        let folder = try Folder(["note.md": long])
        let png = try Run("typeset", "note.md", "--format", "png", "--dpi", "20", in: folder.path)
        #expect(png.code == 0 && png.lines == ["note-1.png", "note-2.png"])
        #expect(folder.bytes(of: "note-2.png")?.starts(with: [0x89] + Array("PNG".utf8)) == true)
        let svg = try Run("typeset", "note.md", "--format", "svg", "-o", "page.svg", in: folder.path)
        #expect(svg.code == 0 && svg.lines == ["page-1.svg", "page-2.svg"])
        #expect(folder.bytes(of: "page-1.svg").map { String(decoding: $0, as: UTF8.self).contains("<svg") } == true)
    }

    @Test func `the report tells pages, words, lines and faults`() throws {
        let folder = try Folder(["note.md": Self.article.replacing("title:", with: "colour: red\ntitle:")])
        let run = try Run("typeset", "note.md", "--report", "report.json", "--json", in: folder.path)
        #expect(run.code == 0)
        #expect(folder.bytes(of: "report.json") == run.output)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        let edition = try #require((report["editions"] as? [[String: Any]])?.first)
        #expect(edition["language"] as? String == "ru" && edition["pages"] as? Int == 1 && edition["words"] as? Int == 5)
        #expect((edition["lines"] as? [String: Int])?["all"] == 3)
        #expect((edition["gaps"] as? [String: Any])?["standardDeviation"] is NSNumber)
        #expect(edition["outputs"] as? [String] == ["note.pdf"])
        let fault = try #require((report["faults"] as? [[String: Any]])?.first)
        #expect(fault["file"] as? String == "note.md" && fault["line"] as? Int == 2 && fault["column"] as? Int == 1)
        #expect(fault["severity"] as? String == "warning" && fault["message"] as? String == "unknown key colour")
    }

    @Test func `a report is written of a text that does not fit`() throws {
        let folder = try Folder(ExitCodeTests.issue(String(repeating: "Слова. ", count: 600)))
        let run = try Run("typeset", ".", "--report", "report.json", in: folder.path)
        #expect(run.code == 3 && run.output.isEmpty)
        let report = String(decoding: folder.bytes(of: "report.json") ?? [], as: UTF8.self)
        #expect(report.contains("\"severity\" : \"error\"") && report.contains("\"outputs\" : [\n"))
    }

    @Test(arguments: [("pages", "page 1 [1] 419.53 x 595.28"), ("lines", "|Первый абзац заметки. |")])
    func `a dump prints the pages and writes none`(kind: String, piece: String) throws {
        let folder = try Folder(["note.md": Self.article])
        let run = try Run("typeset", "note.md", "--dump", kind, in: folder.path)
        #expect(run.code == 0 && run.text.contains(piece) && run.complaints.isEmpty && folder.names == ["note.md"])
    }

    @Test func `marks for proofing are asked for by name, between commas`() throws {
        let folder = try Folder(["note.md": Self.article])
        let run = try Run("typeset", "note.md", "--show", "gaps,grid", "--dump", "pages", in: folder.path)
        #expect(run.code == 0 && run.text.contains("proof-grid"))
        let other = try Run("typeset", "note.md", "--show", "grid,gap", in: folder.path)
        #expect(other.code == 64 && other.complaints.contains("there is no mark 'gap'") && folder.names == ["note.md"])
    }

    @Test func `several inputs are set one after the other`() throws {
        let folder = try Folder(["a.md": "---\nlanguage: ru\n---\n\nА.\n", "b.txt": "ب.\n", "c.md": "---\ntitle: [\n---\n"])
        let run = try Run("typeset", "a.md", "c.md", "b.txt", "--lang", "fa", in: folder.path)
        #expect(run.code == 65 && run.lines == ["a.pdf", "b.pdf"])
        #expect(folder.names == ["a.md", "a.pdf", "b.pdf", "b.txt", "c.md"])
    }
}
