@testable import Drawing
import FontKit
import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Shaping
import Specimens
import Testing

/// Stretched words on the page: their ink, and their text, which has no tatweel.
struct KashidaTests {
    static let vowelled = "مُحَمَّدٌ خَمْسَةٌ مَسْجِدٌ تَشْكِيلٌ كِتَابَةٌ"
    static let plain = "نوشتن سنگ نیست تصویر متنی خانهٔ کتاب‌ها فاصله مثال (نفس)،"
    static let roles = [FontRole.text, .mono, .display, .heading]

    private func pages(_ role: FontRole, tatweels count: Int) -> (page: Page, files: [FontFile]) {
        let lines = [Self.vowelled, Self.plain].map { StretchedLine($0, role, tatweels: count, size: .pt(7)) }
        let items = lines.enumerated().map { $1.item(y: .pt(60 + 40 * Double($0))) }
        return (Specimen.page(items), lines[1].files)
    }

    private func picture(of page: Page, files: [FontFile], fonts: [MadeFont?]? = nil) throws -> Picture {
        let canvas = PNGCanvas(dpi: 216)
        let scaled = ScaledFonts(Faces(files, made: fonts), resolution: canvas.resolution)
        var pen = Pen(on: try canvas.begin(page.trim), outlines: true, fonts: scaled, inks: Specimen.inks)
        try pen.draw(page)
        return Picture(png: try canvas.finish())
    }

    @Test(arguments: roles) func `what is seen of stretched words stays the same`(role: FontRole) throws {
        let (copy, files) = pages(role, tatweels: 3)
        var recasting = Recasting(files)
        let set = recasting.recast(copy)
        let before = try picture(of: copy, files: files), after = try picture(of: set, files: files, fonts: try recasting.fonts)
        let (inked, changed) = before.compared(with: after)
        #expect(inked > 2000)
        #expect(changed * 400 < inked, "\(changed) pixels of \(inked)")
    }

    @Test(arguments: roles) func `a letter and its tatweels are one sort, as wide as both`(role: FontRole) throws {
        let line = StretchedLine(Self.plain, role, tatweels: 3), usual = StretchedLine(Self.plain, role, tatweels: 0)
        #expect(line.places.count > 3)
        var recasting = Recasting(line.files), other = Recasting(line.files)
        let set = try #require(lines(of: recasting.recast(Specimen.page([line.item()]))).first)
        let plain = try #require(lines(of: other.recast(Specimen.page([usual.item()]))).first)
        #expect(set.words.map { text(of: $0, in: set) } == plain.words.map { text(of: $0, in: plain) })
        #expect(set.words.map(\.glyphs.count) == plain.words.map(\.glyphs.count), "no sort for tatweels alone")
        let faces = Faces(line.files, made: try recasting.fonts)
        for word in set.words where word.isRightToLeft {
            let fonts = ScaledFonts(faces, resolution: 1), font = try fonts.font(word.face, word.size)
            defer { withExtendedLifetime(fonts) {} }
            let glyphs = set.glyphs[word.glyphs.asIndices].filter { $0.x > 0 }
            for (left, right) in zip(glyphs, glyphs.dropFirst()) where right.x > left.x + 0.5 {
                #expect(abs(Double(right.x - left.x) - advance(of: left.id, in: font)) < 0.25, "\(text(of: word, in: set))")
            }
        }
    }

    /// Lam-alef is one glyph in Titr, two in the others; readers disagree about sorts of several letters.
    @Test(arguments: roles) func `no sort stands for several letters`(role: FontRole) throws {
        let line = StretchedLine("سلام لایه الآن", role, tatweels: 0)
        var recasting = Recasting(line.files)
        let set = try #require(lines(of: recasting.recast(Specimen.page([line.item()]))).first)
        var byte = 0, letters = 0
        for cluster in set.clusters {
            let text = String(decoding: set.text[byte..<byte + Int(cluster.bytes)], as: UTF8.self)
            byte += Int(cluster.bytes)
            if text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
                #expect(text.unicodeScalars.count == 1, "\(text)")
                letters += 1
            }
        }
        #expect(letters == 12)
    }

    private func lines(of page: Page) -> [TextLine] {
        page.items.compactMap { if case .line(let placed) = $0.content { placed.line } else { nil } }
    }

    private func text(of word: TextLine.Word, in line: TextLine) -> String {
        String(decoding: line.text[word.text.asIndices], as: UTF8.self)
    }

    @Test(.enabled(if: canReadText), arguments: roles)
    func `stretched words read back as they were written`(role: FontRole) throws {
        func read(_ count: Int) throws -> [String] {
            let (page, files) = pages(role, tatweels: count)
            return readText(try Drawing(fontFiles: files).pdf(Specimen.document([page])).pdf)
                .split(whereSeparator: \.isWhitespace).map(String.init)
        }
        let stretched = try read(3), usual = try read(0)
        #expect(stretched == usual && !stretched.joined().unicodeScalars.contains("\u{640}"))
        #expect(stretched.contains { $0.contains("نوشتن") } && stretched.contains { $0.contains("کتاب\u{200C}ها") })
    }

    /// Each mark with its place from the right end of its letter, in thousandths of an em: before, and with two tatweels.
    @Test(arguments: [
        (FontRole.text, "-475,0 -344,0 -326,0 -126,51 -488,0 | -535,0 -300,0 -595,0 -486,0 | -465,0 -506,0 -517,0 -488,0 | "
            + "-485,0 -449,0 -496,0 -600,0 | -464,0 -466,0 -402,0 -486,0"),
        (.mono, "-274,118 -457,134 -270,110 -338,151 | -431,159 -270,103 -395,24 -315,217 | -290,110 -371,17 -390,-210 -338,151 | "
            + "-236,181 -373,82 -339,-94 -247,284 | -295,-94 -261,61 -216,126 -315,217"),
    ]) func `marks stay on their letters`(role: FontRole, golden: String) {
        let usual = StretchedLine(Self.vowelled, role, tatweels: 0), line = StretchedLine(Self.vowelled, role, tatweels: 2)
        #expect(marks(of: usual) == golden)
        #expect(marks(of: line) == golden)
    }

    private func marks(of line: StretchedLine) -> String {
        var edge: Float = 0, pen: Float = 0, words: [String] = [""]
        let units = line.text.styled.text
        for (index, glyph) in line.glyphs.enumerated() {
            let unit = units[Int(glyph.cluster)]
            if unit == 0x20 { words.append("") }
            if !(0x64B...0x652).contains(unit) && (index == 0 || line.glyphs[index - 1].cluster != glyph.cluster) { edge = pen }
            pen -= glyph.advance
            guard (0x64B...0x652).contains(unit), glyph.advance == 0 else { continue }
            words[words.count - 1] += " \(Int(((pen + glyph.dx - edge) * 100).rounded())),\(Int((glyph.dy * 100).rounded()))"
        }
        return words.map { $0.dropFirst() }.joined(separator: " | ")
    }
}
