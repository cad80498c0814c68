import Geometry
import LayoutBook

/// A frame whose place on the grid is known.
struct SolvedFrame: Sendable {
    var plan: FramePlan
    /// Index of the frame in its template.
    var index: Int
    /// Grid rows that it takes, box and padding included.
    var rows: Range<Int>
    /// Grid rows for its text.
    var textRows: Range<Int>
    /// The measure of its text.
    var measure: Length
}

/// Finds how high the frames of one page are and where they stand, all in whole grid rows.
///
/// A frame that does not fill its room keeps to its head or its foot, as it stands. Frames without content vanish, and
/// their neighbours take their room without the gap.
struct FrameSolver {
    let template: PageTemplate
    let geometry: PageGeometry
    /// Rows that the content of a frame needs in a measure; 0 for a frame without content, nil where it takes what there is.
    let need: (FramePlan, Length) -> Int?

    private var grid: BaselineGrid { geometry.grid }

    /// The frames that have content, in the order of the template.
    func solve() -> [SolvedFrame] {
        var places: [String: Range<Int>] = [:]
        var solved: [SolvedFrame] = []
        for (index, plan) in template.frames.enumerated() {
            let measure = geometry.width(of: plan.columns) - plan.box.padding * 2
            let needed = need(plan, measure)
            if needed == 0 { continue }
            let rows = place(plan, needing: needed, among: places)
            places[plan.name] = rows
            let head = min(rows.lowerBound + plan.box.headRows, rows.upperBound)
            let foot = max(head, rows.upperBound - plan.box.footRows)
            solved.append(SolvedFrame(plan: plan, index: index, rows: rows, textRows: head..<foot, measure: measure))
        }
        return solved
    }

    private func place(_ plan: FramePlan, needing needed: Int?, among places: [String: Range<Int>]) -> Range<Int> {
        let head = min(self.head(of: plan, among: places), grid.rows)
        let foot = max(self.foot(of: plan, among: places), head)
        let room = foot - head
        let height: Int
        switch plan.height {
        case .fill: height = room
        case .lines(let lines): height = min(lines, room)
        case .fit: height = min(needed.map { $0 + plan.box.headRows + plan.box.footRows } ?? room, room)
        }
        return plan.stands == .foot ? foot - height..<foot : head..<head + height
    }

    private func head(of plan: FramePlan, among places: [String: Range<Int>]) -> Int {
        let gap = BaselineGrid.rows(holding: plan.below.gap)
        guard !plan.below.frames.isEmpty else { return gap }
        let edges = plan.below.frames.compactMap { edge(of: $0, \.below, \.upperBound, among: places) }
        return edges.max().map { $0 + gap } ?? 0
    }

    private func foot(of plan: FramePlan, among places: [String: Range<Int>]) -> Int {
        let gap = BaselineGrid.rows(holding: plan.above.gap)
        guard !plan.above.frames.isEmpty else { return grid.rows - gap }
        let edges = plan.above.frames.compactMap { edge(of: $0, \.above, \.lowerBound, among: places) }
        return edges.min().map { $0 - gap } ?? grid.rows
    }

    /// The near edge of a frame, or, where it has vanished, of what lay behind it; nil for the end of the text area.
    private func edge(of name: String, _ way: KeyPath<FramePlan, FramePlan.Neighbour>, _ bound: KeyPath<Range<Int>, Int>,
                      among places: [String: Range<Int>]) -> Int? {
        if let place = places[name] { return place[keyPath: bound] }
        guard let vanished = template.frames.first(where: { $0.name == name }) else { return nil }
        let edges = vanished[keyPath: way].frames.compactMap { edge(of: $0, way, bound, among: places) }
        return bound == \.upperBound ? edges.max() : edges.min()
    }
}

extension FramePlan.Box {
    private var hasRules: Bool { border > .zero || ruleAbove > .zero || ruleBelow > .zero }

    /// Rows above the text: padding stands where there is something to keep away from, or everywhere in a box without any rule.
    var headRows: Int { border > .zero || ruleAbove > .zero || !hasRules ? BaselineGrid.rows(holding: paddingLines) : 0 }

    /// Rows below the text.
    var footRows: Int { border > .zero || ruleBelow > .zero || !hasRules ? BaselineGrid.rows(holding: paddingLines) : 0 }
}
