import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

/// Words shaped in the wider forms of their face.
@Suite struct WideFormsTests {
    private let shaper: Shaper

    init() throws {
        var diagnostics = Diagnostics()
        let folder = Project.root + "/Tests/Fonts"
        let catalogue = try #require(Catalogue.read(path: folder + "/catalogue.yaml", into: &diagnostics))
        shaper = Shaper(fonts: FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [folder], system: [])))
    }

    private func shaped(_ text: String, _ language: String, _ role: FontRole = .text) -> ShapedText {
        ShapingTests.shaped(StyledText(text, .plain(language, role: role)), with: shaper)
    }

    @Test(arguments: [("no man is", "en", 3..<6, "man", "mn"), ("من سلام دار", "ar", 3..<7, "سلام", "س")])
    func alternatesStandForTheLettersThatHaveThem(text: String, language: String, range: Range<Int>, word: String, wide: String) throws {
        let text = shaped(text, language), glyphs = shaper.reshapeWide(text, run: 0, range: range)
        let usual = text.glyphs.filter { range.contains(Int($0.cluster)) }
        #expect(glyphs.map(\.cluster) == usual.map(\.cluster))
        for (glyph, (old, letter)) in zip(glyphs, zip(usual, word)) {
            #expect((glyph.id != old.id) == wide.contains(letter))
            #expect(abs(glyph.advance / old.advance - (wide.contains(letter) ? 1.25 : 1)) < 1e-3)
        }
    }

    @Test func anInstanceMakesAllLettersWider() throws {
        let text = shaped("no man is", "en", .heading), glyphs = shaper.reshapeWide(text, run: 0, range: 3..<6)
        let usual = text.glyphs.filter { (3..<6).contains(Int($0.cluster)) }
        #expect(glyphs.map(\.id) == usual.map(\.id) && glyphs.map(\.cluster) == [3, 4, 5])
        for (wide, old) in zip(glyphs, usual) { #expect(abs(wide.advance / old.advance - 1.06) < 0.004) }
    }

    @Test func whatIsShapedNextIsAsEver() {
        let before = shaped("no man", "en", .heading)
        _ = shaper.reshapeWide(before, run: 0, range: 3..<6)
        #expect(shaped("no man", "en", .heading).glyphs == before.glyphs)
        #expect(shaper.reshape(before, run: 0, range: 3..<6, appendingHyphen: false) == Array(before.glyphs[3..<6]))
    }

    @Test func withoutWiderFormsAWordIsAsItWas() {
        let shaper = Shaper(fonts: Project.fonts), text = ShapingTests.shaped(StyledText("одно слово", "ru"), with: shaper)
        #expect(shaper.widerForms(of: text.runs[0]) == .none)
        #expect(shaper.reshapeWide(text, run: 0, range: 5..<10) == text.glyphs.filter { (5..<10).contains($0.cluster) })
    }
}
