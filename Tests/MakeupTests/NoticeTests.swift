@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Testing

@Suite("Notices in boxes")
struct NoticeTests {
    /// A paragraph, a notice of paragraphs, a paragraph.
    func story(before: Int, notice: [Int], after: Int = 60) -> SampleStory {
        var story = SampleStory(), inner = SampleStory()
        story.paragraph(before)
        inner = story
        inner.blocks = []
        for words in notice { inner.paragraph(words) }
        let blocks = inner.blocks
        inner.blocks = story.blocks + [Block(.division(.notice, blocks), at: story.place)]
        inner.paragraph(after)
        return inner
    }

    func boxes(_ made: MadeUp) -> [(page: Int, rect: Rect, index: Int)] {
        made.document.pages.flatMap { page in
            page.items.enumerated().compactMap { index, item in
                guard case .rule(let rule) = item.content, case .outline(let rect, let thickness) = rule.shape else { return nil }
                #expect(thickness == NoticeBox.border)
                return (page.number, rect, index)
            }
        }
    }

    /// Lines of notices lie in boxes, other lines outside, and boxes lie in their columns.
    func check(_ made: MadeUp, rows: Int) {
        let boxes = boxes(made)
        for line in made.lines {
            let inside = boxes.filter { box in
                box.page == line.page && box.rect.left <= line.placed.origin.x && line.placed.origin.x < box.rect.right
                    && box.rect.top < line.placed.origin.y && line.placed.origin.y < box.rect.bottom
            }
            #expect(inside.count == (line.placed.style == .notice ? 1 : 0))
            guard let box = inside.first else { continue }
            #expect(line.placed.line.left >= .pt(6.4) && line.placed.line.left + line.placed.line.width <= .pt(150 - 6.4))
            // Behind the text.
            let item = made.document.pages[line.page - 1].items.firstIndex { $0.reading == line.id }
            #expect(item.map { $0 > box.index } == true)
        }
        for box in boxes {
            #expect(box.rect.size.width == .pt(150))
            #expect(box.rect.top >= .pt(20 - 3.01) && box.rect.bottom <= .pt(20 + Double(rows) * 10 + 3.01))
        }
        #expect(made.lines.allSatisfy { abs($0.row - $0.row.rounded()) < 1e-6 })
        #expect(made.words.count == Set(made.words).count)
    }

    @Test("A short notice stands in one box in one column", arguments: 1..<40)
    func short(before: Int) {
        let made = MadeUp(story(before: before * 4, notice: [30, 20]), SampleLayout.columns(2, rows: 20))
        #expect(boxes(made).count == 1)
        #expect(made.diagnostics.all.isEmpty)
        check(made, rows: 20)
    }

    @Test("The border stands half a row from the text around it and in it")
    func border() throws {
        let made = MadeUp(story(before: 20, notice: [12]), SampleLayout.columns(1, rows: 30))
        let box = try #require(boxes(made).first), lines = made.lines
        let notice = lines.filter { $0.placed.style == .notice }
        let above = try #require(lines.last { $0.placed.origin.y < box.rect.top }), below = try #require(lines.first { $0.placed.origin.y > box.rect.bottom })
        expectClose(box.rect.top, above.placed.origin.y.points + 7)
        expectClose(box.rect.top, notice[0].placed.origin.y.points - 13)
        expectClose(box.rect.bottom, notice[notice.count - 1].placed.origin.y.points + 7)
        expectClose(box.rect.bottom, below.placed.origin.y.points - 13)
    }

    @Test("A long notice has a box in each column", arguments: 0..<30)
    func long(before: Int) {
        let made = MadeUp(story(before: before * 5 + 1, notice: [60, 60, 60]), SampleLayout.columns(2, rows: 18))
        #expect(boxes(made).count >= 2)
        check(made, rows: 18)
    }

    @Test("A notice alone on a page has its border level with the capitals and the last baseline")
    func edges() throws {
        var story = SampleStory()
        story.paragraph(100)
        story.blocks = [Block(.division(.notice, story.blocks), at: story.blocks[0].place)]
        let rows = MadeUp(story, SampleLayout.columns(1, rows: 60)).lines.count + 2
        let box = try #require(boxes(MadeUp(story, SampleLayout.columns(1, rows: rows))).first)
        expectClose(box.rect.top, 23)
        expectClose(box.rect.bottom, 20 + Double(rows) * 10 - 2)
    }

    @Test("An empty notice leaves nothing, and one inside another has no box of its own")
    func nested() {
        var story = SampleStory()
        story.blocks = [Block(.division(.notice, []), at: story.place)]
        story.paragraph(20)
        #expect(boxes(MadeUp(story, SampleLayout.columns())).isEmpty)
        story.blocks[0] = Block(.division(.notice, [Block(.division(.notice, [Block(.paragraph(story.words(5)), at: story.place)]), at: story.place)]), at: story.place)
        let made = MadeUp(story, SampleLayout.columns())
        #expect(boxes(made).count == 1)
        check(made, rows: 12)
    }
}

@Suite("Questions, groups and breaks")
struct GroupTests {
    func copy(_ blocks: [Block], language: String = "ru") -> [CopyBlock] {
        var copier = BlockCopier(layout: SampleLayout.columns(), language: language, matter: 0)
        copier.addBody(blocks, in: nil)
        return copier.blocks
    }

    @Test("What ends in a question mark, or is strong throughout, is a question", arguments: [
        ("Кто это?", false, true), ("این کیست؟", false, true), ("«Кто это?»", false, true), ("Кто это? ", false, true),
        ("Кто это? Я.", false, false), ("Я.", false, false), ("Вопрос редакции.", true, true), ("", true, false), ("»", false, false),
    ])
    func isQuestion(text: String, isStrong: Bool, expected: Bool) {
        var inline = InlineText(text)
        if isStrong { inline.marks = [InlineMark(range: 0..<inline.text.count, kind: .strong)] }
        #expect(inline.isQuestion == expected)
        guard isStrong, inline.text.count > 3 else { return }
        inline.marks[0].range = 0..<inline.text.count - 3
        #expect(!inline.isQuestion)
    }

    @Test("Questions and answers have their styles, and a question keeps its answer")
    func questions() {
        var story = SampleStory()
        let texts = ["Кто?", "Я.", "Почему?", "Потому."].map { Block(.paragraph(InlineText($0)), at: story.place) }
        let copy = copy([Block(.division(.qa, texts), at: story.place)])
        #expect(copy.map(\.style) == [.question, .answer, .question, .answer])
        #expect(copy[0].keepWithNext > 0 && copy[1].keepWithNext == 0)
        story.paragraph(1)
    }

    @Test("What is to be kept together stands in one column", arguments: 0..<40)
    func keep(before: Int) {
        var story = SampleStory()
        story.paragraph(before * 3 + 1)
        var kept = story
        kept.blocks = []
        for words in [20, 12, 9] { kept.paragraph(words) }
        let group = kept.blocks
        kept.blocks = story.blocks + [Block(.division(.keep, group), at: story.place)]
        kept.paragraph(50)
        let made = MadeUp(kept, SampleLayout.columns(2, rows: 14))
        #expect(Set(made.lines.filter { (1...3).contains($0.id.block) }.map(\.column)).count == 1)
        #expect(made.diagnostics.all.isEmpty)
    }

    @Test("A group that no column holds is divided, and the author hears of it")
    func tooLong() {
        var story = SampleStory()
        for _ in 0..<6 { story.paragraph(40) }
        story.blocks = [Block(.division(.keep, story.blocks), at: story.blocks[0].place)]
        let made = MadeUp(story, SampleLayout.columns(2, rows: 10))
        #expect(made.words.count == 240)
        #expect(!made.diagnostics.hasErrors && !made.diagnostics.all.isEmpty)
        #expect(made.diagnostics.all.allSatisfy { !$0.message.contains("heading") })
    }

    @Test("A break stands before the block that follows it, whatever that is")
    func breaks() {
        let place = SampleStory().place
        let text = Block(.paragraph(InlineText("text")), at: place)
        func stop(_ kind: TextBreak) -> Block { Block(.breaking(kind), at: place) }
        let copy = copy([text, stop(.page), text, stop(.column), Block(.division(.notice, [text]), at: place),
                         stop(.column), stop(.frame), Block(.rule, at: place), stop(.page)])
        #expect(copy.map(\.breakBefore) == [nil, .page, .column, nil, nil, .frame])
    }

    @Test("A break at an article's end is for the next article")
    func lastBreak() {
        var first = SampleStory(), second = SampleStory()
        first.paragraph(5)
        first.blocks.append(Block(.breaking(.page), at: first.place))
        second.paragraph(5)
        var edition = first.edition()
        edition.articles.append(contentsOf: [second, second].map { .init(slot: "second", story: $0.story()) })
        var desk = CopyDesk(edition: edition, layout: SampleLayout.columns())
        #expect(desk.copy(for: [.others]).map(\.breakBefore) == [nil, .page, nil])
    }

    @Test("An article's scale is that of its type; the lines of body text stay on the grid")
    func scale() {
        let scaled = SampleLayout.columns().scaled(by: 1.25)
        #expect(scaled.style(.body).size == .pt(10) && scaled.style(.body).leading == nil)
        #expect(scaled.style(.title).size == .pt(10) && scaled.style(.title).leading == .pt(30))
        var story = SampleStory()
        story.heading(1)
        story.paragraph(60)
        var edition = story.edition()
        edition.articles[0].story.scale = 1.25
        let made = MadeUp(edition, SampleLayout.columns())
        let plain = MadeUp(story.edition(), SampleLayout.columns())
        #expect(made.lines.count > plain.lines.count)
        #expect(made.lines.filter { $0.placed.style == .body }.allSatisfy { abs($0.row - $0.row.rounded()) < 1e-6 })
    }
}
