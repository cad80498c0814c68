import Geometry

extension ImpositionOrder {
    /// A page on each side, of whatever size.
    func singles() -> [FormePair] {
        func side(_ page: Int) -> Forme { Forme(row: [page], size: pages[page]) }
        return stride(from: 0, to: pages.count, by: 2).map { page in
            FormePair(front: side(page), back: page + 1 < pages.count ? side(page + 1) : nil)
        }
    }

    /// Each two pages are the sides of a flyer, which fills a sheet; a last one that has no second stays blank behind.
    func copies(columns: Int, rows: Int) throws(ImpositionFault) -> [FormePair] {
        try checkGrid(columns, rows)
        let size = try commonSize()
        func side(_ page: Int) -> Forme { flyers(of: size, columns, rows) { _, _ in page } }
        return stride(from: 0, to: pages.count, by: 2).map { page in
            FormePair(front: side(page), back: page + 1 < pages.count ? side(page + 1) : nil)
        }
    }

    /// Leaves go down through the stack: the pile at the upper left, which is laid on top of the next in its row, has the
    /// first of them.
    func cutAndStack(columns: Int, rows: Int) throws(ImpositionFault) -> [FormePair] {
        try checkGrid(columns, rows)
        let size = try commonSize(), run = run(toMultipleOf: 2 * columns * rows), sheets = run.count / (2 * columns * rows)
        return (0..<sheets).map { sheet in
            func leaf(_ column: Int, _ row: Int) -> Int { (row * columns + column) * sheets + sheet }
            return FormePair(
                front: flyers(of: size, columns, rows) { run[2 * leaf($0, $1)] },
                back: flyers(of: size, columns, rows) { run[2 * leaf(columns - 1 - $0, $1) + 1] })
        }
    }

    /// Panels that the knife parts, between the bleeds of which the gutter lies.
    private func flyers(of size: Size, _ columns: Int, _ rows: Int, page: (_ column: Int, _ row: Int) -> Int?) -> Forme {
        let knife = Forme.Joint(isFold: false, gap: bleed * 2 + gutter, ink: bleed)
        return Forme(
            columns: Array(repeating: size.width, count: columns), rows: Array(repeating: size.height, count: rows),
            columnJoints: Array(repeating: knife, count: columns - 1), rowJoints: Array(repeating: knife, count: rows - 1),
            cells: (0..<rows).flatMap { row in (0..<columns).map { Forme.Cell(page: page($0, row)) } })
    }

    private func checkGrid(_ columns: Int, _ rows: Int) throws(ImpositionFault) {
        guard (1...100).contains(columns), (1...100).contains(rows) else { throw .scheme(takes: "1 to 100 columns and rows") }
    }
}
