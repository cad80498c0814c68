import Drawing
import FontKit
import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Specimens
import Testing

/// What is in the content streams of a draft, and what readers make of it.
struct DraftTests {
    private let drawing = Drawing(fontFiles: Specimen.files)

    private func content(of items: [PageItem]) throws -> String {
        let draft = try drawing.pdf(Specimen.document([Specimen.page(items)]))
        return String(decoding: Proof(draft.pdf).stream(.page(0), "/Contents"), as: UTF8.self)
    }

    private func occurrences(of word: String, in content: String) -> Int {
        content.split(whereSeparator: \.isWhitespace).filter { $0 == word }.count
    }

    @Test func `a draft is a sound file with a page for each page, as large as its trim`() throws {
        let sizes = [Size(width: .pt(100), height: .pt(200)), Size(width: .pt(300), height: .pt(50))]
        let pages = sizes.map { Specimen.page([Specimen.item([.init("Да")])], trim: $0) }
        let draft = try drawing.pdf(Specimen.document(pages))
        let proof = Proof(draft.pdf)
        #expect(proof.faults.isEmpty)
        #expect(proof.pageCount == 2)
        #expect(proof.numbers(.page(0), "/MediaBox") == [0, 0, 100, 200])
        #expect(proof.numbers(.page(1), "/MediaBox") == [0, 0, 300, 50])
        #expect(draft.pages.map(\.trim) == sizes)
    }

    @Test func `words of one style from left to right are one text object, others are apart`() throws {
        let red = InkKey(index: 1)
        #expect(occurrences(of: "Tm", in: try content(of: [Specimen.item([.init("раз два три")])])) == 1)
        #expect(occurrences(of: "Td", in: try content(of: [Specimen.item([.init("раз два три")])])) == 0)
        let colours = try content(of: [Specimen.item([.init("раз "), .init("два ", ink: red), .init("три")])])
        #expect(colours.contains("0 0 0 rg") && colours.contains("0.784314 0.117647 0.0588235 rg"))
        let arabic = [Specimen.Run("یک دو سه", face: Specimen.naskh, isRightToLeft: true)]
        #expect(occurrences(of: "Td", in: try content(of: [Specimen.item(arabic, direction: .rightToLeft)])) == 2)
    }

    @Test(.enabled(if: canReadText)) func `text reads back in its order`() throws {
        let page = Specimen.page([
            Specimen.item([.init("Съешь ещё этих "), .init("мягких ", ink: InkKey(index: 1)), .init("булок, № 5")]),
            Specimen.item([.init("سلام دنیا کتاب", face: Specimen.naskh, isRightToLeft: true)], y: .pt(130),
                          direction: .rightToLeft),
        ])
        let words = readText(try drawing.pdf(Specimen.document([page])).pdf)
            .unicodeScalars.filter { $0.properties.generalCategory != .format }
            .split(whereSeparator: \.properties.isWhitespace)
        #expect(words.map { String(String.UnicodeScalarView($0)) }
            == ["Съешь", "ещё", "этих", "мягких", "булок,", "№", "5", "سلام", "دنیا", "کتاب"])
    }

    @Test(.enabled(if: canReadText)) func `a glyph that stands for no text is drawn and not read`() throws {
        var line = Specimen.line([.init("пол")])
        let count = line.glyphs.count
        line.glyphs.append(TextLine.Glyph(id: line.glyphs[0].id, x: 40, y: 0))
        line.clusters.append(TextLine.Cluster(bytes: 0, glyphs: 1))
        line.words[0].glyphs = 0..<Int32(count + 1)
        line.words[0].clusters = 0..<Int32(count + 1)
        let placed = PlacedLine(origin: Point(x: .pt(50), y: .pt(100)), measure: .pt(300), line: line,
                                direction: .leftToRight, language: "ru", style: .body, source: nil)
        let page = Specimen.page([PageItem(reading: nil, content: .line(placed))])
        #expect(readText(try drawing.pdf(Specimen.document([page])).pdf).filter(\.isLetter) == "пол")
    }

    @Test func `the same document gives the same draft again, from other threads and new faces`() async throws {
        let document = Specimen.document([Specimen.page([
            Specimen.item([.init("Привет")]),
            Specimen.item([.init("سلام", face: Specimen.naskh, isRightToLeft: true)], direction: .rightToLeft),
        ])])
        let first = try drawing.pdf(document).pdf
        #expect(try drawing.pdf(document).pdf == first)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var last: [UInt8] = []
                    for _ in 0..<10 { last = try Drawing(fontFiles: Specimen.files).pdf(document).pdf }
                    return last
                }
            }
            for try await other in group { #expect(other == first) }
        }
    }

    @Test func `a font that cannot be read is named, and only when a page asks for it`() throws {
        let missing = FontFile(path: "/nonexistent/face.ttf")
        let drawing = Drawing(fontFiles: [Specimen.files[0], missing])
        let naskh = Specimen.Run("سلام", face: Specimen.naskh, isRightToLeft: true)
        #expect(throws: Never.self) {
            try drawing.pdf(Specimen.document([Specimen.page([Specimen.item([.init("Да")])])]))
        }
        #expect(throws: DrawingError.unreadableFont(path: missing.path)) {
            try drawing.pdf(Specimen.document([Specimen.page([Specimen.item([naskh], direction: .rightToLeft)])]))
        }
    }

    @Test func `clusters that do not add up are refused, not drawn`() throws {
        var line = Specimen.line([.init("пол")])
        line.clusters[0].bytes = 1
        let placed = PlacedLine(origin: Point(x: .pt(50), y: .pt(100)), measure: .pt(300), line: line,
                                direction: .leftToRight, language: "ru", style: .body, source: nil)
        let page = Specimen.page([PageItem(reading: nil, content: .line(placed))])
        #expect(throws: DrawingError.self) { try drawing.pdf(Specimen.document([page])) }
    }

    @Test func `the side table repeats what is no ink`() throws {
        let outline = [Document.OutlineEntry(level: 1, title: "Глава", page: 0, top: .pt(40))]
        let document = Specimen.document([Specimen.page([], label: "۱۲")], title: "نام", author: nil, language: "fa",
                                         direction: .rightToLeft, outline: outline)
        let draft = try drawing.pdf(document)
        #expect(draft.title == "نام" && draft.author == nil && draft.language == "fa")
        #expect(draft.direction == .rightToLeft && draft.inks == Specimen.inks && draft.outline == outline)
        #expect(draft.pages == [Draft.Sheet(label: "۱۲", trim: Specimen.trim)])
    }
}
