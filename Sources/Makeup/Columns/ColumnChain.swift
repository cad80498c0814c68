import Geometry
import LayoutBook
import Paragraphs

/// A column that text can be broken into.
struct Column: Sendable, Hashable {
    /// Counted from 1.
    var page: Int
    /// Index of the frame in the page's template.
    var frame: Int
    var measure: Length
    var rows: Int
    /// Of the frame's rows for text, that above its first one.
    var firstRow = 0
    /// Rows that are narrower, since another frame stands in them; none lies over another.
    var notches: [Notch] = []
}

/// Rows of a column beside a frame that is set into it.
struct Notch: Sendable, Hashable {
    /// Of the column, counted from its head.
    var rows: Range<Int>
    /// What is left beside the frame; nothing where it is too narrow for text.
    var measure: Length
    /// From the start side of the column to what is left.
    var start: Length
}

extension Column {
    /// The column without the rows beside which a frame leaves no room for text: what is above and what is below.
    var parts: [Column] {
        guard let gap = notches.first(where: { $0.measure <= .zero })?.rows else { return rows > 0 ? [self] : [] }
        var above = self, below = self
        above.rows = gap.lowerBound
        above.notches = notches.filter { $0.rows.upperBound <= gap.lowerBound }
        below.rows = rows - gap.upperBound
        below.firstRow = firstRow + gap.upperBound
        below.notches = notches.filter { $0.rows.lowerBound >= gap.upperBound }.map { $0.moved(by: -gap.upperBound) }
        return (above.rows > 0 ? [above] : []) + below.parts
    }
}

extension Column {
    /// The measures of lines of which the first begins at `row`: those beside a frame that is set into the column are narrower.
    func measures(from row: Double, rowsPerLine: Double) -> Measures {
        guard let last = notches.map(\.rows.upperBound).max(), row < Double(last) else { return Measures(measure) }
        let count = BaselineGrid.rows(holding: (Double(last) - row) / rowsPerLine)
        let runs = (0..<count).map { line in
            let top = row + Double(line) * rowsPerLine
            let notch = narrowest(among: top + BaselineGrid.slack, top + rowsPerLine - BaselineGrid.slack)
            return Measures.Run(lines: 1, measure: notch?.measure ?? measure, start: notch?.start ?? .zero)
        }
        return Measures(runs: runs, then: measure)
    }

    /// The narrowest of the rows that lie between two heights.
    func narrowest(among head: Double, _ foot: Double) -> Notch? {
        notches.filter { Double($0.rows.lowerBound) < foot && Double($0.rows.upperBound) > head }.min { $0.measure < $1.measure }
    }
}

extension Column {
    /// What one of its rows has for text.
    func stretch(ofRow row: Int) -> Notch {
        notches.first { $0.rows.contains(row) } ?? Notch(rows: 0..<rows, measure: measure, start: .zero)
    }

    /// The stretch at its foot that notes stand in, all in one measure, and the rows in which it is free of frames.
    ///
    /// It is that of the last row, and narrower where a frame stands so near above that notes could reach it.
    var foot: Notch {
        var foot = stretch(ofRow: rows - 1)
        foot.rows = (notches.last { !$0.leavesFree(foot) }?.rows.upperBound ?? 0)..<rows
        while foot.rows.count < Self.rowsForNotes, let above = notches.last(where: { !$0.leavesFree(foot) }) {
            let start = max(foot.start, above.start), end = min(foot.start + foot.measure, above.start + above.measure)
            guard end - start >= measure * Self.leastForNotes else { break }
            (foot.start, foot.measure) = (start, end - start)
            foot.rows = (notches.last { !$0.leavesFree(foot) }?.rows.upperBound ?? 0)..<rows
        }
        return foot
    }

    /// As many rows as notes mostly take, and how much of the measure they need (ours).
    private static let rowsForNotes = 12, leastForNotes = 0.3
}

private extension Notch {
    /// Whether its rows have all of a stretch.
    func leavesFree(_ stretch: Notch) -> Bool {
        let slack = Length.pt(1e-6)
        return start <= stretch.start + slack && start + measure + slack >= stretch.start + stretch.measure
    }

    func moved(by shift: Int) -> Notch {
        Notch(rows: rows.lowerBound + shift..<rows.upperBound + shift, measure: measure, start: start)
    }
}

/// The columns of a thread, or the one of a frame, in the order in which text flows through them; found as they are asked for.
final class ColumnChain {
    private var columns: [Column]
    private var nextPage: Int?
    /// The last column that is given, once the chain is closed.
    private var end: Int?
    private let plan: PagePlan?
    private let thread: String
    /// Whether lines say where a story goes on that leaves its page.
    let hasJumps: Bool
    /// The last column is to be as full as all others.
    var isToBeFull = false

    init(_ column: Column) {
        columns = column.parts
        plan = nil
        thread = ""
        hasJumps = false
    }

    init(thread: String, plan: PagePlan, hasJumps: Bool = false) {
        columns = []
        self.thread = thread
        self.plan = plan
        self.hasJumps = hasJumps
        nextPage = 1
    }

    /// The column number `index`, counted from 0; nil behind the last.
    func column(_ index: Int) -> Column? {
        if let end, index > end { return nil }
        while index >= columns.count, let page = nextPage { addColumns(of: page) }
        return index < columns.count ? columns[index] : nil
    }

    /// Whether jump lines tell of a story that goes on from one column in another.
    func jumps(from index: Int, to next: Int) -> Bool {
        guard hasJumps, let column = column(index), let next = self.column(next) else { return false }
        return column.page != next.page
    }

    /// Gives up all columns behind the one numbered `index`: none of them takes the text that comes next.
    func close(after index: Int) {
        end = min(end ?? index, index)
    }

    /// Whether the page plan still has the columns that text went into, which end at number `index`; where it ran over,
    /// also those that it could not use.
    func stands(through index: Int) -> Bool {
        guard let plan else { return true }
        let now = ColumnChain(thread: thread, plan: plan), last = end == nil ? index : max(index, columns.count - 1)
        return (0...last).allSatisfy { known($0) == now.column($0) }
    }

    /// A column that was asked for, whether or not the chain was closed before it.
    private func known(_ index: Int) -> Column? { index < columns.count ? columns[index] : nil }

    /// The measure for text that found no column at all.
    var lastMeasure: Length? { (end.flatMap(known) ?? columns.last)?.measure }

    var isThread: Bool { plan != nil }

    /// How many columns in a row may be looked at before it is clear that none takes a line: those of all pages, each in as many
    /// parts as frames that are set into it can make of it.
    var span: Int {
        guard let plan else { return max(1, columns.count) }
        return plan.templates.reduce(1) { sum, page in sum + page.frames.count * (1 + page.frames.count { $0.inset != nil }) }
    }

    private func addColumns(of page: Int) {
        guard let plan, page < plan.firstUselessPage(for: thread), let frames = plan.frames(ofPage: page) else {
            nextPage = nil
            return
        }
        for frame in frames where frame.plan.content == .thread(thread) && frame.depth > 0 {
            columns += frame.column(onPage: page).parts
        }
        nextPage = page + 1
    }
}
