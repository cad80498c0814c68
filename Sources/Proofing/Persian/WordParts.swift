/// Where non-joiners belong in a word, and how sure that is.
struct Parting: Hashable, Sendable {
    /// Indices of the letters that a non-joiner stands before; rising.
    var places: [Int]
    var confidence: Confidence
    /// Whether what stands before an ending is a known word, or a form of one.
    var isOfKnown = true
}

/// The words that stand before and behind one, where nothing but a blank parts them; nil at a sign and at either end.
struct Neighbours {
    var before: Letters?
    var after: Letters?
    /// Whether a number stands behind it.
    var isBeforeNumber = false
}

/// How Persian words fall into parts: what stands first, and what may stand behind it.
struct WordParts {
    let lexicon: Lexicon
    /// What the text itself has; a word that stands elsewhere in it is one.
    let evidence: Evidence

    init(_ knowledge: Knowledge) { self.init(knowledge.lexicon, knowledge.evidence) }

    init(_ lexicon: Lexicon, _ evidence: Evidence = Evidence()) {
        self.lexicon = lexicon
        self.evidence = evidence
    }

    /// Where a word written in one has lost its non-joiners; nil where it has lost none.
    func parting(of word: Letters, among neighbours: Neighbours = Neighbours()) -> Parting? {
        guard word.count >= 4, !Compounds.kept.contains(word), !Endings.noComparatives.contains(word) else { return nil }
        guard let found = verb(word) ?? nominal(word, neighbours), !found.places.isEmpty else { return nil }
        return found
    }

    /// Whether letters are a word by what the language makes of its stems, without non-joiners or with them in their places.
    func isForm(_ word: Letters) -> Bool {
        var bare: [Unicode.Scalar] = [], joints: [Int] = []
        for letter in word {
            if letter != Letter.zwnj { bare.append(letter) } else if bare[...].joinsForward { joints.append(bare.count) }
        }
        if let parting = parting(of: bare[...]), parting.isOfKnown { return joints.isEmpty || joints == parting.places }
        return joints.isEmpty && bare.count > 1 && (VerbForms.isForm(bare[...]) || isKnownWithoutJoints(bare[...]))
    }

    /// A word of known parts that all join, or of which none before an end can: شعارها, نیرومندسازی.
    private func isKnownWithoutJoints(_ word: Letters) -> Bool {
        if strength(of: word) >= .derived || compound(word)?.places.isEmpty == true { return true }
        return (Endings.plurals + Endings.comparatives).contains { ending in
            word.before(ending).map { !$0.joinsForward && base($0).places.isEmpty && base($0).strength > .unknown } ?? false
        }
    }

    func standing(of word: Letters) -> Standing { lexicon.standing(of: word) }
}

// MARK: Verbs

extension WordParts {
    private func verb(_ word: Letters) -> Parting? {
        if let places = VerbForms.places(in: word) {
            return Parting(places: places, confidence: Verbs.ambiguous.contains(word) ? .medium : .high)
        }
        // گفته‌ای may be a form of a noun as well, with another place for it.
        guard let places = VerbForms.perfect(word), !word.ends(Piece.indefinite), standing(of: word) < .common else { return nil }
        return Parting(places: places, confidence: .high)
    }
}

// MARK: Stems

extension WordParts {
    /// How well what stands first is known.
    enum Strength: Int, Comparable {
        case unknown, listed, derived, common
        static func < (one: Strength, other: Strength) -> Bool { one.rawValue < other.rawValue }
    }

    /// What stands before an ending: its own non-joiners, and how well it is known.
    struct Base {
        var places: [Int] = []
        var strength: Strength
    }

    func base(_ word: Letters) -> Base {
        let known = strength(of: word)
        if known == .common { return Base(strength: .common) }
        if let compound = compound(word), compound.confidence == .high || known == .unknown {
            return Base(places: compound.places, strength: compound.confidence == .high ? .common : .derived)
        }
        if known < .derived, let plural = plural(word, Neighbours()), plural.confidence == .high, !plural.places.isEmpty {
            return Base(places: plural.places, strength: plural.isOfKnown ? .derived : .listed)
        }
        return Base(strength: known)
    }

    func strength(of word: Letters) -> Strength {
        if Compounds.kept.contains(word) || VerbForms.isParticiple(word) || VerbForms.isAgent(word) { return .common }
        let standing = standing(of: word)
        if standing == .common { return .common }
        if isDerived(word) { return .derived }
        return standing == .listed || word.count > 2 && evidence.count(of: String(word)) > 0 ? .listed : .unknown
    }

    /// A common word with an ending that joins it.
    func isDerived(_ word: Letters) -> Bool {
        Endings.joined.contains { ending in
            guard let stem = word.before(ending), stem.count >= 3 else { return false }
            return standing(of: stem) == .common
        }
    }
}

// MARK: Nouns and adjectives

extension WordParts {
    private func nominal(_ word: Letters, _ neighbours: Neighbours) -> Parting? {
        if let found = irregular(word) { return found }
        if let found = plural(word, neighbours) ?? comparative(word) { return found }
        guard standing(of: word) < .common else { return nil }
        return behindHeh(word) ?? link(word) ?? behindYeh(word) ?? copula(word) ?? compound(word)
    }

    /// A base and an ending behind a non-joiner, where one can be seen there.
    private func parted(_ base: Base, _ stem: Letters, _ confidence: Confidence) -> Parting {
        let joint = stem.joinsForward ? [stem.endIndex] : []
        return Parting(places: base.places + joint, confidence: confidence, isOfKnown: base.strength > .unknown)
    }

    private func plural(_ word: Letters, _ neighbours: Neighbours) -> Parting? {
        for ending in Endings.plurals {
            guard let stem = word.before(ending), stem.count >= 2 else { continue }
            guard !Endings.noPlurals.contains(stem), !stem.ends(Piece.plural) || isCommon(stem) else { return nil }
            if ending == Piece.linkedPlural, let other = indefinite(word, stem, neighbours) { return other }
            if ending == Piece.spokenPlural, self.base(stem + [Letter.heh]).strength > .unknown { return nil }
            let base = base(stem)
            if base.strength == .unknown, !stem.joinsForward || stem.ends(Piece.that) || stem.ends(Piece.this) { return nil }
            let isSure = base.strength >= .common || base.strength >= .listed && stem.count >= 3 || stem.count >= 4
            return parted(base, stem, isSure && ending != Piece.spokenPlural && !isUndecided(word, stem, ending) ? .high : .medium)
        }
        return nil
    }

    /// One of the words with -های that may be -ه‌ای, and nothing around tells which.
    private func isUndecided(_ word: Letters, _ stem: Letters, _ ending: Letters) -> Bool {
        ending == Piece.linkedPlural && Endings.undecided.contains(stem + [Letter.heh]) && isCommon(stem + [Letter.heh])
    }

    private func isCommon(_ word: Letters) -> Bool { standing(of: word) == .common }

    /// What ends in -های read as a word in silent heh and -ای: جبهه‌ای; nil where the plural is likelier.
    private func indefinite(_ word: Letters, _ stem: Letters, _ neighbours: Neighbours) -> Parting? {
        let noun = word.dropLast(2)
        guard isSilentHeh(noun), noun.count >= 3 else { return nil }
        let base = base(noun), other = strength(of: stem)
        if base.strength == .unknown, other == .unknown, endsInCommon(noun) { return parted(base, noun, .high) }
        guard base.strength > .listed || base.strength == .listed && other == .unknown else { return nil }
        let confidence = indefiniteConfidence(noun, stem, base.strength, other, neighbours)
        return confidence.map { parted(base, noun, $0) }
    }

    /// Whether the end of a longer word is a word in heh itself: شانزده‌صفحه.
    private func endsInCommon(_ noun: Letters) -> Bool {
        (noun.startIndex + 2..<max(noun.startIndex + 2, noun.endIndex - 3)).contains { isCommon(noun[$0...]) }
            || noun.ends(Piece.child)
    }

    private func indefiniteConfidence(_ noun: Letters, _ stem: Letters, _ own: Strength, _ other: Strength,
                                      _ neighbours: Neighbours) -> Confidence? {
        if Endings.hehBeforePlural.contains(noun), stem.joinsForward || other < .common { return .high }
        if other < .derived && own >= .derived { return .high }
        // A finite form has no plural: نویسنده‌ای.
        if other == .unknown || VerbForms.isAgent(noun) { return .high }
        if other < own, !Endings.undecided.contains(noun) { return own == .common ? .high : .medium }
        // An -ی of the plural binds what follows; where nothing can follow, or one is spoken of, it is the other.
        let isBound = neighbours.isBeforeNumber || neighbours.after.map { !Self.unbinding.contains($0) && !isVerb($0) } == true
        let isOne = neighbours.before.map { Self.singling.contains($0) } ?? false
        if neighbours.after.map({ Self.unbinding.contains($0) || isVerb($0) }) == true, other <= own { return .high }
        let isEither = Endings.undecided.contains(noun) || VerbForms.isParticiple(noun) && (stem.joinsForward || other < .common)
        if isOne || !isBound && isEither { return .high }
        if Endings.hehBeforePlural.contains(noun) { return .medium }
        let mentioned = evidence.count(of: String(noun)), others = evidence.count(of: String(stem))
        return Endings.undecided.contains(noun) && mentioned > 1 && others == 0 ? .high : nil
    }

    private func isVerb(_ word: Letters) -> Bool { VerbForms.places(in: Array(word.filter { $0 != Letter.zwnj })[...]) != nil }

    /// Words that cannot follow the binding -ی.
    static let unbinding = Vocabulary("""
        است بود را که و از در به با برای تا هم نیز بر شد شده نیست هستند بودند اما یا یعنی می نمی باشد کرد داشت دارد چون اگر
        زیرا پس بی مانند مثل
        """)
    /// Words that speak of one.
    static let singling = Vocabulary("یک هیچ هر چه چنین همچون عجب چندان")

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

extension Lexicon {
    /// Whether a word is one by its morphology: a form of a verb, a known stem with its endings, a compound of known parts; with its
    /// non-joiners or without. Knows many good words that no list has.
    func isPersianForm(_ word: String) -> Bool {
        guard tongue == .persian, let plain = PlainWord.of(Array(word.unicodeScalars)[...], in: tongue) else { return false }
        return WordParts(self).isForm(plain[...])
    }
}
