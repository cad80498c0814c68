import Diagnostics
import Manuscript
import Testing

/// What Markdown has elsewhere and is not set here: the text stays, and the author is told.
struct UnsetMarkupTests {
    private static let table = "a table is set as it stands", notes = "notes are set as they stand"
    private static let link = "a link is left out, and its text set"

    @Test(arguments: [
        ("| а | б |\n|---|---|\n| 1 | 2 |", ["1:1"], "p 1:1 | | а | б | |---|---| | 1 | 2 |"),
        ("слово\nа | б\n:-- | --:\n\n- | а |\n  | - |", ["2:1", "5:3"],
         "p 1:1 | слово а | б :-- | --:\nlist bullets tight 5:1\n  item\n    p 5:3 | | а | | - |"),
        ("а | б\n\n| - |", [], "p 1:1 | а | б\np 3:1 | | - |"),
        ("а | б\nв | г", [], "p 1:1 | а | б в | г"),
        ("```\n| а |\n|---|\n```", [], "verbatim 1:1 | | а |<2028>|---|"),
    ])
    func tablesAreSpokenOf(_ source: String, _ places: [String], _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.faults == places.map { "\($0) warning: \(Self.table)" })
        #expect(reading.result?.bodyDump == dump)
    }

    @Test(arguments: [
        ("Слово[^1] и[^два].\n\n[^1]: Сноска.\n[^два]: Вторая сноска.", ["1:6"],
         "p 1:1 | Слово[^1] и[^два].\np 3:1 | [^1]: Сноска. [^два]: Вторая сноска."),
        ("# Слово[^1]\n\nа", ["1:8"], "h1 1:1 | Слово[^1]\np 3:1 | а"),
        ("> [^1]: u", ["1:3"], "quote 1:1\n  p 1:3 | [^1]: u"),
        ("\\[^1] `[^1]` [^] [^а б] [ [^", [], "p 1:1 | [^1] {code [^1]} [^] [^а б] [ [^"),
        ("    [^1]: u", [], "verbatim 1:5 | [^1]: u"),
        ("[а][^1]\n\n[^1]: u", ["1:4"], "p 1:1 | [а][^1]\np 3:1 | [^1]: u"),
    ])
    func notesAreSpokenOfOnce(_ source: String, _ places: [String], _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.faults == places.map { "\($0) warning: \(Self.notes)" })
        #expect(reading.result?.bodyDump == dump)
    }

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
