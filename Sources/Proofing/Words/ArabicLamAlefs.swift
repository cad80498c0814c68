/// Which letters follow a lam-alef in the words that the program brings along: most readings of a word fall at this hurdle.
enum ArabicLamAlefs {
    /// Whether behind each lam-alef of a word stands what stands there in some word.
    static func allow(_ word: [Unicode.Scalar]) -> Bool { pairs(in: word.filter { !$0.isMark }).allSatisfy(known.contains) }

    private static let known: Set<UInt32> = {
        let words = Lexicon.own(.arabic)
        // Behind the article any word that begins with alef makes one.
        return Set(words.flatMap { pairs(in: $0) } + words.flatMap { pairs(in: [Letter.lam] + $0) })
    }()

    /// The alef of each lam-alef and the letter behind it.
    private static func pairs(in word: [Unicode.Scalar]) -> [UInt32] {
        word.indices.dropFirst().compactMap { index in
            guard word[index - 1] == Letter.lam, Letter.alefs.contains(word[index]) else { return nil }
            return word[index].value << 16 | (index + 1 < word.count ? word[index + 1].value : 0)
        }
    }
}
