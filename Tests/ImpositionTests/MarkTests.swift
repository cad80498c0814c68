import Geometry
import Imposition
import Testing

@Suite("Marks and clips keep clear of pages") struct MarkTests {
    /// Everything that is taken, in every dress.
    static func impositions(of taking: Taking) throws -> [Imposition] {
        try Binding.both.flatMap { binding in
            try [0.0, 1, 3, 5].flatMap { bleed in
                try [taking.counts.first ?? 1, taking.counts.last ?? 1].map { count in
                    try order(taking.scheme, pages: count, binding, size: .a7) {
                        dress(&$0)
                        $0.bleed = .mm(bleed)
                    }.imposed()
                }
            }
        }
    }

    @Test("marks lie outside of the bleed, 2 mm from the trim at least, and on the paper", arguments: Taking.all + Taking.full)
    func outside(taking: Taking) throws {
        for side in try Self.impositions(of: taking).flatMap(\.sides) {
            let room = side.trim.inset(by: -.mm(2)), width = side.paper.width
            let paper = Rect(x: .zero, y: .zero, width: width, height: side.paper.height)
            for mark in side.marks {
                #expect(!mark.extent.overlaps(side.bleed) && !mark.extent.overlaps(room), "\(mark)")
                #expect(mark.extent.lies(in: paper), "\(mark)")
            }
        }
    }

    @Test("marks do not touch each other, but for rules", arguments: Taking.all + Taking.full) func apart(taking: Taking) throws {
        for side in try Self.impositions(of: taking).flatMap(\.sides) {
            for (index, mark) in side.marks.enumerated() where !mark.isRule {
                for (other, second) in side.marks.enumerated() where other != index {
                    #expect(!mark.extent.overlaps(second.extent), "\(mark) and \(second)")
                }
            }
        }
    }

    @Test("clips lie in the bleed, and cover no neighbour's clip", arguments: Taking.all + Taking.full)
    func clips(taking: Taking) throws {
        for side in try Self.impositions(of: taking).flatMap(\.sides) {
            for (index, placement) in side.placements.enumerated() {
                #expect(placement.clip.lies(in: side.bleed))
                for neighbour in side.placements[(index + 1)...] {
                    #expect(!placement.clip.overlaps(neighbour.clip))
                }
            }
        }
    }

    @Test("no clip covers a neighbour's trim, where nothing creeps", arguments: Taking.all + Taking.full)
    func trims(taking: Taking) throws {
        for binding in Binding.both {
            let imposition = try order(taking.scheme, pages: taking.counts.last ?? 1, binding) {
                dress(&$0)
                $0.caliper = .zero
            }.imposed()
            for side in imposition.sides {
                for (index, placement) in side.placements.enumerated() {
                    for (other, neighbour) in side.placements.enumerated() where other != index {
                        #expect(!placement.clip.overlaps(neighbour.trim))
                    }
                }
            }
        }
    }

    @Test("crop marks stand at the corners, and between copies at each cut") func crop() throws {
        let one = try order(.single, pages: 1, size: .a7) { $0.marks = .crop }.imposed().sheets[0].front
        #expect(one.marks.count == 8 && one.paper.isAt(88, 119))
        #expect(one.trim.isAt(7, 7, 74, 105))
        #expect(one.marks[0].extent.isAt(7, 0, 0, 5) && one.marks[1].extent.isAt(7, 114, 0, 5))
        let four = try order(.copies(columns: 2, rows: 2), pages: 1, size: .a7) { dress(&$0); $0.marks = .crop }.imposed()
        #expect(four.sides[0].marks.count == 16)
        let touching = try order(.copies(columns: 2, rows: 2), pages: 1, size: .a7) { $0.marks = .crop }.imposed()
        #expect(touching.sides[0].marks.count == 12)
    }

    @Test("each fold is marked at both of its ends") func folds() throws {
        func count(_ scheme: Scheme, _ pages: Int) throws -> Int {
            try order(scheme, pages: pages) { $0.marks = .fold }.imposed().sides[0].marks.count
        }
        #expect(try count(.half, 4) == 2)
        #expect(try count(.letter, 6) == 4)
        #expect(try count(.zine, 8) == 8)
        #expect(try count(.perfect(section: 16), 16) == 8)
        #expect(try count(.single, 1) == 0)
    }

    @Test("registration marks stand in the middle of each edge, or beside the fold that is marked there")
    func registration() throws {
        func centres(_ scheme: Scheme, _ marks: MarkSet) throws -> (SheetSide, [Point]) {
            let side = try order(scheme, pages: 4) { $0.marks = marks }.imposed().sides[0]
            return (side, side.marks.compactMap { if case .registration(let centre, _) = $0 { centre } else { nil } })
        }
        let (plain, middles) = try centres(.single, .all)
        #expect(middles.count == 4)
        #expect(middles.count { abs(($0.x - plain.paper.width / 2).points) < 0.01 } == 2)
        #expect(middles.count { abs(($0.y - plain.paper.height / 2).points) < 0.01 } == 2)
        let (folded, beside) = try centres(.half, .all)
        #expect(beside.count == 4)
        #expect(beside.count { abs(abs(($0.x - folded.paper.width / 2).millimetres) - 4) < 0.01 } == 2)
    }

    @Test("all marks there are on every press sheet", arguments: Taking.all + Taking.full) func all(taking: Taking) throws {
        let sides = try order(taking.scheme, pages: taking.counts.last ?? 1, .left, size: .third, dress).imposed().sides
        for side in sides {
            #expect(side.marks.count { if case .colourBar = $0 { true } else { false } } == 1)
            #expect(side.marks.count { if case .slug = $0 { true } else { false } } == 1)
            #expect(side.marks.count { if case .registration = $0 { true } else { false } } == 4)
        }
    }

    @Test("no marks, no room for them") func none() throws {
        let side = try order(.half, pages: 4).imposed().sides[0]
        #expect(side.marks == [] && side.paper.isAt(296, 210))
    }
}

extension Mark {
    fileprivate var isRule: Bool {
        switch self {
        case .crop, .fold: true
        case .registration, .colourBar, .slug: false
        }
    }

    /// Letters of a slug line are 6 pt high, and a quarter of that goes below the line.
    fileprivate var extent: Rect {
        switch self {
        case .crop(let from, let to), .fold(let from, let to):
            Rect(x: min(from.x, to.x), y: min(from.y, to.y), width: max(from.x, to.x) - min(from.x, to.x),
                 height: max(from.y, to.y) - min(from.y, to.y))
        case .registration(let centre, let radius):
            Rect(x: centre.x - radius, y: centre.y - radius, width: radius * 2, height: radius * 2)
        case .colourBar(let rect): rect
        case .slug(let place, let length): Rect(x: place.x, y: place.y - .pt(6), width: length, height: .pt(7.5))
        }
    }
}

extension Rect {
    /// By more than a hundredth of a point; lines have no width and overlap where they cross.
    fileprivate func overlaps(_ other: Rect) -> Bool {
        let least = Length.pt(0.01)
        return right - least > other.left && left + least < other.right
            && bottom - least > other.top && top + least < other.bottom
    }

    fileprivate func lies(in other: Rect) -> Bool {
        let most = Length.pt(0.01)
        return left >= other.left - most && right <= other.right + most
            && top >= other.top - most && bottom <= other.bottom + most
    }
}
