import Geometry

extension ImpositionOrder {
    /// Sheets folded once, one inside the other.
    ///
    /// Where sheets wrap around a sheet it stands out by their thickness, and the knife takes that off: what is left of its
    /// panels is narrower, and pages lie towards the spine by as much. They lose it there, under the staple.
    func saddle() throws(ImpositionFault) -> [FormePair] {
        let size = try commonSize(), run = run(toMultipleOf: 4)
        try checkCreep(sheets: run.count / 4, of: size)
        return (0..<run.count / 4).map { folio(of: run, sheet: $0, size: size, creep: caliper * Double($0)) }
    }

    /// One sheet of four pages.
    func half() throws(ImpositionFault) -> [FormePair] {
        let size = try commonSize()
        try check(count: 1...4, takes: "one to four pages")
        return [folio(of: run(filling: 4), sheet: 0, size: size, creep: .zero)]
    }

    /// A sheet of two leaves, counted from the outermost, of a booklet that is folded as one.
    private func folio(of run: [Int?], sheet: Int, size: Size, creep: Length) -> FormePair {
        let first = 2 * sheet, last = run.count - 1 - first
        func side(_ left: Int, _ right: Int) -> Forme {
            Forme(row: [.init(page: run[left], lostRight: creep), .init(page: run[right], lostLeft: creep)],
                  columns: [size.width - creep, size.width - creep], height: size.height)
        }
        return FormePair(front: side(last, first), back: side(first + 1, last - 1))
    }

    /// Pages that would lose more than a quarter of their width are nothing to be stapled.
    private func checkCreep(sheets: Int, of size: Size) throws(ImpositionFault) {
        guard caliper * Double(sheets - 1) > size.width / 4 else { return }
        let most = 4 * (Int(clamping: (size.width / 4 / caliper).rounded(.down)) + 1)
        throw .count(pages: pages.count, takes: "at most \(most) pages on paper of this thickness")
    }
}
