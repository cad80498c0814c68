/// A Persian or Arabic word without what damage, justification and habits of typing change in it.
enum WordKey {
    /// Letters alone: no marks, tatweels, lost characters or joiners; yeh, kaf and heh as Persian has them.
    static func of(_ characters: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        characters.compactMap(letter)
    }

    /// The key of a word of the program's own lists.
    static func of(_ word: some StringProtocol) -> String {
        String(of(Array(word.unicodeScalars)[...]))
    }

    /// The key as a text has it that lost the alef behind every lam.
    static func withoutLamAlef(_ key: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        for character in key where !(character == Letter.alef && kept.last == Letter.lam) { kept.append(character) }
        return kept
    }

    private static func letter(_ character: Unicode.Scalar) -> Unicode.Scalar? {
        switch character.value {
        case 0x640, 0x200C, 0x200D, 0xFFFD, 0xAD, 0x64B...0x65F, 0x670: nil
        case 0x64A, 0x649: Letter.persianYeh
        case 0x643: Letter.persianKaf
        case 0x6C0, 0x6C1, 0x6BE, 0x6D5: Letter.heh
        case 0x623, 0x625, 0x671: Letter.alef
        default: character
        }
    }
}
