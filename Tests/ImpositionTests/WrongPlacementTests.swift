import Geometry
import Imposition
import Testing

/// The bindery must be able to find what is wrong, or it proves nothing.
@Suite("Wrong placements are found by folding") struct WrongPlacementTests {
    static let takings = (Taking.all + Taking.full).filter { $0.counts.contains { $0 > 1 } }

    @Test("any two pages exchanged", arguments: takings, Binding.both) func exchanged(taking: Taking, binding: Binding) throws {
        let order = try #require(taking.fullest(binding)), right = try order.imposed()
        let places = right.places
        for (index, first) in places.enumerated() {
            for second in places[(index + 1)...] where right[first].page != right[second].page {
                var wrong = right
                wrong[first].page = right[second].page
                wrong[second].page = right[first].page
                #expect(!Bindery(order: order, imposition: wrong).faults().isEmpty, "\(first) and \(second)")
            }
        }
    }

    @Test("any page on its head or on its side", arguments: takings, Binding.both)
    func turned(taking: Taking, binding: Binding) throws {
        let order = try #require(taking.fullest(binding)), right = try order.imposed()
        for place in right.places {
            for turn in [Turn.none, .quarter, .half, .threeQuarters] where turn != right[place].turn {
                var wrong = right
                wrong[place].turn = turn
                #expect(!Bindery(order: order, imposition: wrong).faults().isEmpty, "\(place) turned by \(turn.rawValue)")
            }
        }
    }

    @Test("sheets in another order, or with front and back exchanged") func sheets() throws {
        for scheme in [Scheme.saddle, .perfect(section: 4), .single, .cutAndStack(columns: 2, rows: 1)] {
            let order = order(scheme, pages: 16)
            var wrong = try order.imposed()
            wrong.sheets.swapAt(0, 1)
            #expect(!Bindery(order: order, imposition: wrong).faults().isEmpty)
            var upsideDown = try order.imposed()
            let sheet = upsideDown.sheets[0]
            upsideDown.sheets[0] = PressSheet(front: try #require(sheet.back), back: sheet.front)
            #expect(!Bindery(order: order, imposition: upsideDown).faults().isEmpty)
        }
    }

    @Test("what is bound on the left read as bound on the right") func binding() throws {
        for scheme in [Scheme.saddle, .half, .quarter, .zigzag, .gate, .zine, .letter] {
            let left = order(scheme, pages: scheme == .half ? 4 : scheme == .letter || scheme == .zigzag ? 6 : 8)
            var right = left
            right.binding = .right
            #expect(try !Bindery(order: right, imposition: left.imposed()).faults().isEmpty, "\(scheme)")
        }
    }

    @Test("a blank in front") func blanks() throws {
        let order = order(.half, pages: 3)
        var wrong = try order.imposed()
        // As if the run were blank, 1, 2, 3.
        wrong.sheets[0].front.placements[1].page = nil
        wrong.sheets[0].back?.placements[0].page = 0
        wrong.sheets[0].back?.placements[1].page = 1
        wrong.sheets[0].front.placements[0].page = 2
        let faults = Bindery(order: order, imposition: wrong).faults()
        #expect(faults == ["blanks stand elsewhere in [nil, Optional(0), Optional(1), Optional(2)]"])
    }

    @Test("panels of a letter that are all equal do not go in") func letter() throws {
        let order = order(.letter, pages: 6)
        var wrong = try order.imposed()
        wrong.sheets[0].front.widen(0, to: .left)
        wrong.sheets[0].back?.widen(2, to: .right)
        #expect(Bindery(order: order, imposition: wrong).faults() == ["it cannot be folded"])
    }

    @Test("a zine without its slit") func slit() throws {
        let order = order(.zine, pages: 8)
        var wrong = try order.imposed()
        wrong.sheets[0].front.slits = []
        #expect(Bindery(order: order, imposition: wrong).faults() == ["it cannot be folded"])
    }
}

extension Taking {
    /// The largest of its counts up to 16, or the one there is beyond, that leaves no blank.
    fileprivate func fullest(_ binding: Binding) -> ImpositionOrder? {
        let counts = counts.filter { $0 <= 16 }.reversed() + counts.filter { $0 > 16 }
        return counts.lazy.map { order(scheme, pages: $0, binding) }.first {
            (try? $0.imposed())?.placements.allSatisfy { $0.page != nil } == true
        }
    }
}

/// A placement of an imposition.
private struct Place: CustomStringConvertible {
    var sheet: Int
    var isBack: Bool
    var index: Int
    var description: String { "sheet \(sheet) \(isBack ? "back" : "front") \(index)" }
}

extension Imposition {
    fileprivate var places: [Place] {
        sheets.indices.flatMap { sheet in
            sheets[sheet].front.placements.indices.map { Place(sheet: sheet, isBack: false, index: $0) }
                + (sheets[sheet].back?.placements.indices.map { Place(sheet: sheet, isBack: true, index: $0) } ?? [])
        }
    }

    fileprivate subscript(place: Place) -> Placement {
        get {
            let sheet = sheets[place.sheet], side = place.isBack ? sheet.back ?? sheet.front : sheet.front
            return side.placements[place.index]
        }
        set {
            if place.isBack { sheets[place.sheet].back?.placements[place.index] = newValue }
            else { sheets[place.sheet].front.placements[place.index] = newValue }
        }
    }
}

extension SheetSide {
    /// A panel, and the side with it.
    fileprivate mutating func widen(_ index: Int, to edge: Paper.Part) {
        trim.widen(to: edge)
        placements[index].trim.widen(to: edge)
        placements[index].clip.widen(to: edge)
    }
}

extension Rect {
    fileprivate mutating func widen(to edge: Paper.Part) {
        if edge == .left { origin.x -= .mm(3) }
        size.width += .mm(3)
    }
}
