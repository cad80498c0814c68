/// Words that nobody writes but where an alef behind lam was lost: انقلب, اطلعات.
enum LostLamAlefs {
    /// Such a word of Persian or Arabic, plain and without its stretches; nil for any other.
    static func witness(_ word: ArraySlice<Unicode.Scalar>, _ tongue: Tongue) -> [Unicode.Scalar]? {
        guard tongue == .persian || tongue == .arabic, word.contains(Letter.lam) else { return nil }
        let whole = word.filter { $0 != Letter.replacement }
        guard let plain = PlainWord.of(whole[...], in: tongue) else { return nil }
        return (tongue == .persian ? persian : arabic).contains(plain) ? plain : nil
    }

    private static let persian = forms(of: Lexicon.persianLamAlefs, .persian)
    private static let arabic = forms(of: Lexicon.arabicLamAlefs, .arabic)

    private static func forms(of list: String, _ tongue: Tongue) -> Set<[Unicode.Scalar]> {
        let words = list.unicodeScalars.split { $0 == " " || $0 == "\n" }
        // Of shorter ones too many are rare words.
        return Set(words.map { losing(Array($0)) }.filter { $0.count > 3 }).subtracting(Lexicon.own(tongue))
    }

    private static func losing(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
        word.indices.filter { $0 == 0 || word[$0 - 1] != Letter.lam || !Letter.alefs.contains(word[$0]) }.map { word[$0] }
    }
}
