import Diagnostics
import FontKit
import Geometry
import Paragraphs
import Shaping
import Testing

@Suite("A composer with assistants") struct HandsTests {
    /// Paragraphs of three languages, some twice and some with a character that no font has.
    private static let takes = (0..<24).map { number in
        let language = ["ru", "fa", "ar"][number % 3], words = Composing.text(language).split(separator: " ")
        let text = words.dropFirst(number % 7).joined(separator: " ") + (number % 5 == 0 ? " \u{10A80}" : "")
        return Take(text: Composing.styled(text, language, source: SourceMap()), shape: Composing.justified)
    }

    private func composer(hands: Int) throws -> Composer {
        Composer(shaper: Shaper(fonts: try #require(Composing.fonts)), hyphenation: Hyphenation(), diagnostics: Diagnostics(),
                 hands: hands)
    }

    @Test("gives the same lines and says the same as one that works alone", arguments: [2, 5])
    func isLikeOne(hands: Int) throws {
        let alone = try composer(hands: 1), together = try composer(hands: hands)
        for measure in [Length.pt(140), .pt(200)] {
            let expected = Self.takes.map { alone.compose($0.text, shape: $0.shape) }
            let paragraphs = together.compose(Self.takes)
            together.set(paragraphs, in: Measures(measure))
            for (paragraph, one) in zip(paragraphs, expected) {
                let setting = try #require(paragraph.setting(Measures(measure)))
                #expect(setting == one.setting(Measures(measure)))
                #expect(paragraph.lines(setting).map(\.glyphs) == one.lines(setting).map(\.glyphs))
                #expect(paragraph.setting(Measures(measure), extra: 1) == one.setting(Measures(measure), extra: 1))
            }
        }
        #expect(together.diagnostics.all == alone.diagnostics.all)
        #expect(!alone.diagnostics.all.isEmpty)
    }

    @Test("takes a paragraph that is there twice for one")
    func bearsTwins() throws {
        let composer = try composer(hands: 3), paragraphs = composer.compose(Self.takes)
        composer.set(paragraphs + paragraphs.reversed() + paragraphs, in: Measures(.pt(160)))
        let alone = try self.composer(hands: 1)
        for (paragraph, take) in zip(paragraphs, Self.takes) {
            let expected = alone.compose(take.text, shape: take.shape).setting(Measures(.pt(160)))
            #expect(paragraph.setting(Measures(.pt(160))) == expected)
        }
    }

    @Test("leaves with all of them when its work is done")
    func leaves() throws {
        weak var left: Composer?
        try { () throws in
            let composer = try composer(hands: 3)
            composer.set(composer.compose(Self.takes), in: Measures(.pt(160)))
            left = composer
        }()
        #expect(left == nil)
    }
}
