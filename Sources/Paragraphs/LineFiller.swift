/// The ways to fill one line between two places: by its spaces alone, and with words stretched.
///
/// All lengths in here are in ems of the paragraph, x from the line's start edge.
struct LineFiller {
    let tolerances: Tolerances
    let words: [StretchableWord]
    let em: Double
    /// Kashidas on one line, at most.
    let mostKashidas: Int
    /// Indexed like ``words``: what one step adds, and the demerits of stretching the word at all.
    private let steps: [Double], costs: [Double]
    /// Demerits of stretched words on a line, whichever they are, and what they add at most.
    private let leastCost: Double
    private let longest: Double

    init(words: [StretchableWord], em: Double, mostKashidas: Int, tolerances: Tolerances) {
        self.words = words
        self.em = em
        self.mostKashidas = mostKashidas
        self.tolerances = tolerances
        steps = words.map { Double($0.step) / em }
        costs = words.map { Double($0.cost) }
        longest = words.reduce(0) { max($0, Double($1.step) * Double($1.most) / em) }
            * Double(max(mostKashidas, tolerances.wideForms.most))
        leastCost = words.contains { $0.means == .wideForms } ? 0 : tolerances.kashida.lineCost
    }

    /// What a line is before it is filled.
    struct Line {
        /// What it has to fill, with what may hang out of it.
        var room = 0.0
        var boxes = 0.0
        /// The part of the boxes that scaling acts on.
        var scalable = 0.0
        var glue = 0.0
        var gaps = 0.0
        /// Indexes ``words``.
        var words = 0..<0
        /// Advance and gaps of the paragraph before the line's first letter, and where that stands.
        var reach = 0.0
        var gapsBefore: Int32 = 0
        var start = 0.0
    }

    enum Verdict {
        case feasible, tooLong, tooShort
    }

    /// Fills a line in every way worth trying; the one without stretched words comes first.
    ///
    /// - Returns: Whether there is a way. `plans` is emptied first.
    @inline(__always)
    func fill(_ line: Line, widest: Double, into plans: inout [FilledLine]) -> Verdict {
        plans.removeAll(keepingCapacity: true)
        // A hair of tolerance: sums of Floats must not make a line of exactly the measure too long.
        guard line.boxes + line.glue * tolerances.spaces.narrowest - line.scalable * tolerances.scaling.cap <= line.room + 1e-4
        else { return .tooLong }
        let plain = filled(line, stretchedBy: 0)
        if plain.ratio <= widest { plans.append(plain) }
        if !line.words.isEmpty, plain.cost > leastCost { addStretched(line, plainCost: plain.cost, widest: widest, to: &plans) }
        return plans.isEmpty ? .tooShort : .feasible
    }

    /// The line with its words longer by `length` in all: scaled as is cheapest, the rest in the spaces.
    @inline(__always)
    private func filled(_ line: Line, stretchedBy length: Double) -> FilledLine {
        var filled = FilledLine()
        let room = line.room - length
        guard line.glue > 0 else {
            filled.ratio = .infinity
            filled.scaling = line.boxes > room ? tolerances.scaling.within(room - line.boxes, scalable: line.scalable) : 0
            filled.cost = tolerances.spaces.cost(empty: max(0, room - line.boxes)) + tolerances.scaling.cost(of: filled.scaling)
            return filled
        }
        var boxes = line.boxes
        if line.scalable > 0 {
            filled.scaling = scaling(line, room: room)
            filled.cost = tolerances.scaling.cost(of: filled.scaling)
            boxes += filled.scaling * line.scalable
        }
        filled.ratio = (room - boxes) / line.glue
        filled.fitness = tolerances.spaces.fitness(filled.ratio)
        filled.cost += tolerances.spaces.cost(ratio: filled.ratio, ideal: tolerances.spaces.ideal,
                                              natural: line.glue / line.gaps, gaps: line.gaps)
        return filled
    }

    /// The cheapest scaling, or more of it where that is what keeps the spaces from being too narrow.
    @inline(__always)
    private func scaling(_ line: Line, room: Double) -> Double {
        let spaces = tolerances.spaces, slack = room - line.boxes
        var best = tolerances.scaling.best(surplus: slack - spaces.ideal * line.glue, scalable: line.scalable, gaps: line.gaps,
                                           departure: spaces.departure)
        let excess = slack - spaces.widest * line.glue
        if best * line.scalable < excess {
            // Beyond the widest space its departure counts as well: two squares, which are one about a place between them.
            let aim = (spaces.ideal + spaces.overstretch * spaces.widest) / (1 + spaces.overstretch)
            let more = tolerances.scaling.best(surplus: slack - aim * line.glue, scalable: line.scalable, gaps: line.gaps,
                                               departure: spaces.departure * (1 + spaces.overstretch))
            best = max(best, min(more, tolerances.scaling.within(excess, scalable: line.scalable)))
        }
        let left = slack - spaces.narrowest * line.glue
        return best * line.scalable <= left ? best : tolerances.scaling.within(left, scalable: line.scalable)
    }

    // MARK: Stretched words

    /// Adds the cheapest ways with stretched words, each set of words once, in the length that fits it best, if they are
    /// cheaper than the plain one.
    private func addStretched(_ line: Line, plainCost: Double, widest: Double, to plans: inout [FilledLine]) {
        guard line.glue > 0, line.room - line.boxes - longest <= widest * line.glue else { return }
        let surplus = line.room - line.boxes - tolerances.spaces.ideal * line.glue
        guard surplus > 0 else { return }
        let first = plans.count, end = line.words.upperBound
        let stride = (line.words.count - 1) / tolerances.mostWordsTried + 1
        for a in Swift.stride(from: line.words.lowerBound, to: end, by: stride) {
            guard costs[a] + leastCost < limit(plans, from: first, plainCost) else { continue }
            add(WordSet(a), line, surplus, plainCost, widest, from: first, to: &plans)
            for b in Swift.stride(from: a + stride, to: end, by: stride) where words[b].number > words[a].number {
                guard costs[a] + costs[b] + leastCost < limit(plans, from: first, plainCost) else { continue }
                add(WordSet(a, b), line, surplus, plainCost, widest, from: first, to: &plans)
                guard mostKashidas > 2 else { continue }
                for c in Swift.stride(from: b + stride, to: end, by: stride) where words[c].number > words[b].number {
                    add(WordSet(a, b, c), line, surplus, plainCost, widest, from: first, to: &plans)
                }
            }
        }
    }

    /// What a way with stretched words must cost less than to be kept.
    @inline(__always)
    private func limit(_ plans: [FilledLine], from first: Int, _ plainCost: Double) -> Double {
        plans.count - first == tolerances.mostPlans - 1 ? plans[plans.count - 1].cost : plainCost
    }

    /// Tries one set of words and keeps it among the cheapest.
    @inline(__always)
    private func add(_ set: WordSet, _ line: Line, _ surplus: Double, _ plainCost: Double, _ widest: Double, from first: Int,
                     to plans: inout [FilledLine]) {
        let limit = limit(plans, from: first, plainCost)
        guard var cost = cost(of: set), cost < limit else { return }
        guard let counts = counts(of: set, line, surplus) else { return }
        var length = 0.0
        for index in 0..<set.count {
            let added = Double(counts[index]) * steps[set[index]]
            length += added
            if words[set[index]].means == .kashida { cost += tolerances.kashida.lengthCost * added * added }
        }
        var plan = filled(line, stretchedBy: length)
        plan.cost += cost
        guard plan.cost < limit, plan.ratio >= tolerances.spaces.narrowest, plan.ratio <= widest else { return }
        if plans.count - first == tolerances.mostPlans - 1 { plans.removeLast() }
        plan.stretch(set, counts, places: places(of: set, counts, line, ratio: plan.ratio))
        var place = plans.count
        while place > first, plans[place - 1].cost > plan.cost { place -= 1 }
        plans.insert(plan, at: place)
    }

    /// Demerits of stretching these words, their lengths apart; nil where caps forbid it.
    @inline(__always)
    private func cost(of set: WordSet) -> Double? {
        var cost = 0.0, kashidas = 0, wide = 0
        for index in 0..<set.count {
            let word = words[set[index]]
            cost += costs[set[index]]
            let isNeighbour = index > 0 && words[set[index - 1]].number == word.number - 1
            switch word.means {
            case .kashida:
                kashidas += 1
                if isNeighbour { cost += tolerances.kashida.neighbours }
            case .wideForms:
                wide += 1
                if isNeighbour && words[set[index - 1]].means == .wideForms { return nil }
            }
        }
        if kashidas > 0 { cost += tolerances.kashida.lineCost }
        return kashidas <= mostKashidas && wide <= tolerances.wideForms.most ? cost : nil
    }

    /// How many steps each word gets: shared evenly, one more for the earlier ones, so that all together come nearest to
    /// the length that costs least. Nil where even one step for each is far too much.
    @inline(__always)
    private func counts(of set: WordSet, _ line: Line, _ surplus: Double) -> WordSet? {
        let stiffness = tolerances.spaces.departure / line.gaps, own = tolerances.kashida.lengthCost / Double(set.count)
        let wanted = surplus * stiffness / (stiffness + own)
        var counts = WordSet(), left = wanted
        for index in 0..<set.count {
            let word = words[set[index]], share = left / Double(set.count - index)
            let count = min(max(Int((share / steps[set[index]]).rounded()), 1), Int(word.most))
            counts.append(count)
            left -= Double(count) * steps[set[index]]
        }
        return left > -0.5 * wanted ? counts : nil
    }

    /// The middle of each stretch, from the line's start edge.
    private func places(of set: WordSet, _ counts: WordSet, _ line: Line, ratio: Double) -> Places {
        var places = Places(), added = 0.0
        let extra = (ratio - 1) * line.glue / line.gaps
        for index in 0..<set.count {
            let word = words[set[index]], length = Double(counts[index]) * steps[set[index]]
            let natural = Double(word.reach) / em - line.reach + Double(word.gaps - line.gapsBefore) * extra
            if word.means == .kashida { places.append(Float(line.start + natural + added + length / 2)) }
            added += length
        }
        return places
    }
}

/// One way to fill a line.
struct FilledLine: Sendable, Hashable {
    var cost = 0.0
    /// Of the word spaces to their natural width.
    var ratio = 1.0
    var fitness: UInt8 = 1
    var scaling = 0.0
    /// Indexes ``LineFiller/words``, in the order of the text, with the number of steps of each.
    var words = WordSet()
    var counts = WordSet()
    /// The middle of each stretch.
    var places = Places()

    mutating func stretch(_ words: WordSet, _ counts: WordSet, places: Places) {
        self.words = words
        self.counts = counts
        self.places = places
    }
}

/// Up to three numbers, held without an allocation: no style lets a line have more kashidas.
struct WordSet: Sendable, Hashable {
    /// The last is their count.
    private var values: SIMD4<Int32> = .zero

    init() {}

    @inline(__always)
    init(_ first: Int) { values = SIMD4(Int32(truncatingIfNeeded: first), 0, 0, 1) }

    @inline(__always)
    init(_ first: Int, _ second: Int) {
        values = SIMD4(Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: second), 0, 2)
    }

    @inline(__always)
    init(_ first: Int, _ second: Int, _ third: Int) {
        values = SIMD4(Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: second), Int32(truncatingIfNeeded: third), 3)
    }

    var count: Int { Int(values.w) }
    var isEmpty: Bool { values.w == 0 }

    @inline(__always)
    subscript(index: Int) -> Int { Int(values[index]) }

    @inline(__always)
    mutating func append(_ value: Int) {
        precondition(values.w < 3)
        values[Int(values.w)] = Int32(truncatingIfNeeded: value)
        values.w += 1
    }
}

/// Up to three places on a line.
struct Places: Sendable, Hashable {
    private var values: SIMD3<Float> = .zero
    private(set) var count = 0

    @inline(__always)
    subscript(index: Int) -> Float { values[index] }

    mutating func append(_ value: Float) {
        values[count] = value
        count += 1
    }

    /// How many of these have one of the others within `reach`.
    @inline(__always)
    func met(by others: Places, within reach: Float) -> Int {
        var met = 0
        for index in 0..<count {
            for other in 0..<others.count where abs(values[index] - others[other]) < reach {
                met += 1
                break
            }
        }
        return met
    }
}
