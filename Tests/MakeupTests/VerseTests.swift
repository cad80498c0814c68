import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Makeup
import Paragraphs
import Testing

/// Poems in columns of a compositor without fonts: a letter is 4 pt wide, so that measures can be reckoned in letters.
@Suite("Verse")
struct VerseTests {
    /// A poem of stanzas; in a line `/` parts hemistichs.
    private func poem(_ stanzas: [[String]], words before: Int = 0) -> SampleStory {
        var story = SampleStory()
        if before > 0 { story.paragraph(before) }
        let blocks = stanzas.map { Block(.paragraph(stanza($0, at: story.place)), at: story.place) }
        story.blocks.append(Block(.division(.verse, blocks), at: story.place))
        return story
    }

    private func stanza(_ lines: [String], at place: SourcePlace) -> InlineText {
        var text = InlineText(lines.joined(separator: "\u{2028}"), at: place)
        for offset in text.text.indices where text.text[offset] == 0x2F {
            text.marks.append(InlineMark(range: offset..<offset + 1, kind: .caesura))
        }
        return text
    }

    private func layout(measure: Double, columns: Int = 1, rows: Int = 12, repeats: Bool = true,
                        alignment: Alignment = .centre) -> Layout {
        var layout = SampleLayout.columns(columns, rows: rows, repeats: repeats, measure: measure)
        layout.styles[.verse]?.alignment = alignment
        layout.styles[.verse]?.spaceBefore = 1
        layout.styles[.verse]?.spaceAfter = 1
        return layout
    }

    /// x of the measure's start side from that of the column, measure and row of each line.
    private func places(_ made: MadeUp, measure: Double, language: String) -> [[Double]] {
        made.lines.map { line in
            let left = line.placed.origin.x.points - (language == "fa" ? 20 : 30), own = line.placed.measure.points
            let start = language == "fa" ? measure - left - own : left
            return [start, own, line.row].map { ($0 * 100).rounded() / 100 }
        }
    }

    private func set(_ stanzas: [[String]], measure: Double, language: String = "fa",
                     alignment: Alignment = .centre) -> (MadeUp, [[Double]]) {
        let made = MadeUp(poem(stanzas), layout(measure: measure, alignment: alignment), language: language)
        #expect(made.diagnostics.all.isEmpty)
        return (made, places(made, measure: measure, language: language))
    }

    @Test("Hemistichs of one measure stand side by side, centred, the first at the start side", arguments: ["fa", "ru"])
    func columns(language: String) {
        // The widest hemistich has 10 letters, 40 pt; with a gutter of 16 pt the bayts are 96 pt wide.
        let (made, places) = set([["abcdefghij/abcdefgh", "abcdefgh/abcdefghi"]], measure: 120, language: language)
        #expect(places == [[12, 40, 0], [68, 40, 0], [12, 40, 1], [68, 40, 1]])
        #expect(made.lines.map(\.text) == ["abcdefghij", "abcdefgh", "abcdefgh", "abcdefghi"])
        #expect(made.lines.map(\.id.line) == [0, 1, 0, 1])
    }

    @Test("Spaces of a hemistich that is a little too long give way")
    func tight() {
        // 21 letters and 4 spaces are 100 pt, at narrowest 96 pt; half of the measure has 96.
        let (_, places) = set([["aaaa aaaa aaaa aaaa aaaaa/b"]], measure: 2 * 96 + 16)
        #expect(places == [[0, 96, 0], [112, 96, 0]])
    }

    @Test("In a narrow measure all bayts of a poem are stepped, though one alone would not be")
    func stepped() {
        let (_, places) = set([["abcdefghij/abcdefgh", "a/b"]], measure: 80)
        // 40 pt of 80 leave 40 for the step, which is half of the measure of a hemistich, 20; the poem is 60 wide.
        #expect(places == [[10, 40, 0], [30, 40, 1], [10, 40, 2], [30, 40, 3]])
        let narrow = set([["abcdefghij/abcdefgh"]], measure: 56).1
        #expect(narrow == [[0, 40, 0], [16, 40, 1]])
    }

    @Test("Hemistichs that do not fit in one line are turned over")
    func turned() {
        let (made, places) = set([["aaaa bbbb cccc/dddd"]], measure: 48)
        #expect(made.lines.map(\.text) == ["aaaa bbbb ", "cccc", "dddd"])
        #expect(places == [[0, 48, 0], [0, 48, 1], [0, 48, 2]])
        #expect(made.lines.map(\.id.line) == [0, 1, 2])
        // Set in by 2 em from the right end.
        #expect(made.lines[1].placed.line.left == .pt(48 - 16 - 16))
    }

    @Test("A line alone among bayts stands in their middle, as wide as a hemistich where it nearly is")
    func single() {
        let (_, places) = set([["abcdefghij/abcdefgh"], ["abcdefgh"], ["abc"], ["abcdefghijklm"]], measure: 120)
        #expect(places[2...].map { Array($0.prefix(2)) } == [[40, 40], [54, 12], [34, 52]])
    }

    @Test("Verse without bayts is ragged, and stands in the middle by its longest line")
    func ragged() {
        let lines = ["\u{A0}\u{A0}abcd", "abcdefghij", "\u{2003}ab"]
        let (_, places) = set([lines], measure: 120, language: "ru")
        #expect(places == [[48, 72, 0], [40, 80, 1], [48, 72, 2]])
        #expect(set([lines], measure: 120, language: "ru", alignment: .start).1.map { $0[0] } == [8, 0, 8])
    }

    @Test("An article in a slot of that name is a poem")
    func slot() {
        var story = SampleStory()
        story.blocks = [Block(.paragraph(stanza(["abcdefghij/abcdefgh"], at: story.place)), at: story.place)]
        let made = MadeUp(story.edition(language: "fa", slot: "verse"), layout(measure: 120), story.diagnostics)
        #expect(places(made, measure: 120, language: "fa") == [[12, 40, 0], [68, 40, 0]])
    }

    @Test("A line set in deeply moves back before it is turned over")
    func deepIndent() {
        let lines = [String(repeating: "\u{2003}", count: 12) + "abcd", "aaaa bbbb cccc"]
        let (made, places) = set([lines], measure: 48, language: "ru")
        #expect(places.map { $0[0] } == [32, 0, 0])
        #expect(made.lines.map(\.text) == ["abcd", "aaaa bbbb ", "cccc"])
        #expect(made.lines[2].placed.line.left == .pt(16))
    }

    @Test("Stanzas stand one grid line apart, and text after them is on the grid")
    func stanzas() {
        var story = poem([["a/b", "c/d"], ["e/f"]], words: 3)
        story.paragraph(2)
        let made = MadeUp(story, layout(measure: 150), language: "fa")
        #expect(made.lines.map(\.row) == [0, 2, 2, 3, 3, 5, 5, 7])
    }

    @Test("No bayt is parted, no line of a stanza stands alone, words stay in order", arguments: 0..<60)
    func neverParted(seed: Int) {
        var generator = Seeded(seed)
        let bayts = seed % 2 == 0
        let stanzas = (0..<Int.random(in: 1...6, using: &generator)).map { stanza in
            (0..<Int.random(in: 2...7, using: &generator)).map { line in
                "s\(stanza)l\(line)" + (bayts ? "/" : " ") + "z" + String(repeating: "y", count: Int.random(in: 0...9, using: &generator))
            }
        }
        let measure = [60.0, 90, 150][seed % 3], rows = Int.random(in: 8...12, using: &generator)
        let story = poem(stanzas, words: Int.random(in: 1...40, using: &generator))
        let made = MadeUp(story, layout(measure: measure, columns: 2, rows: rows), language: bayts ? "fa" : "ru")
        #expect(made.diagnostics.all.isEmpty)

        let verse = made.lines.filter { $0.placed.style == .verse }
        let expected = stanzas.joined().flatMap { $0.split { "/ ".contains($0) }.map(String.init) }
        #expect(verse.flatMap { $0.text.split(separator: " ").map(String.init) } == expected)
        #expect(verse.allSatisfy { $0.row == $0.row.rounded() })
        if bayts { #expect(Set(verse.map { ($0.placed.measure.points * 100).rounded() }).count == 1) }
        // A column is told from the next by the halves of the sheet.
        func column(_ line: ReadLine) -> [Int] {
            let margin = bayts == (line.page % 2 == 1) ? 20.0 : 30
            return [line.page, line.placed.origin.x.points < margin + measure + 5 ? 0 : 1]
        }
        let blocks = Dictionary(grouping: verse, by: \.block).values
        #expect(blocks.allSatisfy { Set($0.map(column)).count == 1 })
        var first = verse.first?.id.block ?? 0
        for stanza in stanzas {
            let columns = stanza.indices.compactMap { line in verse.first { $0.id.block == first + Int32(line) }.map(column) }
            #expect(columns[0] == columns[1] && columns[columns.count - 1] == columns[columns.count - 2])
            first += Int32(stanza.count)
        }
    }

    @Test("A stanza whose lines must be parted is said by what it is")
    func givenUp() {
        let made = MadeUp(poem([["a/b", "c/d"]]), layout(measure: 150, rows: 1), language: "fa")
        #expect(made.diagnostics.all.map(\.message) == ["a line of this stanza stands alone in its column: there is no room for two"])
    }

    @Test("Bayts without a place are counted in words")
    func leftover() {
        let made = MadeUp(poem([["a b/c d", "e/f g", "h/i"]]), layout(measure: 150, rows: 1, repeats: false), language: "fa")
        #expect(made.diagnostics.all.map(\.message) == ["lead runs over by 5 words (2 lines)"])
    }
}
