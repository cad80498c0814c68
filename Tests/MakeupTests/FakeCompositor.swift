import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Shaping

/// A compositor without fonts: every character is half an em wide, lines are filled one after the other.
final class FakeCompositor: Compositor {
    /// How often a setting was computed, and how often one other than the best.
    private(set) var settings = 0
    private(set) var alternatives = 0
    /// How many texts were composed.
    private(set) var composed = 0

    func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        composed += 1
        return compose(text, shape)
    }

    private func compose(_ text: StyledText, _ shape: ParagraphShape) -> any BreakableParagraph {
        FakeParagraph(text, shape) { extra in
            self.settings += 1
            if extra != 0 { self.alternatives += 1 }
        }
    }
}

final class FakeParagraph: BreakableParagraph {
    let text: StyledText
    let shape: ParagraphShape
    private let count: (Int) -> Void
    private let words: [Range<Int>]
    private let em: Double

    init(_ text: StyledText, _ shape: ParagraphShape, _ count: @escaping (Int) -> Void) {
        self.text = text
        self.shape = shape
        self.count = count
        words = Self.words(text.text)
        em = text.spans.first?.style.size.points ?? 10
    }

    /// A line more comes from a measure made a little narrower, a line less from one a little wider.
    func setting(_ measures: Measures, extra: Int) -> Setting? {
        count(extra)
        let best = lines(measures, factor: 1)
        if extra == 0 { return Setting(lines: best, cost: 100 * Double(best.count)) }
        for step in 1...12 {
            let change = Double(step) * (extra > 0 ? -0.025 : 0.01)
            let other = lines(measures, factor: 1 + change)
            if other.count == best.count + extra {
                return Setting(lines: other, cost: 100 * Double(best.count) + 200 * Double(step * best.count))
            }
        }
        return nil
    }

    func line(_ plan: LinePlan, index: Int) -> TextLine {
        var line = TextLine()
        let units = text.text[plan.text].filter { $0 != 0x2028 }
        line.text = Array(String(decoding: units, as: UTF16.self).utf8)
        line.facts.wordsBegun = words.reduce(0) { $0 + (plan.text.contains($1.lowerBound) ? 1 : 0) }
        line.facts.isHyphenated = plan.isHyphenated
        line.facts.isJustified = shape.fill == .justified && !plan.isLast
        let inked = units.reversed().drop { $0 == 0x20 }.count
        line.width = .pt(Double(inked) * em / 2)
        let indent = shape.startIndent + (index == 0 ? shape.indent : .zero)
        let rest = plan.measure - line.width, isRightToLeft = text.direction.isRightToLeft
        switch shape.fill {
        case .justified, .start: line.left = isRightToLeft ? rest - indent : indent
        case .end: line.left = isRightToLeft ? shape.endIndent : rest - shape.endIndent
        case .centre: line.left = rest / 2
        }
        return line
    }

    func widestLine(spaces: Double) -> Length {
        let widths = text.text.split(separator: 0x2028).map { line in
            line.reduce(0) { $0 + ($1 == 0x20 ? spaces : 1) }
        }
        return .pt((widths.max() ?? 0) * em / 2)
    }

    private func lines(_ measures: Measures, factor: Double) -> [LinePlan] {
        var lines: [LinePlan] = []
        var start = 0, used = 0
        func room() -> Int {
            var measure = measures.measure(ofLine: lines.count) - shape.startIndent - shape.endIndent
            if lines.isEmpty { measure -= shape.indent }
            return Int((measure.points * factor / (em / 2)).rounded(.down))
        }
        func close(at end: Int, hyphen: Bool = false, last: Bool = false) {
            let run = measures.run(ofLine: lines.count)
            lines.append(LinePlan(text: start..<end, isHyphenated: hyphen, isLast: last, measure: run.measure))
            lines[lines.count - 1].start = run.start
            (start, used) = (end, 0)
        }
        for word in words {
            if used > 0, used + word.count > room() {
                let half = word.lowerBound + word.count / 2
                if shape.hyphenate, word.count > 7, !staysWhole(word), used + word.count / 2 + 1 <= room() {
                    close(at: half, hyphen: true)
                    used = word.upperBound - half + 1
                    continue
                }
                close(at: word.lowerBound)
            }
            used += word.count + 1
            if word.upperBound < text.text.count, text.text[word.upperBound] == 0x2028 { close(at: word.upperBound + 1, last: true) }
        }
        if start < text.text.count || lines.isEmpty { close(at: text.text.count, last: true) }
        return lines
    }

    private func staysWhole(_ word: Range<Int>) -> Bool {
        text.spans.contains { $0.style.staysWhole && $0.range.overlaps(word) }
    }

    /// Runs between spaces.
    static func words(_ text: [UInt16]) -> [Range<Int>] {
        var words: [Range<Int>] = [], start: Int?
        for (index, unit) in text.enumerated() {
            if [0x20, 0x2028].contains(unit) {
                if let begin = start { words.append(begin..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let begin = start { words.append(begin..<text.count) }
        return words
    }
}
