import FontKit
import Geometry
import LayoutBook
@testable import Shaping
import Testing

@Suite struct LetterSpacingTests {
    let shaper = Shaper(fonts: Project.fonts)

    func pair(_ text: String, _ language: String, by ems: Double = 0.1, features: [FontFeature] = []) -> (plain: ShapedText, spaced: ShapedText) {
        var style = TextStyle.plain(language, features: features + LetterSpacing.features)
        let plain = shaped(StyledText(text, style), with: shaper)
        style.features = features
        style.letterSpacing = ems
        return (plain, shaped(StyledText(text, style), with: shaper))
    }

    /// What each glyph's advance has grown by, in tenths of an em.
    func growth(_ text: String, _ language: String) -> String {
        let (plain, spaced) = pair(text, language)
        #expect(plain.glyphs.map(\.id) == spaced.glyphs.map(\.id))
        #expect(plain.glyphs.map(\.dx) == spaced.glyphs.map(\.dx))
        return zip(plain.glyphs, spaced.glyphs).map { String(Int(($1.advance - $0.advance).rounded())) }.joined()
    }

    @Test(arguments: [
        // Between letters, twice at a word space, nothing at a line's end.
        ("Дом стоит", "ru", "110211110"), ("Word 12", "en", "1110210"), ("Δύο", "el", "110"), ("а\u{2028}б", "ru", "000"),
        ("№\u{A0}7", "ru", "020"), ("да-да", "ru", "11110"), ("да — нет", "ru", "10202110"),
        // A mark bears the space of its letter, a soft hyphen none.
        ("а\u{328}б", "ru", "010"), ("а\u{AD}б", "ru", "100"),
        // Scripts that join are left as they are, with their spaces.
        ("سلام دنیا ۱۲", "fa", "000000000000"), ("کار AB است", "fa", "0000100000"),
    ])
    func spaceGoesBetweenLetters(text: String, language: String, expected: String) {
        #expect(growth(text, language) == expected)
    }

    @Test func fromRightToLeftTheSpaceIsLeftOfTheFirstLetter() {
        #expect(growth("שלום לך", "he") == "0111201")
    }

    @Test func optionalLigaturesAreOffWhereLettersAreSetApart() throws {
        let plain = shaped(StyledText("office", .plain("en")), with: shaper)
        let (_, spaced) = pair("office", "en")
        #expect(plain.glyphs.count < spaced.glyphs.count && spaced.glyphs.count == 6)
        let (_, asked) = pair("office", "en", features: [FontFeature(tag: "liga", value: 1)])
        #expect(asked.glyphs.map(\.id) == plain.glyphs.map(\.id), "a style's own features win")
        let arabic = shaped(StyledText("لله الملك", .plain("ar")), with: shaper)
        #expect(pair("لله الملك", "ar").spaced.glyphs == arabic.glyphs)
    }

    @Test(arguments: [("Одно слово", "ru"), ("5\u{202F}% по\u{2010}русски\u{2028}а", "ru"), ("سلام AB دنیا", "fa")])
    func reshapingSpacesTheSame(text: String, language: String) {
        let spaced = pair(text, language).spaced
        for (index, run) in spaced.runs.enumerated() {
            #expect(shaper.reshape(spaced, run: index, range: run.text, appendingHyphen: false) == Array(spaced.glyphs[run.glyphs]))
        }
    }

    @Test func theHyphenOfABrokenLineIsSetApartAndEndsIt() {
        let (plain, spaced) = pair("слово", "ru")
        let bare = shaper.reshape(plain, run: 0, range: 0..<3, appendingHyphen: true)
        let apart = shaper.reshape(spaced, run: 0, range: 0..<3, appendingHyphen: true)
        #expect(zip(bare, apart).map { ($1.advance - $0.advance).rounded() } == [1, 1, 1, 0])
    }
}
