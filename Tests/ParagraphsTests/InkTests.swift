import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Paragraphs
import Shaping
import Specimens
import Testing

/// Inks inside words: every glyph stays where it was, and is drawn in the ink of its letter.
@Suite("Inks in words") struct InkTests {
    private static let texts = [
        ("fa", "کتاب‌هایِ عملاً لُطفِ فرهنگ، سلام و John Smith ۱۴۰۵ بَر آمد."),
        ("ar", "اَلْحَمْدُ لِلّٰهِ رَبِّ الْعَالَمِينَ وَلَأُعَلِّمَنَّ لَا مُحَمَّدٌ"),
        ("ru", "Слово office и سلام, AVATAR во дворе"),
    ]

    /// A paragraph in one line, its text cut into spans at random.
    private func line(_ text: String, _ language: String, _ numbers: inout SplitMix) throws -> (TextLine, [TextStyle]) {
        var styled = Composing.styled(text, language)
        let whole = styled.spans[0].style
        styled.spans = []
        var start = 0, styles: [TextStyle] = []
        while start < styled.text.count {
            let end = min(styled.text.count, start + Int.random(in: 1...5, using: &numbers))
            var style = whole
            style.ink = InkKey(index: UInt16.random(in: 0...1, using: &numbers))
            style.marksInk = Bool.random(using: &numbers) ? InkKey(index: 2) : nil
            styled.spans.append(.init(range: start..<end, style: style))
            styles += Array(repeating: style, count: end - start)
            start = end
        }
        return (try set(styled), styles)
    }

    private func set(_ styled: StyledText) throws -> TextLine {
        let paragraph = try Composing.composer().compose(styled, shape: ParagraphShape(fill: .start))
        let setting = try #require(paragraph.setting(Measures(.pt(2_000))))
        return try #require(paragraph.lines(setting).first)
    }

    /// Each letter asks for its span, and each word for the one it begins in.
    @Test(.timeLimit(.minutes(1)))
    func `thousands of spans are set as fast as a few`() throws {
        let count = 8_000
        var styled = Composing.styled(String(repeating: "слово ", count: count), "ru")
        let style = try #require(styled.spans.first?.style)
        styled.spans = (0..<2 * count).map { index in
            var own = style
            own.ink = InkKey(index: UInt16(index % 2))
            return .init(range: index * 3..<index * 3 + 3, style: own)
        }
        let paragraph = try Composing.composer().compose(styled, shape: ParagraphShape(fill: .justified, hyphenate: true))
        let setting = try #require(paragraph.setting(Measures(.pt(300))))
        let last = try #require(paragraph.lines(setting).last)
        #expect(last.words.map(\.ink.index).suffix(2) == [0, 1])
    }

    @Test(arguments: texts, 0..<20)
    func `no glyph moves, and each has the ink of its letter or mark`(text: (String, String), seed: UInt64) throws {
        var numbers = SplitMix(seed: seed)
        let plain = try set(Composing.styled(text.1, text.0)), (inked, styles) = try line(text.1, text.0, &numbers)
        #expect(inked.logicalText == plain.logicalText)
        #expect((inked.left, inked.width) == (plain.left, plain.width))
        let drawn = try Self.drawn(inked).map(\.placeless), due = try Self.drawn(plain).map { glyph in
            let style = styles[glyph.offset]
            return Drawn(glyph: glyph.glyph, ink: glyph.isMark ? style.marksInk ?? style.ink : style.ink,
                         offset: glyph.offset, isMark: glyph.isMark, isShared: glyph.isShared).placeless
        }
        #expect(Set(drawn) == Set(due) && drawn.count == due.count)
    }

    @Test func `coloured marks leave their text in the word and go over it`() throws {
        var styled = Composing.styled("گُلِ", "fa")
        styled.spans[0].style.marksInk = InkKey(index: 1)
        let line = try set(styled)
        #expect(line.words.count == 1 && line.words[0].ink == .black && line.clusters.count == 4)
        #expect(line.overprints.count == 1 && line.overprints[0].ink == InkKey(index: 1))
        #expect(line.overprints[0].glyphs.count == 2)
    }

    @Test(arguments: ["لَا", "كَلَامٌ", "سَائِل"])
    func `marks that share a cluster with their letter are coloured too`(text: String) throws {
        var styled = Composing.styled(text, "ar")
        styled.spans[0].style.marksInk = InkKey(index: 1)
        let plain = try set(Composing.styled(text, "ar")), line = try set(styled)
        #expect(line.logicalText == plain.logicalText && line.width == plain.width)
        #expect(line.overprints.allSatisfy { $0.ink == InkKey(index: 1) })
        let marks = text.unicodeScalars.count { $0.properties.generalCategory == .nonspacingMark }
        #expect(line.overprints.reduce(0) { $0 + $1.glyphs.count } == marks)
    }

    @Test func `marks in the ink of their letters need no printing over`() throws {
        var styled = Composing.styled("گُلِ", "fa")
        styled.spans[0].style.marksInk = .black
        let plain = try set(Composing.styled("گُلِ", "fa")), line = try set(styled)
        #expect(line.overprints.isEmpty && line.glyphs == plain.glyphs)
    }

    private struct Drawn: Hashable {
        var glyph: TextLine.Glyph
        var ink: InkKey
        /// The UTF-16 unit of the line's text that its cluster begins at.
        var offset: Int
        var isMark: Bool
        /// A mark in the cluster of its letter.
        var isShared = false

        /// Where a shared mark that is printed over stands in the text is not known.
        var placeless: Drawn {
            var copy = self
            if isShared { copy.offset = -1 }
            return copy
        }
    }

    /// The glyphs with ink that a line shows, spaces and inkless ones left out.
    private static func drawn(_ line: TextLine) throws -> [Drawn] {
        var drawn: [Drawn] = [], offset = 0
        var over = line.overprints.flatMap { print in print.glyphs.map { ($0, print.ink) } }
        for word in line.words {
            var start = Int(word.text.lowerBound), glyph = Int(word.glyphs.lowerBound)
            let clusters = line.clusters[Int(word.clusters.lowerBound)..<Int(word.clusters.upperBound)].map { cluster in
                defer { start += Int(cluster.bytes); glyph += Int(cluster.glyphs) }
                return (text: String(decoding: line.text[start..<start + Int(cluster.bytes)], as: UTF8.self),
                        glyphs: Array(line.glyphs[glyph..<glyph + Int(cluster.glyphs)]))
            }
            for cluster in word.isRightToLeft ? clusters.reversed() : clusters {
                if cluster.text != " ", cluster.text != "\u{200C}" {
                    let shared = try sharedMarks(of: cluster.text, cluster.glyphs.map(\.id), word.face)
                    for (index, glyph) in cluster.glyphs.enumerated() {
                        if let place = shared[index] {
                            drawn.append(Drawn(glyph: glyph, ink: word.ink, offset: offset + place, isMark: true, isShared: true))
                            continue
                        }
                        let isMark = isMark(cluster.text)
                        let above = over.firstIndex { $0.0.x == glyph.x && $0.0.y == glyph.y && isMark }
                        let print = above.map { over.remove(at: $0) }
                        drawn.append(Drawn(glyph: print?.0 ?? glyph, ink: print?.1 ?? word.ink, offset: offset, isMark: isMark))
                    }
                }
                offset += cluster.text.utf16.count
            }
        }
        return drawn + over.map { Drawn(glyph: $0.0, ink: $0.1, offset: -1, isMark: true, isShared: true) }
    }

    /// The marks behind the first letter of a cluster: by the index of their glyph, their place in the text of the cluster.
    private static func sharedMarks(of text: String, _ glyphs: [UInt32], _ face: FaceID) throws -> [Int: Int] {
        let face = try #require(Composing.fonts?.face(face)), units = Array(text.utf16)
        var found: [Int: Int] = [:]
        for (place, unit) in units.enumerated().dropFirst() where isMark(String(decoding: [unit], as: UTF16.self)) {
            let id = face.glyph(of: UInt32(unit))
            if let index = glyphs.indices.last(where: { glyphs[$0] == id && found[$0] == nil }) { found[index] = place }
        }
        return found
    }

    private static func isMark(_ text: String) -> Bool {
        text.unicodeScalars.first?.properties.generalCategory == .nonspacingMark
    }
}
