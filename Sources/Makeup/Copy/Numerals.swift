/// A set of decimal digits.
struct Numerals: Sendable, Hashable {
    /// The scalar of the digit nought; the others follow it.
    let zero: UInt32

    static let european = Numerals(zero: 0x30)
    static let arabicIndic = Numerals(zero: 0x660)
    static let persian = Numerals(zero: 0x6F0)

    private init(zero: UInt32) { self.zero = zero }

    func string(_ number: Int) -> String {
        var text = String.UnicodeScalarView()
        for scalar in String(number).unicodeScalars {
            text.append(Self.value(of: scalar).flatMap { Unicode.Scalar(zero + UInt32($0)) } ?? scalar)
        }
        return String(text)
    }

    /// What a digit of one of the three sets is worth; nil for any other character.
    static func value(of scalar: Unicode.Scalar) -> Int? {
        for set in [european, arabicIndic, persian] where (set.zero...set.zero + 9).contains(scalar.value) {
            return Int(scalar.value - set.zero)
        }
        return nil
    }
}
