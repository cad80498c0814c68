/// What the words of a stretch tell of the direction in which its letters stand.
struct ReadingDirection {
    /// Words that are words as they stand, and those that are when turned round.
    private(set) var logical: Float = 0
    private(set) var visual: Float = 0
    private(set) var words = 0

    init() {}

    init(of text: [Unicode.Scalar], _ lexicon: Lexicon) {
        var count = 0
        for word in Self.arabicWords(in: text) {
            words += 1
            // A sample tells enough.
            count += 1
            guard count <= 400 else { continue }
            weigh(text[word], lexicon)
        }
    }

    mutating func add(_ other: ReadingDirection) {
        logical += other.logical
        visual += other.visual
        words += other.words
    }

    var hasArabic: Bool { words > 0 }
    /// Whether a whole text is in visual order.
    var isVisual: Bool { words >= 4 && visual >= 3 && visual > 3 * logical && visual * 5 >= Float(words) }
    /// Whether a line is certainly in the order of reading, in a text that is not.
    var isLogical: Bool { logical >= 3 && logical > 3 * visual }
    /// Whether a line is in visual order, in a text that is not.
    var isPlainlyVisual: Bool { words >= 5 && visual >= 4 && visual > 6 * logical && visual * 2 >= Float(words) }

    private mutating func weigh(_ word: ArraySlice<Unicode.Scalar>, _ lexicon: Lexicon) {
        let turned = Array(word.reversed())[...]
        let known = lexicon.standing(of: word), knownTurned = lexicon.standing(of: turned)
        if word.count >= 3 {
            if known > .unknown, known >= knownTurned { logical += known == .common ? 1 : 0.5 }
            if knownTurned > .unknown, knownTurned >= known { visual += knownTurned == .common ? 1 : 0.5 }
        }
        if Self.looksRight(word) { logical += 0.3 }
        if Self.looksRight(turned) { visual += 0.3 }
    }

    /// What words of Arabic script begin or end with, and hardly ever the other way round.
    private static func looksRight(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.count >= 4, let first = word.first, let last = word.last else { return false }
        let second = word[word.startIndex + 1], beforeLast = word[word.endIndex - 2]
        return last == "ة" || last == Letter.alefMaksura || "آأإ".unicodeScalars.contains(first) || first == Letter.alef && second == Letter.lam
            || beforeLast == Letter.heh && last == Letter.alef
    }

    private static func arabicWords(in text: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = [], start: Int?
        for index in 0...text.count {
            let isLetter = index < text.count && (text[index].isArabicLetter || text[index].isPresentationForm || text[index].isMark
                || text[index] == Letter.tatweel || text[index].isJoinControl)
            if isLetter {
                start = start ?? index
            } else if let begun = start {
                if index - begun >= 2 { found.append(begun..<index) }
                start = nil
            }
        }
        return found
    }
}
