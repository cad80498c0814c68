import LayoutBook

/// Fills the sheets of a document with broken flows.
struct SheetFiller {
    let forme: Forme

    /// Sheets up to the last that has text; at least one.
    func sheets(of flows: [BrokenFlow]) -> [Sheet] {
        let lastPage = flows.flatMap { flow in flow.breaking.pieces.compactMap { flow.chain.column($0.column)?.page } }.max() ?? 1
        var sheets = (1...lastPage).compactMap(emptySheet)
        for flow in flows { fill(&sheets, with: flow) }
        return sheets
    }

    private func emptySheet(_ page: Int) -> Sheet? {
        guard let template = forme.plan.template(ofPage: page) else { return nil }
        let frames = forme.plan.frames(ofPage: page) ?? []
        return Sheet(number: page, template: forme.layout.pages[template], geometry: forme.geometries[template],
                     frames: frames.map { SheetFrame(solved: $0) })
    }

    private func fill(_ sheets: inout [Sheet], with flow: BrokenFlow) {
        var rest = flow.breaking.pieces[...]
        while let first = rest.first {
            let pieces = rest.prefix { $0.column == first.column }
            rest = rest.dropFirst(pieces.count)
            guard let column = flow.chain.column(first.column),
                  let index = sheets[column.page - 1].frames.firstIndex(where: { $0.solved.index == column.frame }) else { continue }
            let placement = Placement(geometry: sheets[column.page - 1].geometry)
            fill(&sheets[column.page - 1].frames[index], with: pieces, of: flow, placement, onPage: column.page)
        }
    }

    private func fill(_ frame: inout SheetFrame, with pieces: ArraySlice<Piece>, of flow: BrokenFlow, _ placement: Placement,
                      onPage page: Int) {
        for piece in VerticalAlignment(frame.solved, flow.flow).aligned(pieces) {
            frame.items += placement.items(of: piece, of: flow.flow, flow.breaking, in: frame.solved, onPage: page,
                                           count: &frame.count)
        }
        for piece in pieces { frame.usedRows = max(frame.usedRows, BaselineGrid.rows(holding: piece.ink)) }
    }
}
