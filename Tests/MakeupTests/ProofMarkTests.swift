import Diagnostics
import FontKit
import Geometry
import LayoutBook
@testable import Makeup
import Paragraphs
import Shaping
import Testing

@Suite("Proof marks")
struct ProofMarkTests {
    /// A page of a line that has these words, and nothing else.
    private func document(_ line: TextLine) -> Document {
        let placed = PlacedLine(origin: Point(x: .pt(30), y: .pt(50)), measure: .pt(200), line: line, direction: .leftToRight,
                                language: "ru", style: .body, source: nil)
        let page = Page(number: 1, label: "1", trim: Size(width: .pt(260), height: .pt(100)),
                        items: [PageItem(reading: ReadingID(matter: 0, block: 0, line: 0), content: .line(placed))])
        return Document(title: "T", author: nil, language: "ru", direction: .leftToRight, inks: [.black], pages: [page], outline: [])
    }

    private func dump(_ document: Document, _ marks: Set<ProofMark>) -> [String] {
        PageDump.pages(of: document.marked(with: marks, compositor: FakeCompositor())).split(separator: "\n").dropFirst(2)
            .map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
    }

    @Test("Without marks a document stays as it is, with them it has their inks")
    func inks() {
        let document = document(TextLine())
        #expect(document.marked(with: [], compositor: FakeCompositor()).inks == [.black])
        let marked = document.marked(with: [.gaps], compositor: FakeCompositor())
        #expect(marked.inks.map(\.name) == ["black", "proof-grid", "proof-tight", "proof-good", "proof-loose", "proof-kashida"])
        #expect(Set(marked.inks.map { [$0.red, $0.green, $0.blue] }).count == 6)
        #expect(marked.pages[0].items.count == 1)
    }

    @Test("The grid has a hairline under every row and one round each frame, below the text")
    func grid() throws {
        var story = SampleStory()
        story.paragraph(60)
        let madeUp = MadeUp(story, SampleLayout.columns(2, rows: 4), language: "en")
        let page = madeUp.document.pages[0], items = dump(madeUp.document, [.grid])
        #expect(Array(items.prefix(6)) == [
            "rule y 27.88 x 30 w 310 h 0.25 proof-grid", "rule y 37.88 x 30 w 310 h 0.25 proof-grid",
            "rule y 47.88 x 30 w 310 h 0.25 proof-grid", "rule y 57.88 x 30 w 310 h 0.25 proof-grid",
            "box y 20 x 30 w 150 h 40 stroke 0.25 proof-grid", "box y 20 x 190 w 150 h 40 stroke 0.25 proof-grid",
        ])
        let baselines = try #require(page.grid).baselines
        #expect(madeUp.lines.allSatisfy { baselines.contains($0.placed.origin.y) })
        #expect(items[6].hasPrefix("0.0.0 body"))
    }

    @Test("Frames of a right-to-left page stand where its text does, read from the right")
    func frames() throws {
        var story = SampleStory()
        story.paragraph(60)
        let page = MadeUp(story, SampleLayout.columns(2, rows: 4), language: "fa").document.pages[0]
        let lefts = try #require(page.grid).frames.map(\.left)
        let lines: [PlacedLine] = page.items.compactMap { if case .line(let placed) = $0.content { placed } else { nil } }
        #expect(lefts[0] > lefts[1] && lines.map(\.origin.x).allSatisfy(lefts.contains))
    }

    @Test("Gaps are as wide as the way to the next word, in the ink of their line", arguments: [
        (0.15, true, "tight"), (0.25, true, "good"), (0.4, true, "loose"), (0.25, false, ""),
    ])
    func gaps(gap: Double, isJustified: Bool, ink: String) {
        var line = TextLine(letters: [("а", 0), (" ", 5), ("б", 8.5), ("\u{A0}", 14), ("в", 17), (" ", 22)])
        line.facts.isJustified = isJustified
        line.facts.gap = gap
        line.facts.naturalGap = 0.25
        let expected = ["rule y 45 x 35 w 3.5 h 6 proof-\(ink)", "rule y 45 x 44 w 3 h 6 proof-\(ink)"]
        #expect(dump(document(line), [.gaps]).dropLast() == (isJustified ? expected : [])[...])
    }

    @Test("From right to left a gap ends at the letter right of it, not at that letter's mark")
    func marksInGaps() {
        // As seen: the word behind the space, the space, a mark that leans into it, its letter.
        let line = TextLine(letters: [("د", 0), (" ", 10), ("\u{64E}", 11), ("م", 14), ("", 19), ("ن", 21)], isRightToLeft: true)
        #expect(line.wordSpaces == [TextLine.WordSpace(left: 10, right: 14, size: .pt(10))])
    }

    @Test("A kashida has a bar under it and below that the number of its rule, above all else")
    func kashida() throws {
        var line = TextLine(letters: [("ن", 0), ("م", 9)], isRightToLeft: true)
        line.facts.kashidas = [.init(word: "من", pair: "من", rule: 12, length: 0.4, from: 5, to: 9, offset: 1)]
        let items = dump(document(line), [.kashida])
        // The number is two characters of half an em of 5 pt, in the middle of the bar.
        #expect(Array(items.dropFirst()) == ["rule y 52 x 35 w 4 h 0.6 proof-kashida", "- body y 56.85 x 34.5 w 5 gap 0 |12|"])
    }

    @Test("Kashidas know their place in the source")
    func places() throws {
        var story = SampleStory()
        story.paragraph(12)
        story.paragraph(12)
        var diagnostics = story.diagnostics
        let (document, _) = makeUp(story.edition(), layout: SampleLayout.columns(1), compositor: StretchingCompositor(), into: &diagnostics)
        let lines: [PlacedLine] = document.pages[0].items.compactMap { if case .line(let placed) = $0.content { placed } else { nil } }
        #expect(lines.count > 3)
        for line in lines {
            let start = try #require(line.source)
            let there = SourcePlace(file: start.file, line: Int(start.line), column: Int(start.column) + 2)
            #expect(line.kashidaSources == [there])
        }
        #expect(Set(lines.compactMap { $0.source?.line }).count == 2)
    }
}

private extension TextLine {
    /// One word of 10 pt: clusters of one glyph each, at these places in points.
    init(letters: [(text: String, x: Float)], isRightToLeft: Bool = false) {
        self.init()
        for letter in letters {
            text += letter.text.utf8
            glyphs.append(Glyph(id: 1, x: letter.x, y: 0))
            clusters.append(Cluster(bytes: UInt32(letter.text.utf8.count), glyphs: 1))
        }
        let count = Int32(letters.count)
        words = [Word(glyphs: 0..<count, clusters: 0..<count, text: 0..<Int32(text.count), face: FaceID(index: 0), size: .pt(10),
                      ink: .black, link: -1, isRightToLeft: isRightToLeft)]
    }
}

/// Puts a kashida before the third character of each line.
private final class StretchingCompositor: Compositor {
    private let plain = FakeCompositor()

    func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        Paragraph(plain: plain.compose(text, shape: shape))
    }

    private final class Paragraph: BreakableParagraph {
        let plain: any BreakableParagraph

        init(plain: any BreakableParagraph) { self.plain = plain }

        func setting(_ measures: Measures, extra: Int) -> Setting? { plain.setting(measures, extra: extra) }

        func widestLine(spaces: Double) -> Length { plain.widestLine(spaces: spaces) }

        func line(_ plan: LinePlan, index: Int) -> TextLine {
            var line = plain.line(plan, index: index)
            line.facts.kashidas = [.init(word: "w", pair: "ab", rule: 1, length: 0.2, from: 1, to: 2, offset: plan.text.lowerBound + 2)]
            return line
        }
    }
}
