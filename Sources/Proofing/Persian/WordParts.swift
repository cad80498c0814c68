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
    func isCommon(_ word: Letters) -> Bool { standing(of: word) == .common }
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

extension Lexicon {
    /// Whether a word is one by its morphology: a form of a verb, a known stem with its endings, a compound of known parts; with
    /// its non-joiners or without. Knows many good words that no list has.
    func isPersianForm(_ word: String) -> Bool {
        guard tongue == .persian, let plain = PlainWord.of(Array(word.unicodeScalars)[...], in: tongue) else { return false }
        return WordParts(self).isForm(plain[...])
    }
}
