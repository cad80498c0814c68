extension Lexicon {
    /// The words of a language that the program brings along: common ones, known wherever it runs.
    static func own(_ tongue: Tongue) -> Set<[Unicode.Scalar]> {
        switch tongue {
        case .persian: words(persian, persianLamAlefs, persianLamAlefPairs)
        case .arabic: words(arabic, arabicLamAlefs, arabicLamAlefPairs)
        default: []
        }
    }

    private static func words(_ lists: String...) -> Set<[Unicode.Scalar]> {
        Set(lists.flatMap { $0.unicodeScalars.split { $0 == " " || $0 == "\n" }.map(Array.init) })
    }
}
