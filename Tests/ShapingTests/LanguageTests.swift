import FontKit
import Geometry
import Shaping
import Testing

@Suite struct LanguageTests {
    static let languages: [(String, Script, Direction, String)] = [
        ("fa", .arabic, .rightToLeft, "۱۲۰"), ("ps", .arabic, .rightToLeft, "۱۲۰"), ("ar", .arabic, .rightToLeft, "١٢٠"),
        ("ar-MA", .arabic, .rightToLeft, "120"), ("ar-TN", .arabic, .rightToLeft, "120"), ("ar-SY", .arabic, .rightToLeft, "١٢٠"),
        ("ru", .cyrillic, .leftToRight, "120"), ("uk", .cyrillic, .leftToRight, "120"), ("en", .latin, .leftToRight, "120"),
        ("el", .greek, .leftToRight, "120"), ("he", .hebrew, .rightToLeft, "120"), ("sr", .cyrillic, .leftToRight, "120"),
        ("sr-Latn", .latin, .leftToRight, "120"), ("az-Arab", .arabic, .rightToLeft, "120"), ("fa-u-nu-latn", .arabic, .rightToLeft, "120"),
        ("uz-Arab-AF", .arabic, .rightToLeft, "۱۲۰"), ("tg", .cyrillic, .leftToRight, "120"),
        ("", .latin, .leftToRight, "120"), ("xx", .latin, .leftToRight, "120"), ("no tag", .latin, .leftToRight, "120"),
    ]

    @Test(arguments: languages)
    func aTagTellsScriptDirectionAndDigits(tag: String, script: Script, direction: Direction, digits: String) {
        let language = Language(tag)
        #expect(language.script == script && language.direction == direction)
        #expect(language.digits(of: 120) == digits)
    }

    @Test func negativeNumbersKeepTheirSign() {
        #expect(Language("fa").digits(of: -305) == "-۳۰۵")
        #expect(Language("ru").digits(of: 0) == "0")
    }

    static let dates: [(Int, Int, Int, String, String?)] = [
        (2020, 3, 4, "fa", "۱۴ اسفند ۱۳۹۸"), (2020, 3, 4, "fa-AF", "۱۴ حوت ۱۳۹۸"), (2020, 3, 4, "fa-u-ca-gregory", "۴ مارس ۲۰۲۰"),
        (2020, 3, 4, "ps", "د ۱۳۹۸ د کب ۱۴"),
        (2024, 3, 20, "fa", "۱ فروردین ۱۴۰۳"), (2024, 3, 19, "fa", "۲۹ اسفند ۱۴۰۲"),
        (2020, 3, 4, "ar", "٤ مارس ٢٠٢٠"), (2020, 3, 4, "ar-SY", "٤ آذار ٢٠٢٠"), (2020, 3, 4, "ar-MA", "4 مارس 2020"),
        (2020, 3, 4, "ru", "4 марта 2020\u{202F}г."), (2020, 2, 29, "uk", "29 лютого 2020\u{202F}р."), (1969, 12, 31, "en", "December 31, 1969"),
        (2019, 2, 29, "ru", nil), (2020, 13, 1, "ru", nil), (2020, 4, 31, "ru", nil), (2020, 0, 1, "fa", nil), (1900, 2, 29, "ru", nil),
    ]

    @Test(arguments: dates) func datesAreWrittenOut(year: Int, month: Int, day: Int, language: String, expected: String?) {
        #expect(DateLine.format(year: year, month: month, day: day, language: language) == expected)
    }

    static let datesInCalendars: [(String, [String], String?)] = [
        ("fa", [], "۱ فروردین ۱۴۰۵"), ("fa", ["persian", "gregorian"], "۱ فروردین ۱۴۰۵ – ۲۱ مارس ۲۰۲۶"), ("fa", ["persian-afghanistan"], "۱ حمل ۱۴۰۵"),
        ("fa-AF", ["persian"], "۱ حمل ۱۴۰۵"), ("fa-AF", ["persian-iran", "persian-afghanistan"], "۱ فروردین ۱۴۰۵ – ۱ حمل ۱۴۰۵"),
        ("fa-u-nu-latn", ["persian-iran"], "1 فروردین 1405"), ("fa", ["islamic-civil"], "۲ شوال ۱۴۴۷"),
        ("ar", ["gregorian"], "٢١ مارس ٢٠٢٦"), ("ar-SY", ["gregorian"], "٢١ آذار ٢٠٢٦"), ("ar-EG", ["gregorian"], "٢١ مارس ٢٠٢٦"),
        ("ar-DZ", ["gregorian"], "21 مارس 2026"), ("ar-DZ", ["gregorian-mashriq"], "21 آذار 2026"), ("ar-SY", ["gregorian-egypt"], "٢١ مارس ٢٠٢٦"),
        ("ar", ["gregorian-both"], "٢١ آذار / مارس ٢٠٢٦"), ("ar-DZ", ["islamic-umalqura", "gregorian-both"], "2 شوال 1447 – 21 آذار / مارس 2026"),
        ("ar", ["persian"], "١ فرفردن ١٤٠٥"),
        ("ru", ["gregorian"], "21 марта 2026\u{202F}г."), ("ru", ["gregorian-both"], "21 марта 2026\u{202F}г."),
        ("ru", ["persian"], "1 фарвардин 1405\u{202F}г."), ("ru", ["hebrew"], "3 нисан 5786\u{202F}г."),
        ("ru", ["julian"], nil), ("ru", ["gregorian", ""], nil),
    ]

    @Test(arguments: datesInCalendars) func datesAreWrittenInCalendars(language: String, calendars: [String], expected: String?) {
        #expect(DateLine.format(year: 2026, month: 3, day: 21, language: language, calendars: calendars) == expected)
    }

    @Test func monthsHaveTheNamesOfTheirRegion() {
        let january = ["gregorian-mashriq", "gregorian-egypt", "gregorian-maghreb", "gregorian-both"].map {
            DateLine.format(year: 2026, month: 1, day: 5, language: "ar", calendars: [$0])
        }
        #expect(january == ["٥ كانون الثاني ٢٠٢٦", "٥ يناير ٢٠٢٦", "٥ جانفي ٢٠٢٦", "٥ كانون الثاني / يناير ٢٠٢٦"])
        #expect(DateLine.format(year: 2026, month: 2, day: 30, language: "ar", calendars: ["gregorian-both"]) == nil)
    }
}
