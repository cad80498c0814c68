import Geometry
import LayoutBook
import Manuscript
import Paragraphs

/// Finds the most comfortable setting in which an edition fills its sheet; see ``FitPath`` for what that is.
///
/// Each step breaks the text in earnest (a *trial*) and learns from it how many rows a size takes; the next is where they would
/// be as many as there are. What a trial has shown of one size and grid bounds all others, so that the search ends.
struct Copyfitter {
    let edition: Edition
    let layout: Layout
    let path: FitPath
    let workshop: Workshop
    private(set) var probes: [Probe] = []
    /// How many trials were made in all.
    private(set) var trials = 0

    /// The most trials of a search over sizes and grids, which needs three to six (measured); the same with another setting of the
    /// finer means.
    private static let mostTrials = 14, mostRetrials = 6
    /// Of all searches together.
    var mostTrialsOfAll = 100

    /// - Returns: nil for a layout whose pages are as many as the text needs, and for one with two languages side by side.
    init?(_ edition: Edition, layout: Layout, _ workshop: Workshop) {
        guard let ranges = layout.fit, !layout.pages.contains(where: \.repeats), !layout.isParallel else { return nil }
        self.edition = edition
        self.layout = layout
        self.workshop = workshop
        path = FitPath(layout, ranges)
    }

    /// A size on so many rows, and what came of it.
    struct Probe {
        var place: Place
        var slack: FitPath.Slack
        var sacrificed: Int
        var setting: FitSetting
        var trial: Trial
        var surplus: Int
        /// Rows that text takes more for each point that its size grows by.
        var slope: Double
    }

    struct Place: Equatable {
        var size: Length
        var rows: Int
    }

    enum Verdict {
        /// To within a line.
        case full(Probe)
        /// More than a line is left, yet a larger setting does not fit; or the cap is reached.
        case nearly(Probe)
        /// At the smallest setting of all.
        case tooLong(Probe)
        /// At the largest.
        case tooShort(Probe)
    }

    /// The search over everything that may be varied. What is far too long is searched in a part of it that is too long as well.
    mutating func run() -> Verdict {
        guard var scout = pared, case .tooLong(var probe) = scout.search() else { return search() }
        trials += scout.trials
        probe.trial = trial(of: edition, in: probe.setting)
        probe.surplus = probe.trial.surplus
        return .tooLong(probe)
    }

    /// The same search for as much of the edition as is sure to be too long; nil where that is not much less than all of it.
    var pared: Copyfitter? {
        edition.pared(to: layout.mostLetters(atLeast: path.ranges)).flatMap { Copyfitter($0, layout: layout, workshop) }
    }

    private mutating func search() -> Verdict {
        var slack = path.own, sacrificed = 0, way = 0
        while true {
            let verdict = solve(path.slacks[slack], sacrificed)
            switch verdict {
            case .full: return verdict
            case .nearly(let best): return filled(best)
            case .tooLong:
                if slack > 0, way <= 0 {
                    (slack, way) = (slack - 1, -1)
                } else if sacrificed < path.ranges.sacrifices.count {
                    (slack, sacrificed, way) = (path.own, sacrificed + 1, 0)
                } else {
                    return verdict
                }
            case .tooShort:
                guard slack + 1 < path.slacks.count, way >= 0 else { return verdict }
                (slack, way) = (slack + 1, 1)
            }
        }
    }

    /// The search over sizes and grids alone.
    ///
    /// - Parameters:
    ///   - start: The trial that tells most of where to begin; nil for the last one.
    ///   - most: How many trials it may make; the first is always made.
    private mutating func solve(_ slack: FitPath.Slack, _ sacrificed: Int, from start: Probe? = nil,
                                most: Int = mostTrials) -> Verdict {
        var own: [Probe] = []
        while let place = probes.isEmpty ? first : next(after: own, or: start) {
            if !own.isEmpty, own.count >= most || probes.count >= mostTrialsOfAll { break }
            let probe = probe(place, slack, sacrificed)
            own.append(probe)
            probes.append(probe)
            if probe.trial.isFull { return .full(probe) }
        }
        if let best = own.filter(\.trial.fits).max(by: { $0.surplus < $1.surplus }) {
            return own.allSatisfy(\.trial.fits) ? .tooShort(best) : .nearly(best)
        }
        return .tooLong(own.last ?? probes[probes.count - 1])
    }

    /// A sheet that no size and grid fills, since something that is set in one piece leaps over the end of its column: elsewhere
    /// it does with pictures, space and gutters a little smaller or larger.
    private mutating func filled(_ best: Probe) -> Verdict {
        var best = best
        for slack in path.neighbours(of: best.slack, pictures: best.trial.hasPictures) where probes.count < mostTrialsOfAll {
            switch solve(slack, best.sacrificed, from: best, most: Self.mostRetrials) {
            case .full(let probe): return .full(probe)
            case .nearly(let probe) where probe.surplus > best.surplus: best = probe
            case .nearly, .tooLong, .tooShort: break
            }
        }
        return .nearly(best)
    }

    var first: Place {
        let start = path.start(layout.style(.body).size)
        return Place(size: start.size, rows: start.rows)
    }

    /// One trial at the smallest of everything, with all left out that may be; nil where no grid has a size.
    mutating func smallest() -> Probe? {
        let rows = path.rows.upperBound
        return path.sizes(rows).map { probe(Place(size: $0.lowerBound, rows: rows), 0, path.ranges.sacrifices.count) }
    }

    /// One trial, with one of the path's slacks.
    mutating func probe(_ place: Place, _ slack: Int, _ sacrificed: Int) -> Probe { probe(place, path.slacks[slack], sacrificed) }

    private mutating func probe(_ place: Place, _ slack: FitPath.Slack, _ sacrificed: Int) -> Probe {
        let setting = path.setting(place.size, rows: place.rows, slack: slack, sacrificed: sacrificed)
        let trial = trial(of: edition, in: setting)
        return Probe(place: place, slack: slack, sacrificed: sacrificed, setting: setting, trial: trial, surplus: trial.surplus,
                     slope: trial.scaledRows / place.size.points)
    }

    mutating func trial(of edition: Edition, in setting: FitSetting) -> Trial {
        trials += 1
        return Trial(edition.without(layout.sacrificed(in: setting), of: layout).edition, layout: layout.set(in: setting),
                     workshop, isToBeFull: true)
    }

    // MARK: Where to look next

    /// The most comfortable place that may be full, by what is known; nil where none is left.
    private func next(after own: [Probe], or start: Probe?) -> Place? {
        guard let anchor = own.last ?? start ?? probes.last else { return nil }
        var best: (place: Place, cost: Double)?
        for rows in path.rows {
            guard let sizes = path.sizes(rows), let open = Self.open(sizes, rows, own) else { continue }
            let wanted = size(on: rows, from: own.last { $0.place.rows == rows } ?? anchor, own)
            let size = Self.chosen(wanted, in: open, of: sizes)
            let isNear = own.contains { $0.place.rows == rows && abs($0.surplus) < Self.near }
            let cost = path.discomfort(size, rows) + Self.distance(wanted, sizes) * Self.outside - (isNear ? Self.loyalty : 0)
            if cost < best?.cost ?? .infinity { best = (Place(size: size, rows: rows), cost) }
        }
        return best?.place
    }

    /// A grid with a trial that was off by fewer rows is kept to, unless another is more comfortable by more than this.
    private static let near = 9, loyalty = 0.02
    /// Per point that a size lies outside of its range: more than any discomfort.
    private static let outside = 100.0
    private static let hundredth = Length.pt(0.01)
    /// In points: nearer sizes say more of single paragraphs than of the whole.
    private static let leastStep = 0.05

    /// The sizes on so many rows that no trial has decided yet: what fits on fewer rows fits on more, and smaller type too. What
    /// has no room in a frame of its own tells nothing of wider grids: some of it has a size that stays, and takes fewer rows there.
    private static func open(_ sizes: ClosedRange<Length>, _ rows: Int, _ own: [Probe]) -> ClosedRange<Length>? {
        var (low, high) = (sizes.lowerBound, sizes.upperBound)
        for probe in own {
            if probe.trial.fits, probe.place.rows <= rows { low = max(low, probe.place.size + hundredth) }
            let bounds = probe.place.rows == rows || probe.place.rows > rows && probe.trial.slotWithoutRoom == nil
            if !probe.trial.fits, bounds { high = min(high, probe.place.size - hundredth) }
        }
        guard low.points <= high.points + 1e-6, !leaps(rows, own) else { return nil }
        return low...max(low, high)
    }

    /// Whether the text on so many rows leaps over the size at which it would be full: a title takes a line more, and with it
    /// a row of every column below. On another grid the leap is not where the columns are full.
    private static func leaps(_ rows: Int, _ own: [Probe]) -> Bool {
        let here = own.filter { $0.place.rows == rows }
        guard let low = here.filter(\.trial.fits).max(by: { $0.place.size < $1.place.size }),
              let high = here.filter({ !$0.trial.fits }).min(by: { $0.place.size < $1.place.size }) else { return false }
        let width = high.place.size - low.place.size, rise = Double(high.surplus - low.surplus)
        return width <= narrowest || width <= narrow && rise > expectedRise * low.slope * width.points + leap
    }

    /// Between a size that fits and one that does not (ours).
    private static let narrowest = Length.pt(0.03), narrow = Length.pt(0.2)
    private static let expectedRise = 1.5, leap = 4.0

    /// The wanted size, or where trials have shown that it is wrong, the middle of what is left.
    private static func chosen(_ wanted: Length, in open: ClosedRange<Length>, of sizes: ClosedRange<Length>) -> Length {
        let isKnownWrong = wanted < open.lowerBound && open.lowerBound > sizes.lowerBound
            || wanted > open.upperBound && open.upperBound < sizes.upperBound
        let size = isKnownWrong && open.upperBound - open.lowerBound < .pt(0.3)
            ? (open.lowerBound + open.upperBound) * 0.5 : wanted.clamped(to: open)
        return Length.pt((size.points * 100).rounded() / 100).clamped(to: open)
    }

    private static func distance(_ size: Length, _ sizes: ClosedRange<Length>) -> Double {
        abs((size - size.clamped(to: sizes)).points)
    }

    /// The size at which the text would take the rows that there are, half a row less, as far as a trial tells.
    private func size(on rows: Int, from anchor: Probe, _ own: [Probe]) -> Length {
        let there = Double(anchor.trial.mainFill?.rows ?? 0)
        let more = there * Double(rows - anchor.place.rows) / Double(anchor.place.rows)
        return anchor.place.size + .pt((more - 0.5 - Double(anchor.surplus)) / slope(at: anchor, own))
    }

    /// What two trials on one grid have shown, if they are not too near each other, else what the count of lines lets expect.
    private func slope(at anchor: Probe, _ own: [Probe]) -> Double {
        let expected = max(anchor.slope, 1)
        guard let other = own.last(where: { probe in
            probe.place.rows == anchor.place.rows && abs((probe.place.size - anchor.place.size).points) > Self.leastStep
        }) else { return expected }
        let seen = Double(anchor.surplus - other.surplus) / (anchor.place.size - other.place.size).points
        return seen.clamped(to: expected / 2...expected * 2)
    }
}

extension Trial {
    /// Whether there are any beside ornaments.
    fileprivate var hasPictures: Bool {
        broken.contains { $0.flow.blocks.contains(where: \.copy.isFigureOrCode) }
    }

    /// Rows that grow with the size of type: lines of running text, half a line of each paragraph left out, and the rows of
    /// frames beside the threads that are as high as their text.
    fileprivate var scaledRows: Double {
        let threads = broken.filter(\.isThread).reduce(0.0) { sum, flow in
            sum + zip(flow.flow.blocks, flow.breaking.settings).reduce(0) { sum, pair in
                sum + (pair.0.copy.isDivisible ? Double(pair.1.lines.count) - 0.5 : 0)
            }
        }
        return max(1, threads + framedRows)
    }

    private var framedRows: Double {
        var rows = 0
        for page in layout.pages.indices {
            for frame in forme.plan.frames(ofPage: page + 1) ?? [] where frame.plan.height == .fit {
                if case .matter(let matters) = frame.plan.content, !matters.contains(.masthead) {
                    rows += frame.textRows.count * frame.plan.columns.count
                }
            }
        }
        return Double(rows)
    }
}

private extension CopyBlock {
    var isFigureOrCode: Bool {
        if case .picture(let picture) = content { return !picture.isOrnament }
        return false
    }
}
