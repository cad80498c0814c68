import Diagnostics
import Geometry
@testable import Shaping
import Testing

@Suite struct BidiTests {
    /// A text, its direction, and its levels, one a unit. Worked out by hand from UAX #9.
    static let levels: [(String, Direction, String)] = [
        ("ab cd", .leftToRight, "00000"),
        ("ab cd", .rightToLeft, "22222"),
        ("ab تث", .leftToRight, "00011"),
        ("تث ab", .rightToLeft, "11122"),
        ("تث ab ت", .rightToLeft, "1112211"),
        // Digits after Arabic letters become Arabic numbers (W2); before them they stay European.
        ("تث 12", .rightToLeft, "11122"),
        ("۱۲ تث", .rightToLeft, "22111"),
        ("تث ۱۲", .leftToRight, "11122"),
        ("ab ۱۲", .leftToRight, "00000"),
        ("ab ۱۲", .rightToLeft, "22222"),
        ("٪٥٠ تث", .rightToLeft, "122111"),
        // A percent sign joins European digits (W5), but not Arabic ones.
        ("50% تث", .rightToLeft, "222111"),
        ("تث 50%", .rightToLeft, "111221"),
        ("№ 5 تث", .rightToLeft, "112111"),
        // Brackets go with what encloses them (N0).
        ("تث (ab) ت", .rightToLeft, "111122111"),
        ("ab (تث) c", .leftToRight, "000011000"),
        ("ab (تث c) d", .leftToRight, "00001100000"),
        ("تث «ab» ت", .rightToLeft, "111122111"),
        // Isolates: nothing goes out, nothing comes in.
        ("ab \u{2067}تث 1\u{2069} c", .leftToRight, "00001112000"),
        ("ت \u{2068}ab!\u{2069} ت", .rightToLeft, "111222111"),
        ("ت \u{2066}ت\u{2069} a", .rightToLeft, "1113112"),
        ("a \u{2067}b", .leftToRight, "0002"),
        // Marks, U+200C and U+200F.
        ("ت\u{651}\u{64E}a", .leftToRight, "1110"),
        ("می\u{200C}ک a", .rightToLeft, "111112"),
        ("a! \u{200F}b", .leftToRight, "00010"),
    ]

    @Test(arguments: levels) func levelsAreThoseOfTheAlgorithm(text: String, direction: Direction, expected: String) {
        let shaped = shaped(StyledText(text, "fa", direction: direction))
        #expect(shaped.perUnit(\.level).map(String.init).joined() == expected)
        #expect(shaped.baseLevel == (direction.isRightToLeft ? 1 : 0))
    }

    /// Copy may be set in any of the three sets of digits: behind Arabic letters that moves nothing (W2).
    @Test(arguments: [
        // A sum with its separators and a date with slashes stay in one piece, as does a time (W4).
        ("ت 3.14", "112222"), ("ت 3٫14", "112222"), ("ت 412٬600 ت", "11222222211"), ("ت 2024/5/1", "1122222222"),
        ("ت 10:30", "1122222"),
        // A range begins on the right, with either dash.
        ("ت 5–10", "112122"), ("ت 5-10", "112122"),
        // Signs: percent stands left of its number, a minus right of it.
        ("ت 20٪", "11221"), ("ت −5", "1112"), ("ت (5)", "11121"),
    ])
    func digitsOrderAlikeBehindLetters(text: String, expected: String) {
        for zero in [UInt32(0x30), 0x660, 0x6F0] {
            let digits = String(String.UnicodeScalarView(text.unicodeScalars.map { scalar in
                (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x30 + zero) ?? scalar : scalar
            }))
            let shaped = shaped(StyledText(digits, "fa", direction: .rightToLeft))
            #expect(shaped.perUnit(\.level).map(String.init).joined() == expected, "\(digits)")
        }
    }

    /// A text whose `{references}` follow words of either direction, and its levels, worked out by hand.
    static let referred: [(String, Direction, String)] = [
        // A closing quotation mark stays where the sentence has it, with one note or with two.
        ("و «мир»{۱۲} و", .rightToLeft, "11122212211"),
        ("و «мир»{۱}{۲} و", .rightToLeft, "11122212211"),
        ("قال «Go»{١}.", .rightToLeft, "1111122121"),
        ("و (мир){۱}، و", .rightToLeft, "11122212111"),
        ("да «كت»{12} да", .leftToRight, "000011000000"),
        ("да «كت»{1} كت", .leftToRight, "00001112111"),
        // Behind a word it goes with the word; a number and its percent sign are not parted.
        ("و мир{۱} و", .rightToLeft, "11222211"),
        ("و мир{1} мир", .rightToLeft, "1122222222"),
        ("да كت{12} كت да", .leftToRight, "0001122111000"),
        ("50{1}% و", .rightToLeft, "222211"),
        ("{1} мир", .rightToLeft, "21222"),
    ]

    @Test(arguments: referred) func notesTurnNothingRound(marked: String, direction: Direction, expected: String) {
        var units: [UInt16] = [], spans: [StyledText.Span] = []
        for (index, part) in marked.split(omittingEmptySubsequences: false, whereSeparator: { "{}".contains($0) }).enumerated() {
            var style = TextStyle.plain("fa")
            style.isReference = index % 2 == 1
            style.position = style.isReference ? .superior : .onLine
            spans.append(.init(range: units.count..<units.count + part.utf16.count, style: style))
            units += part.utf16
        }
        let styled = StyledText(text: units, direction: direction, spans: spans, source: SourceMap())
        #expect(shaped(styled).perUnit(\.level).map(String.init).joined() == expected)
    }

    /// The quick scan that spares left-to-right paragraphs the algorithm is never wrong about a character.
    @Test func whatTheScanLetsPassIsAllOfOneLevel() {
        let bidi = BidiLevels()
        let scalars = (UInt32(1)...0x1FFFF).compactMap(Unicode.Scalar.init)
        var passed = 0
        for scalar in scalars {
            let text = Array(("a1" + String(scalar) + "1b").utf16)
            text.withUnsafeBufferPointer { text in
                guard !BidiLevels.mayReorder(text) else { return }
                passed += 1
                let levels = bidi.resolve(text, 0)
                if levels?.allSatisfy({ $0 == 0 }) != true { Issue.record("U+\(String(scalar.value, radix: 16)) passed") }
            }
        }
        #expect(passed > 100_000)
    }
}
