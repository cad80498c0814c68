@testable import Proofing
import Testing

@Suite struct LamAlefTests {
    /// Without a lam-alef in some four hundred letters, and with words that lack one.
    private let lost = Array(repeating: "مردم شهر در میدان بزرگ جمع شدند و از حق خود گفتند و شنیدند و نوشتند", count: 8) + ["انقلبی و اطلعات"]
    private let arabicLost = Array(repeating: "خرج الناس من بيوتهم في الصباح ومشوا نحو مركز مدينتهم ورجعوا مساء", count: 8) + ["علقات، انقلبات"]

    @Test(arguments: [
        ("انقلب", "انقلاب"), ("انقلبی و انقلبیون", "انقلابی و انقلابیون"), ("تلشهای", "تلاشهای"), ("تلش‌ها", "تلاش‌ها"), ("بلفاصله", "بلافاصله"),
        ("طولنی", "طولانی"), ("منفعلنه", "منفعلانه"), ("اطلعات", "اطلاعات"), ("اصلحات", "اصلاحات"), ("اعلمیه", "اعلامیه"), ("آنقلبها", "آنقلابها"),
        ("کالها", "کالاها"), ("اعلم", "اعلام"), ("اصلح", "اصلاح"), ("طلق", "طلاق"), ("سلم", "سلام"), ("علقه", "علاقه"), ("عملً", "عملاً"),
        // Run together with another word.
        ("دستاوردانقلب", "دستاوردانقلاب"), ("بجایانقلب", "بجایانقلاب"),
    ])
    func lostAlefsComeBack(text: String, expected: String) {
        #expect(mended(text, .persian, by: LamAlefRule(), beside: lost) == expected)
        #expect(mended(expected, .persian, by: LamAlefRule(), beside: lost) == expected)
    }

    @Test(arguments: [
        "سلطه مسلم دولت مسلح دلیل ملت علم ملی حمله محل جلد بلد کله", "مثل قبل حال اصل عمل کل کامل اول احتمال معمول", "پولش سالش گلی بلیت کلم", "مسئله سلسله فصل",
        "قبلی اصلی عملی کلی دلیلی سالها سالهای محلها", "لنین بلشویک پلخانف", "دنبال لب سال فیلم",
    ])
    func goodWordsStayWhateverTheTextHasLost(text: String) {
        #expect(mended(text, .persian, by: LamAlefRule(), beside: lost) == text)
    }

    @Test(arguments: ["طلق", "اصلح", "اعلم", "سلم", "حلل", "خلف"])
    func aTextWithLamAlefsHasLostNone(word: String) {
        #expect(corrections(word, .persian, by: LamAlefRule(), beside: lost + ["سلام بر کالای بالا", "طلا و ملا"]).filter { $0.confidence == .high }.isEmpty)
    }

    @Test func aTextThatNeedsNoLamAlefHasLostNone() {
        let clean = Array(lost.dropLast()) + lost.dropLast()
        #expect(!Evidence(clean.map { Passage($0, tongue: .persian) }).hasLostLamAlefs)
        #expect(Evidence(lost.map { Passage($0, tongue: .persian) }).hasLostLamAlefs)
        #expect(!Evidence((lost + ["سلام بر کالای بالا"]).map { Passage($0, tongue: .persian) }).hasLostLamAlefs)
        #expect(mended("طلق بال سلم", .persian, by: LamAlefRule(), beside: clean) == "طلق بال سلم")
    }

    @Test func aReaderIsAskedWhereBothAreWords() {
        #expect(corrections("صلح", .persian, by: LamAlefRule(), beside: lost).map(\.confidence) == [.low])
        #expect(corrections("صلح", .persian, by: LamAlefRule()).isEmpty)
    }

    @Test func arabicHasFourAlefs() {
        let lexicon = Lexicon(.arabic)
        for (text, expected) in [
            ("انقلب", "انقلاب"), ("الرض والنسان", "الأرض والإنسان"), ("الول", "الأول"), ("ل", "لا"), ("العلقات", "العلاقات"), ("ولحظت", "ولحظت"),
            ("للطفال", "للأطفال"), ("السلح", "السلاح"), ("قليلً", "قليلاً"), ("ثلثة", "ثلاثة"), ("قال كل ذلك", "قال كل ذلك"), ("المال العام", "المال العام"),
        ] {
            #expect(mended(text, .arabic, by: LamAlefRule(), lexicon: lexicon, beside: arabicLost) == expected)
            #expect(mended(expected, .arabic, by: LamAlefRule(), lexicon: lexicon, beside: arabicLost) == expected)
        }
    }

    @Test func onlyWhatNeedsNoListIsSureWithoutOne() {
        let none = Lexicon(.persian, in: .none)
        #expect(mended("انقلب", .persian, by: LamAlefRule(), lexicon: none, beside: lost) == "انقلاب")
        #expect(corrections("انقلب", .persian, by: LamAlefRule(), lexicon: none).map(\.confidence) == [.medium])
    }

    @Test func longWordsOfLamsCostNothing() {
        #expect(corrections(String(repeating: "ل", count: 4_000) + " لللللل", .persian, by: LamAlefRule(), beside: lost).isEmpty)
    }

    @Test(arguments: [Tongue.persian, .arabic])
    func ownListsAreSound(tongue: Tongue) {
        let pairs = tongue == .persian ? Lexicon.persianLamAlefPairs : Lexicon.arabicLamAlefPairs
        let whole = tongue == .persian ? Lexicon.persianLamAlefs : Lexicon.arabicLamAlefs
        for word in whole.split(whereSeparator: \.isWhitespace) {
            let scalars = Array(word.unicodeScalars)
            #expect(zip(scalars, scalars.dropFirst()).contains { $0 == Letter.lam && Letter.alefs.contains($1) }, "\(word)")
            #expect(PlainWord.of(scalars[...], in: tongue) == scalars, "\(word)")
        }
        for word in (pairs + Lexicon.persian).split(whereSeparator: \.isWhitespace) where tongue == .persian {
            #expect(PlainWord.of(Array(word.unicodeScalars)[...], in: tongue) == Array(word.unicodeScalars), "\(word)")
        }
        #expect(Lexicon.own(tongue).count > 500)
    }
}
