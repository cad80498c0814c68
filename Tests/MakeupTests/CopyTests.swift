@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping
import Testing

@Suite("Copy")
struct CopyTests {
    let place = SourceStory.place

    func copy(_ blocks: [Block], language: String = "ru", slot: String = "lead") -> [CopyBlock] {
        var copier = BlockCopier(layout: SampleLayout.columns(1), language: language, matter: 0)
        copier.addBody(blocks, in: Division(rawValue: slot))
        return copier.blocks
    }

    func paragraph(_ text: String) -> Block { Block(.paragraph(InlineText(text)), at: place) }

    @Test("Marks become spans that cover the text")
    func marks() {
        var inline = InlineText("ab cd ef gh")
        inline.marks = [.init(range: 0..<5, kind: .link("https://a.example")), .init(range: 3..<8, kind: .strong),
                        .init(range: 9..<11, kind: .code)]
        let styled = CopyText(language: "ru", direction: .leftToRight).styled(inline, in: Style())
        #expect(styled.spans.map(\.range) == [0..<3, 3..<5, 5..<8, 8..<9, 9..<11])
        #expect(styled.spans.map(\.style.weight) == [.regular, .bold, .bold, .regular, .regular])
        #expect(styled.spans.map(\.style.link) == [0, 0, nil, nil, nil])
        #expect(styled.spans.map(\.style.role) == [.text, .text, .text, .text, .mono])
        #expect(styled.links == ["https://a.example"])
    }

    @Test("Thousands of marks become spans in their order", .timeLimit(.minutes(1)))
    func manyMarks() {
        let count = 12_000
        var inline = InlineText(String(repeating: "ab ", count: count))
        for word in 0..<count {
            inline.marks.append(.init(range: word * 3..<word * 3 + 2, kind: .link("https://a.example/\(word)")))
            inline.marks.append(.init(range: word * 3..<word * 3 + 1, kind: .strong))
        }
        inline.marks.append(.init(range: 0..<inline.text.count, kind: .emphasis))
        let styled = CopyText(language: "ru", direction: .leftToRight).styled(inline, in: Style())
        #expect(styled.spans.count == 3 * count)
        #expect(styled.spans.enumerated().allSatisfy { index, span in
            span.style.link == (index % 3 == 2 ? nil : index / 3) && span.style.slope == .italic
                && (span.style.weight == .bold) == (index % 3 == 0)
        })
        #expect(styled.links.count == count && styled.links.last == "https://a.example/11999")
    }

    @Test("Emphasis turns the slope, and turns it back within itself", arguments: [
        (FontSlope.upright, [FontSlope.upright, .italic, .upright, .italic]), (.italic, [.italic, .upright, .italic, .upright]),
    ])
    func emphasis(slope: FontSlope, slopes: [FontSlope]) {
        var inline = InlineText("ab cd ef gh")
        inline.marks = [.init(range: 3..<11, kind: .emphasis), .init(range: 6..<9, kind: .emphasis), .init(range: 6..<11, kind: .strong)]
        var style = Style()
        style.slope = slope
        let styled = CopyText(language: "ru", direction: .leftToRight).styled(inline, in: style)
        #expect(styled.spans.map(\.range) == [0..<3, 3..<6, 6..<9, 9..<11])
        #expect(styled.spans.map(\.style.slope) == slopes)
        #expect(styled.spans.map(\.style.weight) == [.regular, .regular, .bold, .bold])
    }

    @Test("A span has its inks from the layout, and the rest from what the author says")
    func spans() throws {
        var inline = InlineText("ab cd ef"), outer = SpanAttributes(), inner = SpanAttributes()
        (outer.ink, outer.isName, outer.language) = ("ochre", true, "de")
        (inner.ink, inner.marksInk, inner.position) = ("nowhere", "ochre", .superior)
        inline.marks = [.init(range: 0..<8, kind: .span(outer)), .init(range: 3..<5, kind: .span(inner))]
        let inks = [Ink.black, Ink(name: "ochre", red: 200, green: 120, blue: 30)]
        let styled = CopyText(language: "ru", direction: .leftToRight, inks: inks).styled(inline, in: Style())
        let ochre = InkKey(index: 1), looks = styled.spans.map(\.style)
        #expect(looks.map(\.ink) == [ochre, ochre, ochre] && looks.map(\.marksInk) == [nil, ochre, nil])
        #expect(looks.map(\.position) == [.onLine, .superior, .onLine])
        #expect(looks.allSatisfy { $0.staysWhole && $0.language == "de" } && styled.language == "ru")
    }

    @Test("Markers stand in the indent, in the digits of the author", arguments: [
        (List.Numbering.bullets, ["•", "•"]), (.numbers(start: 9, digits: .persian, delimiter: "."), ["۹.", "۱۰."]),
        (.numbers(start: 1, digits: .arabicIndic, delimiter: ")"), ["١)", "٢)"]),
        (.numbers(start: 3, digits: .european, delimiter: "."), ["3.", "4."]),
    ])
    func lists(numbering: List.Numbering, labels: [String]) {
        let nested = Block(.list(List(numbering: .bullets, isTight: true, items: [[paragraph("deep")]])), at: place)
        let list = List(numbering: numbering, isTight: true, items: [[paragraph("one"), nested], [paragraph("two"), paragraph("more")]])
        let blocks = copy([Block(.list(list), at: place)])
        #expect(blocks.map { String(decoding: $0.text, as: UTF16.self) } == ["one", "deep", "two", "more"])
        #expect(blocks.map { $0.markers.map { String(decoding: $0.text.text, as: UTF16.self) } } == [[labels[0]], ["•"], [labels[1]], []])
        #expect(blocks.map(\.style) == [.listItem, .listItem, .listItem, .listItem])
        #expect(blocks[0].shape.startIndent == blocks[2].shape.startIndent && blocks[2].shape.startIndent == blocks[3].shape.startIndent)
        #expect(blocks[1].shape.startIndent > blocks[0].shape.startIndent)
        let marker = blocks[1].markers[0]
        #expect(marker.start == blocks[0].shape.startIndent && marker.start + marker.width < blocks[1].shape.startIndent)
    }

    @Test("A quotation has its space outside only")
    func quote() {
        let blocks = copy([Block(.quote([paragraph("one"), paragraph("two"), paragraph("three")]), at: place)])
        #expect(blocks.map(\.style) == [.quote, .quote, .quote])
        #expect(blocks.map(\.spaceBefore) == [1, 0, 0])
        #expect(blocks.map(\.spaceAfter) == [0, 0, 1])
        #expect(blocks[0].shape.startIndent == .pt(8) && blocks[0].shape.endIndent == .pt(8))
    }

    @Test("A notice has its own title", arguments: [true, false])
    func notice(asSlot: Bool) {
        let inner = [Block(.heading(level: 3, InlineText("Open")), at: place), paragraph("daily")]
        let blocks = asSlot ? copy(inner, slot: "notice") : copy([Block(.division(.notice, inner), at: place)]).filter { !$0.isBoxEdge }
        #expect(blocks.map(\.style) == [.noticeTitle, .notice])
        #expect(blocks[0].keepWithNext >= 1 && !blocks[0].isDivisible)
    }

    @Test("Text in a right-to-left article runs to the left, code does not")
    func directions() {
        let blocks = copy([paragraph("سلام"), Block(.verbatim(InlineText("make test")), at: place)], language: "fa")
        #expect(blocks.map(\.direction) == [.rightToLeft, .leftToRight])
    }

    @Test("A masthead line is worded in its language", arguments: [
        ("fa", "7", "شمارهٔ\u{A0}۷، 1 May"), ("ar", "7", "العدد\u{A0}٧، 1 May"), ("ru", "7", "№\u{A0}7 · 1 May"),
        ("uk", "12", "№\u{A0}12 · 1 May"), ("en", "7", "No.\u{A0}7 · 1 May"), ("de", "7", "No.\u{A0}7 · 1 May"),
        ("ar-MA", "7", "العدد\u{A0}7، 1 May"), ("fa", "ویژه‌نامه", "ویژه‌نامه، 1 May"), ("ru", "№ 7", "№ 7 · 1 May"),
    ])
    func masthead(language: String, number: String, line: String) {
        var copier = BlockCopier(layout: SampleLayout.columns(1), language: language, matter: 0)
        let items = [("date-line", "1 May"), ("number", number), ("name", "Dawn")].map {
            Edition.MastheadItem(slot: $0.0, text: InlineText($0.1))
        }
        copier.addMasthead(items, MastheadCopy(parts: [.name, .line], hasOthers: false))
        #expect(copier.blocks.map { String(decoding: $0.text, as: UTF16.self) } == ["Dawn", line])
    }

    @Test("A byline names author and translator")
    func byline() {
        var head = Story.Head()
        head.author = InlineText("Анна")
        head.translator = InlineText("Пётр")
        var copier = BlockCopier(layout: SampleLayout.columns(1), language: "ru", matter: 0)
        copier.addHead(head, in: nil)
        #expect(copier.blocks.map { String(decoding: $0.text, as: UTF16.self) } == ["Анна · Перевод: Пётр"])
    }

    @Test("Words", arguments: [("", 0), ("one", 1), (" one  two ", 2), ("می‌کند و", 2), ("a\u{2028}b", 2), ("№\u{A0}7", 2)])
    func words(text: String, count: Int) {
        #expect(WordCount.words(in: Array(text.utf16)) == count)
    }
}

private enum SourceStory {
    static var place: SourcePlace {
        var diagnostics = Diagnostics()
        return SourcePlace(file: diagnostics.register(file: "a.md"), line: 1, column: 1)
    }
}
