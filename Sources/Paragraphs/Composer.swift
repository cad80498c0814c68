public import Diagnostics
import Geometry
public import Shaping

/// Makes paragraphs of styled text: shapes them, and breaks and sets their lines when asked.
///
/// Not Sendable: one a worker, as the shaper is.
public final class Composer {
    let shaper: Shaper
    let hyphenation: Hyphenation
    let tolerances: Tolerances
    var kashidaFinder: KashidaFinder
    let workbench = TotalFit.Workbench()
    /// Characters without a glyph, lines too loose or too long: collected while composing.
    public internal(set) var diagnostics: Diagnostics

    /// - Parameter diagnostics: Its table of files is the one that the texts' source places refer to.
    public init(shaper: Shaper, hyphenation: Hyphenation, tolerances: Tolerances = Tolerances(), diagnostics: Diagnostics) {
        self.shaper = shaper
        self.hyphenation = hyphenation
        self.tolerances = tolerances
        kashidaFinder = KashidaFinder(shaper: shaper)
        self.diagnostics = diagnostics
    }

    /// Shapes a paragraph once; its settings are computed when they are asked for.
    public func compose(_ styled: StyledText, shape: ParagraphShape) -> ComposedParagraph {
        ComposedParagraph(text: shaper.shape(styled, into: &diagnostics), shape: shape, composer: self)
    }

    /// A paragraph that is to stand from edition to edition.
    func composeToStand(_ styled: StyledText, shape: ParagraphShape, into diagnostics: inout Diagnostics) -> ComposedParagraph {
        let paragraph = ComposedParagraph(text: shaper.shape(styled, into: &diagnostics), shape: shape, composer: self)
        paragraph.finished = [:]
        return paragraph
    }

    /// Gives what was said since the last time, and begins anew: with another edition.
    public func takeDiagnostics() -> Diagnostics {
        defer { diagnostics = diagnostics.blank }
        return diagnostics
    }
}

/// A shaped paragraph that offers settings in its best number of lines, one less and one more.
public final class ComposedParagraph {
    public let text: ShapedText
    public let shape: ParagraphShape
    private let composer: Composer
    private lazy var breaker = makeBreaker(cuttingWordsWiderThan: .infinity)
    /// For lines that could not be held in their measure: cuts words that are wider than the narrowest.
    private var lastResort: (narrowest: Double, breaker: Breaker)?
    private var known: [Request: Setting?] = [:]
    /// Dictionaries that were asked for in vain.
    private var missing: [Hyphenation.Missing] = []

    /// Lines that were finished before; nil where each is asked for once.
    fileprivate var finished: [LineRequest: TextLine]?

    fileprivate struct LineRequest: Hashable {
        var plan: LinePlan
        var index: Int
    }

    private struct Request: Hashable {
        var measures: Measures
        var extra: Int
    }

    private struct Breaker {
        var items: [Item]
        var words: StretchableWords
        var fit: TotalFit
    }

    init(text: ShapedText, shape: ParagraphShape, composer: Composer) {
        self.text = text
        self.shape = shape
        self.composer = composer
    }

    /// The size that the paragraph's gaps and indents are judged in.
    private var em: Length { text.styled.spans.first?.style.size ?? .pt(10) }

    /// The best setting in `extra` lines more than the optimum; nil where none is within tolerance. There is always one for 0.
    public func setting(_ measures: Measures, extra: Int = 0) -> Setting? {
        let request = Request(measures: measures, extra: extra)
        for missing in missing { composer.hyphenation.miss(missing) }
        if let setting = known[request] { return setting }
        if known.count == Self.mostKnown { known.removeAll() }
        let setting = makeSetting(measures, extra: extra)
        known[request] = .some(setting)
        return setting
    }

    /// Places the glyphs of a line.
    ///
    /// - Parameter index: The number of the line in its setting, from 0: the first one has the indent.
    public func line(_ plan: LinePlan, index: Int) -> TextLine {
        let line = finished == nil ? finish(plan, index) : keptLine(LineRequest(plan: plan, index: index))
        report(line, plan)
        return line
    }

    private func keptLine(_ request: LineRequest) -> TextLine {
        if let known = finished?[request] { return known }
        let line = finish(request.plan, request.index)
        if finished?.count == Self.mostKnown { finished = [:] }
        finished?[request] = line
        return line
    }

    private func finish(_ plan: LinePlan, _ index: Int) -> TextLine {
        LineFinisher(text: text, shape: shape, shaper: composer.shaper, em: em).finish(plan, index: index)
    }

    private func makeSetting(_ measures: Measures, extra: Int) -> Setting? {
        let edges = shape.startIndent + shape.endIndent
        let optimum = extra == 0 ? nil : setting(measures)
        if let optimum, !(1...Self.mostLinesCounted).contains(optimum.lines.count + extra) { return nil }
        let initial = text.initial
        let measure = TotalFit.Measure(measures, edges: edges, initialLines: initial?.lines ?? 0,
                                       initialWidth: initial?.width.points ?? 0)
        guard let fit = breaker.fit.fit(measure, count: optimum.map { $0.lines.count + extra }) else { return nil }
        guard fit.isOverfull else { return makeSetting(fit, of: breaker, measures) }
        let breaker = breaker(forNarrowest: min(measure.narrowest, measure.of(0) - shape.indent.points))
        return breaker.fit.fit(measure).map { makeSetting($0, of: breaker, measures) }
    }

    private func breaker(forNarrowest measure: Double) -> Breaker {
        if let lastResort, lastResort.narrowest == measure { return lastResort.breaker }
        let breaker = makeBreaker(cuttingWordsWiderThan: measure)
        lastResort = (measure, breaker)
        return breaker
    }

    /// Settings and lines that are kept: more than any search asks for, fewer than pile up over thousands of editions.
    private static let mostKnown = 500

    /// A paragraph of more lines is only set in its best number: the search for another is quadratic, and none of the
    /// neighbours of so many lines would be seen.
    private static let mostLinesCounted = 150

    private func makeSetting(_ fit: TotalFit.Fit, of breaker: Breaker, _ measures: Measures) -> Setting {
        var start = 0
        let lines = fit.lines.enumerated().map { number, line in
            let item = breaker.items[line.item], run = measures.run(ofLine: number)
            defer { start = Int(item.offset) }
            var plan = LinePlan(text: start..<Int(item.offset), isHyphenated: item.kind == .discretionary,
                                isLast: line.isForced, measure: run.measure, cutsWord: item.kind == .cut)
            plan.start = run.start
            plan.scaling = line.scaling
            plan.stretches = breaker.words.stretches(of: line)
            return plan
        }
        return Setting(lines: lines, cost: fit.cost)
    }

    private func makeBreaker(cuttingWordsWiderThan widest: Double) -> Breaker {
        let missingBefore = composer.hyphenation.missing
        composer.hyphenation.missing = []
        defer {
            missing = composer.hyphenation.missing
            composer.hyphenation.missing = missingBefore
            for missing in missing { composer.hyphenation.miss(missing) }
        }
        var itemizer = Itemizer(text: text, shape: shape, hyphenation: shape.hyphenate ? composer.hyphenation : nil,
                                tolerances: composer.tolerances, widestWord: widest) { [composer] run in
            composer.shaper.measureHyphen(face: run.face, size: run.size).points
        }
        let items = itemizer.itemize()
        let firstHang = shape.hangsAtEdges && shape.indent <= .zero && text.initial == nil ? itemizer.hang(of: 0, at: .start) : 0
        let words = StretchableWords(in: text, shape: shape, reach: itemizer.reach, composer: composer)
        let fit = TotalFit(items: items, words: words.all, mostKashidas: words.mostKashidas, fill: shape.totalFit, em: em.points,
                           indent: shape.indent.points, firstHang: firstHang,
                           tolerances: words.tolerances(composer.tolerances, direction: text.styled.direction),
                           workbench: composer.workbench)
        return Breaker(items: items, words: words, fit: fit)
    }

    private func report(_ line: TextLine, _ plan: LinePlan) {
        if line.facts.excess > em {
            composer.diagnostics.error(.doesNotFit, "line is \(line.facts.excess) too long for its column", at: place(of: plan),
                                       hint: "take a wider column or a smaller indent")
        } else if line.facts.excess > .pt(0.05) {
            composer.diagnostics.warn("line is \(line.facts.excess) too long for its column", at: place(of: plan),
                                      hint: "allow a break in the long word with a soft hyphen, or take a wider column")
        } else if plan.cutsWord {
            composer.diagnostics.warn("a word is cut without a hyphen, since it is wider than its column", at: place(of: plan),
                                      hint: "allow breaks in it with soft hyphens, or take a wider column")
        } else if line.facts.isJustified, !shape.fillsLastLine, line.facts.isLoose(composer.tolerances) {
            composer.diagnostics.warn("line is set loose: its gaps are \(Length.rounded(line.facts.gap)) em wide", at: place(of: plan),
                                      hint: "reword the paragraph, or allow a break in a long word with a soft hyphen")
        }
    }

    private func place(of plan: LinePlan) -> SourcePlace? {
        text.styled.source.place(of: plan.text.lowerBound, in: text.styled.text)
    }
}

private extension ParagraphShape {
    var totalFit: TotalFit.Fill {
        switch fill {
        case .justified: fillsLastLine ? .justifiedToTheLast : .justified
        case .start, .end, .centre: isBalanced ? .balanced : .ragged
        }
    }
}
