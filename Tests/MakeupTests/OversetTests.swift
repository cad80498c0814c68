import Diagnostics
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Text that does not fit")
struct OversetTests {
    @Test("is counted to the word and found in the source", arguments: 0..<30)
    func exact(seed: Int) throws {
        let story = SampleStory.random(seed, blocks: 50)
        let made = MadeUp(story, SampleLayout.columns(2, rows: 12, repeats: false))
        let all = story.blocks.flatMap { block -> [(String, SourcePlace?)] in
            switch block.content {
            case .paragraph(let text), .heading(_, let text):
                var column = -1
                return text.string.split(separator: " ").map { word in
                    defer { column += word.utf16.count + 1 }
                    return (String(word), text.source.place(of: column + 1, in: text.text))
                }
            default: return []
            }
        }
        let error = try #require(made.diagnostics.all.first { $0.isError })
        let words = try #require(made.report.leftovers.first).words
        #expect(made.diagnostics.all.count == 1)
        #expect(made.diagnostics.exitCode == Fault.doesNotFit.rawValue)
        #expect(error.message.hasPrefix("lead runs over by \(words) word"))
        #expect(error.hint?.contains("cut about \(words) word") == true)
        #expect(error.place == all[all.count - words].1)
        // The word that a hyphen divides stands on the page with its beginning.
        let placed = made.words
        #expect(made.report.words == all.count - words)
        #expect(placed.count == all.count - words)
        #expect(placed.dropLast() == all.map(\.0).prefix(placed.count).dropLast())
        #expect(made.report.threads[0].leftoverWords == words)
    }

    @Test("is saved by paragraphs that can be a line shorter")
    func copyfit() {
        var saved = 0
        for seed in 0..<40 {
            var generator = Seeded(seed), story = SampleStory()
            for _ in 0..<12 { story.paragraph(Int.random(in: 20...60, using: &generator)) }
            let loose = MadeUp(story, SampleLayout.columns(1, rows: 500, repeats: false))
            let rows = loose.report.threads[0].usedRows
            let tight = MadeUp(story, SampleLayout.columns(1, rows: rows - 1, repeats: false))
            if tight.diagnostics.all.isEmpty {
                saved += 1
                #expect(tight.words == loose.words)
            }
        }
        #expect(saved > 20)
    }

    @Test("in a frame of its own is an error too")
    func frame() {
        var story = SampleStory()
        story.paragraph(60)
        let frames = [FramePlan(name: "notice", columns: 1...1, height: .lines(3), content: .matter([.body(slot: "lead")]))]
        let page = PageTemplate(name: "one", repeats: false, frames: frames, furniture: [])
        let made = MadeUp(story, SampleLayout.layout(columns: 1, rows: 30, pages: [page], threads: []))
        #expect(made.lines.count == 3)
        #expect(made.diagnostics.exitCode == 3)
        #expect(made.report.words + made.report.leftoverWords == 60)
    }

    @Test("without a slot in the layout is an error")
    func noPlace() {
        var story = SampleStory()
        story.paragraph(17)
        let page = PageTemplate(name: "one", repeats: false, frames: [], furniture: [])
        let made = MadeUp(story, SampleLayout.layout(columns: 1, rows: 30, pages: [page], threads: []))
        #expect(made.diagnostics.all.map(\.message) == ["layout sample has no place for the 17 words of lead"])
        #expect(made.document.pages.count == 1)
    }

    @Test("Where columns are too shallow for a rule, the rule gives way and the author is told", arguments: [
        (rows: 3, lines: 7, warned: false), (rows: 2, lines: 4, warned: false), (rows: 2, lines: 3, warned: true),
        (rows: 1, lines: 3, warned: true), (rows: 1, lines: 1, warned: false),
    ])
    func relaxed(rows: Int, lines: Int, warned: Bool) {
        var story = SampleStory()
        story.blocks.append(Block(.verbatim(InlineText(Array(repeating: "line", count: lines).joined(separator: "\u{2028}"))), at: story.place))
        let made = MadeUp(story, SampleLayout.columns(1, rows: rows))
        #expect(made.lines.count == lines)
        #expect(made.diagnostics.all.map(\.message) == (warned
            ? ["a line of this paragraph stands alone in its column: there is no room for two"] : []))
    }

    @Test("A heading as deep as the page parts from its text, with a warning")
    func deepHeading() {
        var story = SampleStory()
        story.heading(1)
        story.paragraph(30)
        let made = MadeUp(story, SampleLayout.columns(1, rows: 3, measure: 150))
        #expect(made.report.words == 32)
        #expect(made.diagnostics.all.map(\.message) == ["heading stands apart from its text: the column has no room for both"])
    }

    @Test("Text too large for every page is left over, not looped over")
    func impossible() {
        var story = SampleStory()
        story.paragraph(3)
        var layout = SampleLayout.columns(1, rows: 4)
        layout.styles[.body]?.size = .pt(100)
        layout.styles[.body]?.leading = .pt(100)
        let made = MadeUp(story, layout)
        #expect(made.report.leftoverWords == 3)
        #expect(made.diagnostics.exitCode == 3)
    }
}
