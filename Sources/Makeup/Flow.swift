import Geometry
import Paragraphs

/// Copy on its way into columns: the content of one frame or of one thread.
struct Flow {
    /// The frame or the thread.
    let name: String
    let blocks: [FlowBlock]

    init(name: String, copy: [CopyBlock], grid: BaselineGrid, compositor: any Compositor) {
        self.name = name
        blocks = copy.map { FlowBlock($0, grid: grid, compositor: compositor) }
    }

    /// The empty rows above a block, its neighbour's space below taken into account.
    func spaceBefore(_ block: Int) -> Double {
        let before = blocks[block].copy.spaceBefore
        return block == 0 ? before : max(0, before - blocks[block - 1].copy.spaceAfter)
    }

    /// The rows it takes in one column of this measure that is as deep as it likes.
    func rows(in measure: Length) -> Int {
        var row = 0, ink = 0
        for index in blocks.indices {
            let count = blocks[index].lineCount(Measures(measure))
            let depth = depth(of: 0..<count, of: index, lineCount: count, atHead: row == 0)
            ink = row + depth.ink
            row += depth.rows
        }
        return ink
    }

    /// How deep some lines of a block are.
    func depth(of lines: Range<Int>, of index: Int, lineCount: Int, atHead: Bool) -> Depth {
        let block = blocks[index]
        let before = lines.lowerBound == 0 && !atHead ? spaceBefore(index) : 0
        let after = lines.upperBound == lineCount ? block.copy.spaceAfter : 0
        let text = Double(lines.count) * block.rowsPerLine
        return Depth(rows: BaselineGrid.rows(holding: before + text + after), ink: BaselineGrid.rows(holding: before + text))
    }

    /// The most lines of a block that go into `room` rows.
    func lines(of index: Int, fitting room: Int, atHead: Bool, isFirst: Bool) -> Int {
        let before = isFirst && !atHead ? spaceBefore(index) : 0
        let lines = (Double(room) - before + BaselineGrid.slack) / blocks[index].rowsPerLine
        return max(0, Int(lines.rounded(.down)))
    }

    struct Depth {
        /// With the space above and below.
        var rows: Int
        /// With the space above only, which is what must go into a column.
        var ink: Int
    }
}

/// A block of copy, shaped, with the settings that have been asked for.
final class FlowBlock {
    let copy: CopyBlock
    let paragraph: (any BreakableParagraph)?
    let markers: [any BreakableParagraph]
    /// How many grid rows are from baseline to baseline.
    let rowsPerLine: Double
    private var settings: [(measures: Measures, extra: Int, setting: Setting?)] = []

    init(_ copy: CopyBlock, grid: BaselineGrid, compositor: any Compositor) {
        self.copy = copy
        let shape = ParagraphShape(fill: .end)
        markers = copy.markers.map { compositor.compose($0.text, shape: shape) }
        rowsPerLine = copy.leading / grid.leading
        if case .text(let text) = copy.content {
            paragraph = compositor.compose(text, shape: copy.shape)
        } else {
            paragraph = nil
        }
    }

    /// Its lines stand on the grid.
    var isOnGrid: Bool { abs(rowsPerLine - 1) < BaselineGrid.slack }

    func lineCount(_ measures: Measures) -> Int { setting(measures, extra: 0)?.lines.count ?? 1 }

    /// A rule is set as one line without text.
    func setting(_ measures: Measures, extra: Int) -> Setting? {
        if let known = settings.first(where: { $0.extra == extra && $0.measures == measures }) { return known.setting }
        let setting = paragraph.map { $0.setting(measures, extra: extra) } ?? (extra == 0 ? Self.ruleSetting(measures) : nil)
        settings.append((measures, extra, setting))
        return setting
    }

    private static func ruleSetting(_ measures: Measures) -> Setting {
        Setting(lines: [LinePlan(text: 0..<0, isHyphenated: false, isLast: true, measure: measures.body)], cost: 0)
    }
}
