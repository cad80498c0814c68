import Geometry
import LayoutBook

/// Cuts out of the frames of a page what insets take of their text.
struct Notching {
    let geometry: PageGeometry
    /// A row that has less left has no text.
    let leastMeasure: Length

    /// What an inset takes of a page: grid rows with the gaps, and lengths from the start of the text area with the standoffs.
    private struct Cut {
        var rows: Range<Int>
        var start: Length
        var end: Length
    }

    func notched(_ frames: [SolvedFrame]) -> [SolvedFrame] {
        let cuts = frames.compactMap(cut)
        guard !cuts.isEmpty else { return frames }
        return frames.map { frame in
            var frame = frame
            if frame.plan.inset == nil { frame.notches = notches(of: frame, cuts) }
            return frame
        }
    }

    private func cut(by frame: SolvedFrame) -> Cut? {
        guard let inset = frame.plan.inset, !frame.rows.isEmpty else { return nil }
        let gap = BaselineGrid.rows(holding: inset.gap), start = start(of: frame)
        return Cut(rows: max(0, frame.rows.lowerBound - gap)..<frame.rows.upperBound + gap, start: start - inset.standoff,
                   end: start + frame.width + inset.standoff)
    }

    /// From the start of the text area, whichever side that is.
    private func start(of frame: SolvedFrame) -> Length { geometry.start(of: frame.plan.columns) + frame.offset }

    /// In the order of the rows, which no two of them share.
    private func notches(of frame: SolvedFrame, _ cuts: [Cut]) -> [Notch] {
        let start = start(of: frame) + frame.padding, end = start + frame.measure
        let near = cuts.filter { $0.rows.overlaps(frame.textRows) && $0.start < end && $0.end > start }
        let ends = near.map { $0.rows.clamped(to: frame.textRows) }.flatMap { [$0.lowerBound, $0.upperBound] }
        let bounds = Set(ends).sorted()
        var notches: [Notch] = []
        for (head, foot) in zip(bounds, bounds.dropFirst()) {
            let here = near.filter { $0.rows.lowerBound <= head && foot <= $0.rows.upperBound }
            if here.isEmpty { continue }
            let left = widest(from: start, to: end, beside: here)
            let rows = head - frame.textRows.lowerBound..<foot - frame.textRows.lowerBound
            let notch = left.measure < leastMeasure ? Notch(rows: rows, measure: .zero, start: .zero)
                : Notch(rows: rows, measure: left.measure, start: left.start - start)
            notches.append(notch)
        }
        return notches.reduce(into: []) { joined, notch in
            if let last = joined.last, last.continues(with: notch) {
                joined[joined.count - 1].rows = last.rows.lowerBound..<notch.rows.upperBound
            } else {
                joined.append(notch)
            }
        }
    }

    /// The widest stretch that cuts leave; of two that are as wide the one that is read first.
    private func widest(from start: Length, to end: Length, beside cuts: [Cut]) -> (start: Length, measure: Length) {
        var best = (start: start, measure: Length.zero), edge = start
        func take(to next: Length) {
            // A rounding of lengths must not tell one side from the other.
            if next - edge > best.measure + .pt(1e-6) { best = (edge, next - edge) }
        }
        for cut in cuts.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            take(to: cut.start)
            edge = max(edge, cut.end)
        }
        take(to: end)
        return best
    }
}

private extension Notch {
    func continues(with next: Notch) -> Bool {
        rows.upperBound == next.rows.lowerBound && measure == next.measure && start == next.start
    }
}
