/// Soft hyphens within words, as web pages and converters strew them.
///
/// An author who puts in a few means them, for a narrow column; a text that is full of them got them from a machine.
struct SoftHyphenRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let confidence: Confidence = knowledge.evidence.softHyphens >= 10 ? .high : .medium
        return passage.openRuns { $0 == Letter.softHyphen }.map { run in
            // Side by side, or at the edge of a word, they allow no break that anyone could want.
            let isWithin = run.count == 1 && [run.lowerBound - 1, run.upperBound].allSatisfy { passage.character(at: $0)?.isWordLetter == true }
            return Correction(.hyphen, run, "", isWithin ? confidence : .high)
        }
    }
}
