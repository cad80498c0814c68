import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Makeup
import Testing

/// Mastheads on a grid of 10 pt; a letter is half as wide as its size.
@Suite("Masthead")
struct MastheadTests {
    private let items = [("name", "abcd"), ("motto", "motto"), ("number", "7"), ("price", "free"),
                         ("ear-start", "one two three four five six"), ("ear-end", "seven"), ("web", "example.org")]

    private func edition(_ items: [(String, String)], _ language: String = "ru") -> Edition {
        var edition = SampleStory().edition(language: language)
        edition.masthead = items.map { Edition.MastheadItem(slot: $0.0, text: InlineText($0.1)) }
        return edition
    }

    private func layout(_ frames: [[Matter]] = [[.masthead]]) -> Layout {
        var names: [String] = []
        let plans = frames.map { matters -> FramePlan in
            defer { names.append("frame\(names.count)") }
            return FramePlan(name: "frame\(names.count)", columns: 1...1, below: .init(frames: Array(names.suffix(1))), height: .fit,
                             content: .matter(matters))
        }
        let page = PageTemplate(name: "page", repeats: false, frames: plans, furniture: [])
        var layout = SampleLayout.layout(columns: 1, rows: 40, measure: 300, pages: [page],
                                         threads: [ThreadPlan(name: "main", stories: [.others])])
        layout.styles[.mastheadName]?.size = .pt(40)
        layout.styles[.mastheadName]?.leading = .pt(44)
        for name in [StyleName.mastheadName, .mastheadMotto, .mastheadLine] { layout.styles[name]?.alignment = .centre }
        return layout
    }

    @Test("Ears stand on both sides of the name, on the middle line of it, and nothing overlaps", arguments: ["fa", "ru"])
    func ears(language: String) throws {
        let made = MadeUp(edition(items, language), layout())
        #expect(made.diagnostics.all.isEmpty)
        let name = try #require(made.lines.first { $0.placed.style == .mastheadName })
        let ears = made.lines.filter { $0.placed.style == .ear }
        let start = ears.filter { $0.text != "seven" }, end = ears.filter { $0.text == "seven" }
        // 22 of 100 of 300 pt are 66, or 16 letters of 8 pt.
        #expect(start.map(\.text) == ["one two three ", "four five six"])
        #expect(ears.allSatisfy { abs($0.placed.measure.points - 66) < 0.01 })
        let isRightToLeft = language == "fa", edge = isRightToLeft ? 20.0 : 30
        #expect(start.allSatisfy { abs($0.placed.origin.x.points - edge - (isRightToLeft ? 234 : 0)) < 0.01 })
        #expect(end.allSatisfy { abs($0.placed.origin.x.points - edge - (isRightToLeft ? 0 : 234)) < 0.01 })
        // The middle between the top of most letters and the foot of those of the last line.
        func middle(_ lines: [ReadLine], _ size: Double) -> Double {
            let (above, below) = isRightToLeft ? (0.65, 0.3) : (0.7, 0)
            let baselines = lines.map(\.placed.origin.y.points)
            return ((baselines.min() ?? 0) - size * above + (baselines.max() ?? 0) + size * below) / 2
        }
        #expect(abs(middle([name], 40) - middle(start, 8)) < 0.01)
        #expect(abs(middle([name], 40) - middle(end, 8)) < 0.01)
        // The name needs 40 or 52 pt: 4 or 6 rows; the next line stands on the grid below them.
        let motto = try #require(made.lines.first { $0.placed.style == .mastheadMotto })
        #expect(abs(motto.row - (isRightToLeft ? 6 : 4)) < 0.01)
        #expect(made.lines.map(\.id) == made.lines.map(\.id).sorted() && Set(made.lines.map(\.id)).count == made.lines.count)
        #expect(made.lines.first?.text == "abcd")
    }

    @Test("Ears that are higher than the name make room for themselves")
    func highEars() throws {
        let long = (0..<24).map { _ in "abcdefghi" }.joined(separator: " ")
        let made = MadeUp(edition([("name", "abcd"), ("ear-end", long), ("motto", "motto")]), layout())
        let rows = made.lines.filter { $0.placed.style == .ear }.map(\.row)
        #expect(rows.count == 24 && (rows.min() ?? -1) >= -0.2)
        let motto = try #require(made.lines.first { $0.placed.style == .mastheadMotto })
        #expect(motto.row >= (rows.max() ?? 0) + 0.9)
        #expect(made.report.words == 26)
    }

    @Test("A wide name has the room of the ears as far as they can give it")
    func wideName() {
        // 10 letters of 40 pt are 200; the gutters take 16, so that each ear has 42 pt, which is its least.
        let made = MadeUp(edition([("name", "abcdefghij"), ("ear-start", "a"), ("ear-end", "b")]), layout())
        #expect(made.lines.map(\.text) == ["abcdefghij", "a", "b"])
        #expect(made.lines.filter { $0.placed.style == .ear }.allSatisfy { abs($0.placed.measure.points - 42) < 0.01 })
    }

    @Test("Without ears each part has lines of its own, as ever")
    func withoutEars() {
        let made = MadeUp(edition(items.filter { !$0.0.hasPrefix("ear") }), layout())
        #expect(made.lines.map(\.text) == ["abcd", "motto", "№\u{A0}7 · free", "example.org"])
    }

    @Test("The whole masthead lacks what stands elsewhere", arguments: [
        (MastheadPart.name, "abcd"), (.motto, "motto"), (.line, "№\u{A0}7 · free"), (.earEnd, "seven"),
    ])
    func parts(part: MastheadPart, text: String) {
        let made = MadeUp(edition(items), layout([[.mastheadPart(part)], [.masthead]]))
        #expect(made.lines.first?.text == text)
        let words = items.flatMap { $0.1.split(separator: " ").map(String.init) }.filter { $0 != "7" } + ["№\u{A0}7", "·"]
        #expect(made.words.sorted() == words.sorted())
    }
}
