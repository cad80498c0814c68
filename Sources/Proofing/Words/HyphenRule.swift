/// Hyphens of lines that are gone, left within a word: «Авто-номное».
struct HyphenRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue.isCyrillic else { return [] }
        return chains(of: passage).flatMap { corrections(of: $0, in: passage.characters, by: knowledge) }
    }

    /// Words with nothing but a hyphen between each and the next, two and more.
    private func chains(of passage: Passage) -> [[Range<Int>]] {
        var chains: [[Range<Int>]] = []
        for word in passage.openWords.map(\.range) {
            if let last = chains.last?.last, last.upperBound + 1 == word.lowerBound, passage.characters[last.upperBound].isHyphen {
                chains[chains.count - 1].append(word)
            } else {
                chains.append([word])
            }
        }
        return chains.filter { $0.count > 1 }
    }

    /// The longest stretches of a chain that make a word, from its beginning.
    private func corrections(of chain: [Range<Int>], in text: [Unicode.Scalar], by knowledge: Knowledge) -> [Correction] {
        var made: [Correction] = [], start = 0
        while start + 1 < chain.count {
            let ends = (start + 2...min(start + 8, chain.count)).reversed()
            let found = ends.lazy.compactMap { end in correction(of: chain[start..<end], in: text, by: knowledge).map { ($0, end) } }.first
            if let found { made.append(found.0) }
            start = found?.1 ?? start + 1
        }
        return made
    }

    private func correction(of parts: ArraySlice<Range<Int>>, in text: [Unicode.Scalar], by knowledge: Knowledge) -> Correction? {
        guard let first = parts.first, let last = parts.last else { return nil }
        let opening = parts.dropLast().flatMap { text[$0] }
        guard let confidence = Halves(opening[...], text[last], by: knowledge).confidenceInJoining else { return nil }
        // A word in syllables is how somebody spoke it.
        return Correction(.hyphen, first.lowerBound..<last.upperBound, opening + Array(text[last]), parts.count > 2 ? .medium : confidence)
    }
}

/// Two parts of what may be one word, a hyphen between them, and what is known of them.
struct Halves {
    let first: ArraySlice<Unicode.Scalar>
    let second: ArraySlice<Unicode.Scalar>
    private let knowledge: Knowledge

    init(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>, by knowledge: Knowledge) {
        self.first = first
        self.second = second
        self.knowledge = knowledge
    }

    var tongue: Tongue { knowledge.lexicon.tongue }
    var joined: [Unicode.Scalar] { Array(first) + Array(second) }
    /// How often the text has them as one word.
    var count: Int { count(of: joined[...]) }
    var isFirstKnown: Bool { knowledge.lexicon.standing(of: first) > .unknown }
    var isSecondKnown: Bool { knowledge.lexicon.standing(of: second) > .unknown }
    /// Whether they make a word, for the lexicon or for the text.
    var isWord: Bool { knowledge.lexicon.standing(of: joined[...]) > .unknown || count > 0 }
    /// Whether a lexicon has a say.
    var isReadable: Bool { knowledge.lexicon.isInstalled }

    /// How sure it is that a hyphen within a line parts nothing; nil where it has its place.
    var confidenceInJoining: Confidence? {
        guard canBeSyllables, isWord, !isCompound, !isPreferred else { return nil }
        if isReadable { return !isSecondKnown || !isFirstKnown && !hasBindingVowel || count > 1 ? .high : .medium }
        // Then the text must have no use for one of the halves.
        guard min(count(of: first), count(of: second)) <= 1 else { return nil }
        return count > 1 ? .high : .medium
    }

    /// Whether a word could be broken here: each half has a vowel, and no capital begins the second.
    var canBeSyllables: Bool {
        let isLowercase = second.first.map { !$0.properties.isUppercase } ?? false
        let isShouted = first.count > 1 && (first + second).allSatisfy(\.properties.isUppercase)
        return (isLowercase || isShouted) && first.contains(where: \.isCyrillicVowel) && second.contains(where: \.isCyrillicVowel)
    }

    /// Whether the hyphen is spelled, whatever the two would make: «кто-то», «пол-литра», «чуть-чуть», Bulgarian «по-малко».
    var isCompound: Bool {
        let opening = String(first.map(\.lowercased)), ending = String(second.map(\.lowercased))
        if opening == ending { return !isWord }
        let particles = tongue == .ukrainian ? Self.particles.union(["но", "бо"]) : Self.particles
        return particles.contains(ending) && isFirstKnown || Self.openings.contains(opening) && isSecondKnown
            || tongue == .bulgarian && Self.comparatives.contains(opening)
    }

    /// Whether the text has the two with their hyphen more than once, and oftener than as one.
    var isPreferred: Bool {
        let hyphenated = knowledge.evidence.count(of: String(first), hyphen: String(second))
        return hyphenated > 1 && hyphenated > count
    }

    /// Whether the first ends as that of a compound does, which is often no word by itself: «социо-культурной».
    var hasBindingVowel: Bool { first.count > 3 && (first.last == "о" || first.last == "е") }

    /// How often a word stands in the text, as it is or in lower case.
    private func count(of word: ArraySlice<Unicode.Scalar>) -> Int {
        let lowercased = word.map(\.lowercased)
        return knowledge.evidence.count(of: String(word)) + (lowercased.elementsEqual(word) ? 0 : knowledge.evidence.count(of: String(lowercased)))
    }

    private static let particles: Set<String> = ["то", "либо", "нибудь", "ка", "таки", "де", "небудь"]
    private static let openings: Set<String> = ["кое", "кой", "пол", "экс", "вице", "обер", "унтер", "по", "из", "во", "в", "екс", "віце"]
    private static let comparatives: Set<String> = ["по", "най"]
}

extension Unicode.Scalar {
    fileprivate var isCyrillicVowel: Bool { "аеёиоуыэюяієїѐўѝъАЕЁИОУЫЭЮЯІЄЇЪ".unicodeScalars.contains(self) }
    fileprivate var lowercased: Unicode.Scalar { properties.lowercaseMapping.unicodeScalars.first ?? self }
}
