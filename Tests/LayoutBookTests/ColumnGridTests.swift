import Geometry
import LayoutBook
import Testing

@Suite("The column grid on the page")
struct ColumnGridTests {
    /// 100 × 120 mm, three columns of 24 mm with 4 mm between; 10 mm inside, 10 + 0 outside.
    static func layout() throws -> Layout {
        try Shelf(["x.yaml": plain("""
            sheet: [100mm, 120mm]
            margins: {top: 10mm, bottom: 9mm, inside: 5mm, outside: 15mm}
            grid: {leading: 10mm, columns: 3, gutter: 4mm}
            """)]).layout()
    }

    @Test("Columns are counted from where reading begins, margins from the binding", arguments: [
        (1...1, 1, Direction.leftToRight, 5.0, 24.0), (3...3, 1, .leftToRight, 61, 24), (1...3, 1, .leftToRight, 5, 80),
        (1...1, 2, .leftToRight, 15, 24), (2...3, 2, .leftToRight, 43, 52),
        (1...1, 1, .rightToLeft, 71, 24), (3...3, 1, .rightToLeft, 15, 24), (1...2, 1, .rightToLeft, 43, 52),
        (1...1, 2, .rightToLeft, 61, 24), (1...3, 2, .rightToLeft, 5, 80),
    ])
    func columns(range: ClosedRange<Int>, page: Int, direction: Direction, left: Double, width: Double) throws {
        let rect = try Self.layout().area.columnRect(columns: range, leading: .mm(10), pageNumber: page, direction: direction)
        #expect(abs(rect.left.millimetres - left) < 1e-9)
        #expect(abs(rect.size.width.millimetres - width) < 1e-9)
        #expect(abs(rect.top.millimetres - 10) < 1e-9)
        #expect(abs(rect.size.height.millimetres - 100) < 1e-9)
    }

    @Test("Whole lines only")
    func lines() throws {
        let layout = try Self.layout()
        #expect(layout.area.lines(ofLeading: layout.leading) == 10)
        #expect(layout.area.textArea(leading: layout.leading, pageNumber: 1, direction: .leftToRight).size.height == layout.leading * 10)
    }

    @Test("More lines than can be counted are no crash")
    func countlessLines() throws {
        var layout = try Self.layout()
        for leading in [1e-300, 0] {
            layout.leading = .pt(leading)
            #expect(layout.area.lines(ofLeading: layout.leading) == .max)
        }
        layout.area.margins.top = .mm(200)
        #expect(layout.area.lines(ofLeading: layout.leading) == .min)
    }

    @Test("Page 1 is a recto, bound where a line begins")
    func binding() {
        #expect(Layout.isRecto(1) && !Layout.isRecto(2))
        #expect(Layout.isBoundOnLeft(pageNumber: 1, direction: .leftToRight))
        #expect(!Layout.isBoundOnLeft(pageNumber: 2, direction: .leftToRight))
        #expect(!Layout.isBoundOnLeft(pageNumber: 1, direction: .rightToLeft))
        #expect(Layout.isBoundOnLeft(pageNumber: 2, direction: .rightToLeft))
    }
}
