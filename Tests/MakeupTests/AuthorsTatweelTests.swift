@testable import Makeup
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Shaping
import Testing

/// U+0640 as authors type it.
@Suite("Authors' tatweels")
struct AuthorsTatweelTests {
    func styled(_ inline: InlineText, _ use: TatweelUse) -> StyledText {
        var style = Style()
        style.tatweel = use
        style.kashida = .sparing
        return CopyText(language: "ar", direction: .rightToLeft).styled(inline, in: style)
    }

    /// The text, the text as it is set, and the units that the author wants words stretched before.
    static let texts: [(String, String, [Int])] = [
        ("كتـاب", "كتاب", [2]), ("كتـــاب", "كتاب", [2]), ("مُـحمـد", "مُحمد", [2, 4]), ("سـلام سـلام", "سلام سلام", [1, 6]),
        ("مـَن", "مـَن", []), ("هـٰذا", "هـٰذا", []), ("مــٰن", "مــٰن", []), ("1445 هـ", "1445 هـ", []), ("ـه", "ـه", []),
        ("قال ـ نعم", "قال ـ نعم", []), ("ـــ", "ـــ", []), ("می\u{200C}ـروم", "می\u{200C}ـروم", []), ("aـb", "aـb", []), ("", "", []),
        ("بلا شيء", "بلا شيء", []), ("هـ كتـاب", "هـ كتاب", [5]),
    ]

    @Test("Those inside words are taken out and their places kept", arguments: texts)
    func hint(text: String, set: String, hints: [Int]) {
        let styled = styled(InlineText(text), .hint)
        #expect(String(decoding: styled.text, as: UTF16.self) == set)
        #expect(styled.kashidaHints == hints)
    }

    @Test("Strip keeps no place, keep takes out nothing", arguments: texts)
    func others(text: String, set: String, hints: [Int]) {
        let stripped = styled(InlineText(text), .strip), kept = styled(InlineText(text), .keep)
        #expect(String(decoding: stripped.text, as: UTF16.self) == set && stripped.kashidaHints.isEmpty)
        #expect(String(decoding: kept.text, as: UTF16.self) == text && kept.kashidaHints.isEmpty)
    }

    @Test("Where nothing is stretched a hint is text", arguments: [(Direction.rightToLeft, KashidaUse.none), (.leftToRight, .sparing)])
    func noStretching(direction: Direction, kashida: KashidaUse) {
        var style = Style()
        style.kashida = kashida
        let styled = CopyText(language: "ar", direction: direction).styled(InlineText("كتـاب"), in: style)
        #expect(String(decoding: styled.text, as: UTF16.self) == "كتـاب" && styled.kashidaHints.isEmpty)
    }

    @Test("Marks stay on their words, and code as it was")
    func marks() {
        var inline = InlineText("كتـاب مـن كتـب")
        inline.marks = [.init(range: 0..<5, kind: .strong), .init(range: 6..<9, kind: .code), .init(range: 10..<14, kind: .link("a"))]
        let styled = styled(inline, .hint)
        #expect(String(decoding: styled.text, as: UTF16.self) == "كتاب مـن كتب")
        #expect(styled.spans.map(\.range) == [0..<4, 4..<5, 5..<8, 8..<9, 9..<12])
        #expect(styled.spans.map(\.style.weight) == [.bold, .regular, .regular, .regular, .regular])
        #expect(styled.spans.map(\.style.role) == [.text, .text, .mono, .text, .text])
        #expect(styled.spans.map(\.style.link) == [nil, nil, nil, nil, 0])
        #expect(styled.kashidaHints == [2, 11])
    }

    @Test("Every letter keeps its place in the source")
    func source() throws {
        var diagnostics = Diagnostics()
        let file = diagnostics.register(file: "a.md")
        // Two lines: the second begins at the unit 6.
        var inline = InlineText("كتـابـ كـتــب مـن")
        inline.source.append(offset: 0, at: SourcePlace(file: file, line: 3, column: 5))
        inline.source.append(offset: 7, at: SourcePlace(file: file, line: 4, column: 1))
        let styled = styled(inline, .hint)
        #expect(String(decoding: styled.text, as: UTF16.self) == "كتابـ كتب من")
        let columns = styled.text.indices.map { styled.source.place(of: $0, in: styled.text) }
        #expect(columns.map { $0?.line } == [3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4])
        #expect(columns.map { $0?.column } == [5, 6, 8, 9, 10, 11, 1, 3, 6, 7, 8, 10])
    }

    @Test("A place without a source stays without one")
    func noSource() {
        let styled = styled(InlineText("كتـاب"), .strip)
        #expect(styled.source.isEmpty)
    }
}
