@testable import Drawing
import FontKit
import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Specimens
import Testing

/// Words whose letters are drawn wider or narrower than their face has them.
struct WideningTests {
    private let drawing = Drawing(fontFiles: Specimen.files)
    private let trim = Size(width: .pt(160), height: .pt(60))

    /// The item with all its words widened, glyphs and places.
    private func widened(_ item: PageItem, by widening: Double) -> PageItem {
        guard case .line(var placed) = item.content else { return item }
        for index in placed.line.words.indices { placed.line.words[index].widening = widening }
        for index in placed.line.glyphs.indices { placed.line.glyphs[index].x *= Float(widening) }
        return PageItem(reading: item.reading, content: .line(placed))
    }

    private func item(_ text: String, y: Double = 45, widening: Double) -> PageItem {
        widened(Specimen.item([.init(text)], x: .pt(4), y: .pt(y), size: .pt(20)), by: widening)
    }

    private func content(of items: [PageItem]) throws -> [String] {
        let draft = try drawing.pdf(Specimen.document([Specimen.page(items)]))
        return String(decoding: Proof(draft.pdf).stream(.page(0), "/Contents"), as: UTF8.self)
            .split(whereSeparator: \.isNewline).map(String.init)
    }

    /// Width and height of the letters that each matrix of the content sets.
    private func matrices(of items: [PageItem]) throws -> [[Double]] {
        try content(of: items).filter { $0.hasSuffix(" Tm") }.map { line in
            let numbers = line.split(separator: " ").prefix(4).compactMap { Double($0) }
            return [abs(numbers[0]), abs(numbers[3])]
        }
    }

    @Test(arguments: [0.985, 1, 1.015]) func `a PDF has letters as wide as is said, and as high as ever`(widening: Double) throws {
        let matrix = try #require(try matrices(of: [item("Жизнь", widening: widening)]).first)
        #expect(abs(matrix[0] - 20 * widening) < 1e-4 && matrix[1] == 20)
    }

    @Test func `lines of one widening need one matrix, others one a line`() throws {
        let lines = [1.01, 1.01, 1, 0.99, 0.99].enumerated().map {
            item("раз два три", y: 40 + 20 * Double($0.offset), widening: $0.element)
        }
        #expect(try matrices(of: lines).map { ($0[0] * 100).rounded() } == [2020, 2000, 1980])
    }

    @Test func `a face is embedded once however many widenings it is set in`() throws {
        let lines = (0...30).map { item("ёлка", y: 30 + 10 * Double($0), widening: 0.985 + 0.001 * Double($0)) }
        let draft = try drawing.pdf(Specimen.document([Specimen.page(lines)]))
        #expect(Proof(draft.pdf).keys(.page(0), "/Resources", "/Font").count == 1)
    }

    @Test(.enabled(if: canReadText)) func `text reads back as it would unwidened`() throws {
        let texts = ["Съешь ещё этих мягких", "французских булок, да", "выпей же чаю, № 5"]
        let read = try [1, 1.015].map { widening in
            let lines = texts.enumerated().map { item($1, y: 40 + 24 * Double($0), widening: widening - 0.01 * Double($0)) }
            return readText(try drawing.pdf(Specimen.document([Specimen.page(lines)])).pdf)
        }
        #expect(read[0].split(whereSeparator: \.isWhitespace).joined(separator: " ") == texts.joined(separator: " "))
        #expect(read[1] == read[0])
    }

    @Test(arguments: [0.9, 1.2]) func `a picture has the same letters, wider`(widening: Double) throws {
        let inks = try [1, widening].map { widening in
            let page = Specimen.page([item("ШШШ", widening: widening)], trim: trim)
            return try #require(Picture(png: try drawing.png(page, inks: Specimen.inks, dpi: 288)).ink)
        }
        #expect(inks[0].rows == inks[1].rows)
        // The lines begin at 16 pixels.
        let (plain, wide) = (Double(inks[0].columns.upperBound - 15), Double(inks[1].columns.upperBound - 15))
        #expect(abs(wide / plain - widening) < 0.01)
    }

    @Test func `an SVG has wider letters too`() throws {
        let svgs = try [1, 1.015].map { try drawing.svg(Specimen.page([item("Ш", widening: $0)], trim: trim), inks: Specimen.inks) }
        #expect(svgs[0] != svgs[1])
    }

    @Test func `a Latin word among Arabic ones looks the same when it is recast`() throws {
        let wide = Size(width: .pt(200), height: .pt(60))
        let copy = Specimen.page([widened(Specimen.item([
            .init("سال ", face: Specimen.naskh, isRightToLeft: true), .init("AVATAR To", face: Specimen.naskh),
        ], x: .pt(-150), y: .pt(40), size: .pt(20), direction: .rightToLeft), by: 1.1)], trim: wide)
        var recasting = Recasting(Specimen.files)
        let set = recasting.recast(copy)
        let before = try picture(of: copy, fonts: nil), after = try picture(of: set, fonts: try recasting.fonts)
        let (inked, changed) = before.compared(with: after)
        #expect(try recasting.fonts[1] != nil && inked > 2000)
        try expectNoGaps(in: set, fonts: try recasting.fonts, widening: 1.1)
        #expect(changed * 500 < inked, "\(changed) pixels of \(inked)")
    }

    /// Each letter of a word is as wide as the way to the next.
    private func expectNoGaps(in page: Page, fonts: [MadeFont?], widening: Double) throws {
        guard case .line(let placed) = page.items[0].content, let word = placed.line.words.dropFirst().first else {
            Issue.record("there is no second word")
            return
        }
        let scaled = ScaledFonts(Faces(Specimen.files, made: fonts), resolution: 1)
        defer { withExtendedLifetime(scaled) {} }
        let font = try scaled.font(word.face, word.size, widening: widening)
        let letters = placed.line.glyphs[word.glyphs.asIndices].prefix(6)
        #expect(String(decoding: placed.line.text[word.text.asIndices], as: UTF8.self).contains("AVATAR"))
        for (left, right) in zip(letters, letters.dropFirst()) {
            #expect(abs(Double(right.x - left.x) - advance(of: left.id, in: font)) < 0.45)
        }
    }

    private func picture(of page: Page, fonts: [MadeFont?]?) throws -> Picture {
        let canvas = PNGCanvas(dpi: 216)
        let fonts = ScaledFonts(Faces(Specimen.files, made: fonts), resolution: canvas.resolution)
        var pen = Pen(on: try canvas.begin(page.trim), outlines: true, fonts: fonts, inks: Specimen.inks)
        try pen.draw(page)
        return Picture(png: try canvas.finish())
    }

    @Test func `the area of a link is as wide as its letters`() throws {
        let areas = try [1, 1.2].map { widening in
            let item = widened(Specimen.item([.init("ШШШШ", link: 0)], links: ["https://a.example/"]), by: widening)
            return try #require(try drawing.pdf(Specimen.document([Specimen.page([item])])).links.first).area
        }
        #expect(abs(areas[1].size.width / areas[0].size.width - 1.2) < 0.01)
        #expect(areas[1].size.height == areas[0].size.height)
    }
}
