public import Diagnostics
import Geometry
import Makeup
import Paragraphs

/// What a run says of itself in figures, for people and for scripts: the JSON of `--report`.
public struct Report: Codable, Sendable {
    /// In the order in which they were set.
    public var editions: [EditionReport]
    /// Errors and warnings in the order in which they were found.
    public var faults: [FaultReport]

    /// The figures of one edition.
    public struct EditionReport: Codable, Sendable {
        /// Of the edition, or of a lone article.
        public var name: String
        /// BCP 47.
        public var language: String
        /// How many there are.
        public var pages: Int
        /// Words of the sources that stand on the pages, furniture not counted.
        public var words: Int
        /// Lines of copy and their word spaces, furniture not counted.
        public var lines: LineReport
        public var gaps: GapReport
        /// Left out where there are none.
        public var kashida: KashidaReport?
        public var scaling: ScalingReport?
        /// How much of each page's frames is filled, in percent.
        public var sides: [Double]
        /// In the order of pages, then of reading.
        public var frames: [FrameReport]
        /// In the order of the layout.
        public var threads: [ThreadReport]
        public var grid: GridReport
        /// How its sheet was filled; left out for a layout that takes as many pages as it needs.
        public var fit: FitReport?
        /// Files that were written.
        public var outputs: [String]
    }

    /// How many lines there are of each kind.
    public struct LineReport: Codable, Sendable {
        /// Lines, and those of them that fill their measure or end in a hyphen.
        public var all = 0
        public var justified = 0
        public var hyphenated = 0
        /// Hyphenated lines in a row, the longest run.
        public var longestLadder = 0
        /// Lines that run past their measure.
        public var overfull = 0
        /// Lines that end in a preposition or conjunction that belongs to the next word.
        public var endingInShortWord = 0
    }

    /// Word spaces of justified lines, in ems of their size.
    public struct GapReport: Codable, Sendable {
        /// How many gaps, and what they measure.
        public var count = 0
        public var mean = 0.0
        public var standardDeviation = 0.0
        public var narrowest = 0.0
        public var widest = 0.0
    }

    /// How full one frame on one page is.
    public struct FrameReport: Codable, Sendable {
        /// Counted from 1.
        public var page: Int
        /// Its name in the layout.
        public var frame: String
        /// Grid lines that are taken, and that there are.
        public var used: Int
        public var capacity: Int
    }

    /// How full one thread is, on all pages.
    public struct ThreadReport: Codable, Sendable {
        /// Its name in the layout.
        public var thread: String
        /// Grid lines of its frames.
        public var capacity: Int
        /// Those that are empty behind the end of its text; left out where there are as many pages as it needs.
        public var freeLines: Int?
    }

    /// Whether lines of neighbouring columns share their baselines.
    public struct GridReport: Codable, Sendable {
        /// Lines of the styles that stand on the baseline grid, and those of them that do not.
        public var bodyLines: Int
        public var offGrid: Int
    }

    /// The setting in which the text fills its sheet.
    public struct FitReport: Codable, Sendable {
        /// Of body type and of the grid, and the gutter between columns, in points.
        public var size: Double
        public var leading: Double
        public var gutter: Double
        /// What space round headings and the heights of pictures were multiplied with.
        public var spacing: Double
        public var pictures: Double
        /// How often the text was broken into columns to find it.
        public var trials: Int
        /// Whether the last column is full to within a line, and how many lines are left in it and behind it.
        public var full: Bool
        public var freeLines: Int
        /// What was left out, by its names in the layout.
        public var sacrificed: [String]
        /// Words that the article `slot` has too few, or where they are less than 0 too many, and 0 where words alone do not help;
        /// left out where the sheet is full.
        public var words: Int?
        public var slot: String?
        /// What else would help, left out where it would not: a size below the range, as `7.9pt`, a layout that takes the text, and the
        /// filler that would complete the sheet, by the name of its file.
        public var advisedSize: String?
        public var advisedLayout: String?
        public var advisedFiller: String?
    }

    /// A diagnostic, with its place where it has one.
    public struct FaultReport: Codable, Sendable {
        /// `error` or `warning`.
        public var severity: String
        /// As the user wrote the path; lines and columns count from 1.
        public var file: String?
        public var line: Int?
        public var column: Int?
        /// What is wrong, and what to do about it.
        public var message: String
        public var hint: String?
    }

    /// The figures of what was typeset and written, and all that was found wrong.
    public init(_ editions: [(typeset: Typeset, outputs: [String])], diagnostics: Diagnostics) {
        self.editions = editions.map { EditionReport($0.typeset, outputs: $0.outputs, files: diagnostics.files) }
        faults = diagnostics.all.map { FaultReport($0, files: diagnostics.files) }
    }

    /// Writes the report as JSON, its keys sorted; what cannot be written is said in `diagnostics`.
    public func write(to path: String, tray: inout OutputTray, into diagnostics: inout Diagnostics) {
        do {
            _ = tray.put(try JSONText.encode(self) + [0x0A], at: path, into: &diagnostics)
        } catch {
            diagnostics.error(.cannotWrite, "the report cannot be put into JSON: \(error)")
        }
    }
}

extension Report.EditionReport {
    init(_ typeset: Typeset, outputs: [String], files: [String]) {
        name = typeset.name
        language = typeset.document.language
        pages = typeset.document.pages.count
        words = 0
        lines = Report.LineReport()
        sides = typeset.report.sides.map { (($0.percent * 10).rounded()) / 10 }
        frames = typeset.report.frames.map {
            Report.FrameReport(page: $0.page, frame: $0.name, used: $0.usedRows, capacity: $0.rows)
        }
        threads = typeset.report.threads.map { Report.ThreadReport(thread: $0.name, capacity: $0.rows, freeLines: $0.freeRows) }
        grid = Report.GridReport(bodyLines: typeset.report.grid.bodyLines, offGrid: typeset.report.grid.offGrid)
        fit = typeset.report.fit.map(Report.FitReport.init)
        self.outputs = outputs
        var gaps: [Double] = [], ladder = 0
        let story = typeset.document.pages.flatMap { page in
            page.items.compactMap(\.storyLine).map { (page: page.number, line: $0) }
        }
        for placed in story.lazy.map(\.line) {
            let facts = placed.line.facts
            words += facts.wordsBegun
            lines.all += 1
            lines.justified += facts.isJustified ? 1 : 0
            lines.hyphenated += facts.isHyphenated ? 1 : 0
            lines.overfull += facts.excess > .pt(0.05) ? 1 : 0
            ladder = facts.isHyphenated ? ladder + 1 : 0
            lines.longestLadder = max(lines.longestLadder, ladder)
            lines.endingInShortWord += facts.endsInShortWord ? 1 : 0
            if facts.isJustified { gaps += repeatElement(facts.gap, count: facts.gaps) }
        }
        self.gaps = Report.GapReport(gaps)
        kashida = Report.KashidaReport(story, files: files)
        scaling = Report.ScalingReport(story.map(\.line.line.facts.scaling))
    }
}

extension Report.FitReport {
    init(_ fit: Makeup.FitReport) {
        func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
        size = rounded(fit.setting.size.points)
        leading = rounded(fit.setting.leading.points)
        gutter = rounded(fit.setting.gutter.points)
        spacing = rounded(fit.setting.spacing)
        pictures = rounded(fit.setting.pictures)
        trials = fit.trials
        full = fit.isFull
        freeLines = fit.freeRows
        sacrificed = fit.sacrificed
        words = fit.advice?.words
        slot = fit.advice?.slot
        advisedSize = fit.advice?.size
        advisedLayout = fit.advice?.layout
        advisedFiller = fit.advice?.filler
    }
}

extension Report.GapReport {
    init(_ gaps: [Double]) {
        guard !gaps.isEmpty else { return }
        count = gaps.count
        let average = gaps.reduce(0, +) / Double(gaps.count)
        let variance = gaps.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(gaps.count)
        mean = Self.rounded(average)
        standardDeviation = Self.rounded(variance.squareRoot())
        narrowest = Self.rounded(gaps.min() ?? 0)
        widest = Self.rounded(gaps.max() ?? 0)
    }

    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension Report.FaultReport {
    init(_ diagnostic: Diagnostic, files: [String]) {
        severity = diagnostic.isError ? "error" : "warning"
        file = diagnostic.place.map { files[Int($0.file.index)] }
        line = diagnostic.place.map { Int($0.line) }
        column = diagnostic.place.map { Int($0.column) }
        message = diagnostic.message
        hint = diagnostic.hint
    }
}

private extension PageItem {
    /// A line of copy: not furniture, which has no place in the reading order.
    var storyLine: PlacedLine? {
        guard reading != nil, case .line(let placed) = content else { return nil }
        return placed
    }
}
