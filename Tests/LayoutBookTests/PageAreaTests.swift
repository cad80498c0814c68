import Diagnostics
import Geometry
import LayoutBook
import Testing

@Suite("Pages with areas of their own")
struct PageAreaTests {
    private static func areas() throws -> [PageArea] {
        try Shelf(["x.yaml": """
            sheet: a4
            orientation: landscape
            margins: {top: 10mm, bottom: 12mm, inside: 8mm, outside: 6mm}
            grid: {leading: 12pt, columns: 2, gutter: 5mm}
            pages:
              - {name: whole, frames: [{thread: main}]}
              - {name: panel, width: 97mm, grid: {columns: 1}, frames: [{thread: main}]}
              - {name: margins, margins: {top: 30mm}, grid: {gutter: 0}, frames: [{thread: main}]}
              - {name: small, sheet: a5, frames: [{thread: main}]}
              - {name: turned, orientation: portrait, frames: [{thread: main, columns: 2}]}
              - {name: own, sheet: [100mm, 150mm], orientation: landscape, grid: {columns: 3}, frames: [{thread: main, columns: 3}]}
            threads: {main: others}
            """]).layout().pages.map(\.area)
    }

    @Test("A page says where it differs, and takes the rest from its layout")
    func differing() throws {
        let areas = try Self.areas()
        #expect(areas.map { Int($0.trim.width.millimetres.rounded()) } == [297, 97, 297, 148, 210, 150])
        #expect(areas.map { Int($0.trim.height.millimetres.rounded()) } == [210, 210, 210, 210, 297, 100])
        #expect(areas.map(\.columns) == [2, 1, 2, 2, 2, 3])
        #expect(areas.map(\.gutter) == [.mm(5), .mm(5), .zero, .mm(5), .mm(5), .mm(5)])
        #expect(areas.map(\.margins.top) == [.mm(10), .mm(10), .mm(30), .mm(10), .mm(10), .mm(10)])
        #expect(areas.allSatisfy { $0.margins.inside == .mm(8) && $0.margins.outside == .mm(6) && $0.margins.bottom == .mm(12) })
    }

    @Test("Whether a layout has room is asked of its pages alone")
    func room() throws {
        let layout = try Shelf(["x.yaml": """
            sheet: a7
            margins: {inside: 40mm, outside: 40mm}
            pages: [{width: 300mm, frames: [{thread: main}]}]
            threads: {main: others}
            """]).layout()
        #expect(abs(layout.pages[0].area.columnWidth.millimetres - 220) < 1e-9)
    }

    /// Layouts of three panels and of one page with insets at all sides, and the layouts that come with the project.
    private static func layouts() throws -> [Layout] {
        let leaflet = try Shelf(["x.yaml": """
            sheet: [99mm, 210mm]
            margins: {inside: 5mm, outside: 9mm}
            grid: {columns: 2, gutter: 3mm}
            pages:
              - {width: 97mm, frames: [{name: a, columns: 1, thread: main}, {name: b, columns: 2, thread: main}]}
              - {margins: {inside: 11mm}, frames: [{thread: main, columns: 2}]}
              - name: insets
                grid: {columns: 3}
                frames:
                  - {name: a, columns: 1, thread: main}
                  - {name: b, columns: 2-3, thread: main}
                  - {name: s, columns: 2-3, below: {gap: 2}, height: 3, takes: x, inset: {share: 30%, side: start}}
                  - {name: c, columns: 1-2, below: s, height: 3, takes: y, inset: {share: 45%, side: centre}}
                  - {name: e, columns: 1-3, below: c, height: 3, takes: z, inset: {share: 60%, side: end}}
            threads: {main: others}
            """]).layout()
        return try [leaflet] + ShippedLayoutTests.names.map { try ShippedLayoutTests.layout($0, "Arab") }
    }

    @Test("Every frame from right to left is the mirror of the one from left to right about the middle of the trim")
    func mirrors() throws {
        var count = 0
        for layout in try Self.layouts() {
            for (page, number) in layout.pages.flatMap({ page in (1...4).map { (page, $0) } }) {
                for frame in page.frames {
                    let ltr = page.area.rect(of: frame, leading: layout.leading, pageNumber: number, direction: .leftToRight)
                    let rtl = page.area.rect(of: frame, leading: layout.leading, pageNumber: number, direction: .rightToLeft)
                    let width = page.area.trim.width
                    #expect(abs((rtl.left - (width - ltr.right)).points) < 1e-9, "\(layout.name), \(page.name), \(frame.name)")
                    #expect(abs((rtl.right - (width - ltr.left)).points) < 1e-9, "\(layout.name), \(page.name), \(frame.name)")
                    #expect((rtl.top, rtl.size.height) == (ltr.top, ltr.size.height))
                    #expect(ltr.left >= .zero && ltr.right <= width && ltr.size.width > .zero)
                    count += 1
                }
            }
        }
        #expect(count > 60)
    }

    @Test("An inset stands at its side of its columns", arguments: [
        ("start", 5.0, 41.0), ("centre", 23, 23), ("end", 41, 5),
    ])
    func insets(side: String, fromLeft: Double, fromRight: Double) throws {
        let layout = try Shelf(["x.yaml": plain("sheet: [80mm, 100mm]\nmargins: {inside: 5mm, outside: 5mm}\ngrid: {columns: 2, gutter: 6mm}")
                .replacing("}]}]", with: "}, {name: a, columns: all, takes: x, inset: {share: 0.48571428571428571, side: \(side)}}]}]")]).layout()
        let page = layout.pages[0]
        for (direction, left) in [(Direction.leftToRight, fromLeft), (.rightToLeft, fromRight)] {
            let rect = page.area.rect(of: page.frames[1], leading: layout.leading, pageNumber: 2, direction: direction)
            #expect(abs(rect.left.millimetres - left) < 1e-6)
            #expect(abs(rect.size.width.millimetres - 34) < 1e-6)
        }
    }
}
