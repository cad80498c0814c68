import CICU

/// Dates as a masthead gives them.
public enum DateLine {
    /// A date of the Gregorian calendar, written out in a language (BCP 47), month by name.
    ///
    /// Languages of Iran and Afghanistan use the Persian solar calendar, all others the Gregorian, unless the tag says
    /// otherwise (`fa-u-ca-gregory`). Nil if there is no such day. Source: Unicode CLDR, by ICU.
    public static func format(year: Int, month: Int, day: Int, language: String) -> String? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...days(in: month, of: year)).contains(day) else {
            return nil
        }
        let locale = locale(Language(language))
        var text = [UInt16](repeating: 0, count: 128)
        let length = Int(icu_long_date(locale, noon(year, month, day), &text, Int32(text.count)))
        guard length > 0, length <= text.count else { return nil }
        return String(decoding: text[..<length], as: UTF16.self)
    }

    private static func locale(_ language: Language) -> String {
        if string(capacity: 64, { icu_locale_keyword(language.locale, "calendar", $0, $1) }) != nil {
            return language.locale
        }
        let primary = language.tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() } ?? ""
        let calendar = ["fa", "ps", "prs", "mzn", "lrc"].contains(primary) ? "persian" : "gregorian"
        return string(capacity: 160) { buffer, capacity in
            let length = min(language.locale.utf8.count, Int(capacity) - 1)
            for (index, byte) in language.locale.utf8.prefix(length).enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[length] = 0
            return icu_locale_set_keyword("calendar", calendar, buffer, capacity)
        } ?? language.locale
    }

    /// Milliseconds from 1970 to noon of a day, in universal time: no time zone moves it to another day.
    private static func noon(_ year: Int, _ month: Int, _ day: Int) -> Double {
        Double(days(to: year, month, day)) * 86_400_000 + 43_200_000
    }

    /// Days from 1970-01-01, counted in years that begin in March, so that the leap day is the last.
    private static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
