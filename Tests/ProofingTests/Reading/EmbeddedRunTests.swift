@testable import Proofing
import Testing

/// Lines as poppler writes those of right-to-left text.
@Suite struct EmbeddedRunTests {
    @Test(arguments: [
        ("«باران هم ببارد‹ ،›هستیم»", "باران هم ببارد، هستیم"),
        ("«آفتاب ‹ ،۵:۵۲›غروب ‹۱۹:۵۸›»", "آفتاب ۵:۵۲، غروب ۱۹:۵۸"),
        ("«منیژه می‌گوید‹[ :›تنها»", "منیژه می‌گوید: ]تنها"),
        ("«تازه است یا نه‹(.›»", "تازه است یا نه.)"),
        ("«اندازه ‹ISO 216› پیش از ما»", "اندازه ISO 216 پیش از ما"),
        ("«از ‹ .1905-1907›تا»", "از 1905-1907. تا"),
        ("‹English «فارسی» text›", "English فارسی text"),
        ("no runs at all", "no runs at all"),
        ("«باز‹ :", "باز: "),
    ])
    func linesAreReadInTheirOrder(text: String, expected: String) {
        let controls: [Unicode.Scalar: Unicode.Scalar] = ["«": "\u{202B}", "»": "\u{202C}", "‹": "\u{202A}", "›": "\u{202C}"]
        #expect(String(EmbeddedRuns.resolved(text.unicodeScalars.map { controls[$0] ?? $0 })) == expected)
    }

    @Test func linesStayLines() {
        let text = Array("\u{202B}یک\u{202C}\n\n\u{202B}دو\u{202A}.\u{202C}\u{202C}\n\u{0C}".unicodeScalars)
        #expect(String(EmbeddedRuns.resolved(text)) == "یک\n\nدو.\n\u{0C}")
    }
}
