/// Tatweels within words go, and U+FFFD where it is what has become of one.
struct StretchRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let runs = passage.openRuns { $0 == Letter.tatweel || $0 == Letter.replacement }
        guard !runs.isEmpty else { return [] }
        let words = passage.openWords
        var index = 0
        return runs.compactMap { run in
            while index < words.count, words[index].range.upperBound < run.upperBound { index += 1 }
            let word = index < words.count && words[index].range.contains(run.lowerBound) ? words[index].range : run
            return correction(of: run, within: word, of: passage, by: knowledge)
        }
    }

    private func correction(of run: Range<Int>, within word: Range<Int>, of passage: Passage, by knowledge: Knowledge) -> Correction? {
        guard let before = passage.base(before: run.lowerBound), before.isArabicLetter else { return nil }
        let next = passage.character(at: run.upperBound)
        let isWithin = next?.isArabicLetter == true
        guard passage.characters[run].contains(Letter.replacement) else {
            // By itself it is an abbreviation's, a list's or a mark's.
            return isWithin ? Correction(.stretch, run, "", ofTatweel(behind: before, in: passage, by: knowledge.evidence)) : nil
        }
        guard !before.joinsOnlyBefore, isWithin || knowledge.evidence.hasLostTatweels && next?.isMark != true else {
            return Correction(.stretch, run, nil, .low, "a character was lost here")
        }
        let isSure = knowledge.evidence.hasLostTatweels || isWithin && isKnown(word, of: passage, to: knowledge.lexicon)
        return Correction(.stretch, run, "", isSure ? .high : .medium)
    }

    private func ofTatweel(behind letter: Unicode.Scalar, in passage: Passage, by evidence: Evidence) -> Confidence {
        // A poet stretches where the verse asks for it; an author may show what a stretch is.
        if passage.role == .verse || !passage.tongue.isArabicScript { return .low }
        return letter.joinsOnlyBefore || !evidence.isStretched ? .medium : .high
    }

    private func isKnown(_ word: Range<Int>, of passage: Passage, to lexicon: Lexicon) -> Bool {
        lexicon.standing(of: passage.characters[word].filter { $0 != Letter.replacement }[...]) > .unknown
    }
}
