@testable import Proofing
import Testing

/// Paragraphs that were broken into lines come back whole.
@Suite struct ParagraphTests {
    @Test(arguments: [48, 56, 64, 72, 80, 96, 110], [Tongue.russian, .persian])
    func wrappedParagraphsComeBack(width: Int, tongue: Tongue) {
        let prose = tongue == .russian ? Prose.russian : Prose.persian
        for (gap, paragraphGap) in [("\n", "\n\n"), (" \n", "\n\n"), ("\n\n", "\n\n\n")] {
            let broken = prose.wrapped(at: width, gap: gap, paragraphGap: paragraphGap)
            #expect(body(broken, tongue).split(separator: "\n") == prose.split(separator: "\n"), "\(width), \(gap.count)")
        }
    }

    @Test func paragraphsEndAtShortLinesWhereNoEmptyLinePartsThem() {
        let prose = Prose.russian.wrapped(at: 70, gap: "\n", paragraphGap: "\n")
        #expect(body(prose, .russian).split(separator: "\n") == Prose.russian.split(separator: "\n"))
    }

    @Test func textWithAParagraphOnEachLineStaysAsItIs() {
        #expect(body(Prose.persian, .persian).split(separator: "\n") == Prose.persian.split(separator: "\n"))
    }

    @Test func aPageMayCutAParagraph() {
        var lines = Prose.russian.wrapped(at: 70).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[1] += "\n\n\n"
        #expect(body(lines.joined(separator: "\n"), .russian).split(separator: "\n") == Prose.russian.split(separator: "\n"))
    }

    @Test func aWordThatTheLineCutIsJoined() {
        let text = """
            Мастерская открылась в прошлом году, когда соседи разобрали пере-
            городку между двумя сырыми чуланами и увидели сухую светлую ком-
            нату с двумя окнами, а в ней, под слоем пыли, почти целый верстак
            из тех, на каких работали ещё до войны.
            """
        #expect(body(text, .russian) == """

            Мастерская открылась в прошлом году, когда соседи разобрали перегородку между двумя сырыми чуланами и увидели сухую светлую \
            комнату с двумя окнами, а в ней, под слоем пыли, почти целый верстак из тех, на каких работали ещё до войны.

            """)
    }

    @Test(arguments: 0..<60)
    func nothingIsLost(seed: Int) {
        var random = Seeded(seed)
        let pieces = ["слово", "و", "کتاب", "1.", "-", "•", "А.", "II.", "www.site.example", "a@b.example", "*", "_x_", "[y]", "<z>", "&amp;", "#", ":::", "|",
                      "«да»", "؟", "!", "…", "Адрес:", "۱۲", "`", "\\", "---", "продолжение", "بقیه", "стр. 3", "~"]
        var text = ""
        for _ in 0..<random.next(60) {
            for _ in 0..<random.next(14) { text += pieces[random.next(pieces.count)] + " " }
            text += ["\n", "\n\n", "\n\n\n", "\u{0C}"][random.next(4)]
        }
        let made = draft(text, .russian)
        let removed = made.repairs.filter { $0.isApplied && [.furniture, .doubled, .pageOrder].contains($0.rule) }
        guard removed.isEmpty else { return }
        let matter = ["title", "author", "translator", "date", "language", "ru"].flatMap(\.essence)
        let divs = ["verse", "address", "notice", "qa"]
        var kept: [Unicode.Scalar: Int] = [:]
        for character in made.text.essence { kept[character, default: 0] += 1 }
        for character in text.essence { #expect(kept[character, default: 0] > 0, "\(character) of \(text.debugDescription)"); kept[character]? -= 1 }
        let extra = kept.filter { $0.value > 0 }.keys
        #expect(extra.allSatisfy { (matter + divs.flatMap(\.essence)).contains($0) })
    }
}
