import Geometry
import LayoutBook

/// A column that text can be broken into.
struct Column: Sendable, Hashable {
    /// Counted from 1.
    var page: Int
    /// Index of the frame in the page's template.
    var frame: Int
    var measure: Length
    var rows: Int
    /// Rows that are narrower or of no use, in their order; no two share a row.
    var notches: [Notch] = []

    /// Rows beside a frame that is set into the column, the gaps above and below it included.
    struct Notch: Hashable, Sendable {
        /// Counted from the head of the column.
        var rows: Range<Int>
        /// What is left for text beside the frame; zero where there is no text.
        var measure: Length
        /// From the start side of the column to what is left.
        var start: Length
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

    init(_ column: Column) {
        columns = [column]
        plan = nil
        thread = ""
    }

    init(thread: String, plan: PagePlan) {
        columns = []
        self.thread = thread
        self.plan = plan
        nextPage = 1
    }

    /// The column number `index`, counted from 0; nil behind the last.
    func column(_ index: Int) -> Column? {
        if let end, index > end { return nil }
        while index >= columns.count, let page = nextPage { addColumns(of: page) }
        return index < columns.count ? columns[index] : nil
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

    /// How many columns in a row may be looked at before it is clear that none takes a line.
    var span: Int { plan.map { $0.templates.reduce(1) { $0 + $1.frames.count } } ?? 1 }

    private func addColumns(of page: Int) {
        guard let plan, page < plan.firstUselessPage(for: thread), let frames = plan.frames(ofPage: page) else {
            nextPage = nil
            return
        }
        for frame in frames where frame.plan.content == .thread(thread) && frame.depth > 0 {
            columns.append(frame.column(onPage: page))
        }
        nextPage = page + 1
    }
}
