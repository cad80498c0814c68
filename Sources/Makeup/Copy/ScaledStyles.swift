import Geometry
import LayoutBook

extension Layout {
    /// The layout for an article whose type is larger or smaller. The grid stays, and the lines of all that stands on it;
    /// lines with a leading of their own keep it in proportion.
    func scaled(by factor: Double) -> Layout {
        guard factor != 1 else { return self }
        var layout = self
        for name in StyleName.allCases {
            guard var style = layout.styles[name] else { continue }
            style.size = style.size * factor
            if !name.keepsToGrid { style.leading = style.leading.map { $0 * factor } }
            layout.styles[name] = style
        }
        return layout
    }
}
