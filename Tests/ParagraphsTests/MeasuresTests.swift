import Diagnostics
import Geometry
import Paragraphs
import Shaping
import Specimens
import Testing

/// Paragraphs whose lines have measures of their own.
@Suite struct MeasuresTests {
    private static let three = Measures(runs: [
        .init(lines: 3, measure: .pt(160)), .init(lines: 2, measure: .pt(110), start: .pt(90)),
    ], then: .pt(200), start: .pt(15))

    @Test func equalMeasuresAreWrittenInOneWay() {
        let plain = Measures(.pt(100))
        #expect(Measures(runs: [.init(lines: 7, measure: .pt(100))], then: .pt(100)) == plain && plain.runs.isEmpty && plain.numberedLines == 0)
        #expect(Measures(runs: [.init(lines: 0, measure: .pt(50))], then: .pt(100)) == plain)
        let scattered = Measures(runs: [
            .init(lines: 1, measure: .pt(50)), .init(lines: -4, measure: .pt(60)), .init(lines: 2, measure: .pt(50)),
            .init(lines: 9, measure: .pt(100)),
        ], then: .pt(100))
        #expect(scattered == Measures(runs: [.init(lines: 3, measure: .pt(50))], then: .pt(100)) && scattered.numberedLines == 3)
        // Of the same measure, but elsewhere in the column.
        #expect(Measures(runs: [.init(lines: 3, measure: .pt(100), start: .pt(20))], then: .pt(100)).numberedLines == 3)
        #expect(Measures(runs: [], then: .pt(100), start: .pt(20)) != plain)
    }

    @Test func eachLineHasTheMeasureOfItsRun() {
        #expect((0..<8).map { Self.three.measure(ofLine: $0).points } == [160, 160, 160, 110, 110, 200, 200, 200])
        #expect((0..<8).map { Self.three.run(ofLine: $0).start.points } == [0, 0, 0, 90, 90, 15, 15, 15])
        let endless = Measures(runs: [.init(lines: .max, measure: .pt(1)), .init(lines: .max, measure: .pt(2))], then: .pt(3))
        #expect(endless.measure(ofLine: 1_000_000) == .pt(1) && endless.numberedLines > 1_000_000)
    }

    @Test func aParagraphGoesOnInOtherMeasuresAnyNumberOfTimes() {
        var measures = Measures(.pt(100))
        #expect(measures.going(on: Measures(.pt(70)), after: 0) == Measures(.pt(70)))
        #expect(measures.going(on: Measures(.pt(100)), after: 4) == measures)
        measures = measures.going(on: Measures(.pt(70)), after: 2).going(on: Measures(.pt(90)), after: 5).going(on: Self.three, after: 6)
        let widths = (0..<13).map { measures.measure(ofLine: $0).points }
        #expect(widths == [100, 100, 70, 70, 70, 90, 160, 160, 160, 110, 110, 200, 200])
        // What is placed stays; what the runs had said of the lines behind it no longer counts.
        #expect(Self.three.going(on: Measures(.pt(80)), after: 4) == Measures(runs: [
            .init(lines: 3, measure: .pt(160)), .init(lines: 1, measure: .pt(110), start: .pt(90)),
        ], then: .pt(80)))
    }

    @Test(arguments: ["ru", "fa", "ar"])
    func allWordsStandOnceInLinesOfTheirMeasures(language: String) throws {
        let paragraph = try Composing.paragraph(Composing.text(language), language)
        let setting = try #require(paragraph.setting(Self.three))
        #expect(setting.lines.count > 6)
        #expect(setting.lines.first?.text.lowerBound == 0 && setting.lines.last?.text.upperBound == paragraph.text.styled.text.count)
        #expect(zip(setting.lines, setting.lines.dropFirst()).allSatisfy { $0.text.upperBound == $1.text.lowerBound })
        for (index, line) in paragraph.lines(setting).enumerated() {
            let plan = setting.lines[index], run = Self.three.run(ofLine: index), indent = index == 0 ? 10.0 : 0
            #expect(plan.measure == run.measure && plan.start == run.start)
            #expect(line.facts.excess < .pt(0.05))
            // Filled from end to end of its own measure, from which its left edge is counted.
            if !plan.isLast { #expect(abs(line.width.points + indent - run.measure.points) < 0.02, "line \(index)") }
            let start = language == "ru" ? line.left : run.measure - line.left - line.width
            #expect(abs(start.points - indent) < 0.02, "line \(index)")
        }
    }

    @Test func aSettingOfOtherLengthKeepsTheMeasures() throws {
        let paragraph = try Composing.paragraph([Composing.plain, Composing.plain, Composing.plain].joined(separator: " "), "ru")
        var found = Set<Int>()
        for body in stride(from: 200.0, through: 300, by: 10) {
            let runs = [(3, 280.0), (2, 240.0)].map { Measures.Run(lines: $0, measure: .pt($1)) }
            let measures = Measures(runs: runs, then: .pt(body))
            let best = try #require(paragraph.setting(measures))
            for extra in [-1, 1] {
                guard let setting = paragraph.setting(measures, extra: extra) else { continue }
                #expect(setting.lines.count == best.lines.count + extra && setting.cost >= best.cost)
                #expect(setting.lines.indices.allSatisfy { setting.lines[$0].measure == measures.measure(ofLine: $0) })
                found.insert(extra)
            }
        }
        #expect(found == [-1, 1])
    }

    /// Lines that hold no word, or not even a letter: words are cut or stand out, and all that is said has a place.
    @Test(arguments: [40.0, 12, 3, 0, -20])
    func aMeasureTooNarrowForAWordEnds(narrow: Double) throws {
        var diagnostics = Diagnostics(), source = SourceMap()
        let file = diagnostics.register(file: "a.md")
        source.append(offset: 0, at: SourcePlace(file: file, line: 1, column: 1))
        for fill in [ParagraphShape.Fill.justified, .start] {
            let composer = try Composing.composer(diagnostics)
            let styled = Composing.styled(Composing.plain, "ru", source: source)
            let paragraph = composer.compose(styled, shape: ParagraphShape(fill: fill, hyphenate: true))
            let measures = Measures(runs: [.init(lines: 2, measure: .pt(150)), .init(lines: 3, measure: .pt(narrow))], then: .pt(150))
            let setting = try #require(paragraph.setting(measures)), lines = paragraph.lines(setting)
            let read = lines.map(\.logicalText).joined().filter { !$0.isWhitespace && $0 != "-" }
            #expect(read == Composing.plain.filter { !$0.isWhitespace })
            #expect(lines.indices.allSatisfy { $0 > 1 && $0 < 5 || lines[$0].facts.excess < .pt(0.05) })
            #expect(lines.contains { $0.facts.excess > .pt(0.05) } == (narrow < 5))
            #expect(composer.diagnostics.hasErrors == (narrow < 0))
            #expect(composer.diagnostics.all.allSatisfy { $0.place?.file == file })
        }
    }

    @Test func wordsAreCutForTheNarrowestMeasureThatIsAskedFor() throws {
        let text = "www" + String(repeating: "x", count: 60) + " и далее"
        for widths in [[150.0, 60], [60, 150]] {
            let paragraph = try Composing.paragraph(text, "ru", shape: ParagraphShape(fill: .justified))
            for width in widths {
                let setting = try #require(paragraph.setting(Measures(.pt(width))))
                #expect(paragraph.lines(setting).allSatisfy { $0.facts.excess < .pt(0.05) })
            }
        }
    }
}
