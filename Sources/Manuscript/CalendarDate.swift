/// A day of the Gregorian calendar, as ISO 8601 writes it; how it is printed is for others to say.
public struct CalendarDate: Sendable, Hashable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// From 1 to the last day of the month.
    public let day: Int

    /// Nil for a day that the calendar does not have.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(of: month, in: year) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`. Source: ISO 8601-1:2019, 5.2.2.1, extended format.
    public init?(iso text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    private static func days(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

extension CalendarDate {
    /// Seconds from 1970-01-01 to noon of the day, UTC. Source: Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013.
    public var noonUTC: Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400, yearOfEra = shifted % 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (Int64(era) * 146_097 + Int64(dayOfEra) - 719_468) * 86_400 + 43_200
    }
}
