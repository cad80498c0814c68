/// A stretch of running text as rules read it: one paragraph, heading, cell, title.
public struct Passage: Sendable {
    /// What the stretch is in its article; rules ask where a habit does not hold everywhere.
    public enum Role: Sendable, Hashable {
        case paragraph, heading, title, item, verse, cell, caption, address, note
    }

    /// In logical order, line breaks within the paragraph as spaces; those that the author set as U+2028.
    public var characters: [Unicode.Scalar]
    /// What is no prose (code, marks of notes): rising, apart. Rules see the characters and leave them alone.
    public var shielded: [Range<Int>]
    public var tongue: Tongue
    public var role: Role

    public init(_ characters: [Unicode.Scalar], shielded: [Range<Int>] = [], tongue: Tongue, role: Role = .paragraph) {
        self.characters = characters
        self.shielded = shielded
        self.tongue = tongue
        self.role = role
    }

    public init(_ text: String, tongue: Tongue, role: Role = .paragraph) {
        self.init(Array(text.unicodeScalars), tongue: tongue, role: role)
    }
}

/// A rule that reads one passage at a time.
protocol PassageRule {
    /// What it would mend, in rising order and apart.
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction]
}

/// What rules know beside the passage before them: the words of its language, and what the whole text is like.
struct Knowledge {
    let lexicon: Lexicon
    let evidence: Evidence
}

/// What is true of a text as a whole and no single passage shows.
struct Evidence: Sendable {
    /// How often each word stands in the text, as it stands there.
    private(set) var counts: [String: Int] = [:]
    /// How often two words stand with a hyphen between them, as they stand there: `кто-то`.
    private(set) var hyphenated: [String: Int] = [:]
    /// How many soft hyphens there are.
    private(set) var softHyphens = 0
    /// How often lam and alef stand side by side, and how many letters of the Arabic script there are.
    private(set) var lamAlefs = 0
    private(set) var arabicLetters = 0
    /// Words that are none but for an alef lost behind lam.
    private(set) var lamAlefWitnesses: Set<[Unicode.Scalar]> = []
    /// How many zero-width non-joiners there are.
    private(set) var nonJoiners = 0
    /// How many runs of U+FFFD stand where a tatweel could, behind a letter that joins the next, and how many elsewhere.
    private(set) var stretches = 0
    private(set) var otherLosses = 0
    /// How many runs of tatweels stand between letters.
    private(set) var tatweels = 0
    /// How often the link behind a silent heh is a hamza, ه with U+0654 or ۀ, and how often a yeh behind a non-joiner.
    private(set) var linkHamzas = 0
    private(set) var linkYehs = 0
    /// Which signs it uses where there is a choice.
    private(set) var signs = SignHabits()

    init(_ passages: some Sequence<Passage> = []) {
        for passage in passages { count(passage) }
    }

    func count(of word: String) -> Int { counts[word] ?? 0 }
    /// How often two words stand with a hyphen between them.
    func count(of first: String, hyphen second: String) -> Int { hyphenated[first + "-" + second] ?? 0 }

    /// Whether the text has lost the alef of every lam-alef. Arabic has one in sixty letters, Persian one in some hundred, so that
    /// a short text may well be without; what it must have too is words that are none but for the loss.
    var hasLostLamAlefs: Bool { arabicLetters > 300 && lamAlefs * 2_000 < arabicLetters && lamAlefWitnesses.count > 1 }
    /// Whether U+FFFD is what has become of the tatweels: it stands where they can and, but for slips, nowhere else.
    var hasLostTatweels: Bool { stretches >= 10 && otherLosses * 50 <= stretches }
    /// Whether tatweels are left of a setting: one or two are what an author put there to be seen.
    var isStretched: Bool { tatweels >= 5 }
    /// Whether the text has lost its zero-width non-joiners, or never had any.
    var hasNoNonJoiners: Bool { nonJoiners == 0 }

    private mutating func count(_ passage: Passage) {
        let text = passage.characters
        let words = words(in: text)
        signs.count(passage, words)
        var last: Range<Int>?
        for word in words where word.kind == .letters {
            counts[String(text[word.range]), default: 0] += 1
            if let witness = LostLamAlefs.witness(text[word.range], passage.tongue) { lamAlefWitnesses.insert(witness) }
            if let last, last.upperBound + 1 == word.range.lowerBound, text[last.upperBound].isHyphen {
                hyphenated[String(text[last]) + "-" + String(text[word.range]), default: 0] += 1
            }
            last = word.range
        }
        countCharacters(text)
        for index in text.indices.dropFirst() { countLink(text, at: index) }
    }

    private mutating func countCharacters(_ text: [Unicode.Scalar]) {
        // The last character that is no mark and no stretch.
        var last: Unicode.Scalar?, isInLoss = false, isInTatweel = false
        for character in text {
            if character == Letter.zwnj { nonJoiners += 1 }
            if character == Letter.softHyphen { softHyphens += 1 }
            if character == Letter.replacement {
                if !isInLoss { countLoss(behind: last) }
                isInLoss = true
                continue
            }
            isInLoss = false
            if character == Letter.tatweel, !isInTatweel, last?.isArabicLetter == true { tatweels += 1 }
            isInTatweel = character == Letter.tatweel
            guard character != Letter.tatweel, !character.isMark else { continue }
            if character.isArabicLetter || character.isPresentationForm { arabicLetters += 1 }
            if Letter.alefs.contains(character) && last == Letter.lam || (0xFEF5...0xFEFC).contains(character.value) { lamAlefs += 1 }
            last = character
        }
    }

    private mutating func countLink(_ text: [Unicode.Scalar], at index: Int) {
        if text[index] == "\u{6C0}" || text[index] == Letter.hamzaAbove && text[index - 1] == Letter.heh { linkHamzas += 1 }
        guard text[index] == Letter.zwnj, text[index - 1] == Letter.heh, index + 1 < text.count else { return }
        let isAlone = index + 2 == text.count || !text[index + 2].isWordLetter
        if isAlone, text[index + 1] == Letter.persianYeh || text[index + 1] == Letter.arabicYeh { linkYehs += 1 }
    }

    private mutating func countLoss(behind last: Unicode.Scalar?) {
        if let last, last.isArabicLetter, !last.joinsOnlyBefore { stretches += 1 } else { otherLosses += 1 }
    }
}
