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
}
