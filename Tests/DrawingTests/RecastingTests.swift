@testable import Drawing
import FontKit
import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Specimens
import Testing

/// Right-to-left words in sorts of their own: the same ink, and text that comes back.
struct RecastingTests {
    /// Kerned pairs, marks, a decomposed madda, a ligature, ZWNJ, brackets, a lone letter.
    static let words = [
        "برگردان", "حرکت", "امپریالیسم", "عملاً", "بزرگ", "تدارک", "دموکراتیک", "قُرْآنٌ", "مُحَمَّد", "اَلْكِتَابُ",
        "بللکه", "الله", "لا", "می‌روم", "کتاب‌ها", "(ایران)", "«آزادی»", "و", "نشریه،", "؟",
    ]

    private func page(_ words: [String], size: Length = .pt(10)) -> Page {
        let items = words.enumerated().map { index, word in
            Specimen.item([.init(word, face: Specimen.naskh, isRightToLeft: true)], y: .pt(40 + 22 * Double(index)),
                          size: size, direction: .rightToLeft)
        }
        return Specimen.page(items)
    }

    /// The page with lines that reach further left than their ink.
    private func page(_ page: Page, tail: Length) -> Page {
        var page = page
        for index in page.items.indices {
            guard case .line(var placed) = page.items[index].content else { continue }
            placed.line.tail = tail
            page.items[index].content = .line(placed)
        }
        return page
    }

    private func lines(of page: Page) -> [TextLine] {
        page.items.compactMap { if case .line(let placed) = $0.content { placed.line } else { nil } }
    }

    private func recast(_ page: Page) -> (page: Page, fonts: [MadeFont?]) {
        var recasting = Recasting(Specimen.files)
        return (recasting.recast(page), (try? recasting.fonts) ?? [])
    }

    private func picture(of page: Page, fonts: [MadeFont?]? = nil) throws -> Picture {
        let canvas = PNGCanvas(dpi: 216)
        let fonts = ScaledFonts(Faces(Specimen.files, made: fonts), resolution: canvas.resolution)
        var pen = Pen(on: try canvas.begin(page.trim), outlines: true, fonts: fonts, inks: Specimen.inks)
        try pen.draw(page)
        return Picture(png: try canvas.finish())
    }

    @Test(arguments: [0.0, 15]) func `what is seen stays the same`(tail: Double) throws {
        let copy = page(page(Self.words), tail: .pt(tail)), (set, fonts) = recast(copy)
        #expect(fonts[1] != nil && fonts[0] == nil)
        let before = try picture(of: copy), after = try picture(of: set, fonts: fonts)
        let (inked, changed) = before.compared(with: after)
        #expect(inked > 5000)
        #expect(changed * 500 < inked, "\(changed) pixels of \(inked)")
    }

    /// Marks taken out of their words and drawn over them, as the line writer does it.
    private func withRedMarks(_ page: Page) -> Page {
        var page = page
        for index in page.items.indices {
            guard case .line(var placed) = page.items[index].content else { continue }
            var byte = 0, glyph = 0, marks: [TextLine.Glyph] = []
            for cluster in placed.line.clusters {
                let text = String(decoding: placed.line.text[byte..<byte + Int(cluster.bytes)], as: UTF8.self)
                if cluster.glyphs == 1, text.unicodeScalars.first?.properties.generalCategory == .nonspacingMark {
                    marks.append(placed.line.glyphs[glyph])
                    placed.line.glyphs[glyph].id = 3 // the space of Amiri
                }
                byte += Int(cluster.bytes)
                glyph += Int(cluster.glyphs)
            }
            placed.line.overprints = [.init(glyphs: marks, face: Specimen.naskh, size: placed.line.words[0].size, ink: InkKey(index: 1))]
            page.items[index].content = .line(placed)
        }
        return page
    }

    /// Blue shows both inks alike: none of them has any.
    @Test func `the ink of two plates together is that of the black one`() throws {
        let copy = page(Self.words), (set, fonts) = recast(withRedMarks(copy))
        let black = try picture(of: copy), both = try picture(of: set, fonts: fonts)
        let (inked, changed) = black.compared(with: both)
        var red = 0
        for y in 0..<both.height {
            for x in 0..<both.width where Int(both[x, y] >> 16) > Int(both[x, y] & 0xFF) + 100 { red += 1 }
        }
        #expect(red > 100)
        #expect(changed * 500 < inked, "\(changed) pixels of \(inked)")
    }

    @Test(.enabled(if: canReadText)) func `words read alike whatever the ink of their marks`() throws {
        let words = Self.words.filter { $0.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark } }
        func text(_ page: Page) throws -> String {
            readText(try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([page])).pdf)
        }
        let black = try text(page(words))
        #expect(try text(withRedMarks(page(words))) == black)
        #expect(black.unicodeScalars.contains("\u{651}"))
    }

    @Test(.enabled(if: canReadText)) func `a word in several inks is read as one`() throws {
        let red = InkKey(index: 1)
        let item = Specimen.item([
            .init("این ", face: Specimen.naskh, isRightToLeft: true), .init("کتا", face: Specimen.naskh, isRightToLeft: true),
            .init("بخا", face: Specimen.naskh, ink: red, isRightToLeft: true), .init("نه", face: Specimen.naskh, isRightToLeft: true),
            .init(" ها", face: Specimen.naskh, ink: red, isRightToLeft: true),
        ], direction: .rightToLeft)
        let draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([Specimen.page([item])]))
        let words = readText(draft.pdf).unicodeScalars
            .filter { $0.properties.generalCategory != .format }.split(whereSeparator: \.properties.isWhitespace)
        #expect(words.map { String(String.UnicodeScalarView($0)) } == ["این", "کتابخانه", "ها"])
    }

    @Test func `a space that begins a stretch in another ink stays left of the word before it`() throws {
        let item = Specimen.item([
            .init("کتاب:", face: Specimen.naskh, isRightToLeft: true),
            .init(" تعمیر", face: Specimen.naskh, ink: InkKey(index: 1), isRightToLeft: true),
        ], direction: .rightToLeft)
        let line = try #require(lines(of: recast(Specimen.page([item])).page).first)
        let words = line.words.map { word in line.glyphs[word.glyphs.asIndices].map(\.x) }
        #expect(words.count == 3 && words.allSatisfy { !$0.isEmpty })
        for (right, left) in zip(words, words.dropFirst()) {
            #expect(try #require(left.max()) < #require(right.min()) + 0.01, "words go from right to left")
        }
    }

    /// Readers would take a letter that stands higher for one of another line.
    @Test(.enabled(if: canReadText)) func `a raised letter from left to right is read in its line`() throws {
        func raised(_ page: Page) -> Page {
            var page = page
            guard case .line(var placed) = page.items[0].content else { return page }
            let word = placed.line.words[1].glyphs.asIndices, start = placed.line.glyphs[word.lowerBound].x
            let end = placed.line.glyphs[word.upperBound].x
            for glyph in placed.line.glyphs.indices.dropFirst(word.lowerBound) {
                let x = placed.line.glyphs[glyph].x
                placed.line.glyphs[glyph].x = x - (end - start) * 0.4
                if word.contains(glyph) {
                    placed.line.glyphs[glyph].x = start + (x - start) * 0.6
                    placed.line.glyphs[glyph].y = -3.3
                }
            }
            placed.line.words[1].size = .pt(6)
            page.items[0].content = .line(placed)
            return page
        }
        let copy = Specimen.page([Specimen.item([.init("слово"), .init("12"), .init(", и ещё")])])
        let (set, fonts) = recast(raised(copy))
        #expect(lines(of: set)[0].glyphs.allSatisfy { $0.y == 0 } && fonts[0] != nil)
        let before = try picture(of: raised(copy)), after = try picture(of: set, fonts: fonts)
        #expect(before.ink?.rows == after.ink?.rows)
        let changed = (0..<before.height).reduce(0) { sum, y in
            sum + (0..<before.width).count { abs(Int(before[$0, y] & 0xFF) - Int(after[$0, y] & 0xFF)) > 100 }
        }
        #expect(changed < 4)
        let pdf = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([raised(copy)])).pdf
        #expect(readText(pdf).split(separator: "\n").first == "слово12, и ещё")
    }

    @Test func `glyphs, clusters and text of a word still add up, from left to right, none too near the next`() {
        for line in lines(of: recast(page(Self.words)).page) {
            let word = line.words[0], glyphs = line.glyphs[word.glyphs.asIndices]
            #expect(line.words.count == 1 && Int(word.clusters.count) == glyphs.count)
            #expect(line.clusters.reduce(0) { $0 + Int($1.bytes) } == line.text.count)
            #expect(line.clusters.allSatisfy { $0.glyphs == 1 })
            // The guard of the space stands where the space stands.
            for (left, right) in zip(glyphs.dropFirst(), glyphs.dropFirst(2)) { #expect(right.x - left.x > 1.04) }
        }
    }

    @Test func `a line reaches as far left as its tail, with its letters and its space`() {
        let short = lines(of: recast(page(Self.words)).page), long = lines(of: recast(page(page(Self.words), tail: .pt(15))).page)
        for (short, long) in zip(short, long) {
            let edges = [short, long].map { line in line.glyphs.map(\.x) }
            #expect(long.text == short.text && edges[0].count == edges[1].count)
            // A guard, the space, and the leftmost letter, which may have the text of its marks before it.
            for index in 0..<3 { #expect(abs(edges[0][index] - edges[1][index] - 15) < 0.05) }
            #expect(edges[0].dropFirst(4) == edges[1].dropFirst(4))
        }
    }

    @Test(arguments: [0.0, 15]) func `every letter goes on to the next without a gap`(tail: Double) throws {
        let copy = page(page(Self.words), tail: .pt(tail)), (set, fonts) = recast(copy)
        let faces = Faces(Specimen.files, made: fonts)
        let scaled = ScaledFonts(faces, resolution: 1), font = try scaled.font(Specimen.naskh, .pt(10))
        defer { withExtendedLifetime(scaled) {} }
        for line in lines(of: set) {
            for (left, right) in zip(line.glyphs.dropFirst(), line.glyphs.dropFirst(2)) {
                #expect(abs(Double(right.x - left.x) - advance(of: left.id, in: font)) < 0.21)
            }
        }
    }

    @Test(.enabled(if: canReadText)) func `words read back, marks and joiners with them`() throws {
        let draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([page(Self.words)]))
        let read = readText(draft.pdf).unicodeScalars
            .filter { ![0x61C, 0x202A, 0x202B, 0x202C, 0x200E, 0x200F].contains($0.value) }
            .split(whereSeparator: \.properties.isWhitespace).map { String(String.UnicodeScalarView($0)) }
        #expect(read.count == Self.words.count)
        for (read, word) in zip(read, Self.words) where !word.contains(where: "()«»".contains) {
            let letters = { (text: String) in
                text.unicodeScalars.filter { $0.properties.generalCategory == .otherLetter }
            }
            #expect(read.unicodeScalars.map(\.value).sorted() == word.unicodeScalars.map(\.value).sorted(), "\(word)")
            // Poppler turns a word round where a letter has two marks.
            guard !word.unicodeScalars.contains("\u{651}") else { continue }
            #expect(String(String.UnicodeScalarView(letters(read))) == String(String.UnicodeScalarView(letters(word))))
        }
    }

    @Test(.enabled(if: canReadText)) func `a line of words reads back in its order, with spaces between`() throws {
        let item = Specimen.item([.init("آب و هوا در تهران خوب است", face: Specimen.naskh, isRightToLeft: true)],
                                 direction: .rightToLeft)
        let draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([Specimen.page([item])]))
        let words = readText(draft.pdf).unicodeScalars
            .filter { $0.properties.generalCategory != .format }.split(whereSeparator: \.properties.isWhitespace)
        #expect(words.map { String(String.UnicodeScalarView($0)) } == ["آب", "و", "هوا", "در", "تهران", "خوب", "است"])
    }

    @Test func `each text of a space but the first has its guard, which reads as nothing`() {
        let line = lines(of: recast(Specimen.page([
            Specimen.item([.init("یک دو سه چهار", face: Specimen.naskh, isRightToLeft: true)], direction: .rightToLeft),
        ])).page)[0]
        let texts = line.words.map { String(decoding: line.text[$0.text.asIndices], as: UTF8.self) }
        #expect(texts.map { $0.unicodeScalars.count { $0 == " " } } == [2, 1, 1, 1])
        #expect(texts[0].unicodeScalars.first == "\u{61C}")
        let mute = line.words.map { word in line.clusters[word.clusters.asIndices].count { $0.bytes == 0 } }
        #expect(mute == [0, 1, 1, 1])
    }

    @Test func `a space left of a number is read with the word after it`() {
        let line = lines(of: recast(Specimen.page([Specimen.item([
            .init("سال ", face: Specimen.naskh, isRightToLeft: true), .init("12", face: Specimen.naskh),
            .init(" ", face: Specimen.naskh, isRightToLeft: true),
            .init("بود", face: Specimen.naskh, isRightToLeft: true),
        ], direction: .rightToLeft)])).page)[0]
        let texts = line.words.map { String(decoding: line.text[$0.text.asIndices], as: UTF8.self) }
        // The first space of all brings its guard's text along.
        #expect(texts == ["\u{61C}  لاس", "12", " دوب "])
    }

    @Test func `lines from left to right stay as they were shaped`() {
        let page = Specimen.page([Specimen.item([.init("Привет, мир")])])
        let (set, fonts) = recast(page)
        #expect(lines(of: set)[0].glyphs == lines(of: page)[0].glyphs)
        #expect(lines(of: set)[0].text == lines(of: page)[0].text)
        #expect(fonts.allSatisfy { $0 == nil })
    }

    @Test func `a face without TrueType outlines is left as it is`() throws {
        var recasting = Recasting([FontFile(path: "/nonexistent"), FontFile(path: "/etc/passwd")])
        let copy = page(["سلام"])
        #expect(lines(of: recasting.recast(copy))[0].glyphs == lines(of: copy)[0].glyphs)
        #expect(try recasting.fonts.allSatisfy { $0 == nil })
    }
}
