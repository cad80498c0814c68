public import Geometry

/// The widths there are for a paragraph's lines, by the number of the line.
///
/// `runs` are those of the first lines, one after the other, where they stand in other columns or beside a frame; all lines
/// behind them have `body`. Equal measures are written in one way only: no run is empty, none has the measure and start of
/// the one behind it, so that they compare equal.
public struct Measures: Sendable, Hashable {
    /// Lines that follow each other in the same measure.
    public struct Run: Sendable, Hashable {
        /// How many lines there are.
        public var lines: Int
        public var measure: Length
        /// From the start side of the column to the lines' own measure: what a frame there takes of it.
        public var start: Length

        public init(lines: Int, measure: Length, start: Length = .zero) {
            self.lines = lines
            self.measure = measure
            self.start = start
        }
    }

    /// Of all lines behind the runs.
    public let body: Length
    /// From the start side of the column to the measure of the lines behind the runs.
    public let bodyStart: Length
    /// Of the first lines, in their order; none where all lines have the same measure.
    public let runs: [Run]

    /// All lines have the same measure.
    public init(_ measure: Length) {
        runs = []
        body = measure
        bodyStart = .zero
    }

    /// Runs without lines are left out, equal neighbours put together.
    public init(runs: [Run], then body: Length, start bodyStart: Length = .zero) {
        var merged: [Run] = []
        for run in runs where run.lines > 0 {
            if let last = merged.last, last.measure == run.measure, last.start == run.start {
                merged[merged.count - 1].lines = min(last.lines + min(run.lines, Self.most), Self.most)
            } else {
                merged.append(Run(lines: min(run.lines, Self.most), measure: run.measure, start: run.start))
            }
        }
        if let last = merged.last, last.measure == body, last.start == bodyStart { merged.removeLast() }
        self.runs = merged
        self.body = body
        self.bodyStart = bodyStart
    }

    /// No paragraph has more lines: runs as long as numbers go can be added up.
    private static let most = Int(Int32.max)

    /// The measure of a line, counted from 0, and where it starts in its column.
    public func run(ofLine line: Int) -> (measure: Length, start: Length) {
        var left = line
        for run in runs {
            if left < run.lines { return (run.measure, run.start) }
            left -= run.lines
        }
        return (body, bodyStart)
    }

    /// The measure of a line, counted from 0.
    public func measure(ofLine line: Int) -> Length { run(ofLine: line).measure }

    /// Lines behind these all have the same measure.
    public var numberedLines: Int { runs.reduce(0) { $0 + $1.lines } }

    /// These measures for a paragraph of which `lines` lines are placed and the rest goes on in others.
    public func going(on measures: Measures, after lines: Int) -> Measures {
        guard lines > 0 else { return measures }
        var left = lines, placed: [Run] = []
        for run in runs where left > 0 {
            placed.append(Run(lines: min(left, run.lines), measure: run.measure, start: run.start))
            left -= placed[placed.count - 1].lines
        }
        placed.append(Run(lines: left, measure: body, start: bodyStart))
        return Measures(runs: placed + measures.runs, then: measures.body, start: measures.bodyStart)
    }
}
