import Geometry
import LayoutBook

extension MakeupReport {
    /// How body text keeps to the grids of its pages, so that lines of neighbouring columns share their baselines.
    public struct GridCount: Sendable, Hashable {
        /// Lines of the styles that stand on the grid with every line, wherever they are set: columns, boxes, tables, quotations.
        public var bodyLines = 0
        /// Those of them whose baseline is further from the grid's than 0.05 pt, which nobody sees.
        public var offGrid = 0

        static let tolerance = Length.pt(0.05)

        public init() {}
    }
}

extension MakeupReport.GridCount {
    /// - Parameter layout: As the pages were set in it.
    init(of pages: [Page], in layout: Layout) {
        let styles = Set(StyleName.allCases.filter { name in
            name.keepsToGrid && layout.style(name).leading.map { $0 == layout.leading } ?? true
        })
        for page in pages {
            guard let grid = page.grid else { continue }
            for item in page.items where item.reading != nil {
                guard case .line(let line) = item.content, styles.contains(line.style) else { continue }
                bodyLines += 1
                if grid.distance(of: line.origin.y) > Self.tolerance { offGrid += 1 }
            }
        }
    }
}

private extension PageGrid {
    /// From a baseline to the nearest of the grid.
    func distance(of baseline: Length) -> Length {
        let row = (baseline - area.top) / leading - BaselineGrid.ascentShare
        return leading * abs(row - row.rounded())
    }
}
