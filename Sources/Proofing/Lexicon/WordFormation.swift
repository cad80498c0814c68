/// How a language makes words of words, beyond what its lists have.
protocol WordFormation {
    /// How well a word is known by its parts. It is plain, as ``PlainWord`` makes it.
    func standing(of word: [Unicode.Scalar], in lexicon: Lexicon) -> Standing
}

/// Persian words whose parts a non-joiner parts: known where each part is a known word and those behind the first are endings.
struct PersianFormation: WordFormation {
    func standing(of word: [Unicode.Scalar], in lexicon: Lexicon) -> Standing {
        let parts = word.split(separator: Letter.zwnj)
        guard parts.count > 1, let stem = parts.first else { return .unknown }
        guard parts.dropFirst().allSatisfy({ Self.endings.contains(String($0)) }) else { return .unknown }
        return lexicon.standing(of: stem)
    }

    private static let endings: Set<String> = [
        "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "ام", "ات", "اش", "مان", "تان", "شان", "ای", "ایم", "اید",
        "اند", "تر", "ترین", "تری", "ی",
    ]
}
