import Diagnostics
import Manuscript
@testable import Proofing
import Testing

/// Puts one string in the place of another wherever it stands, but where the new one stands already.
struct Swapping: PassageRule {
    var old: String, new: String
    var rule = Rule.letters

    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let old = Array(self.old.unicodeScalars), new = Array(self.new.unicodeScalars), text = passage.characters
        func stands(_ word: [Unicode.Scalar], at index: Int) -> Bool {
            index >= 0 && index + word.count <= text.count && Array(text[index..<index + word.count]) == word
        }
        let shifts = new.indices.filter { new[$0...].starts(with: old) }
        return text.indices.filter { index in
            stands(old, at: index) && !shifts.contains { stands(new, at: index - $0) }
        }.map { Correction(rule, $0..<$0 + old.count, new, .high) }
    }
}

func proof(_ text: String, named name: String = "a.md", language: String? = "ru", selection: Selection = .high,
           off: Set<Rule> = [], rules: [any PassageRule]? = nil) -> ArticleProof? {
    var diagnostics = Diagnostics()
    return ArticleProof.read(Array(text.utf8), named: name, language: language, selection: selection, off: off, lexicon: nil,
                             rules: rules.map { rules in { _ in rules } } ?? RuleOrder.rules, into: &diagnostics)
}

func text(_ proof: ArticleProof?) -> String? { proof.map { String(decoding: $0.bytes, as: UTF8.self) } }

struct ArticleProofTests {
    @Test(arguments: [
        // Text, what goes, what comes, the text then; nil where it must stay as it is.
        ("Один два.\n", "два", "три", "Один три."),
        ("Один **два** три.\n", "два", "четыре", "Один **четыре** три."),
        ("Один **д**ва три.\n", "два", "три", "Один **три** три."),
        ("Один *два,*три.\n", ",", ", ", "Один *два,* три."),
        ("Один два,*три*.\n", ",", ", ", "Один два, *три*."),
        ("Один два\n, три.\n", " ,", ",", "Один два, три."),
        ("> Один два\n> , три.\n", " ,", ",", nil),
        ("Один &amp; два.\n", "&", "и", nil),
        ("Один \\* два.\n", "*", "+", "Один + два."),
        ("Один два.\n", "два", "*два*", "Один \\*два\\*."),
        ("Один два.\n", "Один", "- один", nil),
        ("Один два.\n", "Один", "1. Один", nil),
        ("Один `два` два.\n", "два", "три", "Один `два` три."),
        ("Один [два](два.html) и [^1].\n\n[^1]: два.\n", "два", "три", "Один [три](два.html) и [^1].\n\n[^1]: три."),
        ("---\ntitle: \"Один два\"\n---\n\nТекст.\n", "два", "три", "---\ntitle: \"Один три\"\n---\n\nТекст."),
        ("---\ntitle: Один два\n---\n\nТекст.\n", "два", ": # два", nil),
        ("| один | два |\n|---|---|\n| три | два |\n", "два", "2", "| один | 2 |\n|---|---|\n| три | 2 |"),
        ("| один | два |\n|---|---|\n| три | два |\n", "два", "2|3", "| один | 2\\|3 |\n|---|---|\n| три | 2\\|3 |"),
        ("![два](p.png)\n", "два", "три", "![три](p.png)"),
        ("    два\n\nДа.\n", "два", "три", nil),
        ("Один [zwei два]{lang=de} два.\n", "два", "три", "Один [zwei два]{lang=de} три."),
    ] as [(String, String, String, String?)])
    func anEditChangesWhatIsMeantAndNothingElse(source: String, old: String, new: String, expected: String?) throws {
        let result = try #require(proof(source, rules: [Swapping(old: old, new: new)]))
        #expect(text(result) == expected.map { $0 + "\n" } ?? source)
        #expect(result.repairs.contains { $0.isApplied } == (expected != nil))
    }

    @Test func aRepairThatCannotBeMadeIsListedWithItsPlace() throws {
        let result = try #require(proof("Да.\n\n> Один два\n> , три.\n", rules: [Swapping(old: " ,", new: ",")]))
        #expect(result.repairs == [Repair(rule: .letters, confidence: .high, origin: 15, before: " ,", after: ",", isApplied: false)])
    }

    @Test func lineEndsAndAByteOrderMarkStay() {
        let source = "\u{FEFF}---\r\ntitle: Раз\r\n---\r\nОдин два\r\nтри два.\r\n"
        #expect(text(proof(source, rules: [Swapping(old: "два", new: "пять")])) == source.replacing("два", with: "пять"))
    }

    @Test func aChangeThatWouldBeMarkdownInOnePassageLeavesTheOtherPassagesTheirs() {
        let source = "два раз два.\n\nОдин два.\n"
        let result = proof(source, rules: [Swapping(old: "два", new: "# два")])
        #expect(text(result) == "два раз два.\n\nОдин # два.\n")
    }

    @Test func originsCountInTheFileAsItWasHandedInOverAllRounds() throws {
        // The second rule's find is made by the first one, behind it in the order: it takes a second round.
        let rules: [any PassageRule] = [Swapping(old: "bb", new: "c", rule: .digits), Swapping(old: "aaa", new: "bb")]
        let result = try #require(proof("aaa x aaa y\n", rules: rules))
        #expect(text(result) == "c x c y\n")
        #expect(result.repairs.map(\.origin) == [0, 0, 6, 6])
    }

    @Test func aPlainTextHasNoSignsOfMarkdown() {
        #expect(text(proof("Один два\n", named: "a.txt", rules: [Swapping(old: "два", new: "*")])) == "Один *\n")
    }

    @Test func editedArticlesMeanWhatTheyMeant() throws {
        let applied = try (0..<200).map(editedArticle).reduce(0, +)
        #expect(applied > 300, "edits that are never made prove nothing")
    }

    /// How many repairs were made in an article of that seed, which means what it meant.
    private func editedArticle(seed: Int) throws -> Int {
        var random = Seeded(seed)
        let pieces = ["раз", "два", " ", " ", "\n", "\n\n", "**", "*", "`", "[", "](x)", "> ", "- ", "1. ", ",", ".", "«", "»", "\\", "&amp;", "|",
                      "\n|---|\n", "[^1]", "\n\n[^1]: ", "#", "::: notice\n", "\n:::\n", "<b>", "- - -", "{.name}", "!", "\u{200C}", "_"]
        let source = (0..<40).map { _ in pieces[random.next(pieces.count)] }.joined()
        let made = [", ", "*", "- ", "\n", "1. ", "[", "три", "", "#", "`", " "]
        let rules: [any PassageRule] = (0..<3).map { _ in
            Swapping(old: ["раз", "два", " ", ",", ".", "«", "|", "_"][random.next(8)], new: made[random.next(made.count)])
        }
        var diagnostics = Diagnostics()
        guard let before = ReadArticle(Array(source.utf8), named: "a.md", language: "ru", into: &diagnostics) else { return 0 }
        let result = try #require(proof(source, rules: rules))
        let after = try #require(ReadArticle(result.bytes, named: "a.md", language: "ru", into: &diagnostics))
        #expect(Outline(after.story) == Outline(before.story), "\(source.debugDescription)")
        let applied = result.repairs.count(where: \.isApplied)
        if applied == 0 { #expect(after.bytes == before.bytes) }
        return applied
    }
}
