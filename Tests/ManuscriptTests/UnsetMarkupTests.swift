import Diagnostics
import Manuscript
import Testing

/// What Markdown has elsewhere and is not set here: the text stays, and the author is told.
struct UnsetMarkupTests {
    private static let link = "a link is left out, and its text set"

    @Test(arguments: ["javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "data:text/html,x", "&#106;avascript:x",
                      "vbscript:x", "x%0a:y"])
    func linksToProgramsAndFilesAreLeftOut(_ address: String) {
        let reading = readArticle("а [*б* в](\(address) \"г\") д")
        #expect(reading.faults == ["1:3 warning: \(Self.link)"])
        #expect(reading.result?.bodyDump == "p 1:1 | а {emphasis б} в д")
    }

    @Test func addressesInBracketsAreLinksToo() {
        let reading = readArticle("а <javascript:x> б")
        #expect(reading.faults == ["1:3 warning: \(Self.link)"])
        #expect(reading.result?.bodyDump == "p 1:1 | а javascript:x б")
    }

    @Test(arguments: ["http://e.org/a:b", "HTTPS://e.org", "mailto:a@b.org", "tel:+98", "ftp://e.org", "//e.org", "a/b:c", "?a:b", "#a:b", "a"])
    func otherLinksAreKept(_ address: String) {
        let reading = readArticle("[б](\(address))")
        #expect(reading.faults == [])
        #expect(reading.result?.bodyDump == "p 1:1 | {link \(address) б}")
    }

    @Test func damageIsSpokenOfOnce() {
        let lost = "warning: the text is damaged: U+FFFD stands where a character was lost"
        let object = "warning: the text is damaged: U+FFFC stands where a picture or another object was lost"
        #expect(readArticle("слово\n\n- сл\u{FFFD}во\u{FFFC} \u{FFFD}\n").faults == ["3:5 \(lost)", "3:8 \(object)"])
        #expect(readArticle("---\ntitle: а\u{FFFD}\n---\nб\u{FFFD}").faults == ["2:9 \(lost)"])
        #expect(readPlainText("слово\nсл\u{FFFD}во").faults == ["2:3 \(lost)"])
        #expect(readArticle("слово <!-- \u{FFFD} -->").faults == [])
    }
}
