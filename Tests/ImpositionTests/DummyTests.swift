import Geometry
import Imposition
import Testing

@Suite("A folding dummy says what lies where") struct DummyTests {
    @Test("panels of a zine have their numbers, and arrows to their heads") func zine() throws {
        let dummy = try order(.zine, pages: 7, size: .a7).imposed().dummy
        #expect(dummy.sides.count == 1)
        let side = dummy.sides[0]
        #expect(side.sheet == 1 && !side.isBack && side.slits.count == 1 && side.folds.count == 5)
        #expect(side.panels.map(\.page) == [4, 3, 2, 1, 5, 6, nil, 0])
        for (index, panel) in side.panels.enumerated() {
            let rise = (panel.head.to.y - panel.head.from.y).millimetres
            #expect(abs(rise - (index < 4 ? 39.375 : -39.375)) < 0.01)
            #expect(panel.head.to.x == panel.head.from.x)
        }
    }

    @Test("sides are counted by sheets") func sides() throws {
        let dummy = try order(.saddle, pages: 8) { $0.caliper = .mm(1) }.imposed().dummy
        #expect(dummy.sides.map(\.sheet) == [1, 1, 2, 2])
        #expect(dummy.sides.map(\.isBack) == [false, true, false, true])
        // What is seen of a page that has crept ends at the fold.
        #expect(dummy.sides[2].panels.map { $0.rect.size.width.millimetres.rounded() } == [147, 147])
    }

    @Test("panels lie beside each other on the paper", arguments: Taking.all + Taking.full) func panels(taking: Taking) throws {
        for side in try order(taking.scheme, pages: taking.counts[0], .left, dress).imposed().dummy.sides {
            for (index, panel) in side.panels.enumerated() {
                #expect(panel.rect.left >= .zero && panel.rect.right <= side.paper.width)
                for other in side.panels[(index + 1)...] {
                    let apart = panel.rect.right <= other.rect.left + .pt(0.01) || other.rect.right <= panel.rect.left + .pt(0.01)
                        || panel.rect.bottom <= other.rect.top + .pt(0.01) || other.rect.bottom <= panel.rect.top + .pt(0.01)
                    #expect(apart)
                }
            }
        }
    }

    @Test("arrows follow turns") func turns() {
        let paper = Size(width: .mm(100), height: .mm(100)), rect = Rect(x: .zero, y: .zero, width: .mm(100), height: .mm(100))
        let heads = [Turn.none, .quarter, .half, .threeQuarters].map { turn in
            let side = SheetSide(paper: paper, trim: rect, bleed: rect,
                                 placements: [Placement(page: 0, trim: rect, turn: turn, clip: rect)])
            return Imposition(sheets: [PressSheet(front: side)], flip: .none).dummy.sides[0].panels[0].head.to
        }
        let expected: [(Double, Double)] = [(50, 12.5), (87.5, 50), (50, 87.5), (12.5, 50)]
        for (head, place) in zip(heads, expected) {
            #expect(abs(head.x.millimetres - place.0) < 0.01 && abs(head.y.millimetres - place.1) < 0.01)
        }
    }
}
