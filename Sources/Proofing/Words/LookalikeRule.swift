/// Letters of another alphabet that only look like those of the word they stand in.
struct LookalikeRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue.isCyrillic else { return [] }
        let words = passage.openWords.map(\.range)
        let isUkrainianNear = words.contains { hasUkrainian(passage.characters[$0]) && slip(passage.characters[$0], by: knowledge) == nil }
        return words.compactMap { range in
            let word = passage.characters[range]
            if let mended = latin(word, passage.tongue, by: knowledge) { return Correction(.lookalike, range, mended.word, mended.confidence) }
            guard passage.tongue == .russian, hasUkrainian(word), let made = slip(word, by: knowledge) else { return nil }
            return Correction(.lookalike, range, made, isUkrainianNear || made.count < 4 ? .low : .high)
        }
    }

    /// A Cyrillic word with its Latin letters made Cyrillic; nil where one of them looks like none.
    private func latin(_ word: ArraySlice<Unicode.Scalar>, _ tongue: Tongue, by knowledge: Knowledge)
        -> (word: [Unicode.Scalar], confidence: Confidence)? {
        let strangers = word.count(where: \.isASCIILetter)
        guard strangers > 0, word.contains(where: \.isCyrillicLetter) else { return nil }
        var made: [Unicode.Scalar] = []
        for letter in word {
            guard letter.isASCIILetter else { made.append(letter); continue }
            guard let twin = Self.twins[letter] ?? (tongue == .ukrainian ? Self.ukrainianTwins[letter] : nil) else { return nil }
            made.append(twin)
        }
        if knowledge.lexicon.standing(of: made[...]) > .unknown || knowledge.evidence.count(of: String(made)) > 1 { return (made, .high) }
        return (made, strangers == 1 && word.count > 3 ? .medium : .low)
    }

    private func hasUkrainian(_ word: ArraySlice<Unicode.Scalar>) -> Bool { word.contains { Self.ukrainian.contains($0) } }

    /// A Russian word with the letter і typed for и; nil where that makes no word, or a Ukrainian word it stays.
    private func slip(_ word: ArraySlice<Unicode.Scalar>, by knowledge: Knowledge) -> [Unicode.Scalar]? {
        guard word.count > 2 else { return nil }
        let made = word.map { Self.slips[$0] ?? $0 }
        return knowledge.lexicon.standing(of: made[...]) > .unknown ? made : nil
    }

    private static let ukrainian: Set<Unicode.Scalar> = ["і", "І", "ї", "Ї", "є", "Є", "ґ", "Ґ"]
    private static let slips: [Unicode.Scalar: Unicode.Scalar] = ["і": "и", "І": "И"]
    private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у",
        "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х", "k": "к",
    ]
    private static let ukrainianTwins: [Unicode.Scalar: Unicode.Scalar] = ["i": "і", "I": "І"]
}
