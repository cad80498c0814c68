/// Breaks a paragraph's items into lines of least total demerits.
///
/// A shortest path over the places where a line may end. A node is the best way to reach such a place for each fitness
/// class of the last line and each run of hyphenated lines, and, where line numbers matter, for each line number.
/// Source: Knuth and Plass 1981; TeX §813 to §890. Departures: see ``Tolerances``.
struct TotalFit {
    /// How lines are filled.
    enum Fill: Sendable {
        case justified, ragged
    }

    struct Line: Hashable {
        /// Indexes the items: the item that the line ends at.
        var item: Int
        var isHyphenated: Bool
        var isForced: Bool
    }

    struct Fit {
        var lines: [Line]
        var cost: Double
        /// A line is wider than its measure whatever its spaces do.
        var isOverfull = false
    }

    private let fill: Fill
    private let em: Double
    private let indent: Double
    private let tolerances: Tolerances
    private let places: [Place]

    /// - Parameters:
    ///   - em: Type size in points, the unit that departures of the gaps are judged in.
    ///   - indent: Taken from the measure of the first line, in points.
    init(items: [Item], fill: Fill, em: Double, indent: Double, tolerances: Tolerances) {
        self.fill = fill
        self.em = em
        self.indent = indent
        self.tolerances = tolerances
        places = Self.places(of: items)
    }

    /// A place where a line may end, with the sums of what stands before it.
    private struct Place {
        var item: Int
        /// Box and glue widths and number of gaps of everything before a line that ends here.
        var boxes = 0.0, glue = 0.0, gaps = 0
        /// The same for a line that begins behind it, glue at its head dropped.
        var nextBoxes = 0.0, nextGlue = 0.0, nextGaps = 0
        var hyphen = 0.0
        var cost = 0.0
        var isHyphen = false, isForced = false
    }

    private static func places(of items: [Item]) -> [Place] {
        var places = [Place(item: -1)]
        places.reserveCapacity(items.count / 2)
        var boxes = 0.0, glue = 0.0, gaps = 0
        var pending = 1   // places whose next line has not met a box yet start here
        func settle(_ places: inout [Place]) {
            while pending < places.count {
                places[pending].nextBoxes = boxes
                places[pending].nextGlue = glue
                places[pending].nextGaps = gaps
                pending += 1
            }
        }
        for (index, item) in items.enumerated() {
            switch item.kind {
            case .box:
                settle(&places)
                boxes += Double(item.width)
            case .glue, .tie:
                if item.kind == .glue, index > 0, items[index - 1].kind == .box || items[index - 1].kind == .discretionary {
                    places.append(Place(item: index, boxes: boxes, glue: glue, gaps: gaps, cost: Double(item.cost)))
                }
                glue += Double(item.width)
                gaps += 1
            case .penalty, .discretionary, .cut, .forced:
                var place = Place(item: index, boxes: boxes, glue: glue, gaps: gaps, cost: Double(item.cost))
                place.isHyphen = item.kind == .discretionary || item.kind == .penalty && item.cost > 0
                place.hyphen = item.kind == .discretionary ? Double(item.width) : 0
                place.isForced = item.kind == .forced
                places.append(place)
            }
        }
        settle(&places)
        return places
    }

    private struct Node {
        var place: Int32
        var previous: Int32
        var line: Int32
        var fitness: UInt8
        var run: UInt8
        var isOverfull = false
        var cost: Double
    }

    /// How hard a search tries.
    private struct Effort {
        var widest: Double
        var ladder: Int
        var acceptsOverfull = false
    }

    /// The measures of the lines, in points: `head` for the first `headLines`, `body` for all others.
    struct Measure {
        var head: Double
        var headLines: Int
        var body: Double
        /// How many lines an initial reaches down, and what it takes of each of them but the first, which holds it.
        var initialLines = 0
        var initialWidth = 0.0

        func of(_ line: Int) -> Double {
            (line < headLines ? head : body) - (line > 0 && line < initialLines ? initialWidth : 0)
        }
        var isUniform: Bool { numberedLines == 0 }
        /// Lines behind these all have the same measure.
        var numberedLines: Int { max(headLines, initialLines) }
    }

    /// The best fit in the measures, and in exactly `count` lines if that is given; nil where there is none.
    ///
    /// Without `count` there always is one: if need be with gaps beyond all tolerance or with an overfull line.
    func fit(_ measure: Measure, count: Int? = nil) -> Fit? {
        let normal = Effort(widest: tolerances.emergency, ladder: tolerances.ladder)
        if let fit = search(measure, count: count, effort: normal) { return fit }
        if count != nil { return nil }
        let loose = Effort(widest: 2 * tolerances.emergency, ladder: tolerances.ladder)
        let desperate = Effort(widest: .infinity, ladder: .max, acceptsOverfull: true)
        return search(measure, count: nil, effort: loose) ?? search(measure, count: nil, effort: desperate)
    }

    private func search(_ measure: Measure, count: Int?, effort: Effort) -> Fit? {
        let keepsCount = count != nil || !measure.isUniform
        // Behind the lines of the first column or the initial a line's number no longer matters, unless they are to be counted.
        let lastNumber = Int32(clamping: count == nil ? measure.numberedLines + 1 : .max)
        var nodes = [Node(place: 0, previous: -1, line: 0, fitness: 1, run: 0, cost: 0)]
        nodes.reserveCapacity(places.count)
        /// Nodes that a line can still begin at are those from `head` on, in the order of their places.
        var active: [Int32] = [0], head = 0
        var fresh: [Int32] = []
        for here in 1..<places.count {
            fresh.removeAll(keepingCapacity: true)
            var index = head
            while index < active.count {
                let first = nodes[Int(active[index])]
                let end = endOfGroup(index, active, nodes)
                let width = measure.of(Int(first.line)) - (first.place == 0 ? indent : 0)
                let trial = lineCost(from: places[Int(first.place)], to: places[here], measure: width, effort: effort)
                if trial.isTooLong && index == head { head = end }
                let isLastChance = effort.acceptsOverfull && head == active.count && fresh.isEmpty
                if trial.isFeasible || trial.isTooLong && isLastChance {
                    for candidate in index..<end {
                        extend(active[candidate], to: here, trial: trial, lastNumber: lastNumber, effort: effort,
                               nodes: &nodes, fresh: &fresh)
                    }
                } else if !trial.isTooLong && measure.isUniform {
                    break   // Lines that begin later are shorter still.
                }
                index = end
            }
            if places[here].isForced { head = active.count }
            if keepsCount { fresh.sort { nodes[Int($0)].line < nodes[Int($1)].line } }
            active.append(contentsOf: fresh)
            if head == active.count { return nil }
        }
        return best(of: active[head...], nodes: nodes, count: count)
    }

    /// Nodes of one place and line number stand together and share the geometry of the line that begins there.
    @inline(__always)
    private func endOfGroup(_ index: Int, _ active: [Int32], _ nodes: [Node]) -> Int {
        let first = nodes[Int(active[index])]
        var end = index + 1
        while end < active.count {
            let next = nodes[Int(active[end])]
            guard next.place == first.place, next.line == first.line else { break }
            end += 1
        }
        return end
    }

    private struct Trial {
        var cost = 0.0
        var fitness: UInt8 = 1
        var isFeasible = false
        var isTooLong = false
    }

    /// Demerits of a line by its own geometry, apart from its neighbours.
    private func lineCost(from start: Place, to end: Place, measure: Double, effort: Effort) -> Trial {
        let boxes = end.boxes - start.nextBoxes + end.hyphen
        let glue = end.glue - start.nextGlue
        let gaps = Double(end.gaps - start.nextGaps)
        var trial = Trial()
        if fill == .ragged { return ragged(slack: measure - boxes - glue, measure: measure, end: end) }
        // A hair of tolerance: sums of Floats must not make a line of exactly the measure too long.
        trial.isTooLong = boxes + glue * tolerances.narrowest > measure + 1e-3
        if trial.isTooLong {
            trial.cost = 1e7 * (1 + (boxes + glue * tolerances.narrowest - measure) / em)
            return trial
        }
        let ratio = glue > 0 ? (measure - boxes) / glue : .infinity
        if end.isForced && ratio >= 1 {
            trial.isFeasible = true
            trial.cost = boxes + glue < tolerances.shortestLast * em && start.item >= 0 ? tolerances.shortLast : 0
            return trial
        }
        guard ratio <= effort.widest else { return trial }
        trial.isFeasible = true
        trial.cost = gapCost(ratio: ratio, glue: glue, gaps: gaps, slack: measure - boxes)
        trial.fitness = fitness(ratio)
        return trial
    }

    private func gapCost(ratio: Double, glue: Double, gaps: Double, slack: Double) -> Double {
        guard glue > 0 else {
            let empty = slack / em
            return tolerances.departure * tolerances.overstretch * empty * empty
        }
        let natural = glue / gaps / em
        let departure = natural * ratio - tolerances.ideal
        var cost = tolerances.departure * gaps * departure * departure
        if ratio > tolerances.widest {
            let excess = natural * (ratio - tolerances.widest)
            cost += tolerances.departure * tolerances.overstretch * gaps * excess * excess
        }
        return cost
    }

    private func ragged(slack: Double, measure: Double, end: Place) -> Trial {
        var trial = Trial()
        trial.isTooLong = slack < -1e-3
        trial.isFeasible = !trial.isTooLong
        let empty = slack / measure
        trial.cost = trial.isTooLong ? 1e7 * (1 - slack / em) : tolerances.raggedness * empty * empty * (end.isForced ? 0.5 : 1)
        return trial
    }

    private func fitness(_ ratio: Double) -> UInt8 {
        ratio < 0.85 ? 0 : ratio < 1.25 ? 1 : ratio < tolerances.widest ? 2 : 3
    }

    /// Tries the line from `start` to `here` and keeps it if no cheaper one reaches the same state.
    @inline(__always)
    private func extend(_ start: Int32, to here: Int, trial: Trial, lastNumber: Int32, effort: Effort,
                        nodes: inout [Node], fresh: inout [Int32]) {
        let from = nodes[Int(start)], place = places[here]
        let run = place.isHyphen ? Int(from.run) + 1 : 0
        guard run <= effort.ladder else { return }
        var cost = from.cost + trial.cost + place.cost
        if run > 1 { cost += run == 2 ? tolerances.hyphenPair : tolerances.hyphenLadder }
        if place.isForced && from.run > 0 { cost += tolerances.hyphenBeforeLast }
        if from.place > 0 && !place.isForced {
            let apart = abs(Int(from.fitness) - Int(trial.fitness))
            if apart > 1 { cost += tolerances.contrast * Double(apart - 1) }
        }
        let node = Node(place: Int32(here), previous: start, line: min(from.line + 1, lastNumber), fitness: trial.fitness,
                        run: UInt8(min(run, tolerances.ladder)), isOverfull: from.isOverfull || trial.isTooLong, cost: cost)
        for known in fresh {
            let rival = nodes[Int(known)]
            guard rival.fitness == node.fitness, rival.run == node.run, rival.line == node.line else { continue }
            if node.cost < rival.cost { nodes[Int(known)] = node }
            return
        }
        fresh.append(Int32(nodes.count))
        nodes.append(node)
    }

    private func best(of ends: ArraySlice<Int32>, nodes: [Node], count: Int?) -> Fit? {
        var best: Int32?
        for end in ends where count == nil || Int(nodes[Int(end)].line) == count {
            if let known = best, nodes[Int(known)].cost <= nodes[Int(end)].cost { continue }
            best = end
        }
        guard let best else { return nil }
        var lines: [Line] = []
        var node = nodes[Int(best)]
        let cost = node.cost, isOverfull = node.isOverfull
        while node.previous >= 0 {
            let place = places[Int(node.place)]
            lines.append(Line(item: place.item, isHyphenated: place.isHyphen, isForced: place.isForced))
            node = nodes[Int(node.previous)]
        }
        lines.reverse()
        return Fit(lines: lines, cost: cost, isOverfull: isOverfull)
    }
}
