import Diagnostics
import FontKit
import Geometry
import LayoutBook
@testable import Shaping
import Testing

@Suite struct ClusterTests {
    /// A text and the cluster of each of its glyphs.
    static let clusters: [(String, String, [Int32])] = [
        ("слово", "ru", [0, 1, 2, 3, 4]),
        ("سلام", "fa", [0, 1, 2, 3]),
        // Letters and marks have clusters of their own, in whichever order shadda and vowel were typed.
        ("مُحَمَّد", "ar", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("شد\u{64E}\u{651}ة", "ar", [0, 1, 2, 3, 4]),
        ("شد\u{651}\u{64E}ة", "ar", [0, 1, 2, 3, 4]),
        // Amiri's lam-alef is two glyphs; that of Titr is one.
        ("لا", "ar", [0, 1]),
        ("می\u{200C}کند", "fa", [0, 1, 2, 3, 4, 5]),
        ("a𝄞b", "en", [0, 1, 3]),
    ]

    @Test(arguments: clusters) func eachGlyphKnowsItsCharacter(text: String, language: String, expected: [Int32]) {
        var diagnostics = Diagnostics()
        let shaped = Shaper(fonts: Project.fonts).shape(StyledText(text, language), into: &diagnostics)
        #expect(shaped.glyphs.map(\.cluster) == expected)
    }

    @Test func lamAlefOfOneGlyphIsOneCluster() throws {
        let fonts = try Project.fonts(textInArabic: "titr", fallback: "amiri")
        let text = shaped(StyledText("سلام", "ar"), with: Shaper(fonts: fonts))
        #expect(text.glyphs.map(\.cluster) == [0, 1, 3])
    }

    /// What was typed, and the order it is set in: always a canonically equivalent one.
    static let orders = [
        ("د\u{64E}\u{651}", "د\u{651}\u{64E}"), ("د\u{651}\u{64E}", "د\u{651}\u{64E}"),
        ("د\u{64F}\u{64B}\u{651}م\u{650}\u{651}", "د\u{651}\u{64F}\u{64B}م\u{651}\u{650}"),
        ("د\u{652}\u{651}", "د\u{652}\u{651}"), ("\u{651}", "\u{651}"), ("د\u{670}\u{651}", "د\u{670}\u{651}"),
    ]

    @Test(arguments: orders) func shaddaComesBeforeTheVowel(typed: String, set: String) {
        let text = shaped(typed, "ar").styled.text
        #expect(text == Array(set.utf16))
        #expect(String(decoding: text, as: UTF16.self) == typed, "Swift compares by canonical equivalence")
    }

    @Test func bothOrdersOfShaddaGiveTheSameGlyphs() {
        #expect(shaped("مد\u{64E}\u{651}د", "ar").glyphs == shaped("مد\u{651}\u{64E}د", "ar").glyphs)
    }

    /// The faces of the catalogue show theirs as a bar: the space stands for it, without width.
    @Test(arguments: ["amiri", "noto-naskh-arabic", "nazli"])
    func zwnjIsDrawnWithoutInkAndWidth(family: String) throws {
        let fonts = try Project.fonts(textInArabic: family, fallback: "amiri")
        let text = shaped(StyledText("می\u{200C}کند", "fa"), with: Shaper(fonts: fonts))
        let face = try #require(fonts.face(text.runs[0].face))
        let space = try #require(face.glyph(of: 0x20))
        #expect(text.glyphs[2] == ShapedGlyph(id: space, cluster: 2, advance: 0, dx: 0, dy: 0, isUnsafeToBreak: false))
    }

    @Test func lettersJoinAcrossAChangeOfStyle() {
        let whole = shaped("سسسس", "fa")
        let parts = [0..<2, 2..<4].map { StyledText.Span(range: $0, style: .plain("fa")) }
        var second = parts
        second[1].style.size = .pt(10.5)
        let split = shaped(StyledText(text: whole.styled.text, direction: .rightToLeft, spans: second, source: SourceMap()))
        #expect(split.runs.count == 2)
        #expect(split.glyphs.map(\.id) == whole.glyphs.map(\.id))
    }

    @Test func featuresAndLanguageReachTheFace() {
        let plain = shaped(StyledText("1/2", .plain("ru")))
        let fraction = shaped(StyledText("1/2", .plain("ru", features: [FontFeature(tag: "frac", value: 1)])))
        #expect(plain.glyphs.map(\.id) != fraction.glyphs.map(\.id))
        let arabic = shaped(StyledText("۴۵۶", "fa")), urdu = shaped(StyledText("۴۵۶", "ur"))
        #expect(arabic.glyphs.map(\.id) != urdu.glyphs.map(\.id), "Urdu has digits of its own shape")
    }

    @Test func runsFromRightToLeftHoldTheirGlyphsInLogicalOrder() throws {
        let text = shaped("اب", "fa")
        let face = try #require(Project.fonts.face(text.runs[0].face))
        #expect(text.glyphs[0].id == face.glyph(of: 0x627))
        #expect(text.glyphs.map(\.cluster) == [0, 1])
    }
}
