import Geometry
import LayoutBook

/// Frames on a page, in page space.
extension PageGeometry {
    /// Where the text of a frame may stand.
    func area(of frame: SolvedFrame, onPage page: Int) -> Rect {
        Rect(x: left(of: frame.plan.columns, onPage: page) + frame.plan.box.padding,
             y: grid.head(ofRow: Double(frame.textRows.lowerBound)), width: frame.measure,
             height: grid.leading * Double(frame.textRows.count))
    }

    /// The rules round a frame. They lie outside the text by the padding; a frame without padding has them in the gap.
    func box(of frame: SolvedFrame, onPage page: Int) -> [PageItem] {
        let box = frame.plan.box
        let left = left(of: frame.plan.columns, onPage: page), width = width(of: frame.plan.columns)
        let pad = grid.leading * box.paddingLines
        let top = grid.head(ofRow: Double(frame.textRows.lowerBound)) - pad
        let bottom = grid.head(ofRow: Double(frame.textRows.upperBound)) + pad
        var shapes: [PlacedRule.Shape] = []
        if box.border > .zero {
            shapes.append(.outline(Rect(x: left, y: top, width: width, height: bottom - top), thickness: box.border))
        }
        if box.ruleAbove > .zero {
            shapes.append(.filled(Rect(x: left, y: top - box.ruleAbove, width: width, height: box.ruleAbove)))
        }
        if box.ruleBelow > .zero {
            shapes.append(.filled(Rect(x: left, y: bottom, width: width, height: box.ruleBelow)))
        }
        return shapes.map { PageItem(reading: nil, content: .rule(PlacedRule(shape: $0, ink: .black))) }
    }
}
