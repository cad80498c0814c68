/// Spaces that stand twice, before a mark that wants none, within brackets, or not where a mark wants one behind it.
struct SpaceRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = SignText(passage), pairs = BracketPairs(text)
        var found: [Correction] = [], index = 0
        while index < text.count {
            if text.text[index].isPlainBlank {
                var end = index + 1
                while end < text.count, text.text[end].isPlainBlank { end += 1 }
                let correction = spaces(index..<end, in: text, pairs)
                if let correction { found.append(correction) }
                index = max(end, correction?.range.upperBound ?? end)
            } else {
                if let correction = missing(behind: index, in: text, pairs) ?? missing(before: index, in: text, pairs) {
                    found.append(correction)
                }
                index += 1
            }
        }
        return found
    }

    // MARK: Spaces that are there

    private func spaces(_ range: Range<Int>, in text: SignText, _ pairs: BracketPairs) -> Correction? {
        guard text.isProse(range), range.lowerBound > 0, range.upperBound < text.count else { return nil }
        if isInside(range, of: text, pairs) { return Correction(.spaces, range, "", .high) }
        if isBeforeMark(range, of: text) {
            let mark = range.upperBound
            guard isBeforeWord(mark, in: text) else { return Correction(.spaces, range, "", .high) }
            return Correction(.spaces, range.lowerBound..<mark + 1, [text.text[mark], " "], .high)
        }
        guard text.role != .verse else { return nil }
        // A space that no line may break at is meant; which of its neighbours is not is for the author to say.
        if range.count > 1 { return Correction(.spaces, range, " ", text.text[range].contains("\t") ? .medium : .high) }
        return text.text[range.lowerBound] == "\t" ? Correction(.spaces, range, " ", .medium) : nil
    }

    /// Whether these are spaces just within a pair of brackets or quotes.
    private func isInside(_ range: Range<Int>, of text: SignText, _ pairs: BracketPairs) -> Bool {
        let before = range.lowerBound - 1, after = range.upperBound
        if let closing = pairs.closings[before] { return closing > after && !isLone(after, of: text) && text.text[before] != "[" }
        if let opening = pairs.openings[after] { return opening < before && !isLone(before, of: text) && text.text[after] != "]" }
        return false
    }

    /// A mark between brackets, such as ( ? ), may stand free.
    private func isLone(_ index: Int, of text: SignText) -> Bool {
        guard let character = text[index] else { return false }
        return !(character.isWordLetter || character.isMark || character.isDecimalDigit || character.isClosingSign || character.isOpeningSign
            || ".…،,".unicodeScalars.contains(character))
    }

    /// Whether a word follows a mark that has its space on the wrong side.
    private func isBeforeWord(_ mark: Int, in text: SignText) -> Bool {
        text.isNative(text[mark + 1]) && text.any(mark + 1)?.isMark == false && text.text[mark] != ":"
    }

    private func isBeforeMark(_ range: Range<Int>, of text: SignText) -> Bool {
        guard let mark = text[range.upperBound], ".,;:!?،؛؟".unicodeScalars.contains(mark) else { return false }
        let before = range.lowerBound - 1
        guard let last = text.any(before), last.isWordLetter || last.isMark || last.isDecimalDigit || last == "»" || last == ")" || last == "%" || last == "٪"
        else { return false }
        var end = range.upperBound
        while let next = text[end], "!?؟".unicodeScalars.contains(next) || end == range.upperBound { end += 1 }
        let next = text.any(end)
        switch mark {
        case ".":
            if isBeforeWord(range.upperBound, in: text), let next {
                return text.letters(from: end).count > 1 && (text.tongue.isArabicScript || next.isUppercaseLetter)
            }
            return next == nil || next.map { $0.isAnyBlank && text.any(end + 1) != "." || $0.isClosingSign } == true
        case ":", ";":
            // A ratio, a score, and faces made of signs.
            if last.isDecimalDigit, followingDigit(end, of: text) { return false }
            if !text.tongue.isArabicScript, text.letters(before: range.lowerBound).count < 2, !last.isDecimalDigit { return false }
            return next == nil || next.map { $0.isAnyBlank || $0 == "»" || text.isNative($0) } == true
        case ",", "،":
            return !(next.map(\.isDecimalDigit) ?? false) || !last.isDecimalDigit
        default:
            return next == nil || next.map { $0.isAnyBlank || $0.isClosingSign || text.isNative($0) || $0 == "." || $0 == "…" } == true
        }
    }

    private func followingDigit(_ index: Int, of text: SignText) -> Bool {
        var at = index
        while let next = text.any(at), next.isAnyBlank { at += 1 }
        return text.any(at)?.isDecimalDigit == true
    }

    // MARK: Spaces that are missing

    private func missing(behind index: Int, in text: SignText, _ pairs: BracketPairs) -> Correction? {
        guard let mark = text[index], ".,;:!?،؛؟»)".unicodeScalars.contains(mark), let next = text[index + 1],
              index > 0, let last = text.any(index - 1) else { return nil }
        let gap = index + 1..<index + 1
        switch mark {
        case ",", "،", ";", "؛":
            guard !last.isAnyBlank, !last.isOpeningSign, isWordStart(next, behind: last, in: text) else { return nil }
            return Correction(.spaces, gap, " ", .high)
        case "!", "?", "؟":
            guard text.isNative(next), text.isNative(last) || last.isClosingSign || "!?؟".unicodeScalars.contains(last) else { return nil }
            return Correction(.spaces, gap, " ", .high)
        case ":":
            guard text.isNative(next), text.isNative(last), text.letters(before: index).count > 1, text.letters(from: index + 1).count > 1
            else { return nil }
            return Correction(.spaces, gap, " ", .high)
        case ".":
            return confidence(ofSentenceEnd: index, in: text).map { Correction(.spaces, gap, " ", $0) }
        default:
            return missing(behindClosing: index, in: text, pairs)
        }
    }

    /// Whether what follows a comma is a word of its own: no further place of a number, no Latin list such as `x,y`.
    private func isWordStart(_ next: Unicode.Scalar, behind last: Unicode.Scalar, in text: SignText) -> Bool {
        if text.isNative(next) { return !next.isMark }
        if next.isDecimalDigit { return text.isNative(last) }
        return next.isLatinLetter && text.isNative(last)
    }

    /// How sure it is that a sentence ends with the full stop at `index`, though no space follows; nil where it does not.
    private func confidence(ofSentenceEnd index: Int, in text: SignText) -> Confidence? {
        guard text.isNative(text[index - 1]), text.isNative(text[index + 1]) else { return nil }
        let before = text.letters(before: index), after = text.letters(from: index + 1)
        guard before.count > 1, !Abbreviations.contains(text.string(before), in: text.tongue) else { return nil }
        if text.tongue.isArabicScript {
            guard after.count > 1, text.any(after.upperBound) != "." else { return nil }
            return .high
        }
        guard text.tongue.isCyrillic, text.any(before.lowerBound - 1) != "." else { return nil }
        guard text.text[index + 1].isUppercaseLetter else {
            return after.count > 3 && before.count > 3 ? .medium : nil
        }
        // А.С. and the like stand behind a name as well.
        guard text.any(after.upperBound) != ".", before.count > 2 || after.count > 2 else { return nil }
        return before.count > 2 && !text.text[before].allSatisfy(\.isUppercaseLetter) ? .high : .medium
    }

    private func missing(behindClosing index: Int, in text: SignText, _ pairs: BracketPairs) -> Correction? {
        guard text.tongue.isCyrillic, let opening = pairs.openings[index], text[index + 1].map(\.isCyrillicLetter) == true,
              opening == 0 || text.any(opening - 1).map(\.isAnyBlank) == true else { return nil }
        // «(не)возможное» is one word.
        guard text.text[index] == "»" || text.text[opening..<index].contains(" ") else { return nil }
        return Correction(.spaces, index + 1..<index + 1, " ", .medium)
    }

    private func missing(before index: Int, in text: SignText, _ pairs: BracketPairs) -> Correction? {
        guard let mark = text[index], mark == "«" || mark == "(", let closing = pairs.closings[index], index > 0, text.isNative(text[index - 1])
        else { return nil }
        let gap = index..<index
        let isPhrase = text.text[index..<closing].contains(" ")
        switch text.tongue {
        case .russian, .ukrainian, .bulgarian, .otherCyrillic:
            if mark == "«" { return Correction(.spaces, gap, " ", .high) }
            return isPhrase ? Correction(.spaces, gap, " ", .medium) : nil
        case .persian:
            guard text.letters(before: index).count > 1, mark == "«" || isPhrase else { return nil }
            return Correction(.spaces, gap, " ", .medium)
        default: return nil
        }
    }
}
