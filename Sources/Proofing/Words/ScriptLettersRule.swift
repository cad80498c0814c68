/// Letters of a neighbour's keyboard become the language's own: Arabic yeh and kaf in Persian, Persian ones in Arabic.
struct ScriptLettersRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        switch passage.tongue {
        case .persian: persian(passage)
        case .arabic: passage.openWords.flatMap { arabic($0.range, of: passage, by: knowledge.lexicon) }
        default: []
        }
    }

    // MARK: Persian

    private func persian(_ passage: Passage) -> [Correction] {
        let words = passage.openWords.map(\.range)
        guard words.contains(where: { passage.characters[$0].contains { Self.persianLetters[$0] != nil } }) else { return [] }
        let quoted = quotations(words, in: passage.characters)
        // Where the passage is typed as Persian is, a word with the article is one that was put in as Arabic.
        let isPersian = passage.characters.contains { $0 == Letter.persianYeh || $0 == Letter.persianKaf }
        return words.indices.compactMap { index in
            let range = words[index], word = passage.characters[range]
            guard word.contains(where: { Self.persianLetters[$0] != nil }), !word.contains(where: Self.foreignToPersian.contains) else { return nil }
            let made = word.flatMap { Self.persianLetters[$0] ?? [$0] }
            // Arabic in a Persian text: a reader says whether it is written in the Arabic way.
            return Correction(.letters, range, made, quoted[index] || isPersian && hasArabicMark(word) ? .low : .high)
        }
    }

    /// Which words are Arabic: vocalised, or in a row of three and more of which half have what Persian words have not.
    private func quotations(_ words: [Range<Int>], in text: [Unicode.Scalar]) -> [Bool] {
        let vocalised = words.map { text[$0].count { ("\u{64B}"..."\u{652}").contains($0) } > 1 }
        let marked = words.indices.map { vocalised[$0] || hasArabicMark(text[words[$0]]) }
        var quoted = marked.indices.map { index in
            vocalised[index] || text[words[index]].contains("\u{629}") && text[words[index]].starts(with: "ال".unicodeScalars)
        }
        var start = 0
        while start < words.count {
            guard marked[start] else { start += 1; continue }
            var end = start + 1
            while end < words.count, marked[end] || end + 1 < words.count && marked[end + 1], isRow(words[end - 1], words[end], in: text) { end += 1 }
            if end - start >= 3 { for index in start..<end { quoted[index] = true } }
            start = end
        }
        return quoted
    }

    /// Taa marbuta, an alef with hamza, vowels, or the article.
    private func hasArabicMark(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.contains { $0.value == 0x629 || $0.value == 0x625 || ("\u{64C}"..."\u{652}").contains($0) }
            || word.count > 4 && word.starts(with: "ال".unicodeScalars) && !word.contains { Self.onlyPersian.contains($0) }
    }

    private func isRow(_ one: Range<Int>, _ next: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
        text[one.upperBound..<next.lowerBound].allSatisfy { $0 == " " || $0 == "،" || $0 == "," }
    }

    private static let persianLetters: [Unicode.Scalar: [Unicode.Scalar]] = [
        Letter.arabicYeh: [Letter.persianYeh], Letter.alefMaksura: [Letter.persianYeh], Letter.arabicKaf: [Letter.persianKaf],
        "\u{06C0}": [Letter.heh, Letter.hamzaAbove], "\u{06C1}": [Letter.heh], "\u{06BE}": [Letter.heh], "\u{06D5}": [Letter.heh],
    ]
    private static let onlyPersian: Set<Unicode.Scalar> = ["پ", "چ", "ژ", "گ", Letter.zwnj]
    /// Letters of Urdu and Kurdish, whose words keep what else is theirs.
    private static let foreignToPersian: Set<Unicode.Scalar> = ["ٹ", "ڈ", "ڑ", "ں", "ے", "ڕ", "ڵ", "ۆ", "ێ", "ڤ"]

    // MARK: Arabic

    /// One correction for a word; where its last letter has two readings, one more for that.
    private func arabic(_ range: Range<Int>, of passage: Passage, by lexicon: Lexicon) -> [Correction] {
        let word = Array(passage.characters[range])
        guard word.contains(where: { Self.arabicLetters[$0] != nil }), !word.contains(where: Self.foreignToPersian.contains) else { return [] }
        let made = word.map { Self.arabicLetters[$0] ?? $0 }
        guard let last = word.lastIndex(where: { !$0.isMark }), word[last] == Letter.persianYeh else {
            return [Correction(.letters, range, made, .high)]
        }
        let ending = self.ending(of: made, at: last, by: lexicon)
        guard ending.confidence < .high else {
            return [Correction(.letters, range, replacing(made, at: last, with: ending.letter), .high)]
        }
        let stem = range.lowerBound..<range.lowerBound + last
        let corrections = [Correction(.letters, stem, Array(made[..<last]), .high),
                           Correction(.letters, stem.upperBound..<stem.upperBound + 1, [ending.letter], ending.confidence)]
        return word[..<last].contains { Self.arabicLetters[$0] != nil } ? corrections : [corrections[1]]
    }

    /// A yeh or an alef maksura, which Persian writes alike at the end of a word.
    private func ending(of word: [Unicode.Scalar], at last: Int, by lexicon: Lexicon) -> (letter: Unicode.Scalar, confidence: Confidence) {
        let yeh = lexicon.standing(of: replacing(word, at: last, with: Letter.arabicYeh)[...])
        let maksura = lexicon.standing(of: replacing(word, at: last, with: Letter.alefMaksura)[...])
        if yeh == maksura { return (Letter.arabicYeh, yeh == .unknown && lexicon.isInstalled ? .medium : .low) }
        let letter = yeh > maksura ? Letter.arabicYeh : Letter.alefMaksura
        return (letter, min(yeh, maksura) == .unknown ? .high : .medium)
    }

    private func replacing(_ word: [Unicode.Scalar], at index: Int, with letter: Unicode.Scalar) -> [Unicode.Scalar] {
        var made = word
        made[index] = letter
        return made
    }

    private static let arabicLetters: [Unicode.Scalar: Unicode.Scalar] = [
        Letter.persianYeh: Letter.arabicYeh, Letter.persianKaf: Letter.arabicKaf, "\u{06C1}": Letter.heh, "\u{06BE}": Letter.heh,
        "\u{06D5}": Letter.heh,
    ]
}
