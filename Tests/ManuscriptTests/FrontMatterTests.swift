import Diagnostics
import Manuscript
import Testing

struct FrontMatterTests {
    @Test func everyKeyIsRead() {
        let story = readArticle("""
            ---
            title: «Сон» и явь
            subtitle: "а: \\u0431"
            kicker: 'в'
            author: г
            translator: ~
            date: 2026-03-21
            language: ru
            place: >-
              д
              е
            short-title: 1984
            layout: pamphlet-a5
            size: 95%
            ---
            слово
            """).result
        #expect(story?.dump() == """
            story ru layout=pamphlet-a5 size=0.95
            title 2:8 | «Сон» и явь
            subtitle 3:12 | а: б
            kicker 4:10 | в
            author 5:9 | г
            date 7:7 | 2026-03-21
            place 10:3 | д е
            short-title 12:14 | 1984
            p 16:1 | слово

            """)
    }

    @Test(arguments: [("titel", "title"), ("auhtor", "author"), ("lanugage", "language"), ("short_title", "short-title"), ("kiker", "kicker")])
    func aKeyThatIsNoneSuggestsTheNearest(_ key: String, _ meant: String) {
        let hints = readArticle("---\n\(key): x\n---\nx").hints
        #expect(hints.first?.hasPrefix("did you mean \(meant)? known are: title, ") == true, "\(hints)")
    }

    @Test(arguments: [
        ("titel: x", ["2:1 warning: unknown key titel"]),
        ("title: [a, b]", ["2:8 error: title must be text, not a list"]),
        ("\ntitle:\n  a: b", ["4:3 error: title must be text, not a mapping"]),
        ("author: a\nauthor: b", ["2:1 error: the key author is given twice"]),
        ("language: Persian", ["2:11 error: Persian is not a language tag"]),
        ("title: a: b", ["2:9 error: not YAML: mapping values are not allowed in this context"]),
        ("عنوان «ب: [x", ["3:1 error: not YAML: did not find expected ',' or ']'"]),
        ("- a\n- b", ["2:1 error: the file must be keys with values, not a list"]),
        ("? [a]\n: b", ["2:3 error: a key must be a word, not a list"]),
        ("title: \u{1}", ["2:8 error: not YAML: control characters are not allowed"]),
        ("size: 40%", ["2:7 error: 40% is no size"]),
        ("size: 12 pt", ["2:7 error: 12 pt is no size"]),
        ("size: [1]", ["2:7 error: size must be text, not a list"]),
        ("# nothing", []),
        ("", []),
    ])
    func faultsHavePlaces(_ matter: String, _ faults: [String]) {
        let reading = readArticle("---\n\(matter)\n---\nx")
        #expect(reading.faults == faults)
        #expect(reading.result?.bodyDump.hasSuffix("| x") == true)
    }

    @Test(arguments: [("0.95", 0.95), ("95%", 0.95), ("۱۱۰٪", 1.1), ("2", 2), ("50 %", 0.5)])
    func sizeIsAShare(_ size: String, _ scale: Double) {
        #expect(readArticle("---\nsize: \(size)\n---\nx").result?.scale == scale)
        #expect(readArticle("x").result?.scale == 1)
    }

    @Test func rulesThatAreOffHaveTheirPlaces() {
        let story = readArticle("---\nproofing: {off: [quotes, dashes]}\n---\nx").result
        #expect(story?.proofing.off.map { "\($0.code) \($0.place.line):\($0.place.column)" } == ["quotes 2:18", "dashes 2:26"])
        #expect(readArticle("---\nproofing: {of: x}\n---\nx").hints == ["did you mean off? known are: off"])
        #expect(readArticle("---\nproofing: x\n---\nx").faults == ["2:11 error: proofing must be keys with values, not a text"])
    }

    @Test func unclosedIsAFault() {
        #expect(readArticle("---\ntitle: x\n").faults == ["1:1 error: the front matter is not closed"])
    }

    @Test func unknownKeyIsGivenTheNearest() {
        #expect(readArticle("---\nauthr: x\n---\nx").hints == [
            "did you mean author? known are: title, subtitle, kicker, author, translator, date, language, place, short-title, layout, size, "
                + "proofing, fields",
        ])
        #expect(readArticle("---\nLanguage: x\n---\nx").hints.first?.hasPrefix("did you mean language?") == true)
    }

    @Test func headWithoutTextIsAWarning() {
        let reading = readArticle("---\ntitle: x\n---\n")
        #expect(reading.faults == ["1:1 warning: the article has a head but no text"])
        #expect(reading.result?.head.title?.string == "x")
    }

    @Test func ruleWithinTheTextIsNoFrontMatter() {
        #expect(readArticle("a\n\n---\ntitle: x\n\n***").result?.bodyDump == "p 1:1 | a\nrule 3:1\np 4:1 | title: x\nrule 6:1")
    }

    @Test func deepYAMLIsAFaultAndNoCrash() {
        let reading = readArticle("---\ntitle: " + String(repeating: "[", count: 100_000) + "\n---\nx")
        #expect(reading.diagnostics.hasErrors)
    }
}

struct CalendarDateTests {
    @Test(arguments: ["2026-03-21", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func daysAreRead(_ text: String) throws {
        let date = try #require(CalendarDate(iso: text))
        let parts = [(date.year, 4), (date.month, 2), (date.day, 2)].map { number, width in
            String(repeating: "0", count: width - String(number).count) + String(number)
        }
        #expect(parts.joined(separator: "-") == text)
    }

    @Test(arguments: ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-01-00", "0000-01-01", "26-01-01", "2026-1-1",
                      "2026/01/01", "2026-01-01T00", "", "----", "۲۰۲۶-۰۱-۰۱"])
    func noDaysAreNot(_ text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }
}
