import Diagnostics
import Manuscript
import Testing

/// Bracketed spans: `[text]{.class key=value}`.
struct SpanTests {
    @Test(arguments: [
        ("[Иванов]{.name} ушёл", "{span .name Иванов} ушёл"),
        ("слово[1]{.sup}, H[2]{.sub}O", "слово{span .sup 1}, H{span .sub 2}O"),
        ("کتا[بخا]{ink=red}نه", "کتا{span ink=red بخا}نه"),
        ("[اَلْ]{marks-ink=red ink=\"blue\" lang=ar .name}", "{span .name ink=blue marks-ink=red lang=ar اَلْ}"),
        ("[a [b]{.sup} c]{.name}", "{span .name a {span .sup b} c}"),
        ("[a [b](u) c]{.name}", "{span .name a {link u b} c}"),
        ("[a [b]{.sup} c](u)", "{link u a {span .sup b} c}"),
        ("[одна\nдве]{.name}", "{span .name одна две}"),
        ("[*а*]{.name} *[а]{.name}*", "{span .name {emphasis а}} {emphasis {span .name а}}"),
        ("که*[الف]{ink=red}*ها و **[«گفت»]{.name}**که", "که{emphasis {span ink=red الف}}ها و {strong {span .name «گفت»}}که"),
        ("[**«سیاه»**]{ink=red}ها", "{span ink=red {strong «سیاه»}}ها"),
        ("[(а)]{.name}*(б)*в", "{span .name (а)}{emphasis (б)}в"),
        // Brackets across emphasis: both keep their letters.
        ("[а *б]{.name} в*", "{span .name а {emphasis б}}{emphasis  в}"),
        ("*а [б* в]{.name}", "{emphasis а {span .name б}}{span .name  в}"),
        ("[`]{.sup}`]{.name}", "{span .name {code ]{.sup}}}"),
        ("[<http://e.org/]{.sup}>]{.name}", "{span .name {link http://e.org/]{.sup} http://e.org/]{.sup}}}"),
        ("[a](http://e.org/[b]{.sup})", "{link http://e.org/[b]{.sup} a}"),
        ("[\\]]{.name} [&amp;]{.sup}", "{span .name ]} {span .sup &}"),
        // No spans.
        ("\\[a]{.name} [a\\]{.name}", "[a]{.name} [a]{.name}"),
        ("[a] {.name} [a]{b} [a]{} [a]{.} [a]{1, 2} [a]{.name", "[a] {.name} [a]{b} [a]{} [a]{.} [a]{1, 2} [a]{.name"),
        ("`[a]{.name}`", "{code [a]{.name}}"),
        ("a]{.name}", "a]{.name}"),
        ("[t][r]{.name}", "{link u t}{.name}"),
    ])
    func spansAreRead(_ source: String, _ shown: String) {
        let reading = readArticle(source + "\n\n[r]: u")
        #expect(reading.result?.bodyDump == "p 1:1 | " + shown)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test func bracketsInOtherBlocksAreNotOneSpan() {
        let reading = readArticle("- [a\n- b]{.name}\n\n# [c\nd]{.name}\n\n[e\n\nf]{.name}\n\n    [g]{.name}")
        #expect(reading.result?.texts.map(\.string) == ["[a", "b]{.name}", "[c", "d]{.name}", "[e", "f]{.name}", "[g]{.name}"])
        #expect(reading.result?.texts.allSatisfy(\.marks.isEmpty) == true)
    }

    @Test(arguments: [
        ("а [б]{.nme}", "1:7 error: there is no class .nme of spans", "did you mean name?"),
        ("[б]{inc=red}", "1:5 error: a span has no “inc”", "did you mean ink?"),
        ("[б]{.sup ink=}", "1:10 error: “ink” of the span has no value", "write ink=… without blanks"),
        ("[б]{#id}", "1:5 error: “#id” is no attribute of a span", "a span has classes"),
        ("[б]{.sup red}", "1:10 error: “red” is no attribute of a span", "a span has classes"),
        ("[б]{lang=german1234}", "1:5 error: “german1234” is not a language", "a language is a tag"),
        ("[б]{lang=persian}", "1:5 error: “persian” is not a language", "write fa"),
    ])
    func whatIsUnknownIsSaidAndTheTextSet(_ source: String, _ fault: String, _ hint: String) {
        let reading = readArticle(source)
        #expect(reading.faults == [fault])
        #expect(reading.hints.first?.hasPrefix(hint) == true, "\(reading.hints)")
        #expect(reading.result?.texts.first?.string.contains("б") == true)
        #expect(reading.result?.texts.first?.string.contains("{") == false)
    }

    /// Long runs of brackets take no time that grows with their square.
    @Test(arguments: ["[", "]{.a", "[]{.name}", "](", "[a", "`[a]{.name}"])
    func manyBracketsAreReadInTime(_ piece: String) {
        let clock = ContinuousClock()
        let text = String(repeating: piece, count: 10_000) + "[a]{.name}"
        let time = clock.measure { _ = readArticle(text) }
        #expect(time < .seconds(20))
    }
}
