import Geometry
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Shaping
import Testing

/// Lines beside something that takes part of their column.
@Suite("Lines with a start of their own")
struct LineStartTests {
    @Test("A line stands at its own start of the column", arguments: [("ru", 30.0...180.0), ("fa", 20...170)])
    func lineStarts(language: String, column: ClosedRange<Double>) {
        var story = SampleStory()
        story.paragraph(60)
        let layout = SampleLayout.columns(1, rows: 40)
        var diagnostics = story.diagnostics
        let plain = MadeUp(story, layout, language: language)
        let (document, report) = makeUp(story.edition(language: language), layout: layout, compositor: InsetCompositor(), into: &diagnostics)
        let lines: [PlacedLine] = document.pages[0].items.compactMap { if case .line(let placed) = $0.content { placed } else { nil } }
        #expect(report.words == plain.report.words && lines.count > plain.lines.count && lines.count > 8)
        for (index, line) in lines.enumerated() {
            let run = InsetCompositor.run(ofLine: index), left = line.origin.x.points, right = left + line.measure.points
            let start = line.direction.isRightToLeft ? column.upperBound - right : left - column.lowerBound
            #expect(abs(line.measure.points - (150 - run.taken)) < 1e-9 && abs(start - run.start) < 1e-9, "line \(index)")
        }
    }

    @Test("A marker stands beside the first line of its item", arguments: ["ru", "fa"])
    func markers(language: String) throws {
        var story = SampleStory()
        let place = story.place, item = [Block(.paragraph(story.words(20)), at: place)]
        story.blocks = [Block(.list(List(numbering: .bullets, isTight: true, items: [item])), at: place)]
        let layout = SampleLayout.columns(1, rows: 40)
        var diagnostics = story.diagnostics
        let moved = makeUp(story.edition(language: language), layout: layout, compositor: InsetCompositor(), into: &diagnostics).0
        let plain = makeUp(story.edition(language: language), layout: layout, compositor: FakeCompositor(), into: &diagnostics).0
        func marker(_ document: Document) -> PlacedLine? {
            document.pages[0].items.lazy.compactMap { if case .line(let placed) = $0.content { placed } else { nil } }.first
        }
        let there = try #require(marker(moved)), here = try #require(marker(plain))
        let shift = InsetCompositor.run(ofLine: 0).start * (language == "fa" ? -1 : 1)
        #expect(there.line.facts.wordsBegun == here.line.facts.wordsBegun && shift != 0)
        #expect(abs((there.origin.x - here.origin.x).points - shift) < 1e-9)
    }
}

/// Takes 40 pt of each column at the start of its first three lines and 60 pt at the end of the next two.
private final class InsetCompositor: Compositor {
    private let plain = FakeCompositor()

    static func run(ofLine line: Int) -> (taken: Double, start: Double) { line < 3 ? (40, 40) : line < 5 ? (60, 0) : (0, 0) }

    func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        Paragraph(plain: plain.compose(text, shape: shape))
    }

    private final class Paragraph: BreakableParagraph {
        let plain: any BreakableParagraph

        init(plain: any BreakableParagraph) { self.plain = plain }

        func setting(_ measures: Measures, extra: Int) -> Setting? {
            guard measures.body > .pt(100) else { return plain.setting(measures, extra: extra) }
            let runs = (0..<5).map { line in
                let run = InsetCompositor.run(ofLine: line)
                return Measures.Run(lines: 1, measure: measures.body - .pt(run.taken), start: .pt(run.start))
            }
            return plain.setting(Measures(runs: runs, then: measures.body), extra: extra)
        }

        func line(_ plan: LinePlan, index: Int) -> TextLine { plain.line(plan, index: index) }

        func widestLine(spaces: Double) -> Length { plain.widestLine(spaces: spaces) }
    }
}
