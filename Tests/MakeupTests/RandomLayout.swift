import Geometry
import LayoutBook
@testable import Makeup
import Manuscript

/// Layouts of all that a frame can be, good or not: only what the layout reader promises holds.
struct RandomLayout {
    let layout: Layout
    /// The slots of the articles that it has a place for.
    let slots: [String]

    init(seed: Int) {
        var generator = Seeded(seed), maker = Maker()
        let threads = ["a", "b", "c"].prefix(Int.random(in: 1...3, using: &generator))
        let pages = (0..<Int.random(in: 1...3, using: &generator)).map { maker.page($0, threads: Array(threads), &generator) }
        let used = threads.filter { thread in pages.contains { $0.frames.contains { $0.content == .thread(thread) } } }
        let plans = used.map { name in
            var plan = ThreadPlan(name: name, stories: [.article(slot: name)])
            plan.balances = Bool.random(using: &generator)
            return plan
        }
        var layout = SampleLayout.layout(columns: 1, rows: 20, pages: pages, threads: plans)
        for (index, page) in pages.enumerated() { layout.pages[index].area = page.area }
        self.layout = layout
        slots = used + maker.slots
    }

    func edition(seed: Int, language: String = "en") -> Edition {
        let articles = slots.enumerated().map { index, slot in
            let blocks = slot.count == 1 ? 1 + (seed + index * 7) % 24 : 2
            let story = SampleStory.random(seed &* 31 &+ index, blocks: blocks).story(language: language)
            return Edition.Article(slot: slot, story: story)
        }
        return Edition(name: language, language: language, layout: nil, masthead: [], articles: articles)
    }

    private struct Maker {
        var slots: [String] = []

        mutating func page(_ number: Int, threads: [String], _ generator: inout Seeded) -> PageTemplate {
            let columns = Int.random(in: 1...5, using: &generator), rows = Int.random(in: 6...40, using: &generator)
            let area = PageArea(trim: Size(width: .pt(50 + 80 * Double(columns)), height: .pt(Double(rows) * 10 + 45)),
                                margins: .init(top: .pt(20), bottom: .pt(22), inside: .pt(30), outside: .pt(20)),
                                columns: columns, gutter: .pt(9))
            var frames: [FramePlan] = []
            for index in 0..<Int.random(in: 1...7, using: &generator) {
                frames.append(frame("f\(index)", among: frames, columns: columns, threads: threads, &generator))
            }
            var page = PageTemplate(name: "page\(number)", repeats: Bool.random(using: &generator), area: area, frames: frames,
                                    furniture: [])
            if Bool.random(using: &generator) { page.foldLines = [FoldLine(at: 0.5)] }
            return page
        }

        mutating func frame(_ name: String, among frames: [FramePlan], columns: Int, threads: [String],
                            _ generator: inout Seeded) -> FramePlan {
            let first = Int.random(in: 1...columns, using: &generator), last = Int.random(in: first...columns, using: &generator)
            var content = FramePlan.Content.thread(threads.randomElement(using: &generator) ?? "a")
            if Int.random(in: 0..<4, using: &generator) == 0 {
                slots.append("m\(slots.count)x")
                content = .matter([.article(slot: slots[slots.count - 1])])
            }
            let heights: [FramePlan.Height] = [.fill, .fill, .fit, .fit, .lines(Int.random(in: 1...30, using: &generator))]
            var plan = FramePlan(name: name, columns: first...last, below: neighbour(frames, &generator),
                                 above: neighbour(frames, &generator), height: heights.randomElement(using: &generator) ?? .fill,
                                 stands: Bool.random(using: &generator) ? .head : .foot, content: content)
            dress(&plan, &generator)
            return plan
        }

        private func neighbour(_ frames: [FramePlan], _ generator: inout Seeded) -> FramePlan.Neighbour {
            let names = frames.map(\.name).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
            return FramePlan.Neighbour(frames: names, gap: Double(Int.random(in: 0...4, using: &generator)) / 2)
        }

        private func dress(_ plan: inout FramePlan, _ generator: inout Seeded) {
            if Bool.random(using: &generator) {
                plan.box.border = .pt(0.5)
                plan.box.padding = .pt(Double(Int.random(in: 0...60, using: &generator)))
                plan.box.paddingLines = Double(Int.random(in: 0...3, using: &generator)) / 2
                plan.box.radius = .pt(Double(Int.random(in: 0...40, using: &generator)))
                plan.box.ruleAbove = .pt(1)
                plan.box.tint = .black
            }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                plan.inset = .init(share: Double(Int.random(in: 1...10, using: &generator)) / 10,
                                   side: FramePlan.Inset.Side.allCases.randomElement(using: &generator) ?? .centre,
                                   standoff: .pt(Double(Int.random(in: 0...12, using: &generator))))
            }
            plan.level = Int.random(in: 0...3, using: &generator) / 3
            plan.alignment = FramePlan.VerticalAlignment.allCases.randomElement(using: &generator) ?? .head
            if Bool.random(using: &generator) { plan.leastRows = Int.random(in: 0...9, using: &generator) }
            if Bool.random(using: &generator) { plan.mostRows = Int.random(in: 1...20, using: &generator) }
        }
    }
}

/// A layout with its edition, made up, and the frames as they were solved.
struct SolvedPages {
    let forme: Forme
    let made: MadeUp
    let edition: Edition

    init(seed: Int, language: String = "en") {
        let random = RandomLayout(seed: seed)
        self.init(random.edition(seed: seed, language: language), random.layout)
    }

    init(_ edition: Edition, _ layout: Layout, beside: Edition? = nil, art: (any ArtDesk)? = nil) {
        self.edition = edition
        made = MadeUp(edition, layout, beside: beside, art: art)
        var desk = CopyDesk(edition: edition, layout: layout, beside: beside.map { BesideEdition($0, layout: layout) },
                            pictures: PictureDesk(art))
        forme = Forme(edition, &desk, compositor: FakeCompositor())
        _ = Lockup(forme: forme).run()
    }

    /// Pages of the document with their frames.
    var pages: [(page: Page, geometry: PageGeometry, frames: [SolvedFrame])] {
        made.document.pages.map { page in
            let template = forme.plan.template(ofPage: page.number) ?? 0
            return (page, forme.geometries[template], forme.plan.frames(ofPage: page.number) ?? [])
        }
    }
}
