/// Words that have lost the alef of a lam-alef, as texts do whose font had no letters for the ligature: انقلب for انقلاب.
///
/// Few words that are met in print lack an alef behind lam and get one by chance, so what the lexicon knows decides for a
/// word that is none. Whether a word that is one has lost an alef all the same, the text as a whole must say.
struct LamAlefRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue == .persian || passage.tongue == .arabic else { return [] }
        let reader = LamAlefReader(knowledge: knowledge, isArabic: passage.tongue == .arabic)
        return passage.openWords.flatMap { word in
            passage.characters[word.range].split(separator: Letter.zwnj).compactMap(reader.correction)
        }
    }
}

/// Reads words for the alefs that they have lost.
private struct LamAlefReader {
    let knowledge: Knowledge
    let isArabic: Bool

    private var isLossCertain: Bool { knowledge.evidence.hasLostLamAlefs }

    func correction(of word: ArraySlice<Unicode.Scalar>) -> Correction? {
        let lams = bareLams(in: word)
        guard !lams.isEmpty, lams.count <= 3, word.count <= 40 else { return nil }
        if let ending = accusative(word) { return ending }
        let now = familiarity(of: word, upTo: .inflected)
        guard now == .unknown || isLossCertain else { return nil }
        let reading = best(readings(of: word, lams, upTo: .inflected, above: now)) ?? looseReading(of: word, lams, now)
        guard let reading, let confidence = confidence(in: reading, ratherThan: now, length: word.count) else { return nil }
        return Correction(.lamAlef, word.startIndex..<word.endIndex, reading.word, confidence)
    }

    /// How sure it is that a reading is meant; nil where nothing speaks for it.
    private func confidence(in reading: Reading, ratherThan now: Familiarity, length: Int) -> Confidence? {
        let isSure = !reading.hasRival && length > (isArabic ? 0 : 2)
        return switch (reading.familiarity, now) {
        // Two good words: worth a look only where the other is no mere form of one.
        case (.own, .own): reading.isItself ? .low : nil
        case (.own, _) where isLossCertain: isSure ? .high : .medium
        case (.common, .common), (.common, .own): nil
        case (.common, _) where isLossCertain: isSure ? .high : .medium
        case (.own, _): isSure && length > 3 && reading.isItself && knowledge.lexicon.isInstalled ? .high : .medium
        case (.common, _): .medium
        case (.listed, .unknown) where isLossCertain: isArabic && isSure ? .high : .medium
        default: nil
        }
    }

    /// An adverb's ً needs an alef, whatever the word: عملً is عملاً.
    private func accusative(_ word: ArraySlice<Unicode.Scalar>) -> Correction? {
        guard word.count > 2, word.last == Self.fathatan, word.dropLast().last == Letter.lam else { return nil }
        return Correction(.lamAlef, word.startIndex..<word.endIndex, word.dropLast() + [Letter.alef, Self.fathatan], .high)
    }

    // MARK: Readings

    /// A word as it may have been.
    private struct Reading {
        let word: [Unicode.Scalar]
        let familiarity: Familiarity
        /// Whether it is one of the program's own words itself, and no form of one.
        var isItself = false
        /// Whether another reading is known as well.
        var hasRival = false
    }

    /// The best known of the readings, which come with the shortest first; nil where none is known.
    private func best(_ readings: [Reading]) -> Reading? {
        guard let familiarity = readings.map(\.familiarity).max(), familiarity > .unknown else { return nil }
        let known = readings.filter { $0.familiarity == familiarity }
        let closest = known.contains(where: \.isItself) ? known.filter(\.isItself) : known
        // A word that needs fewer alefs to be a word is the likelier one.
        let nearest = closest.filter { $0.word.count == closest[0].word.count }
        guard var first = nearest.first else { return nil }
        first.hasRival = nearest.count > 1
        return first
    }

    /// What only a short ending or a cut makes a known word: asked for where nobody would know the word as it stands.
    private func looseReading(of word: ArraySlice<Unicode.Scalar>, _ lams: [Int], _ now: Familiarity) -> Reading? {
        guard now <= (isArabic ? .unknown : .listed), familiarity(of: word, upTo: .loosely) < .common else { return nil }
        if let reading = best(readings(of: word, lams, upTo: .loosely, above: now)) { return reading }
        return now == .unknown && isLossCertain && !isArabic ? runTogether(word) : nil
    }

    /// The word with an alef behind one of its lams, behind another, behind both, the shortest first.
    private func readings(of word: ArraySlice<Unicode.Scalar>, _ lams: [Int], upTo form: Familiarity.Form, above now: Familiarity) -> [Reading] {
        var made: [[Unicode.Scalar]] = []
        let choices = (1..<(1 << lams.count)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        for choice in choices {
            let chosen = lams.indices.filter { choice >> $0 & 1 == 1 }.map { lams[$0] }
            // Which of its four alefs an Arabic word has lost is asked for the first only: it may stand behind the article.
            let alefs = isArabic ? Self.arabicAlefs : [Letter.alef]
            made += alefs.map { putting($0, behind: chosen, in: word) }
        }
        return made.map { word in
            // A stem of an Arabic word is looked for only where some word has these letters.
            let form = isArabic && !ArabicLamAlefs.allow(word) ? .itself : form
            return Reading(word: word, familiarity: familiarity(of: word[...], upTo: form, above: now),
                           isItself: familiarity(of: word[...], upTo: .itself, above: .common) == .own)
        }
    }

    private func putting(_ alef: Unicode.Scalar, behind lams: [Int], in word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var made = Array(word)
        for lam in lams.reversed() {
            var index = lam - word.startIndex + 1
            while index < made.count, made[index].isMark { index += 1 }
            made.insert(lam == lams.first ? alef : Letter.alef, at: index)
        }
        return made
    }

    /// A common word that has lost its alef and another, run together.
    private func runTogether(_ word: ArraySlice<Unicode.Scalar>) -> Reading? {
        guard word.count >= 6 else { return nil }
        for length in stride(from: word.count - 2, through: 4, by: -1) {
            if let reading = runTogether(word.prefix(length), word.dropFirst(length), isFirst: true)
                ?? runTogether(word.suffix(length), word.dropLast(length), isFirst: false) { return reading }
        }
        return nil
    }

    private func runTogether(_ part: ArraySlice<Unicode.Scalar>, _ rest: ArraySlice<Unicode.Scalar>, isFirst: Bool) -> Reading? {
        guard familiarity(of: rest, upTo: .inflected) >= .common, familiarity(of: part, upTo: .loosely) < .common,
              let whole = best(readings(of: part, bareLams(in: part), upTo: .inflected, above: .listed)), whole.familiarity == .own, !whole.hasRival
        else { return nil }
        return Reading(word: isFirst ? whole.word + Array(rest) : Array(rest) + whole.word, familiarity: rest.count > 2 ? .common : .listed)
    }

    private func familiarity(of word: ArraySlice<Unicode.Scalar>, upTo form: Familiarity.Form, above floor: Familiarity = .unknown) -> Familiarity {
        Familiarity(word, upTo: form, in: knowledge.lexicon, above: floor)
    }

    /// Where lams stand that no alef follows, in whatever shape.
    private func bareLams(in word: ArraySlice<Unicode.Scalar>) -> [Int] {
        word.indices.filter { index in
            guard word[index] == Letter.lam else { return false }
            let next = word[(index + 1)...].first { !$0.isMark && $0 != Letter.tatweel }
            return next.map { !Letter.alefs.contains($0) } ?? true
        }
    }

    private static let fathatan: Unicode.Scalar = "\u{64B}"
    private static let arabicAlefs: [Unicode.Scalar] = ["\u{627}", "\u{623}", "\u{625}", "\u{622}"]
}
