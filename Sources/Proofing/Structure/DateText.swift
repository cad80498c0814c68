/// Dates as authors write them above a text: a day, a month by its name, a year.
enum DateText {
    /// The day in ISO 8601, where the text is a date and no more than that; nil for any other.
    static func day(_ text: String, tongue: Tongue) -> String? {
        guard let names = CalendarWords.of(tongue) else { return nil }
        let characters = Array(text.unicodeScalars)
        var found = words(in: characters).map { String(characters[$0.range]).lowercased() }
        if let first = found.first, names.weekdays.contains(where: { $0.contains(first) }) { found.removeFirst() }
        if let last = found.last, yearWords.contains(last) { found.removeLast() }
        guard (3...4).contains(found.count), let day = number(found[0]), let year = number(found[found.count - 1]) else { return nil }
        guard let month = names.months[found[1..<found.count - 1].joined(separator: " ")],
              let number = month.calendar.dayNumber(year: year, month: month.month, day: day) else { return nil }
        return iso(number)
    }

    private static let yearWords: Set<String> = ["г", "года", "р", "року", "г", "година", "م", "میلادی", "ش", "خورشیدی", "شمسی"]

    private static func number(_ text: String) -> Int? {
        let digits = text.unicodeScalars.map(\.digitValue)
        guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy({ $0 != nil }) else { return nil }
        return digits.compactMap(\.self).reduce(0) { $0 * 10 + $1 }
    }

    /// Source: Richards, Explanatory Supplement to the Astronomical Almanac, 15.11.3.
    private static func iso(_ dayNumber: Int) -> String {
        let f = dayNumber + 1_401 + (4 * dayNumber + 274_277) / 146_097 * 3 / 4 - 38
        let e = 4 * f + 3, h = 5 * (e % 1_461 / 4) + 2
        let day = h % 153 / 5 + 1, month = (h / 153 + 2) % 12 + 1, year = e / 1_461 - 4_716 + (14 - month) / 12
        return [year, month, day].enumerated().map { index, part in
            String(repeating: "0", count: max(0, (index == 0 ? 4 : 2) - String(part).count)) + String(part)
        }.joined(separator: "-")
    }
}
