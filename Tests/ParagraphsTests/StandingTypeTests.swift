import Diagnostics
import Geometry
import LayoutBook
import Paragraphs
import Shaping
import Testing

/// Paragraphs that stand from edition to edition.
@Suite("Standing type") struct StandingTypeTests {
    @Test(arguments: ["fa", "ru", "ar"])
    func `a paragraph that stands is set as a fresh one`(language: String) throws {
        let type = StandingType(try Composing.composer()), text = Composing.styled(Composing.text(language), language)
        for _ in 0..<2 {
            for measure in [90.0, 140, 200] {
                let standing = type.compose(text, shape: Composing.justified)
                let fresh = try Composing.paragraph(Composing.text(language), language)
                for extra in [0, 1, -1] {
                    #expect(standing.setting(Measures(.pt(measure)), extra: extra) == fresh.setting(Measures(.pt(measure)), extra: extra))
                }
                let setting = try #require(standing.setting(Measures(.pt(measure))))
                #expect(standing.lines(setting).map(Looks.init) == fresh.lines(setting).map(Looks.init))
            }
        }
    }

    private struct Looks: Equatable {
        var glyphs: [TextLine.Glyph], text: [UInt8], width: Length

        init(_ line: TextLine) { (glyphs, text, width) = (line.glyphs, line.text, line.width) }
    }

    @Test func `whatever decides how it is composed makes another of it`() throws {
        let type = StandingType(try Composing.composer()), text = Composing.styled(Composing.plain, "ru"), shape = Composing.justified
        var other = shape, changed = [text, text, text, text, text]
        other.endIndent = .pt(3)
        changed[0].spans[0].style.size = .pt(10.01)
        changed[1].text[5] = 0x430
        changed[2].kashidaHints = [4]
        changed[3].source.append(offset: 3, at: SourcePlace(file: Self.file, line: 2, column: 1))
        changed[4].language = "uk"
        let first = type.compose(text, shape: shape)
        #expect(type.compose(text, shape: shape) === first && type.compose(text, shape: other) !== first)
        for (number, text) in changed.enumerated() { #expect(type.compose(text, shape: shape) !== first, "\(number)") }
    }

    private static let file = { var diagnostics = Diagnostics(); return diagnostics.register(file: "a.md") }()

    @Test func `what was said of it is said again`() throws {
        var files = Diagnostics()
        var source = SourceMap()
        source.append(offset: 0, at: SourcePlace(file: files.register(file: "a.md"), line: 7, column: 1))
        let hyphenation = Hyphenation(folders: [])
        let composer = Composer(shaper: Shaper(fonts: try #require(Composing.fonts)), hyphenation: hyphenation, diagnostics: files)
        let type = StandingType(composer), text = Composing.styled("Слово \u{10330} " + Composing.plain, "ru", source: source)
        var said: [[Diagnostic]] = []
        for _ in 0..<3 {
            let paragraph = type.compose(text, shape: Composing.justified)
            let setting = try #require(paragraph.setting(Measures(.pt(60))))
            _ = paragraph.lines(setting)
            said.append(composer.takeDiagnostics().all)
            #expect(hyphenation.takeMissing().map(\.language) == ["ru"])
        }
        #expect(said[0].contains { $0.severity == .error(.missingGlyph) } && said[0].contains { $0.severity == .warning })
        #expect(said[1] == said[0] && said[2] == said[0])
        #expect(composer.takeDiagnostics().all.isEmpty && hyphenation.takeMissing().isEmpty)
    }

    /// Two cases of 300 units; each text has 100.
    @Test func `what is asked for again and again stays, the rest goes`() throws {
        let type = StandingType(try Composing.composer(), mostUnits: 300)
        func paragraph(_ number: Int) -> ComposedParagraph {
            type.compose(Composing.styled("\(number) " + String(repeating: "а", count: 98 - (number > 9 ? 1 : 0)), "ru"), shape: Composing.justified)
        }
        let all = (0..<30).map { number in
            let made = paragraph(number), first = paragraph(0)
            return (made: made, first: first)
        }
        #expect(all.allSatisfy { $0.first === all[0].made })
        #expect(paragraph(29) === all[29].made && paragraph(1) !== all[1].made)
    }
}
