@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Testing

@Suite("Contents and page references")
struct ContentsTests {
    static let contentsStyles: Set<StyleName> = [.contents1, .contents2, .contents3]

    /// What a list of pages says: the lines of each entry joined, without their numbers, and the number.
    func entries(_ made: MadeUp) -> [(title: String, number: String)] {
        var entries: [(title: String, number: String)] = []
        for run in made.columnBlocks where Self.contentsStyles.contains(run[0].placed.style) {
            entries.append((run.dropLast().map(\.text).joined(), run[run.count - 1].text))
        }
        return entries
    }

    func handbook(chapters: Int, words: Int, headingWords: Int = 2) -> SampleStory {
        var story = SampleStory()
        story.blocks.append(Block(.contents, at: story.place))
        for _ in 0..<chapters {
            story.heading(1, words: headingWords)
            story.paragraph(words)
            story.heading(2, words: headingWords)
            story.paragraph(words)
        }
        return story
    }

    @Test("Every heading stands in the contents with the page it is on", arguments: [(3, 60), (14, 40), (40, 25)], ["ru", "fa", "ar"])
    func pages(book: (chapters: Int, words: Int), language: String) throws {
        let made = MadeUp(handbook(chapters: book.chapters, words: book.words), SampleLayout.columns(1, rows: 14), language: language)
        let outline = made.document.outline, entries = entries(made)
        #expect(entries.map(\.title) == outline.map(\.title))
        #expect(entries.map(\.number) == outline.map { made.document.pages[$0.page].label })
        #expect(outline.count == book.chapters * 2)
        #expect(made.lines[0].placed.style == .contentsTitle)
        #expect(made.lines[0].text == ["ru": "Содержание", "fa": "فهرست", "ar": "المحتويات"][language])
        #expect(made.diagnostics.all.isEmpty)
        #expect(Set(entries.map(\.number)).count > 2)
    }

    @Test("Numbers stand at the end side on the last baseline, dots between, and long headings turn over", arguments: ["ru", "fa"])
    func places(language: String) throws {
        let made = MadeUp(handbook(chapters: 3, words: 30, headingWords: 24), SampleLayout.columns(1, rows: 60), language: language)
        let runs = made.columnBlocks.filter { Self.contentsStyles.contains($0[0].placed.style) }
        #expect(runs.count == 6)
        let dots = made.document.pages[0].items.compactMap { item -> PlacedLine? in
            guard item.reading == nil, case .line(let line) = item.content else { return nil }
            #expect(line.line.text.allSatisfy { [0x20, 0x2E].contains($0) })
            return line
        }
        for run in runs {
            let number = run[run.count - 1].placed, titles = run.dropLast().map(\.placed)
            #expect(titles.count > 1)
            let last = try #require(titles.last)
            #expect(number.origin.y == last.origin.y)
            let edge = number.origin.x + number.line.left, ink = last.origin.x + last.line.left
            if language == "fa" {
                expectClose(edge, 20)
                #expect(edge + number.line.width < ink)
            } else {
                expectClose(edge + number.line.width, 180)
                #expect(ink + last.line.width < edge)
            }
            for leader in dots where leader.origin.y == last.origin.y {
                let from = leader.origin.x + leader.line.left, to = from + leader.line.width
                let gap = language == "fa" ? (edge + number.line.width, ink) : (ink + last.line.width, edge)
                #expect(from > gap.0 && to < gap.1)
                #expect(language == "fa" ? from - gap.0 < .pt(8) : gap.1 - to < .pt(8))
            }
        }
        #expect(!dots.isEmpty)
    }

    @Test("In a frame of its own the list is that of all articles, in the order of reading")
    func frame() {
        let page = PageTemplate(name: "front", repeats: false, frames: [
            FramePlan(name: "contents", columns: 2...2, height: .fit, content: .matter([.contents])),
            FramePlan(name: "one", columns: 1...1, height: .fill, content: .thread("main")),
            FramePlan(name: "two", columns: 2...2, below: .init(frames: ["contents"], gap: 1), height: .fill, content: .thread("main")),
        ], furniture: [])
        let more = PageTemplate(name: "more", repeats: true, frames: SampleLayout.columns().pages[0].frames, furniture: [])
        let layout = SampleLayout.layout(columns: 2, rows: 20, pages: [page, more], threads: [ThreadPlan(name: "main", stories: [.others])])
        let made = MadeUp(Self.issue(articles: 5, words: 120), layout)
        #expect(entries(made).map(\.title) == ["Title 1", "Title 2", "Title 3", "Title 4", "Title 5"])
        #expect(entries(made).map(\.number) == made.document.outline.map { "\($0.page + 1)" })
        #expect(!made.diagnostics.hasErrors)
    }

    static func issue(articles: Int, words: Int) -> Edition {
        var edition = Edition(name: "en", language: "en", layout: nil, masthead: [], articles: [])
        for number in 1...articles {
            var story = SampleStory(path: "\(number).md")
            story.paragraph(words)
            var article = story.story(language: "en", title: "Title \(number)")
            if number == 2 { article.head.shortTitle = InlineText("Short") }
            edition.articles.append(.init(slot: number == 1 ? "lead" : "other\(number)", story: article))
        }
        return edition
    }

    @Test("In this issue stand the articles that begin on other pages, by their short titles")
    func inThisIssue() {
        let page = PageTemplate(name: "front", repeats: false, frames: [
            FramePlan(name: "inside", columns: 2...2, height: .fit, stands: .foot, content: .matter([.inThisIssue])),
            FramePlan(name: "one", columns: 1...1, height: .fill, content: .thread("lead")),
        ], furniture: [])
        let more = PageTemplate(name: "more", repeats: true, frames: SampleLayout.columns().pages[0].frames, furniture: [])
        let layout = SampleLayout.layout(columns: 2, rows: 30, pages: [page, more], threads: [
            ThreadPlan(name: "lead", stories: [.article(slot: "lead")]), ThreadPlan(name: "main", stories: [.others]),
        ])
        let made = MadeUp(Self.issue(articles: 4, words: 150), layout)
        #expect(made.lines.first { $0.placed.style == .contentsTitle }?.text == "In this issue")
        #expect(entries(made).map(\.title) == ["Short", "Title 3", "Title 4"])
        let pages = made.document.outline.map(\.page)
        #expect(entries(made).map(\.number) == pages.dropFirst().map { "p.\u{A0}\($0 + 1)" })
        #expect(pages.dropFirst().allSatisfy { $0 > 0 })
        #expect(!made.diagnostics.hasErrors)
    }

    @Test("A document that does not speak of its pages is made up once, another at most four times, its text shaped once")
    func rounds() {
        var plain = SampleStory()
        for _ in 0..<10 { plain.paragraph(40) }
        let once = MadeUp(plain, SampleLayout.columns())
        var story = handbook(chapters: 0, words: 0)
        story.heading(1)
        for _ in 0..<10 { story.paragraph(40) }
        let again = MadeUp(story, SampleLayout.columns())
        #expect(once.compositor.composed == 10)
        // Title and entry of the contents, the heading, the number of its entry before and after its page is known, and
        // dots: one, two, and as many as there is room for.
        #expect(again.compositor.composed == 10 + 3 + 2 + 3)
    }
}

extension MadeUp {
    /// The lines of each block, in order.
    var columnBlocks: [[ReadLine]] {
        var runs: [[ReadLine]] = []
        for line in lines {
            if let last = runs.last?.last, last.block == line.block { runs[runs.count - 1].append(line) } else { runs.append([line]) }
        }
        return runs
    }
}
