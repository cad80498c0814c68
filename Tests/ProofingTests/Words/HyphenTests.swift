@testable import Proofing
import Testing

@Suite struct HyphenTests {
    @Test(.enabled(if: Installed.russian), arguments: [
        (Tongue.russian, "Авто-номное ис-тория", "Автономное история"), (.russian, "социально-эко-номических", "социально-экономических"),
        (.russian, "ИС-ТОРИЯ", "ИСТОРИЯ"), (.ukrainian, "істо-рія органі-зація", "історія організація"), (.bulgarian, "органи-зация", "организация"),
        (.russian, "исто-рия, соба-ка", "история, собака"),
    ])
    func hyphensLeftInWordsGo(tongue: Tongue, text: String, expected: String) {
        #expect(mended(text, tongue, by: HyphenRule()) == expected)
    }

    @Test(arguments: [Tongue.russian, .ukrainian, .bulgarian, .otherCyrillic])
    func hyphensThatAreSpelledStay(tongue: Tongue) {
        let lexicon = Lexicon(tongue)
        for text in ["социально-экономических", "кто-то, что-либо, где-нибудь", "по-русски, по-моему, во-первых", "Юго-Восточной, Нью-Йорк",
                     "кое-как, кое-кто", "из-за, из-под", "всё-таки", "дай-ка, стой-ка", "г-н, р-н, об-во, ж-д", "чуть-чуть, да-да, ха-ха",
                     "пол-литра", "диван-кровать", "по-малко, най-добър", "хто-небудь, будь-який, по-перше, іди-но", "1917-го", "слово - дело",
                     "экс-министр", "-история", "история-", "интернет-магазин"] {
            #expect(mended(text, tongue, by: HyphenRule(), lexicon: lexicon) == text)
        }
    }

    @Test(.enabled(if: Installed.russian))
    func wholeWordsBesideHalvesThatAreWordsAreForAReader() {
        #expect(corrections("при-мер, социо-культурной", .russian, by: HyphenRule()).map(\.confidence) == [.medium, .medium])
        #expect(mended("при-мер. Пример: пример, пример", .russian, by: HyphenRule()) == "пример. Пример: пример, пример")
    }

    @Test(.enabled(if: Installed.russian)) func aWordInSyllablesIsHowItWasSpoken() {
        let found = corrections("ис-то-рия и социально-эко-номических", .russian, by: HyphenRule())
        #expect(found.map { $0.replacement.map { String($0) } } == ["история", "экономических"])
        #expect(found.map(\.confidence) == [.medium, .high])
    }

    @Test func withoutALexiconTheTextItselfSpeaks() {
        #expect(mended("слободарство, слободарство и слобо-дарство", .otherCyrillic, by: HyphenRule()) == "слободарство, слободарство и слободарство")
        #expect(mended("слобо-дарство", .otherCyrillic, by: HyphenRule()) == "слобо-дарство")
    }

    @Test func aTextFullOfSoftHyphensLosesThem() {
        let strewn = String(repeating: "об\u{AD}ще\u{AD}ство ", count: 8)
        #expect(mended(strewn, .russian, by: SoftHyphenRule()) == String(repeating: "общество ", count: 8))
        // Two of them are an author's.
        #expect(mended("об\u{AD}ще\u{AD}ство", .russian, by: SoftHyphenRule()) == "об\u{AD}ще\u{AD}ство")
        #expect(mended("общество\u{AD} об\u{AD}\u{AD}щее", .russian, by: SoftHyphenRule()) == "общество общее")
    }

    @Test(.enabled(if: Installed.russian))
    func lineEndsAreReadByTheLexicon() {
        let lexicon = Lexicon(.russian)
        let cases: [(first: String, second: String, expected: LineEndHyphen)] = [
            ("организа", "ции", .joined(.high)), ("социал", "реформизма", .kept(.high)), ("со", "циального", .joined(.high)),
            ("культурно", "идеологическими", .kept(.high)), ("контр", "глобализация", .kept(.high)), ("социо", "революционной", .kept(.medium)),
            ("Юго", "Восточной", .kept(.high)), ("кто", "то", .kept(.high)), ("кое", "как", .kept(.high)), ("по", "русски", .kept(.high)),
            ("соба", "ка", .joined(.high)), ("стой", "ка", .joined(.medium)), ("чуть", "чуть", .kept(.high)), ("г", "н", .kept(.high)),
            ("махнови", "зированны", .joined(.high)), ("ИСТО", "РИЯ", .joined(.high)),
        ]
        for (first, second, expected) in cases { #expect(lineEnd(first, second, lexicon) == expected) }
    }

    @Test func lineEndsAreReadWithoutLexicons() {
        #expect(lineEnd("организа", "ции", Lexicon(.russian, in: .none)) == .joined(.medium))
        #expect(lineEnd("кто", "То", Lexicon(.russian, in: .none)) == .kept(.high))
        #expect(lineEnd("organi", "sation", Lexicon(.other)) == .joined(.medium))
        #expect(lineEnd("organi", "sation", Lexicon(.other), in: "the organisation") == .joined(.high))
        #expect(lineEnd("Marx", "Engels", Lexicon(.other)) == .kept(.high))
        #expect(lineEnd("well", "known", Lexicon(.other), in: "well-known, well-known") == .kept(.high))
        #expect(lineEnd("بین", "المللی", Lexicon(.persian)) == .kept(.medium))
    }

    private func lineEnd(_ first: String, _ second: String, _ lexicon: Lexicon, in text: String = "") -> LineEndHyphen {
        let knowledge = Knowledge(lexicon: lexicon, evidence: Evidence([Passage(text, tongue: lexicon.tongue)]))
        return joinedAtLineEnd(Array(first.unicodeScalars)[...], Array(second.unicodeScalars)[...], by: knowledge)
    }
}
