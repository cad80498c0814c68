import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

/// Spans inside a paragraph: slopes, inks, superiors and other languages.
@Suite struct SpanTests {
    /// A text whose `[parts]` have another style.
    static func styled(_ marked: String, _ language: String, _ change: (inout TextStyle) -> Void) -> StyledText {
        var units: [UInt16] = [], spans: [StyledText.Span] = []
        var other = TextStyle.plain(language)
        change(&other)
        for (index, part) in marked.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "[" || $0 == "]" }).enumerated() {
            let start = units.count
            units += part.utf16
            if start < units.count { spans.append(.init(range: start..<units.count, style: index % 2 == 0 ? .plain(language) : other)) }
        }
        return StyledText(text: units, direction: Language(language).direction, spans: spans, source: SourceMap())
    }

    @Test(arguments: [
        ("Это [курсив].", "ru", ["PTF55F.ttf: Это ", "PTF56F.ttf: курсив", "PTF55F.ttf: ."]),
        ("این [تأکید] است", "fa", ["Amiri-Regular.ttf: این ", "Amiri-Bold.ttf: تأکید", "Amiri-Regular.ttf:  است"]),
        ("با [Moby] رفت", "fa", ["Amiri-Regular.ttf: با ", "Amiri-Bold.ttf: Moby", "Amiri-Regular.ttf:  رفت"]),
        ("слово [سلام мир]", "ru", ["PTF55F.ttf: слово ", "Amiri-Bold.ttf: سلام", "PTF56F.ttf:  мир"]),
        ("и [α]", "ru", ["PTF55F.ttf: и ", "NotoSerif-Italic.ttf: α"]),
    ])
    func emphasisFindsTheFaceOfEachScript(marked: String, language: String, faces: [String]) {
        #expect(shaped(Self.styled(marked, language) { $0.slope = .italic }).faces() == faces)
    }

    /// Ligatures, marks and kerns do not know of inks: what is shaped is what is shaped without them.
    @Test(arguments: 0..<60)
    func inksAndLinksChangeNoGlyph(seed: UInt64) {
        let texts = [("سَلَامٌ عَلَى اللّٰهِ وَلَأُعَلِّمَنَّ لا", "ar"), ("کتاب‌هایِ عملاً لُطف فرهنگ", "fa"), ("Слово AVATAR office, Те", "ru")]
        var numbers = SeededNumbers(seed: seed)
        for (text, language) in texts {
            let whole = shaped(text, language), count = whole.styled.text.count
            var spans: [StyledText.Span] = [], start = 0
            while start < count {
                let end = min(count, start + Int.random(in: 1...4, using: &numbers))
                var style = TextStyle.plain(language)
                style.ink = InkKey(index: UInt16.random(in: 0...2, using: &numbers))
                style.marksInk = Bool.random(using: &numbers) ? InkKey(index: 1) : nil
                style.link = Bool.random(using: &numbers) ? 0 : nil
                style.staysWhole = Bool.random(using: &numbers)
                spans.append(.init(range: start..<end, style: style))
                start = end
            }
            let inked = shaped(StyledText(text: whole.styled.text, direction: Language(language).direction, spans: spans, source: SourceMap()))
            #expect(inked.glyphs == whole.glyphs)
            #expect(inked.runs.map(\.text) == whole.runs.map(\.text))
        }
    }

    @Test func aForeignPassageKeepsTheFaceOfItsParagraph() {
        var styled = Self.styled("نام [Das Kapital] و", "fa") { $0.language = "de" }
        styled.language = "fa"
        let text = shaped(styled)
        #expect(text.faces().allSatisfy { $0.hasPrefix("Amiri-Regular.ttf: ") })
        let plain = shaped("نام Das Kapital و", "fa")
        #expect(text.glyphs.map(\.id) == plain.glyphs.map(\.id))
    }

    @Test(arguments: [("слово[1]", "ru"), ("слово[*]", "ru"), ("متن[۱۲]", "fa"), ("متن[12]", "fa"), ("слово[4а]", "ru")])
    func superiorsAreSmallAndRaised(marked: String, language: String) throws {
        let text = shaped(Self.styled(marked, language) { $0.position = .superior }), plain = shaped(Self.styled(marked, language) { _ in })
        let run = try #require(text.runs.last)
        #expect(abs(run.size.points - 6) < 1e-9 && abs(run.rise.points - 3.3) < 1e-9)
        #expect(text.glyphs[run.glyphs].map(\.id) == plain.glyphs[run.glyphs].map(\.id))
        for (raised, glyph) in zip(text.glyphs[run.glyphs], plain.glyphs[run.glyphs]) {
            #expect(abs(raised.dy - glyph.dy * 0.6 - 3.3) < 1e-3 && abs(raised.advance - glyph.advance * 0.6) < 1e-3)
        }
        #expect(text.glyphs[text.runs[0].glyphs].allSatisfy { $0.dy == 0 })
        let again = Shaper(fonts: Project.fonts).reshape(text, run: text.runs.count - 1, range: run.text, appendingHyphen: false)
        #expect(again.map(\.dy) == text.glyphs[run.glyphs].map(\.dy))
    }

    /// Noto Serif has drawn all digits for it, PT Serif but three.
    @Test(arguments: [(LetterPosition.superior, 0.0), (.inferior, 0.0)])
    func aFaceWithFormsOfItsOwnShowsThem(position: LetterPosition, rise: Double) throws {
        var style = TextStyle.plain("el")
        style.position = position
        let text = shaped(StyledText("12", style)), plain = shaped("12", "el")
        let run = try #require(text.runs.first)
        #expect(run.size == .pt(10) && run.rise == .zero)
        #expect(zip(text.glyphs, plain.glyphs).allSatisfy { $0.id != $1.id })
        let again = Shaper(fonts: Project.fonts).reshape(text, run: 0, range: 0..<2, appendingHyphen: false)
        #expect(again.map(\.id) == text.glyphs.map(\.id))
    }

    @Test func inferiorsAreLowered() throws {
        let text = shaped(Self.styled("H[2]O", "ru") { $0.position = .inferior })
        #expect(text.runs.map { ($0.rise.points * 100).rounded() } == [0, -150, 0])
    }
}
