/// Non-joiners that stand where they part nothing, and characters that stand in for one.
struct StrayNonJoiners: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.tongue == .persian else { return [] }
        let signs = StraySigns(text: passage.characters, parts: WordParts(knowledge))
        var found: [Correction] = [], index = 0
        while index < passage.characters.count {
            guard StraySigns.all.contains(passage.characters[index]) else { index += 1; continue }
            let run = signs.run(from: index)
            let isShielded = passage.shielded.contains { $0.overlaps(run) }
            if !isShielded, let correction = signs.correction(of: run) { found.append(correction) }
            index = run.upperBound
        }
        return found
    }
}

private struct StraySigns {
    let text: [Unicode.Scalar]
    let parts: WordParts

    /// What stands in for a non-joiner: the soft hyphen of word processors, the sign that Windows-1256 had in its place, the
    /// zero-width space.
    static let standIns: Set<Unicode.Scalar> = ["\u{AC}", Letter.softHyphen, "\u{200B}"]
    static let all = standIns.union([Letter.zwnj])

    func run(from start: Int) -> Range<Int> {
        start..<(text[start...].firstIndex { !Self.all.contains($0) } ?? text.count)
    }

    func correction(of run: Range<Int>) -> Correction? {
        let isPure = text[run].allSatisfy { $0 == Letter.zwnj }
        guard isBetweenLetters(run) else { return isPure ? edge(run) : nil }
        let joins = !letter(before: run.lowerBound).joinsOnlyBefore
        let made: [Unicode.Scalar] = joins ? [Letter.zwnj] : []
        if isPure { return run.count > 1 ? Correction(.nonJoiner, run, [Letter.zwnj], .high) : nil }
        return Correction(.nonJoiner, run, made, isSure(run) ? .high : .medium)
    }

    /// Beside a blank or at an end of the text it parts nothing; behind digits, signs and other scripts it may be meant, and
    /// behind a single ه it makes the short form of هجری.
    private func edge(_ run: Range<Int>) -> Correction? {
        let behind = run.upperBound < text.count ? text[run.upperBound] : nil
        let before = run.lowerBound > 0 ? text[run.lowerBound - 1] : nil
        let isShortForm = before == Letter.heh && (run.lowerBound < 2 || !text[run.lowerBound - 2].isWordLetter)
        if isShortForm { return nil }
        let isAtGap = before.map(isBlank) ?? true || behind.map(isBlank) ?? true
        let isStray = isAtGap || before?.isArabicLetter == true && behind?.isWordLetter != true
        return isStray ? Correction(.nonJoiner, run, [], .high) : nil
    }

    private func isBlank(_ character: Unicode.Scalar) -> Bool {
        PersianReading.isBlank(character) || character.value == 0x2028 || character.value == 0xA
    }

    private func isBetweenLetters(_ run: Range<Int>) -> Bool {
        guard run.lowerBound > 0, run.upperBound < text.count else { return false }
        return letter(before: run.lowerBound).isArabicLetter && text[run.upperBound].isArabicLetter
    }

    /// The letter that stands before, whatever marks it bears.
    private func letter(before index: Int) -> Unicode.Scalar {
        text[..<index].last { !$0.isMark } ?? " "
    }

    /// The sign of Windows-1256 is typed for nothing else; what else stands in must part a word that is known.
    private func isSure(_ run: Range<Int>) -> Bool {
        if text[run].contains("\u{AC}") { return true }
        let start = text[..<run.lowerBound].lastIndex { !isOfWord($0) }.map { $0 + 1 } ?? 0
        let end = text[run.upperBound...].firstIndex { !isOfWord($0) } ?? text.count
        let one = text[start..<run.lowerBound].filter(isOfWord), other = text[run.upperBound..<end].filter(isOfWord)
        if parts.standing(of: (one + [Letter.zwnj] + other)[...]) > .unknown { return true }
        return parts.parting(of: (one + other)[...])?.places.contains(one.count) == true
    }

    private func isOfWord(_ character: Unicode.Scalar) -> Bool {
        character.isArabicLetter || character.isMark || character == Letter.zwnj
    }
}
