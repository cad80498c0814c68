import Diagnostics
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Columns of random stories")
struct ColumnTests {
    static let seeds = Array(0..<40)

    func layout(_ seed: Int) -> Layout {
        SampleLayout.columns(1 + seed % 3, rows: 14 + seed % 17, pages: 1 + seed % 2, measure: 110 + Double(seed % 5) * 25)
    }

    @Test("Every word is placed once, in order", arguments: seeds)
    func words(seed: Int) {
        let story = SampleStory.random(seed, blocks: 60)
        let made = MadeUp(story, layout(seed))
        let expected = story.blocks.flatMap { block -> [String] in
            switch block.content {
            case .paragraph(let text): return text.string.split(separator: " ").map(String.init)
            case .heading(_, let text): return text.string.split(separator: " ").map(String.init)
            default: return []
            }
        }
        #expect(made.words == expected)
        #expect(made.report.words == expected.count)
        #expect(made.report.leftovers.isEmpty)
    }

    @Test("No widow, no orphan, no heading alone", arguments: seeds)
    func goodBreaks(seed: Int) {
        let made = MadeUp(SampleStory.random(seed, blocks: 60), layout(seed))
        #expect(made.diagnostics.all.isEmpty)
        let runs = made.columnRuns
        for (index, run) in runs.enumerated() {
            let whole = runs.filter { $0[0].block == run[0].block }.reduce(0) { $0 + $1.count }
            if whole < 4 { #expect(run.count == whole, "a block of \(whole) lines is divided") }
            if whole > 1 { #expect(run.count > 1, "a line alone: \(run[0].text)") }
            if run[0].isHeading, index + 1 < runs.count {
                #expect(runs[index + 1][0].column == run[0].column, "a heading at the foot: \(run[0].text)")
            }
        }
    }

    @Test("Body text stands on the grid and inside its frame", arguments: seeds)
    func grid(seed: Int) {
        let layout = layout(seed)
        let made = MadeUp(SampleStory.random(seed, blocks: 60), layout)
        let rows = (layout.area.trim.height.points - 42) / 10
        var last: ReadLine?
        for line in made.lines {
            if line.placed.style == .body {
                #expect(abs(line.row - line.row.rounded()) < 1e-9, "off the grid: \(line.row)")
            }
            #expect(line.row > -0.001 && line.row <= rows.rounded(.down) - 1 + 0.35)
            if let last, last.column == line.column {
                #expect(line.placed.origin.y > last.placed.origin.y, "lines on top of each other")
            }
            last = line
        }
    }

    @Test("A quotation has half a line above and below, and the text after it is on the grid")
    func quotation() {
        var story = SampleStory()
        story.paragraph(20)
        let quote = Block(.paragraph(story.words(20)), at: story.place)
        story.blocks.append(Block(.quote([quote]), at: story.place))
        story.paragraph(20)
        var layout = SampleLayout.columns(1, rows: 20)
        layout.styles[.quote]?.spaceBefore = 0.5
        layout.styles[.quote]?.spaceAfter = 0.5
        let made = MadeUp(story, layout)
        let rows = made.columnRuns.map { $0.map(\.row) }
        #expect(rows.count == 3)
        #expect(rows[1][0] == rows[0][rows[0].count - 1] + 1.5)
        #expect(rows[2][0] == rows[1][rows[1].count - 1] + 1.5)
        #expect(rows[2][0] == rows[2][0].rounded())
    }

    @Test("What a heading lacks to a whole line is above it")
    func headingHugsItsText() {
        var story = SampleStory()
        story.paragraph(20)
        story.heading(2)
        story.paragraph(20)
        let lines = MadeUp(story, SampleLayout.columns(1, rows: 20)).lines
        let heading = lines.firstIndex { $0.isHeading } ?? 0, rows = lines.map(\.row)
        // A line of 13 pt with 10 pt above takes three rows of 10; its baseline is 0.2 of 13 pt above the third's foot.
        #expect(abs(rows[heading] - (rows[heading - 1] + 3 - 0.06)) < 1e-9)
        #expect(rows[heading + 1] == rows[heading - 1] + 4)
    }

    @Test("Headings at the head of a column stand on the first baseline")
    func headingAtHead() {
        var story = SampleStory()
        story.heading(2)
        story.paragraph(20)
        #expect(MadeUp(story, SampleLayout.columns(1, rows: 20)).lines.map(\.row) == [0, 1, 2, 3])
    }

    @Test("Reading order grows, and nothing has the same place in it twice", arguments: seeds.prefix(10))
    func readingOrder(seed: Int) {
        let ids = MadeUp(SampleStory.random(seed, blocks: 40), layout(seed)).lines.map(\.id)
        #expect(zip(ids, ids.dropFirst()).allSatisfy(<))
    }

    @Test("The same input gives the same pages", arguments: seeds.prefix(5))
    func deterministic(seed: Int) {
        let dumps = (0..<2).map { _ in
            PageDump.pages(of: MadeUp(SampleStory.random(seed, blocks: 40), layout(seed)).document)
        }
        #expect(dumps[0] == dumps[1])
    }

    @Test("Columns end level where paragraphs can give a line")
    func levelFeet() {
        var short = 0, all = 0, hyphens = 0
        for seed in Self.seeds {
            let layout = SampleLayout.columns(2, rows: 30)
            var story = SampleStory()
            var generator = Seeded(seed)
            for _ in 0..<50 {
                let widths = (0..<50).map { _ in Int.random(in: 0...7, using: &generator) }
                story.paragraph(Int.random(in: 8...70, using: &generator), padded: { widths[$0 % 50] })
            }
            let made = MadeUp(story, layout)
            for frame in made.report.frames.dropLast() where frame.usedRows > 0 {
                all += 1
                if frame.usedRows < frame.rows { short += 1 }
            }
            let runs = made.columnRuns
            for (run, next) in zip(runs, runs.dropFirst()) where run[0].column != next[0].column {
                if run[run.count - 1].placed.line.facts.isHyphenated { hyphens += 1 }
            }
        }
        #expect(all > 200)
        #expect(Double(short) < 0.06 * Double(all), "\(short) of \(all) columns are short")
        #expect(hyphens == 0, "\(hyphens) of \(all) columns end with a hyphen")
    }

    @Test("A word is divided between columns only where there is no other way, and the author is told")
    func dividedWord() {
        var story = SampleStory()
        let long = String(repeating: "x", count: 40), short = String(repeating: "y", count: 8)
        // Four lines in columns of two: it can be divided in the middle only, and would have five without the hyphen there.
        let words = ["ab", long, short, long, "end"]
        story.blocks.append(Block(.paragraph(InlineText(words.joined(separator: " "), at: story.place)), at: story.place))
        let made = MadeUp(story, SampleLayout.columns(1, rows: 2, measure: 104))
        #expect(made.words == words)
        #expect(made.diagnostics.all.map(\.message) == ["a word of this paragraph is divided between two columns: it cannot be set otherwise"])
    }

    @Test("The word that a column's foot would divide is kept whole, if that leaves no row empty")
    func wholeWord() {
        var story = SampleStory()
        story.paragraph(24, padded: { $0 % 3 == 0 ? 9 : 0 })
        story.paragraph(60, padded: { $0 % 3 == 0 ? 9 : $0 % 4 })
        for rows in 6...14 {
            let made = MadeUp(story, SampleLayout.columns(1, rows: rows, measure: 120)), runs = made.columnRuns
            #expect(made.diagnostics.all.isEmpty)
            for (run, next) in zip(runs, runs.dropFirst()) where run[0].column != next[0].column {
                #expect(!run[run.count - 1].placed.line.facts.isHyphenated)
            }
        }
    }

    @Test("Alternatives are asked for sparingly, and work grows as the text does")
    func sparing() {
        func asked(_ blocks: Int) -> (all: Int, alternatives: Int) {
            let made = MadeUp(SampleStory.random(7, blocks: blocks), SampleLayout.columns(1, rows: 42, measure: 330))
            return (made.compositor.settings, made.compositor.alternatives)
        }
        let small = asked(100), large = asked(800)
        #expect(Double(large.all) < 10 * Double(small.all))
        #expect(Double(large.alternatives) < 0.35 * Double(large.all))
        #expect(small.alternatives > 0)
    }
}
