import FontKit
import Geometry
import Shaping

/// Turns shaped text into the items that the line breaker works on.
struct Itemizer {
    let text: ShapedText
    let shape: ParagraphShape
    let hyphenation: Hyphenation?
    let tolerances: Tolerances
    /// Words wider than this, in points, may be cut anywhere, and so may lines at spaces that hold.
    let widestWord: Double
    /// Width in points of the hyphen that a run would end with.
    let hyphenWidth: (ShapedRun) -> Double

    /// Advance of everything before each UTF-16 unit, in points: one more than there are units.
    private(set) var reach: [Double]
    /// The same of what grows with the letters where they are scaled; nil where that is all, or nothing.
    private var scalableReach: [Double]?
    private let isScalable: Bool
    private var items: [Item] = []
    /// The span that the last letters belonged to.
    private var span = 0
    /// The run that the last hyphen belonged to, and its width there.
    private var run = 0..<0
    private var runHyphen: Float = 0

    init(text: ShapedText, shape: ParagraphShape, hyphenation: Hyphenation?, tolerances: Tolerances, widestWord: Double = .infinity,
         hyphenWidth: @escaping (ShapedRun) -> Double) {
        self.text = text
        self.shape = shape
        self.hyphenation = hyphenation
        self.tolerances = tolerances
        self.widestWord = widestWord
        self.hyphenWidth = hyphenWidth
        reach = Self.reach(of: text) { _ in true }
        let scales = shape.scalesGlyphs && shape.fill == .justified && !text.styled.direction.isRightToLeft
        isScalable = scales && text.runs.contains(where: text.bearsScaling)
        if isScalable, !text.runs.allSatisfy(text.bearsScaling) { scalableReach = Self.reach(of: text, where: text.bearsScaling) }
    }

    private static func reach(of text: ShapedText, where counts: (ShapedRun) -> Bool) -> [Double] {
        let count = text.styled.text.count
        var reach = [Double](repeating: 0, count: count + 1)
        for run in text.runs where counts(run) {
            for glyph in text.glyphs[run.glyphs] { reach[min(Int(glyph.cluster), count - 1) + 1] += Double(glyph.advance) }
        }
        for offset in stride(from: 1, through: count, by: 1) { reach[offset] += reach[offset - 1] }
        return reach
    }

    /// The items of the whole paragraph; the last one is forced.
    mutating func itemize() -> [Item] {
        items.removeAll(keepingCapacity: true)
        items.reserveCapacity(text.breaks.count * 3)
        var start = 0
        for opportunity in text.breaks {
            appendSegment(start..<Int(opportunity.offset), opportunity)
            start = Int(opportunity.offset)
        }
        if items.last?.kind != .forced { items.append(Item(.forced, offset: text.styled.text.count)) }
        return items
    }

    /// Text up to a break opportunity: words, the spaces inside that hold them together, and the space at the end.
    private mutating func appendSegment(_ segment: Range<Int>, _ opportunity: BreakOpportunity) {
        let units = text.styled.text
        var end = segment.upperBound
        while end > segment.lowerBound, Space.vanishesAtLineEnd(units[end - 1]) { end -= 1 }
        var start = segment.lowerBound
        for offset in segment.lowerBound..<end where Space.stretches(units[offset]) {
            appendWord(start..<offset)
            appendTie(at: offset, of: segment)
            start = offset + 1
        }
        appendWord(start..<end)
        appendBreak(after: end, segment: segment, opportunity)
    }

    private mutating func appendTie(at offset: Int, of segment: Range<Int>) {
        let isCut = reach[segment.upperBound] - reach[segment.lowerBound] > widestWord
        items.append(Item(isCut ? .glue : .tie, width: width(offset..<offset + 1), cost: isCut ? Float(tolerances.hyphens.cut) : 0,
                          offset: offset + 1))
    }

    private mutating func appendBreak(after end: Int, segment: Range<Int>, _ opportunity: BreakOpportunity) {
        let next = segment.upperBound
        if opportunity.isMandatory {
            appendPlace(Item(.forced, offset: next), behind: end)
        } else if end < next {
            appendPlace(Item(.glue, width: width(end..<next), cost: cost(of: opportunity), offset: next), behind: end)
        } else if end > segment.lowerBound {
            appendBreakInWord(behind: text.styled.text[end - 1], at: next, cost: cost(of: opportunity))
        }
    }

    private mutating func appendBreakInWord(behind unit: UInt16, at offset: Int, cost: Float) {
        switch unit {
        case 0x00AD: appendHyphen(at: offset)
        case 0x002D, 0x2010:
            appendPlace(Item(.writtenHyphen, cost: Float(tolerances.hyphens.writtenCost) + cost, offset: offset), behind: offset)
        default:
            appendPlace(Item(.penalty, cost: cost, offset: offset), behind: offset)
        }
    }

    private func cost(of opportunity: BreakOpportunity) -> Float {
        switch opportunity.reluctance {
        case .none: 0
        case .bond: Float(tolerances.hyphens.bond)
        case .shortWord:
            Float(text.shortWord(beforeBreakAt: Int(opportunity.offset))?.count == 1
                ? tolerances.hyphens.oneLetter : tolerances.hyphens.twoLetters)
        }
    }

    /// Adds a place where a line may end behind the unit before `end`, with what hangs out of the lines on both sides.
    private mutating func appendPlace(_ item: Item, behind end: Int) {
        var item = item
        if shape.hangsAtEdges {
            item.endHang = Float(hang(of: end - 1, at: .end))
            item.startHang = Float(hang(of: Int(item.offset), at: .start))
        }
        if shape.isBalanced, end > 0 { item.endsPhrase = Stop.ends(text.styled.text[end - 1]) }
        items.append(item)
    }

    private mutating func appendHyphen(at offset: Int) {
        var item = Item(.discretionary, width: hyphen(at: offset - 1), cost: Float(tolerances.hyphens.cost), offset: offset)
        if shape.hangsAtEdges { item.endHang = item.width * Float(OpticalMargins.hang(of: 0x2010, at: .end, in: .common)) }
        items.append(item)
    }

    /// How far the character at `offset` hangs out of a line that it begins or ends.
    func hang(of offset: Int, at edge: LineEdge) -> Double {
        guard text.styled.text.indices.contains(offset) else { return 0 }
        let share = OpticalMargins.hang(of: text.styled.text[offset], at: edge, in: text.runs[text.run(of: offset)].script)
        return share * (reach[offset + 1] - reach[offset])
    }

    /// A run of text without spaces: boxes, with discretionaries between them where it may be hyphenated.
    private mutating func appendWord(_ word: Range<Int>) {
        guard !word.isEmpty else { return }
        if reach[word.upperBound] - reach[word.lowerBound] > widestWord { return appendCut(word) }
        var start = word.lowerBound
        if hyphenation != nil {
            for letters in letterRuns(in: word) {
                for point in points(in: letters) {
                    appendBox(start..<point)
                    appendHyphen(at: point)
                    start = point
                }
            }
        }
        appendBox(start..<word.upperBound)
    }

    private mutating func appendBox(_ range: Range<Int>) {
        var box = Item(.box, width: width(range))
        if isScalable {
            box.scalable = scalableReach.map { Float($0[range.upperBound] - $0[range.lowerBound]) } ?? box.width
        }
        items.append(box)
    }

    /// A word that may be cut between any two of its letters.
    private mutating func appendCut(_ word: Range<Int>) {
        var start = word.lowerBound
        for offset in word where offset > start && reach[offset + 1] > reach[offset] && reach[offset] > reach[start] {
            appendBox(start..<offset)
            items.append(Item(.cut, cost: Float(tolerances.hyphens.cut), offset: offset))
            start = offset
        }
        appendBox(start..<word.upperBound)
    }

    private mutating func points(in letters: Range<Int>) -> [Int] {
        if !text.styled.spans[span].range.contains(letters.lowerBound) {
            span = text.styled.span(of: letters.lowerBound)
        }
        let span = text.styled.spans[span]
        guard let hyphenation, !mustStayWhole(letters) else { return [] }
        return hyphenation.points(in: text.styled.text[letters], language: span.style.language).map { $0 + letters.lowerBound }
    }

    /// Addresses, and words that are names or in part.
    private func mustStayWhole(_ letters: Range<Int>) -> Bool {
        var index = span
        while index < text.styled.spans.count, text.styled.spans[index].range.lowerBound < letters.upperBound {
            let style = text.styled.spans[index].style
            if style.link != nil || style.staysWhole { return true }
            index += 1
        }
        return false
    }

    /// Maximal stretches of letters; a stretch that the author divided by soft hyphens is left to them.
    private func letterRuns(in word: Range<Int>) -> [Range<Int>] {
        let units = text.styled.text
        let isDivided = word.lowerBound > 0 && units[word.lowerBound - 1] == 0x00AD || units[word].contains(0x00AD)
        guard !isDivided else { return [] }
        var runs: [Range<Int>] = []
        var start: Int?
        for offset in word {
            if Letter.isHyphenated(units[offset]) || start != nil && Letter.isApostrophe(offset, of: units) {
                start = start ?? offset
            } else if let first = start {
                runs.append(first..<offset)
                start = nil
            }
        }
        if let first = start { runs.append(first..<word.upperBound) }
        return runs
    }

    private mutating func hyphen(at offset: Int) -> Float {
        if !run.contains(offset) {
            let found = text.runs[text.run(of: offset)]
            run = found.text
            runHyphen = Float(hyphenWidth(found))
        }
        return runHyphen
    }

    private func width(_ range: Range<Int>) -> Float { Float(reach[range.upperBound] - reach[range.lowerBound]) }
}

extension ShapedText {
    /// Whether the letters of a run stand apart, so that they bear to be set a little narrower or wider.
    func bearsScaling(_ run: ShapedRun) -> Bool {
        let isApart = run.script == .cyrillic || run.script == .latin || run.script == .greek || run.script == .common
        return isApart && !run.isRightToLeft && styled.spans[run.span].style.initial == nil
    }
}

/// Stops behind which a phrase ends.
private enum Stop {
    static func ends(_ unit: UInt16) -> Bool {
        switch unit {
        // , . : ; ! ? … — – ، ؛ ؟ ۔ »
        case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x2026, 0x2014, 0x2013, 0x60C, 0x61B, 0x61F, 0x6D4, 0xBB: true
        default: false
        }
    }
}

/// What the spaces of Unicode do in a line.
enum Space {
    /// A word space: justification widens and narrows it.
    static func stretches(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0xA0 }

    /// Takes no room at the end of a line. Source: UAX #14, SP; UAX #9 L1.
    static func vanishesAtLineEnd(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2028, 0x2029, 0x200B, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
        default: false
        }
    }
}

/// Letters that hyphenation patterns know.
private enum Letter {
    static func isHyphenated(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x400...0x52F, 0x61...0x7A, 0x41...0x5A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
        // Stress marks, as primers have them.
        case 0x300...0x36F: true
        // Ukrainian and Belarusian write an apostrophe inside words.
        case 0x2019, 0x02BC: true
        default: false
        }
    }

    /// The one that a typewriter has, between two letters.
    static func isApostrophe(_ offset: Int, of units: [UInt16]) -> Bool {
        units[offset] == 0x27 && offset + 1 < units.count && isHyphenated(units[offset + 1])
    }
}
