import FontKit
import Geometry
import LayoutBook
import Paragraphs
import Shaping
import Specimens
import Testing

/// Paragraphs whose first lines stand beside an initial.
@Suite struct InitialTests {
    static func paragraph(lines: Int) throws -> ComposedParagraph {
        var styled = Composing.styled(Composing.plain, "ru")
        let style = styled.spans[0].style
        styled.spans = [.init(range: 0..<1, style: style), .init(range: 1..<styled.text.count, style: style)]
        styled.spans[0].style.initial = DropInitial(lines: lines, leading: .pt(13))
        return try Composing.composer().compose(styled, shape: ParagraphShape(fill: .justified, hyphenate: true))
    }

    @Test(arguments: [2, 3, 4], [180.0, 260, 340])
    func linesBesideItAreSetInByItsWidth(lines: Int, measure: Double) throws {
        let paragraph = try Self.paragraph(lines: lines)
        let setting = try #require(paragraph.setting(Measures(.pt(measure))))
        let width = try #require(paragraph.text.initial).width.points
        let finished = paragraph.lines(setting)
        #expect(finished.count > lines + 1)
        for (index, line) in finished.enumerated() {
            #expect(abs(line.left.points - (index > 0 && index < lines ? width : 0)) < 1e-6, "line \(index)")
            #expect(line.facts.excess < .pt(0.05))
            if !setting.lines[index].isLast { #expect(abs((line.left + line.width).points - measure) < 0.02, "line \(index)") }
        }
        #expect(finished.map(\.logicalText).joined().count >= Composing.plain.count - finished.count)
    }

    @Test func theQuoteBeforeAnInitialDoesNotHang() throws {
        var styled = Composing.styled("«" + Composing.plain, "ru")
        let style = try #require(styled.spans.first?.style)
        styled.spans = [.init(range: 0..<2, style: style), .init(range: 2..<styled.text.count, style: style)]
        styled.spans[0].style.initial = DropInitial(lines: 3, leading: .pt(13))
        var shape = ParagraphShape(fill: .justified, hyphenate: true)
        shape.hangsPunctuation = true
        let paragraph = try Composing.composer().compose(styled, shape: shape)
        let setting = try #require(paragraph.setting(Measures(.pt(260)))), width = try #require(paragraph.text.initial).width
        let lines = paragraph.lines(setting)
        #expect(lines[0].left == .zero && abs((lines[1].left - width).points) < 1e-6)
        #expect(lines.allSatisfy { $0.facts.excess < .pt(0.05) })
    }

    @Test func anInitialGoesOnInAColumnOfAnotherMeasure() throws {
        let paragraph = try Self.paragraph(lines: 2)
        let setting = try #require(paragraph.setting(Measures(runs: [.init(lines: 4, measure: .pt(200))], then: .pt(260))))
        let lines = paragraph.lines(setting)
        #expect(setting.lines.prefix(5).map(\.measure) == [.pt(200), .pt(200), .pt(200), .pt(200), .pt(260)])
        #expect(abs((lines[1].left + lines[1].width).points - 200) < 0.02 && lines[1].left > .pt(5))
        #expect(lines[2].left == .zero && abs(lines[2].width.points - 200) < 0.02 && abs(lines[4].width.points - 260) < 0.02)
    }
}
