import FontKit
import Geometry
import LayoutBook
@testable import Shaping
import Testing

@Suite struct PunctuationSpacingTests {
    /// What a mark gets, in hundredths of an em: its advance more than the face's, and how far it is moved to the right.
    @Test(arguments: [
        // From right to left: outside a quotation only beside a letter; the air behind an opening mark is on its left.
        ("«ما»", "ar", 0, 4, 4), ("«ما»", "ar", 3, 4, 0), ("و«ما»", "ar", 1, 8, 4), ("«ما» ", "fa", 3, 4, 0), ("«۱»", "fa", 0, 4, 4),
        ("«‹ما", "fa", 0, 0, 0), ("«ab»", "fa", 0, 4, 4), ("« ما", "fa", 0, 0, 0), ("ما — لا", "fa", 3, 0, 0),
        ("«да»", "ru", 0, 0, 0), ("«Уф»", "ru", 3, 0, 0),
    ])
    func airBesideMarks(text: String, language: String, offset: Int, advance: Int, shift: Int) throws {
        let shaped = shaped(text, language)
        let run = try #require(shaped.runs.first { $0.text.contains(offset) })
        let face = try #require(Project.fonts.face(run.face))
        let glyph = try #require(shaped.glyphs[run.glyphs].first { Int($0.cluster) == offset })
        let em = run.size.points
        let own = face.length(face.advance(of: glyph.id), at: run.size).points
        #expect(Int(((Double(glyph.advance) - own) / em * 100).rounded()) == advance)
        #expect(Int((Double(glyph.dx) / em * 100).rounded()) == shift)
    }

    @Test(arguments: [("و«ما» لا", "ar"), ("او «ab» را", "fa")])
    func reshapingGivesTheSameAir(text: String, language: String) {
        let shaper = Shaper(fonts: Project.fonts)
        let shaped = shaped(StyledText(text, language), with: shaper)
        for (index, run) in shaped.runs.enumerated() {
            #expect(shaper.reshape(shaped, run: index, range: run.text, appendingHyphen: false) == Array(shaped.glyphs[run.glyphs]))
        }
    }
}
