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
}

/// The columns of a thread, or the one of a frame, in the order in which text flows through them; found as they are asked for.
final class ColumnChain {
    private var columns: [Column]
    private var nextPage: Int?
    private let plan: PagePlan?
    private let thread: String
    /// The last column is to be as full as all others.
    var isToBeFull = false

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
        while index >= columns.count, let page = nextPage { addColumns(of: page) }
        return index < columns.count ? columns[index] : nil
    }

    /// Gives up all columns behind the one numbered `index`: none of them takes the text that comes next.
    func close(after index: Int) {
        if index + 1 < columns.count { columns.removeSubrange((index + 1)...) }
        nextPage = nil
    }

    /// The measure for text that found no column at all.
    var lastMeasure: Length? { columns.last?.measure }

    var isThread: Bool { plan != nil }

    /// How many columns in a row may be looked at before it is clear that none takes a line.
    var span: Int { plan.map { $0.templates.reduce(1) { $0 + $1.frames.count } } ?? 1 }

    private func addColumns(of page: Int) {
        guard let plan, page < plan.firstUselessPage(for: thread), let frames = plan.frames(ofPage: page) else {
            nextPage = nil
            return
        }
        for frame in frames where frame.plan.content == .thread(thread) && !frame.textRows.isEmpty {
            columns.append(Column(page: page, frame: frame.index, measure: frame.measure, rows: frame.textRows.count))
        }
        nextPage = page + 1
    }
}
