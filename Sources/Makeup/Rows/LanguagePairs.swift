import Geometry
import Paragraphs
import Shaping

/// Blocks of a text in two languages, each beside what it says in the other, in half of the measure each.
///
/// The first lines of a pair stand in one row, and so do the first lines of the next pair; of text on the grid all lines do.
/// A heading keeps its own leading below its first line. The language that stands first begins at the start side.
final class LanguagePairs: SideBySide {
    /// One block on each side, or none on one of them.
    private let pairs: [[FlowBlock?]]
    private let gutter: Length
    /// Of the language that stands first.
    private let direction: Direction

    init(_ pairs: [(FlowBlock?, FlowBlock?)], gutter: Length, direction: Direction) {
        self.pairs = pairs.map { [$0, $1] }
        self.gutter = gutter
        self.direction = direction
    }

    // MARK: The halves of the measure

    private func half(of measure: Length) -> Length { max((measure - gutter) / 2, .pt(1)) }

    private func halves(of measures: Measures) -> Measures { measures.each(half) }

    /// From the start of the measure, as `copy` reads, to the half that a side has.
    private func start(ofSide side: Int, in measure: Length, as other: Direction) -> Length {
        (side == 0) == (other.isRightToLeft == direction.isRightToLeft) ? .zero : measure - half(of: measure)
    }

    // MARK: Settings

    /// Of both sides; nil where one has none for the choice. A line more or less is asked of the side that decides how high the
    /// pair is.
    private func settings(of pair: Int, in measures: Measures, _ choice: Choice) -> [Setting?]? {
        guard choice.wholeAt == nil else { return nil }
        let halves = halves(of: measures)
        let best = pairs[pair].map { $0?.setting(halves, .best) }
        guard choice != .best else { return best }
        let count = Self.rows(of: best)
        var settings = best
        for (side, setting) in best.enumerated() where setting?.lines.count == count {
            guard let other = pairs[pair][side]?.setting(halves, choice) else { return nil }
            settings[side] = other
            if choice.extra > 0 { break }
        }
        return Self.rows(of: settings) == count + choice.extra ? settings : nil
    }

    private static func rows(of settings: [Setting?]) -> Int { settings.compactMap { $0?.lines.count }.max() ?? 1 }

    func setting(of pair: Int, in measures: Measures, _ choice: Choice) -> Setting? {
        guard let settings = settings(of: pair, in: measures, choice) else { return nil }
        let count = Self.rows(of: settings)
        let plans = (0..<count).map { row -> LinePlan in
            let run = measures.run(ofLine: row)
            var plan = LinePlan(row: row, of: count, endsNoColumn: partsBadly(settings, of: pair, after: row), measure: run.measure)
            plan.start = run.start
            return plan
        }
        return Setting(lines: plans, cost: settings.reduce(0) { $0 + ($1?.cost ?? 0) })
    }

    /// Whether a column that ends with a row would divide a word or leave a line alone on one of the sides.
    private func partsBadly(_ settings: [Setting?], of pair: Int, after row: Int) -> Bool {
        zip(settings, pairs[pair]).contains { setting, block in
            guard let setting, let block, row + 1 < setting.lines.count else { return false }
            return setting.lines[row].endsNoColumn || !block.copy.isDivisible || row == 0 || row + 2 == setting.lines.count
                || row + 1 < block.copy.initialLines
        }
    }

    // MARK: Rows

    func lines(inRow row: Int, of pair: Int, in measures: Measures, _ choice: Choice) -> [SetLine] {
        let settings = settings(of: pair, in: measures, choice) ?? [], measure = measures.measure(ofLine: row)
        return settings.indices.flatMap { side -> [SetLine] in
            guard let block = pairs[pair][side], let setting = settings[side], row < setting.lines.count else { return [] }
            let start = start(ofSide: side, in: measure, as: block.copy.direction)
            let markers = row == 0 ? block.markerLines(beside: setting.lines[0]) : []
            return (markers + block.lines(of: setting, row: row)).map { line in
                var line = line
                line.start += start
                line.drop -= (leading(of: pair) - block.copy.leading) * Double(row)
                line.copy = line.copy ?? block.copy
                return line
            }
        }
    }

    /// The greater of the two.
    private func leading(of pair: Int) -> Length { pairs[pair].compactMap { $0?.copy.leading }.max() ?? .zero }

    func rests(of pair: Int, from row: Int, in measures: Measures, _ choice: Choice) -> [TextRest] {
        let settings = settings(of: pair, in: measures, choice) ?? []
        return settings.indices.flatMap { side -> [TextRest] in
            guard let block = pairs[pair][side], let setting = settings[side], row < setting.lines.count else { return [] }
            return block.rests(of: setting, from: row).map { rest in
                var rest = rest
                rest.copy = rest.copy ?? block.copy
                return rest
            }
        }
    }

    // MARK: Pictures

    func pictures(of pair: Int, in measures: Measures) -> [RowPicture] {
        let (measure, start) = measures.narrowest
        return pairs[pair].indices.compactMap { side in
            guard let block = pairs[pair][side], let setting = block.setting(halves(of: measures), .best) else { return nil }
            return RowPicture(block: block, rows: setting.lines.count,
                              start: start + self.start(ofSide: side, in: measure, as: direction), measure: half(of: measure))
        }
    }

    func limit(_ pair: Int, in measure: Length, to rows: Int) {
        for block in pairs[pair] { block?.limit(in: half(of: measure), to: rows) }
    }

    // MARK: Rules

    func rules(of pair: Int, in measures: Measures) -> [RowRule] {
        pairs[pair].indices.flatMap { side -> [RowRule] in
            guard let block = pairs[pair][side], let setting = block.setting(halves(of: measures), .best) else { return [] }
            let measure = measures.body, isTurned = block.copy.direction.isRightToLeft != direction.isRightToLeft
            return block.rules(of: setting).map { rule in
                var rule = rule
                rule.start = start(ofSide: side, in: measure, as: direction)
                    + (isTurned ? half(of: measure) - rule.start - rule.width : rule.start)
                return rule
            }
        }
    }
}

extension Measures {
    /// Every measure as a function changes it.
    func each(_ changed: (Length) -> Length) -> Measures {
        Measures(runs: runs.map { Run(lines: $0.lines, measure: changed($0.measure)) }, then: changed(body))
    }
}
