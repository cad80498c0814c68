import Geometry
import Imposition
import Testing

@Suite("What is folded, cut and bound is read in order") struct FoldingTests {
    @Test("every page once, in order and upright, whatever the scheme, the binding and the count",
          arguments: Taking.all + Taking.full, Binding.both)
    func inOrder(taking: Taking, binding: Binding) throws {
        for count in taking.counts {
            let order = order(taking.scheme, pages: count, binding)
            #expect(try order.faults() == [], "\(count) pages")
        }
    }

    @Test("the same with a back cover, which is read last", arguments: Taking.all, Binding.both)
    func backCover(taking: Taking, binding: Binding) throws {
        for count in taking.counts {
            let order = order(taking.scheme, pages: count, binding) { $0.hasBackCover = true }
            #expect(try order.faults() == [], "\(count) pages")
        }
    }

    @Test("and with bleed, creep, milling, gutters and marks", arguments: Taking.all + Taking.full, Binding.both)
    func dressed(taking: Taking, binding: Binding) throws {
        for count in taking.counts {
            #expect(try order(taking.scheme, pages: count, binding, dress).faults() == [], "\(count) pages")
        }
    }

    @Test("few blanks are added") func blanks() throws {
        func blanks(_ scheme: Scheme, _ count: Int) throws -> Int {
            try order(scheme, pages: count).imposed().placements.count { $0.page == nil }
        }
        for count in 1...64 {
            #expect(try blanks(.saddle, count) == (4 - count % 4) % 4)
            #expect(try blanks(.perfect(section: 16), count) == (4 - count % 4) % 4)
        }
    }

    @Test("a saddle booklet of eight pages as printers know it") func saddle() throws {
        let sheets = try order(.saddle, pages: 8).imposed().sheets
        #expect(sheets.map { $0.front.placements.map(\.page) } == [[7, 0], [5, 2]])
        #expect(sheets.map { $0.back?.placements.map(\.page) } == [[1, 6], [3, 4]])
        let right = try order(.saddle, pages: 8, .right).imposed().sheets
        #expect(right.map { $0.front.placements.map(\.page) } == [[0, 7], [2, 5]])
    }

    @Test("a section of sixteen as printers know it") func sixteen() throws {
        let sheet = try order(.perfect(section: 16), pages: 16).imposed().sheets[0]
        #expect(sheet.front.placements.map { ($0.page ?? -1) + 1 } == [5, 12, 9, 8, 4, 13, 16, 1])
        #expect(sheet.back?.placements.map { ($0.page ?? -1) + 1 } == [7, 10, 11, 6, 2, 15, 14, 3])
    }
}

extension ImpositionOrder {
    func faults() throws -> [String] { Bindery(order: self, imposition: try imposed()).faults() }
}

extension Imposition {
    var sides: [SheetSide] { sheets.flatMap { [$0.front] + ($0.back.map { [$0] } ?? []) } }
    var placements: [Placement] { sides.flatMap(\.placements) }
}

/// Everything a print shop may ask for.
func dress(_ order: inout ImpositionOrder) {
    order.bleed = .mm(3)
    order.caliper = .mm(0.12)
    order.milling = .mm(3)
    order.gutter = .mm(4)
    order.marks = .all
}
