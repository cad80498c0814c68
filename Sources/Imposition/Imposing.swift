import Geometry

extension ImpositionOrder {
    /// The sheets that these pages make, in the order in which they are printed.
    ///
    /// Sheets are turned for their backs about their upright axis, whichever edge that is. A given paper lies as it is given
    /// if the pages go on it so, else it is turned by a quarter.
    ///
    /// - Precondition: bleed, caliper, milling and gutter are not negative.
    /// - Throws: ``ImpositionFault`` where the scheme takes other counts or sizes of pages, or the paper is too small.
    public func imposed() throws(ImpositionFault) -> Imposition {
        precondition(min(bleed, caliper, milling, gutter) >= .zero, "a negative measure")
        try checkMeasures()
        let sheets = try lockedUp().map { binding == .left ? $0 : $0.mirrored }
        let printed = try onPaper(sheets)
        return Imposition(sheets: printed, flip: Imposition.Flip(for: printed), spine: spine(of: sheets))
    }

    /// The formes of each sheet, as they are for binding on the left.
    private func lockedUp() throws(ImpositionFault) -> [FormePair] {
        switch scheme {
        case .single: singles()
        case .saddle: try saddle()
        case .half: try half()
        case .perfect(let section): try perfect(section: section)
        case .quarter: try quarter()
        case .letter: try letter()
        case .zigzag: try zigzag()
        case .gate: try gate()
        case .zine: try zine()
        case .copies(let columns, let rows): try copies(columns: columns, rows: rows)
        case .cutAndStack(let columns, let rows): try cutAndStack(columns: columns, rows: rows)
        }
    }

    private func checkMeasures() throws(ImpositionFault) {
        if pages.isEmpty { throw .count(pages: 0, takes: "one page at least") }
        for (index, page) in pages.enumerated() where !page.isPrintable { throw .measure(page: index + 1, is: page) }
    }

    /// Half of the pages, blank ones too, are leaves.
    private func spine(of sheets: [FormePair]) -> Length? {
        guard case .perfect = scheme else { return nil }
        let leaves = sheets.reduce(0) { $0 + $1.front.cells.count }
        return caliper * Double(leaves)
    }
}

extension Imposition.Flip {
    /// About the upright axis, so that backs stand upright as fronts do.
    fileprivate init(for sheets: [PressSheet]) {
        guard let sheet = sheets.first(where: { $0.back != nil }) else { self = .none; return }
        self = sheet.front.paper.width > sheet.front.paper.height ? .shortEdge : .longEdge
    }
}
