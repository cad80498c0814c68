/// A word without what differs from text to text and makes no other word.
enum PlainWord {
    /// Nil for what no lexicon of the language has: nothing, digits, letters of another script.
    static func of(_ word: ArraySlice<Unicode.Scalar>, in tongue: Tongue) -> [Unicode.Scalar]? {
        var plain: [Unicode.Scalar] = []
        plain.reserveCapacity(word.count)
        for character in word {
            guard let letter = plainLetter(character, in: tongue) else { return nil }
            plain += letter
        }
        while let last = plain.last, last.isApostrophe || last.isJoinControl { plain.removeLast() }
        return plain.isEmpty ? nil : plain
    }

    /// The letter as lexicons have it: none for what falls away, nil for what stands in no word of the language.
    private static func plainLetter(_ character: Unicode.Scalar, in tongue: Tongue) -> [Unicode.Scalar]? {
        if character == Letter.softHyphen || character == Letter.tatweel { return [] }
        if character.isApostrophe { return ["'"] }
        if tongue.isArabicScript { return arabicLetter(character, in: tongue) }
        guard character.value >= 0x80, !character.isDecimalDigit, !character.isArabicLetter else { return character == "-" ? ["-"] : nil }
        // The acute accent over a stressed vowel.
        return character.value == 0x301 ? [] : [character]
    }

    private static func arabicLetter(_ character: Unicode.Scalar, in tongue: Tongue) -> [Unicode.Scalar]? {
        if character.isMark { return [] }
        if character.isPresentationForm {
            guard let letters = Compatible.characters(of: character) else { return nil }
            return letters.flatMap { arabicLetter($0, in: tongue) ?? [] }
        }
        guard character.isArabicLetter || character == Letter.zwnj else { return character == Letter.zwj ? [] : nil }
        switch tongue {
        case .persian: return persian[character] ?? [character]
        case .arabic: return character == Letter.zwnj ? [] : [arabic[character] ?? character]
        default: return [character]
        }
    }

    private static let persian: [Unicode.Scalar: [Unicode.Scalar]] = [
        Letter.arabicYeh: [Letter.persianYeh], Letter.alefMaksura: [Letter.persianYeh], Letter.arabicKaf: [Letter.persianKaf],
        "\u{06C0}": [Letter.heh], "\u{06C1}": [Letter.heh], "\u{06BE}": [Letter.heh], "\u{06D5}": [Letter.heh],
    ]

    private static let arabic: [Unicode.Scalar: Unicode.Scalar] = [
        Letter.persianYeh: Letter.arabicYeh, Letter.persianKaf: Letter.arabicKaf, "\u{06C1}": Letter.heh, "\u{06BE}": Letter.heh,
    ]
}
