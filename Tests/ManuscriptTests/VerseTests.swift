import Diagnostics
import Manuscript
import Testing

/// What authors write in a poem, and what is read of it.
@Suite struct VerseTests {
    /// The lines of the first stanza, hemistichs parted by `¦`, blanks at the head shown as dots.
    private func lines(_ source: String) -> (lines: [String], faults: [String]) {
        let reading = readArticle("::: verse\n\(source)\n:::")
        guard case .division(.verse, let stanzas)? = reading.result?.blocks.first?.content,
              case .paragraph(let stanza)? = stanzas.first?.content else { return ([], reading.faults) }
        var text = "", offset = 0
        for mark in stanza.marks.filter({ $0.kind == .caesura }) {
            text += String(decoding: stanza.text[offset..<mark.range.lowerBound], as: UTF16.self) + "¦"
            offset = mark.range.upperBound
        }
        text += String(decoding: stanza.text[offset...], as: UTF16.self)
        let lines = text.split(separator: "\u{2028}").map { String($0).replacing("\u{A0}", with: "·") }
        return (lines, reading.faults)
    }

    @Test(arguments: [
        ("صبح آمد / کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد // کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد | کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد * کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("أشرقَ الصبحُ *** والبحرُ هادئ", "أشرقَ الصبحُ¦والبحرُ هادئ"),
        ("أشرقَ الصبحُ ٭ والبحرُ هادئ", "أشرقَ الصبحُ¦والبحرُ هادئ"),
        ("صبح آمد\tکاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد    کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد    /    کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد … کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("صبح آمد ... کاغذ سفید", "صبح آمد¦کاغذ سفید"),
        ("   صبح آمد / کاغذ سفید", "صبح آمد¦کاغذ سفید"),
    ])
    func `one sign between blanks parts a bayt`(source: String, bayt: String) {
        let read = lines(source)
        #expect(read.lines == [bayt])
        #expect(read.faults == [])
    }

    @Test(arguments: [
        "صبح آمد", "صبح آمد/کاغذ سفید", "صبح آمد   کاغذ سفید", "صبح آمد / ۱۲", "/ صبح آمد", "صبح آمد /", "صبح… آمد",
        "утро / море", "صبح / море", "صبح آمد .. کاغذ",
    ])
    func `other lines stand alone`(source: String) {
        let read = lines(source)
        #expect(read.lines == [source])
        #expect(read.faults == [])
    }

    @Test func `an ellipsis parts hemistichs only where every line of the stanza is parted`() {
        #expect(lines("صبح … آمد\nکاغذ سفید").lines == ["صبح … آمد", "کاغذ سفید"])
        #expect(lines("صبح … آمد\nکاغذ / سفید").lines == ["صبح¦آمد", "کاغذ¦سفید"])
        #expect(lines("صبح … آمد / دریا … بود").lines == ["صبح … آمد¦دریا … بود"])
    }

    @Test func `a line that is parted twice is said and kept whole`() {
        let read = lines("صبح / آمد\nصبح / آمد / رفت")
        #expect(read.lines == ["صبح¦آمد", "صبح / آمد / رفت"])
        #expect(read.faults == ["3:11 warning: this line is not set as a bayt: it is parted 2 times"])
    }

    @Test func `asterisks in verse are still said where they stand by no blank`() {
        #expect(lines("صبح **آمد / رفت").faults == ["2:5 warning: asterisks are set as they stand"])
    }

    @Test(arguments: [
        ("а\n  б\n\tв", ["а", "··б", "····в"]), ("  а\n  б\n    в", ["а", "б", "··в"]), ("а  \n  б\\\n  в", ["а", "··б", "··в"]),
        ("а\n\u{A0}\u{2003}б", ["а", "·\u{2003}б"]),
    ])
    func `lines keep their indents`(source: String, expected: [String]) {
        #expect(lines(source).lines == expected)
    }

    @Test func `in a quotation its own sign is no indent`() {
        let reading = readArticle("> ::: verse\n> а\n>  б\n> :::")
        #expect(reading.result?.bodyDump == "quote 1:1\n  div verse 1:3\n    p 2:3 | а<2028><A0>б")
    }

    @Test func `outside of verse indents and signs are as they were`() {
        let reading = readArticle("::: address\nа\n  ب / ب\n:::\n\nب / ب")
        #expect(reading.result?.bodyDump == "div address 1:1\n  p 2:1 | а<2028>ب / ب\np 6:1 | ب / ب")
    }

    @Test func `every word keeps its place in the source`() {
        let reading = readArticle("::: verse\nа\n    б\n:::")
        guard let text = reading.result?.texts.first else { return }
        #expect(text.source.place(of: text.text.count - 1, in: text.text).map { [$0.line, $0.column] } == [3, 5])
    }
}
