/// Latin marks in Arabic script, marks that stand twice, and the percent sign of native digits.
struct PunctuationRule: PassageRule {
    private static let arabicMarks: [Unicode.Scalar: Unicode.Scalar] = [",": "،", ";": "؛", "?": "؟"]

    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = SignText(passage)
        let sides = text.tongue.isArabicScript ? LetterSides(text.text) : nil
        var found: [Correction] = [], index = 0
        while index < text.count {
            guard let character = text[index], Self.isMark(character) else { index += 1; continue }
            var end = index + 1
            while text[end] == character { end += 1 }
            let made = arabicMark(for: character, in: index..<end, of: text, sides)
            if let correction = correction(of: index..<end, becoming: made, in: text) { found.append(correction) }
            index = end
        }
        return found
    }

    private static func isMark(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case ",", ";", ":", "?", "!", "،", "؛", "؟", "%", ".": true
        default: false
        }
    }

    private func correction(of run: Range<Int>, becoming made: (mark: Unicode.Scalar, confidence: Confidence)?, in text: SignText) -> Correction? {
        let character = text.text[run.lowerBound]
        let once = doubled(run, of: text)
        guard made != nil || once != nil else { return nil }
        let mark = made?.mark ?? character
        let confidence = min(made?.confidence ?? .high, once ?? .high)
        return Correction(.punctuation, run, Array(repeating: mark, count: once == nil ? run.count : 1), confidence)
    }

    /// How sure it is that a mark is meant once; nil where it stands once or may stand so often.
    private func doubled(_ run: Range<Int>, of text: SignText) -> Confidence? {
        guard run.count > 1 else { return nil }
        switch text.text[run.lowerBound] {
        case ",", "،", ";", "؛":
            return run.count == 2 && text.any(run.lowerBound - 1).map { $0.isWordLetter || $0.isMark } == true ? .high : .medium
        // Three exclamation marks are a shout.
        case "!", "?", "؟": return run.count == 3 ? nil : .medium
        case ".":
            guard run.count == 2, let before = text.any(run.lowerBound - 1), before.isWordLetter || before.isMark,
                  text.any(run.upperBound).map({ $0.isAnyBlank || $0.isClosingSign }) != false else { return nil }
            return .medium
        default: return nil
        }
    }

    /// The mark of Arabic script that is meant by a Latin one.
    private func arabicMark(for mark: Unicode.Scalar, in run: Range<Int>, of text: SignText,
                            _ sides: LetterSides?) -> (mark: Unicode.Scalar, confidence: Confidence)? {
        guard let sides else { return nil }
        if mark == "%" { return percent(run, of: text) }
        guard let arabic = Self.arabicMarks[mark] else { return nil }
        let before = text.any(run.lowerBound - 1), after = text.any(run.upperBound)
        if before?.isDecimalDigit == true, after?.isDecimalDigit == true { return nil }
        // A mark before its clause opens a list of Latin words, or is one of a formula.
        if after.map({ $0.isASCIILetter || $0 == "=" }) == true { return nil }
        // Within a word it stands for a letter that an encoding had not.
        if mark == "?", let after, after.isArabicLetter || after.isJoinControl { return nil }
        let isArabicBefore = sides.before[run.lowerBound] == .arabic, isArabicAfter = sides.after[run.upperBound] == .arabic
        guard isArabicBefore || isArabicAfter else { return nil }
        if isArabicBefore { return (arabic, text.tongue == .otherArabic ? .medium : .high) }
        return sides.before[run.lowerBound] == .none ? nil : (arabic, .medium)
    }

    private func percent(_ run: Range<Int>, of text: SignText) -> (Unicode.Scalar, Confidence)? {
        guard run.count == 1 else { return nil }
        func isNativeDigit(_ index: Int) -> Bool { text[index].map { $0.value > 0x7F && $0.isDecimalDigit } ?? false }
        let before = run.lowerBound - 1
        if isNativeDigit(before) || text[before]?.isAnyBlank == true && isNativeDigit(before - 1) { return ("٪", .high) }
        return isNativeDigit(run.upperBound) ? ("٪", .medium) : nil
    }
}
