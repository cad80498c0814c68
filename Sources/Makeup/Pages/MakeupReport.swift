import LayoutBook

/// What make-up says of its work, for a report: how full frames and pages are, and what found no place.
public struct MakeupReport: Sendable, Hashable {
    /// In the order of pages, then of reading.
    public var frames: [Frame] = []
    /// In the order of the layout, threads only.
    public var threads: [Thread] = []
    /// Pages in their order.
    public var sides: [Side] = []
    /// What is left over, by article, in the order of reading.
    public var leftovers: [Leftover] = []
    public var grid = GridCount()
    /// Nil for a layout that takes as many pages as it needs.
    public var fit: FitReport?

    public init() {}

    /// Words placed on all pages, furniture and list markers left out.
    public var words: Int { frames.reduce(0) { $0 + $1.count.words } }
    public var leftoverWords: Int { leftovers.reduce(0) { $0 + $1.words } }

    /// Lines and what is on them.
    public struct Count: Sendable, Hashable {
        public var lines = 0
        public var words = 0
        public var hyphens = 0

        public init() {}
    }

    /// One frame on one page.
    public struct Frame: Sendable, Hashable {
        public var name: String
        /// Counted from 1.
        public var page: Int
        /// Columns of the page that it spans.
        public var columns: ClosedRange<Int>
        /// Grid rows for text, and those of them down to the last line.
        public var rows: Int
        public var usedRows: Int
        public var count = Count()
    }

    /// One thread over all its frames.
    public struct Thread: Sendable, Hashable {
        public var name: String
        /// Grid rows of its frames on the pages that the document has.
        public var rows: Int
        public var usedRows: Int
        public var count = Count()
        public var leftoverWords: Int
        /// Rows of its last column and those behind it that are empty below the end of its text; nil where pages repeat.
        public var freeRows: Int?
    }

    /// One page.
    public struct Side: Sendable, Hashable {
        public var page: Int
        /// How much of the frames' room is used, from 0 to 100.
        public var percent: Double
    }

    /// The end of an article that found no place.
    public struct Leftover: Sendable, Hashable {
        public var slot: String
        public var words: Int
        public var lines: Int
    }
}

extension MakeupReport {
    /// The facts of filled sheets and the flows on them.
    init(of sheets: [Sheet], _ flows: [BrokenFlow], threads names: [String], slots: [String]) {
        for sheet in sheets {
            frames += sheet.readingOrder.map { Frame(sheet.frames[$0], onPage: sheet.number) }
            sides.append(Side(sheet))
        }
        threads = names.compactMap { name in
            flows.first { $0.flow.name == name && $0.isThread }.map { Thread($0, sheets) }
        }
        leftovers = flows.flatMap { $0.leftovers() }.map { Leftover(slot: slots[$0.matter], words: $0.words, lines: $0.lines) }
    }
}

extension MakeupReport.Frame {
    init(_ frame: SheetFrame, onPage page: Int) {
        self.init(name: frame.solved.plan.name, page: page, columns: frame.solved.plan.columns, rows: frame.solved.textRows.count,
                  usedRows: frame.usedRows, count: frame.count)
    }
}

extension MakeupReport.Side {
    init(_ sheet: Sheet) {
        // Insets stand on room of other frames.
        let frames = sheet.frames.filter { $0.solved.plan.inset == nil }
        let rows = frames.reduce(0) { $0 + $1.solved.textRows.count * $1.solved.plan.columns.count }
        let used = frames.reduce(0) { $0 + $1.usedRows * $1.solved.plan.columns.count }
        self.init(page: sheet.number, percent: rows == 0 ? 0 : Double(used) / Double(rows) * 100)
    }
}

extension MakeupReport.Thread {
    init(_ flow: BrokenFlow, _ sheets: [Sheet]) {
        let frames = sheets.flatMap(\.frames).filter { $0.solved.plan.content == .thread(flow.flow.name) }
        self.init(name: flow.flow.name, rows: frames.reduce(0) { $0 + $1.solved.textRows.count },
                  usedRows: frames.reduce(0) { $0 + $1.usedRows },
                  count: frames.reduce(MakeupReport.Count()) { $0 + $1.count },
                  leftoverWords: flow.leftovers().reduce(0) { $0 + $1.words })
    }
}
