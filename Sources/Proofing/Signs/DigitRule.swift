/// Digits of another script in running text, and the separators that go with native ones.
struct DigitRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard let system = system(for: passage.tongue, by: knowledge.evidence.signs) else { return [] }
        guard passage.characters.contains(where: \.isDecimalDigit) else { return [] }
        return NumberReading(passage, words(in: passage.characters)).numbers.compactMap { number in
            guard number.isRunning else { return nil }
            return correction(of: number, to: system, in: passage)
        }
    }

    /// The digits that a text is to have; nil where there is no saying.
    private func system(for tongue: Tongue, by signs: SignHabits) -> DigitSystem? {
        switch tongue {
        case .persian: return .persian
        case .arabic:
            let european = signs.count(of: .european), native = signs.count(of: .arabicIndic) + signs.count(of: .persian)
            // Arabic is printed with either; only what stands alone among the others is a slip.
            if native >= 3 * european, native > 0 { return .arabicIndic }
            return european >= 3 * native ? .european : nil
        default: return nil
        }
    }

    private func correction(of number: NumberReading.Number, to system: DigitSystem, in passage: Passage) -> Correction? {
        let old = Array(passage.characters[number.range])
        let digits = old.map { $0.isDecimalDigit ? system.digit(for: $0) : $0 }
        let hasNativeMarks = digits.contains("٬") || digits.contains("٫")
        let (new, areSeparatorsSure) = system == .european ? (digits, !hasNativeMarks) : withSeparators(digits)
        guard new != old else { return nil }
        let isSure = number.isAmongWords && areSeparatorsSure && passage.role != .address
        return Correction(.digits, number.range, new, isSure ? .high : .medium)
    }

    /// Native separators where a number in native digits has Latin ones, and whether they can be nothing else.
    private func withSeparators(_ number: [Unicode.Scalar]) -> ([Unicode.Scalar], Bool) {
        let marks = number.indices.filter { !number[$0].isDecimalDigit }
        guard !marks.isEmpty else { return (number, true) }
        var new = number
        if marks.allSatisfy({ number[$0] == "," || number[$0] == "٬" }), areGroups(marks, count: number.count) {
            for index in marks { new[index] = "٬" }
            return (new, true)
        }
        guard marks.count == 1, number[marks[0]] == "." else { return (number, !marks.contains { number[$0] == "," || number[$0] == "." }) }
        // A point may part a section from a chapter as well.
        new[marks[0]] = "٫"
        return (new, false)
    }

    /// Whether separators part a number into thousands.
    private func areGroups(_ marks: [Int], count: Int) -> Bool {
        guard let first = marks.first, (1...3).contains(first) else { return false }
        return zip(marks, marks.dropFirst() + [count]).allSatisfy { $1 - $0 == 4 }
    }
}
