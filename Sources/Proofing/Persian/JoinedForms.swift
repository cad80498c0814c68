/// Words that have run together where a non-joiner stood: میکند is می‌کند.
struct JoinedForms: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue == .persian else { return [] }
        let text = passage.characters, reading = PersianReading(passage), parts = WordParts(knowledge)
        return reading.words.indices.compactMap { index in
            let word = reading.words[index]
            guard word.isWhole, let parting = parts.parting(of: word.letters, among: reading.neighbours(of: index)) else {
                return nil
            }
            let written = word.written(parting.places, in: text)
            return Correction(.nonJoiner, word.range, written, parts.confidence(in: parting, of: text[word.range]))
        }
    }
}

extension WordParts {
    /// A text that keeps its non-joiners and often writes a word without one means to.
    func confidence(in parting: Parting, of word: ArraySlice<Unicode.Scalar>) -> Confidence {
        let isHabit = evidence.nonJoiners > 200 && evidence.count(of: String(word)) > 4
        if isHabit, parting.confidence == .high { return .medium }
        return parting.confidence
    }
}
