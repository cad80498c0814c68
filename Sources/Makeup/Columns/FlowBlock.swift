import Geometry
import Paragraphs
import Shaping

/// A block of copy, shaped, with the settings that have been asked for.
final class FlowBlock {
    private(set) var copy: CopyBlock
    /// Nil for what is no text and for what stands side by side.
    private let paragraph: (any BreakableParagraph)?
    private let member: RowMember?
    let markers: [any BreakableParagraph]
    /// In the order in which it refers to them.
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
            guard let setting = paragraph.setting(Measures(marker.width), extra: 0), let plan = setting.lines.first else {
                return nil
            }
            return SetLine(line: paragraph.line(plan, index: 0), plan: plan, text: marker.text, start: line.start + marker.start,
                           number: number, isMarker: true)
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
