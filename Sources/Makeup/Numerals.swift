/// The digits of a language.
struct Numerals: Sendable, Hashable {
    /// The scalar of the digit nought; the others follow it.
    let zero: UInt32

    static let european = Numerals(zero: 0x30)
    static let arabicIndic = Numerals(zero: 0x660)
    static let persian = Numerals(zero: 0x6F0)

    private init(zero: UInt32) { self.zero = zero }

    /// The digits a BCP 47 tag calls for. The Maghreb writes Arabic with European ones.
    init(language tag: String) {
        let tongue = Tongue(tag)
        switch tongue.language {
        case "fa", "ur", "ps", "pnb", "prs", "mzn", "azb", "ks": self = .persian
        case "ar", "ckb", "sd":
            self = ["MA", "DZ", "TN", "LY", "EH"].contains(tongue.region) ? .european : .arabicIndic
        default: self = .european
        }
    }

    func string(_ number: Int) -> String { native(String(number)) }

    /// The text with every digit, whichever its script, put into these.
    func native(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = Self.digit(scalar)
            scalars.append(value.flatMap { Unicode.Scalar(zero + $0) } ?? scalar)
        }
        return String(scalars)
    }

    /// What a digit of one of the three sets is worth; nil for any other character.
    static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
        for set in [european, arabicIndic, persian] where (set.zero...set.zero + 9).contains(scalar.value) {
            return scalar.value - set.zero
        }
        return nil
    }
}
