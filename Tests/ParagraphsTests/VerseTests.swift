import Geometry
import Paragraphs
import Specimens
import Testing

/// What verse asks of a paragraph: lines filled to their end, hanging indents, and the width that a line has by nature.
@Suite("Verse") struct VerseTests {
    @Test(arguments: ["fa", "ar", "ru"])
    func `a paragraph that fills its last line ends on both edges`(language: String) throws {
        var shape = ParagraphShape(fill: .justified)
        shape.fillsLastLine = true
        let text = language == "ru" ? "Проснулось утро за окном" : "سپیده سر زد از پس بام"
        let paragraph = try Composing.paragraph(text + "\u{2028}" + text, language, shape: shape)
        let natural = paragraph.widestLine(spaces: 1)
        for measure in [natural - .pt(1), natural, natural + .pt(12)] {
            let setting = try #require(paragraph.setting(Measures(measure)))
            #expect(setting.lines.count == 2)
            for line in paragraph.lines(setting) {
                #expect(line.facts.isJustified)
                #expect(abs(line.left.points) < 0.01 && abs((line.width - measure).points) < 0.01)
            }
        }
    }

    @Test(arguments: ["fa", "ar", "ru"])
    func `the widest line is as wide as it is set without justification`(language: String) throws {
        let text = Composing.text(language).split(separator: " ").prefix(9).joined(separator: " ")
        let shape = ParagraphShape(fill: .start)
        let paragraph = try Composing.paragraph("а\u{2028}" + text + " \u{2028}б", language, shape: shape)
        let lines = paragraph.lines(try #require(paragraph.setting(Measures(.pt(1_000)))))
        #expect(lines.count == 3)
        #expect(abs((paragraph.widestLine(spaces: 1) - lines[1].width).points) < 0.01)
        let spaces = Double(lines[1].facts.gaps) * lines[1].facts.naturalGap * 10
        #expect(spaces > 15)
        #expect(abs((paragraph.widestLine(spaces: 1) - paragraph.widestLine(spaces: 0.5)).points - spaces / 2) < 0.01)
    }

    @Test func `a line with a hanging indent is filled before the rest is turned over`() throws {
        let shape = ParagraphShape(fill: .start, indent: .pt(-20), startIndent: .pt(20))
        let paragraph = try Composing.paragraph("и ни одна строка на нём не держится до вечера, хотя", "ru", shape: shape)
        let measure = paragraph.widestLine(spaces: 1) - .pt(1)
        let lines = paragraph.lines(try #require(paragraph.setting(Measures(measure))))
        #expect(lines.map(\.logicalText) == ["и ни одна строка на нём не держится до вечера, ", "хотя "])
        #expect(lines.map(\.left) == [.zero, .pt(20)])
    }
}
