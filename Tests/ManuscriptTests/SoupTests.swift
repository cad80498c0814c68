import Diagnostics
import Testing
@testable import Manuscript

/// Anything at all may be an article: it is read without a stop, and whatever is set stands where its place says.
struct SoupTests {
    private let scraps = [
        "*", "**", "***", "_", "`", "``", "[", "]", "(", ")", "![", "<", ">", "&amp;", "&laquo;", "&#1586;", "&", "\\", "\\*", "«", "»", "\"",
        "«گفت»", "می‌خواهم", "که", "слово", "Word", "a", "۱", "٢", "3", " ", " ", " ", "  ", "\t", ".", "،", "!", "://", "http://e.org",
        "<https://e.org/a*b>", "<a@b.org>", "[t](u)", "[t](<u> 'x')", "[t][r]", "[r]", "<b>", "</b>", "<!-- c -->", "<?", "<!X", "<!--", "-->", "2*3*4",
        "\u{AD}", "\u{200F}", "\u{A0}", "😀", "\\\n", "  \n",
        "\n", "\n", "\n\n", "\n\n", "\r\n", "\r", "\n> ", "\n- ", "\n  - ", "\n۱. ", "\n٢) ", "\n2. ", "\n   ", "\n    ", "\n\t", "\n# ", "\n#### ", "\n===\n",
        "\n---\n", "\n```\n", "\n~~~ x\n", "\n::: notice\n", "\n:::\n", "\n> ::: verse\n", "\n  :::\n", "\n::: nonsense\n", "\n<div>\n", "\n***\n",
        "\n[r]: /u\n", "\n[r]: /u \"t\"\n", " #\n", "\n>", "\n-\n", "\n۲.\n", "\n>\t", "\n-\t", "\n* * *\n", "[^1]", "\n[^1]: u\n", "|", "\n|---|\n",
        "]{.name}", "]{ink=red .sup}", "]{.nonsense}", "[а]{.sub}", "]{", "}", "{.name}", "`]{.name}`", "**]{lang=de}**", "[*", "*]{.sup}",
        "[^1]", "[^а]", "[^1][^а]", "*[^1]*", "\n\n[^1]: ", "\n[^а]: слово", "\n[^1]:\n", "\n\n    ", "\n> [^а]: ", "\n- [^1]: ",
        " | ", " | ", "\\|", "\n| a | «б» |\n|---|:-:|\n| ", "\na | b\n- | -\n", "\n--|--\n", "`a\\|b`", "\n|",
        "![а](b.png)", "\n![а](b.png \"c\"){width=5%}\n", "\n![*а*](Package.swift \"в «г»\"){credit=\"д\"}\n", "){width=5%}", "\n::: figure\n",
        "\n::: figure\n![а](Package.swift)\n", "\n::: qr x {height=2}\n", "\n::: break page\n", "\n::: ornament star\n", "\n::: contents\n", "\n::: break\n",
        "[t](javascript:x)", "<data:x>", "\u{FFFD}",
    ]

    @Test(arguments: 0..<40)
    func isReadAndStandsInItsPlace(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<100 {
            let soup = (0..<Int.random(in: 1...60, using: &dice)).map { _ in dice.pick(scraps) }.joined()
            let (blocks, source, _) = readBlocks(soup)
            for text in blocks.flatMap(\.allTexts) {
                let fault = misplaced(text, in: source)
                #expect(fault == nil, "in \(soup.debugDescription)")
                if fault != nil { return }
            }
        }
    }
}
