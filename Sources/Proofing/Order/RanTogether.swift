/// Words of running text that lost the blank between them: `بهعنوان`, `неттакого`.
///
/// A word that no list has and that two words make in one way only. What a non-joiner makes of two parts is left to the rule of
/// non-joiners: no part may be an ending or a prefix.
struct RanTogether: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue == .persian || passage.tongue.isCyrillic else { return [] }
        return words(in: passage.characters).compactMap { word in
            let isShielded = passage.shielded.contains { $0.overlaps(word.range) }
            guard word.kind == .letters, !isShielded else { return nil }
            return correction(of: passage.characters, word.range, passage.tongue, knowledge.lexicon)
        }
    }

    private func correction(of text: [Unicode.Scalar], _ range: Range<Int>, _ tongue: Tongue, _ lexicon: Lexicon) -> Correction? {
        let word = text[range]
        guard Self.lengths.contains(range.count), !word.contains(where: { $0.isJoinControl || $0.isApostrophe || $0.properties.isUppercase }),
              lexicon.standing(of: word) == .unknown else { return nil }
        let partings = tongue == .persian ? persian(word, lexicon) : cyrillic(word, lexicon)
        guard partings.count == 1, let (cut, confidence) = partings.first else { return nil }
        return Correction(.glued, cut..<cut, " ", confidence)
    }

    private static let lengths = 4...24
}

extension RanTogether {
    /// Where a Persian word may be cut, and how surely.
    private func persian(_ word: ArraySlice<Unicode.Scalar>, _ lexicon: Lexicon) -> [(Int, Confidence)] {
        let vocabulary = PersianVocabulary.shared
        // A form of a known word, or one that has lost an alef, is whole.
        let key = String(WordKey.of(word))
        guard vocabulary.entry(of: key) == nil, vocabulary.restored(key) == nil else { return [] }
        return word.indices.dropFirst().compactMap { cut in
            let left = word[..<cut], right = word[cut...]
            guard let first = persianPart(left, lexicon, isFirst: true),
                  let second = persianPart(right, lexicon, isFirst: false) else { return nil }
            let isExpected = vocabulary.areClose(first.lemma, second.lemma)
            let score = ClassPairs.persian.score(first.exit, second.entrance) + (isExpected ? 2 : 0)
            guard score >= 0.3 else { return nil }
            let isSure = isExpected && first.entrance.contains(ClassSet(.preposition)) || Self.alone.contains(String(left)) && second.cost <= Self.knownWord
            return (cut, isSure ? .high : .medium)
        }
    }

    /// A part that stands well alone; nil for others, and for those that are written with the word beside them.
    private func persianPart(_ part: ArraySlice<Unicode.Scalar>, _ lexicon: Lexicon, isFirst: Bool) -> WordEntry? {
        let word = String(WordKey.of(part))
        guard part.count > 1 || isFirst && word == "و", !Self.bound.contains(word) else { return nil }
        if let entry = PersianVocabulary.shared.entry(of: word) { return entry.cost <= Self.knownWord ? entry : nil }
        guard part.count > 2, lexicon.standing(of: part) == .common else { return nil }
        return WordEntry(entrance: ClassSet(.noun, .adjective), exit: ClassSet(.noun, .adjective), cost: 4)
    }

    private static let knownWord: Float = 3.2
    /// Endings and prefixes, and second parts of compounds.
    private static let bound = Set((PersianFunctionWords.endings + " می نمی بی نا هم پر کم بر وا فرا " + PersianNouns.secondParts)
        .split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordKey.of($0) })
    /// Words that begin no compound.
    private static let alone: Set<String> = [
        "که", "این", "آن", "اما", "ولی", "اگر", "برای", "از", "با", "تا", "یا", "است", "شد", "بود", "را", "زیرا", "چون",
    ]
}

extension RanTogether {
    /// Where a Cyrillic word may be cut. Its lists tell nothing of how common a word is, so that more is asked of the parts.
    private func cyrillic(_ word: ArraySlice<Unicode.Scalar>, _ lexicon: Lexicon) -> [(Int, Confidence)] {
        word.indices.dropFirst(2).dropLast().compactMap { cut in
            let left = word[..<cut], right = word[cut...]
            guard !Self.firstParts.contains(String(left)) else { return nil }
            let isLinked = Self.linking.contains(String(left)) || Self.linking.contains(String(right))
            guard isLinked || min(left.count, right.count) >= 4,
                  lexicon.standing(of: left) > .unknown, lexicon.standing(of: right) > .unknown else { return nil }
            return (cut, isLinked && max(left.count, right.count) >= 4 ? .high : .medium)
        }
    }

    /// What is a word, and begins many others.
    private static let firstParts: Set<String> = [
        "пост", "пере", "полу", "само", "сверх", "контр", "анти", "авто", "агро", "теле", "видео", "фото", "авиа", "кино",
        "радио", "метро", "после",
        "между", "внутри", "лже", "обще", "одно", "двух", "трёх", "трех", "мало", "много", "ново", "древне", "быстро",
        "право", "лево", "через",
        "перед", "пред", "около", "недо", "сель", "проф", "парт", "против", "супер",
    ]

    /// Words that begin and end no other word.
    private static let linking: Set<String> = [
        "что", "как", "это", "этот", "эта", "для", "или", "нет", "так", "они", "его", "был", "была", "были", "только",
        "если", "когда", "чтобы", "где",
        "який", "що", "це", "цей", "для", "або", "вони", "його", "був", "була", "були", "тільки", "якщо", "коли", "щоб",
        "това", "този", "тази", "или", "като", "който", "беше", "бяха", "ако", "когато",
    ]
}
