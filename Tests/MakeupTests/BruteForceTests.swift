@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Testing

/// The rules of ``BreakSearch`` told again as plainly as possible: every way is tried, none is forgotten.
private struct BruteForce {
    let flow: Flow
    let rows: Int
    let measures: Measures

    func cheapest() -> Double { place(0, row: 0, ink: 0, cost: 0) }
    private var foot: Double { Double(rows) + 1e-6 }

    /// The cheapest way to place block `index` and all after it.
    private func place(_ index: Int, row: Double, ink: Double, cost: Double) -> Double {
        guard index < flow.blocks.count else { return cost }
        let block = flow.blocks[index]
        let kept = index > 0 ? flow.blocks[index - 1].copy.keepWithNext : 0
        var best = Double.infinity
        for choice in Choice.numbers + [wholeWord(of: index, from: row)].compactMap({ $0 }) {
            guard let setting = block.setting(measures, choice), let optimum = block.setting(measures, .best) else { continue }
            let premium = choice == .best ? 0 : max(0, setting.cost - optimum.cost)
            best = min(best, lines(0, of: index, setting, row: row, cost: cost + premium, kept: kept))
            if kept == 0, row > 0, choice.wholeAt == nil {
                let left = cost + BreakCosts.shortFoot(Double(rows) - ink)
                best = min(best, lines(0, of: index, setting, row: 0, cost: left + premium, kept: 0))
            }
        }
        return best
    }

    /// The best setting without the word that the foot of the column would divide.
    private func wholeWord(of index: Int, from row: Double) -> Choice? {
        let block = flow.blocks[index]
        guard block.copy.isDivisible, let setting = block.setting(measures, .best) else { return nil }
        let count = setting.lines.count
        let fits = (0..<count).filter { flow.extent(of: 0..<$0 + 1, of: index, lineCount: count, from: row).ink <= foot }.count
        let most = min(fits, count - 2)
        return fits < count && most >= 2 && setting.lines[most - 1].isHyphenated ? Choice(wholeAt: setting.lines[most - 1].text.upperBound) : nil
    }

    /// The cheapest way to place the lines from `first` on, beginning at `row` of a column.
    private func lines(_ first: Int, of index: Int, _ setting: Setting, row: Double, cost: Double, kept: Int) -> Double {
        let count = setting.lines.count
        let whole = flow.extent(of: first..<count, of: index, lineCount: count, from: row)
        if whole.ink <= foot {
            return place(index + 1, row: min(whole.end, Double(rows)), ink: whole.ink, cost: cost)
        }
        guard flow.blocks[index].copy.isDivisible else { return .infinity }
        var best = Double.infinity
        for taken in stride(from: 1, to: count - first, by: 1) {
            let ink = flow.extent(of: first..<first + taken, of: index, lineCount: count, from: row).ink
            guard taken >= 2, count - first - taken >= 2, ink <= foot, taken >= (first == 0 ? kept : 0) else { continue }
            if setting.lines[first + taken - 1].isHyphenated { continue }
            let foot = BreakCosts.shortFoot(Double(rows) - ink)
            best = min(best, lines(first + taken, of: index, setting, row: 0, cost: cost + foot, kept: 0))
        }
        return best
    }
}

@Suite("The search against brute force")
struct BruteForceTests {
    @Test("finds the cheapest way over small inputs", arguments: 0..<120)
    func optimal(seed: Int) {
        var generator = Seeded(seed), story = SampleStory()
        for _ in 0..<Int.random(in: 2...6, using: &generator) {
            if Int.random(in: 0..<4, using: &generator) == 0 { story.heading(3) }
            let widths = (0..<30).map { _ in Int.random(in: 0...7, using: &generator) }
            story.paragraph(Int.random(in: 1...26, using: &generator), padded: { widths[$0 % 30] })
        }
        let rows = Int.random(in: 5...8, using: &generator)
        let layout = SampleLayout.columns(1, rows: rows, measure: 110)
        var desk = CopyDesk(edition: story.edition(), layout: layout)
        let forme = Forme(story.edition(), &desk, compositor: FakeCompositor())
        let flow = forme.threads[0], chain = ColumnChain(thread: flow.name, plan: forme.plan)
        var search = BreakSearch(flow: flow, chain: chain, flexible: flow.blocks.map { _ in [.lines, .words] })
        search.patience = .infinity
        let found = search.run()
        let measures = Measures(.pt(110))
        let expected = BruteForce(flow: flow, rows: rows, measures: measures).cheapest()
        if expected.isInfinite {
            #expect(!found.relaxed.isEmpty)
        } else {
            #expect(abs(found.cost - expected) < 0.01, "\(found.cost) for \(expected)")
        }
    }

    @Test("asking by need costs no more than asking never", arguments: 0..<40)
    func byNeed(seed: Int) {
        let story = SampleStory.random(seed, blocks: 40), layout = SampleLayout.columns(2, rows: 20)
        var desk = CopyDesk(edition: story.edition(), layout: layout)
        let forme = Forme(story.edition(), &desk, compositor: FakeCompositor())
        let flow = forme.threads[0], chain = ColumnChain(thread: flow.name, plan: forme.plan)
        var never = BreakSearch(flow: flow, chain: chain, flexible: flow.blocks.map { _ in [] })
        var always = BreakSearch(flow: flow, chain: chain, flexible: flow.blocks.map { _ in [.lines, .words] })
        let byNeed = ColumnBreaker(flow: flow, chain: chain).run().cost
        #expect(byNeed <= never.run().cost)
        #expect(byNeed >= always.run().cost - 40_000)
    }
}
