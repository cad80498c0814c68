@testable import Proofing
import Testing

@Suite struct PersianFormTests {
    @Test(.enabled(if: Lexicon(.persian).isInstalled), arguments: [
        "می‌روند", "میروند", "نرفته‌ام", "برنمی‌گشتند", "بیاموزیم", "نیفتاد", "بیفتد", "نیامد", "بیاید", "خوانده‌اید",
        "کتاب‌هایشان", "بزرگ‌ترین", "خانه‌ای", "بی‌دلیل", "دوستانه", "شعارها", "نیرومندسازی",
    ])
    func formsAreKnown(word: String) {
        #expect(Lexicon(.persian).isPersianForm(word))
    }

    @Test(arguments: ["کککک", "قغفغق", "بلفاصله", "book", "", "ه", "می", "ژژمی‌رود", "تسارتب‌ها‌ها"])
    func otherLettersAreNot(word: String) {
        #expect(!Lexicon(.persian).isPersianForm(word))
    }

    /// Words and pieces of words thrown together: running on what came out changes nothing, and only joiners and blanks change.
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func ownOutputStandsAndNoLetterIsLost(seed: UInt64) {
        var dice = Dice(state: seed)
        let pieces = [
            "می", "نمی", "کتاب", "ها", "های", "تر", "ترین", "خانه", "ای", "اند", "شده", "رود", "کشور", "ه", "ی", "و", "ار",
            "نقشه", "نقش", "\u{200C}", "\u{200C}", " ", " ", " ", "، ", "¬", "\u{200B}", "۱۲", "آن", "این", "به", "عنوان",
            "سرمایه", "دار", "بر", "گردد", "اش", "یک", "بی", "کار",
        ]
        let text = (0..<60).map { _ in pieces[Int(dice.next() % UInt64(pieces.count))] }.joined()
        let lexicon = Lexicon(.persian)
        for level in [Confidence.high, .low] {
            let once = Mended.text(text, from: level, lexicon: lexicon)
            #expect(Mended.text(once, from: level, lexicon: lexicon) == once, "\(seed) \(level)")
            #expect(letters(once) == letters(text))
        }
    }

    private func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { ![" ", "\u{200C}", "\u{200B}", "\u{AC}", "\u{654}"].contains($0) }
    }

    /// A generator of numbers that are the same on every run. Source: SplitMix64.
    private struct Dice {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
