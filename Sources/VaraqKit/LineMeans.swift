import Makeup
import Paragraphs

extension Report {
    /// Each kashida, and how the lines with some lie among the others.
    public struct KashidaReport: Codable, Sendable {
        /// Lines with kashidas, and what part of all lines they are, in per cent.
        public var lines = 0
        public var share = 0.0
        /// Lines with kashidas in a row, the longest run.
        public var mostLinesRunning = 0
        /// In the order of reading.
        public var all: [Kashida] = []
    }

    /// One kashida, for an audit.
    public struct Kashida: Codable, Sendable {
        /// As the author wrote it, and the letters on both sides of the kashida.
        public var word: String
        public var letters: String
        /// The number of the rule that chose the place, and what it says, as in “after seen or sad”.
        public var rule: Int
        public var reason: String
        /// What it adds to the word, in ems.
        public var length: Double
        /// Counted from 1.
        public var page: Int
        /// Where the letter behind it stands in the source; lines and columns count from 1.
        public var file: String?
        public var line: Int?
        public var column: Int?
    }

    /// Lines whose letters are set narrower or wider than they were drawn.
    public struct ScalingReport: Codable, Sendable {
        /// How many there are.
        public var lines = 0
        /// Of all lines, in per cent: -1.5 is narrower by that much, 0 as drawn.
        public var narrowest = 0.0
        public var widest = 0.0
    }
}

extension Report.KashidaReport {
    /// Nil where no line has a kashida. `story` is in the order of reading, `files` indexed by ``FileID/index``.
    init?(_ story: [(page: Int, line: PlacedLine)], files: [String]) {
        var running = 0
        for (page, placed) in story {
            let kashidas = placed.line.facts.kashidas
            running = kashidas.isEmpty ? 0 : running + 1
            lines += kashidas.isEmpty ? 0 : 1
            mostLinesRunning = max(mostLinesRunning, running)
            for (index, kashida) in kashidas.enumerated() {
                all.append(Report.Kashida(kashida, page: page, placed, index, files: files))
            }
        }
        guard !all.isEmpty else { return nil }
        share = (Double(lines) / Double(story.count) * 1000).rounded() / 10
    }
}

extension Report.Kashida {
    init(_ kashida: TextLine.Kashida, page: Int, _ placed: PlacedLine, _ index: Int, files: [String]) {
        let place = placed.kashidaSources.indices.contains(index) ? placed.kashidaSources[index] : nil
        word = kashida.word
        letters = kashida.pair
        rule = kashida.rule
        reason = KashidaRules.name(ofRule: kashida.rule)
        length = (kashida.length * 1000).rounded() / 1000
        self.page = page
        file = place.map { files[Int($0.file.index)] }
        line = place.map { Int($0.line) }
        column = place.map { Int($0.column) }
    }
}

extension Report.ScalingReport {
    /// Nil where no line is scaled; 0.01 is one per cent.
    init?(_ scalings: [Double]) {
        lines = scalings.count { $0 != 0 }
        guard lines > 0 else { return nil }
        narrowest = Self.percent(scalings.min() ?? 0)
        widest = Self.percent(scalings.max() ?? 0)
    }

    private static func percent(_ scaling: Double) -> Double { (scaling * 10_000).rounded() / 100 }
}
