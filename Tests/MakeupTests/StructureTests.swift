import Artwork
import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Levels of headings") struct HeadingLevelTests {
    @Test("Leave none out on the way down", arguments: [
        ([1, 2, 3, 2, 1], [1, 2, 3, 2, 1]),
        ([1, 3, 3, 2, 3], [1, 2, 2, 2, 3]),
        ([3, 2, 1, 2], [1, 1, 1, 2]),
        ([2, 4, 3, 5, 1, 4], [1, 2, 2, 3, 1, 2]),
        ([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 6, 6]),
        ([], []),
    ])
    func levels(asked: [Int], found: [Int]) {
        var levels = HeadingLevels()
        #expect(asked.map { levels.next($0) } == found)
    }

    @Test("Whatever is asked for, the first is 1 and none is more than one below the last", arguments: 0..<50)
    func neverSkip(seed: Int) {
        var generator = Seeded(seed), levels = HeadingLevels(), last = 0
        for _ in 0..<200 {
            let level = levels.next(Int.random(in: 1...8, using: &generator))
            #expect(1...6 ~= level && level <= last + 1)
            last = level
        }
    }
}

/// The structure of stories made up by a compositor without fonts.
@Suite("Structure") struct StructureTests {
    private let place = SampleStory().place

    private func made(_ blocks: [Block], notes: [Story.Note] = [], title: String? = nil, art: (any ArtDesk)? = nil) -> MadeUp {
        var sample = SampleStory()
        sample.blocks = blocks
        var edition = sample.edition(title: title)
        edition.articles[0].story.notes = notes
        return MadeUp(edition, SampleLayout.columns(2, rows: 30), sample.diagnostics, art: art)
    }

    /// Without the document and the article, which all of them begin with.
    private func dump(_ made: MadeUp) -> [String] {
        let lines = StructureDump.parts(of: made.document).split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["document [ru]", "  article"])
        return lines.dropFirst(2).map { String($0.dropFirst(4)) }
    }

    private func text(_ words: String) -> InlineText { InlineText(words, at: place) }

    private func paragraph(_ words: String) -> Block { Block(.paragraph(text(words)), at: place) }

    @Test func `headings and paragraphs`() {
        let made = made([Block(.heading(level: 3, text("deep")), at: place), paragraph("one two")], title: "The title")
        #expect(dump(made) == ["heading 1 p1 |The title|", "heading 2 p1 |deep|", "paragraph p1 |one two|"])
    }

    @Test func `soft hyphens come out, broken lines are spaces, joiners stay`() {
        let made = made([paragraph("ty\u{AD}po\u{2028}می\u{200C}کند")])
        #expect(dump(made) == ["paragraph p1 |typo می\u{200C}کند|"])
    }

    @Test func `lists in lists, each with its label; an item of one paragraph is its body`() {
        let inner = List(numbering: .numbers(start: 3, digits: .european, delimiter: ")"), isTight: true, items: [[paragraph("deep")]])
        let list = List(numbering: .bullets, isTight: true,
                        items: [[paragraph("one")], [paragraph("two"), Block(.list(inner), at: place)], [Block(.list(inner), at: place)]])
        #expect(dump(made([Block(.list(list), at: place)])) == [
            "list", "  item", "    label p1 |•|", "    body p1 |one|",
            "  item", "    label p1 |•|", "    body", "      paragraph p1 |two|",
            "      numbered list", "        item", "          label p1 |3)|", "          body p1 |deep|",
            "  item", "    label p1 |•|", "    body",
            "      numbered list", "        item", "          label p1 |3)|", "          body p1 |deep|",
        ])
    }

    @Test func `a table has all its cells, empty ones too`() {
        let table = Table(columns: [.natural, .natural], head: [text("a"), text("b")], rows: [[text("c"), InlineText()]])
        #expect(dump(made([Block(.table(table), at: place)])) == [
            "table", "  row", "    header cell p1 |a|", "    header cell p1 |b|", "  row", "    cell p1 |c|", "    cell",
        ])
    }

    @Test func `a note comes behind what refers to it, but not into lists`() {
        func noted(_ words: String, _ number: Int) -> Block {
            var text = text(words)
            text.append(InlineText("\(number + 1)"))
            text.marks.append(InlineMark(range: text.text.count - 1..<text.text.count, kind: .note(number)))
            return Block(.paragraph(text), at: place)
        }
        let notes = [0, 1].map { Story.Note(blocks: [paragraph("note \($0)")], place: place) }
        let list = List(numbering: .bullets, isTight: true, items: [[noted("item", 1)], [paragraph("last")]])
        #expect(dump(made([noted("text", 0), Block(.list(list), at: place), paragraph("end")], notes: notes)) == [
            "paragraph p1 |text1|", "note", "  label p1 |1|", "  paragraph p1 |note 0|",
            "list", "  item", "    label p1 |•|", "    body p1 |item2|", "  item", "    label p1 |•|", "    body p1 |last|",
            "note", "  label p1 |2|", "  paragraph p1 |note 1|", "paragraph p1 |end|",
        ])
    }

    @Test func `a figure says its alternative text, else its caption; one with neither is decoration`() {
        func figure(_ alternative: String, _ caption: String?) -> Block {
            var figure = Figure(path: "400x200.jpg", alternative: text(alternative), place: place)
            figure.caption = caption.map(text)
            return Block(.figure(figure), at: place)
        }
        let made = made([figure("A house", "The house"), figure("", "A tree"), figure("", nil)], art: StubArt())
        #expect(dump(made) == ["figure p1 (A house)", "caption p1 |The house|", "figure p1 (A tree)", "caption p1 |A tree|"])
        #expect(made.document.pages[0].items.filter { if case .picture = $0.content { $0.part == nil } else { false } }.count == 1)
    }

    @Test func `quotations hold paragraphs; what leads somewhere is a stretch of its own, though the address is the same`() {
        var linked = text("see here there end")
        for range in [4..<8, 9..<14] { linked.marks.append(InlineMark(range: range, kind: .link("https://a.example"))) }
        let made = made([Block(.quote([Block(.paragraph(linked), at: place)]), at: place)])
        #expect(dump(made) == ["quote", "  paragraph p1 |see →here← →there← end|"])
    }

    @Test func `both hemistichs of a bayt are its own`() {
        var bayt = text("first half / second half")
        bayt.marks.append(InlineMark(range: 10..<13, kind: .caesura))
        let made = made([Block(.division(.verse, [Block(.paragraph(bayt), at: place)]), at: place)])
        #expect(dump(made) == ["division", "  paragraph", "    span p1 |first half |", "    span p1 |second half|"])
    }

    @Test("Every line of copy says a part of its own words", arguments: 0..<20)
    func linesSayTheirParts(seed: Int) throws {
        let made = MadeUp(SampleStory.random(seed, blocks: 30), SampleLayout.columns(1 + seed % 3, rows: 20), title: "Title")
        let structure = try #require(made.document.structure)
        var said = [String](repeating: "", count: structure.parts.count)
        for item in made.document.pages.flatMap(\.items) {
            guard case .line(let placed) = item.content else { continue }
            let part = try #require(item.part)
            said[part] += String(decoding: placed.line.text, as: UTF8.self)
        }
        for (part, words) in zip(structure.parts, said) {
            #expect(String(decoding: part.words, as: UTF16.self).filter { $0 != " " } == words.filter { $0 != " " && $0 != "-" })
        }
    }
}
