// Nouns and adjectives: what endings say of the letters before them.
extension WordParts {
    func nominal(_ word: Letters, _ neighbours: Neighbours) -> Parting? {
        if let found = irregular(word) { return found }
        if let found = plural(word, neighbours) ?? comparative(word) { return found }
        guard standing(of: word) < .common else { return nil }
        return behindHeh(word) ?? link(word) ?? behindYeh(word) ?? copula(word) ?? compound(word)
    }

    /// A base and an ending behind a non-joiner, where one can be seen there.
    func parted(_ base: Base, _ stem: Letters, _ confidence: Confidence) -> Parting {
        let joint = stem.joinsForward ? [stem.endIndex] : []
        return Parting(places: base.places + joint, confidence: confidence, isOfKnown: base.strength > .unknown)
    }

    func plural(_ word: Letters, _ neighbours: Neighbours) -> Parting? {
        for ending in Endings.plurals {
            guard let stem = word.before(ending), stem.count >= 2 else { continue }
            guard !Endings.noPlurals.contains(stem), !stem.ends(Piece.plural) || isCommon(stem) else { return nil }
            if ending == Piece.linkedPlural, let other = indefinite(word, stem, neighbours) { return other }
            if ending == Piece.spokenPlural, self.base(stem + [Letter.heh]).strength > .unknown { return nil }
            let base = base(stem)
            if base.strength == .unknown, !stem.joinsForward || stem.ends(Piece.that) || stem.ends(Piece.this) { return nil }
            let isSure = base.strength >= .common || base.strength >= .listed && stem.count >= 3 || stem.count >= 4
            return parted(base, stem, isSure && ending != Piece.spokenPlural && !(ending == Piece.linkedPlural && isUndecided(stem)) ? .high : .medium)
        }
        return nil
    }

    private func comparative(_ word: Letters) -> Parting? {
        let isCommon = isCommon(word)
        for ending in Endings.comparatives {
            guard let stem = word.before(ending), stem.count >= 2,
                  !Endings.noComparatives.contains(stem + Piece.comparative) else { continue }
            // گسترش is no گس‌ترش; what is common with the bare ending is a comparative.
            guard !isCommon || ending == Piece.comparative || ending == Piece.superlative else { continue }
            let base = base(stem)
            guard base.strength > .unknown else { continue }
            let isSuperlative = ending.starts(with: Piece.superlative)
            let isKnown = base.strength == .common || isSuperlative && base.strength > .unknown
            let isLong = stem.count >= 3 || isSuperlative && base.strength == .common
            return parted(base, stem, isKnown && isLong ? .high : .medium)
        }
        return nil
    }

    /// Whether a word ends in a heh that stands for a vowel, as far as its letters tell.
    func isSilentHeh(_ word: Letters) -> Bool {
        guard word.count >= 2, word.last == Letter.heh, !Endings.soundedHeh.contains(word) else { return false }
        return !Letter.alefs.contains(word[word.endIndex - 2])
    }

    private func behindHeh(_ word: Letters) -> Parting? {
        for ending in Endings.afterHeh {
            guard let stem = word.before(ending), stem.count >= 3, isSilentHeh(stem), !isOtherwiseKnown(word) else { continue }
            let base = base(stem)
            guard base.strength > .unknown else { continue }
            var parting = parted(base, stem, base.strength >= .derived ? .high : .medium)
            if ending == Piece.isOne { parting.places.append(word.endIndex - 2) }
            if ending == Piece.yours, standing(of: word) > .unknown { parting.confidence = .medium }
            return parting
        }
        return nil
    }

    /// خانه‌ی: the yeh that links what follows, not that of گروهی and فرماندهی.
    private func link(_ word: Letters) -> Parting? {
        guard let stem = word.before([Letter.persianYeh]), stem.count >= 3, isSilentHeh(stem) else { return nil }
        let base = base(stem), isGiving = stem.before(Piece.give).map { strength(of: $0) >= .listed } ?? false
        return isGiving || base.strength < .common ? nil : parted(base, stem, .high)
    }

    private func behindYeh(_ word: Letters) -> Parting? {
        for ending in Endings.afterYeh {
            guard let stem = word.before(ending), stem.count >= 4, isVowelYeh(stem), !isOtherwiseKnown(word) else { continue }
            let base = base(stem)
            let isPlural = ending == Piece.yours
            guard base.strength >= .derived, !isPlural || standing(of: word) == .unknown else { continue }
            return parted(base, stem, isPlural ? .low : .high)
        }
        return nil
    }

    /// Whether a word ends in yeh that is no glide: شعرایتان has one.
    private func isVowelYeh(_ word: Letters) -> Bool {
        guard word.last == Letter.persianYeh else { return false }
        let before = word[word.endIndex - 2]
        return !Letter.alefs.contains(before) && (before != "و" || strength(of: word.dropLast()) == .unknown)
    }

    /// A common word with an ending of one or two letters that joins it: دریای is no دری‌ای.
    private func isOtherwiseKnown(_ word: Letters) -> Bool {
        Self.joinedEnds.contains { ending in word.before(ending).map(isCommon) ?? false }
    }

    private static let joinedEnds = Vocabulary.split("ی یی ان ت ش م")

    /// عبارت‌اند: an adjective or noun with the copula.
    private func copula(_ word: Letters) -> Parting? {
        guard let stem = word.before(Piece.are), stem.count >= 3, stem.joinsForward, !VerbForms.isForm(word),
              standing(of: word) == .unknown, !isSilentHeh(stem) else { return nil }
        let base = base(stem)
        return base.strength >= .common ? parted(base, stem, .high) : nil
    }
}
