import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

@Suite struct FallbackTests {
    static let amiri = "Amiri-Regular.ttf", serif = "PTF55F.ttf", naskh = "NotoNaskhArabic-Regular.ttf"

    /// A text of a language, and the face of each run.
    static let faces: [(String, String, [String])] = [
        ("Слово — word №5…", "ru", ["\(serif): Слово — ", "\(serif): word №5…"]),
        ("گفت: «بله» – ۵٪", "fa", ["\(amiri): گفت: «بله» – ", "\(amiri): ۵", "\(amiri): ٪"]),
        // Fixed spaces and hyphens that PT Serif lacks are made, not fetched.
        ("5\u{202F}% по\u{2010}рус\u{2009}\u{2007}ски", "ru", ["\(serif): 5\u{202F}% по\u{2010}рус\u{2009}\u{2007}ски"]),
        // What is never seen asks for no glyph.
        ("сло\u{AD}во\u{200E}\u{2066}а\u{2069}\u{200B}\u{2028}б", "ru",
         ["\(serif): сло\u{AD}во\u{200E}\u{2066}а\u{2069}\u{200B}\u{2028}б"]),
        // A character from another face leaves those around it where they were.
        ("вот → так", "ru", ["\(serif): вот ", "DejaVuSans.ttf: →", "\(serif):  так"]),
        // A base and its mark stay together, composed or not.
        ("и\u{306} е\u{301}", "ru", ["\(serif): и\u{306} е\u{301}"]),
    ]

    @Test(arguments: faces) func eachCharacterFindsAFace(text: String, language: String, expected: [String]) {
        #expect(shaped(text, language).faces() == expected)
    }

    @Test func naskhBorrowsDashesAndLatinAndKeepsItsSpaces() throws {
        let fonts = try Project.fonts(textInArabic: "noto-naskh-arabic", fallback: "amiri, pt-serif")
        let text = shaped(StyledText("گفت – بله (Ab) ۵…", "fa"), with: Shaper(fonts: fonts))
        let n = Self.naskh, a = Self.amiri
        #expect(text.faces(in: fonts) == [
            "\(n): گفت ", "\(a): –", "\(n):  بله ", "\(a): (", "\(Self.serif): Ab", "\(a): )", "\(n):  ", "\(n): ۵", "\(a): …",
        ])
    }

    @Test func aMarkTakesItsBaseToTheFaceThatHasBoth() throws {
        // Titr has the letter but not the mark.
        let fonts = try Project.fonts(textInArabic: "titr", fallback: "amiri, pt-serif")
        let text = shaped(StyledText("با\u{6E2} ب", "fa"), with: Shaper(fonts: fonts))
        let titr = "titr.ttf"
        #expect(text.faces(in: fonts) == ["\(titr): ب", "\(Self.amiri): ا\u{6E2} ", "\(titr): ب"])
    }

    @Test func latinOfAnotherFaceIsSmallerInsideArabicOnly() throws {
        let naskh = try Project.fonts(textInArabic: "noto-naskh-arabic", fallback: "pt-serif")
        let borrowed = shaped(StyledText("متن Word متن", "fa"), with: Shaper(fonts: naskh))
        #expect(borrowed.runs.map(\.size) == [.pt(10), .pt(9), .pt(10)])
        // Amiri brings Latin letters that were drawn for it.
        #expect(shaped("متن Word متن", "fa").runs.map(\.size) == [.pt(10), .pt(10), .pt(10)])
        #expect(shaped("слово Word", "ru").runs.map(\.size) == [.pt(10), .pt(10)])
        let russian = shaped("слово متن", "ru")
        #expect(russian.runs.map(\.size) == [.pt(10), .pt(11)])
    }

    @Test func roleAndWeightChooseTheFace() {
        let spans = [(0..<4, TextStyle.plain("ru")), (4..<8, .plain("ru", weight: .bold)), (8..<12, .plain("ru", role: .heading, weight: .bold)),
                     (12..<16, .plain("ru", role: .mono))]
        let text = StyledText(text: Array("раз раз раз раз ".utf16), direction: .leftToRight,
                              spans: spans.map { StyledText.Span(range: $0.0, style: $0.1) }, source: SourceMap())
        #expect(shaped(text).faces() == ["PTF55F.ttf: раз ", "PTF75F.ttf: раз ", "PTS75F.ttf: раз ", "PTM55F.ttf: раз "])
        #expect(shaped(text).runs.map(\.span) == [0, 1, 2, 3])
    }

    // MARK: Spaces and invisible characters

    /// A fixed space and its width in ems; PT Serif has U+00A0 alone, so the others are made.
    static let spaces: [(Unicode.Scalar, Float)] = [
        ("\u{2000}", 0.5), ("\u{2001}", 1), ("\u{2002}", 0.5), ("\u{2003}", 1), ("\u{2004}", 1.0 / 3), ("\u{2005}", 0.25),
        ("\u{2006}", 1.0 / 6), ("\u{2009}", 0.2), ("\u{202F}", 0.2), ("\u{200A}", 1.0 / 16), ("\u{205F}", 4.0 / 18), ("\u{3000}", 1),
    ]

    @Test(arguments: spaces) func madeSpacesHaveTheirWidth(space: Unicode.Scalar, ems: Float) throws {
        let text = shaped("а\(space)б", "ru")
        let glyph = try #require(text.glyphs.first { $0.cluster == 1 })
        #expect(abs(glyph.advance - ems * 10) < 0.02, "\(glyph.advance)")
        #expect(glyph.id == shaped("а б", "ru").glyphs[1].id)
    }

    @Test func aFigureSpaceIsAsWideAsADigit() {
        let text = shaped("1\u{2007}1", "ru")
        #expect(text.glyphs[1].advance == text.glyphs[0].advance)
    }

    @Test(arguments: ["\u{AD}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2066}", "\u{2069}", "\u{2028}", "\u{200C}", "\u{200D}", "\u{FEFF}"])
    func invisibleCharactersTakeNoRoom(invisible: Unicode.Scalar) {
        for (sample, language) in [("аб", "ru"), ("دد", "fa")] {
            var split = sample
            split.unicodeScalars.insert(invisible, at: split.unicodeScalars.index(after: split.startIndex))
            let whole = shaped(sample, language), text = shaped(split, language)
            #expect(text.advance(of: 1..<2) == 0)
            #expect(!text.glyphs.contains { $0.id == 0 }, "no .notdef")
            // ZWJ is there to change the letters beside it.
            if invisible != "\u{200D}" { #expect(abs(text.advance(of: 0..<3) - whole.advance(of: 0..<2)) < 0.01) }
        }
    }

    // MARK: Faults

    @Test func aCharacterThatNoFontHasIsNamedWithItsPlace() throws {
        var diagnostics = Diagnostics()
        let file = diagnostics.register(file: "a.md")
        var source = SourceMap()
        source.append(offset: 0, at: SourcePlace(file: file, line: 3, column: 5))
        let styled = StyledText("вот ঊ и ঊ и 𒀀", .plain("ru"), source: source)
        let text = Shaper(fonts: Project.fonts).shape(styled, into: &diagnostics)
        #expect(diagnostics.all.map { diagnostics.render($0).split(separator: "\n")[0] } == [
            "a.md:3:9: error: no font has «ঊ» (U+098A, BENGALI LETTER UU)",
            "a.md:3:17: error: no font has «𒀀» (U+12000, CUNEIFORM SIGN A)",
        ])
        #expect(diagnostics.exitCode == 5 && diagnostics.all.allSatisfy { $0.hint != nil })
        #expect(text.perUnit { _ in 0 }.count == styled.text.count, "and the text is shaped on")
        #expect(text.glyphs.filter { $0.id == 0 }.count == 3)
    }

    @Test func aMarkOrControlThatNoFontHasIsNamedReadably() {
        var diagnostics = Diagnostics()
        _ = Shaper(fonts: Project.fonts).shape(StyledText("а\u{1B35}б\u{1}", "ru"), into: &diagnostics)
        #expect(diagnostics.all.map(\.message) == [
            "no font has «\u{25CC}\u{1B35}» (U+1B35, BALINESE VOWEL SIGN TEDUNG)", "no font has the control character U+0001",
        ])
    }

    @Test func aLoneSurrogateIsShapedAsReplacement() {
        var diagnostics = Diagnostics()
        var styled = StyledText("абв", "ru")
        styled.text[1] = 0xD800
        let text = Shaper(fonts: Project.fonts).shape(styled, into: &diagnostics)
        #expect(text.perUnit { _ in 0 }.count == 3 && text.glyphs.count == 3)
    }

    @Test func aMissingFamilyIsAnErrorAndAnotherIsUsed() throws {
        let fonts = try Project.fonts(textInArabic: "titr", fallback: "amiri")
        let bare = FontLibrary(catalogue: fonts.catalogue, directories: FontDirectories(own: ["/usr/share/fonts/opentype"], system: []))
        var diagnostics = Diagnostics()
        let text = Shaper(fonts: bare).shape(StyledText("متن", "fa"), into: &diagnostics)
        #expect(text.faces(in: bare) == ["\(Self.amiri): متن"])
        #expect(diagnostics.all.map(\.message) == ["the font Titr (titr.ttf) is missing; it is for text in the script Arab"])
        #expect(diagnostics.exitCode == 5)
    }

    @Test func withoutAnyFontTheTextIsCoveredAndTheFaultIsSaid() throws {
        let none = FontLibrary(catalogue: Project.fonts.catalogue, directories: FontDirectories(own: [], system: []))
        var diagnostics = Diagnostics()
        let text = Shaper(fonts: none).shape(StyledText("متن word", "fa"), into: &diagnostics)
        #expect(text.perUnit { _ in 0 }.count == 8 && text.glyphs.isEmpty)
        #expect(diagnostics.exitCode == 5 && diagnostics.all.count == 4)
    }
}
