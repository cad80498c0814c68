import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Shaping
import Testing

@Suite("Notes at the foot of columns")
struct NoteTests {
    /// A story in which some words refer to notes of a few words each.
    static func story(_ seed: Int, notes count: Int, blocks: Int = 40) -> (SampleStory, [Story.Note]) {
        var sample = SampleStory.random(seed, blocks: blocks), notes: [Story.Note] = []
        var generator = Seeded(seed &+ 7)
        for index in sample.blocks.indices.shuffled(using: &generator).prefix(count).sorted() {
            guard case .paragraph(var text) = sample.blocks[index].content else { continue }
            text.append(InlineText(" r"))
            let at = text.text.count
            text.append(InlineText("\(notes.count + 1)"))
            text.marks.append(InlineMark(range: at..<text.text.count, kind: .note(notes.count)))
            sample.blocks[index].content = .paragraph(text)
            let words = (0..<Int.random(in: 3...30, using: &generator)).map { "n\(notes.count)x\($0)" }
            notes.append(Story.Note(blocks: [Block(.paragraph(InlineText(words.joined(separator: " "))), at: sample.place)],
                                    place: sample.place))
        }
        return (sample, notes)
    }

    static func made(_ seed: Int, notes count: Int, _ layout: Layout, blocks: Int = 40) -> (MadeUp, [Story.Note]) {
        let (sample, notes) = story(seed, notes: count, blocks: blocks)
        var edition = sample.edition()
        edition.articles[0].story.notes = notes
        return (MadeUp(edition, layout, sample.diagnostics), notes)
    }

    @Test("stand in the column that refers to them, in order, below its text", arguments: 0..<30)
    func sameColumn(seed: Int) throws {
        let (made, notes) = Self.made(seed, notes: 12, SampleLayout.columns(1 + seed % 3, rows: 24 + seed % 9, measure: 150))
        #expect(made.diagnostics.all.isEmpty)
        var seen = 0
        for lines in Dictionary(grouping: made.lines, by: \.column).values {
            let text = lines.filter { $0.placed.style != .note }, foot = lines.filter { $0.placed.style == .note }
            let wanted = text.flatMap { references(in: $0, of: notes.count) }
            let found = foot.compactMap { $0.text.split(separator: " ").first }.filter { $0.hasSuffix("x0") }
            #expect(found.map(String.init) == wanted.map { "n\($0)x0" })
            seen += found.count
            guard let highest = foot.map(\.placed.origin.y).min(), let lowest = text.map(\.placed.origin.y).max() else { continue }
            #expect(highest - lowest > .pt(10))
        }
        #expect(seen == notes.count)
        let noteWords = made.lines.filter { $0.placed.style == .note }.flatMap { $0.text.split(separator: " ") }.filter { $0.contains("x") }
        #expect(noteWords.count == notes.reduce(0) { $0 + $1.blocks[0].texts[0].string.split(separator: " ").count })
    }

    /// The notes that a line refers to.
    private func references(in line: ReadLine, of count: Int) -> [Int] {
        line.text.split(separator: " ").filter { $0.hasPrefix("r") }.compactMap { Int($0.dropFirst()).map { $0 - 1 } }
    }

    @Test("never run past the foot of the page, and leave text on its rows", arguments: 0..<20)
    func onThePage(seed: Int) {
        let layout = SampleLayout.columns(2, rows: 20)
        let (made, _) = Self.made(seed, notes: 10, layout)
        for line in made.lines {
            #expect(line.placed.origin.y <= .pt(20 + 200 - 1.9))
            if line.placed.style == .body { #expect(abs(line.row - line.row.rounded()) < 1e-6) }
        }
    }

    @Test("of a line with more of them than a column holds stand behind the article, each once")
    func crowded() throws {
        var sample = SampleStory()
        sample.paragraph(30)
        guard case .paragraph(var text) = sample.blocks[0].content else { return }
        var notes: [Story.Note] = []
        for number in 0..<500 {
            text.append(InlineText("\(number + 1)"))
            text.marks.append(InlineMark(range: text.text.count - "\(number + 1)".utf16.count..<text.text.count, kind: .note(number)))
            notes.append(Story.Note(blocks: [Block(.paragraph(InlineText("n\(number)")), at: sample.place)], place: sample.place))
        }
        sample.blocks[0].content = .paragraph(text)
        sample.paragraph(60)
        var edition = sample.edition()
        edition.articles[0].story.notes = notes
        let made = MadeUp(edition, SampleLayout.columns(2, rows: 20), sample.diagnostics)
        #expect(!made.diagnostics.hasErrors)
        #expect(made.diagnostics.all.first?.message.hasPrefix("the notes of lead stand behind it") == true)
        let placed = made.lines.filter { $0.placed.style == .note }.map { $0.text.trimmingSpace }.filter { $0.hasPrefix("n") }
        #expect(placed == (0..<500).map { "n\($0)" })
    }

    @Test("of a paragraph that goes over many columns stand below the lines that refer to them", arguments: [1, 2, 5])
    func manyInOneParagraph(wordsANote: Int) {
        var sample = SampleStory()
        let count = 300
        var text = sample.words(3), notes: [Story.Note] = []
        for number in 0..<count {
            let marker = "\(number + 1)"
            text.append(InlineText(" r" + String(repeating: " k", count: wordsANote)))
            let at = text.text.count
            text.append(InlineText(marker))
            text.marks.append(InlineMark(range: at..<text.text.count, kind: .note(number)))
            notes.append(Story.Note(blocks: [Block(.paragraph(InlineText("n\(number)x0")), at: sample.place)], place: sample.place))
        }
        sample.blocks.append(Block(.paragraph(text), at: sample.place))
        var edition = sample.edition()
        edition.articles[0].story.notes = notes
        let made = MadeUp(edition, SampleLayout.columns(2, rows: 30), sample.diagnostics)
        #expect(!made.diagnostics.hasErrors)
        var seen = 0
        for lines in Dictionary(grouping: made.lines, by: \.column).values {
            let wanted = lines.filter { $0.placed.style != .note }.flatMap { line in
                line.text.split(separator: " ").filter { $0.first == "k" }.compactMap { Int($0.dropFirst()) }
            }
            let found = lines.filter { $0.placed.style == .note }.flatMap { $0.text.split(separator: " ") }.filter { $0.hasSuffix("x0") }
            #expect(found.map(String.init) == wanted.map { "n\($0 - 1)x0" })
            seen += found.count
        }
        #expect(seen == count)
    }

    @Test("stand behind their article where the layout says so")
    func behindTheArticle() {
        var layout = SampleLayout.columns(2, rows: 24)
        layout.notes = .article
        let (made, notes) = Self.made(3, notes: 8, layout)
        let styles = made.lines.map(\.placed.style)
        #expect(styles.lastIndex { $0 != .note }.map { styles[..<$0].contains(.note) } == false)
        #expect(styles.contains(.note) && notes.count == 8)
        #expect(made.diagnostics.all.isEmpty)
    }

    @Test("of a table's cells stand below it, each once")
    func inTables() {
        var sample = SampleStory(), notes: [Story.Note] = []
        func cell(_ word: String, note: Bool) -> InlineText {
            var text = InlineText(word)
            guard note else { return text }
            text.append(InlineText("\(notes.count + 1)"))
            text.marks.append(InlineMark(range: word.utf16.count..<text.text.count, kind: .note(notes.count)))
            notes.append(Story.Note(blocks: [Block(.paragraph(InlineText("n\(notes.count)")), at: sample.place)], place: sample.place))
            return text
        }
        let rows = (0..<4).map { row in [cell("a\(row)", note: row == 1), cell("b\(row)", note: row % 2 == 1)] }
        let table = Table(columns: [.natural, .natural], head: [InlineText("h"), InlineText("k")], rows: rows)
        sample.blocks.append(Block(.table(table), at: sample.place))
        var edition = sample.edition()
        edition.articles[0].story.notes = notes
        let made = MadeUp(edition, SampleLayout.columns(1, rows: 30), sample.diagnostics)
        let placed = made.lines.filter { $0.placed.style == .note }.map(\.text.trimmingSpace).filter { $0.hasPrefix("n") }
        #expect(placed == ["n0", "n1", "n2"])
    }

    @Test("are numbered in the digits of the language, raised")
    func digits() throws {
        var sample = SampleStory()
        var text = sample.words(3)
        text.append(InlineText("12"))
        text.marks.append(InlineMark(range: text.text.count - 2..<text.text.count, kind: .note(11)))
        let copy = CopyText(language: "fa", direction: .rightToLeft).styled(text, in: Style())
        #expect(String(decoding: copy.text.suffix(2), as: UTF16.self) == "۱۲")
        #expect(copy.spans.last?.style.position == .superior)
        #expect(copy.spans.map(\.style.isReference) == [false, true])
    }
}

private extension String {
    var trimmingSpace: String { String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)]) }
}
