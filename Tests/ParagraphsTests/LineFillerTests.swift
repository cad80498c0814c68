import Testing
@testable import Paragraphs

/// One line, filled in all the ways there are.
@Suite struct LineFillerTests {
    private let tolerances = Tolerances()

    @Test func spacesAloneCostTheirSquaredDepartures() {
        let plans = fill(line(boxes: 20, gaps: 5, room: 22))
        // Five gaps of 0.4 em where 1.36 of 0.25 em is aimed at.
        let departure = 0.4 - 1.36 * 0.25
        #expect(plans.count == 1)
        #expect(abs(plans[0].cost - 10_000 * 5 * departure * departure) < 1e-6)
        #expect(abs(plans[0].ratio - 1.6) < 1e-9)
    }

    @Test func partsOfGapsBeyondTheWidestCostMore() {
        let plain = fill(line(boxes: 20, gaps: 5, room: 22.5))[0]
        let departure = 0.5 - 1.36 * 0.25, excess = 0.5 - 1.6 * 0.25
        #expect(abs(plain.cost - 10_000 * 5 * (departure * departure + tolerances.spaces.overstretch * excess * excess)) < 1e-6)
    }

    @Test func aLineIsTooLongOrTooShort() {
        var plans: [FilledLine] = []
        let filler = LineFiller(words: [], em: 10, mostKashidas: 0, tolerances: tolerances)
        #expect(filler.fill(line(boxes: 20, gaps: 4, room: 20.6), widest: 2.6, into: &plans) == .tooLong)
        #expect(filler.fill(line(boxes: 20, gaps: 4, room: 22.7), widest: 2.6, into: &plans) == .tooShort)
        #expect(plans.isEmpty)
        #expect(filler.fill(line(boxes: 20, gaps: 0, room: 20), widest: 2.6, into: &plans) == .tooShort)
    }

    /// No factor on the scale is cheaper than the one that was taken.
    @Test(arguments: 1...500)
    func scalesByTheCheapestFactor(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        var tight = line(boxes: Double.random(in: 15...30, using: &random), gaps: Int.random(in: 2...9, using: &random), room: 0)
        tight.scalable = tight.boxes * Double.random(in: 0.2...1, using: &random)
        tight.room = tight.boxes + tight.glue * Double.random(in: 0.67...2.2, using: &random)
        let plan = try #require(fill(tight).first)
        let costs = (-15...15).compactMap { step -> Double? in
            let scaling = Double(step) / 1_000, ratio = (tight.room - tight.boxes - scaling * tight.scalable) / tight.glue
            guard ratio >= tolerances.spaces.narrowest - 1e-9 else { return nil }
            let departure = 0.25 * (ratio - tolerances.spaces.ideal)
            let excess = max(0, 0.25 * (ratio - tolerances.spaces.widest))
            return 10_000 * tight.gaps * (departure * departure + tolerances.spaces.overstretch * excess * excess)
                + tolerances.scaling.cost * (scaling / 0.015) * (scaling / 0.015)
        }
        #expect(abs(plan.scaling) <= 0.015 + 1e-12)
        #expect(plan.ratio >= tolerances.spaces.narrowest - 1e-9)
        let least = try #require(costs.min())
        // A factor is the nearest on the scale, which beside the widest space may be a hair dearer than its neighbour.
        #expect(plan.cost <= least * 1.01 + 1e-6)
    }

    /// The cheapest way of the filler against every set of words in every length.
    @Test(arguments: 1...300)
    func stretchesTheCheapestWords(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &* 31)
        let words = (0..<8).map { word in
            StretchableWord(means: .kashida, start: word * 4, end: word * 4 + 3, number: word, step: 1.85, most: 4,
                            cost: Float(Int.random(in: 40...140, using: &random)), reach: Float(word * 25), gaps: word)
        }
        var loose = line(boxes: 20, gaps: 7, room: 20 + 7 * 0.25 * Double.random(in: 1...2, using: &random))
        loose.words = 0..<8
        let filler = LineFiller(words: words, em: 10, mostKashidas: 2, tolerances: tolerances)
        var plans: [FilledLine] = []
        _ = filler.fill(loose, widest: 2.6, into: &plans)
        let found = try #require(plans.map(\.cost).min())
        #expect(abs(found - cheapest(loose, words)) < 0.02 * found + 1e-6)
        #expect(plans.count <= tolerances.mostPlans)
        #expect(plans.dropFirst().map(\.cost) == plans.dropFirst().map(\.cost).sorted())
        #expect(Set(plans.map(\.words)).count == plans.count, "each set of words once")
    }

    private func cheapest(_ line: LineFiller.Line, _ words: [StretchableWord]) -> Double {
        let kashida = tolerances.kashida
        func cost(_ stretches: [(word: Int, count: Int)]) -> Double {
            var cost = stretches.isEmpty ? 0 : kashida.lineCost, length = 0.0
            for (index, stretch) in stretches.enumerated() {
                let own = Double(stretch.count) * 0.185
                cost += Double(words[stretch.word].cost) + kashida.lengthCost * own * own
                if index > 0, stretches[index - 1].word == stretch.word - 1 { cost += kashida.neighbours }
                length += own
            }
            let ratio = (line.room - line.boxes - length) / line.glue
            guard ratio >= tolerances.spaces.narrowest else { return .infinity }
            return cost + tolerances.spaces.cost(ratio: ratio, ideal: tolerances.spaces.ideal, natural: 0.25, gaps: line.gaps)
        }
        var best = cost([])
        for first in 0..<8 {
            for count in 1...4 {
                best = min(best, cost([(first, count)]))
                for second in (first + 1)..<8 {
                    for other in 1...4 { best = min(best, cost([(first, count), (second, other)])) }
                }
            }
        }
        return best
    }

    /// All sets of three out of three thousand would take minutes.
    @Test(.timeLimit(.minutes(1)))
    func aVeryWideLineTriesFewWords() {
        let count = 3_000
        let words = (0..<count).map {
            StretchableWord(means: .kashida, start: $0 * 4, end: $0 * 4 + 3, number: $0, step: 1.85, most: 8, cost: 1,
                            reach: Float($0 * 25), gaps: $0)
        }
        var loose = line(boxes: 6_000, gaps: count - 1, room: 6_000 + 2 * 0.25 * Double(count))
        loose.words = 0..<count
        var plans: [FilledLine] = []
        let filler = LineFiller(words: words, em: 10, mostKashidas: 3, tolerances: tolerances)
        #expect(filler.fill(loose, widest: 2.6, into: &plans) == .feasible)
        #expect(plans.count > 1 && plans.count <= tolerances.mostPlans)
    }

    @Test func wideFormsAreNeverNeighbours() {
        let words = (0..<4).map {
            StretchableWord(means: .wideForms, start: $0 * 4, end: $0 * 4 + 3, number: $0, step: 4, most: 1, cost: 1, reach: 0, gaps: $0)
        }
        var loose = line(boxes: 20, gaps: 3, room: 22.5)
        loose.words = 0..<4
        var plans: [FilledLine] = []
        _ = LineFiller(words: words, em: 10, mostKashidas: 0, tolerances: tolerances).fill(loose, widest: 4, into: &plans)
        let pairs = plans.filter { $0.words.count == 2 }
        #expect(!pairs.isEmpty)
        #expect(pairs.allSatisfy { $0.words[1] - $0.words[0] > 1 })
        #expect(plans.allSatisfy { $0.words.count <= 2 })
    }

    private func line(boxes: Double, gaps: Int, room: Double) -> LineFiller.Line {
        var line = LineFiller.Line()
        line.boxes = boxes
        line.gaps = Double(gaps)
        line.glue = Double(gaps) * 0.25
        line.room = room
        return line
    }

    private func fill(_ line: LineFiller.Line) -> [FilledLine] {
        var plans: [FilledLine] = []
        _ = LineFiller(words: [], em: 10, mostKashidas: 0, tolerances: tolerances).fill(line, widest: 4, into: &plans)
        return plans
    }
}
