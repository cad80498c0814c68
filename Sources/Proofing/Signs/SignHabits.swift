/// What signs a text as a whole uses where there is a choice.
struct SignHabits: Sendable {
    /// Em dashes and en dashes between blanks.
    private(set) var longDashes = 0, shortDashes = 0
    /// Quotations that open with « and with „.
    private(set) var guillemets = 0, lowQuotes = 0
    /// Numbers in running text, by their digits.
    private(set) var digits: [DigitSystem: Int] = [:]

    /// Whether quotations open low: where the text does so more often than with «, or with neither, as Bulgarian does.
    var opensLow: Bool { lowQuotes >= guillemets }

    mutating func count(_ passage: Passage, _ words: [Word]) {
        let text = passage.characters
        for (index, character) in text.enumerated() {
            switch character {
            case "—", "–":
                guard index > 0, index + 1 < text.count, text[index - 1].isAnyBlank, text[index + 1].isAnyBlank else { continue }
                if character == "—" { longDashes += 1 } else { shortDashes += 1 }
            case "«": guillemets += 1
            case "„": lowQuotes += 1
            default: continue
            }
        }
        guard passage.tongue.isArabicScript else { return }
        for number in NumberReading(passage, words).numbers where number.isRunning {
            for system in number.systems { digits[system, default: 0] += 1 }
        }
    }

    func count(of system: DigitSystem) -> Int { digits[system] ?? 0 }
}
