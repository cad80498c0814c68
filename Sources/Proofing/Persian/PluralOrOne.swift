// What ends in -های is a plural with the yeh that binds what follows, سیاست‌های, or a word in silent heh with the yeh of one
// thing, جبهه‌ای. Where a non-joiner is lost both are written alike.
extension WordParts {
    /// The reading as one thing; nil where the plural is likelier.
    func indefinite(_ word: Letters, _ stem: Letters, _ neighbours: Neighbours) -> Parting? {
        let noun = word.dropLast(2)
        guard isSilentHeh(noun), noun.count >= 3 else { return nil }
        let base = base(noun), other = strength(of: stem)
        if base.strength == .unknown, other == .unknown { return endsInCommon(noun) ? parted(base, noun, .high) : nil }
        guard base.strength > .listed || base.strength == .listed && other == .unknown else { return nil }
        let pair = Pair(noun: noun, stem: stem, own: base.strength, other: other)
        return (confidence(byLetters: pair) ?? confidence(of: pair, among: neighbours)).map { parted(base, noun, $0) }
    }

    /// Whether a plural is of a word that as often stands with the other ending.
    func isUndecided(_ stem: Letters) -> Bool {
        let noun = stem + [Letter.heh]
        return Endings.undecided.contains(noun) && isCommon(noun)
    }

    /// Both readings: the word in heh and what stands before -های, and how well each is known.
    private struct Pair {
        var noun: Letters
        var stem: Letters
        var own: Strength
        var other: Strength

        var isUndecided: Bool { Endings.undecided.contains(noun) }
        var isPreferred: Bool { Endings.hehBeforePlural.contains(noun) }
        /// Whether the plural, if it is one, stands there as it should.
        var isRightAsItStands: Bool { !stem.joinsForward && other == .common }
    }

    /// Whether the end of a longer word is a word in heh itself: شانزده‌صفحه.
    private func endsInCommon(_ noun: Letters) -> Bool {
        (noun.startIndex + 2..<max(noun.startIndex + 2, noun.endIndex - 3)).contains { isCommon(noun[$0...]) }
            || noun.ends(Piece.child)
    }

    /// What the two words alone tell; nil where each may be meant.
    private func confidence(byLetters pair: Pair) -> Confidence? {
        if pair.isPreferred, !pair.isRightAsItStands { return .high }
        if pair.other < .derived, pair.own >= .derived { return .high }
        // A finite form has no plural: نویسنده‌ای.
        if pair.other == .unknown || VerbForms.isAgent(pair.noun) { return .high }
        return pair.other < pair.own && !pair.isUndecided ? pair.own == .common ? .high : .medium : nil
    }

    /// What stands around tells more: the yeh of the plural binds what follows, and one is spoken of with certain words.
    private func confidence(of pair: Pair, among neighbours: Neighbours) -> Confidence? {
        if neighbours.before.map({ Self.singling.contains($0) }) == true { return .high }
        let isMovable = !pair.isRightAsItStands || pair.isPreferred
        switch neighbours.after {
        case let after? where Self.unbinding.contains(after) || isVerb(after):
            if isMovable, pair.other <= pair.own { return .high }
        case nil where !neighbours.isBeforeNumber:
            if pair.isUndecided || VerbForms.isParticiple(pair.noun) && !pair.isRightAsItStands { return .high }
        default: break
        }
        if pair.isPreferred { return .medium }
        let isMentioned = evidence.count(of: String(pair.noun)) > 1 && evidence.count(of: String(pair.stem)) == 0
        return pair.isUndecided && isMentioned ? .high : nil
    }

    private func isVerb(_ word: Letters) -> Bool { VerbForms.places(in: Array(word.filter { $0 != Letter.zwnj })[...]) != nil }

    /// Words that cannot follow the binding yeh.
    static let unbinding = Vocabulary("""
        است بود را که و از در به با برای تا هم نیز بر شد شده نیست هستند بودند اما یا یعنی می نمی باشد کرد داشت دارد چون اگر
        زیرا پس بی مانند مثل
        """)
    /// Words that speak of one.
    static let singling = Vocabulary("یک هیچ هر چه چنین همچون عجب چندان")
}
