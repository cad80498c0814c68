import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

@Suite("A paragraph that was shaped before")
struct CastTests {
    static let texts = [
        ("Первые листовки: «Ту-154», 5\u{202F}% — To AVATAR;\u{2028}Аврора", "ru"), ("مد\u{651}\u{64E} «می\u{200C}کند» و ۱۲۳ Word سلام", "fa"),
        ("هذا نص، ‏(1998) فيه «كلمة» وأخرى", "ar"), ("word word", "en"),
    ]

    @Test("has the same glyphs, to the bit, as shaped afresh in another size", arguments: texts)
    func sizes(text: String, language: String) {
        let shaper = Shaper(fonts: Project.fonts)
        for size in [10, 9.37, 8.61, 31.3, 10] { expectSame(StyledText(text, .plain(language, size: size)), with: shaper) }
    }

    @Test("is not taken for one with other spans, letter positions or initials", arguments: texts)
    func spans(text: String, language: String) {
        let shaper = Shaper(fonts: Project.fonts)
        let plain = StyledText(text, .plain(language))
        for size in [10, 11.3] {
            for change in 0..<6 {
                var styled = plain
                for index in styled.spans.indices { styled.spans[index].style.size = .pt(size) }
                let middle = styled.text.count / 2, end = styled.text.count
                var other = styled.spans[0].style
                switch change {
                case 1: other.size = .pt(size * 1.3)
                case 2: other.position = .superior
                case 3: other.weight = .bold
                case 4: other.letterSpacing = 0.1
                case 5: other.ink = .init(index: 1)
                default: break
                }
                styled.spans = [.init(range: 0..<middle, style: styled.spans[0].style), .init(range: middle..<end, style: other)]
                expectSame(styled, with: shaper)
            }
        }
        var initial = plain
        var first = initial.spans[0].style
        first.initial = DropInitial(lines: 3, leading: .pt(12))
        initial.spans = [.init(range: 0..<1, style: first), .init(range: 1..<initial.text.count, style: initial.spans[0].style)]
        expectSame(initial, with: shaper)
        initial.spans[0].style.initial = DropInitial(lines: 4, leading: .pt(13))
        expectSame(initial, with: shaper)
    }

    @Test("complains again of a character that no face has")
    func complaints() {
        let shaper = Shaper(fonts: Project.fonts)
        for size in [10.0, 9, 9] {
            var diagnostics = Diagnostics()
            _ = shaper.shape(StyledText("слово \u{13000}", .plain("ru", size: size)), into: &diagnostics)
            #expect(diagnostics.exitCode == Fault.missingGlyph.rawValue)
        }
    }

    @Test("makes room for others where too much is kept")
    func bounded() {
        let shaper = Shaper(fonts: Project.fonts), long = String(repeating: "слово ", count: 6_000)
        for number in 0..<12 { expectSame(StyledText("\(number) " + long, .plain("ru", size: 9)), with: shaper) }
        expectSame(StyledText("0 " + long, .plain("ru", size: 8)), with: shaper)
    }

    private func expectSame(_ styled: StyledText, with shaper: Shaper, sourceLocation: SourceLocation = #_sourceLocation) {
        let again = shaped(styled, with: shaper), fresh = shaped(styled)
        #expect(again.glyphs == fresh.glyphs, sourceLocation: sourceLocation)
        #expect(again.breaks == fresh.breaks && again.styled.text == fresh.styled.text, sourceLocation: sourceLocation)
        #expect(again.runs.map { "\($0)" } == fresh.runs.map { "\($0)" }, sourceLocation: sourceLocation)
    }
}
