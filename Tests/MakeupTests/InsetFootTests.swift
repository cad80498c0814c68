import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Testing

/// Notes and jump lines in columns that a frame is set into.
@Suite("Feet of columns beside an inset")
struct InsetFootTests {
    /// Two columns a page with an inset across part of both, or of one.
    private func layout(_ seed: Int, jumps: Bool) -> Layout {
        var generator = Seeded(seed)
        var inset = FramePlan(name: "inset", columns: seed % 3 == 0 ? 1...2 : 2...2, height: .lines(Int.random(in: 4...14, using: &generator)),
                              content: .matter([.article(slot: "boxed")]))
        inset.stands = seed % 2 == 0 ? .foot : .head
        let side = FramePlan.Inset.Side.allCases[seed % 3]
        inset.inset = .init(share: side == .centre ? 0.3 : 0.5, side: side, standoff: .pt(5))
        if seed % 4 == 1 { inset.below = .init(gap: Double(Int.random(in: 3...22, using: &generator))) }
        let columns = (1...2).map { FramePlan(name: "column\($0)", columns: $0...$0, height: .fill, content: .thread("main")) }
        let pages = (1...4).map { PageTemplate(name: "page\($0)", repeats: $0 == 4, frames: $0 == 4 ? columns : columns + [inset], furniture: []) }
        var layout = SampleLayout.layout(columns: 2, rows: 36, measure: 180, pages: pages,
                                         threads: [ThreadPlan(name: "main", stories: [.article(slot: "lead")])])
        layout.threads[0].hasJumps = jumps
        for index in 1..<3 { layout.pages[index].frames[2].content = .matter([.article(slot: "boxed\(index)")]) }
        return layout
    }

    /// - Parameter ofArticle: the article's language, where it is another than that of the edition.
    private func made(_ seed: Int, language: String, ofArticle: String? = nil, jumps: Bool) -> (MadeUp, notes: Int) {
        let (sample, notes) = NoteTests.story(seed, notes: 14, blocks: 50)
        var edition = sample.edition(language: language, title: "Tale")
        edition.articles[0].story.notes = notes
        edition.articles[0].story.language = ofArticle ?? language
        for (number, slot) in ["boxed", "boxed1", "boxed2"].enumerated() {
            var box = SampleStory(path: "box\(number).md")
            box.paragraph(8)
            edition.articles.append(.init(slot: slot, story: box.story(language: language)))
        }
        return (MadeUp(edition, layout(seed, jumps: jumps), sample.diagnostics), notes.count)
    }

    @Test("No line of text, note or jump reaches into the inset, and no note is lost", arguments: 0..<24, [("ru", "ru"), ("fa", "fa"), ("fa", "ru")])
    func clear(seed: Int, language: (edition: String, article: String)) {
        let (made, notes) = made(seed, language: language.edition, ofArticle: language.article, jumps: seed % 2 == 0)
        var insets = 0
        let article = Dictionary(grouping: made.lines, by: \.id.matter).max { $0.value.count < $1.value.count }?.key
        for page in made.document.pages {
            let lines = page.items.compactMap { item -> (matter: Int32?, line: PlacedLine)? in
                if case .line(let line) = item.content { (item.reading?.matter, line) } else { nil }
            }
            let boxed = lines.filter { $0.matter != nil && $0.matter != article }.map(\.line)
            let running = lines.filter { $0.matter == nil || $0.matter == article }.map(\.line)
            guard let left = boxed.map(\.origin.x).min(), let right = boxed.map({ $0.origin.x + $0.measure }).max(),
                  let top = boxed.map(\.origin.y).min(), let foot = boxed.map(\.origin.y).max() else { continue }
            insets += 1
            for line in running where line.origin.y > top - .pt(9) && line.origin.y < foot + .pt(9) {
                #expect(line.origin.x + line.measure <= left + .pt(0.01) || line.origin.x >= right - .pt(0.01),
                        "page \(page.number): \(line.style) at \(line.origin)")
            }
        }
        let noteWords = made.lines.filter { $0.placed.style == .note }.flatMap { $0.text.split(separator: " ") }.filter { $0.hasSuffix("x0") }
        #expect(noteWords.count == notes && insets > 0)
        #expect(made.report.leftoverWords == 0)
    }

    @Test("No two lines of a column stand on each other", arguments: 0..<24)
    func apart(seed: Int) {
        let (made, _) = made(seed, language: "ru", jumps: true)
        for page in made.document.pages {
            let lines = page.items.compactMap { item -> PlacedLine? in
                if case .line(let line) = item.content { line } else { nil }
            }
            for (index, one) in lines.enumerated() {
                for other in lines[(index + 1)...] where abs((one.origin.y - other.origin.y).points) < 6 {
                    let apart = one.origin.x + one.measure <= other.origin.x + .pt(0.01) || other.origin.x + other.measure <= one.origin.x + .pt(0.01)
                    // Markers stand in the indent of their item, on its first line.
                    #expect(apart || one.measure < .pt(30) || other.measure < .pt(30), "\(one.style) and \(other.style) at \(one.origin)")
                }
            }
        }
    }

    @Test("What notes have at the foot", arguments: [
        ([], 180.0, 0.0, 40), ([(0..<10, 90.0, 0.0)], 180, 0, 30), ([(30..<40, 90, 0)], 90, 0, 40), ([(30..<40, 90, 90)], 90, 90, 40),
        ([(30..<36, 90, 90)], 90, 90, 40), ([(24..<34, 90, 0), (34..<40, 100, 80)], 100, 80, 6), ([(20..<28, 90, 0)], 180, 0, 12),
        ([(20..<30, 120, 0), (30..<40, 120, 60)], 60, 60, 40),
    ] as [([(Range<Int>, Double, Double)], Double, Double, Int)])
    func foot(notches: [(Range<Int>, Double, Double)], measure: Double, start: Double, rows: Int) {
        let column = Column(page: 1, frame: 0, measure: .pt(180), rows: 40,
                            notches: notches.map { Notch(rows: $0, measure: .pt($1), start: .pt($2)) })
        #expect((column.foot.measure, column.foot.start) == (.pt(measure), .pt(start)))
        #expect(column.foot.rows == 40 - rows..<40)
    }
}
