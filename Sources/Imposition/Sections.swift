import Geometry

extension ImpositionOrder {
    /// Sheets folded by themselves, each fold across the one before. What does not fill a section makes smaller ones at the
    /// end, so that there are three blanks at most.
    func perfect(section: Int) throws(ImpositionFault) -> [FormePair] {
        guard [4, 8, 16, 32].contains(section) else { throw .scheme(takes: "sections of 4, 8, 16 or 32 pages") }
        let size = try commonSize()
        var rest = run(toMultipleOf: 4)[...], sheets: [FormePair] = []
        var count = section
        while !rest.isEmpty {
            while count > rest.count { count /= 2 }
            sheets.append(OpenSection(of: Array(rest.prefix(count)), spine: milledSpine, edge: closedEdge).formes(of: size))
            rest = rest.dropFirst(count)
        }
        return sheets
    }

    /// A section of eight pages of which nothing is cut off: its head is slit with a paper knife.
    func quarter() throws(ImpositionFault) -> [FormePair] {
        let size = try commonSize()
        try check(count: 1...8, takes: "one to eight pages")
        return [OpenSection(of: run(filling: 8), spine: .fold, edge: .fold).formes(of: size)]
    }

    /// Both neighbours get as much paper at the fold as is milled off.
    private var milledSpine: Forme.Joint { .init(isFold: true, gap: milling * 2, ink: min(milling, bleed)) }

    /// A fold at the head, the foot or the fore-edge, which the knife takes off with the bleed; 3 mm of each leaf at least, as
    /// it must get through all of them.
    private var closedEdge: Forme.Joint { .init(isFold: true, gap: max(bleed * 2 + gutter, .mm(6)), ink: bleed) }
}

/// A folded section on its way back to a flat sheet: from its last fold to its first, what lies below is swung out from under
/// what lies above, by turns to the left and upwards.
private struct OpenSection {
    /// Rows of piles of panels, as they are seen from the front; of each the pages from the top of the pile to its bottom,
    /// two to a leaf.
    var piles: [[[Int?]]]
    /// For each row.
    var isUpsideDown = [false]
    var columnJoints: [Forme.Joint] = [], rowJoints: [Forme.Joint] = []

    /// `run` has two to the power of the number of folds and one more.
    init(of run: [Int?], spine: Forme.Joint, edge: Forme.Joint) {
        piles = [[run]]
        openToTheLeft(spine)
        while piles[0][0].count > 2 {
            openUpwards(edge)
            if piles[0][0].count > 2 { openToTheLeft(edge) }
        }
    }

    private mutating func openToTheLeft(_ joint: Forme.Joint) {
        piles = piles.map { row in row.reversed().map(Self.below) + row.map(Self.above) }
        columnJoints = columnJoints.reversed() + [joint] + columnJoints
    }

    private mutating func openUpwards(_ joint: Forme.Joint) {
        piles = piles.reversed().map { $0.map(Self.below) } + piles.map { $0.map(Self.above) }
        isUpsideDown = isUpsideDown.reversed().map { !$0 } + isUpsideDown
        rowJoints = rowJoints.reversed() + [joint] + rowJoints
    }

    private static func above(_ pile: [Int?]) -> [Int?] { Array(pile.prefix(pile.count / 2)) }

    /// As it lies when it is turned over.
    private static func below(_ pile: [Int?]) -> [Int?] { pile.suffix(pile.count / 2).reversed() }

    func formes(of size: Size) -> FormePair {
        let front = forme(of: size) { $0.first ?? nil }, back = forme(of: size) { $0.last ?? nil }
        return FormePair(front: front, back: back.mirrored)
    }

    private func forme(of size: Size, showing page: ([Int?]) -> Int?) -> Forme {
        let cells = zip(piles, isUpsideDown).flatMap { row, turned in
            row.map { Forme.Cell(page: page($0), isUpsideDown: turned) }
        }
        return Forme(columns: Array(repeating: size.width, count: columnJoints.count + 1),
                     rows: Array(repeating: size.height, count: rowJoints.count + 1),
                     columnJoints: columnJoints, rowJoints: rowJoints, cells: cells)
    }
}
