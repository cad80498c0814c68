/// Dates whose day of the week is another, and dates of two calendars side by side that are not the same day.
struct WeekdayRule: PassageRule {
    /// A day, month and year in a row.
    private struct WrittenDate {
        /// Indices of the words.
        var words: Range<Int>
        var range: Range<Int>
        var calendar: SolarCalendar
        /// Nil for a day that the calendar does not have.
        var dayNumber: Int?
    }

    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard let names = CalendarWords.of(passage.tongue), passage.characters.contains(where: \.isDecimalDigit) else { return [] }
        let reading = DateReading(passage.characters, names)
        let dates = reading.words.indices.compactMap { date(at: $0, in: reading) }
        var found = dates.compactMap { impossible($0, in: reading) ?? weekday(of: $0, in: reading) }
        found += zip(dates, dates.dropFirst()).compactMap { disagreement($0, $1, in: reading) }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func date(at index: Int, in reading: DateReading) -> WrittenDate? {
        guard let day = reading.number(at: index), (1...31).contains(day), reading.isBlank(after: index), let month = reading.month(at: index + 1),
              reading.isBlank(after: month.words.upperBound - 1), let year = reading.number(at: month.words.upperBound), (1000...2400).contains(year)
        else { return nil }
        let words = index..<month.words.upperBound + 1
        let range = reading.words[index].range.lowerBound..<reading.words[words.upperBound - 1].range.upperBound
        return WrittenDate(words: words, range: range, calendar: month.calendar,
                           dayNumber: month.calendar.dayNumber(year: year, month: month.month, day: day))
    }

    private func impossible(_ date: WrittenDate, in reading: DateReading) -> Correction? {
        guard date.dayNumber == nil, let year = reading.number(at: date.words.upperBound - 1) else { return nil }
        // A year of another calendar, or one before dates were written so.
        let range = date.calendar == .gregorian ? 1_700...2_200 : 1_304...1_450
        return range.contains(year) ? Correction(.weekday, date.range, nil, .medium, "there is no such day in the calendar") : nil
    }

    private func weekday(of date: WrittenDate, in reading: DateReading) -> Correction? {
        guard let number = date.dayNumber, let written = reading.weekday(beside: date.words) else { return nil }
        let right = SolarCalendar.weekday(of: number)
        guard right != written.day else { return nil }
        let forms = reading.names.weekdays[right]
        let form = forms.indices.contains(written.form) ? forms[written.form] : forms[0]
        let isCapital = reading.text[written.range.lowerBound].isUppercaseLetter
        let name = isCapital ? form.prefix(1).uppercased() + form.dropFirst() : form
        return Correction(.weekday, written.range, name, .medium, "that day is another day of the week")
    }

    /// Two dates with nothing between them but a bracket or a word that says they are the same.
    private func disagreement(_ one: WrittenDate, _ other: WrittenDate, in reading: DateReading) -> Correction? {
        guard one.calendar != other.calendar, let first = one.dayNumber, let second = other.dayNumber, first != second,
              reading.isEquation(from: one.words.upperBound, to: other.words.lowerBound) else { return nil }
        let days = abs(first - second)
        return Correction(.weekday, other.range, nil, .medium, "the two dates are not the same day: they are \(days) day\(days == 1 ? "" : "s") apart")
    }
}

/// The words of a passage as parts of dates.
private struct DateReading {
    let text: [Unicode.Scalar]
    let names: CalendarWords
    let words: [Word]

    init(_ text: [Unicode.Scalar], _ names: CalendarWords) {
        self.text = text
        self.names = names
        words = Proofing.words(in: text)
    }

    func string(_ index: Int) -> String {
        String(text[words[index].range].map { $0 == "\u{2019}" || $0 == "\u{2BC}" ? "'" : $0 }).lowercased()
    }

    /// The number that a word of up to four digits is.
    func number(at index: Int) -> Int? {
        guard words.indices.contains(index), words[index].kind == .number, words[index].range.count < 5 else { return nil }
        return text[words[index].range].reduce(0) { sum, digit in
            sum.flatMap { sum in digit.isDecimalDigit ? digit.properties.numericValue.map { sum * 10 + Int($0) } : nil }
        }
    }

    /// What stands between a word and the next one.
    private func gap(after index: Int) -> ArraySlice<Unicode.Scalar> {
        let end = index + 1 < words.count ? words[index + 1].range.lowerBound : text.count
        return text[words[index].range.upperBound..<end]
    }

    func isBlank(after index: Int) -> Bool { !gap(after: index).isEmpty && gap(after: index).allSatisfy(\.isAnyBlank) }

    /// The month that is named from a word on, twice perhaps, as آذار/مارس, and the words it takes.
    func month(at index: Int) -> (words: Range<Int>, calendar: SolarCalendar, month: Int)? {
        guard var found = oneMonth(at: index) else { return nil }
        let end = found.words.upperBound
        if gap(after: end - 1).allSatisfy({ $0.isAnyBlank || $0 == "/" || $0 == "(" }), gap(after: end - 1).contains(where: { !$0.isAnyBlank }),
           let second = oneMonth(at: end), second.month == found.month {
            found.words = found.words.lowerBound..<second.words.upperBound
        }
        return found
    }

    private func oneMonth(at index: Int) -> (words: Range<Int>, calendar: SolarCalendar, month: Int)? {
        guard words.indices.contains(index), words[index].kind == .letters else { return nil }
        if words.indices.contains(index + 1), isBlank(after: index), let month = names.months[string(index) + " " + string(index + 1)] {
            return (index..<index + 2, month.calendar, month.month)
        }
        return names.months[string(index)].map { (index..<index + 1, $0.calendar, $0.month) }
    }

    /// The day of the week that stands right before or behind a date.
    func weekday(beside date: Range<Int>) -> (range: Range<Int>, day: Int, form: Int)? {
        if date.lowerBound > 0, isLoose(after: date.lowerBound - 1), let found = weekday(endingAt: date.lowerBound - 1) { return found }
        var next = date.upperBound
        guard next < words.count, isLoose(after: next - 1) else { return nil }
        if ["г", "года", "р", "року", "година", "م", "ش", "میلادی", "خورشیدی", "شمسی"].contains(string(next)) {
            guard next + 1 < words.count, gap(after: next).allSatisfy({ $0.isAnyBlank || ".,،(—–".unicodeScalars.contains($0) }) else { return nil }
            next += 1
        } else if gap(after: next - 1).allSatisfy(\.isAnyBlank) {
            // Without a sign between, it belongs to what follows.
            return nil
        }
        return day(of: string(next)).map { (words[next].range, $0.day, $0.form) }
    }

    private func isLoose(after index: Int) -> Bool { gap(after: index).allSatisfy { $0.isAnyBlank || ",،(—–".unicodeScalars.contains($0) } }

    private func weekday(endingAt index: Int) -> (range: Range<Int>, day: Int, form: Int)? {
        if index > 0, isBlank(after: index - 1), let found = day(of: string(index - 1) + " " + string(index)) {
            return (words[index - 1].range.lowerBound..<words[index].range.upperBound, found.day, found.form)
        }
        // What is the same in two cases is what the preposition asks for.
        let isObject = index > 0 && ["в", "во", "у"].contains(string(index - 1))
        return day(of: string(index)).map { (words[index].range, $0.day, isObject && $0.form == 0 ? 1 : $0.form) }
    }

    private func day(of word: String) -> (day: Int, form: Int)? {
        for (day, forms) in names.weekdays.enumerated() {
            if let form = forms.firstIndex(of: word) { return (day, form) }
        }
        return nil
    }

    /// Whether nothing but signs and words of sameness stands between two words of a text.
    func isEquation(from start: Int, to end: Int) -> Bool {
        guard start <= end, end - start < 6 else { return false }
        let isNamed = (start..<end).allSatisfy { words[$0].kind == .letters && Self.sameness.contains(string($0)) || day(of: string($0)) != nil }
        let gaps = (start - 1..<end).flatMap { Array(gap(after: $0)) }
        return isNamed && gaps.allSatisfy { $0.isAnyBlank || "(/=،,-–—.".unicodeScalars.contains($0) }
            && (end > start || gaps.contains { "(/=".unicodeScalars.contains($0) })
    }

    private static let sameness: Set<String> = ["برابر", "با", "مطابق", "مصادف", "معادل", "است", "یعنی", "میلادی", "خورشیدی", "شمسی", "ش", "م"]
}
