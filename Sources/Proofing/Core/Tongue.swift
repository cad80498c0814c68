/// The languages whose habits the rules know; any other is read by what its script has in common.
public enum Tongue: String, Sendable, CaseIterable {
    case persian = "fa", arabic = "ar", russian = "ru", ukrainian = "uk", bulgarian = "bg"
    case otherArabic, otherCyrillic, other

    /// - Parameter tag: BCP 47; its script subtag counts where the language alone does not tell.
    public init(_ tag: String) {
        let parts = tag.lowercased().split(separator: "-")
        let language = parts.first.map(String.init) ?? ""
        if let known = Tongue(rawValue: language), language.count == 2 { self = known; return }
        if parts.contains("arab") || Self.arabicWritten.contains(language) {
            self = .otherArabic
        } else if parts.contains("cyrl") || Self.cyrillicWritten.contains(language) {
            self = .otherCyrillic
        } else {
            self = .other
        }
    }

    /// Whether it is written in Arabic letters, from right to left.
    public var isArabicScript: Bool { [.persian, .arabic, .otherArabic].contains(self) }
    public var isCyrillic: Bool { [.russian, .ukrainian, .bulgarian, .otherCyrillic].contains(self) }

    private static let arabicWritten: Set<String> = ["ps", "prs", "ckb", "ur", "ug", "sd", "azb"]
    private static let cyrillicWritten: Set<String> = ["be", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba"]
}
