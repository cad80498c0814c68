@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Testing

@Suite("Frames on the grid")
struct FrameTests {
    /// A front page as of a newsletter: masthead, two columns, a notice at the foot of the second; 30 rows.
    static func front(notice: FramePlan.Box = .init()) -> PageTemplate {
        PageTemplate(name: "front", repeats: false, frames: [
            FramePlan(name: "masthead", columns: 1...2, height: .fit, content: .matter([.masthead])),
            FramePlan(name: "notice", columns: 2...2, height: .fit, stands: .foot,
                      content: .matter([.body(slot: "notice")]), box: notice),
            FramePlan(name: "one", columns: 1...1, below: .init(frames: ["masthead"], gap: 1), height: .fill, content: .thread("main")),
            FramePlan(name: "two", columns: 2...2, below: .init(frames: ["masthead"], gap: 1),
                      above: .init(frames: ["notice"], gap: 1), height: .fill, content: .thread("main")),
        ], furniture: [])
    }

    func solve(_ template: PageTemplate, needs: [String: Int]) -> [String: Range<Int>] {
        let layout = SampleLayout.layout(columns: 2, rows: 30, pages: [template], threads: [])
        let solver = FrameSolver(template: template, geometry: PageGeometry(layout.area, leading: layout.leading, direction: .leftToRight)) { _, frame, _ in
            frame.height == .fill ? nil : needs[frame.name] ?? 0
        }
        return Dictionary(uniqueKeysWithValues: solver.solve().map { ($0.plan.name, $0.rows) })
    }

    @Test("Fitted frames take what they need, the others what is left")
    func fitAndFill() {
        #expect(solve(Self.front(), needs: ["masthead": 5, "notice": 7])
            == ["masthead": 0..<5, "notice": 23..<30, "one": 6..<30, "two": 6..<22])
    }

    @Test("Neighbours of a frame without content close up")
    func vanished() {
        #expect(solve(Self.front(), needs: ["notice": 7]) == ["notice": 23..<30, "one": 0..<30, "two": 0..<22])
        #expect(solve(Self.front(), needs: ["masthead": 5]) == ["masthead": 0..<5, "one": 6..<30, "two": 6..<30])
        #expect(solve(Self.front(), needs: [:]) == ["one": 0..<30, "two": 0..<30])
    }

    @Test("Padding is whole rows for the text and exact for the box")
    func box() {
        var box = FramePlan.Box()
        box.border = .pt(0.5)
        box.padding = .pt(6)
        box.paddingLines = 0.5
        #expect(solve(Self.front(notice: box), needs: ["notice": 7])["notice"] == 21..<30)
        let made = made(Self.front(notice: box))
        let rules = made.document.pages[0].items.compactMap { item -> Rect? in
            if case .rule(let rule) = item.content, case .outline(let rect, let thickness) = rule.shape {
                #expect(thickness == .pt(0.5))
                return rect
            }
            return nil
        }
        let lines = made.lines.filter { $0.placed.style == .notice }
        #expect(lines.count > 1)
        let top = 20 + 300 - 10.0 * Double(lines.count + 1)
        #expect(rules == [Rect(x: .pt(190), y: .pt(top - 5), width: .pt(150), height: .pt(Double(lines.count) * 10 + 10))])
        #expect(lines.allSatisfy { $0.placed.origin.x == .pt(196) && $0.placed.measure == .pt(138) && $0.row == $0.row.rounded() })
    }

    func made(_ template: PageTemplate, language: String = "ru") -> MadeUp {
        var story = SampleStory()
        for _ in 0..<9 { story.paragraph(25) }
        var notice = SampleStory(path: "notice.md")
        notice.paragraph(30)
        let masthead = [("name", "Dawn"), ("motto", "Read and print"), ("number", "7"), ("date-line", "1 May"), ("price", "20")]
        let edition = Edition(name: language, language: language, layout: nil,
                              masthead: masthead.map { .init(slot: $0.0, text: InlineText($0.1)) },
                              articles: [.init(slot: "lead", story: story.story(language: language, title: "Lead")),
                                         .init(slot: "notice", story: notice.story(language: language))])
        let layout = SampleLayout.layout(columns: 2, rows: 30, pages: [template],
                                         threads: [ThreadPlan(name: "main", stories: [.article(slot: "lead")])])
        return MadeUp(edition, layout)
    }

    @Test("A right-to-left sheet mirrors a left-to-right one")
    func mirrored() {
        let ltr = made(Self.front(), language: "en").lines, rtl = made(Self.front(), language: "he").lines
        let width = 30.0 + 20 + 310
        #expect(ltr.count == rtl.count)
        for (one, other) in zip(ltr, rtl) {
            #expect(one.placed.origin.y == other.placed.origin.y)
            #expect(one.placed.measure == other.placed.measure)
            #expect(abs(one.placed.origin.x.points + one.placed.measure.points + other.placed.origin.x.points - width) < 1e-9)
        }
    }

    @Test("Inside is at the binding", arguments: [
        (Direction.leftToRight, 1, 30.0), (.leftToRight, 2, 20), (.rightToLeft, 1, 20), (.rightToLeft, 2, 30),
    ])
    func binding(direction: Direction, page: Int, left: Double) {
        let geometry = PageGeometry(SampleLayout.columns(3).area, leading: .pt(10), direction: direction)
        #expect(geometry.textLeft(onPage: page) == .pt(left))
        let first = direction.isRightToLeft ? left + 320 : left
        #expect(abs(geometry.left(of: 1...1, onPage: page).points - first) < 1e-9)
        #expect(abs(geometry.left(of: 1...3, onPage: page).points - left) < 1e-9)
        #expect(abs(geometry.width(of: 2...3).points - 310) < 1e-9)
    }

    @Test("A page is read from its head down, a thread as it runs")
    func readingOrder() {
        let styles = made(Self.front()).lines.map(\.placed.style)
        let order = styles.enumerated().filter { $0.offset == 0 || styles[$0.offset - 1] != $0.element }.map(\.element)
        #expect(order == [.mastheadName, .mastheadMotto, .mastheadLine, .title, .body, .notice])
    }

    @Test("A paragraph goes on in a column of another width in that width", arguments: 0..<20)
    func widths(seed: Int) {
        let page = PageTemplate(name: "odd", repeats: true, frames: [
            FramePlan(name: "wide", columns: 1...2, height: .lines(11), content: .thread("main")),
            FramePlan(name: "left", columns: 1...1, below: .init(frames: ["wide"]), height: .fill, content: .thread("main")),
            FramePlan(name: "right", columns: 2...2, below: .init(frames: ["wide"]), height: .fill, content: .thread("main")),
        ], furniture: [])
        let layout = SampleLayout.layout(columns: 2, rows: 24, pages: [page],
                                         threads: [ThreadPlan(name: "main", stories: [.others])])
        let story = SampleStory.random(seed, blocks: 40)
        let made = MadeUp(story, layout)
        #expect(made.report.words == story.story().words)
        for line in made.lines {
            let isWide = line.row < 11
            #expect(line.placed.measure == .pt(isWide ? 310 : 150))
            // A line less than the best comes from lines up to an eighth too full.
            #expect(line.placed.line.width <= line.placed.measure * 1.125)
        }
    }
}
