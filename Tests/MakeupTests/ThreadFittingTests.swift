import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Testing

@Suite("Where threads end")
struct ThreadFittingTests {
    /// A lead that begins on page 1 and ends in `columns` columns at the head of page 2, over another thread.
    static func newsletter(columns: Int = 2, rows: Int = 30) -> Layout {
        let front = PageTemplate(name: "front", repeats: false, frames: [
            FramePlan(name: "front", columns: 1...1, height: .fill, content: .thread("lead")),
        ], furniture: [])
        let ends = (1...columns).map { FramePlan(name: "lead\($0)", columns: $0...$0, height: .fit, content: .thread("lead")) }
        let rest = (1...columns).map {
            FramePlan(name: "rest\($0)", columns: $0...$0, below: .init(frames: ends.map(\.name), gap: 1), height: .fill,
                      content: .thread("rest"))
        }
        return SampleLayout.layout(columns: columns, rows: rows, pages: [
            front, PageTemplate(name: "back", repeats: false, frames: ends + rest, furniture: []),
        ], threads: ["rest", "lead"].map { ThreadPlan(name: $0, stories: [.article(slot: $0)]) })
    }

    /// Paragraphs of `lengths` words for the lead, and one for the rest.
    static func edition(_ lengths: [Int]) -> Edition {
        func article(_ slot: String, _ lengths: [Int]) -> Edition.Article {
            var story = SampleStory(path: "\(slot).md")
            for length in lengths { story.paragraph(length) }
            return .init(slot: slot, story: story.story())
        }
        return Edition(name: "ru", language: "ru", layout: nil, masthead: [],
                       articles: [article("lead", lengths), article("rest", [30, 40])])
    }

    func frames(_ made: MadeUp, page: Int, _ name: String) -> [MakeupReport.Frame] {
        made.report.frames.filter { $0.page == page && $0.name.hasPrefix(name) }
    }

    @Test("Frames that fit share what is left of a thread, level, and leave the rest to others", arguments: 12...36)
    func fit(words: Int) {
        let made = MadeUp(Self.edition(Array(repeating: words, count: 14)), Self.newsletter())
        #expect(made.diagnostics.all.isEmpty)
        #expect(made.report.words == words * 14 + 70)
        let lead = frames(made, page: 2, "lead"), rest = frames(made, page: 2, "rest")
        guard !lead.isEmpty else {
            #expect(rest.map(\.rows) == [30, 30])
            return
        }
        #expect(lead.count == 2 && lead[0].rows == lead[1].rows)
        #expect(lead[0].usedRows == lead[0].rows)
        #expect(rest.map(\.rows) == [29 - lead[0].rows, 29 - lead[0].rows])
        // Paragraphs of two lines or three are not divided.
        #expect(lead[0].usedRows - lead[1].usedRows <= 2, "\(lead.map(\.usedRows))")
    }

    @Test("A row less would not have held it", arguments: 20...40)
    func fewest(words: Int) {
        let edition = Self.edition(Array(repeating: words, count: 14)), layout = Self.newsletter(columns: 1 + words % 4)
        let made = MadeUp(edition, layout), lead = frames(made, page: 2, "lead")
        guard let rows = lead.first?.rows, rows > 1 else { return }
        var tighter = layout
        for index in lead.indices { tighter.pages[1].frames[index].mostRows = rows - 1 }
        let other = MadeUp(edition, tighter)
        // Paragraphs give lines, one a column at most, where the room is not enough for them at their best.
        let used = lead.reduce(0) { $0 + $1.usedRows }
        #expect(other.report.leftoverWords > 0 || !other.diagnostics.all.isEmpty || used > lead.count * (rows - 2))
    }

    @Test("Frames that a thread does not reach are left out")
    func unreached() {
        let made = MadeUp(Self.edition([20]), Self.newsletter())
        #expect(frames(made, page: 2, "lead").isEmpty)
        #expect(frames(made, page: 2, "rest").map(\.rows) == [30, 30])
    }

    @Test("A thread that is too long takes all the room, and the rest is said")
    func tooLong() {
        let made = MadeUp(Self.edition(Array(repeating: 40, count: 40)), Self.newsletter())
        #expect(frames(made, page: 2, "lead").map(\.rows) == [30, 30])
        #expect(made.report.words + made.report.leftoverWords == 1_670)
        #expect(made.report.leftovers.map(\.slot) == ["rest", "lead"])
    }

    @Test("A frame that fits has its fewest rows and not more than its most")
    func limits() {
        var layout = Self.newsletter()
        for index in 0..<2 { layout.pages[1].frames[index].leastRows = 20 }
        let edition = Self.edition(Array(repeating: 30, count: 10)), most = MadeUp(edition, layout)
        let lead = frames(most, page: 2, "lead")
        #expect(lead.map(\.rows) == [20, 20])
        #expect(lead.allSatisfy { $0.usedRows < 20 && $0.usedRows > 5 })
        for index in 0..<2 { (layout.pages[1].frames[index].leastRows, layout.pages[1].frames[index].mostRows) = (0, 3) }
        let few = MadeUp(edition, layout)
        #expect(frames(few, page: 2, "lead").map(\.rows) == [3, 3])
        #expect(few.report.leftovers.map(\.slot) == ["lead"])
    }

    @Test("A thread that balances ends level on a page that repeats", arguments: 0..<60)
    func balance(seed: Int) {
        var generator = Seeded(seed), story = SampleStory()
        // Paragraphs of one line can be parted anywhere.
        for _ in 0..<Int.random(in: 3...200, using: &generator) { story.paragraph(3) }
        let columns = 2 + seed % 3
        var layout = SampleLayout.columns(columns, rows: 20)
        let free = MadeUp(story, layout)
        layout.threads[0].balances = true
        let made = MadeUp(story, layout)
        #expect(made.report.words == story.story().words && made.diagnostics.all.isEmpty)
        #expect(made.document.pages.count == free.document.pages.count)
        let used = made.report.frames.suffix(columns).map(\.usedRows)
        #expect((used.max() ?? 0) - (used.min() ?? 0) <= 1, "\(used)")
        #expect(used == used.sorted(by: >))
        #expect(free.report.frames.suffix(columns).map(\.rows) == Array(repeating: 20, count: columns))
        #expect(made.report.frames.suffix(columns).allSatisfy { $0.rows == used[0] })
    }

    @Test("Random stories end level but for paragraphs that cannot be divided")
    func balancedStories() {
        let uneven = (0..<30).filter { seed in
            let story = SampleStory.random(seed, blocks: 3 + seed)
            var layout = SampleLayout.columns(3, rows: 24)
            layout.threads[0].balances = true
            let made = MadeUp(story, layout), used = made.report.frames.suffix(3).map(\.usedRows)
            #expect(made.report.words == story.story().words)
            return (used.max() ?? 0) - (used.min() ?? 0) > 2
        }
        #expect(uneven.count <= 9, "\(uneven)")
    }

    @Test("Text ends level above a notice that stands at the foot of one column")
    func aboveNotice() {
        let made = FrameTests().made(FrameTests.front()), free = frames(made, page: 1, "one") + frames(made, page: 1, "two")
        #expect(free[0].usedRows == free[0].rows)
        var story = SampleStory()
        for _ in 0..<9 { story.paragraph(25) }
        var notice = SampleStory(path: "notice.md")
        notice.paragraph(30)
        let edition = Edition(name: "ru", language: "ru", layout: nil, masthead: [], articles: [
            .init(slot: "lead", story: story.story()), .init(slot: "notice", story: notice.story()),
        ])
        var thread = ThreadPlan(name: "main", stories: [.article(slot: "lead")])
        thread.balances = true
        let level = MadeUp(edition, SampleLayout.layout(columns: 2, rows: 40, pages: [FrameTests.front()], threads: [thread]))
        let used = (frames(level, page: 1, "one") + frames(level, page: 1, "two")).map(\.usedRows)
        #expect(used.count == 2 && abs(used[0] - used[1]) <= 1, "\(used)")
    }
}
