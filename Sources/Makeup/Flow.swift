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

/// A block of copy, shaped, with the settings that have been asked for.
final class FlowBlock {
    private(set) var copy: CopyBlock
    /// Nil for what is no text and for what stands side by side.
    private let paragraph: (any BreakableParagraph)?
    private let member: RowMember?
    let markers: [any BreakableParagraph]
    let notes: [FlowNote]
    let endNumber: EndNumberSetter?
    private let grid: Length
    /// How many rows a picture may take, by measure.
    private var ceilings: [(measure: Length, rows: Int)] = []
    /// How many grid rows are from baseline to baseline.
    let rowsPerLine: Double
    private var settings: [(measures: Measures, choice: Choice, setting: Setting?)] = []
    private let compositor: any Compositor
    /// The paragraph with one word that must not be divided, by the place where it was.
    private var withWholeWord: [Int: any BreakableParagraph] = [:]

    init(_ copy: CopyBlock, member: RowMember? = nil, grid leading: Length, compositor: any Compositor) {
        self.copy = copy
        self.member = member
        self.compositor = compositor
        let shape = ParagraphShape(fill: .end)
        markers = copy.markers.map { compositor.compose($0.text, shape: shape) }
        notes = copy.notes.map { FlowNote($0, leading: leading, compositor: compositor) }
        endNumber = copy.endNumber.map { EndNumberSetter($0, compositor: compositor) }
        grid = leading
        rowsPerLine = copy.leading / leading
        if case .text(let text) = copy.content {
            paragraph = member == nil ? compositor.compose(text, shape: copy.shape) : nil
            let letters = (text.spans.first?.style.size ?? .zero) * (copy.direction.isRightToLeft ? 0.95 : 0.75)
            let isOnGrid = copy.style.keepsToGrid && copy.leading == leading || copy.row?.holdsItsInk == true
            let isLow = letters / leading < BaselineGrid.ascentShare + Self.overshoot
            headAscent = isOnGrid || isLow ? BaselineGrid.ascentShare : letters / leading
        } else {
            paragraph = nil
            headAscent = BaselineGrid.ascentShare
        }
    }

    /// Its lines stand on the grid, whatever space is above them.
    var isOnGrid: Bool { copy.style.keepsToGrid && isInGridLeading }

    private var isInGridLeading: Bool { abs(rowsPerLine - 1) < BaselineGrid.slack }

    /// Rows from the head of a column to the block's first baseline there: the grid's, or as much as its letters need.
    let headAscent: Double

    /// How far the letters of a heading may reach over the head of a column, in rows: no eye sees it, and a row more would
    /// stand empty below.
    private static let overshoot = 0.1

    /// Rows of a moderately larger leading that need not lie below the last line of a block at the head of a column.
    var footSlack: Double { rowsPerLine < 1.5 ? (1 - BaselineGrid.ascentShare) * (rowsPerLine - 1) : 0 }

    func lineCount(_ measures: Measures) -> Int { setting(measures, .best)?.lines.count ?? 1 }

    /// A rule is set as one line without text, a picture as one for each of its rows.
    func setting(_ measures: Measures, _ choice: Choice) -> Setting? {
        if let known = settings.first(where: { $0.choice == choice && $0.measures == measures }) { return known.setting }
        let setting = paragraph.map { paragraph in
            choice.wholeAt.map { wholeWord(at: $0).setting(measures, extra: 0) } ?? paragraph.setting(measures, extra: choice.extra)
        } ?? settingOfRows(measures, choice)
        settings.append((measures, choice, setting))
        return setting
    }

    private func wholeWord(at offset: Int) -> any BreakableParagraph {
        if let known = withWholeWord[offset] { return known }
        guard case .text(let text) = copy.content else { preconditionFailure("a rule has no words") }
        let paragraph = compositor.compose(text.keepingWhole(wordAt: offset), shape: copy.shape)
        withWholeWord[offset] = paragraph
        return paragraph
    }

    private func settingOfRows(_ measures: Measures, _ choice: Choice) -> Setting? {
        guard let member else { return choice == .best ? emptySetting(measures) : nil }
        var setting = member.group.setting(of: member.index, in: member.measures(among: measures), choice)
        let start = member.start(among: measures)
        for row in setting?.lines.indices ?? 0..<0 where start > .zero { setting?.lines[row].start = start }
        return setting
    }

    /// Beside a frame that is set into its column it stands in the narrowest of the measures there.
    private func emptySetting(_ measures: Measures) -> Setting {
        let (measure, start) = measures.narrowest, rows = pictureCut(in: measure)?.rows ?? 1
        var line = LinePlan(text: 0..<0, isHyphenated: false, isLast: true, measure: measure)
        line.start = start
        return Setting(lines: Array(repeating: line, count: rows), cost: 0)
    }

    // MARK: Pictures and groups

    /// The rows and the size of a picture in a measure; nil for another block.
    ///
    /// - Parameter rows: Those that it has in a column, where it stands in one.
    func pictureCut(in measure: Length, rows: Int? = nil) -> PictureCopy.Cut? {
        guard case .picture(let picture) = copy.content else { return nil }
        return picture.cut(in: measure - copy.shape.startIndent - copy.shape.endIndent, grid: grid,
                           ceiling: rows ?? (ceilings.last { $0.measure == measure } ?? ceilings.last)?.rows)
    }

    /// Lets a picture take no more rows in a measure.
    func limit(in measure: Length, to rows: Int) {
        ceilings.append((measure, rows))
        settings = []
        if let member { member.group.limit(member.index, in: measure, to: rows) }
    }

    /// The pictures that stand beside each other in one of its settings.
    func pictures(of setting: Setting) -> [RowPicture] {
        guard let member else { return [] }
        return member.group.pictures(of: member.index, in: member.measures(among: asked(for: setting).measures))
    }

    /// Sets it in one piece, in a column with the block behind it if so wanted.
    func keep(withNext: Bool) {
        copy.isDivisible = false
        if withNext { copy.keepWithNext = max(1, copy.keepWithNext) }
    }

    /// The lines that stand in a row of one of its settings, from the start side on: one, where nothing stands beside it.
    func lines(of setting: Setting, row: Int) -> [SetLine] {
        if let member {
            let known = asked(for: setting)
            return member.group.lines(inRow: row, of: member.index, in: member.measures(among: known.measures), known.choice).map {
                $0.moved(by: setting.lines[row].start)
            }
        }
        guard let paragraph, case .text(let text) = copy.content else { return [] }
        let plan = setting.lines[row]
        let line = SetLine(line: paragraph.line(plan, index: row), plan: plan, text: text, start: plan.start, number: row)
        return plan.isLast ? endNumber?.closing(line) ?? [line] : [line]
    }

    /// Bullets and numbers, which stand on the first baseline.
    func markerLines(beside line: LinePlan) -> [SetLine] {
        zip(markers, copy.markers).enumerated().compactMap { number, pair in
            let (paragraph, marker) = pair
            guard let setting = paragraph.setting(Measures(marker.width), extra: 0), let plan = setting.lines.first else { return nil }
            return SetLine(line: paragraph.line(plan, index: 0), plan: plan, text: marker.text, start: line.start + marker.start,
                           number: number,
                           isMarker: true)
        }
    }

    /// What is without a place where one of its settings ends before `row`.
    func rests(of setting: Setting, from row: Int) -> [TextRest] {
        if let member {
            let known = asked(for: setting)
            return member.group.rests(of: member.index, from: row, in: member.measures(among: known.measures), known.choice)
        }
        guard case .text(let text) = copy.content else { return [] }
        return [TextRest(text: text, offset: setting.lines[row].text.lowerBound, lines: setting.lines.count - row)]
    }

    /// The rules above and below it in one of its settings.
    func rules(of setting: Setting) -> [RowRule] {
        guard let member else { return [] }
        return member.group.rules(of: member.index, in: member.measures(among: asked(for: setting).measures))
    }

    /// Of the text, were nothing broken.
    var widestLine: Length { paragraph?.widestLine(spaces: 1) ?? .zero }

    var standsSideBySide: Bool { member != nil }

    /// What was asked for when a setting was the answer.
    private func asked(for setting: Setting) -> (measures: Measures, choice: Choice) {
        guard let known = settings.first(where: { $0.setting == setting }) else {
            preconditionFailure("only settings that the block gave are placed")
        }
        return (known.measures, known.choice)
    }
}
