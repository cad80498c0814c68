/// Quotation marks of typewriters and of other languages become those of the text's own.
struct QuoteRule: PassageRule {
    /// The marks of one depth.
    private struct Style {
        var opening: Unicode.Scalar, closing: Unicode.Scalar
        var kind: QuoteMark.Kind
    }

    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = SignText(passage)
        guard text.tongue != .other, text.text.contains(where: Self.isForeign) else { return [] }
        let quotes = QuotePairs(text)
        // What opens or closes nothing is for a reader to see: a guess could turn all behind it inside out.
        guard quotes.strays.isEmpty else { return [] }
        let found = quotes.pairs.flatMap { pair in
            corrections(of: pair, in: text, isSure: quotes.isSure, lowFirst: knowledge.evidence.signs.opensLow && text.tongue == .bulgarian)
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func isForeign(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "\"", "“", "”", "„", "‘", "’", "<", ">", "«", "»": true
        default: false
        }
    }

    private func corrections(of pair: QuotePair, in text: SignText, isSure: Bool, lowFirst: Bool) -> [Correction] {
        let inside = pair.opening.range.upperBound..<pair.closing.range.lowerBound
        guard !inside.isEmpty, let style = style(at: pair.depth, in: text.tongue, lowFirst: lowFirst),
              pair.opening.kind != style.kind || pair.closing.kind != style.kind else { return [] }
        let foreign = wordsOfOtherScript(inside, of: text)
        if foreign > 2 { return [] }
        guard let confidence = confidence(of: pair, in: text, isSure: isSure, isForeign: foreign > 0, lowFirst: lowFirst) else { return [] }
        return [(pair.opening, style.opening), (pair.closing, style.closing)].compactMap { mark, made in
            Array(text.text[mark.range]) == [made] ? nil : Correction(.quotes, mark.range, [made], confidence)
        }
    }

    private func style(at depth: Int, in tongue: Tongue, lowFirst: Bool) -> Style? {
        let guillemets = Style(opening: "«", closing: "»", kind: .guillemet), low = Style(opening: "„", closing: "“", kind: .low)
        let isOuter = depth % 2 == 0
        if tongue.isArabicScript { return isOuter ? guillemets : Style(opening: "‹", closing: "›", kind: .angle) }
        return isOuter == lowFirst ? low : guillemets
    }

    /// How sure the change is; nil where the marks that stand there are as good.
    private func confidence(of pair: QuotePair, in text: SignText, isSure: Bool, isForeign: Bool, lowFirst: Bool) -> Confidence? {
        let kinds = [pair.opening.kind, pair.closing.kind]
        // « » within « » is seen in good books; that a quotation in „ “ holds one in « » too.
        if kinds == [.guillemet, .guillemet] || kinds == [.low, .low] && text.tongue.isCyrillic { return lowFirst || pair.depth > 0 ? nil : .medium }
        if kinds == [.angle, .angle] { return nil }
        if !isSure || isForeign || kinds[0] != kinds[1] || kinds[0] == .single { return .medium }
        // Persian and Ukrainian print has “ ” as well: outside in Ukrainian, inside in both.
        if kinds[0] == .curly, pair.depth > 0 || text.tongue == .ukrainian || text.tongue == .bulgarian { return .medium }
        return kinds[0] == .low ? .medium : .high
    }

    /// How many words a quotation has where all of them are of another script; 0 where any is of the text's own, or none is a word.
    private func wordsOfOtherScript(_ range: Range<Int>, of text: SignText) -> Int {
        var count = 0, isWord = false
        for character in text.text[range] {
            if text.isNative(character), !character.isMark { return 0 }
            let isLetter = character.isLatinLetter
            if isLetter, !isWord { count += 1 }
            isWord = isLetter
        }
        return count
    }
}
