import Geometry
import LayoutBook

/// The columns of a layout's pages for one direction of reading.
struct PageGeometry {
    let layout: Layout
    let direction: Direction

    var textWidth: Length { layout.textWidth }

    func isRecto(_ page: Int) -> Bool { Layout.isRecto(page) }

    /// The left end of the text area.
    func textLeft(onPage page: Int) -> Length { layout.textArea(pageNumber: page, direction: direction).left }

    func width(of columns: ClosedRange<Int>) -> Length {
        layout.columnRect(columns: columns, pageNumber: 1, direction: direction).size.width
    }

    /// The left end of columns that are read as number `columns`.
    func left(of columns: ClosedRange<Int>, onPage page: Int) -> Length {
        layout.columnRect(columns: columns, pageNumber: page, direction: direction).left
    }
}
