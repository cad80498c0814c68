/// Days counted by their Julian number, and the two calendars that dates are written in here.
enum SolarCalendar: Sendable {
    case gregorian
    /// Iran's and Afghanistan's.
    case persian

    /// The day's Julian number; nil for a day that the calendar does not have, and for years that it was not counted in.
    func dayNumber(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), day > 0, years.contains(year), day <= length(of: month, in: year) else { return nil }
        switch self {
        case .gregorian:
            // March begins the year, so that the day put in ends it. Source: Richards, Explanatory Supplement to the Astronomical Almanac, 15.11.3.
            let shifted = (month + 9) % 12, era = year + 4_800 - (month < 3 ? 1 : 0)
            return day + (153 * shifted + 2) / 5 + 365 * era + era / 4 - era / 100 + era / 400 - 32_045
        case .persian:
            let before = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7)
            return Self.firstDay(ofPersian: year) + before + day - 1
        }
    }

    /// 0 for Monday to 6 for Sunday.
    static func weekday(of dayNumber: Int) -> Int { dayNumber % 7 }

    /// Years in which this arithmetic is known to be right: Iran's months have had their lengths since 1304.
    private var years: ClosedRange<Int> { self == .gregorian ? 1_583...2_400 : 1_304...1_500 }

    private func length(of month: Int, in year: Int) -> Int {
        switch self {
        case .gregorian:
            if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
            return [4, 6, 9, 11].contains(month) ? 30 : 31
        case .persian:
            if month == 12 { return Self.isLeap(persian: year) ? 30 : 29 }
            return month < 7 ? 31 : 30
        }
    }

    /// Eight years in thirty-three have a day more.
    private static func isLeap(persian year: Int) -> Bool { (25 * year + 11) % 33 < 8 }

    /// 1 Farvardin; that of 1400 was 21 March 2021.
    private static func firstDay(ofPersian year: Int) -> Int {
        let known = 1_400, first = 2_459_295
        if year >= known { return first + (known..<year).reduce(0) { $0 + (isLeap(persian: $1) ? 366 : 365) } }
        return first - (year..<known).reduce(0) { $0 + (isLeap(persian: $1) ? 366 : 365) }
    }
}
