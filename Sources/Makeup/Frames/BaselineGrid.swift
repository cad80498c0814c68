import Geometry
import LayoutBook

/// The grid that all body text of a page stands on: rows of one leading from the head of the text area down.
struct BaselineGrid: Sendable, Hashable {
    /// Page space: the head of row 0.
    let top: Length
    let leading: Length
    /// Whole rows of the text area.
    let rows: Int

    /// How much of a line's leading is above its baseline.
    static let ascentShare = 0.8

    init(_ area: PageArea, leading: Length) {
        top = area.margins.top
        self.leading = leading
        rows = max(0, area.lines(ofLeading: leading))
    }

    /// Page space; rows may be fractions.
    func head(ofRow row: Double) -> Length { top + leading * row }

    /// What rounding may add to a whole number of rows.
    static let slack = 1e-6

    /// Whole rows that hold this many.
    static func rows(holding rows: Double) -> Int { Int(clamping: (rows - slack).rounded(.up)) }
}
