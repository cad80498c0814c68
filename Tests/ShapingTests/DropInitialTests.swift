import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

@Suite struct DropInitialTests {
    let shaper = Shaper(fonts: Project.fonts)

    /// A text whose first `length` units are an initial, leading 13 pt and size 10 pt.
    func opened(_ text: String, _ length: Int, lines: Int) -> ShapedText {
        var styled = StyledText(text, "ru")
        let style = styled.spans[0].style
        styled.spans = [.init(range: 0..<length, style: style), .init(range: length..<styled.text.count, style: style)]
        styled.spans[0].style.initial = DropInitial(lines: lines, leading: .pt(13))
        return shaped(styled, with: shaper)
    }

    @Test(arguments: ["Весна", "Охра", "Дом", "Щука", "Quelle"], [2, 3])
    func theLetterReachesFromTheCapitalsToItsLastLine(text: String, lines: Int) throws {
        let shaped = opened(text, 1, lines: lines)
        let run = shaped.runs[0], face = try #require(Project.fonts.face(run.face))
        let drop = -Double(shaped.glyphs[0].dy)
        let top = face.length(face.capHeight, at: run.size).points - drop
        #expect(abs(top - face.length(face.capHeight, at: .pt(10)).points) < 0.01)
        let foot = Double(lines - 1) * 13
        if ["Д", "Щ", "Q"].contains(text.first) {
            #expect(drop < foot - 0.5 && drop > foot * 0.75)
        } else {
            #expect(abs(drop - foot) < 0.01)
        }
        #expect(shaped.glyphs[1].dy == 0 && shaped.runs[1].size == .pt(10))
    }

    @Test func itsRoomIsItsInkAndAGap() throws {
        let word = opened("Нечто", 1, lines: 2), letter = opened("Н ему", 1, lines: 2), quote = opened("«Нечто", 2, lines: 2)
        let face = try #require(Project.fonts.face(word.runs[0].face))
        let own = face.length(face.advance(of: word.glyphs[0].id), at: word.runs[0].size).points
        let room = try #require(word.initial)
        #expect(room.lines == 2 && abs(room.width.points - Double(word.glyphs[0].advance)) < 1e-4)
        #expect(word.glyphs[0].dx < 0, "the stem stands in the margin's line")
        #expect(room.width.points < own + 1.6 && room.width.points > own * 0.8)
        // Before a space the letter has no gap of its own, and the lines beside it are set in by as much as beside a word.
        #expect(abs(Double(word.glyphs[0].advance - letter.glyphs[0].advance) - 1.6) < 1e-4)
        #expect(abs((letter.initial?.width ?? .zero).points - room.width.points) < 1e-4)
        #expect((quote.initial?.width ?? .zero) > room.width && quote.glyphs[0].dy == quote.glyphs[1].dy)
        #expect(shaped("Нечто", "ru").initial == nil)
    }

    @Test func reshapingGivesTheSameInitial() {
        for text in ["Нечто", "Дом", "А он"] {
            let shaped = opened(text, 1, lines: 3)
            #expect(shaper.reshape(shaped, run: 0, range: 0..<1, appendingHyphen: false) == Array(shaped.glyphs[shaped.runs[0].glyphs]))
        }
    }
}
