/// Slips of the hand: an unknown word, met once, that is one letter away from a word that the text uses again and again.
///
/// That no lexicon has a word is no proof, so nothing else is said of unknown words.
struct SpellingRule: PassageRule {
    /// Words of the text that stand in it three times and more, in order, by their first two letters.
    private let frequent: [[Unicode.Scalar]: [[Unicode.Scalar]]]

    /// - Parameter evidence: That of the text whose passages it will read.
    init(knowing evidence: Evidence) {
        let words = evidence.counts.filter { $0.value > 2 }.keys.map { Array($0.unicodeScalars) }.filter { $0.count >= Self.shortest - 1 }
        frequent = Dictionary(grouping: words.sorted { $0.lexicographicallyPrecedes($1) }, by: { Array($0.prefix(2)) })
    }

    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard !frequent.isEmpty, knowledge.lexicon.isInstalled else { return [] }
        return passage.openWords.compactMap { word in
            let letters = passage.characters[word.range]
            guard letters.count >= Self.shortest, letters.allSatisfy(\.isWordLetter), knowledge.evidence.count(of: String(letters)) == 1,
                  knowledge.lexicon.standing(of: letters) == .unknown, let model = model(for: letters) else { return nil }
            return Correction(.spelling, word.range, model, .low)
        }
    }

    /// The one frequent word that the letters are a slip for; nil where there is none, or more than one.
    private func model(for word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        let near = (frequent[Array(word.prefix(2))] ?? []).filter { abs($0.count - word.count) < 2 && isSlip(word, for: $0) }
        return near.count == 1 ? near.first : nil
    }

    /// Whether one letter is wrong, missing, too many or has changed places with the next, in the middle of the word: at its
    /// ends that is inflection.
    private func isSlip(_ word: ArraySlice<Unicode.Scalar>, for model: [Unicode.Scalar]) -> Bool {
        let start = zip(word, model).prefix { $0 == $1 }.count
        let end = zip(word.reversed(), model.reversed()).prefix { $0 == $1 }.count
        guard start > 1, end > 3 else { return false }
        let left = (word.count - start - end, model.count - start - end)
        if max(left.0, left.1) <= 1 { return true }
        guard left == (2, 2) else { return false }
        let index = word.startIndex + start
        return word[index] == model[start + 1] && word[index + 1] == model[start]
    }

    private static let shortest = 7
}
