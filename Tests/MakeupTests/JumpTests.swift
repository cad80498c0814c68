import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Stories that go on elsewhere")
struct JumpTests {
    static func layout(_ columns: Int, rows: Int, pages: Int = 3) -> Layout {
        var layout = SampleLayout.columns(columns, rows: rows, pages: pages)
        layout.threads[0].hasJumps = true
        return layout
    }

    private func jumps(_ made: MadeUp, _ style: StyleName) -> [(page: Int, text: String, placed: PlacedLine)] {
        made.document.pages.flatMap { page in
            page.items.compactMap { item in
                guard case .line(let placed) = item.content, placed.style == style else { return nil }
                return (page.number, String(decoding: placed.line.text, as: UTF8.self), placed)
            }
        }
    }

    @Test("say so at the foot of one page and at the head of the next, and no line is lost for it", arguments: 0..<30)
    func bothWays(seed: Int) {
        let story = SampleStory.random(seed, blocks: 50)
        let made = MadeUp(story, Self.layout(1 + seed % 3, rows: 16 + seed % 11), title: "Tale")
        #expect(made.words == ["Tale"] + MadeUp(story, SampleLayout.columns(rows: 30)).words)
        let to = jumps(made, .jumpTo), from = jumps(made, .jumpFrom)
        #expect(to.map(\.page) == Array(1..<made.document.pages.count))
        #expect(from.map(\.page) == Array(2...made.document.pages.count))
        for (jump, back) in zip(to, from) {
            #expect(jump.text.contains("продолжение на с.\u{A0}\(back.page)"))
            #expect(back.text.contains("Tale") && back.text.contains("начало на с.\u{A0}\(jump.page)"))
        }
        for line in made.lines {
            for jump in to + from where jump.page == line.page && jump.placed.origin.x == line.placed.origin.x {
                #expect(abs((jump.placed.origin.y - line.placed.origin.y).points) > 9.9)
            }
        }
    }

    @Test("say so too where the next column of the page is too low to take any of it", arguments: 0..<24)
    func overLowColumn(seed: Int) {
        let frames = [FramePlan(name: "one", columns: 1...1, height: .fill, content: .thread("main")),
                      FramePlan(name: "two", columns: 2...2, height: .lines(1), content: .thread("main"))]
        let pages = [PageTemplate(name: "first", repeats: false, frames: frames, furniture: []),
                     PageTemplate(name: "further", repeats: true, frames: [frames[0]], furniture: [])]
        var layout = SampleLayout.layout(columns: 2, rows: 20, pages: pages, threads: [ThreadPlan(name: "main", stories: [.others])])
        layout.threads[0].hasJumps = true
        let made = MadeUp(SampleStory.random(seed, blocks: 20), layout)
        let isDivided = made.lines.contains { $0.page == 2 && made.lines[0].id.matter == $0.id.matter }
        #expect(isDivided && jumps(made, .jumpTo).first?.page == 1 && jumps(made, .jumpFrom).first?.page == 2)
    }

    @Test("in the words and digits of their language", arguments: [
        ("fa", "بقیه در صفحهٔ\u{A0}۲", "بقیه از صفحهٔ\u{A0}۱"), ("ar", "تتمة ص\u{A0}٢", "تتمة من ص\u{A0}١"),
        ("ru", "продолжение на с.\u{A0}2", "начало на с.\u{A0}1"), ("en", "continued on p.\u{A0}2", "from p.\u{A0}1"),
    ])
    func languages(tag: String, to: String, from: String) {
        let made = MadeUp(SampleStory.random(5, blocks: 20), Self.layout(2, rows: 20), language: tag, title: "t")
        #expect(jumps(made, .jumpTo).first?.text.contains(to) == true)
        #expect(jumps(made, .jumpFrom).first?.text.contains(from) == true)
    }

    @Test("A title too long for its line is cut, the page is not")
    func longTitle() {
        let title = (0..<300).map { "word\($0)" }.joined(separator: " ")
        var sample = SampleStory.random(1, blocks: 30).edition()
        var short = Story.Head()
        short.shortTitle = InlineText(title)
        sample.articles[0].story.head = short
        let made = MadeUp(sample, Self.layout(2, rows: 20))
        let line = jumps(made, .jumpFrom)[0]
        #expect(line.text.hasSuffix("начало на с.\u{A0}1") && line.text.contains("…"))
        #expect(line.placed.line.width <= line.placed.measure + .pt(0.01))
    }

    @Test("A story that ends with its page says nothing; without jumps none does")
    func silence() {
        var sample = SampleStory()
        sample.paragraph(4)
        sample.paragraph(4)
        #expect(jumps(MadeUp(sample, Self.layout(2, rows: 20)), .jumpTo).isEmpty)
        let long = MadeUp(SampleStory.random(2, blocks: 30), SampleLayout.columns(2, rows: 16))
        #expect(long.document.pages.count > 1 && jumps(long, .jumpTo).isEmpty)
    }

    @Test("Breaks by hand begin a column or a page, and what they leave empty is no fault", arguments: [
        (TextBreak.column, 2, 1), (.frame, 2, 1), (.page, 1, 2),
    ])
    func breaks(kind: TextBreak, column: Int, page: Int) throws {
        var sample = SampleStory()
        sample.paragraph(20)
        sample.blocks.append(Block(.breaking(kind), at: sample.place))
        sample.paragraph(20)
        let made = MadeUp(sample, SampleLayout.columns(2, rows: 20))
        #expect(made.diagnostics.all.isEmpty)
        let second = try #require(made.lines.first { $0.text.hasPrefix("w21") })
        #expect(second.page == page && second.row == 0)
        #expect(second.placed.origin.x == .pt(column == 1 ? 20 : 190))
    }

    @Test("A break behind the place where the text runs over is no crash", arguments: TextBreak.allCases)
    func breakBehindTheEnd(kind: TextBreak) {
        var sample = SampleStory()
        sample.paragraph(400)
        sample.blocks.append(Block(.breaking(kind), at: sample.place))
        sample.paragraph(20)
        let made = MadeUp(sample, SampleLayout.columns(2, rows: 12, repeats: false))
        #expect(made.diagnostics.exitCode == Fault.doesNotFit.rawValue)
        #expect(made.report.words + made.report.leftoverWords == 420)
    }

    @Test("A page that its author breaks when it is full has no room for a jump line, and text never has one on it", arguments: 4..<40)
    func noRoom(words: Int) {
        var sample = SampleStory()
        sample.paragraph(words)
        sample.blocks.append(Block(.breaking(.page), at: sample.place))
        sample.paragraph(20)
        let made = MadeUp(sample, Self.layout(1, rows: 6), title: "t")
        let to = jumps(made, .jumpTo)
        for line in made.lines {
            for jump in to where jump.page == line.page { #expect(abs((jump.placed.origin.y - line.placed.origin.y).points) > 9.9) }
        }
    }
}
