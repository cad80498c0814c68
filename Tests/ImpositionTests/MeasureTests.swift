import Geometry
import Imposition
import Testing

@Suite("Trim, bleed, creep and spine are exact") struct MeasureTests {
    @Test("a folded A5 sheet on A4") func half() throws {
        let side = try order(.half, pages: 4) { $0.paper = Size(width: .mm(297), height: .mm(210)) }.imposed().sheets[0].front
        #expect(side.trim.isAt(0.5, 0, 296, 210))
        #expect(side.bleed == side.trim)
        #expect(side.placements[0].trim.isAt(0.5, 0, 148, 210))
        #expect(side.placements[1].trim.isAt(148.5, 0, 148, 210))
        #expect(side.placements.allSatisfy { $0.clip == $0.trim })
    }

    @Test("a single page with bleed") func single() throws {
        let imposition = try order(.single, pages: 1, size: .a7) { $0.bleed = .mm(3) }.imposed()
        let side = imposition.sheets[0].front
        #expect(imposition.flip == .none && imposition.sheets[0].back == nil)
        #expect(side.paper.isAt(80, 111))
        #expect(side.trim.isAt(3, 3, 74, 105))
        #expect(side.bleed.isAt(0, 0, 80, 111))
        #expect(side.placements[0].clip.isAt(0, 0, 80, 111))
    }

    @Test("each sheet of a booklet moves by the sheets around it", arguments: Binding.both) func creep(binding: Binding) throws {
        let order = order(.saddle, pages: 64, binding) {
            $0.caliper = .mm(0.12)
            $0.bleed = .mm(3)
        }
        let sheets = try order.imposed().sheets
        #expect(sheets.count == 16)
        for (index, sheet) in sheets.enumerated() {
            let creep = 0.12 * Double(index)
            for side in [sheet.front, try #require(sheet.back)] {
                #expect(side.paper.isAt(302, 216))
                #expect(side.folds.map(\.from.x.millimetres).allSatisfy { abs($0 - 151) < 0.01 })
                #expect(side.trim.isAt(3 + creep, 3, 296 - 2 * creep, 210))
                #expect(side.bleed.isAt(creep, 0, 302 - 2 * creep, 216))
                #expect(side.placements[0].trim.isAt(3 + creep, 3, 148, 210))
                #expect(side.placements[1].trim.isAt(151 - creep, 3, 148, 210))
                #expect(side.placements[0].clip.isAt(creep, 0, 151 - creep, 216))
                #expect(side.placements[1].clip.isAt(151, 0, 151 - creep, 216))
            }
        }
    }

    @Test("sections get the paper that is milled off, and their spine is as thick as their leaves") func perfect() throws {
        let imposition = try order(.perfect(section: 8), pages: 90) {
            $0.caliper = .mm(0.1)
            $0.milling = .mm(2)
            $0.bleed = .mm(3)
        }.imposed()
        #expect(abs((imposition.spine ?? .zero).millimetres - 4.6) < 0.01)
        #expect(imposition.sheets.map(\.front.placements.count) == Array(repeating: 4, count: 11) + [2])
        let side = imposition.sheets[0].front
        // 148 + 2 + 2 + 148 wide; 210 + 3 + 3 + 210 high, as the head is cut open.
        #expect(side.trim.isAt(3, 3, 300, 426))
        #expect(side.placements[3].trim.isAt(155, 219, 148, 210))
        #expect(side.placements[3].clip.isAt(153, 216, 153, 216))
        #expect(side.placements[0].clip.isAt(0, 0, 153, 216))
        #expect(side.folds.map { [$0.from.x, $0.from.y].map { ($0.millimetres * 100).rounded() / 100 } } == [[153, 3], [3, 216]])
    }

    @Test("only glued books have a spine") func noSpine() throws {
        for taking in Taking.all + Taking.full {
            let spine = try order(taking.scheme, pages: taking.counts[0], .left) { $0.caliper = .mm(0.1) }.imposed().spine
            if case .perfect = taking.scheme { #expect(spine != nil) } else { #expect(spine == nil) }
        }
    }

    @Test("a letter fills A4, with the narrow panel at the end that goes in") func letter() throws {
        let a4 = Size(width: .mm(297), height: .mm(210))
        func lefts(_ binding: Binding) throws -> [[Double]] {
            try order(.letter, pages: 6, binding, size: .third) { $0.paper = a4 }.imposed().sides.map { side in
                side.placements.map { $0.trim.left.millimetres.rounded() }
            }
        }
        #expect(try lefts(.left) == [[0, 97, 197], [0, 100, 200]])
        #expect(try lefts(.right) == [[0, 100, 200], [0, 97, 197]])
    }

    @Test("leaves of a gate lose a millimetre, unless they are narrower themselves") func gate() throws {
        let equal = try order(.gate, pages: 8, size: .third) { $0.bleed = .mm(3) }.imposed().sheets[0].front
        #expect(equal.trim.isAt(3, 3, 398, 210))
        #expect(equal.placements[0].trim.isAt(2, 3, 100, 210))
        #expect(equal.placements[0].clip.isAt(0, 0, 102, 216))
        #expect(equal.placements[3].trim.isAt(302, 3, 100, 210))
        #expect(equal.placements[3].clip.isAt(302, 0, 102, 216))
        let narrow = order(.gate, pages: 8, size: .third) { order in
            for page in [0, 1, 4, 7] { order.pages[page].width = .mm(98.5) }
        }
        #expect(try narrow.imposed().sheets[0].front.trim.isAt(0, 0, 397, 210))
        #expect(try narrow.faults() == [])
    }

    @Test("copies stand a bleed, a gutter and a bleed apart") func copies() throws {
        let side = try order(.copies(columns: 2, rows: 2), pages: 1, size: .a7) {
            $0.bleed = .mm(2)
            $0.gutter = .mm(5)
        }.imposed().sheets[0].front
        #expect(side.trim.isAt(2, 2, 157, 219))
        #expect(side.placements[3].trim.isAt(85, 116, 74, 105))
        #expect(side.placements[3].clip.isAt(83, 114, 78, 109))
    }

    @Test("a zine of A7 lies on A4, slit between its inner panels") func zine() throws {
        let imposition = try order(.zine, pages: 8, size: .a7) { $0.paper = Size(width: .mm(297), height: .mm(210)) }.imposed()
        let side = imposition.sheets[0].front
        #expect(imposition.flip == .none)
        #expect(side.placements[7].trim.isAt(222.5, 105, 74, 105))
        #expect(side.slits.map { ($0.to.x - $0.from.x).millimetres.rounded() } == [148])
    }

    @Test("what lies on the right for one binding lies on the left for the other", arguments: Taking.all + Taking.full)
    func mirrored(taking: Taking) throws {
        let count = taking.counts[taking.counts.count / 2]
        let left = try order(taking.scheme, pages: count, .left, dress).imposed()
        let right = try order(taking.scheme, pages: count, .right, dress).imposed()
        for (one, other) in zip(left.sides, right.sides) {
            let columns = Set(one.placements.map { ($0.trim.left.points * 8).rounded() }).count
            for (index, placement) in one.placements.enumerated() {
                let twin = other.placements[index / columns * columns + columns - 1 - index % columns]
                #expect(placement.page == twin.page && placement.turn == twin.turn)
                #expect(abs((placement.trim.left - (one.paper.width - twin.trim.right)).points) < 0.001)
                #expect(abs((placement.clip.left - (one.paper.width - twin.clip.right)).points) < 0.001)
            }
        }
    }

    @Test("sheets are turned about their upright axis") func flip() throws {
        #expect(try order(.half, pages: 4).imposed().flip == .shortEdge)
        #expect(try order(.single, pages: 2).imposed().flip == .longEdge)
        #expect(try order(.quarter, pages: 8).imposed().flip == .longEdge)
        #expect(try order(.letter, pages: 6, size: .third).imposed().flip == .shortEdge)
        #expect(try order(.copies(columns: 2, rows: 2), pages: 1).imposed().flip == .none)
    }

    @Test("single pages keep their own sizes") func singles() throws {
        let a4 = Size(width: .mm(210), height: .mm(297))
        let sheets = try order(.single, pages: 4) { $0.pages[2] = a4; $0.pages[3] = a4 }.imposed().sheets
        #expect(sheets.map(\.front.paper) == [.a5, a4])
    }
}

extension Rect {
    /// In millimetres, to a hundredth.
    func isAt(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool {
        abs(left.millimetres - x) < 0.01 && abs(top.millimetres - y) < 0.01 && size.isAt(width, height)
    }
}

extension Size {
    func isAt(_ width: Double, _ height: Double) -> Bool {
        abs(self.width.millimetres - width) < 0.01 && abs(self.height.millimetres - height) < 0.01
    }
}
