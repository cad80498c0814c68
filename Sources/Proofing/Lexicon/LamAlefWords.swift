extension Lexicon {
    /// Common Persian words with alef behind lam.
    static let persianLamAlefs = """
        """

    /// Common Arabic words with an alef, bare or with hamza or madda, behind lam.
    static let arabicLamAlefs = """
        """
}
