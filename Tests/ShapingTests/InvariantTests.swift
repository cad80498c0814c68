import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

/// What holds of every shaped text, tried on text nobody would write.
@Suite struct InvariantTests {
    static let pieces = [
        "слово", "word", "متن", "می\u{200C}کند", "د\u{64E}\u{651}", "۱۲", "34", "٥٦", " ", " ", " ", "—", "«", "»", "(", ")", "[", "]",
        "\u{AD}", "\u{2028}", "\u{202F}", "\u{A0}", "\u{2009}", "\u{2067}", "\u{2066}", "\u{2068}", "\u{2069}", "\u{202E}", "\u{202C}",
        "\u{200F}", "е\u{301}", "α", "→", "ঊ", "😀", "\u{301}", "\u{651}", "%", "№", "…", "\u{200D}", "\t", "https://a.b/c", "لا", "א",
    ]

    static func random(_ numbers: inout SeededNumbers) -> StyledText {
        let count = Int.random(in: 0...30, using: &numbers)
        let text = (0..<count).map { _ in pieces.randomElement(using: &numbers)! }.joined()
        let units = Array(text.utf16)
        var spans: [StyledText.Span] = [], start = 0
        while start < units.count {
            let end = min(units.count, start + Int.random(in: 1...20, using: &numbers))
            var style = TextStyle.plain(["ru", "fa", "ar", "en"].randomElement(using: &numbers)!,
                                        role: FontRole.allCases.randomElement(using: &numbers)!,
                                        weight: FontWeight.allCases.randomElement(using: &numbers)!)
            style.slope = FontSlope.allCases.randomElement(using: &numbers)!
            style.position = [.onLine, .onLine, .superior, .inferior].randomElement(using: &numbers)!
            if let last = spans.last, Bool.random(using: &numbers) {
                style = last.style
                style.ink = InkKey(index: UInt16.random(in: 0...2, using: &numbers))
            }
            spans.append(StyledText.Span(range: start..<end, style: style))
            start = end
        }
        let direction: Direction = Bool.random(using: &numbers) ? .leftToRight : .rightToLeft
        return StyledText(text: units, direction: direction, spans: spans, source: SourceMap())
    }

    @Test func everyShapedTextKeepsItsPromises() {
        var numbers = SeededNumbers(seed: 2024)
        let shaper = Shaper(fonts: Project.fonts)
        for round in 0..<1500 {
            let styled = Self.random(&numbers)
            var diagnostics = Diagnostics()
            let text = shaper.shape(styled, into: &diagnostics)
            let wrong = Self.faults(of: text)
            #expect(wrong.isEmpty, "round \(round): \(wrong)\n\(text.dump(fonts: Project.fonts))")
            if !wrong.isEmpty { return }
        }
    }

    static func faults(of text: ShapedText) -> [String] {
        var faults: [String] = []
        let count = text.styled.text.count
        func check(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
        check(text.runs.map(\.text.count).reduce(0, +) == count, "runs cover the text")
        check(zip(text.runs, text.runs.dropFirst()).allSatisfy { $0.text.upperBound == $1.text.lowerBound }, "runs follow each other")
        check(zip(text.runs, text.runs.dropFirst()).allSatisfy { $0.glyphs.upperBound == $1.glyphs.lowerBound }, "so do their glyphs")
        check((text.runs.last?.glyphs.upperBound ?? 0) == text.glyphs.count, "all glyphs have a run")
        check(zip(text.glyphs, text.glyphs.dropFirst()).allSatisfy { $0.cluster <= $1.cluster }, "clusters never decrease")
        for run in text.runs {
            check(text.glyphs[run.glyphs].allSatisfy { run.text.contains(Int($0.cluster)) }, "clusters lie in their run")
            let spans = text.styled.spans
            check(spans[run.span].range.lowerBound <= run.text.lowerBound, "a run begins in its span or behind it")
            var style = spans[run.span].style
            for span in spans where span.range.overlaps(run.text) {
                style.ink = span.style.ink
                check(style == span.style, "a run has spans that differ in ink alone")
            }
            check(!run.text.isEmpty, "no run is empty")
        }
        check(zip(text.breaks, text.breaks.dropFirst()).allSatisfy { $0.offset < $1.offset }, "breaks rise")
        check(text.breaks.last == BreakOpportunity(offset: Int32(count), isMandatory: true), "the end is a break")
        check(text.glyphs.allSatisfy { $0.advance.isFinite && $0.advance >= -1 }, "advances are sane")
        return faults
    }

    @Test func aUsedShaperShapesLikeANewOne() {
        var numbers = SeededNumbers(seed: 7)
        let used = Shaper(fonts: Project.fonts)
        for _ in 0..<200 {
            let styled = Self.random(&numbers)
            var first = Diagnostics(), second = Diagnostics()
            let one = used.shape(styled, into: &first), other = Shaper(fonts: Project.fonts).shape(styled, into: &second)
            #expect(one.dump(fonts: Project.fonts) == other.dump(fonts: Project.fonts))
            #expect(one.glyphs == other.glyphs && one.breaks == other.breaks)
            #expect(first.all == second.all)
        }
    }

    @Test func workersShapeAlike() async {
        let dumps = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let fonts = Project.fonts, shaper = Shaper(fonts: fonts)
                    var numbers = SeededNumbers(seed: 99), diagnostics = Diagnostics()
                    return (0..<100).map { _ in shaper.shape(Self.random(&numbers), into: &diagnostics).dump(fonts: fonts) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(dumps).count == 1 && dumps[0].count == 100)
    }

    @Test func aParagraphPrintsAsText() {
        let text = shaped("سه To می\u{200C}رود – ۵", "fa")
        #expect(text.dump(fonts: Project.fonts) == """
            paragraph level 1, 16 units
            run 0..<3 level 1 Arab Amiri-Regular.ttf 10pt span 0 “سه ”
              2411@0+5.68 2264@1+3.79! 3@2+2.92
            run 3..<5 level 2 Latn Amiri-Regular.ttf 10pt span 0 “To”
              55@3+5.14 82@4+4.97!
            run 5..<15 level 1 Arab Amiri-Regular.ttf 10pt span 0 “ می\u{200C}رود – ”
              3@5+2.92 5103@6+3.86 5144@7+4.76! 3@8+0 401@9+3.99 424@10+4 399@11+4.5 3@12+2.92 753@13+5.5 3@14+2.92
            run 15..<16 level 2 Arab Amiri-Regular.ttf 10pt span 0 “۵”
              597@15+5.85
            breaks 3 6 15 16!

            """)
    }
}
