@testable import Proofing
import Testing

/// `rule:line` of what is found in an article and not mended.
private func findings(_ text: String, language: String = "ru") -> [String] {
    let file = ArticleText(Array(text.unicodeScalars))
    return (proof(text, language: language)?.repairs ?? []).filter { !$0.isApplied }.map { "\($0.rule.rawValue):\(file.place(of: $0.origin).line)" }
}

struct StoryReadingTests {
    @Test(arguments: [
        ("Да.\n\n![](p.png)\n", ["alt-text:3"]),
        ("Да.\n\n![Дом](p.png)\n", []),
        ("Да[^1].\n", ["undefined-note:1"]),
        ("Да.\n\n[^1]: Нет.\n", ["unused-note:3"]),
        ("# Раз\n\n### Два\n\nДа.\n", ["heading-level:3"]),
        ("# Раз\n\n## Два\n\n### Три\n\n# Раз\n\nДа.\n", []),
        ("#### Раз\n\nДа.\n", ["heading-level:1"]),
        ("[Сайт](www.site.example) и [тут](site.example/a), [файл](a.pdf), [дом](https://a.example).\n", ["link-scheme:1", "link-scheme:1"]),
        ("[Сайт](javascript:1).\n", ["link-scheme:1"]),
        ("Раз два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать\n", ["sentence-end:1"]),
        ("- раз два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать\n", []),
        ("::: address\nраз два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать\n:::\n\nДа.\n", []),
        ("Раз два\n", []),
        ("Раз два три четыре пять шесть семь,\\\nвосемь девять десять одиннадцать двенадцать\n", []),
        (String(repeating: "слово и ", count: 80) + "всё.\n", ["long-paragraph:1"]),
    ] as [(String, [String])])
    func whatTheWholeShowsIsFound(text: String, expected: [String]) {
        #expect(findings(text) == expected)
    }

    @Test func aRuleThatIsOffFindsNothing() {
        #expect(proof("Да[^1] .\n", off: [.undefinedNote, .spaces])?.repairs == [])
    }

    @Test func digitsOfTwoKindsWithoutMajorityAreFoundOnce() {
        #expect(findings("في عام ١٩٩٥ و12 و٢٠٠١ و15 كتابًا.\n", language: "ar") == ["mixed-digits:1"])
        #expect(findings("في عام 1995 و12 كتابًا.\n", language: "ar").isEmpty)
    }

    @Test(arguments: 0..<60)
    func aMendedArticleIsLeftAlone(seed: Int) throws {
        var random = Seeded(seed)
        let language = ["fa", "ar", "ru", "uk", "bg"][seed % 5]
        let words = Tongue(language).isArabicScript ? ["کتاب", "البيت", "و", "۱۲", "٣٤", "12", "A4"] : ["книга", "Дом", "и", "12", "т.е", "A4", "С"]
        let signs = [" ", " ", "  ", " ,", ".", "...", "!", "?", ": ", ";", "،", "\"", "«", "»", "“", "”", "<<", ">>", "(", ")", " - ", "\n", "\n\n", "**", "*",
                     "%", "[", "](a.md)", "\n> ", "\n- ", "`", "\u{200C}", "\\", "|", "&amp;", "\n# ", "@"]
        let text = (0..<60).map { $0 % 2 == 0 ? words[random.next(words.count)] : signs[random.next(signs.count)] }.joined()
        let first = try #require(proof(text, language: language))
        let again = try #require(proof(String(decoding: first.bytes, as: UTF8.self), language: language))
        #expect(again.repairs.filter { $0.isApplied } == [], "\(text.debugDescription)")
        #expect(again.bytes == first.bytes)
    }
}
