/// Characters that do not show and that a word or a search stumbles over.
struct InvisibleRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = passage.characters
        var found: [Correction] = []
        var shields = passage.shielded[...]
        for index in text.indices {
            while let shield = shields.first, shield.upperBound <= index { shields.removeFirst() }
            guard shields.first?.contains(index) != true, let (replacement, confidence, what) = fault(at: index, in: text, passage.tongue) else { continue }
            found.append(Correction(.invisible, index..<index + 1, replacement, confidence, "\(codePoint(text[index])) \(what)"))
        }
        return found
    }

    private typealias Fault = (replacement: [Unicode.Scalar]?, confidence: Confidence, what: String)

    private func fault(at index: Int, in text: [Unicode.Scalar], _ tongue: Tongue) -> Fault? {
        let character = text[index]
        guard character.value > 0xAC else { return nil }
        let before = index > 0 ? text[index - 1] : nil, after = index + 1 < text.count ? text[index + 1] : nil
        switch character.value {
        case 0x200B, 0xFEFF:
            // Some keyboards and converters put it where the non-joiner belongs.
            if tongue.isArabicScript, before?.isArabicLetter == true, after?.isArabicLetter == true {
                return (before?.joinsOnlyBefore == true ? [] : [Letter.zwnj], .medium, "is no non-joiner")
            }
            return ([], .high, "does not show, and parts what stands beside it")
        case 0xAD:
            let isInWord = before?.isWordLetter == true || before?.isMark == true
            return isInWord && after?.isWordLetter == true ? nil : ([], .high, "is a soft hyphen at the edge of a word")
        case 0x2060: return (nil, .low, "keeps a line from breaking here, and does not show")
        case 0x200C: return nonJoiner(before, after)
        case 0x200D: return joiner(before, after)
        case 0xFE00...0xFE0F: return before.map(Self.takesVariation) == true ? nil : ([], .medium, "chooses a variant of a character that has none")
        case 0xE0000...0xE007F: return (nil, .medium, "is a tag that does not show")
        case 0xE000...0xF8FF, 0xF0000...0x10FFFD: return (nil, .medium, "is of private use: only the font that it was made for shows what it means")
        case 0x180E, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2061...0x2064, 0x206A...0x206F: return ([], .medium, "does not show")
        default: return nil
        }
    }

    private func nonJoiner(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Fault? {
        let isBehind = before.map { $0.isWordLetter || $0.isMark || $0 == "»" } ?? false, isAhead = after.map { $0.isWordLetter || $0.isDecimalDigit } ?? false
        let isBehindNumber = before?.isDecimalDigit == true
        if (isBehind || isBehindNumber) && isAhead { return nil }
        let isHalf = isBehind && after?.isAnyBlank == true || isAhead && before?.isAnyBlank == true
        return ([], isHalf ? .medium : .high, "is a non-joiner outside of a word")
    }

    /// Beside a letter it shows that letter joined, and pictures are composed with it.
    private func joiner(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Fault? {
        let isUseful = [before, after].contains { $0.map { $0.isArabicLetter || $0 == Letter.tatweel || $0.value > 0x2190 } ?? false }
        return isUseful ? nil : ([], .medium, "is a joiner that joins nothing")
    }

    private static func takesVariation(_ character: Unicode.Scalar) -> Bool {
        character.properties.isEmoji || (0x2010...0x2FFF).contains(character.value) || character.value > 0x3000
    }
}
