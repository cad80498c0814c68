/// How often the letters of a language stand in its texts.
struct LetterHabits: Sendable {
    /// From the most frequent to the rarest.
    private let ranks: [Unicode.Scalar: Int]

    private init(_ letters: String) {
        ranks = Dictionary(uniqueKeysWithValues: letters.unicodeScalars.enumerated().map { ($1, $0) })
    }

    /// The logarithm of how likely a character beyond ASCII is.
    ///
    /// The letters of all our languages fall off alike: the most frequent is every ninth, each further one about an eighth rarer.
    func likelihood(of character: Unicode.Scalar) -> Double {
        let small = character.properties.lowercaseMapping.unicodeScalars.first ?? character
        if let rank = ranks[small] {
            return -2.2 - 0.12 * Double(rank) - (small == character ? 0 : Self.capital)
        }
        if Self.signs.contains(character) { return -4.5 }
        if Self.rareSigns.contains(character) { return -7 }
        switch LetterKind(character) {
        case .latin: return -5
        case .held, .space: return -5.5
        case .cyrillicSmall, .cyrillicLarge, .arabic, .arabicEnd: return -10
        case .sign, .opening, .closing: return character == Letter.replacement || (0x80...0x9F).contains(character.value) ? -12 : -8.5
        }
    }

    /// What a capital is less likely than its small letter.
    static let capital = 1.5

    private static let signs: Set<Unicode.Scalar> = ["«", "»", "„", "”", "’", "–", "—", "…", "№", "\u{A0}", "،", "؛", "؟", "\u{200C}"]
    private static let rareSigns: Set<Unicode.Scalar> = ["“", "‘", "·", "•", "٪", "°", "§", "©", "‹", "›"]

    static let all = [
        LetterHabits("оеаинтсрвлкмдпуяыьгзбчйхжшюцёщэфъ"),
        LetterHabits("оанитівресклудмпязьбгчйхжюшцєїщфґ"),
        LetterHabits("аиоетнрсвлкдпмзъгябучцжщхшйфюь"),
        LetterHabits("анієроткслудявыпмзьгчбйўжцхёшюфэ"),
        LetterHabits("аоиенрстјувкдмплзгбчшцжњхћљђџф"),
        LetterHabits("ایيرندمهوتبسشکكلزفقجخعگپحطصآچغضذثژئظ"),
        LetterHabits("اليمنروتبهعدسفكقةحأجشصطخىضثزإذئءغظآؤ"),
    ]
}
