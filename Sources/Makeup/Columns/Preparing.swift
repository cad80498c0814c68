import Geometry
import Paragraphs

extension Flow {
    /// What depends on the columns there are: how high pictures may be, and which notices are short.
    func prepare(for chain: ColumnChain) {
        guard blocks.contains(where: \.dependsOnColumns) else { return }
        var measures: [(measure: Length, rows: Int)] = []
        for number in 0..<chain.span {
            guard let column = chain.column(number) else { break }
            if let known = measures.firstIndex(where: { $0.measure == column.measure }) {
                measures[known].rows = max(measures[known].rows, column.rows)
            } else {
                measures.append((column.measure, column.rows))
            }
        }
        for (measure, rows) in measures { limitPictures(in: measure, to: rows) }
        if let narrowest = measures.map(\.measure).min() { keepShortNotices(in: narrowest) }
    }

    /// Lets pictures with their captions, and the notes of these, take no more rows than these.
    func limitPictures(in measure: Length, to rows: Int) {
        for index in blocks.indices where blocks[index].dependsOnColumns && !blocks[index].copy.isBoxEdge {
            let end = blocks[(index + 1)...].firstIndex { !$0.copy.style.standsBelowPicture } ?? blocks.count
            let room = rows - self.rows(of: index + 1..<end, in: measure), kept = room - noteRows(of: index + 1..<end, in: measure)
            blocks[index].limit(in: measure, to: Double(kept) < Double(room) * Self.leastAboveNotes ? room : kept)
        }
    }

    /// Of the rows of a picture; notes that leave it fewer do not stand below it (ours).
    private static let leastAboveNotes = 0.4

    /// Rows that the notes of some blocks take below them.
    private func noteRows(of range: Range<Int>, in measure: Length) -> Int {
        FootNotes.rows(holding: blocks[range].flatMap(\.notes).reduce(0) { $0 + $1.rows(in: measure) })
    }

    /// Rows that some blocks take, below others.
    func rows(of range: Range<Int>, in measure: Length) -> Int {
        var row = 1.0, ink = 1.0
        for index in range {
            let count = blocks[index].lineCount(Measures(measure))
            let extent = extent(of: 0..<count, of: index, lineCount: count, from: row)
            (row, ink) = (extent.end, extent.ink)
        }
        return BaselineGrid.rows(holding: ink - 1)
    }
}

extension FlowBlock {
    /// It cannot be said how it is set before its columns are known.
    var dependsOnColumns: Bool {
        switch copy.content {
        case .picture, .boxEdge: true
        case .text, .rule: false
        }
    }
}
