import Geometry
import LayoutBook

/// Frames on a page, in page space.
extension PageGeometry {
    /// Where the text of a frame may stand.
    func area(of frame: SolvedFrame, onPage page: Int) -> Rect {
        Rect(x: left(of: frame, onPage: page) + frame.padding,
             y: grid.head(ofRow: Double(frame.textRows.lowerBound)), width: frame.measure,
             height: grid.leading * Double(frame.textRows.count))
    }

    /// The surface of a frame and the rules round it. They lie outside the text by the padding; a frame without padding has
    /// them in the gap.
    func box(of frame: SolvedFrame, onPage page: Int) -> [PageItem] {
        let box = frame.plan.box
        if box.isInvisible { return [] }
        let pad = grid.leading * box.paddingLines
        let top = grid.head(ofRow: Double(frame.textRows.lowerBound)) - pad
        let bottom = grid.head(ofRow: Double(frame.textRows.upperBound)) + pad
        let area = Rect(x: left(of: frame, onPage: page), y: top, width: frame.width, height: bottom - top)
        return (surface(of: box, area) + edges(of: box, area)).map { PageItem(reading: nil, content: .rule($0)) }
    }

    private func surface(of box: FramePlan.Box, _ area: Rect) -> [PlacedRule] {
        guard let tint = box.tint else { return [] }
        let shape: PlacedRule.Shape = box.radius > .zero ? .rounded(area, radius: radius(of: box, area)) : .filled(area)
        return [PlacedRule(shape: shape, ink: tint)]
    }

    private func edges(of box: FramePlan.Box, _ area: Rect) -> [PlacedRule] {
        var shapes: [PlacedRule.Shape] = []
        if box.border > .zero, box.radius > .zero {
            shapes.append(.roundedOutline(area, radius: radius(of: box, area), thickness: box.border))
        } else if box.border > .zero {
            shapes.append(.outline(area, thickness: box.border))
        }
        let width = area.size.width
        if box.ruleAbove > .zero {
            shapes.append(.filled(Rect(x: area.left, y: area.top - box.ruleAbove, width: width, height: box.ruleAbove)))
        }
        if box.ruleBelow > .zero {
            shapes.append(.filled(Rect(x: area.left, y: area.bottom, width: width, height: box.ruleBelow)))
        }
        return shapes.map { PlacedRule(shape: $0, ink: box.ink) }
    }

    /// Round corners meet in the middle of a side at most.
    private func radius(of box: FramePlan.Box, _ area: Rect) -> Length {
        min(box.radius, min(area.size.width, area.size.height) / 2)
    }
}
