import Testing
@testable import Paragraphs

/// The search against every way there is to break a short paragraph.
@Suite struct TotalFitTests {
    @Test(arguments: 1...400)
    func findsTheCheapestOfAllBreaks(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let items = randomItems(&random)
        let measure = Double(Int.random(in: 40...110, using: &random))
        let indent = seed % 3 == 0 ? 6.0 : 0
        let tolerances = Tolerances()
        let fit = TotalFit(items: items, fill: .justified, em: 10, indent: indent, tolerances: tolerances)
        let all = EveryBreak(items: items, em: 10, indent: indent, tolerances: tolerances, measure: { _ in measure }).fits()
        let found = fit.fit(.init(head: measure, headLines: 0, body: measure))
        if let cheapest = all.map(\.cost).min() {
            let cost = try #require(found?.cost)
            #expect(abs(cost - cheapest) < 1e-6 * max(1, cheapest))
            #expect(all.contains { $0.lines == found?.lines.map(\.item) && abs($0.cost - cost) < 1e-3 })
        } else {
            #expect(found != nil, "a paragraph is always set, if need be beyond tolerance")
        }
    }

    @Test(arguments: 1...200)
    func findsTheCheapestInAGivenNumberOfLines(seed: Int) {
        var random = SplitMix(seed: UInt64(seed) &* 977)
        let items = randomItems(&random)
        let measures = [Double(Int.random(in: 40...110, using: &random)), Double(Int.random(in: 40...110, using: &random))]
        let head = Int.random(in: 0...3, using: &random)
        let tolerances = Tolerances()
        let measure: (Int) -> Double = { $0 < head ? measures[0] : measures[1] }
        let fit = TotalFit(items: items, fill: .justified, em: 10, indent: 0, tolerances: tolerances)
        let all = EveryBreak(items: items, em: 10, indent: 0, tolerances: tolerances, measure: measure).fits()
        for count in 1...5 {
            let cheapest = all.filter { $0.lines.count == count }.map(\.cost).min()
            let found = fit.fit(.init(head: measures[0], headLines: head, body: measures[1]), count: count)
            #expect((found == nil) == (cheapest == nil))
            if let cheapest, let found {
                #expect(abs(found.cost - cheapest) < 1e-6 * max(1, cheapest))
                #expect(found.lines.count == count)
            }
        }
    }

    /// An initial takes its width of the lines beside it, but for the first, in which it stands.
    @Test(arguments: 1...200)
    func findsTheCheapestBesideAnInitial(seed: Int) {
        var random = SplitMix(seed: UInt64(seed) &* 1_571)
        let items = randomItems(&random)
        let measure = Double(Int.random(in: 60...110, using: &random)), width = Double(Int.random(in: 5...30, using: &random))
        let lines = Int.random(in: 2...3, using: &random)
        let all = EveryBreak(items: items, em: 10, indent: 0, tolerances: Tolerances(),
                             measure: { $0 > 0 && $0 < lines ? measure - width : measure }).fits()
        let found = TotalFit(items: items, fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(head: measure, headLines: 0, body: measure, initialLines: lines, initialWidth: width))
        guard let cheapest = all.map(\.cost).min() else { return }
        #expect(abs((found?.cost ?? 0) - cheapest) < 1e-6 * max(1, cheapest))
    }

    @Test func aWordWiderThanTheMeasureIsSetAlone() {
        let items = [Item(.box, width: 20), Item(.glue, width: 3, offset: 1), Item(.box, width: 200),
                     Item(.glue, width: 3, offset: 2), Item(.box, width: 20), Item(.forced, offset: 3)]
        let fit = TotalFit(items: items, fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(head: 60, headLines: 0, body: 60))
        #expect(fit?.lines.map(\.item) == [1, 3, 5])
    }

    @Test func anEmptyParagraphIsOneLine() {
        let fit = TotalFit(items: [Item(.forced, offset: 0)], fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(head: 60, headLines: 0, body: 60))
        #expect(fit?.lines.count == 1)
    }

    @Test func aBreakOfTheAuthorsEndsItsLine() {
        let items = [Item(.box, width: 10), Item(.forced, offset: 1), Item(.box, width: 10), Item(.forced, offset: 2)]
        let fit = TotalFit(items: items, fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(head: 60, headLines: 0, body: 60))
        #expect(fit?.lines.map(\.item) == [1, 3])
    }

    private func randomItems(_ random: inout SplitMix) -> [Item] {
        var items: [Item] = []
        var offset = 0
        let words = Int.random(in: 2...7, using: &random)
        for word in 0..<words {
            let parts = Int.random(in: 0..<10, using: &random) < 4 ? 2 : 1
            for part in 0..<parts {
                if part > 0 {
                    items.append(Item(.discretionary, width: 3, cost: 4_000, offset: offset))
                }
                items.append(Item(.box, width: Float(Int.random(in: 6...34, using: &random))))
                offset += 3
            }
            if word + 1 < words {
                offset += 1
                let kind: Item.Kind = Int.random(in: 0..<8, using: &random) == 0 ? .tie : .glue
                items.append(Item(kind, width: 2.5, offset: offset))
            }
        }
        items.append(Item(.forced, offset: offset))
        return items
    }
}

/// Every way to break items into feasible lines, with demerits counted afresh from the rules of ``Tolerances``.
private struct EveryBreak {
    let items: [Item]
    let em: Double
    let indent: Double
    let tolerances: Tolerances
    let measure: (Int) -> Double

    struct Fit {
        var lines: [Int]
        var cost: Double
    }

    func fits() -> [Fit] {
        var fits: [Fit] = []
        extend(from: -1, lines: [], cost: 0, fitness: 1, run: 0, into: &fits)
        return fits
    }

    private func extend(from start: Int, lines: [Int], cost: Double, fitness: Int, run: Int, into fits: inout [Fit]) {
        for end in (start + 1)..<items.count where mayBreak(at: end) {
            guard let line = judge(start, end, number: lines.count) else { continue }
            let isHyphen = items[end].kind == .discretionary, isLast = items[end].kind == .forced
            let newRun = isHyphen ? run + 1 : 0
            guard newRun <= tolerances.ladder else { continue }
            var total = cost + line.cost + Double(items[end].cost)
            if newRun == 2 { total += tolerances.hyphenPair }
            if newRun > 2 { total += tolerances.hyphenLadder }
            if isLast && run > 0 { total += tolerances.hyphenBeforeLast }
            if start >= 0, !isLast { total += tolerances.contrast * Double(max(0, abs(fitness - line.fitness) - 1)) }
            if isLast {
                fits.append(Fit(lines: lines + [end], cost: total))
            } else {
                extend(from: end, lines: lines + [end], cost: total, fitness: line.fitness, run: newRun, into: &fits)
            }
        }
    }

    private func mayBreak(at index: Int) -> Bool {
        switch items[index].kind {
        case .glue: items[index - 1].kind == .box
        case .penalty, .discretionary, .cut, .forced: true
        case .box, .tie: false
        }
    }

    private func judge(_ start: Int, _ end: Int, number: Int) -> (cost: Double, fitness: Int)? {
        let inside = items[(start + 1)..<end]
        let boxes = inside.filter { $0.kind == .box }.reduce(0) { $0 + Double($1.width) }
            + (items[end].kind == .discretionary ? Double(items[end].width) : 0)
        let glue = inside.filter { $0.kind == .glue || $0.kind == .tie }.map { Double($0.width) }
        let natural = glue.reduce(0, +)
        let width = measure(number) - (start < 0 ? indent : 0)
        guard boxes + natural * tolerances.narrowest <= width + 1e-3 else { return nil }
        if items[end].kind == .forced, boxes + natural <= width {
            return (start >= 0 && boxes + natural < tolerances.shortestLast * em ? tolerances.shortLast : 0, 1)
        }
        guard natural > 0 else { return nil }
        let ratio = (width - boxes) / natural
        guard ratio <= tolerances.emergency else { return nil }
        var cost = 0.0
        for _ in glue {
            let space = natural / Double(glue.count) / em
            cost += tolerances.departure * square(space * ratio - tolerances.ideal)
            if ratio > tolerances.widest {
                cost += tolerances.departure * tolerances.overstretch * square(space * (ratio - tolerances.widest))
            }
        }
        return (cost, ratio < 0.85 ? 0 : ratio < 1.25 ? 1 : ratio < tolerances.widest ? 2 : 3)
    }

    private func square(_ value: Double) -> Double { value * value }
}

/// A small seeded generator, so that every run tries the same paragraphs. Source: Steele, Lea and Flood, 2014.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
