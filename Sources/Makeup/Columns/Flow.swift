import Geometry
import Paragraphs
import Shaping

/// Copy on its way into columns: the content of one frame or of one thread.
struct Flow {
    /// The frame or the thread.
    let name: String
    let blocks: [FlowBlock]

    init(name: String, copy: [CopyBlock], leading: Length, compositor: any Compositor) {
        self.name = name
        blocks = FlowBlock.blocks(of: copy, grid: leading, compositor: compositor)
    }

    /// Whether its blocks stand beside those of another edition.
    var isInTwoLanguages: Bool { blocks.contains { $0.copy.isInTwoLanguages } }

    /// The empty rows above a block, its neighbour's space below taken into account.
    func spaceBefore(_ block: Int) -> Double {
        let before = blocks[block].copy.spaceBefore
        return block == 0 ? before : max(0, before - blocks[block - 1].copy.spaceAfter)
    }

    /// The rows it takes in one column of this measure that is as deep as it likes.
    func rows(in measure: Length) -> Int {
        var row = 0.0, ink = 0.0, notes = 0.0
        for index in blocks.indices {
            let count = blocks[index].lineCount(Measures(measure))
            let extent = extent(of: 0..<count, of: index, lineCount: count, from: row)
            (row, ink) = (extent.end, extent.ink)
            notes += blocks[index].notes.reduce(0) { $0 + $1.rows(in: measure) }
        }
        return BaselineGrid.rows(holding: ink) + FootNotes.rows(holding: notes)
    }

    /// What some lines of a block take of a column when the text before them ends at `row`; all in grid rows, fractions too.
    ///
    /// At the head of a column the space above is dropped, and a larger line than the body's goes up to where its letters
    /// touch the head, so that small headings stand on the first baseline of the neighbouring columns.
    func extent(of lines: Range<Int>, of index: Int, lineCount: Int, from row: Double) -> Extent {
        let block = blocks[index], height = Double(lines.count) * block.rowsPerLine
        let after = lines.upperBound == lineCount ? block.copy.spaceAfter : 0
        if row == 0 {
            let top = block.headAscent - BaselineGrid.ascentShare * block.rowsPerLine
            let ink = top + height - block.footSlack
            return Extent(top: top, ink: ink, end: ink + after)
        }
        let free = lines.lowerBound == 0 ? row + spaceBefore(index) : row
        let top = block.isOnGrid ? Double(BaselineGrid.rows(holding: free)) : free
        return Extent(top: top, ink: top + height, end: top + height + after)
    }

    /// The most lines of a block that go between `row` and the foot of a column.
    func lines(of index: Int, from row: Double, to foot: Int, isFirst: Bool) -> Int {
        let one = extent(of: isFirst ? 0..<1 : 1..<2, of: index, lineCount: .max, from: row)
        let more = (Double(foot) - one.ink + BaselineGrid.slack) / blocks[index].rowsPerLine
        return Int(clamping: max(0, more.rounded(.down) + 1))
    }

    /// Rows of a column, counted from its head.
    struct Extent {
        /// Where the leading of the first line begins; less than 0 for a large line at the head.
        var top: Double
        /// Where the last line ends, which is what must go into the column.
        var ink: Double
        /// With the space below.
        var end: Double

        func moved(by rows: Double) -> Extent { Extent(top: top + rows, ink: ink + rows, end: end + rows) }
    }
}
