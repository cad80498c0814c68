import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Boxes, levels, alignment, fold lines")
struct BoxTests {
    static let colour = InkKey(index: 1), pale = InkKey(index: 2)

    /// A page of 20 rows with one frame for all text, or for the text of slot `lead`.
    static func page(_ change: (inout FramePlan) -> Void = { _ in }) -> Layout {
        var frame = FramePlan(name: "text", columns: 1...1, height: .fill, content: .thread("main"))
        change(&frame)
        let page = PageTemplate(name: "page", repeats: false, frames: [frame], furniture: [])
        var layout = SampleLayout.layout(columns: 1, rows: 20, pages: [page], threads: [ThreadPlan(name: "main", stories: [.others])])
        layout.inks += [Ink(name: "red", red: 200, green: 0, blue: 0), Ink(name: "pale", red: 240, green: 200, blue: 200)]
        return layout
    }

    func rules(_ page: Page) -> [PlacedRule] {
        page.items.compactMap { item in
            if case .rule(let rule) = item.content { return rule }
            return nil
        }
    }

    @Test("A box is filled, then edged in its ink, then written in")
    func box() {
        var story = SampleStory()
        story.paragraph(10)
        let layout = Self.page { frame in
            frame.box.tint = Self.pale
            frame.box.ink = Self.colour
            frame.box.border = .pt(1)
            frame.box.ruleAbove = .pt(2)
            frame.box.padding = .pt(5)
        }
        let page = MadeUp(story, layout).document.pages[0], area = Rect(x: .pt(30), y: .pt(20), width: .pt(150), height: .pt(200))
        #expect(rules(page) == [
            PlacedRule(shape: .filled(area), ink: Self.pale),
            PlacedRule(shape: .outline(area, thickness: .pt(1)), ink: Self.colour),
            PlacedRule(shape: .filled(Rect(x: .pt(30), y: .pt(18), width: .pt(150), height: .pt(2))), ink: Self.colour),
        ])
        #expect(page.items.prefix(3).allSatisfy { $0.reading == nil } && page.items[3].reading != nil)
    }

    @Test("Round corners meet in the middle of a side at most")
    func corners() {
        var story = SampleStory()
        story.paragraph(10)
        let layout = Self.page { frame in
            frame.box.tint = Self.pale
            frame.box.border = .pt(1)
            frame.box.radius = .pt(90)
        }
        let shapes = rules(MadeUp(story, layout).document.pages[0]).map(\.shape)
        let area = Rect(x: .pt(30), y: .pt(20), width: .pt(150), height: .pt(200))
        #expect(shapes == [.rounded(area, radius: .pt(75)), .roundedOutline(area, radius: .pt(75), thickness: .pt(1))])
    }

    @Test("Frames of a higher level are drawn later")
    func levels() {
        func frame(_ name: String, level: Int) -> FramePlan {
            var frame = FramePlan(name: name, columns: 1...1, height: .fill, content: .matter([.article(slot: name)]))
            frame.level = level
            return frame
        }
        let frames = [frame("a", level: 2), frame("b", level: 0), frame("c", level: 1)]
        let page = PageTemplate(name: "page", repeats: false, frames: frames, furniture: [])
        let articles = ["a", "b", "c"].map { slot in
            Edition.Article(slot: slot, story: Story(file: SampleStory().file, language: "ru", head: .init(),
                                                     blocks: [Block(.paragraph(InlineText(slot)), at: SampleStory().place)]))
        }
        let made = MadeUp(Edition(name: "ru", language: "ru", layout: nil, masthead: [], articles: articles),
                          SampleLayout.layout(columns: 1, rows: 20, pages: [page], threads: []))
        #expect(made.words == ["b", "c", "a"])
        #expect(made.lines.map(\.id).map(\.matter) == [0, 1, 2])
    }

    @Test("Text stands at the head, in the middle, at the foot, or spread", arguments: [
        (FramePlan.VerticalAlignment.head, [0.0, 1, 2, 3]), (.centre, [8, 9, 10, 11]), (.foot, [16, 17, 18, 19]),
        (.spread, [0, 7, 13, 19]),
    ])
    func alignment(alignment: FramePlan.VerticalAlignment, rows: [Double]) {
        var story = SampleStory()
        for _ in 0..<4 { story.paragraph(3) }
        let made = MadeUp(story, Self.page { $0.alignment = alignment })
        #expect(made.lines.map(\.row) == rows)
        #expect(made.report.frames[0].usedRows == 4)
    }

    @Test("A heading is not spread away from its text")
    func spreadHeading() {
        var story = SampleStory()
        story.paragraph(3)
        story.heading(3)
        story.paragraph(3)
        #expect(MadeUp(story, Self.page { $0.alignment = .spread }).lines.map(\.row) == [0, 18, 19])
    }

    @Test("A fold line leaves its words free", arguments: [
        ("ru", "линия сгиба"), ("fa", "از اینجا تا کنید"), ("de", "fold here"),
    ])
    func foldLine(language: String, words: String) throws {
        var layout = Self.page()
        layout.pages[0].foldLines = [FoldLine(at: 0.25), FoldLine(at: 0.5, hasWords: false)]
        var story = SampleStory()
        story.paragraph(10)
        let page = MadeUp(story, layout, language: language).document.pages[0]
        let dashes = rules(page).map { rule -> Rect in
            if case .dashed(let rect, _, _) = rule.shape { return rect }
            return Rect(x: .zero, y: .zero, width: .zero, height: .zero)
        }
        let width = page.trim.width, height = page.trim.height
        #expect(dashes.count == 3)
        #expect(dashes.map(\.left.points)[0] == 0 && abs((dashes[1].right - width).points) < 1e-9 && dashes[2].size.width == width)
        #expect(abs((dashes[0].size.width - dashes[1].size.width).points) < 1e-9)
        for (rect, share) in zip(dashes, [0.25, 0.25, 0.5]) {
            #expect(abs((rect.top + rect.size.height / 2 - height * share).points) < 1e-9)
            #expect(abs(rect.size.height.points - 0.4) < 1e-9)
        }
        let line = try #require(page.items.compactMap { item -> PlacedLine? in
            if case .line(let line) = item.content, line.style == .foldLine { return line }
            return nil
        }.first)
        #expect(String(decoding: line.line.text, as: UTF8.self) == words)
        #expect(line.origin.x + line.line.left > dashes[0].right)
        #expect(line.origin.x + line.line.left + line.line.width < dashes[1].left)
        #expect(page.items.suffix(4).allSatisfy { $0.reading == nil })
    }

    @Test("Furniture keeps to the area of its own page")
    func panels() {
        var layout = Self.page()
        layout.pages[0].repeats = true
        layout.pages[0].furniture = [Furniture(edge: .foot, side: .centre, text: .folio, style: .folio, distance: .pt(10))]
        layout.pages.append(layout.pages[0])
        layout.pages[1].area.trim.width = .pt(120)
        layout.pages[1].area.margins.bottom = .pt(32)
        var story = SampleStory()
        for _ in 0..<30 { story.paragraph(10) }
        let pages = MadeUp(story, layout).document.pages
        let folios = pages.compactMap { page -> PlacedLine? in
            if case .line(let line) = page.items.last?.content { return line }
            return nil
        }
        #expect(folios.prefix(2).map(\.measure) == [.pt(150), .pt(70)])
        #expect(folios.prefix(2).map(\.origin) == [Point(x: .pt(30), y: .pt(233)), Point(x: .pt(20), y: .pt(223))])
        #expect(pages.prefix(2).map(\.trim.width) == [.pt(200), .pt(120)])
    }

    @Test("An inset leaves the wider side to the text, and a narrow side to none", arguments: [
        (FramePlan.Inset.Side.start, 0.5, 81.0, 69.0), (.end, 0.5, 0, 69), (.centre, 0.2, 0, 54), (.centre, 0.6, 0, 0),
    ])
    func notch(side: FramePlan.Inset.Side, share: Double, start: Double, measure: Double) {
        var inset = FramePlan(name: "inset", columns: 1...1, below: .init(gap: 5), height: .lines(4), content: .matter([.masthead]))
        inset.inset = .init(share: share, side: side, standoff: .pt(6))
        let text = FramePlan(name: "text", columns: 1...1, height: .fill, content: .thread("main"))
        let layout = SampleLayout.layout(columns: 1, rows: 20, pages: [
            PageTemplate(name: "page", repeats: false, frames: [inset, text], furniture: []),
        ], threads: [])
        let geometry = PageGeometry(layout.area, leading: layout.leading, direction: .rightToLeft)
        let solved = FrameSolver(template: layout.pages[0], geometry: geometry) { _, _, _ in nil }.solve()
        let notches = solved[1].notches
        #expect(notches.map(\.rows) == [4..<10])
        #expect(abs((notches[0].start.points) - start) < 1e-9 && abs(notches[0].measure.points - measure) < 1e-9, "\(notches)")
        #expect(solved[0].notches.isEmpty && solved[0].rows == 5..<9)
    }
}
