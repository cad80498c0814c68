import Diagnostics
@testable import Drawing
import FontKit
import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Shaping
import Specimens
import Testing

/// Words in wider forms on the page: of another instance of their face, or of further glyphs of it.
struct WideFormsTests {
    static let fonts: FontLibrary? = {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Fonts"
        var diagnostics = Diagnostics()
        return Catalogue.read(path: folder + "/catalogue.yaml", into: &diagnostics).map {
            FontLibrary(catalogue: $0, directories: FontDirectories(own: [folder], system: []))
        }
    }()

    private static let latin = "main honour type set in lines so it moon under the house nothing unknown hand of common men is at last"
    private static let arabic = "سلام ابن بيت دار رسم نور باب درس تراب لبن سمين بلد ورد من ليس نسيم بستان"

    private struct Column {
        var page: Page
        var files: [FontFile]
        /// In wider forms.
        var words: [String] = []
    }

    /// A justified column of text, six times over.
    private func column(_ text: String, _ language: String, _ role: FontRole, measure: Length = .pt(150), wide: Bool = true) throws -> Column {
        let fonts = try #require(Self.fonts), units = Array(Array(repeating: text, count: 6).joined(separator: " ").utf16)
        let composer = Composer(shaper: Shaper(fonts: fonts), hyphenation: Hyphenation(), diagnostics: Diagnostics())
        let style = TextStyle(role: role, weight: .regular, size: .pt(10), ink: .black, features: [], language: language)
        let direction = Language(language).direction
        var shape = ParagraphShape(fill: .justified)
        shape.usesWideForms = wide
        let paragraph = composer.compose(StyledText(text: units, direction: direction, spans: [.init(range: 0..<units.count, style: style)],
                                                    source: SourceMap()), shape: shape)
        let setting = try #require(paragraph.setting(Measures(measure)))
        let items = setting.lines.enumerated().map { index, plan in
            PageItem(reading: ReadingID(matter: 0, block: 0, line: index), content: .line(PlacedLine(
                origin: Point(x: .pt(40), y: .pt(40 + 14 * Double(index))), measure: measure, line: paragraph.line(plan, index: index),
                direction: direction, language: language, style: .body, source: nil)))
        }
        let words = setting.lines.flatMap(\.stretches).map { String(decoding: units[$0.word], as: UTF16.self) }
        return Column(page: Specimen.page(items), files: fonts.files, words: words)
    }

    /// The words, without what poppler and the guards of spaces say of direction.
    private func read(_ column: Column) throws -> [String] {
        let text = readText(try Drawing(fontFiles: column.files).pdf(Specimen.document([column.page])).pdf)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .format }))
            .split(whereSeparator: \.isWhitespace).map(String.init)
    }

    @Test(.enabled(if: canReadText), arguments: [(latin, "en", FontRole.text, 150.0), (latin, "en", .heading, 150), (arabic, "ar", .text, 260)])
    func `wide words read back`(text: String, language: String, role: FontRole, measure: Double) throws {
        let column = try column(text, language, role, measure: .pt(measure))
        #expect(column.words.count > 2)
        #expect(try read(column).joined(separator: " ") == Array(repeating: text, count: 6).joined(separator: " "))
    }

    @Test func `an instance is a font of its own in the file`() throws {
        func fonts(_ column: Column) throws -> Int {
            Proof(try Drawing(fontFiles: column.files).pdf(Specimen.document([column.page])).pdf).keys(.page(0), "/Resources", "/Font").count
        }
        #expect(try fonts(column(Self.latin, "en", .heading)) == 2)
        #expect(try fonts(column(Self.latin, "en", .heading, wide: false)) == 1)
    }

    /// The ink of a word is drawn by Cairo as wide as shaping took it for.
    @Test func `an instance is drawn as wide as it was shaped`() throws {
        let files = try column(Self.latin, "en", .heading).files
        func ink(isWide: Bool) throws -> Int {
            var item = Specimen.item([.init("m", face: FaceID(index: 1))], x: .pt(10), y: .pt(120), size: .pt(100))
            guard case .line(var placed) = item.content, let glyph = Self.fonts?.face(FaceID(index: 1))?.glyph(of: 0x6D) else { return 0 }
            placed.line.glyphs = [.init(id: glyph, x: 0, y: 0)]
            placed.line.words[0].isWide = isWide
            item = PageItem(reading: nil, content: .line(placed))
            let page = Specimen.page([item], trim: Size(width: .pt(120), height: .pt(140)))
            let picture = Picture(png: try Drawing(fontFiles: files).png(page, inks: Specimen.inks, dpi: 144))
            return try #require(picture.ink).columns.count
        }
        let usual = try ink(isWide: false), wide = try ink(isWide: true)
        #expect(abs(Double(wide) / Double(usual) - 1.06) < 0.02)
    }
}
