import Geometry
import LayoutBook
import Paragraphs
import Shaping
import Testing

/// Words that the author keeps whole or divides himself.
@Suite("Words kept whole") struct WholeWordTests {
    /// The places where lines of a narrow paragraph end with a hyphen, as the word with a bar.
    private func divided(_ text: StyledText) throws -> [String] {
        let shape = ParagraphShape(fill: .justified, hyphenate: true)
        let setting = try #require(try Composing.composer().compose(text, shape: shape).setting(Measures(.pt(32))))
        return setting.lines.filter(\.isHyphenated).map { line in
            let end = line.text.upperBound
            let before = text.text[..<end].reversed().prefix { $0 != 0x20 }.count
            let after = text.text[end...].prefix { $0 != 0x20 }.count
            return String(decoding: text.text[end - before..<end], as: UTF16.self) + "|" + String(decoding: text.text[end..<end + after], as: UTF16.self)
        }
    }

    private func styled(_ parts: [(String, isName: Bool)]) -> StyledText {
        var text = Composing.styled(parts.map(\.0).joined(), "ru")
        guard var style = text.spans.first?.style else { return text }
        var start = 0
        text.spans = parts.map { part in
            style.staysWhole = part.isName
            defer { start += part.0.utf16.count }
            return .init(range: start..<start + part.0.utf16.count, style: style)
        }
        return text
    }

    @Test func `a name is not divided, nor with an ending outside of it`() throws {
        let plain = try divided(styled([("о Пастернаковском", false)]))
        #expect(plain.contains { $0.hasPrefix("Пас") })
        #expect(try divided(styled([("о ", false), ("Пастернаковском", true)])).isEmpty)
        #expect(try divided(styled([("о ", false), ("Пастернак", true), ("овском", false)])).isEmpty)
        #expect(try divided(styled([("о бес", false), ("Пастернаковском", true)])).isEmpty)
    }

    @Test func `soft hyphens are the only places in their word`() throws {
        let found = try divided(Composing.styled("о Пастернаков\u{AD}ском о Пас\u{AD}тернаковском", "ru"))
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.contains("\u{AD}|") })
    }
}
