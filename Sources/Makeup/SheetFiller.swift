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

    /// The frames of a page as they are read, by their numbers in its template.
    func readingOrder(ofPage page: Int) -> [Int] {
        guard let sheet = emptySheet(page) else { return [] }
        return sheet.readingOrder.map { sheet.frames[$0].solved.index }
    }

    private func emptySheet(_ page: Int) -> Sheet? {
        guard let template = forme.plan.template(ofPage: page) else { return nil }
        let frames = forme.plan.frames(ofPage: page) ?? []
        return Sheet(number: page, template: forme.layout.pages[template], geometry: forme.geometries[template],
                     frames: frames.map { SheetFrame(solved: $0) })
    }

    private func fill(_ sheets: inout [Sheet], with flow: BrokenFlow) {
        let boxes = flow.boxes
        for (number, piece) in flow.breaking.pieces.enumerated() {
            guard let column = flow.chain.column(piece.column),
                  let index = sheets[column.page - 1].frames.firstIndex(where: { $0.solved.index == column.frame }) else { continue }
            var frame = sheets[column.page - 1].frames[index]
            sheets[column.page - 1].frames[index].items = []
            let placement = Placement(geometry: sheets[column.page - 1].geometry)
            if let box = boxes[number] { frame.items.append(placement.box(of: box, of: flow.breaking, flow.flow, in: frame.solved, onPage: column.page)) }
            frame.items += placement.items(of: piece, of: flow.flow, flow.breaking, in: frame.solved, onPage: column.page, count: &frame.count)
            frame.usedRows = max(frame.usedRows, BaselineGrid.rows(holding: piece.ink))
            sheets[column.page - 1].frames[index] = frame
        }
    }
}
