import Geometry
import LayoutBook

/// A frame whose place on the grid is known.
struct SolvedFrame: Sendable {
    var plan: FramePlan
    /// Index of the frame in its template.
    var index: Int
    /// From the start of its columns to its own start, and how wide it is, box and padding included.
    var offset: Length
    var width: Length
    /// Grid rows that it takes, box and padding included.
    var rows: Range<Int>
    /// Grid rows for its text.
    var textRows: Range<Int>
    /// Between its edges and its text, on the start and end side.
    var padding: Length
    /// The measure of its text.
    var measure: Length
    /// How many of its text rows are filled: fewer than there are where columns end level, one of them a line earlier.
    var depth: Int
    /// Where other frames are set into it.
    var notches: [Notch] = []

    /// Where text is broken into.
    func column(onPage page: Int) -> Column {
        Column(page: page, frame: index, measure: measure, rows: depth, notches: notches)
    }
}

/// Finds how high the frames of one page are and where they stand, all in whole grid rows.
///
/// A frame that does not fill its room keeps to its head or its foot, as it stands. Frames without content vanish, and
/// their neighbours take their room without the gap. A frame never stands on one of its level that stands before it in
/// the template: where their neighbours do not keep them apart, the later one has what the earlier one leaves. An inset
/// stands on frames that are none, which get notches.
struct FrameSolver {
    let template: PageTemplate
    let geometry: PageGeometry
    /// What is left beside an inset must be so wide to take text.
    var leastMeasure: Length = .pt(30)
    /// Rows that the content of frame `index` needs in a measure; 0 for a frame without content, nil where it takes what
    /// there is.
    let need: (_ index: Int, FramePlan, Length) -> Int?

    private var grid: BaselineGrid { geometry.grid }

    /// The frames that have content, in the order of the template.
    func solve() -> [SolvedFrame] {
        var solved: [SolvedFrame] = []
        for (index, plan) in template.frames.enumerated() {
            let width = geometry.width(of: plan.columns) * (plan.inset?.share ?? 1)
            let padding = min(plan.box.padding, max(.zero, (width - Self.narrowestMeasure) / 2)), measure = width - padding * 2
            let needed = need(index, plan, measure)
            if needed == 0 { continue }
            let rows = place(plan, needing: needed, among: solved)
            let head = min(rows.lowerBound + plan.box.headRows, rows.upperBound)
            let foot = max(head, rows.upperBound - plan.box.footRows)
            solved.append(SolvedFrame(plan: plan, index: index, offset: offset(of: plan, width), width: width, rows: rows,
                                      textRows: head..<foot, padding: padding, measure: measure, depth: foot - head))
        }
        return Notching(geometry: geometry, leastMeasure: leastMeasure).notched(solved)
    }

    /// A padding that leaves less of the width is not kept.
    private static let narrowestMeasure = Length.pt(1)

    private func offset(of plan: FramePlan, _ width: Length) -> Length {
        let rest = geometry.width(of: plan.columns) - width
        switch plan.inset?.side ?? .start {
        case .start: return .zero
        case .centre: return rest / 2
        case .end: return rest
        }
    }

    // MARK: Height and place

    private func place(_ plan: FramePlan, needing needed: Int?, among solved: [SolvedFrame]) -> Range<Int> {
        let head = min(self.head(of: plan, among: solved), grid.rows)
        let foot = max(self.foot(of: plan, among: solved), head)
        let wanted = height(of: plan, needing: needed)
        let room = clearing(of: head..<foot, for: plan, wanting: wanted, among: solved)
        let height = min(wanted, room.count)
        return plan.stands == .foot ? room.upperBound - height..<room.upperBound : room.lowerBound..<room.lowerBound + height
    }

    /// Rows with the box; `Int.max` for all there are.
    private func height(of plan: FramePlan, needing needed: Int?) -> Int {
        let most: Int
        switch plan.height {
        case .fill: most = .max
        case .lines(let lines): most = lines
        case .fit: most = boxed(plan.mostRows, plan)
        }
        let least = plan.height == .fit ? min(plan.leastRows, plan.mostRows) : 0
        return min(needed.map { boxed(max($0, least), plan) } ?? .max, most)
    }

    private func boxed(_ rows: Int, _ plan: FramePlan) -> Int {
        rows >= grid.rows ? .max : rows + plan.box.headRows + plan.box.footRows
    }

    /// The part of its room where a frame stands clear of those of its level: the first that is high enough, else the highest.
    private func clearing(of room: Range<Int>, for plan: FramePlan, wanting height: Int,
                          among solved: [SolvedFrame]) -> Range<Int> {
        let others = solved.filter { $0.rows.overlaps(room) && isInTheWay($0.plan, of: plan) }
        if others.isEmpty { return room }
        var clear: [Range<Int>] = [], head = room.lowerBound
        for rows in others.map(\.rows).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if rows.lowerBound > head { clear.append(head..<rows.lowerBound) }
            head = max(head, rows.upperBound)
        }
        if head < room.upperBound { clear.append(head..<room.upperBound) }
        if plan.stands == .foot { clear.reverse() }
        let highest = clear.indices.max { (clear[$0].count, $1) < (clear[$1].count, $0) }
        return clear.first { $0.count >= height } ?? highest.map { clear[$0] } ?? room.lowerBound..<room.lowerBound
    }

    private func isInTheWay(_ other: FramePlan, of plan: FramePlan) -> Bool {
        other.level == plan.level && (other.inset == nil) == (plan.inset == nil) && other.columns.overlaps(plan.columns)
    }

    // MARK: Neighbours

    private func head(of plan: FramePlan, among solved: [SolvedFrame]) -> Int {
        let gap = BaselineGrid.rows(holding: plan.below.gap)
        guard !plan.below.frames.isEmpty else { return gap }
        let edges = plan.below.frames.compactMap { edge(of: $0, \.below, \.upperBound, among: solved) }
        return edges.max().map { $0 + gap } ?? 0
    }

    private func foot(of plan: FramePlan, among solved: [SolvedFrame]) -> Int {
        let gap = BaselineGrid.rows(holding: plan.above.gap)
        guard !plan.above.frames.isEmpty else { return grid.rows - gap }
        let edges = plan.above.frames.compactMap { edge(of: $0, \.above, \.lowerBound, among: solved) }
        return edges.min().map { $0 - gap } ?? grid.rows
    }

    /// The near edge of a frame, or, where it has vanished, of what lay behind it; nil for the end of the text area.
    private func edge(of name: String, _ way: KeyPath<FramePlan, FramePlan.Neighbour>, _ bound: KeyPath<Range<Int>, Int>,
                      among solved: [SolvedFrame]) -> Int? {
        if let place = solved.first(where: { $0.plan.name == name }) { return place.rows[keyPath: bound] }
        guard let vanished = template.frames.first(where: { $0.name == name }) else { return nil }
        let edges = vanished[keyPath: way].frames.compactMap { edge(of: $0, way, bound, among: solved) }
        return bound == \.upperBound ? edges.max() : edges.min()
    }
}

extension FramePlan.Box {
    private var hasEdges: Bool { border > .zero || ruleAbove > .zero || ruleBelow > .zero || tint != nil }
    private var hasSides: Bool { border > .zero || tint != nil }

    /// Rows above the text: padding stands where there is something to keep away from, or everywhere in a box that is not seen.
    var headRows: Int { hasSides || ruleAbove > .zero || !hasEdges ? BaselineGrid.rows(holding: paddingLines) : 0 }

    /// Rows below the text.
    var footRows: Int { hasSides || ruleBelow > .zero || !hasEdges ? BaselineGrid.rows(holding: paddingLines) : 0 }
}
