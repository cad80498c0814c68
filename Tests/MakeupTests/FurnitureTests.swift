import Diagnostics
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Folios, running heads, outline")
struct FurnitureTests {
    static func pamphlet() -> Layout {
        let text = [FramePlan(name: "text", columns: 1...1, height: .fill, content: .thread("main"))]
        let furniture = [
            Furniture(edge: .foot, side: .outside, text: .folio, style: .folio, distance: .pt(12)),
            Furniture(edge: .head, side: .centre, text: .section, style: .runningHead, distance: .pt(8)),
            Furniture(edge: .foot, side: .inside, text: .title, style: .runningHead, distance: .pt(12), leaf: .recto),
        ]
        let title = [FramePlan(name: "title", columns: 1...1, below: .init(gap: 3), height: .fill, content: .matter([.titlePage(slot: "lead")]))]
        return SampleLayout.layout(columns: 1, rows: 14, pages: [
            PageTemplate(name: "title", repeats: false, frames: title, furniture: []),
            PageTemplate(name: "verso", repeats: true, frames: text, furniture: furniture),
            PageTemplate(name: "recto", repeats: true, frames: text, furniture: furniture),
        ], threads: [ThreadPlan(name: "main", stories: [.body(slot: "lead")])])
    }

    func made(_ language: String) -> MadeUp {
        var story = SampleStory()
        for section in 0..<4 {
            story.heading(1)
            for _ in 0..<3 { story.paragraph(40 + section) }
        }
        var edition = story.edition(language: language, title: "Whole title")
        edition.articles[0].story.head.place = InlineText("Kyiv")
        edition.articles[0].story.head.date = InlineText("2026-03-21")
        return MadeUp(edition, Self.pamphlet(), story.diagnostics)
    }

    func furniture(_ page: Page) -> [(text: String, left: Double, y: Double)] {
        page.items.compactMap { item in
            guard item.reading == nil, case .line(let placed) = item.content else { return nil }
            return (String(decoding: placed.line.text, as: UTF8.self), (placed.origin.x + placed.line.left).points, placed.origin.y.points)
        }
    }

    @Test("Folios stand outside, in the digits of the language", arguments: [("ru", "2"), ("fa", "۲"), ("ar", "٢")])
    func folios(language: String, second: String) {
        let made = made(language), pages = made.document.pages
        #expect(pages.count > 3)
        #expect(pages[1].label == second)
        #expect(furniture(pages[0]).isEmpty)
        for page in pages.dropFirst() {
            let folio = furniture(page)[1]
            #expect(folio.text == page.label)
            #expect(furniture(page).count == (page.number % 2 == 1 ? 3 : 2))
            #expect(folio.y == 185 - 22 + 12)
            let outsideIsLeft = page.number % 2 == 0 ? language == "ru" : language != "ru"
            #expect((folio.left < 100) == outsideIsLeft, "page \(page.number)")
        }
    }

    @Test("The running head names the section in force")
    func sections() {
        let made = made("ru")
        let headings = made.document.outline
        #expect(headings.map(\.level) == [1, 1, 1, 1])
        for (index, page) in made.document.pages.enumerated().dropFirst() {
            let expected = headings.first { $0.page == index } ?? headings.last { $0.page < index }
            #expect(furniture(page).first?.text == expected?.title)
        }
    }

    @Test("A title page has its imprint at the foot")
    func titlePage() throws {
        let made = made("ru")
        let lines = made.lines.filter { $0.page == 1 }
        #expect(lines.map(\.placed.style) == [.titlePageTitle, .titlePageImprint])
        #expect(lines.map(\.row) == [3, 13])
        #expect(lines[1].text.hasPrefix("Kyiv, 21 марта 2026"))
        #expect(made.document.title == "Whole title")
    }

    @Test("A running head too long ends in an ellipsis")
    func ellipsis() {
        var story = SampleStory()
        story.heading(1, words: 40)
        story.paragraph(20)
        let made = MadeUp(story.edition(title: "T"), Self.pamphlet(), story.diagnostics)
        let head = furniture(made.document.pages[1])[0].text
        #expect(head.hasPrefix("w1 w2") && head.hasSuffix("\u{A0}…"))
    }

    @Test("Pages without text at the end are not made")
    func trailing() {
        var story = SampleStory()
        story.paragraph(10)
        let made = MadeUp(story, SampleLayout.columns(2, rows: 10, pages: 4, repeats: false))
        #expect(made.document.pages.count == 1)
    }
}
