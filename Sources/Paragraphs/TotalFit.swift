import Geometry

/// Breaks a paragraph's items into lines of least total demerits, with every means of filling them in one search.
///
/// A shortest path over the places where a line may end. A node is a way to reach such a place, with the state that what
/// follows depends on: fitness class of the last line, run of hyphenated lines, run of lines with kashida, places of the
/// last line's kashidas, and, where line numbers matter, the line number.
/// Source: Knuth and Plass 1981; TeX §813 to §890. Departures: see ``Tolerances``.
struct TotalFit {
    /// How lines are filled.
    enum Fill: Sendable {
        case justified
        /// The last line too, as hemistichs are.
        case justifiedToTheLast
        case ragged
        /// Ragged, in lines of like width that break by sense, as headings are.
        case balanced

        var isRagged: Bool { self == .ragged || self == .balanced }
    }

    struct Line: Hashable {
        /// Indexes the items: the item that the line ends at.
        var item: Int
        var isHyphenated: Bool
        var isForced: Bool
        /// How its letters are scaled: 0 as they are.
        var scaling = 0.0
        /// Indexes the words, with the steps of each.
        var words = WordSet()
        var counts = WordSet()
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
    private let filler: LineFiller
    private let places: [Place]
    private let workbench: Workbench

    /// - Parameters:
    ///   - words: Those that may be stretched.
    ///   - mostKashidas: On one line.
    ///   - em: Type size in points, the unit that departures of the gaps are judged in.
    ///   - indent: Taken from the measure of the first line, in points.
    ///   - firstHang: How far the first line hangs out at its start, in points.
    ///   - workbench: One a worker: searches take turns at it.
    init(items: [Item], words: [StretchableWord] = [], mostKashidas: Int = 0, fill: Fill, em: Double, indent: Double,
         firstHang: Double = 0, tolerances: Tolerances, workbench: Workbench = Workbench()) {
        self.workbench = workbench
        self.fill = fill
        self.em = em
        self.indent = indent / em
        self.tolerances = tolerances
        filler = LineFiller(words: words, em: em, mostKashidas: mostKashidas, tolerances: tolerances)
        places = Place.all(of: items, words: words, em: em, firstHang: firstHang)
    }

    fileprivate struct Node {
        var place: Int32
        var previous: Int32
        var line: Int32
        var fitness: UInt8
        var hyphens: UInt8
        var kashidas: UInt8
        var isOverfull = false
        var scaling: Float = 0
        /// Indexes the search's stretched lines; -1 for a line without.
        var stretched: Int32 = -1
        var cost: Double
        /// What its kashidas may cost the next line at most.
        var stairs = 0.0
    }

    /// Room for the nodes of a search, kept for the next one: to ask the system for it takes as long as a search.
    final class Workbench {
        fileprivate var nodes = Nodes()
    }

    /// How hard a search tries.
    private struct Effort {
        var widest: Double
        var ladder: Int
        var acceptsOverfull = false
    }

    /// The measures of the lines, in points.
    struct Measure {
        /// Those of the first lines, one after the other.
        private let runs: [Measures.Run]
        private let body: Double
        /// Taken from the measure of every line.
        private let edges: Double
        /// How many lines an initial reaches down, and what it takes of each of them but the first, which holds it.
        private let initialLines: Int
        private let initialWidth: Double
        /// Lines behind these all have the same measure.
        let numberedLines: Int

        init(_ measures: Measures, edges: Length = .zero, initialLines: Int = 0, initialWidth: Double = 0) {
            runs = measures.runs
            body = (measures.body - edges).points
            self.edges = edges.points
            self.initialLines = initialLines
            self.initialWidth = initialWidth
            numberedLines = max(measures.numberedLines, initialLines)
        }

        var isUniform: Bool { numberedLines == 0 }

        @inline(__always)
        func of(_ line: Int) -> Double { line < numberedLines ? ofNumbered(line) : body }

        private func ofNumbered(_ line: Int) -> Double {
            let taken = line > 0 && line < initialLines ? initialWidth : 0
            var left = line
            for run in runs {
                if left < run.lines { return run.measure.points - edges - taken }
                left -= run.lines
            }
            return body - taken
        }

        /// That of the narrowest line.
        var narrowest: Double {
            var line = 0, least = min(of(1), body)
            for run in runs {
                least = min(least, of(line))
                line += run.lines
            }
            return least
        }
    }

    /// The best fit in the measures, and in exactly `count` lines if that is given; nil where there is none.
    ///
    /// Without `count` there always is one: if need be with gaps beyond all tolerance or with an overfull line.
    func fit(_ measure: Measure, count: Int? = nil) -> Fit? {
        for effort in count == nil ? efforts[...] : efforts.prefix(1) {
            if let fit = search(measure, count: count, effort: effort) { return fit }
        }
        return nil
    }

    /// What is tried in turn: longer ladders before gaps beyond tolerance, and those before lines that are too long.
    private var efforts: [Effort] {
        let widest = tolerances.spaces.emergency, ladder = tolerances.hyphens.ladder
        return [
            Effort(widest: widest, ladder: ladder), Effort(widest: widest, ladder: ladder + 1),
            Effort(widest: 2 * widest, ladder: ladder + 1), Effort(widest: .infinity, ladder: ladder + 1),
            Effort(widest: .infinity, ladder: .max, acceptsOverfull: true),
        ]
    }

    private func search(_ measure: Measure, count: Int?, effort: Effort) -> Fit? {
        let keepsCount = count != nil || !measure.isUniform
        // Behind the lines of the first measures or the initial a line's number no longer matters, unless they are to be counted.
        let lastNumber = Int32(clamping: count == nil ? measure.numberedLines : .max)
        let narrowest = measure.isUniform ? .infinity : measure.narrowest / em
        var nodes = Nodes()
        swap(&nodes, &workbench.nodes)
        defer { swap(&nodes, &workbench.nodes) }
        nodes.begin()
        /// Nodes that a line can still begin at are those from `head` on, in the order of their places.
        var active: [Int32] = [0], head = 0
        var plans: [FilledLine] = [], verdict = LineFiller.Verdict.tooShort
        for here in 1..<places.count {
            nodes.fresh.removeAll(keepingCapacity: true)
            // What the plans are for: lines that begin at one place differ by their number only where measures do.
            var filled: (place: Int32, width: Double)?
            var index = head
            while index < active.count {
                let first = nodes.all[Int(active[index])]
                let end = endOfGroup(index, active, nodes.all)
                let width = measure.of(Int(first.line)) / em - (first.place == 0 ? indent : 0)
                if filled?.place != first.place || filled?.width != width {
                    verdict = fillLine(from: Int(first.place), to: here, measure: width, effort: effort, into: &plans)
                    filled = (first.place, width)
                }
                // What ends further on is longer still: no hyphen is wider than the letters behind it, no mark hangs by more
                // than its width.
                if verdict == .tooLong && index == head { head = end }
                let isLastChance = effort.acceptsOverfull && head == active.count && nodes.fresh.isEmpty
                if verdict == .feasible || verdict == .tooLong && isLastChance {
                    for candidate in index..<end {
                        extend(active[candidate], to: here, plans: plans, isOverfull: verdict == .tooLong, lastNumber: lastNumber,
                               effort: effort, nodes: &nodes)
                    }
                } else if verdict == .tooShort && width <= narrowest {
                    break   // Lines that begin later are shorter still.
                }
                index = end
            }
            if places[here].isForced { head = active.count }
            if keepsCount {
                if count == nil, fill.isRagged || effort.widest == .infinity { nodes.keepCheapest(Self.mostOfPlace) }
                nodes.sortFreshByLine()
            }
            active.append(contentsOf: nodes.fresh)
            if head == active.count { return nil }
        }
        return best(of: active[head...], nodes: nodes, count: count)
    }

    /// How many nodes of a place are followed where lines are told apart by number and may be of any length: such a text could
    /// have come there in any number of lines (ours).
    private static let mostOfPlace = 16

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

    // MARK: One line

    /// The ways to fill the line between two places, by its own geometry; one that is too long comes as it would be set.
    @inline(__always)
    private func fillLine(from first: Int, to last: Int, measure: Double, effort: Effort,
                          into plans: inout [FilledLine]) -> LineFiller.Verdict {
        let start = places[first], end = places[last]
        var line = LineFiller.Line()
        line.room = measure + start.nextHang + end.hang
        line.boxes = end.boxes - start.nextBoxes + end.hyphen
        line.scalable = end.scalable - start.nextScalable
        line.glue = end.glue - start.nextGlue
        line.gaps = Double(end.gaps - start.nextGaps)
        if fill.isRagged { return fillRagged(line, measure: measure, from: start, to: end, into: &plans) }
        if end.isForced, fill == .justified, line.boxes + line.glue <= line.room {
            plans.removeAll(keepingCapacity: true)
            var plan = FilledLine()
            plan.cost = line.boxes + line.glue < tolerances.shortestLast && start.item >= 0 ? tolerances.shortLast : 0
            plans.append(plan)
            return .feasible
        }
        // Only verse stretches the words of a last line.
        if !end.isForced || fill == .justifiedToTheLast {
            line.words = start.nextWord..<max(start.nextWord, end.word)
            line.reach = start.nextBoxes + start.nextGlue
            line.gapsBefore = Int32(start.nextGaps)
            line.start = first == 0 ? indent : 0
        }
        let verdict = filler.fill(line, widest: effort.widest, into: &plans)
        if verdict == .tooLong {
            var plan = FilledLine()
            plan.cost = 1e7 * (1 + line.boxes + line.glue * tolerances.spaces.narrowest - line.room)
            plans.append(plan)
        }
        return verdict
    }

    private func fillRagged(_ line: LineFiller.Line, measure: Double, from start: Place, to end: Place,
                            into plans: inout [FilledLine]) -> LineFiller.Verdict {
        plans.removeAll(keepingCapacity: true)
        let slack = line.room - line.boxes - line.glue
        var plan = FilledLine()
        let empty = measure > 0 ? slack / measure : 0
        // Behind a hanging indent stands only what the first line does not hold.
        let weight = !end.isForced || fill == .balanced ? 1 : indent < 0 ? 0 : 0.5
        plan.cost = slack < -1e-4 ? 1e7 * (1 - slack) : tolerances.raggedness * empty * empty * weight
        if fill == .balanced {
            if end.isForced, line.gaps == 0, start.item >= 0 { plan.cost += tolerances.loneWord }
            if !end.isForced, !end.endsPhrase { plan.cost += tolerances.insidePhrase }
        }
        plans.append(plan)
        return slack < -1e-4 ? .tooLong : .feasible
    }

    // MARK: Lines beside each other

    /// Tries the ways to fill the line from `start` to `here` and keeps those that nothing cheaper makes needless.
    @inline(__always)
    private func extend(_ start: Int32, to here: Int, plans: [FilledLine], isOverfull: Bool, lastNumber: Int32, effort: Effort,
                        nodes: inout Nodes) {
        let from = nodes.all[Int(start)], place = places[here]
        let hyphens = place.isHyphen ? Int(from.hyphens) + 1 : 0
        guard hyphens <= effort.ladder else { return }
        let above = from.stretched < 0 ? Places() : nodes.stretched[Int(from.stretched)].places
        let base = from.cost + place.cost + faults(from, hyphens: hyphens, at: place)
        for plan in plans {
            var cost = base + plan.cost, kashidas = 0
            if from.place > 0 && !place.isForced { cost += tolerances.neighbours.contrast(from.fitness, plan.fitness) }
            if plan.places.count > 0 {
                kashidas = Int(from.kashidas) + 1
                guard kashidas <= tolerances.neighbours.kashidaRun else { continue }
                if kashidas > 1 { cost += tolerances.neighbours.kashidaPair }
                let met = above.met(by: plan.places, within: Float(tolerances.neighbours.stairsReach))
                cost += Double(met) * tolerances.neighbours.stairs
            }
            let node = Node(place: Int32(here), previous: start, line: min(from.line + 1, lastNumber), fitness: plan.fitness,
                            hyphens: UInt8(min(hyphens, tolerances.hyphens.ladder + 1)), kashidas: UInt8(kashidas),
                            isOverfull: from.isOverfull || isOverfull, scaling: Float(plan.scaling), cost: cost)
            nodes.keep(node, plan, tolerances.neighbours)
        }
    }

    private func faults(_ from: Node, hyphens: Int, at place: Place) -> Double {
        var cost = 0.0
        if hyphens > 1 { cost += hyphens == 2 ? tolerances.hyphens.pair : tolerances.hyphens.ladderCost }
        if place.isForced && from.hyphens > 0 { cost += tolerances.hyphens.beforeLast }
        return cost
    }

    /// The nodes of a search.
    ///
    /// One makes another needless that costs no less in any continuation. What follows depends on the state by no more than
    /// this: another fitness class may cost the next line its contrast, each kashida a stair, and a longer run of hyphens
    /// or kashidas forbids more and costs no less.
    fileprivate struct Nodes {
        var all: [Node] = []
        /// Indexes `all`: those of the place that is being reached.
        var fresh: [Int32] = []
        var stretched: [FilledLine] = []

        /// Leaves only that of the paragraph's beginning, but not the room of the others.
        mutating func begin() {
            all.removeAll(keepingCapacity: true)
            all.append(Node(place: 0, previous: -1, line: 0, fitness: 1, hyphens: 0, kashidas: 0, cost: 0))
            stretched.removeAll(keepingCapacity: true)
        }

        /// Keeps a node unless one of the same place makes it needless, and drops those that it makes needless.
        @inline(__always)
        mutating func keep(_ node: Node, _ plan: FilledLine, _ neighbours: Neighbours) {
            let stairs = Double(plan.places.count) * neighbours.stairs
            var index = 0
            while index < fresh.count {
                let rival = all[Int(fresh[index])]
                if rival.line == node.line {
                    let difference = rival.fitness == node.fitness ? 0 : neighbours.greatestContrast
                    if rival.hyphens <= node.hyphens, rival.kashidas <= node.kashidas,
                       rival.cost + rival.stairs + difference <= node.cost { return }
                    if node.hyphens <= rival.hyphens, node.kashidas <= rival.kashidas,
                       node.cost + stairs + difference < rival.cost {
                        fresh.remove(at: index)
                        continue
                    }
                }
                index += 1
            }
            var node = node
            node.stairs = stairs
            if !plan.words.isEmpty {
                node.stretched = Int32(stretched.count)
                stretched.append(plan)
            }
            fresh.append(Int32(all.count))
            all.append(node)
        }

        /// Drops all but so many of the place that is being reached.
        mutating func keepCheapest(_ most: Int) {
            guard fresh.count > most else { return }
            fresh.sort { (all[Int($0)].cost, $0) < (all[Int($1)].cost, $1) }
            let kept = fresh.prefix(most).map { all[Int($0)] }
            // Nothing refers to them yet, and they are the last.
            let place = kept[0].place
            while all.last?.place == place { all.removeLast() }
            fresh = (0..<Int32(most)).map { $0 + Int32(all.count) }
            all += kept
        }

        /// By place, line number, and else in the order they were found.
        mutating func sortFreshByLine() {
            fresh.sort { (all[Int($0)].line, $0) < (all[Int($1)].line, $1) }
        }
    }

    private func best(of ends: ArraySlice<Int32>, nodes: Nodes, count: Int?) -> Fit? {
        var best: Int32?
        for end in ends where count == nil || Int(nodes.all[Int(end)].line) == count {
            if let known = best, nodes.all[Int(known)].cost <= nodes.all[Int(end)].cost { continue }
            best = end
        }
        guard let best else { return nil }
        var lines: [Line] = []
        var node = nodes.all[Int(best)]
        let cost = node.cost, isOverfull = node.isOverfull
        while node.previous >= 0 {
            let place = places[Int(node.place)]
            var line = Line(item: place.item, isHyphenated: place.isHyphen, isForced: place.isForced, scaling: Double(node.scaling))
            if node.stretched >= 0 {
                line.words = nodes.stretched[Int(node.stretched)].words
                line.counts = nodes.stretched[Int(node.stretched)].counts
            }
            lines.append(line)
            node = nodes.all[Int(node.previous)]
        }
        lines.reverse()
        return Fit(lines: lines, cost: cost, isOverfull: isOverfull)
    }
}
