import Diagnostics
import FontKit
import Geometry
import Paragraphs
import Shaping
import Specimens
import Testing

/// Whole paragraphs through the real shaper: what every setting and every finished line has to keep.
@Suite("Settings") struct SettingTests {
    static let languages = ["ru", "fa", "ar"]

    @Test(arguments: languages, [220.0, 330])
    func `settings of a line less and more have that many lines and cost no less`(language: String, width: Double) throws {
        let text = Array(repeating: language == "ru" ? Composing.plain : Composing.text(language), count: 4).joined(separator: " ")
        let paragraph = try Composing.paragraph(text, language), measures = Measures(.pt(width))
        let best = try #require(paragraph.setting(measures))
        var found = 0
        for extra in [-1, 1, 2] {
            guard let setting = paragraph.setting(measures, extra: extra) else { continue }
            #expect(setting.lines.count == best.lines.count + extra)
            #expect(setting.cost >= best.cost)
            found += 1
        }
        #expect(found > 0, "a paragraph of \(best.lines.count) lines gives way somewhere")
        #expect(paragraph.setting(measures, extra: -best.lines.count) == nil)
        #expect(paragraph.setting(measures, extra: 100) == nil)
    }

    /// As code is set in, at the head of a text and behind a forced break.
    @Test(arguments: ["ru", "en"], [0, 7, 20])
    func `spaces at the head of a line take room`(language: String, count: Int) throws {
        let line = String(repeating: " ", count: count) + Composing.plain.prefix(200)
        let paragraph = try Composing.paragraph(line + "\u{2028}" + line, language, shape: ParagraphShape(fill: .start))
        let setting = try #require(paragraph.setting(Measures(.pt(200))))
        #expect(setting.lines.count > 6)
        for line in paragraph.lines(setting) { #expect(line.facts.excess < .pt(0.5)) }
    }

    @Test(arguments: languages, [150.0, 220, 330])
    func `lines follow each other and end with the text`(language: String, width: Double) throws {
        let paragraph = try Composing.paragraph(Composing.text(language), language)
        let best = try #require(paragraph.setting(Measures(.pt(width))))
        var end = 0
        for (index, line) in best.lines.enumerated() {
            #expect(line.text.lowerBound == end && !line.text.isEmpty)
            #expect(line.isLast == (index == best.lines.count - 1) && line.measure == .pt(width))
            end = line.text.upperBound
        }
        #expect(end == paragraph.text.styled.text.count)
    }

    @Test(arguments: languages, [180.0, 240, 330])
    func `justified lines end on both edges`(language: String, width: Double) throws {
        let paragraph = try Composing.paragraph(Composing.text(language), language)
        let setting = try #require(paragraph.setting(Measures(.pt(width))))
        let isRightToLeft = Language(language).direction.isRightToLeft
        for (index, line) in paragraph.lines(setting).enumerated() {
            let isFirst = index == 0, isLast = setting.lines[index].isLast
            #expect(line.facts.isJustified != isLast && line.facts.excess.points < 0.01)
            let left = line.left.points, right = left + line.width.points
            let start = isRightToLeft ? width - right : left, end = isRightToLeft ? left : width - right
            #expect(abs(start - (isFirst ? 10 : 0)) < 0.01, "line \(index)")
            if isLast { #expect(end > -0.01) } else { #expect(abs(end) < 0.01, "line \(index)") }
        }
    }

    @Test(arguments: languages)
    func `glyphs stand inside their line, and words in the order of reading`(language: String) throws {
        let paragraph = try Composing.paragraph(Composing.text(language), language)
        let setting = try #require(paragraph.setting(Measures(.pt(240))))
        for line in paragraph.lines(setting) {
            for word in line.words {
                let glyphs = line.glyphs[Int(word.glyphs.lowerBound)..<Int(word.glyphs.upperBound)]
                let clusters = line.clusters[Int(word.clusters.lowerBound)..<Int(word.clusters.upperBound)]
                #expect(clusters.reduce(0) { $0 + Int($1.glyphs) } == glyphs.count)
                #expect(clusters.reduce(0) { $0 + Int($1.bytes) } == word.text.count)
                // Marks and kerns may reach back a little, a letter never.
                for (one, next) in zip(glyphs, glyphs.dropFirst()) { #expect(next.x > one.x - 8) }
                if language == "ru" { for (one, next) in zip(glyphs, glyphs.dropFirst()) { #expect(next.x > one.x) } }
            }
            for glyph in line.glyphs {
                #expect(Double(glyph.x) > line.left.points - 3 && Double(glyph.x) < (line.left + line.width).points + 3)
                #expect(abs(glyph.y) < 12)
            }
            // Left-to-right words of Cyrillic run to the right; so do no two neighbours of Arabic.
            let starts = line.words.filter { !$0.glyphs.isEmpty && $0.isRightToLeft == (language != "ru") }
                .map { line.glyphs[Int($0.glyphs.lowerBound)].x }
            for (one, next) in zip(starts, starts.dropFirst()) { #expect(language == "ru" ? next > one : next < one) }
        }
    }

    @Test(arguments: languages, [140.0, 240])
    func `lines give the text back, and all words once`(language: String, width: Double) throws {
        let text = Composing.text(language), paragraph = try Composing.paragraph(text, language)
        let setting = try #require(paragraph.setting(Measures(.pt(width))))
        var read = "", begun = 0
        for line in paragraph.lines(setting) {
            var part = line.logicalText
            while part.last == " " { part.removeLast() }
            if line.facts.isHyphenated {
                #expect(part.last == "-")
                part.removeLast()
            } else {
                part += " "
            }
            read += part
            begun += line.facts.wordsBegun
        }
        let words = text.split(separator: " ").count
        #expect(read.dropLast() == text)
        #expect(begun == words)
    }

    @Test func `the first lines may stand in another column`() throws {
        let paragraph = try Composing.paragraph(Composing.text("ru"), "ru")
        let measures = Measures(runs: [.init(lines: 3, measure: .pt(160))], then: .pt(300))
        let setting = try #require(paragraph.setting(measures))
        #expect(setting.lines.map(\.measure.points) == setting.lines.indices.map { $0 < 3 ? 160 : 300 })
        for line in paragraph.lines(setting).enumerated() where !setting.lines[line.offset].isLast {
            #expect(abs((line.element.left + line.element.width).points - (line.offset < 3 ? 160 : 300)) < 0.01)
        }
        let narrow = try #require(paragraph.setting(Measures(.pt(160)))), wide = try #require(paragraph.setting(Measures(.pt(300))))
        #expect(setting.lines.count < narrow.lines.count && setting.lines.count > wide.lines.count)
    }

    @Test func `a hyphen is drawn where a line is hyphenated, and nowhere else`() throws {
        let fonts = try #require(Composing.fonts), paragraph = try Composing.paragraph(Composing.text("ru"), "ru")
        let setting = try #require(paragraph.setting(Measures(.pt(130))))
        let lines = paragraph.lines(setting)
        #expect(lines.contains { $0.facts.isHyphenated })
        for (line, plan) in zip(lines, setting.lines) {
            let word = try #require(line.words.last)
            let hyphen = fonts.face(word.face)?.glyph(of: 0x2D)
            #expect(line.facts.isHyphenated == plan.isHyphenated)
            #expect((line.glyphs.last?.id == hyphen) == plan.isHyphenated)
        }
        var run = 0
        for line in lines {
            run = line.facts.isHyphenated ? run + 1 : 0
            #expect(run <= 3)
        }
    }

    @Test(arguments: [("ru", false), ("en", true), ("fa", true)])
    func `nothing is hyphenated where the style or the language forbids it`(language: String, hyphenate: Bool) throws {
        let shape = ParagraphShape(fill: .justified, hyphenate: hyphenate)
        let text = language == "en" ? String(repeating: "Incomprehensibilities notwithstanding ", count: 8) : Composing.text(language)
        let paragraph = try Composing.paragraph(text, language, shape: shape)
        for width in [120.0, 160, 200] {
            let setting = try #require(paragraph.setting(Measures(.pt(width))))
            #expect(!setting.lines.contains { $0.isHyphenated })
        }
    }

    @Test func `a soft hyphen allows a break, shows only there, and leaves no other in its word`() throws {
        let paragraph = try Composing.paragraph("Слово электро\u{AD}светотехнический приём", "ru")
        let setting = try #require(paragraph.setting(Measures(.pt(88))))
        let lines = paragraph.lines(setting).map { $0.logicalText.trimmed }
        #expect(lines.first == "Слово электро-")
        let whole = try #require(paragraph.setting(Measures(.pt(400))))
        #expect(paragraph.lines(whole).map { $0.logicalText.trimmed } == ["Слово электросветотехнический приём"])
    }

    @Test func `an address wider than its column is told with its place`() throws {
        var diagnostics = Diagnostics(), source = SourceMap()
        let file = diagnostics.register(file: "a.md")
        source.append(offset: 0, at: SourcePlace(file: file, line: 7, column: 3))
        let composer = try Composing.composer(diagnostics)
        let text = "www" + String(repeating: "x", count: 60) + " и далее"
        let paragraph = composer.compose(Composing.styled(text, "ru", source: source), shape: ParagraphShape(fill: .justified))
        let setting = try #require(paragraph.setting(Measures(.pt(150))))
        let lines = paragraph.lines(setting)
        #expect(lines.count == 3 && lines.allSatisfy { $0.facts.excess == .zero })
        let said = composer.diagnostics.all
        #expect(said.first?.place == SourcePlace(file: file, line: 7, column: 3))
        #expect(said.allSatisfy { $0.message.contains("cut without a hyphen") } && !composer.diagnostics.hasErrors)
        #expect(lines.map(\.logicalText).joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }

    @Test func `a measure too narrow for a letter is an error`() throws {
        let composer = try Composing.composer(Diagnostics())
        let paragraph = composer.compose(Composing.styled("Шша", "ru"), shape: ParagraphShape(fill: .start, startIndent: .pt(49)))
        let setting = try #require(paragraph.setting(Measures(.pt(30))))
        _ = paragraph.lines(setting)
        #expect(composer.diagnostics.exitCode == Fault.doesNotFit.rawValue)
    }

    @Test func `a last line keeps its natural spaces, unless it is too wide for them`() throws {
        let paragraph = try Composing.paragraph("Два слова", "ru")
        let setting = try #require(paragraph.setting(Measures(.pt(200))))
        let line = try #require(paragraph.lines(setting).first)
        #expect(setting.lines.count == 1 && !line.facts.isJustified)
        #expect(line.facts.gap == line.facts.naturalGap && line.facts.gap > 0.2)
        // A measure that the line misses by half a point.
        let tight = try #require(paragraph.setting(Measures(.pt(10) + line.width - .pt(0.5))))
        let squeezed = try #require(paragraph.lines(tight).first)
        #expect(tight.lines.count == 1 && squeezed.facts.gap < line.facts.gap && squeezed.facts.excess.points < 0.01)
    }

    @Test func `an author's break ends its line, which is not justified`() throws {
        let paragraph = try Composing.paragraph("Первая строка\u{2028}вторая", "ru")
        let setting = try #require(paragraph.setting(Measures(.pt(200))))
        #expect(setting.lines.map(\.isLast) == [true, true])
        #expect(paragraph.lines(setting).map { $0.logicalText.trimmed } == ["Первая строка", "вторая"])
    }

    @Test(arguments: [(ParagraphShape.Fill.start, 0.0), (.centre, 0.5), (.end, 1)])
    func `ragged lines lie where the shape says, mirrored from right to left`(fill: ParagraphShape.Fill, share: Double) throws {
        for language in ["ru", "fa"] {
            let shape = ParagraphShape(fill: fill, startIndent: .pt(20), endIndent: .pt(5))
            let paragraph = try Composing.paragraph(Composing.text(language), language, shape: shape)
            let setting = try #require(paragraph.setting(Measures(.pt(225))))
            for line in paragraph.lines(setting) {
                #expect(line.facts.gap == line.facts.naturalGap && !line.facts.isJustified)
                let start = language == "ru" ? line.left.points : 225 - (line.left + line.width).points
                #expect(abs(start - 20 - share * (200 - line.width.points)) < 0.01)
            }
        }
    }
}

private extension String {
    var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
