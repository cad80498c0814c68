@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping
import Testing

@Suite("Initials")
struct InitialTests {
    let place = SampleStory().place
    static let long = String(repeating: " слово за словом", count: 20)

    /// The texts of the initials of an article's blocks, in a style that asks for two lines.
    func initials(_ blocks: [Block], language: String = "ru", slot: String = "lead", lines: Int = 2) -> [String?] {
        var layout = SampleLayout.columns(1)
        layout.styles[.body]?.dropInitial = lines
        var copier = BlockCopier(layout: layout, language: language, matter: 0)
        copier.addBody(blocks, in: Division(rawValue: slot))
        return copier.blocks.map { block in
            guard case .text(let styled) = block.content, let span = styled.spans.first, let initial = span.style.initial else { return nil }
            #expect(initial.lines == lines && block.initialLines == lines && block.shape.indent == .zero)
            #expect(styled.spans.map(\.range.count).reduce(0, +) == styled.text.count)
            return String(decoding: styled.text[span.range], as: UTF16.self)
        }
    }

    func paragraph(_ text: String) -> Block { Block(.paragraph(InlineText(text)), at: place) }

    @Test("A paragraph begins with an initial where it begins with a capital", arguments: [
        ("Весна" + long, "ru", "В"), ("«Весна»" + long, "ru", "«В"), ("„Zeit“" + long, "de", "„Z"), ("В начале" + long, "ru", "В"),
        ("Άνοιξη" + long, "el", "Ά"), ("Й" + long, "ru", "Й"), ("весна" + long, "ru", nil), ("12 лет" + long, "ru", nil),
        ("— Весна" + long, "ru", nil), ("Весна", "ru", nil), ("«„Весна“»" + long, "ru", nil), ("بهار" + long, "fa", nil),
        ("Word" + long, "ar", nil), ("И\u{306}од" + long, "ru", "И\u{306}"),
    ] as [(String, String, String?)])
    func begins(text: String, language: String, initial: String?) {
        #expect(initials([paragraph(text)], language: language) == [initial])
        #expect(initials([paragraph(text)], language: language, lines: 0) == [nil])
    }

    @Test("Only the first block of an article has one, and only if it is a paragraph of the body")
    func first() {
        let text = paragraph("Весна" + Self.long)
        #expect(initials([text, text]) == ["В", nil])
        #expect(initials([Block(.heading(level: 2, InlineText("Глава")), at: place), text]) == [nil, nil])
        #expect(initials([Block(.quote([text]), at: place), text]) == [nil, nil])
        #expect(initials([text], slot: "notice") == [nil])
    }

    @Test("The lines beside it stay in one column", arguments: 0..<12)
    func column(before: Int) {
        var layout = SampleLayout.columns(1, rows: 14)
        layout.styles[.body]?.dropInitial = 5
        func article(_ slot: String, _ blocks: [Block]) -> Edition.Article {
            .init(slot: slot, story: Story(file: place.file, language: "ru", head: .init(), blocks: blocks))
        }
        let filler = (0..<before).map { _ in paragraph("слово") }
        let edition = Edition(name: "ru", language: "ru", layout: nil, masthead: [], articles: [
            article("first", [paragraph("начало")] + filler), article("second", [paragraph("Весна" + Self.long + Self.long)]),
        ])
        var desk = CopyDesk(edition: edition, layout: layout)
        let forme = Forme(edition, &desk, compositor: FakeCompositor())
        let flow = forme.threads[0], chain = ColumnChain(thread: flow.name, plan: forme.plan)
        let pieces = BrokenFlow(flow: flow, chain: chain).breaking.pieces.filter { $0.block == flow.blocks.count - 1 }
        #expect(flow.blocks.last?.copy.initialLines == 5)
        #expect((pieces.first?.lines.count ?? 0) >= 5)
    }
}
