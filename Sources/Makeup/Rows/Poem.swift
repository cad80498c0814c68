import Geometry
import LayoutBook
import Paragraphs
import Shaping

/// What a line of a poem is set by, beside its text.
struct Verse {
    /// The poem it belongs to, among those of its matter.
    var poem: Int
    /// The line, or the hemistichs of a bayt.
    var parts: [StyledText]
    /// Of the line within the poem.
    var indent: Length
    var size: Length
    var alignment: Alignment
}

/// The lines of one poem. How they stand in a measure is decided for all of them, so that the poem looks even.
///
/// Hemistichs are lines filled to one measure. Other lines of verse are ragged, and what is too long for the measure is turned
/// over behind a hanging indent. A poem that its style centres stands in the middle of the measure by its longest line.
final class Poem: SideBySide {
    /// One part of a line of the poem, composed to be set in one line; as it is turned over once that is needed.
    fileprivate final class Part {
        let text: StyledText
        let whole: any BreakableParagraph
        lazy var turned: any BreakableParagraph = turn()
        private let turn: () -> any BreakableParagraph

        init(_ text: StyledText, whole: any BreakableParagraph, turn: @escaping () -> any BreakableParagraph) {
            self.text = text
            self.whole = whole
            self.turn = turn
        }

        lazy var width = whole.widestLine(spaces: 1)
        lazy var narrowestWidth = whole.widestLine(spaces: Poem.narrowestSpace)
    }

    private struct Line {
        var parts: [Part]
        var indent: Length

        var isBayt: Bool { parts.count == 2 }
    }

    private let compositor: any Compositor
    private let verse: Verse
    /// What the poem's paragraphs share; its indents are the least that the poem leaves free.
    private let shape: ParagraphShape
    /// Whether lines are filled to one measure.
    private let hasBayts: Bool
    private var lines: [Line]
    private var forms: [(measure: Length, form: Form)] = []

    /// - Parameter copy: The lines of the poem, which share a style.
    init(_ copy: [(verse: Verse, shape: ParagraphShape)], compositor: any Compositor) {
        precondition(!copy.isEmpty, "a poem has lines")
        self.compositor = compositor
        (verse, shape) = copy[0]
        hasBayts = copy.contains { $0.verse.parts.count == 2 }
        lines = []
        lines = copy.map { line in Line(parts: line.verse.parts.map(part), indent: line.verse.indent) }
    }

    /// Between the hemistichs of a bayt, what the second is shifted by at least in stepped bayts, and the indent of what is
    /// turned over; in ems (ours).
    private static let gutter = 2.0, leastStep = 2.0, hang = 2.0
    /// What readers of PDF may be left to see of the gutter, or they would read the columns one after the other; in ems.
    /// Source: poppler, TextOutputDev.cc, minColSpacing1 is 0.7.
    private static let narrowestColumnGap = 0.5
    /// Spaces of hemistichs that are a little too long may be this much of their natural width (ours).
    static let narrowestSpace = 0.75
    /// A single line among bayts that is at least this much of their measure is filled to it (ours).
    private static let shortestFilled = 0.7

    private func part(_ text: StyledText) -> Part {
        let turned = turnedShape
        var shape = turned
        if hasBayts {
            shape = ParagraphShape(fill: .justified).laid(over: self.shape)
            shape.fillsLastLine = true
        }
        let whole = compositor.compose(text, shape: shape)
        return Part(text, whole: whole) { [compositor, hasBayts] in hasBayts ? compositor.compose(text, shape: turned) : whole }
    }

    /// Every line but the first is set in.
    private var turnedShape: ParagraphShape {
        let hang = verse.size * Self.hang
        return ParagraphShape(fill: .start, indent: .zero - hang, startIndent: hang).laid(over: shape)
    }

    // MARK: The form of the whole

    private struct Form {
        enum Kind {
            /// Hemistichs side by side in a measure of their own.
            case columns(Length)
            /// The second below the first and set in.
            case stepped(Length, by: Length)
            /// Ragged lines, or hemistichs that are longer than the measure.
            case ragged
        }

        var kind: Kind
        /// Of all the poem.
        var width: Length
        /// From the start of the column's measure to the poem.
        var start: Length
        /// What the column has for it.
        var room: Length
    }

    private func form(in measure: Length) -> Form {
        if let known = forms.first(where: { $0.measure == measure }) { return known.form }
        let room = measure - shape.startIndent - shape.endIndent
        var form = hasBayts ? baytForm(in: room) : raggedForm(in: room)
        if verse.alignment == .centre { form.start += (room - form.width) / 2 }
        forms.append((measure, form))
        return form
    }

    private func baytForm(in room: Length) -> Form {
        let hemistichs = lines.filter(\.isBayt).flatMap(\.parts)
        let widest = hemistichs.map(\.width).max() ?? .zero, narrowest = hemistichs.map(\.narrowestWidth).max() ?? .zero
        let gutter = verse.size * Self.gutter, step = verse.size * Self.leastStep
        let half = (room - gutter) / 2
        if narrowest <= half {
            let measure = min(widest, half)
            return Form(kind: .columns(measure), width: measure * 2 + gutter, start: shape.startIndent, room: room)
        }
        guard narrowest <= room - step else { return Form(kind: .ragged, width: room, start: shape.startIndent, room: room) }
        let measure = min(widest, room - step)
        let shift = min(room - measure, max(step, measure / 2))
        return Form(kind: .stepped(measure, by: shift), width: measure + shift, start: shape.startIndent, room: room)
    }

    private func raggedForm(in room: Length) -> Form {
        let widest = lines.map { $0.indent + $0.parts[0].width }.max() ?? .zero
        return Form(kind: .ragged, width: min(widest, room), start: shape.startIndent, room: room)
    }

    // MARK: Rows

    /// A line of type in a row of the poem.
    struct Slug {
        fileprivate var part: Part
        fileprivate var paragraph: any BreakableParagraph
        /// Counted within its part.
        fileprivate var index: Int
        var plan: LinePlan
        /// From the start of the column's measure to the slug's own.
        var start: Length
        /// Counted within the line of the poem.
        var number: Int
        /// See ``TextLine/tail``.
        var tail = Length.zero

        var text: StyledText { part.text }

        func cast() -> TextLine {
            var line = paragraph.line(plan, index: index)
            line.tail = tail
            return line
        }
    }

    /// The rows that a line of the poem takes in a measure; two hemistichs may share one.
    func rows(of line: Int, in measure: Length) -> [[Slug]] {
        let form = form(in: measure), parts = lines[line].parts
        guard lines[line].isBayt else { return rows(ofSingle: lines[line], form) }
        switch form.kind {
        case .columns(let measure):
            var first = filled(parts[0], to: measure, at: form.start)
            first.tail = verse.size * (Self.gutter - Self.narrowestColumnGap)
            return [[first, filled(parts[1], to: measure, at: form.start + form.width - measure, number: 1)]]
        case .stepped(let measure, let step):
            return [[filled(parts[0], to: measure, at: form.start)],
                    [filled(parts[1], to: measure, at: form.start + step, number: 1)]]
        case .ragged:
            let first = turned(parts[0], in: form.room, at: form.start)
            return first + turned(parts[1], in: form.room, at: form.start, number: first.count)
        }
    }

    /// The rows of a line that is no bayt: among bayts it stands in the middle of them.
    private func rows(ofSingle line: Line, _ form: Form) -> [[Slug]] {
        let part = line.parts[0]
        guard part.width <= form.room else { return turned(part, in: form.room, at: shape.startIndent) }
        switch form.kind {
        case .columns(let measure), .stepped(let measure, _):
            let isFilled = part.narrowestWidth <= measure && part.width >= measure * Self.shortestFilled
            let own = isFilled ? measure : part.width
            let start = form.start + (form.width - own) / 2
            let latest = shape.startIndent + form.room - own
            return [[filled(part, to: own, at: max(shape.startIndent, min(start, latest)))]]
        case .ragged:
            let indent = min(line.indent, form.room - part.width)
            // A centred poem gives way at its start where an indent is too deep for its longest line.
            let start = min(form.start + indent, shape.startIndent + form.room - part.width)
            return turned(part, in: shape.startIndent + form.room - start, at: start)
        }
    }

    /// A part in one line. The form was chosen so that it goes into it, if need be with narrower spaces than the paragraph's
    /// best setting has.
    private func filled(_ part: Part, to measure: Length, at start: Length, number: Int = 0) -> Slug {
        let settings = [0, -1].lazy.compactMap { part.whole.setting(Measures(measure), extra: $0) }
        let plan = settings.first { $0.lines.count == 1 }?.lines.first
            ?? LinePlan(text: 0..<part.text.text.count, isHyphenated: false, isLast: true, measure: measure)
        return Slug(part: part, paragraph: part.whole, index: 0, plan: plan, start: start, number: number)
    }

    private func turned(_ part: Part, in measure: Length, at start: Length, number: Int = 0) -> [[Slug]] {
        let plans = part.turned.setting(Measures(measure), extra: 0)?.lines ?? []
        return plans.enumerated().map { index, plan in
            [Slug(part: part, paragraph: part.turned, index: index, plan: plan, start: start, number: number + index)]
        }
    }

    /// The setting of a line of the poem as its rows, which cost nothing: there is no other.
    func setting(of line: Int, in measures: Measures, _ choice: Choice) -> Setting? {
        guard choice == .best else { return nil }
        let parts = lines[line].parts, measure = measures.body
        let rows = rows(of: line, in: measure).map { row in
            let spans = row.map { slug -> Range<Int> in
                let shift = slug.part === parts[0] ? 0 : parts[0].text.text.count + 1
                return slug.plan.text.lowerBound + shift..<slug.plan.text.upperBound + shift
            }
            return LinePlan(text: spans[0].lowerBound..<spans[spans.count - 1].upperBound, isHyphenated: false, isLast: true,
                            measure: measure)
        }
        return Setting(lines: rows, cost: 0)
    }

    func lines(inRow row: Int, of line: Int, in measures: Measures, _ choice: Choice) -> [SetLine] {
        rows(of: line, in: measures.body)[row].map { slug in
            SetLine(line: slug.cast(), plan: slug.plan, text: slug.text, start: slug.start, number: slug.number,
                    leaf: lines[line].parts.firstIndex { $0 === slug.part } ?? 0)
        }
    }

    func rests(of line: Int, from row: Int, in measures: Measures, _ choice: Choice) -> [TextRest] {
        let left = rows(of: line, in: measures.body)[row...]
        var rests = lines[line].parts.compactMap { part in
            left.joined().first { $0.part === part }.map { TextRest(text: part.text, offset: $0.plan.text.lowerBound, lines: 0) }
        }
        if !rests.isEmpty { rests[0].lines = left.count }
        return rests
    }
}

private extension ParagraphShape {
    /// This fill and these indents, and all else as in `style`.
    func laid(over style: ParagraphShape) -> ParagraphShape {
        var shape = style
        shape.fill = fill
        (shape.indent, shape.startIndent, shape.endIndent) = (indent, startIndent, endIndent)
        return shape
    }
}
