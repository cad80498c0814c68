/// What becomes of a hyphen at the end of a line when the next line is joined to it.
enum LineEndHyphen: Equatable {
    /// It broke a word: «организа-» and «ции».
    case joined(Confidence)
    /// It is spelled: «социал-» and «реформизма».
    case kept(Confidence)
}

/// What becomes of the hyphen between the last letters of a line and the first of the next.
///
/// - Parameters:
///   - first: The letters before the hyphen, without it.
///   - second: The word that begins the next line.
func joinedAtLineEnd(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>, by knowledge: Knowledge) -> LineEndHyphen {
    let halves = Halves(first, second, by: knowledge)
    // Arabic script breaks no words.
    if halves.tongue.isArabicScript { return .kept(.medium) }
    if halves.isPreferred { return .kept(.high) }
    guard halves.tongue.isCyrillic else { return unread(halves) }
    guard halves.canBeSyllables else { return .kept(.high) }
    return halves.isWord ? known(halves) : unknown(halves)
}

/// A language that the lexicon does not know.
private func unread(_ halves: Halves) -> LineEndHyphen {
    if halves.second.first?.properties.isUppercase != false { return .kept(.high) }
    return .joined(halves.count > 0 ? .high : .medium)
}

/// Most hyphens at the end of a line are breaks, so what makes a word is one: but «стой-ка» is two.
private func known(_ halves: Halves) -> LineEndHyphen { .joined(halves.isCompound ? .medium : .high) }

private func unknown(_ halves: Halves) -> LineEndHyphen {
    if halves.isCompound { return .kept(.high) }
    switch (halves.isFirstKnown, halves.isSecondKnown) {
    // Two good words; of very short ones that may be chance.
    case (true, true): return .kept(min(halves.first.count, halves.second.count) > 3 ? .high : .medium)
    case (false, true) where halves.hasBindingVowel && halves.second.count > 4: return .kept(.medium)
    case (false, false) where halves.isReadable: return .joined(.high)
    default: return .joined(.medium)
    }
}
