import Geometry
import LayoutBook

/// Where the columns of a page lie, from left to right as ink, from column 1 on as they are read.
///
/// Odd pages are rectos. A recto is bound on the left where lines run to the right, and on the right where they run to the left.
struct PageGeometry {
    let layout: Layout
    let direction: Direction

    var textWidth: Length { layout.trim.width - layout.margins.inside - layout.margins.outside }

    private var columnWidth: Length { (textWidth - layout.gutter * Double(layout.columns - 1)) / Double(layout.columns) }

    func isRecto(_ page: Int) -> Bool { page % 2 == 1 }

    /// Whether the binding is at the left edge of the page.
    func isBoundLeft(_ page: Int) -> Bool { isRecto(page) != direction.isRightToLeft }

    /// The left end of the text area.
    func textLeft(onPage page: Int) -> Length { isBoundLeft(page) ? layout.margins.inside : layout.margins.outside }

    func width(of columns: ClosedRange<Int>) -> Length {
        columnWidth * Double(columns.count) + layout.gutter * Double(columns.count - 1)
    }

    /// The left end of columns that are read as number `columns`.
    func left(of columns: ClosedRange<Int>, onPage page: Int) -> Length {
        let before = direction.isRightToLeft ? layout.columns - columns.upperBound : columns.lowerBound - 1
        return textLeft(onPage: page) + (columnWidth + layout.gutter) * Double(before)
    }
}
