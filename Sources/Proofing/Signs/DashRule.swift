/// Hyphens that stand for dashes between words, and in ranges of years.
struct DashRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = SignText(passage)
        guard text.tongue != .other else { return [] }
        let dash = dash(in: text.tongue, by: knowledge.evidence.signs)
        var found: [Correction] = [], index = 0
        while index < text.count {
            guard text[index] == "-" else { index += 1; continue }
            var end = index + 1
            while text[end] == "-" { end += 1 }
            if let correction = between(index..<end, in: text, dash) ?? atStart(index..<end, in: text, dash) ?? inRange(index..<end, in: text) {
                found.append(correction)
            }
            index = end
        }
        return found
    }

    private func dash(in tongue: Tongue, by signs: SignHabits) -> Unicode.Scalar {
        if signs.longDashes == signs.shortDashes { return tongue.isCyrillic ? "—" : "–" }
        return signs.longDashes > signs.shortDashes ? "—" : "–"
    }

    /// A hyphen between blanks, or two or three.
    private func between(_ run: Range<Int>, in text: SignText, _ dash: Unicode.Scalar) -> Correction? {
        guard run.count <= 3, let before = text.any(run.lowerBound - 1), before.isAnyBlank, let after = text.any(run.upperBound), after.isAnyBlank,
              let last = text.any(run.lowerBound - 2), let next = text.any(run.upperBound + 1) else { return nil }
        let areNumbers = last.isDecimalDigit && next.isDecimalDigit
        guard !areNumbers, isBesideWord(last), isBesideWord(next) || text.tongue.isCyrillic && next.isDecimalDigit else { return nil }
        // Between Latin words it is theirs, between single letters it may be a difference.
        if last.isLatinLetter, next.isLatinLetter { return nil }
        let isFormula = isSingle(run.lowerBound - 2, in: text, step: -1) && isSingle(run.upperBound + 1, in: text, step: 1)
        return Correction(.dashes, run, [dash], isFormula || text.role == .address ? .medium : .high)
    }

    private func isBesideWord(_ character: Unicode.Scalar) -> Bool {
        character.isWordLetter || character.isMark || character.isDecimalDigit || character.isClosingSign || character.isOpeningSign
            || ".,!?…،؟؛:%٪".unicodeScalars.contains(character)
    }

    /// Whether a letter or digit stands alone, seen away from the dash.
    private func isSingle(_ index: Int, in text: SignText, step: Int) -> Bool {
        text.any(index).map { $0.isWordLetter || $0.isDecimalDigit } == true && text.any(index + step).map(\.isAnyBlank) != false
    }

    /// What opens a line of a dialogue.
    private func atStart(_ run: Range<Int>, in text: SignText, _ dash: Unicode.Scalar) -> Correction? {
        guard run.lowerBound == 0, run.count <= 3, text.tongue.isCyrillic, text.role == .paragraph, let next = text.any(run.upperBound) else { return nil }
        if next.isAnyBlank { return Correction(.dashes, run, [dash], run.count > 1 ? .high : .medium) }
        guard next.isUppercaseLetter else { return nil }
        return Correction(.dashes, run, [dash, " "], .medium)
    }

    /// 1902-1903: a range of numbers that nothing else continues.
    private func inRange(_ run: Range<Int>, in text: SignText) -> Correction? {
        guard run.count <= 2, text.role != .address, let from = number(before: run.lowerBound, in: text), let to = number(from: run.upperBound, in: text),
              from.value < to.value else { return nil }
        let areYears = [from, to].allSatisfy { $0.count == 4 && (1000...2100).contains($0.value) }
        guard run.count == 1 || areYears else { return nil }
        return Correction(.dashes, run, "–", areYears && text.tongue.isCyrillic ? .high : .medium)
    }

    /// Up to four digits before `end`; nil where more stands before them, such as another hyphen.
    private func number(before end: Int, in text: SignText) -> (value: Int, count: Int)? {
        var start = end
        while end - start < 5, let character = text[start - 1], character.isDecimalDigit { start -= 1 }
        guard start < end, end - start < 5, !isOfNumber(text.any(start - 1)) else { return nil }
        return (value(start..<end, of: text), end - start)
    }

    private func number(from start: Int, in text: SignText) -> (value: Int, count: Int)? {
        var end = start
        while end - start < 5, let character = text[end], character.isDecimalDigit { end += 1 }
        guard start < end, end - start < 5, !isOfNumber(text.any(end)) || isFullStop(end, of: text) else { return nil }
        return (value(start..<end, of: text), end - start)
    }

    private func isFullStop(_ index: Int, of text: SignText) -> Bool {
        text.any(index).map { ".,:".unicodeScalars.contains($0) } == true && text.any(index + 1).map(\.isDecimalDigit) != true
    }

    private func isOfNumber(_ character: Unicode.Scalar?) -> Bool {
        guard let character else { return false }
        return character.isWordLetter || "-–—+./:,№#_=*×".unicodeScalars.contains(character)
    }

    private func value(_ range: Range<Int>, of text: SignText) -> Int {
        text.text[range].reduce(0) { $0 * 10 + Int($1.properties.numericValue ?? 0) }
    }
}
