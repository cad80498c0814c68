@testable import Proofing
import Diagnostics
import Testing

/// Documents made by pandoc and read back by it. Where it is not installed they are skipped, and the report says so.
@Suite(.enabled(if: Tools.installed.path(of: "pandoc") != nil, "pandoc is not installed"))
struct PandocTests {
    /// Bytes of a document of a format, made of HTML.
    static func document(_ html: String, _ format: String) throws -> [UInt8] {
        let tool = Tool(name: "pandoc", package: "pandoc", arguments: ["--from", "html", "--to", format, "--output", "-"])
        return try tool.output(of: .bytes(Array(html.utf8)), tools: .installed, bounds: Bounds())
    }

    private static let page = """
        <!DOCTYPE html>
        <html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>یک سقف</title><meta name="author" content="مهتاب">
        <meta name="date" content="2026-03-21"></head><body>
        <h2 dir="rtl">آغاز <span dir="rtl" lang="fa">کار</span></h2>
        <p dir="rtl">متن <b>«مهم»</b>ی که <i>این‌جا</i> آغاز می‌شود. It's 5 * 3... <a href="https://varaq.example/a">نشانی</a></p>
        <ul><li>یک</li><li>دو<ol><li>الف</li><li>ب</li></ol></li></ul>
        <blockquote><p>Он сказал: «Да».</p></blockquote>
        <table><thead><tr><th>کالا</th><th>بها</th></tr></thead><tbody><tr><td>کاغذ</td><td>۱۲ | ۱۳</td></tr></tbody></table>
        <p>H<sub>2</sub>O и м<sup>2</sup><br>строка</p>
        </body></html>
        """

    private static let article = """
        ## آغاز کار

        متن **«مهم»**ی که *این‌جا* آغاز می‌شود. It's 5 * 3... [نشانی](https://varaq.example/a)

        - یک
        - دو
          1. الف
          2. ب

        > Он сказал: «Да».

        | کالا | بها |
        |---|---|
        | کاغذ | ۱۲ \\| ۱۳ |

        H[2]{.sub}O и м[2]{.sup}\\
        строка

        """

    private static let warnings = [
        "html": [], "docx": ["items counted with letters are counted with numbers"],
        "odt": ["2 passages of the document are not taken over: «کالا», «بها»"],
    ]

    @Test(arguments: ["html", "docx", "odt"])
    func aDocumentComesInAsAnArticle(format: String) throws {
        let bytes = format == "html" ? Array(Self.page.utf8) : try Self.document(Self.page, format)
        let reading = Reading(bytes, as: "name that tells nothing")
        #expect(reading.text?.form == .article)
        // Word processors keep where columns of a table begin, and tell quotes by their indents alone.
        let string = reading.string?.split(separator: ":---|:---").joined(separator: "---|---")
        if format == "odt" {
            #expect(string?.hasPrefix("مهتاب\n\n2026-03-21\n\n## آغاز کار\n\nمتن **«مهم»**ی که") == true)
        } else {
            #expect(string == Self.article)
        }
        #expect(reading.text?.title == "یک سقف")
        #expect(reading.text?.author == "مهتاب")
        #expect(reading.warnings == Self.warnings[format])
        if format == "html" { #expect(reading.text?.date == "2026-03-21") }
    }

    @Test func theSameBytesGiveTheSameText() throws {
        let bytes = try Self.document(Self.page, "docx")
        #expect(Reading(bytes, as: "a.docx").string == Reading(bytes, as: "b").string)
    }

    @Test func notesGoToTheEnd() throws {
        let tool = Tool(name: "pandoc", package: "pandoc", arguments: ["--from", "markdown", "--to", "docx", "--output", "-"])
        let markdown = "خواندن را آموختم[^a].\n\n[^a]: در خانه.\n\n    و در کوچه."
        let docx = try tool.output(of: .bytes(Array(markdown.utf8)), tools: .installed, bounds: Bounds())
        #expect(Reading(docx, as: "a.docx").string == "خواندن را آموختم[^1].\n\n[^1]: در خانه.\n\n    و در کوچه.\n")
    }

    @Test func picturesAreNamed() {
        let reading = Reading(Array("<html><p>a<img src='boat.png' alt='قایق'>b</p><p><img src='boat.png' alt='قایق'></p>".utf8))
        #expect(reading.string == "ab\n")
        #expect(reading.warnings == ["the picture boat.png (قایق) is not taken over"])
    }

    @Test(arguments: [
        ("<meta charset=windows-1251>", "windows-1251", false), ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "KOI8-R", false),
        ("", "windows-1251", true), ("<meta charset=utf-8>", "KOI8-R", true),
    ])
    func charsetsOfPagesAreHeeded(head: String, encoding: String, isGuessed: Bool) throws {
        let page = "<html><head>\(head)</head><body><p>Утром в типографию принесли бумагу, её было мало.</p></body></html>"
        let reading = Reading(try bytes(of: page, in: encoding), as: "a.html")
        #expect(reading.string == "Утром в типографию принесли бумагу, её было мало.\n")
        #expect(reading.text?.encoding == encoding)
        #expect(reading.text?.isGuessed == isGuessed)
        let saved = Reading(Array(page.utf8), as: "a.html")
        #expect(saved.string == reading.string)
        #expect(saved.text?.encoding == nil)
    }

    @Test func aPageThatIsBrokenOrEmptyIsNoCrash() {
        #expect(Reading(Array("<html></html>".utf8)).errors == ["the document has no text in it"])
        #expect(Reading(Array("<html><p>a<b><i>c</p><table><tr><td>".utf8)).string == "a\n\nc\n")
        #expect(Reading(Array(Archive(members: [.init(name: "word/document.xml", bytes: Array("<a".utf8))]).bytes)).diagnostics.exitCode == 65)
    }

    @Test func littleMemoryIsAClearError() {
        var bounds = Bounds()
        bounds.memory = 24 << 20
        let words = String(repeating: "<p>слово и слово</p>", count: 60_000)
        let reading = Reading(Array(("<html>" + words).utf8), bounds: bounds)
        #expect(reading.errors == ["pandoc runs out of memory with this file, or breaks on it"])
    }

    /// A page of nothing but depth makes pandoc and us work, and ends.
    @Test func deepPagesEnd() {
        let deep = Reading(Array(("<html>" + String(repeating: "<blockquote>", count: 3_000) + "a").utf8))
        #expect(deep.text != nil || deep.diagnostics.exitCode == 65)
    }
}

@Suite struct WebPageTests {
    @Test(arguments: [
        ("<html><head><title>t</title></head><nav>n</nav><article class=a><p>x</p></article><footer>f", "article"),
        ("<HTML><head><title>t</title></head><nav>n</nav><MAIN><p>x</p></MAIN><footer>f", "main"),
        ("<head><title>t</title></head><!-- <article> --><script>'<article>'</script><main><p>x</p></main>y", "main"),
    ])
    func theOneMainElementIsHandedOn(page: String, element: String) {
        let web = WebPage(Array(page.utf8))
        let text = String(decoding: web.bytes, as: UTF8.self)
        #expect(web.mainElement == element)
        #expect(text.contains("<title>t</title>") && text.contains("<p>x</p>") && !text.contains("<nav>") && !text.contains("f"))
    }

    @Test(arguments: ["<p>x</p>", "<article>a</article><article>b</article>", "<article>a", "</main><main>", "<", "<!--", "<script>", "<article", ""])
    func otherPagesGoOnWhole(page: String) {
        #expect(WebPage(Array(page.utf8)).mainElement == nil)
        #expect(WebPage(Array(page.utf8)).bytes == Array(page.utf8))
    }
}
