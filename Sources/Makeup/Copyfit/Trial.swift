import Diagnostics
import Geometry
import LayoutBook
import Manuscript

/// One make-up of an edition in a layout, up to where its lines would be placed.
struct Trial {
    let edition: Edition
    let layout: Layout
    let forme: Forme
    /// The frames with matters of their own, then the threads.
    let broken: [BrokenFlow]
    /// What an author is to be told, should this be the make-up that stands.
    let found: Diagnostics

    /// - Parameter isToBeFull: Whether the last columns of threads are filled by paragraphs of a line more or less too.
    init(_ edition: Edition, layout: Layout, _ workshop: Workshop, isToBeFull: Bool = false) {
        var found = Diagnostics()
        let round = Round.settled(workshop.desk(for: edition, layout), workshop, isToBeFull: isToBeFull, into: &found)
        self.edition = edition
        self.layout = layout
        self.found = found
        forme = round.forme
        broken = round.broken
    }
}

// MARK: How full it is

extension Trial {
    /// How a thread fills the frames that it has on all pages of the layout.
    struct Fill {
        var name: String
        /// Grid rows of its columns.
        var rows: Int
        /// Rows that are empty behind the end of its text, in its last column and those after it.
        var free: Int
        /// The same as an area, in square points.
        var freeArea = 0.0
    }

    /// Of the thread with the most rows; nil in a layout without threads that have text.
    var mainFill: Fill? {
        broken.filter(\.isThread).map(fill).max { $0.rows < $1.rows }
    }

    func fill(_ flow: BrokenFlow) -> Fill {
        let columns = columns(of: flow.flow.name)
        let rows = columns.reduce(0) { $0 + $1.rows }
        guard let last = flow.breaking.pieces.last, let column = flow.chain.column(last.column) else {
            return Fill(name: flow.flow.name, rows: rows, free: 0)
        }
        let before = columns.prefix(last.column).reduce(0) { $0 + $1.rows }
        let notes = flow.breaking.noteRows(of: flow.breaking.pieces.filter { $0.column == last.column }, in: flow.flow,
                                           measure: column.foot.measure)
        let taken = min(column.rows, BaselineGrid.rows(holding: last.ink) + FootNotes.rows(holding: notes))
        let emptied = columns.dropFirst(last.column).reduce(0) { $0 + $1.area } - Double(taken) * column.measure.points
        return Fill(name: flow.flow.name, rows: rows, free: rows - before - taken, freeArea: emptied * layout.leading.points)
    }

    /// See ``MakeupReport/Thread/freeRows``.
    func freeRows(ofThread name: String) -> Int? {
        guard !layout.pages.contains(where: \.repeats) else { return nil }
        return flow(ofThread: name).map { fill($0).free }
    }

    /// Nil for a thread without copy.
    func flow(ofThread name: String) -> BrokenFlow? { broken.first { $0.isThread && $0.flow.name == name } }

    func columns(of thread: String) -> [Column] {
        let chain = ColumnChain(thread: thread, plan: forme.plan)
        return (0...).lazy.map { chain.column($0) }.prefix { $0 != nil }.compactMap(\.self)
    }

    /// Rows of text that found no column, of all threads and frames together.
    var rowsOver: Int {
        broken.reduce(0) { sum, flow in
            let last = flow.breaking.pieces.last.flatMap { flow.chain.column($0.column) == nil ? $0 : nil }
            return sum + (last.map { max(1, BaselineGrid.rows(holding: $0.ink)) } ?? 0)
        }
    }

    /// The article of a frame of its own that has no room there, where all threads have room for theirs.
    var slotWithoutRoom: String? {
        guard !broken.contains(where: { $0.isThread && !$0.leftovers().isEmpty }) else { return nil }
        return broken.lazy.compactMap { $0.leftovers().first }.first.map { forme.slots[$0.matter] }
    }

    /// Words that found no column.
    var leftoverWords: Int { broken.flatMap { $0.leftovers() }.reduce(0) { $0 + $1.words } }

    /// Rows that the text takes more than there are; negative for rows that are left.
    var surplus: Int { rowsOver > 0 ? rowsOver : -(mainFill?.free ?? 0) }

    var fits: Bool { rowsOver == 0 }

    /// Everything has its place, and the last column of the main thread is full to within a line.
    var isFull: Bool { fits && surplus >= -1 && !isWithoutText }

    /// So few rows are left that they are said as rows, since it takes longer to find the words for them than anyone to write
    /// these (ours): three, or one in sixty, a line of a column.
    var isNearlyFull: Bool { fits && !isWithoutText && -surplus <= max(3, (mainFill?.rows ?? 0) / 60) }

    /// There are threads, and no article gives them any text; they may have pictures.
    var isWithoutText: Bool { !layout.threads.isEmpty && !broken.contains { $0.isThread && $0.words > 0 } }

    /// There are threads, and nothing stands in them.
    var isWithoutCopy: Bool { !layout.threads.isEmpty && !broken.contains { $0.isThread && !$0.flow.blocks.isEmpty } }
}

private extension Column {
    /// In points times rows.
    var area: Double { Double(rows) * measure.points }
}
