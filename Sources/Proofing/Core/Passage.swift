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
    /// How often lam and alef stand side by side, and how many letters of the Arabic script there are.
    private(set) var lamAlefs = 0
    private(set) var arabicLetters = 0
    /// How many zero-width non-joiners there are.
    private(set) var nonJoiners = 0
    /// Which signs it uses where there is a choice.
    private(set) var signs = SignHabits()

    init(_ passages: some Sequence<Passage> = []) {
        for passage in passages { count(passage) }
    }

    func count(of word: String) -> Int { counts[word] ?? 0 }

    /// Whether the text has lost the alef of every lam-alef: Persian and Arabic have one in some hundred letters.
    var hasLostLamAlefs: Bool { arabicLetters > 600 && lamAlefs * 2_000 < arabicLetters }
    /// Whether the text has lost its zero-width non-joiners, or never had any.
    var hasNoNonJoiners: Bool { nonJoiners == 0 }

    private mutating func count(_ passage: Passage) {
        let text = passage.characters
        let words = words(in: text)
        signs.count(passage, words)
        for word in words where word.kind == .letters {
            counts[String(text[word.range]), default: 0] += 1
        }
        for (index, character) in text.enumerated() {
            if character.isArabicLetter { arabicLetters += 1 }
            if character == Letter.zwnj { nonJoiners += 1 }
            let isAlef = Letter.alefs.contains(character)
            if isAlef, index > 0, text[index - 1] == Letter.lam { lamAlefs += 1 }
        }
    }
}
