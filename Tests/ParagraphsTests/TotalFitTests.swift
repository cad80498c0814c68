import Geometry
import Testing
@testable import Paragraphs

/// The search against every way there is to break a short paragraph and to fill its lines.
@Suite struct TotalFitTests {
    @Test(arguments: 1...400)
    func findsTheCheapestOfAllBreaks(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let copy = Copy(words: 2...7, means: [], &random)
        let measure = Double.random(in: 40...110, using: &random)
        try expectCheapest(copy, measure: measure, indent: seed % 3 == 0 ? 6.0 : 0)
    }

    /// Hyphens, scaling, hanging punctuation, reluctant breaks, kashida and wide forms in one paragraph.
    @Test(arguments: 1...100)
    func findsTheCheapestWithAllMeans(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &* 7_919)
        for _ in 0..<30 {
            let copy = Copy(words: 3...9, means: .all, &random)
            let measure = Double.random(in: 60...130, using: &random)
            try expectCheapest(copy, measure: measure, indent: Double(Int.random(in: 0...1, using: &random)) * 6)
        }
    }

    /// Where lines cost much by the lines beside them, a way must not be dropped for one that only looks cheaper so far.
    @Test(arguments: 1...100)
    func findsTheCheapestWhereNeighboursCostMuch(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &* 104_729)
        for _ in 0..<40 {
            var tolerances = Tolerances()
            tolerances.neighbours.contrast = Double.random(in: 0...3_000, using: &random)
            tolerances.neighbours.kashidaPair = Double.random(in: 0...500, using: &random)
            tolerances.neighbours.stairs = Double.random(in: 0...1_000, using: &random)
            tolerances.hyphens.pair = Double.random(in: 0...3_000, using: &random)
            tolerances.hyphens.beforeLast = Double.random(in: 0...3_000, using: &random)
            let copy = Copy(words: 5...9, means: Bool.random(using: &random) ? .all : [], hyphenCost: 10, &random)
            try expectCheapest(copy, measure: Double.random(in: 45...80, using: &random), indent: 0, tolerances)
        }
    }

    /// Lines of any measure follow each other, beside an initial or not.
    @Test(arguments: 1...200)
    func findsTheCheapestInAnySequenceOfMeasures(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &* 15_485_863)
        for _ in 0..<15 {
            let copy = Copy(words: 4...9, means: Bool.random(using: &random) ? .all : [], &random)
            let widths = Widths(45...120, &random)
            try expectCheapest(copy, in: widths, indent: Double(Int.random(in: -1...1, using: &random)) * 6)
        }
    }

    private func expectCheapest(_ copy: Copy, measure: Double, indent: Double, _ tolerances: Tolerances = Tolerances()) throws {
        try expectCheapest(copy, in: Widths(measure), indent: indent, tolerances)
    }

    private func expectCheapest(_ copy: Copy, in widths: Widths, indent: Double, _ tolerances: Tolerances = Tolerances()) throws {
        let fit = TotalFit(items: copy.items, words: copy.words, mostKashidas: copy.mostKashidas, fill: copy.fill, em: 10, indent: indent,
                           firstHang: copy.firstHang, tolerances: tolerances)
        let all = EveryBreak(copy: copy, em: 10, indent: indent, tolerances: tolerances, measure: widths.of).fits()
        let found = fit.fit(widths.measure)
        guard let cheapest = all.map(\.cost).min() else {
            #expect(found != nil, "a paragraph is always set, if need be beyond tolerance")
            return
        }
        let cost = try #require(found?.cost)
        #expect(abs(cost - cheapest) < 1e-6 * max(1, cheapest))
        let ways = all.filter { abs($0.cost - cost) < 1e-3 }
        #expect(ways.contains { $0.lines == found?.lines.map(\.item) && $0.words == found?.lines.map(\.words) })
    }

    @Test(arguments: 1...200)
    func findsTheCheapestInAGivenNumberOfLines(seed: Int) {
        var random = SplitMix(seed: UInt64(seed) &* 977)
        let copy = Copy(words: 2...7, means: seed % 2 == 0 ? .all : [], &random)
        let widths = Widths(45...110, &random)
        let tolerances = Tolerances()
        let fit = TotalFit(items: copy.items, words: copy.words, mostKashidas: copy.mostKashidas, fill: copy.fill, em: 10, indent: 0,
                           firstHang: copy.firstHang, tolerances: tolerances)
        let all = EveryBreak(copy: copy, em: 10, indent: 0, tolerances: tolerances, measure: widths.of).fits()
        for count in 1...5 {
            let cheapest = all.filter { $0.lines.count == count }.map(\.cost).min()
            let found = fit.fit(widths.measure, count: count)
            #expect((found == nil) == (cheapest == nil))
            if let cheapest, let found {
                #expect(abs(found.cost - cheapest) < 1e-6 * max(1, cheapest))
                #expect(found.lines.count == count)
            }
        }
    }

    @Test func nearlyEveryParagraphOfTheTestHasKashidaScalingAndHyphens() {
        var random = SplitMix(seed: 5), kashidas = 0, scaled = 0, hyphens = 0, wide = 0
        for _ in 0..<300 {
            let copy = Copy(words: 6...9, means: .all, &random)
            let fit = TotalFit(items: copy.items, words: copy.words, mostKashidas: copy.mostKashidas, fill: copy.fill, em: 10, indent: 0,
                               tolerances: Tolerances()).fit(.init(Measures(.pt(90))))
            for line in fit?.lines ?? [] {
                for index in 0..<line.words.count {
                    if copy.words[line.words[index]].means == .kashida { kashidas += 1 } else { wide += 1 }
                }
                if line.scaling != 0 { scaled += 1 }
                if line.isHyphenated { hyphens += 1 }
            }
        }
        #expect(kashidas > 30 && wide > 30 && scaled > 100 && hyphens > 30)
    }

    /// An initial takes its width of the lines beside it, but for the first, in which it stands.
    @Test(arguments: 1...200)
    func findsTheCheapestBesideAnInitial(seed: Int) {
        var random = SplitMix(seed: UInt64(seed) &* 1_571)
        let copy = Copy(words: 2...7, means: [], &random)
        let measure = Double.random(in: 60...110, using: &random), width = Double.random(in: 5...30, using: &random)
        let lines = Int.random(in: 2...3, using: &random)
        let all = EveryBreak(copy: copy, em: 10, indent: 0, tolerances: Tolerances(),
                             measure: { $0 > 0 && $0 < lines ? measure - width : measure }).fits()
        let found = TotalFit(items: copy.items, fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(Measures(.pt(measure)), initialLines: lines, initialWidth: width))
        guard let cheapest = all.map(\.cost).min() else { return }
        #expect(abs((found?.cost ?? 0) - cheapest) < 1e-6 * max(1, cheapest))
    }

    @Test func aWordWiderThanTheMeasureIsSetAlone() {
        let items = [Item(.box, width: 20), Item(.glue, width: 3, offset: 1), Item(.box, width: 200),
                     Item(.glue, width: 3, offset: 2), Item(.box, width: 20), Item(.forced, offset: 3)]
        let fit = TotalFit(items: items, fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(Measures(.pt(60))))
        #expect(fit?.lines.map(\.item) == [1, 3, 5])
    }

    @Test func anEmptyParagraphIsOneLine() {
        let fit = TotalFit(items: [Item(.forced, offset: 0)], fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(Measures(.pt(60))))
        #expect(fit?.lines.count == 1)
    }

    @Test func aBreakOfTheAuthorsEndsItsLine() {
        let items = [Item(.box, width: 10), Item(.forced, offset: 1), Item(.box, width: 10), Item(.forced, offset: 2)]
        let fit = TotalFit(items: items, fill: .justified, em: 10, indent: 0, tolerances: Tolerances())
            .fit(.init(Measures(.pt(60))))
        #expect(fit?.lines.map(\.item) == [1, 3])
    }
}

/// The widths of a paragraph's lines: those of the first one by one, and that of all others.
private struct Widths {
    private var firsts: [Double] = []
    private let body: Double
    private var initial = (lines: 0, width: 0.0)

    init(_ measure: Double) { body = measure }

    /// Runs of none to three lines, some of one measure, some beside an initial.
    init(_ range: ClosedRange<Double>, _ random: inout SplitMix) {
        let choice = (0..<3).map { _ in Double.random(in: range, using: &random) }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let measure = choice[Int.random(in: 0..<3, using: &random)]
            firsts += Array(repeating: measure, count: Int.random(in: 0...3, using: &random))
        }
        body = choice[Int.random(in: 0..<3, using: &random)]
        if Int.random(in: 0..<4, using: &random) == 0 {
            initial = (Int.random(in: 2...4, using: &random), Double.random(in: 5...20, using: &random))
        }
    }

    func of(_ line: Int) -> Double {
        (line < firsts.count ? firsts[line] : body) - (line > 0 && line < initial.lines ? initial.width : 0)
    }

    var measure: TotalFit.Measure {
        let runs = firsts.map { Measures.Run(lines: 1, measure: .pt($0)) }
        return .init(Measures(runs: runs, then: .pt(body)), initialLines: initial.lines, initialWidth: initial.width)
    }
}

/// A random paragraph for the breaker.
private struct Copy {
    struct Means: OptionSet {
        let rawValue: Int
        static let all = Means(rawValue: 1)
    }

    var items: [Item] = []
    var words: [StretchableWord] = []
    var firstHang = 0.0
    let mostKashidas: Int
    let fill: TotalFit.Fill

    init(words count: ClosedRange<Int>, means: Means, hyphenCost: Float = 4_000, _ random: inout SplitMix) {
        let hasAll = means == .all
        mostKashidas = hasAll ? Int.random(in: 0...3, using: &random) : 0
        fill = hasAll && Int.random(in: 0..<6, using: &random) == 0 ? .justifiedToTheLast : .justified
        var offset = 0, reach: Float = 0, gaps = 0
        let number = Int.random(in: count, using: &random)
        for word in 0..<number {
            let start = offset, left = reach
            let parts = Int.random(in: 0..<10, using: &random) < 4 ? 2 : 1
            for part in 0..<parts {
                if part > 0 { items.append(Item(.discretionary, width: 3, cost: hyphenCost, offset: offset)) }
                var box = Item(.box, width: Float.random(in: 6...34, using: &random))
                if hasAll { box.scalable = box.width * Float(Int.random(in: 0...2, using: &random)) / 2 }
                items.append(box)
                reach += box.width
                offset += 3
            }
            if hasAll { addStretches(of: word, start..<offset, from: left, to: reach, gaps: gaps, &random) }
            guard word + 1 < number else { continue }
            offset += 1
            let isTie = Int.random(in: 0..<8, using: &random) == 0
            var glue = Item(isTie ? .tie : .glue, width: 2.5, offset: offset)
            if hasAll, !isTie {
                glue.endHang = Float(Int.random(in: 0...2, using: &random))
                glue.startHang = Float(Int.random(in: 0...1, using: &random))
                glue.cost = Int.random(in: 0..<10, using: &random) == 0 ? 1_000 : 0
            }
            items.append(glue)
            reach += 2.5
            gaps += 1
        }
        items.append(Item(.forced, offset: offset))
    }

    private mutating func addStretches(of word: Int, _ range: Range<Int>, from left: Float, to right: Float, gaps: Int,
                                       _ random: inout SplitMix) {
        if mostKashidas > 0, Int.random(in: 0..<3, using: &random) > 0 {
            words.append(StretchableWord(
                means: .kashida, start: range.lowerBound, end: range.upperBound, number: word, step: 1.9, most: 4,
                cost: Float(Int.random(in: 20...140, using: &random)), reach: (left + right) / 2, gaps: gaps))
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            words.append(StretchableWord(
                means: .wideForms, start: range.lowerBound, end: range.upperBound, number: word,
                step: Float(Int.random(in: 1...5, using: &random)), most: 1, cost: 50, reach: left, gaps: gaps))
        }
    }
}

/// Every way to break items into feasible lines and to fill them, with the sums and the demerits between lines counted
/// afresh. How one line may be filled is ``LineFiller``'s to say, which has its own tests.
private struct EveryBreak {
    let copy: Copy
    let em: Double
    let indent: Double
    let tolerances: Tolerances
    let measure: (Int) -> Double

    struct Fit {
        var lines: [Int] = []
        var words: [WordSet] = []
        var cost = 0.0
    }

    private struct State {
        var fitness = 1
        var hyphens = 0
        var kashidas = 0
        var places: [Double] = []
    }

    func fits() -> [Fit] {
        var fits: [Fit] = []
        extend(from: -1, Fit(), State(), into: &fits)
        return fits
    }

    private func extend(from start: Int, _ fit: Fit, _ state: State, into fits: inout [Fit]) {
        for end in (start + 1)..<copy.items.count where mayBreak(at: end) {
            let item = copy.items[end]
            let hyphens = item.kind == .discretionary ? state.hyphens + 1 : 0
            guard hyphens <= tolerances.hyphens.ladder else { continue }
            for plan in plans(start, end, number: fit.lines.count) {
                let places = (0..<plan.places.count).map { Double(plan.places[$0]) }
                let kashidas = places.isEmpty ? 0 : state.kashidas + 1
                guard kashidas <= tolerances.neighbours.kashidaRun else { continue }
                var next = fit
                next.lines.append(end)
                next.words.append(plan.words)
                next.cost += plan.cost + Double(item.cost)
                if hyphens == 2 { next.cost += tolerances.hyphens.pair }
                if item.kind == .forced, state.hyphens > 0 { next.cost += tolerances.hyphens.beforeLast }
                if start >= 0, item.kind != .forced {
                    next.cost += tolerances.neighbours.contrast * Double(max(0, abs(state.fitness - Int(plan.fitness)) - 1))
                }
                if kashidas == 2 { next.cost += tolerances.neighbours.kashidaPair }
                let met = state.places.filter { above in places.contains { abs($0 - above) < tolerances.neighbours.stairsReach } }
                next.cost += tolerances.neighbours.stairs * Double(met.count)
                if item.kind == .forced {
                    fits.append(next)
                } else {
                    extend(from: end, next, State(fitness: Int(plan.fitness), hyphens: hyphens, kashidas: kashidas, places: places), into: &fits)
                }
            }
        }
    }

    private func mayBreak(at index: Int) -> Bool {
        switch copy.items[index].kind {
        case .glue: copy.items[index - 1].kind == .box
        case .penalty, .writtenHyphen, .discretionary, .cut, .forced: true
        case .box, .tie: false
        }
    }

    private func plans(_ start: Int, _ end: Int, number: Int) -> [FilledLine] {
        let items = copy.items, last = items[end]
        let inside = items[(start + 1)..<end]
        let glue = inside.filter { $0.kind == .glue || $0.kind == .tie }
        let boxes = inside.filter { $0.kind == .box }
        var line = LineFiller.Line()
        let inset = start < 0 ? indent : 0
        let hang = (start < 0 ? copy.firstHang : Double(items[start].startHang)) + Double(last.endHang)
        line.room = (measure(number) - inset + hang) / em
        line.boxes = (boxes.reduce(0) { $0 + Double($1.width) } + (last.kind == .discretionary ? Double(last.width) : 0)) / em
        line.scalable = boxes.reduce(0) { $0 + Double($1.scalable) } / em
        line.glue = glue.reduce(0) { $0 + Double($1.width) } / em
        line.gaps = Double(glue.count)
        if last.kind == .forced, copy.fill == .justified, line.boxes + line.glue <= line.room {
            var plan = FilledLine()
            plan.cost = start >= 0 && line.boxes + line.glue < tolerances.shortestLast ? tolerances.shortLast : 0
            return [plan]
        }
        if last.kind != .forced || copy.fill == .justifiedToTheLast {
            let from = start < 0 ? 0 : Int(items[start].offset)
            let low = copy.words.firstIndex { Int($0.start) >= from } ?? copy.words.count
            let high = (copy.words.lastIndex { $0.end <= last.offset } ?? -1) + 1
            line.words = low..<max(low, high)
        }
        let before = items[0...max(0, start)].filter { _ in start >= 0 }
        line.reach = before.reduce(0) { $0 + ([.box, .glue, .tie].contains($1.kind) ? Double($1.width) : 0) } / em
        line.gapsBefore = Int32(before.filter { $0.kind == .glue || $0.kind == .tie }.count)
        line.start = inset / em
        var plans: [FilledLine] = []
        let filler = LineFiller(words: copy.words, em: em, mostKashidas: copy.mostKashidas, tolerances: tolerances)
        return filler.fill(line, widest: tolerances.spaces.emergency, into: &plans) == .feasible ? plans : []
    }
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
