import FontKit
import Geometry
import Shaping
import Testing

@Suite struct ReshapeTests {
    let shaper = Shaper(fonts: Project.fonts)

    @Test(arguments: [("Одно слово", "ru"), ("سلام دنیا", "fa"), ("5\u{202F}% по\u{2010}русски\u{2028}а", "ru"), ("مد\u{651}\u{64E} می\u{200C}کند", "fa")])
    func theWholeOfARunIsShapedAsBefore(text: String, language: String) {
        let shaped = shaped(StyledText(text, language), with: shaper)
        for (index, run) in shaped.runs.enumerated() {
            let again = shaper.reshape(shaped, run: index, range: run.text, appendingHyphen: false)
            #expect(again == Array(shaped.glyphs[run.glyphs]))
        }
    }

    /// Wherever HarfBuzz says that a break is safe, each side shaped alone is what it was in the whole.
    @Test(arguments: ["Тата ТУТ, Аврора г. Уфа; «Ту-154»", "Первые листовки To AVATAR Ta"])
    func aSafeBreakNeedsNoReshaping(text: String) {
        let shaped = shaped(StyledText(text, "ru"), with: shaper)
        var safe = 0, unsafe = 0
        for (index, run) in shaped.runs.enumerated() {
            let glyphs = Array(shaped.glyphs[run.glyphs])
            for place in 1..<max(1, glyphs.count) {
                let offset = Int(glyphs[place].cluster)
                let head = shaper.reshape(shaped, run: index, range: run.text.lowerBound..<offset, appendingHyphen: false)
                let tail = shaper.reshape(shaped, run: index, range: offset..<run.text.upperBound, appendingHyphen: false)
                if glyphs[place].isUnsafeToBreak {
                    unsafe += 1
                } else {
                    safe += 1
                    #expect(head + tail == glyphs, "at \(offset)")
                }
            }
        }
        #expect(safe > 10 && unsafe > 0)
    }

    @Test func anArabicWordCutInTwoIsNotJoinedAtTheCut() {
        let text = shaped(StyledText("سسسس", "fa"), with: shaper)
        let head = shaper.reshape(text, run: 0, range: 0..<2, appendingHyphen: false)
        let alone = shaped(StyledText("سس", "fa"), with: shaper)
        #expect(head == alone.glyphs)
        #expect(head != Array(text.glyphs[..<2]))
        let tail = shaper.reshape(text, run: 0, range: 2..<4, appendingHyphen: false)
        #expect(tail.map(\.id) == alone.glyphs.map(\.id) && tail.map(\.cluster) == [2, 3])
    }

    @Test func theHyphenEndsTheLine() throws {
        let text = shaped(StyledText("слово Word", "ru"), with: shaper)
        let face = try #require(Project.fonts.face(text.runs[0].face))
        let glyphs = shaper.reshape(text, run: 0, range: 0..<3, appendingHyphen: true)
        #expect(glyphs.map(\.cluster) == [0, 1, 2, 3])
        #expect(glyphs.last?.id == face.glyph(of: 0x2D), "PT Serif has no U+2010")
        let width = shaper.measureHyphen(face: text.runs[0].face, size: .pt(10))
        #expect(abs(Double(glyphs[3].advance) - width.points) < 0.2 && width > .pt(2))
        let latin = shaper.reshape(text, run: 1, range: 8..<10, appendingHyphen: true)
        #expect(latin.map(\.cluster) == [8, 9, 10])
    }

    @Test func anArabicFaceHasAHyphenAtItsOtherEnd() throws {
        let text = shaped(StyledText("سلام", "fa"), with: shaper)
        let glyphs = shaper.reshape(text, run: 0, range: 0..<4, appendingHyphen: true)
        let face = try #require(Project.fonts.face(text.runs[0].face))
        #expect(glyphs.last?.id == face.glyph(of: 0x2010) && glyphs.last?.cluster == 4)
    }
}
