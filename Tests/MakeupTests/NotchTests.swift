import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Text that runs around a frame")
struct NotchTests {
    /// A story in one column of 60 rows, of which some are narrower.
    static func broken(_ seed: Int, notches: [Notch]) -> (BrokenFlow, SampleStory) {
        let story = SampleStory.random(seed, blocks: 12), layout = SampleLayout.columns(1, rows: 60)
        var desk = CopyDesk(edition: story.edition(), layout: layout)
        let flow = Flow(name: "text", copy: desk.copy(for: [.others]), leading: .pt(10), compositor: FakeCompositor())
        let column = Column(page: 1, frame: 0, measure: .pt(150), rows: 60, notches: notches)
        return (BrokenFlow(flow: flow, chain: ColumnChain(column)), story)
    }

    /// The lines of every piece with the rows that they take, counted from the head of the frame.
    static func lines(_ broken: BrokenFlow) -> [(top: Double, end: Double, plan: LinePlan)] {
        broken.breaking.pieces.flatMap { piece -> [(Double, Double, LinePlan)] in
            guard let column = broken.chain.column(piece.column) else { return [] }
            let height = broken.flow.blocks[piece.block].rowsPerLine
            return piece.lines.map { line in
                let top = Double(column.firstRow) + piece.top + Double(line - piece.lines.lowerBound) * height
                return (top, top + height, broken.breaking.settings[piece.block].lines[line])
            }
        }
    }

    @Test("Lines beside it are narrower and start behind it, all others have the whole measure", arguments: 0..<30)
    func measures(seed: Int) {
        let notch = Notch(rows: 3 + seed % 9..<12 + seed % 7, measure: .pt(90), start: seed % 2 == 0 ? .zero : .pt(60))
        let (broken, _) = Self.broken(seed, notches: [notch])
        let lines = Self.lines(broken)
        #expect(lines.contains { $0.plan.measure == notch.measure })
        for line in lines {
            let isBeside = line.top < Double(notch.rows.upperBound) - 0.01 && line.end > Double(notch.rows.lowerBound) + 0.01
            #expect(line.plan.measure == (isBeside ? notch.measure : .pt(150)))
            #expect(line.plan.start == (isBeside ? notch.start : .zero))
        }
    }

    @Test("Where there is no room beside it, the text goes on below", arguments: 0..<15)
    func gap(seed: Int) {
        let rows = 4 + seed % 6..<14
        let (broken, _) = Self.broken(seed, notches: [Notch(rows: rows, measure: .zero, start: .zero)])
        for line in Self.lines(broken) {
            #expect(line.end <= Double(rows.lowerBound) + 0.01 || line.top >= Double(rows.upperBound) - 0.01)
        }
        #expect(broken.chain.column(1)?.firstRow == rows.upperBound)
    }

    @Test("No word is lost beside it", arguments: 0..<20)
    func words(seed: Int) {
        let (broken, _) = Self.broken(seed, notches: [Notch(rows: 2..<9, measure: .pt(70), start: .zero),
                                                      Notch(rows: 14..<20, measure: .pt(100), start: .pt(50))])
        for (block, setting) in zip(broken.flow.blocks, broken.breaking.settings) {
            #expect(setting.lines.first?.text.lowerBound == 0 && setting.lines.last?.text.upperBound == block.copy.text.count)
            for (line, next) in zip(setting.lines, setting.lines.dropFirst()) { #expect(line.text.upperBound == next.text.lowerBound) }
        }
    }
}
