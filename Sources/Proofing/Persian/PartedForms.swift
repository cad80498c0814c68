/// Endings and marks of verbs that a blank has parted from what they belong to: می خواهند is می‌خواهند.
///
/// Where the letter before does not join, the blank goes and nothing takes its place: کشور ها is کشورها. A non-joiner there would
/// part nothing to the eye, and make of one word two spellings.
struct PartedForms: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue == .persian else { return [] }
        let reading = PersianReading(passage)
        let joints = PartedJoints(reading: reading, parts: WordParts(knowledge), isVerse: passage.role == .verse)
        return reading.words.indices.dropLast().compactMap { joints.correction(behind: $0) }
    }
}

/// What is to stand between a word and the next instead of a blank.
private struct PartedJoints {
    let reading: PersianReading
    let parts: WordParts
    let isVerse: Bool

    /// One word, the next, and the one behind that.
    private struct Pair {
        var one: Letters
        var other: Letters
        var before: Letters?
        var after: Letters?
    }

    func correction(behind index: Int) -> Correction? {
        guard reading.areBeside(index, index + 1) else { return nil }
        let gap = reading.words[index].range.upperBound..<reading.words[index + 1].range.lowerBound
        let pair = Pair(one: reading.words[index].bare, other: reading.words[index + 1].bare,
                        before: reading.neighbours(of: index).before, after: reading.neighbours(of: index + 1).after)
        if let confidence = verb(pair) { return Correction(.nonJoiner, gap, "\u{200C}", confidence) }
        if let link = link(pair, gap) { return link }
        guard let confidence = ending(pair) ?? compound(pair, gap) else { return nil }
        if pair.one.joinsForward { return Correction(.nonJoiner, gap, "\u{200C}", confidence) }
        // What would then be read as something else stays apart.
        let other = parts.parting(of: Array(pair.one + pair.other)[...])
        let isReadSo = parts.strength(of: pair.one) > .unknown && other?.confidence != .high
        return Correction(.split, gap, "", isReadSo ? confidence : min(confidence, .medium))
    }

    private func verb(_ pair: Pair) -> Confidence? {
        guard VerbForms.isMark(pair.one), pair.other.count >= 2, VerbForms.continuous(pair.other) != nil else { return nil }
        return .high
    }

    private func ending(_ pair: Pair) -> Confidence? {
        guard pair.one.count >= 2, !Self.functionWords.contains(pair.one) else { return nil }
        if Endings.plain.contains(pair.other) { return plural(pair) }
        if Endings.plainComparatives.contains(pair.other) { return comparative(pair) }
        if parts.isSilentHeh(pair.one) { return behindHeh(pair) }
        return pair.one.last == Letter.persianYeh ? behindYeh(pair) : nil
    }

    private func plural(_ pair: Pair) -> Confidence? {
        if pair.one == pair.other || pair.after == pair.other || Endings.plain.contains(pair.one) { return nil }
        let isOther = Endings.noPlurals.contains(pair.one) && !Self.demonstratives.contains(pair.one)
        return isOther ? .medium : .high
    }

    private func comparative(_ pair: Pair) -> Confidence? {
        if pair.other.starts(with: Piece.superlative) { return .high }
        let isComparable = parts.standing(of: pair.one + Piece.comparative) > .unknown
        let isCompared = pair.after == Piece.from
        return isComparable || isCompared && parts.strength(of: pair.one) > .unknown ? .high : .medium
    }

    private func behindHeh(_ pair: Pair) -> Confidence? {
        let strength = parts.base(pair.one).strength, isKnown = strength >= .derived && pair.one.count >= 3
        switch String(pair.other) {
        case "اند", "ایم", "اید", "اش", "ات", "ام": return isKnown ? .high : .medium
        case "مان", "تان": return isKnown ? .high : .medium
        case "شان": return .medium
        case "ئی", "ائی", "ایی": return isKnown ? .high : .medium
        case "ای": return isKnown && isIndefinite(pair) ? .high : .medium
        default: return nil
        }
    }

    /// Whether ای is no call to someone: one is spoken of, or nothing is called.
    private func isIndefinite(_ pair: Pair) -> Bool {
        let isOne = pair.before.map { WordParts.singling.contains($0) } ?? false
        if isOne || pair.after.map({ WordParts.unbinding.contains($0) }) ?? true { return true }
        return !isVerse && !Self.called.contains(pair.after ?? []) && !Self.callers.contains(pair.one)
    }

    /// What is called with ای, or stands behind it in an exclamation.
    private static let called = Vocabulary("""
        کاش کاشکی بسا وای دل خدا خداوند دوست دوستان یار یاران رفیق رفقا مردم ملت کارگران زحمتکشان زنان مردان جوانان خلق وطن
        ایران میهن آزادی عشق جان فرزند پسر دختر مادر پدر برادر برادران خواهر خواهران انسان آدم مرد زن شاه شب ماه داد بی عزیز
        جوان بابا آقا همه کسانی آنان آنکه که شما
        """)
    private static let callers = Vocabulary("همه نه بله که چه به آره وگرنه")

    private func behindYeh(_ pair: Pair) -> Confidence? {
        guard Self.behindYeh.contains(pair.other), pair.one.count >= 4, parts.strength(of: pair.one) >= .derived else {
            return nil
        }
        return pair.other == Piece.its ? .high : .medium
    }

    private static let behindYeh = Vocabulary("اش ات ام اند")
    private static let demonstratives = Vocabulary("این آن من")
    /// Words that take no ending.
    private static let functionWords = Vocabulary("""
        و از به در را که با بر تا اما یا هم نه اگر چون برای پس نیز است بود شد یعنی ولی بی جز مگر ای می نمی همی چه چو
        """)

    // MARK: Links and compounds

    /// The yeh that links what follows, by itself behind a blank: خانه ی is خانه‌ی, or خانهٔ where the text prefers it.
    private func link(_ pair: Pair, _ gap: Range<Int>) -> Correction? {
        guard pair.other == [Letter.persianYeh], pair.one.count >= 2 else { return nil }
        if parts.isSilentHeh(pair.one) {
            return parts.evidence.linkHamzas > parts.evidence.linkYehs
                ? Correction(.ezafe, gap.lowerBound..<gap.upperBound + 1, "\u{654}", .high)
                : Correction(.ezafe, gap, "\u{200C}", .high)
        }
        guard let last = pair.one.last, last == Letter.alef || last == "و" else { return nil }
        return Correction(.split, gap, "", pair.one.count >= 3 ? .high : .medium)
    }

    /// Two numbers, the second with the و before it.
    private func isSum(_ pair: Pair) -> Bool {
        Compounds.numerals.contains(pair.one) && Compounds.numerals.contains(pair.other.dropFirst())
    }

    /// A compound of Arabic, one with a thin space in it, which nobody types between words, or one whose second part is no word
    /// by itself.
    private func compound(_ pair: Pair, _ gap: Range<Int>) -> Confidence? {
        let joined = Array(pair.one + pair.other)[...]
        if Compounds.bound.contains(pair.other), pair.one.count >= 2 {
            return parts.strength(of: pair.one) >= .derived && !Self.functionWords.contains(pair.one) ? .high : .medium
        }
        let isThin = gap.count == 1 && reading.isThin(gap.lowerBound)
        // بین المللی; what begins with a Persian word may be written apart.
        let isArabic = pair.other.starts(with: [Letter.alef, Letter.lam]) && parts.irregular(joined) != nil
        // گفت وگو, بیست ودو: the second is nothing alone. چهارده ساله may be meant so.
        let isHalf = pair.other.first == "و" && (isSum(pair) || !parts.isCommon(pair.other) && parts.irregular(joined) != nil)
        let isCounted = Compounds.numerals.contains(pair.one) && Compounds.counted.contains(pair.other)
        guard isThin || isArabic || isHalf || isCounted, let parting = parts.parting(of: joined) else { return nil }
        guard parting.places.contains(pair.one.count) else { return nil }
        return isCounted && !isThin ? .medium : parting.confidence
    }
}
