@testable import Proofing
import Testing

/// What a rule finds in a passage, as `before→after`, or `before` where it knows no better.
private func found(_ rule: any PassageRule, _ text: String, _ tongue: Tongue, role: Passage.Role = .paragraph) -> [String] {
    let passage = Passage(text, tongue: tongue, role: role)
    let corrections = rule.corrections(of: passage, by: Knowledge(lexicon: Lexicon(tongue), evidence: Evidence([passage])))
    return corrections.map { correction in
        String(passage.characters[correction.range]) + (correction.replacement.map { "→" + String($0) } ?? "")
    }
}

struct ReaderTests {
    @Test(arguments: [
        ("Он (и она пришли.", ["("]), ("Он и она) пришли.", [")"]), ("Он )и она( пришли.", [")→(", "(→)"]), ("Он (и она] пришли.", ["]"]),
        ("«Лес и поле.", ["«"]), ("Лес \"и поле.", ["\""]), ("(а [б) в]", ["[", "]"]),
        ("Он (и она) «пришли», а) б) 1) 2) :) ;-) ((в))", []), ("«Роман «Мать» и», „Лес“, “Поле”", []), ("5\" и 6'", []),
    ] as [(String, [String])])
    func bracketsComeInPairs(text: String, expected: [String]) {
        #expect(found(BracketRule(), text, .russian) == expected)
    }

    @Test func bothPlacesOfBracketsAreNamed() {
        let passage = Passage("متن (یک دو] سه", tongue: .persian)
        let messages = BracketRule().corrections(of: passage, by: Knowledge(lexicon: Lexicon(.persian), evidence: Evidence())).map(\.message)
        #expect(messages == ["the “(” before “یک” is closed by the “]” behind “دو”"])
    }

    @Test(arguments: [
        ("\u{202E}abc", ["\u{202E}"]), ("\u{202B}abc\u{202C} d", []), ("\u{2067}abc d", ["\u{2067}"]), ("abc\u{202C}d", ["\u{202C}→"]),
        ("аб\u{200E}вг", ["\u{200E}→"]), ("شماره \u{200E}+98", []), ("تا\u{200F}\u{200F} 5", ["\u{200F}→"]),
    ] as [(String, [String])])
    func controlsOfDirectionAreReadOut(text: String, expected: [String]) {
        #expect(found(BidiControlRule(), text, .persian) == expected)
    }

    @Test(arguments: [
        (.russian, "сло\u{200B}во", ["\u{200B}→"]), (.persian, "می\u{200B}خواهم", ["\u{200B}→\u{200C}"]), (.persian, "در\u{FEFF}خت", ["\u{FEFF}→"]),
        (.russian, "сло\u{AD}во", []), (.russian, "слово\u{AD} и", ["\u{AD}→"]), (.persian, "می\u{200C}خواهم", []), (.persian, ". \u{200C}،", ["\u{200C}→"]),
        (.persian, "ه\u{200D}.ش", []), (.russian, "👩\u{200D}🔧 ❤\u{FE0F}", []), (.russian, "а\u{FE0F}", ["\u{FE0F}→"]), (.russian, "\u{E000}", ["\u{E000}"]),
        (.russian, "а\u{2060}б", ["\u{2060}"]),
    ] as [(Tongue, String, [String])])
    func whatDoesNotShowIsFound(tongue: Tongue, text: String, expected: [String]) {
        #expect(found(InvisibleRule(), text, tongue) == expected)
    }

    @Test(arguments: [
        ("a.b@gmial.com", ["a.b@gmial.com→a.b@gmail.com"]), ("a@yaho.com,", ["a@yaho.com→a@yahoo.com"]), ("a@site.con", ["a@site.con→a@site.com"]),
        ("a@site,org", ["a@site,org→a@site.org"]), ("a@site", ["a@site"]), ("a@@site.org", ["a@@site.org→a@site.org"]), ("a＠site.org", ["a＠site.org→a@site.org"]),
        ("a@b@c.org", ["a@b@c.org"]), ("пишите на a.b-c@site.example, или @name, a@mail.site.org.", []),
    ] as [(String, [String])])
    func slipsInMailAddressesAreFound(text: String, expected: [String]) {
        #expect(found(EmailRule(), text, .russian) == expected)
    }

    @Test(arguments: [
        (.persian, "گفت که که آمد", [" که→"]), (.persian, "تک تک و کم کم و یک یک", []), (.russian, "Лес и и поле", [" и→"]), (.russian, "книга книга", [" книга→"]),
        (.russian, "еле-еле, очень-очень, очень очень, да, да", []), (.russian, "и, и", []), (.russian, "кап кап кап", []), (.arabic, "في في البيت", [" في→"]),
        (.arabic, "سطراً سطراً شيئا شيئا", []), (.ukrainian, "що в в місті", [" в→"]), (.bulgarian, "на на масата", [" на→"]), (.russian, "10 10", []), (.russian, "и И. Петров, В В. И. Иванове", []), (.persian, "در در باز شد", [" در→"]),
    ] as [(Tongue, String, [String])])
    func wordsThatStandTwiceAreFound(tongue: Tongue, text: String, expected: [String]) {
        #expect(found(DoubledWordRule(), text, tongue) == expected)
    }

    @Test func aWordThatMayBeTwoWordsIsNotSure() {
        let passage = Passage("در در باز شد", tongue: .persian)
        let corrections = DoubledWordRule().corrections(of: passage, by: Knowledge(lexicon: Lexicon(.persian), evidence: Evidence()))
        #expect(corrections.map(\.confidence) == [.medium])
    }

    @Test(arguments: [
        (.russian, "в среду, 12 марта 2025 г.", []), (.russian, "в понедельник, 12 марта 2025 г.", ["понедельник→среду"]),
        (.russian, "Пятница, 12 марта 2025", ["Пятница→Среда"]), (.russian, "12 марта 2025 года (четверг)", ["четверг→среда"]),
        (.russian, "30 февраля 2025 года", ["30 февраля 2025"]), (.russian, "12 марта 2025 г. В пятницу", []),
        (.ukrainian, "середа, 12 березня 2025 року", []), (.ukrainian, "п'ятниця, 12 березня 2025 року", ["п'ятниця→середа"]),
        (.bulgarian, "четвъртък, 12 март 2025 г.", ["четвъртък→сряда"]),
        (.persian, "چهارشنبه ۲۲ اسفند ۱۴۰۳", []), (.persian, "سه‌شنبه ۲۲ اسفند ۱۴۰۳", ["سه‌شنبه→چهارشنبه"]), (.persian, "چهارشنبه، 1 حمل 1403", []),
        (.persian, "سه شنبه ۱ مارچ ۲۰۲۲", []), (.persian, "شنبه ۱ مارس ۲۰۲۲", ["شنبه→سه‌شنبه"]),
        (.persian, "۱۱ اسفند ۱۳۹۸ (۱ مارس ۲۰۲۰)", []), (.persian, "۱۱ اسفند ۱۳۹۸ (۲ مارس ۲۰۲۰)", ["۲ مارس ۲۰۲۰"]),
        (.persian, "۱ فروردین ۱۴۰۳ برابر با ۲۱ مارس ۲۰۲۴", ["۲۱ مارس ۲۰۲۴"]), (.persian, "۱ فروردین ۱۴۰۳ و ۲۱ مارس ۲۰۲۴", []),
        (.persian, "۳۰ اسفند ۱۴۰۳", []), (.persian, "۳۰ اسفند ۱۴۰۴", ["۳۰ اسفند ۱۴۰۴"]),
        (.arabic, "الأربعاء، 12 آذار 2025", []), (.arabic, "الخميس ١٢ مارس ٢٠٢٥", ["الخميس→الأربعاء"]),
        (.arabic, "الأحد 1 كانون الثاني 2023", []), (.arabic, "الاثنين 1 جانفي 2023", ["الاثنين→الأحد"]), (.arabic, "الأحد 1 يناير/كانون الثاني 2023", []),
    ] as [(Tongue, String, [String])])
    func weekdaysAreThoseOfTheirDates(tongue: Tongue, text: String, expected: [String]) {
        #expect(found(WeekdayRule(), text, tongue) == expected)
    }

    @Test(arguments: [
        (SolarCalendar.gregorian, 1970, 1, 1, 2_440_588), (.gregorian, 2000, 1, 1, 2_451_545), (.gregorian, 1917, 11, 7, 2_421_540), (.gregorian, 2024, 2, 29, 2_460_370),
        (.persian, 1400, 1, 1, 2_459_295), (.persian, 1357, 11, 22, 2_443_916), (.persian, 1403, 12, 30, 2_460_755), (.persian, 1332, 5, 28, 2434609), (.persian, 1358, 8, 13, 2444182),
    ])
    func daysHaveTheirNumbers(calendar: SolarCalendar, year: Int, month: Int, day: Int, number: Int) {
        #expect(calendar.dayNumber(year: year, month: month, day: day) == number)
    }

    @Test func daysFollowEachOtherThroughThreeCenturies() {
        for (calendar, years) in [(SolarCalendar.gregorian, 1_750...2_100), (.persian, 1_304...1_500)] {
            var last: Int?
            for year in years {
                for month in 1...12 {
                    let days = (1...31).compactMap { calendar.dayNumber(year: year, month: month, day: $0) }
                    #expect(days.count >= 28)
                    for day in days {
                        if let last { #expect(day == last + 1) }
                        last = day
                    }
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["(", "«\"", "‹", "a(", "a.", "1-", "\u{202B}", "ب\u{64B}", "„", "a@", "1,", "[", "x/", "\u{200C}"])
    func hostileTextTakesTimeInProportion(piece: String) {
        let passage = Passage(String(repeating: piece, count: 30_000) + " «و", tongue: .persian)
        let knowledge = Knowledge(lexicon: Lexicon(.persian), evidence: Evidence([passage]))
        for rule in RuleOrder.rules(for: .persian) {
            let count = rule.corrections(of: passage, by: knowledge).count
            #expect(count <= passage.characters.count)
        }
    }
}
