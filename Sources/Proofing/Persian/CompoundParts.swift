// Compounds: what of two words makes one, with a non-joiner between.
extension WordParts {
    /// Where the parts of a compound meet; nil for what is none, or is known as it stands.
    func compound(_ word: Letters) -> Parting? {
        if let found = irregular(word) { return found }
        guard word.count >= 5, !Compounds.kept.contains(word), standing(of: word) < .common, !isInflectedKept(word) else {
            return nil
        }
        return withAdverbial(word) ?? repeated(word) ?? withFirst(word, joining: false) ?? withSecond(word)
            ?? withFirst(word, joining: true) ?? withAnd(word)
    }

    /// A compound that is known as a whole.
    func irregular(_ word: Letters) -> Parting? {
        guard let written = Compounds.irregular[word] else { return nil }
        return Parting(places: joints(of: written, in: word), confidence: .high)
    }

    private func joints(of written: Letters, in word: Letters) -> [Int] {
        var places: [Int] = [], index = word.startIndex
        for letter in written {
            if letter == Letter.zwnj { places.append(index) } else { index += 1 }
        }
        return places
    }

    /// A word that is kept as it stands, or is common, with an ending that joins.
    private func isInflectedKept(_ word: Letters) -> Bool {
        Endings.joined.contains { ending in
            guard let stem = word.before(ending) else { return false }
            return Compounds.kept.contains(stem) || stem.count >= 3 && standing(of: stem) == .common
        }
    }

    /// به‌ویژه.
    private func withAdverbial(_ word: Letters) -> Parting? {
        guard let rest = word.behind(Piece.to), Compounds.adverbials.contains(rest) else { return nil }
        return Parting(places: [rest.startIndex], confidence: .high)
    }

    /// سرمایه‌داری: the longest second part that a first can be known before.
    private func withSecond(_ word: Letters) -> Parting? {
        for split in word.startIndex + 2..<word.endIndex - 1 {
            let first = word[word.startIndex..<split], second = word[split...]
            guard isSecond(second) || first.last == Letter.heh && Compounds.secondsBehindHeh.contains(second) else { continue }
            let base = base(first)
            let isKnown = base.strength >= .derived && first.count >= 3 || base.strength == .common && second.count >= 3
            guard isKnown || base.strength > .unknown && second.count >= 4 else { continue }
            let isUnknown = standing(of: word) == .unknown || hasLostNonJoiners
                || standing(of: first + [Letter.zwnj] + second) > .unknown
            let isLong = first.count >= 4 && (second.count >= 5 || first.last == Letter.heh)
            // مطبوعاتخواهند has rather lost a blank.
            let isClause = Self.clauseEnds.contains { second.ends($0) } && VerbForms.isFinite(second)
            let isSure = isUnknown && (isKnown || isLong) && !isClause
            return Parting(places: base.places + (first.joinsForward ? [split] : []), confidence: isSure ? .high : .medium)
        }
        return nil
    }

    /// Whether the text is long enough to have non-joiners and has none: what it writes in one tells nothing.
    private var hasLostNonJoiners: Bool { evidence.hasNoNonJoiners && evidence.arabicLetters > 1_000 }

    private static let secondEnds = Vocabulary.split("م ش ت مان شان تان ست یم ید ند")
    private static let clauseEnds = Vocabulary.split("م یم ید ند")

    private func isSecond(_ letters: Letters) -> Bool {
        if Compounds.seconds.contains(letters) { return true }
        return Self.secondEnds.contains { ending in
            letters.before(ending).map { $0.count >= 3 && Compounds.seconds.contains($0) } ?? false
        }
    }

    /// بی‌دلیل.
    private func withFirst(_ word: Letters, joining: Bool) -> Parting? {
        guard !VerbForms.isForm(word) else { return nil }
        for first in Compounds.firstParts where first.joinsForward == joining {
            guard let rest = word.behind(first), rest.count >= 3 else { continue }
            let base = base(rest)
            let isNested = !base.places.isEmpty && Compounds.firstParts.contains { rest.starts(with: $0) }
            guard base.strength >= .derived, !isNested else { continue }
            let isSure = standing(of: word) == .unknown && (rest.count >= 4 || base.strength == .common) && !isPlace(word)
                && (!Compounds.numerals.contains(first) || rest.last == Letter.heh || rest.last == Letter.persianYeh)
            let joint = joining ? [rest.startIndex] : []
            return Parting(places: joint + base.places, confidence: isSure ? .high : .medium)
        }
        return nil
    }

    /// A name of a place in -ستان, which joins what stands before it: بیدستان.
    private func isPlace(_ word: Letters) -> Bool { word.before(Piece.place).map { strength(of: $0) > .unknown } ?? false }

    /// آرام‌آرام, جابه‌جا.
    private func repeated(_ word: Letters) -> Parting? {
        for count in 2...max(2, word.count / 2) {
            let one = word.prefix(count)
            guard count * 2 <= word.count, standing(of: one) == .common || count == 2 else { continue }
            var rest = word.dropFirst(count), places = one.joinsForward ? [rest.startIndex] : []
            if rest.starts(with: Piece.to), rest.count >= count + 2 {
                rest = rest.dropFirst(2)
                places.append(rest.startIndex)
            } else if count < 3 {
                continue
            }
            let end = rest.dropFirst(count)
            guard rest.starts(with: one), end.isEmpty || Self.repeatedEnds.contains(end) else { continue }
            return Parting(places: places, confidence: .high)
        }
        return nil
    }

    private static let repeatedEnds = Vocabulary("ی یی ش یش شان م")

    /// سن‌وسال.
    private func withAnd(_ word: Letters) -> Parting? {
        guard word.count >= 5, standing(of: word) == .unknown else { return nil }
        for index in word.indices.dropFirst(2).dropLast(2) where word[index] == "و" {
            let one = word[word.startIndex..<index], other = word[(index + 1)...]
            if Compounds.numerals.contains(one), Compounds.numerals.contains(other) {
                return Parting(places: one.joinsForward ? [index] : [], confidence: .high)
            }
            guard one.count >= 3, other.count >= 3, one.joinsForward, isCommon(one), isCommon(other) else { continue }
            return Parting(places: [index], confidence: word.count >= 8 ? .high : .medium)
        }
        return nil
    }
}
