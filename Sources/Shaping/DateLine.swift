import CICU

/// Dates as a masthead gives them.
public enum DateLine {
    /// A date of the Gregorian calendar, written out in a language (BCP 47), month by name.
    ///
    /// Languages of Iran and Afghanistan use the Persian solar calendar, all others the Gregorian, unless the tag says
    /// otherwise (`fa-u-ca-gregory`). Nil if there is no such day. Source: Unicode CLDR, by ICU.
    public static func format(year: Int, month: Int, day: Int, language: String) -> String? {
        guard isDay(year, month, day) else { return nil }
        return text(noon(year, month, day), in: locale(Language(language)))
    }

    /// A date in several calendars, one behind the other: ۱ فروردین ۱۴۰۵ – ۲۱ مارس ۲۰۲۶.
    ///
    /// A calendar is `gregorian`, `persian`, `islamic`, `islamic-civil`, `islamic-umalqura` or `hebrew`. Some name the region
    /// whose names of months are meant, where the language has several: `persian-iran`, `persian-afghanistan`,
    /// `gregorian-mashriq` (آذار), `gregorian-egypt` (مارس), `gregorian-maghreb` (جانفي) and `gregorian-both`, which gives the
    /// first two side by side: آذار / مارس. Digits are always those of the language. Nil if there is no such day or calendar;
    /// without any calendar, the date in that of the language.
    public static func format(year: Int, month: Int, day: Int, language: String, calendars: [String]) -> String? {
        guard !calendars.isEmpty else { return format(year: year, month: month, day: day, language: language) }
        guard isDay(year, month, day) else { return nil }
        let tongue = Language(language), noon = noon(year, month, day)
        let dates = calendars.map { date(noon, tongue, in: $0) }
        return dates.contains(nil) ? nil : dates.compactMap(\.self).joined(separator: " – ")
    }

    private static func date(_ noon: Double, _ language: Language, in calendar: String) -> String? {
        if calendar == "gregorian-both" {
            guard let first = date(noon, language, in: "gregorian-mashriq"), let second = date(noon, language, in: "gregorian-egypt") else {
                return nil
            }
            return sideBySide(first, second)
        }
        guard let form = forms.first(where: { $0.name == calendar }) else { return nil }
        let region = form.regions.first { $0.language == primary(language) }?.locale
        guard let text = text(noon, in: locale(region ?? language.locale, calendar: form.calendar)) else { return nil }
        return region == nil ? text : withDigits(of: language, text)
    }

    /// The calendars by their names here and in ICU, with the locales whose names of months they give in a language.
    private static let forms: [(name: String, calendar: String, regions: [(language: String, locale: String)])] = [
        ("gregorian", "gregorian", []), ("gregorian-mashriq", "gregorian", [("ar", "ar_SY")]),
        ("gregorian-egypt", "gregorian", [("ar", "ar_EG")]), ("gregorian-maghreb", "gregorian", [("ar", "ar_DZ")]),
        ("persian", "persian", []), ("persian-iran", "persian", [("fa", "fa_IR"), ("prs", "fa_IR")]),
        ("persian-afghanistan", "persian", [("fa", "fa_AF"), ("prs", "fa_AF")]), ("islamic", "islamic", []),
        ("islamic-civil", "islamic-civil", []), ("islamic-umalqura", "islamic-umalqura", []), ("hebrew", "hebrew", []),
    ]

    /// Two writings of a date as one: where words between the first and the last differ, both of them.
    private static func sideBySide(_ first: String, _ second: String) -> String {
        let words = first.split(separator: " "), others = second.split(separator: " ")
        let before = zip(words, others).prefix { $0 == $1 }.count
        let after = min(zip(words.reversed(), others.reversed()).prefix { $0 == $1 }.count, min(words.count, others.count) - before)
        guard before < words.count, before < others.count else { return first }
        let months = [words, others].map { $0[before..<$0.count - after].joined(separator: " ") }.joined(separator: " / ")
        return (words[..<before] + [months[...]] + words[(words.count - after)...]).joined(separator: " ")
    }

    private static func withDigits(of language: Language, _ text: String) -> String {
        var own = ""
        for scalar in text.unicodeScalars {
            let digit = scalar.properties.generalCategory == .decimalNumber ? scalar.properties.numericValue : nil
            if let digit { own += language.digits(of: Int(digit)) } else { own.unicodeScalars.append(scalar) }
        }
        return own
    }

    private static func primary(_ language: Language) -> String {
        language.tag.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? ""
    }

    private static func text(_ noon: Double, in locale: String) -> String? {
        var text = [UInt16](repeating: 0, count: 128)
        let length = Int(icu_long_date(locale, noon, &text, Int32(text.count)))
        guard length > 0, length <= text.count else { return nil }
        return String(decoding: text[..<length], as: UTF16.self)
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1...9999).contains(year) && (1...12).contains(month) && (1...days(in: month, of: year)).contains(day)
    }

    private static func locale(_ language: Language) -> String {
        if string(capacity: 64, { icu_locale_keyword(language.locale, "calendar", $0, $1) }) != nil {
            return language.locale
        }
        let calendar = ["fa", "ps", "prs", "mzn", "lrc"].contains(primary(language)) ? "persian" : "gregorian"
        return locale(language.locale, calendar: calendar)
    }

    private static func locale(_ name: String, calendar: String) -> String {
        string(capacity: 160) { buffer, capacity in
            let length = min(name.utf8.count, Int(capacity) - 1)
            for (index, byte) in name.utf8.prefix(length).enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[length] = 0
            return icu_locale_set_keyword("calendar", calendar, buffer, capacity)
        } ?? name
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
