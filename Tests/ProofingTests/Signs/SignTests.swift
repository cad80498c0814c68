@testable import Proofing
import Testing

/// A passage as the rules of signs leave it, those that are as sure as `confidence` made.
func mended(_ text: String, _ tongue: Tongue, role: Passage.Role = .paragraph, confidence: Confidence = .high) -> String {
    let rules: [any PassageRule] = [DigitRule(), DotRule(), PunctuationRule(), QuoteRule(), DashRule(), SpaceRule()]
    var tracked = TrackedText(Array(text.unicodeScalars))
    let whole = Passage(text, tongue: tongue, role: role)
    let knowledge = Knowledge(lexicon: Lexicon(tongue), evidence: Evidence([whole]))
    for rule in rules {
        let passage = Passage(tracked.characters, tongue: tongue, role: role)
        tracked.apply(rule.corrections(of: passage, by: knowledge).filter { $0.confidence >= confidence })
    }
    return tracked.string
}

struct SignTests {
    @Test(arguments: [
        (.russian, "Завод  встал ,но люди   остались .", "Завод встал, но люди остались."),
        (.russian, "Газета вышла.Тираж разошёлся!Все довольны?Да.", "Газета вышла. Тираж разошёлся! Все довольны? Да."),
        (.russian, "Он сказал:Пора.", "Он сказал: Пора."),
        (.russian, "Хор ( сорок голосов ) пел.", "Хор (сорок голосов) пел."),
        (.russian, "Пьеса « Гроза » и ещё", "Пьеса «Гроза» и ещё"),
        (.russian, "Газета«Искра»вышла", "Газета «Искра»вышла"),
        (.ukrainian, "Друкарня ,яку відкрили .Вона", "Друкарня, яку відкрили. Вона"),
        (.bulgarian, "Вестникът излезе ,но късно .", "Вестникът излезе, но късно."),
        (.persian, "کتاب ، دفتر و قلم .", "کتاب، دفتر و قلم."),
        (.persian, "کتاب ،دفتر", "کتاب، دفتر"),
        (.persian, "باران آمد.کوچه خیس شد؛همه رفتند", "باران آمد. کوچه خیس شد؛ همه رفتند"),
        (.persian, "کوچه « بن‌بست » بود", "کوچه «بن‌بست» بود"),
        (.arabic, "وصل القطار ،ونزل الناس .", "وصل القطار، ونزل الناس."),
        (.arabic, "انتهى اليوم.بدأ الليل", "انتهى اليوم. بدأ الليل"),
    ] as [(Tongue, String, String)])
    func spacesAreSet(tongue: Tongue, wrong: String, right: String) {
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test(arguments: [
        (.russian, "т.е. и т.д., и т.п.; А.С.Пушкин, г.Москва, ул.Ленина, им.Горького, проф.Иванов"),
        (.russian, "в 3,5 раза, 10:30, 1.200.000, 12.03.2025, файл отчёт.doc, www.site.example, a@b.example"),
        (.russian, "президент.рф и сайт.рус"),
        (.russian, "счёт 3 : 2, (?), ( ? ), слово … слово, :) и ;)"),
        (.russian, "друг(подруга), человек(а), (не)возможное, x,y"),
        (.russian, "пять\u{A0}рублей, 5\u{A0}%, № 5"),
        (.russian, ".NET и файл .doc лежат"),
        (.ukrainian, "м.Київ, вул.Шевченка, т.зв. і т.ін."),
        (.bulgarian, "гр.София, ул.Шипка, т.е., бр.5"),
        (.persian, "سال ۱۲٫۵ و ۱۰:۳۰ و ق.م و ه.ش و ج.۲"),
        (.persian, "کتاب «خانه»ها و «رفت»ی"),
        (.persian, "فایل گزارش.pdf و varaq.example"),
        (.arabic, "د.محمد و«الكتاب» و(الدفتر) في ١٢:٣٠"),
        (.arabic, "البقرة:٢٥٥ و ق.م"),
    ] as [(Tongue, String)])
    func spacesStay(tongue: Tongue, text: String) {
        #expect(mended(text, tongue) == text)
    }

    @Test func versesKeepTheirSpaces() {
        #expect(mended("Белеет    парус", .russian, role: .verse) == "Белеет    парус")
        #expect(mended("Белеет    парус", .russian) == "Белеет парус")
    }

    @Test(arguments: [
        (.persian, "کتاب, دفتر; قلم?", "کتاب، دفتر؛ قلم؟"),
        (.persian, "چرا?!", "چرا؟!"),
        (.persian, "آمد،، رفت", "آمد، رفت"),
        (.persian, "۲۵% و ۳۰ % مردم", "۲۵٪ و ۳۰ ٪ مردم"),
        (.arabic, "جاء, ثم ذهب; هل عاد?", "جاء، ثم ذهب؛ هل عاد؟"),
        (.arabic, "٢٥% من الناس", "٢٥٪ من الناس"),
        (.russian, "пришёл,, ушёл;; вернулся", "пришёл, ушёл; вернулся"),
    ] as [(Tongue, String, String)])
    func marksBecomeThoseOfTheScript(tongue: Tongue, wrong: String, right: String) {
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test(arguments: [
        (.persian, "به نشانی varaq.example/?a=1,2 بروید"),
        (.persian, "چه؟! چرا؟"),
        (.persian, "عبارت (Rome, Paris, Berlin) آمد"),
        (.persian, "آیا؟؟ نه!!! بله!!"),
        (.russian, "Как?! Что?.. Да!!! «Ну,» и.."),
        (.arabic, "100% in English"),
        (.russian, "25 % и 25%"),
    ] as [(Tongue, String)])
    func marksStay(tongue: Tongue, text: String) {
        #expect(mended(text, tongue) == text)
    }

    @Test(arguments: [
        (.russian, "Пьеса \"Гроза\" идёт.", "Пьеса «Гроза» идёт."),
        (.russian, "Он сказал: \"Читал \"Грозу\" вчера\".", "Он сказал: «Читал „Грозу“ вчера»."),
        (.russian, "Пьеса “Гроза” идёт, <<Лес>> тоже.", "Пьеса «Гроза» идёт, «Лес» тоже."),
        (.russian, "«Читал \"Грозу\" вчера»", "«Читал „Грозу“ вчера»"),
        (.russian, "\"Да\", - сказал он.", "«Да», — сказал он."),
        (.ukrainian, "П'єса \"Ліс\" об'єднала", "П'єса «Ліс» об'єднала"),
        (.bulgarian, "Пиеса \"Буря\" и \"Той каза \"Да\" тогава\"", "Пиеса „Буря“ и „Той каза «Да» тогава“"),
        (.bulgarian, "Пиеса «Буря» и «Гора» и \"Лес\"", "Пиеса «Буря» и «Гора» и «Лес»"),
        (.persian, "کتاب \"خانه\"ها و “کوچه” را", "کتاب «خانه»ها و «کوچه» را"),
        (.persian, "گفت: \"کتاب \"خانه\" را خواندم\".", "گفت: «کتاب ‹خانه› را خواندم»."),
        (.arabic, "قرأ \"البيت\" و<<الطريق>>", "قرأ «البيت» و«الطريق»"),
    ] as [(Tongue, String, String)])
    func quotesBecomeThoseOfTheText(tongue: Tongue, wrong: String, right: String) {
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test(arguments: [
        (.russian, "экран 15\" и 5' 30\""),
        (.russian, "Он сказал \"Да и ушёл."),
        (.russian, "«Лес “ и»"),
        (.russian, "п'ять і об’єкт, д’Артаньян, 'слово'"),
        (.russian, "надпись “Do not touch this” на двери"),
        (.russian, "„Гроза“ и «„Лес“ и я»"),
        (.bulgarian, "„Буря“ и „той каза «да» тогава“"),
        (.persian, "جملهٔ “This is a sentence” آمد"),
        (.persian, "«کتاب ‹خانه› را»"),
        (.russian, "a << b, потом b"),
        (.other, "\"Yes\""),
    ] as [(Tongue, String)])
    func quotesStay(tongue: Tongue, text: String) {
        #expect(mended(text, tongue) == text)
    }

    @Test(arguments: [
        (.russian, "Москва - столица, а Киев -- тоже.", "Москва — столица, а Киев — тоже."),
        (.russian, "в 1902-1903 годах", "в 1902–1903 годах"),
        (.russian, "глава 5 - начало", "глава 5 — начало"),
        (.ukrainian, "Київ - столиця", "Київ — столиця"),
        (.bulgarian, "София - столица", "София — столица"),
        (.persian, "تهران - پایتخت - شلوغ است", "تهران – پایتخت – شلوغ است"),
        (.persian, "ما — همه — رفتیم - بی‌صدا", "ما — همه — رفتیم — بی‌صدا"),
        (.arabic, "القاهرة -- العاصمة -- كبيرة", "القاهرة – العاصمة – كبيرة"),
        (.russian, "-- Привет, - сказал он.", "— Привет, — сказал он."),
    ] as [(Tongue, String, String)])
    func dashesPartClauses(tongue: Tongue, wrong: String, right: String) {
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test(arguments: [
        (.russian, "еле-еле, кто-то, 5-6 книг, двух- и трёхэтажный, суффикс -ов"),
        (.russian, "тел. 8-495-123-45-67, 2020-01-02, ISBN 978-5-1234-5678-9"),
        (.russian, "5 - 3, a - b, счёт 3-1, Ту-154, 1903-1902"),
        (.persian, "بن-بست و ۱۴۰۱-۱۴۰۲"),
        (.russian, "строка --- --- --- и ------ конец"),
    ] as [(Tongue, String)])
    func hyphensStay(tongue: Tongue, text: String) {
        #expect(mended(text, tongue) == text)
    }

    @Test(arguments: [
        (.russian, "И вот... он ушёл. . . Да...", "И вот… он ушёл… Да…"),
        (.persian, "و بعد... رفت", "و بعد… رفت"),
        (.arabic, "ثم... ذهب", "ثم… ذهب"),
    ] as [(Tongue, String, String)])
    func dotsBecomeAnEllipsis(tongue: Tongue, wrong: String, right: String) {
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test(arguments: [
        (.russian, "Глава первая .......... 12"),
        (.russian, "Имя: ...... Подпись: ............"),
        (.russian, "Что?.. Ах!.. Да?..."),
        (.russian, "1...5 и ../a и т. д."),
    ] as [(Tongue, String)])
    func dotsStay(tongue: Tongue, text: String) {
        #expect(mended(text, tongue) == text)
    }

    @Test(arguments: [
        (.persian, "در سال 1398 و ٤٥٦ نفر", "در سال ۱۳۹۸ و ۴۵۶ نفر"),
        (.persian, "12,000 تومان و ۱۲,۰۰۰ ریال", "۱۲٬۰۰۰ تومان و ۱۲٬۰۰۰ ریال"),
        (.persian, "25% مردم در 12:30 آمدند", "۲۵٪ مردم در ۱۲:۳۰ آمدند"),
        (.persian, "تاریخ 1398/12/11 بود", "تاریخ ۱۳۹۸/۱۲/۱۱ بود"),
        (.arabic, "في عام ١٩٩٥ و٢٠٠١ و١٢ و 15 كتابًا", "في عام ١٩٩٥ و٢٠٠١ و١٢ و ١٥ كتابًا"),
        (.arabic, "عام ۱۹۹۵ و١٢ يومًا و٣ ليال", "عام ١٩٩٥ و١٢ يومًا و٣ ليال"),
        (.arabic, "في عام 1995 و2001 و12 و١٥ كتابًا", "في عام 1995 و2001 و12 و15 كتابًا"),
    ] as [(Tongue, String, String)])
    func digitsBecomeThoseOfTheText(tongue: Tongue, wrong: String, right: String) {
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test(arguments: [
        (.persian, "کاغذ A4 و MP3 و ISO 216 و 300 dpi است"),
        (.persian, "شماره +98 21 1234567 و نسخهٔ 2.1 و 1.2.3 را"),
        (.persian, "شابک 978-964-123-456-7 و a1@b.example و varaq.example/12 را"),
        (.arabic, "في عام 1995 و2001 في المغرب"),
        (.arabic, "١٢ و 15 و ١٣ و 16"),
        (.russian, "۱۲ и 12"),
    ] as [(Tongue, String)])
    func digitsStay(tongue: Tongue, text: String) {
        #expect(mended(text, tongue) == text)
    }

    @Test(arguments: 0..<300)
    func highRepairsAreDone(seed: Int) {
        var random = Seeded(seed)
        let tongue: Tongue = [.persian, .arabic, .russian, .ukrainian, .bulgarian][seed % 5]
        let words = tongue.isArabicScript ? ["کتاب", "البيت", "و", "۱۲", "٣٤", "12", "A4"] : ["книга", "Дом", "и", "12", "т.е", "A4", "С"]
        let signs = [" ", " ", " ", "  ", ",", ".", "...", ". . .", "!", "?", ":", ";", "،", "؟", "\"", "«", "»", "“", "”", "„", "<<", ">>", "(", ")", "-",
                     " - ", "--", "—", "%", "'", "\u{A0}", "\u{200C}", "+", "/", "@"]
        let text = (0..<30).map { $0 % 2 == 0 ? words[random.next(words.count)] : signs[random.next(signs.count)] + signs[random.next(signs.count)] }
            .joined()
        var last = text
        for _ in 0..<6 { last = mended(last, tongue) }
        #expect(mended(last, tongue) == last, "\(text)")
    }
}
