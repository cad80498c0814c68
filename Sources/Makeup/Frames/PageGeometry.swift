import Geometry
import LayoutBook

/// The columns and the rows of one kind of page, for one direction of reading.
struct PageGeometry {
    let area: PageArea
    let direction: Direction
    let grid: BaselineGrid

    init(_ area: PageArea, leading: Length, direction: Direction) {
        self.area = area
        self.direction = direction
        grid = BaselineGrid(area, leading: leading)
    }

    var textWidth: Length { area.textWidth }

    func isRecto(_ page: Int) -> Bool { Layout.isRecto(page) }

    func textArea(onPage page: Int) -> Rect { area.textArea(leading: grid.leading, pageNumber: page, direction: direction) }

    /// The left end of the text area.
    func textLeft(onPage page: Int) -> Length { textArea(onPage: page).left }

    func width(of columns: ClosedRange<Int>) -> Length {
        area.columnRect(columns: columns, leading: grid.leading, pageNumber: 1, direction: direction).size.width
    }

    /// The left end of columns that are read as number `columns`.
    func left(of columns: ClosedRange<Int>, onPage page: Int) -> Length {
        area.columnRect(columns: columns, leading: grid.leading, pageNumber: page, direction: direction).left
    }

    /// From the start side of the text area to that of columns that are read as number `columns`.
    func start(of columns: ClosedRange<Int>) -> Length { (area.columnWidth + area.gutter) * Double(columns.lowerBound - 1) }

    /// The left end of a frame.
    func left(of frame: SolvedFrame, onPage page: Int) -> Length {
        let rest = width(of: frame.plan.columns) - frame.width - frame.offset
        return left(of: frame.plan.columns, onPage: page) + (direction.isRightToLeft ? rest : frame.offset)
    }
}
