import LayoutBook

/// Fills the sheets of a document with broken flows.
struct SheetFiller {
    let forme: Forme
    let jumpLines: JumpLines

    /// Sheets up to the last that has text; at least one.
    func sheets(of flows: [BrokenFlow]) -> [Sheet] {
        var sheets = (1...flows.lastPage).compactMap(forme.emptySheet)
        for flow in flows { fill(&sheets, with: flow) }
        return sheets
    }

    private func fill(_ sheets: inout [Sheet], with flow: BrokenFlow) {
        for galley in flow.breaking.galleys() {
            guard let column = flow.chain.column(galley.column),
                  let index = sheets[column.page - 1].frames.firstIndex(where: { $0.solved.index == column.frame }) else { continue }
            var frame = sheets[column.page - 1].frames[index]
            sheets[column.page - 1].frames[index].items = []
            fill(&frame, column, with: galley, of: flow, on: sheets[column.page - 1])
            sheets[column.page - 1].frames[index] = frame
        }
        if flow.flow.isInTwoLanguages { readByLanguage(&sheets, thread: flow.flow.name) }
    }

    /// Of an article in two languages, what a frame has of the first is read before the second.
    private func readByLanguage(_ sheets: inout [Sheet], thread: String) {
        for sheet in sheets.indices {
            for frame in sheets[sheet].frames.indices where sheets[sheet].frames[frame].solved.plan.content == .thread(thread) {
                sheets[sheet].frames[frame].items = sheets[sheet].frames[frame].items.inReadingOrder
            }
        }
    }

    /// From head to foot: where the story came from, its text, its notes, where it goes on.
    private func fill(_ frame: inout SheetFrame, _ column: Column, with galley: Galley, of flow: BrokenFlow, on sheet: Sheet) {
        let placement = Placement(geometry: sheet.geometry, frame: frame.solved, column: column, page: sheet.number)
        let came = flow.jump(to: galley.column), goes = flow.jump(from: galley.column)
        let notes = flow.breaking.notes(of: galley.pieces, in: flow.flow)
        if let came { frame.items += jumpLines.itemFrom(flow.page(of: came.from), came, by: placement) }
        // Where something stands at the column's head or foot, its text stays where it was broken for.
        let isAlone = came == nil && goes == nil && notes.isEmpty
        let pieces = isAlone ? VerticalAlignment(frame.solved, flow.flow).aligned(galley.pieces[...]) : galley.pieces
        let boxes = galley.boxes(in: flow.flow)
        for (number, piece) in pieces.enumerated() {
            if let box = boxes[number] { frame.items.append(placement.box(of: pieces[box], of: flow.flow)) }
            frame.items += placement.items(of: piece, of: flow.flow, flow.breaking, count: &frame.count)
        }
        let jumpRows = goes == nil ? 0 : JumpLines.rows
        frame.items += placement.items(of: notes, above: jumpRows, count: &frame.count)
        if let goes { frame.items += jumpLines.itemTo(flow.page(of: goes.to), goes, by: placement) }
        let ink = galley.pieces.last.map { BaselineGrid.rows(holding: $0.ink) } ?? 0
        let noteRows = FootNotes.rows(holding: notes.reduce(0) { $0 + $1.rows(in: column.foot.measure) })
        frame.usedRows = max(frame.usedRows, column.firstRow + ink + noteRows + jumpRows)
    }
}

extension [BrokenFlow] {
    /// The last page that has text, counted from 1; at least the first.
    var lastPage: Int {
        flatMap { flow in flow.breaking.pieces.compactMap { flow.chain.column($0.column)?.page } }.max() ?? 1
    }
}
