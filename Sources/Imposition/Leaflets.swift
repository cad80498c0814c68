import Geometry

extension ImpositionOrder {
    /// A panel that is folded in between others, or meets another in the fold, must be narrower by this at least.
    static var leastCompensation: Length { .mm(1) }
    /// What is usual for a panel of a letter.
    static var usualCompensation: Length { .mm(3) }

    /// Three panels: cover, three inside, the one folded in, back. Pages of the panel folded in are narrower themselves: to
    /// take two or three millimetres from finished pages would cut into their margins.
    func letter() throws(ImpositionFault) -> [FormePair] {
        try check(count: 6...6, takes: "six pages")
        try checkLetterPanels()
        let wide = pages[0], narrow = pages[3].width
        return [FormePair(
            front: Forme(row: [4, 5, 0].map { .init(page: $0) }, columns: [narrow, wide.width, wide.width], height: wide.height),
            back: Forme(row: [1, 2, 3].map { .init(page: $0) }, columns: [wide.width, wide.width, narrow], height: wide.height))]
    }

    private func checkLetterPanels() throws(ImpositionFault) {
        for page in [1, 2, 5] { try check(page, is: pages[0]) }
        let narrow = pages[3], height = pages[0].height
        guard pages[0].width - narrow.width > Self.leastCompensation - .mm(0.01), narrow.height.isAlmost(height) else {
            throw .size(page: 4, is: narrow, needs: Size(width: pages[0].width - Self.usualCompensation, height: height))
        }
        try check(4, is: narrow)
    }

    /// Panels to and fro. The cover opens like that of a book and shows the inside from its second page on; what is on the
    /// other side beside the cover is read last. A back cover stands where the folded leaflet has its back.
    func zigzag() throws(ImpositionFault) -> [FormePair] {
        try check(count: 5...Int.max, takes: "five pages and more")
        let size = try commonSize(), run = run(toMultipleOf: 2), panels = run.count / 2
        var inner = run[1..<run.count]
        let back = showsBackCover ? inner.popLast() : nil
        var inside: [Int?] = [], outside: [Int?] = []
        // Of an odd number of panels the last lies as the first does, with its inside behind.
        let backIsInside = !panels.isMultiple(of: 2)
        if let back, backIsInside {
            inside = inner.prefix(panels - 1) + [back]
            outside = inner.dropFirst(panels - 1) + [run[0]]
        } else {
            inside = Array(inner.prefix(panels))
            outside = (back.map { [$0] } ?? []) + inner.dropFirst(panels) + [run[0]]
        }
        return [FormePair(front: Forme(row: outside, size: size), back: Forme(row: inside, size: size))]
    }

    /// Two leaves over a middle: outsides of the leaves, back, and inside. Leaves that are not narrower themselves lose a
    /// millimetre at their free edges, by which they do not meet; that is no more than the knife may err.
    func gate() throws(ImpositionFault) -> [FormePair] {
        try check(count: 8...8, takes: "eight pages")
        let middle = pages[2], leaf = pages[0]
        for page in [3, 5, 6] { try check(page, is: middle) }
        guard leaf.width <= middle.width + Self.tolerance, leaf.height.isAlmost(middle.height) else {
            throw .size(page: 1, is: leaf, needs: middle)
        }
        for page in [1, 4, 7] { try check(page, is: leaf) }
        let lost = max(.zero, Self.leastCompensation - (middle.width - leaf.width)), left = leaf.width - lost
        func side(_ row: [Int]) -> Forme {
            var cells = row.map { Forme.Cell(page: $0) }
            cells[0].lostLeft = lost
            cells[3].lostRight = lost
            return Forme(row: cells, columns: [left, middle.width, middle.width, left], height: middle.height)
        }
        return [FormePair(front: side([1, 2, 3, 0]), back: side([4, 5, 6, 7]))]
    }

    /// One side: the upper row stands on its head, and the middle is slit between the inner pages.
    func zine() throws(ImpositionFault) -> [FormePair] {
        try check(count: 1...8, takes: "one to eight pages")
        let size = try commonSize(), run = run(filling: 8)
        let upper = [4, 3, 2, 1].map { Forme.Cell(page: run[$0], isUpsideDown: true) }
        let lower = [5, 6, 7, 0].map { Forme.Cell(page: run[$0]) }
        return [FormePair(front: Forme(
            columns: Array(repeating: size.width, count: 4), rows: [size.height, size.height],
            columnJoints: [.fold, .fold, .fold], rowJoints: [.fold], cells: upper + lower, slit: 1..<3))]
    }
}
