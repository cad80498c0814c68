@testable import Proofing
import Testing

@Suite("Words that ran together")
struct RanTogetherTests {
    private func corrections(_ text: String, _ tongue: Tongue) -> (text: String, found: [Correction]) {
        let passage = Passage(text, tongue: tongue)
        let found = RanTogether().corrections(of: passage, by: Knowledge(lexicon: Lexicon(tongue), evidence: Evidence([passage])))
        var tracked = TrackedText(passage.characters)
        tracked.apply(found.filter { $0.confidence == .high })
        return (tracked.string, found)
    }

    @Test("are cut apart", arguments: [
        ("او بهعنوان نماینده آمد", "او به عنوان نماینده آمد", Tongue.persian),
        ("شهری کهدر شمال است", "شهری که در شمال است", .persian),
        ("گفت کهمردم آمدند", "گفت که مردم آمدند", .persian),
        ("سرگذشت اینکارگر را خواندیم", "سرگذشت این کارگر را خواندیم", .persian),
        ("здесь неттакого закона", "здесь нет такого закона", .russian),
        ("потому чтонарод молчал", "потому что народ молчал", .russian),
    ])
    func cut(_ glued: String, _ apart: String, _ tongue: Tongue) { #expect(corrections(glued, tongue).text == apart) }

    @Test("unsure ones are only told of", arguments: [("دیروز وخیابان پر بود", Tongue.persian), ("здесь рабочийгород", .russian)])
    func unsure(_ text: String, _ tongue: Tongue) {
        let (after, found) = corrections(text, tongue)
        #expect(after == text)
        #expect(found.map(\.confidence) == [.medium])
    }

    @Test("words that are whole, compounds and names are left alone", arguments: [
        ("بهجا سرمایهدار کتابها بزرگتر میروند نمیشود", Tongue.persian), ("انقلب روسیه و اعلم جنگ", .persian),
        ("итак зато чтобы сверхприбыль политэкономия неправда", .russian), ("Красноармейск Неттакого", .russian),
    ])
    func whole(_ text: String, _ tongue: Tongue) { #expect(!corrections(text, tongue).found.contains { $0.confidence == .high }) }

    @Test("clean sentences have none", arguments: PersianSentences.all)
    func clean(_ sentence: String) { #expect(corrections(sentence, .persian).found.isEmpty) }
}
