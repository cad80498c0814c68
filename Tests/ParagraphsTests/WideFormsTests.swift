import Diagnostics
import FontKit
import Foundation
import Geometry
import LayoutBook
@testable import Paragraphs
import Shaping
import Specimens
import Testing

/// Paragraphs in faces that have wider forms of their letters. Text is set in `jalt`'s face, headings in that of the axis.
@Suite("Wide forms") struct WideFormsTests {
    static let fonts: FontLibrary? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Fonts"
        var diagnostics = Diagnostics()
        return Catalogue.read(path: folder + "/catalogue.yaml", into: &diagnostics).map {
            FontLibrary(catalogue: $0, directories: FontDirectories(own: [folder], system: []))
        }
    }()

    struct Sample: Sendable, CustomTestStringConvertible {
        var language: String
        var role: FontRole
        var kashida = KashidaUse.none

        var testDescription: String { "\(language) in \(role), kashida \(kashida)" }
    }

    static let samples = [
        Sample(language: "en", role: .text), Sample(language: "en", role: .heading), Sample(language: "ar", role: .text),
        Sample(language: "ar", role: .text, kashida: .sparing),
    ]

    private func composer() throws -> Composer {
        Composer(shaper: Shaper(fonts: try #require(Self.fonts)), hyphenation: Hyphenation(), diagnostics: Diagnostics())
    }

    private func paragraph(_ text: String, _ sample: Sample, usesWideForms: Bool = true, by composer: Composer) -> ComposedParagraph {
        var styled = Composing.styled(text, sample.language)
        for index in styled.spans.indices { styled.spans[index].style.role = sample.role }
        var shape = Composing.justified
        (shape.usesWideForms, shape.kashida, shape.scalesGlyphs) = (usesWideForms, sample.kashida, true)
        return composer.compose(styled, shape: shape)
    }

    private func text(_ sample: Sample, seed: UInt64) -> String {
        var random = SplitMix(seed: seed)
        let words = sample.language == "ar" ? Self.arabic : Self.latin
        return (0..<120).map { _ in words[Int.random(in: words.indices, using: &random)] }.joined(separator: " ")
    }

    private static let latin = [
        "a", "is", "main", "honour", "type", "set", "in", "lines", "so", "it", "well-made", "moon,", "under", "the", "house.",
        "compositor", "justify", "common", "is", "at", "last", "nothing", "unknown", "hand", "of",
    ]
    private static let arabic = [
        "سلام", "ابن", "بيت", "دار", "رسم", "نور", "باب", "درس", "تراب", "لبن", "سمين", "بلد", "ورد", "من", "ليس", "نسيم", "بستان",
    ]

    /// Advance of everything before each unit of the text.
    private func reach(of paragraph: ComposedParagraph) -> [Double] {
        paragraph.text.styled.text.indices.reduce(into: [0]) { reach, unit in
            let advances = paragraph.text.glyphs.filter { Int($0.cluster) == unit }.map { Double($0.advance) }
            reach.append(advances.reduce(reach[unit], +))
        }
    }

    private struct SetLine {
        var plan: LinePlan
        var line: TextLine
        var wide: [Stretch]
    }

    private func lines(_ paragraph: ComposedParagraph, _ width: Double) throws -> [SetLine] {
        let setting = try #require(paragraph.setting(Measures(.pt(width))))
        return zip(setting.lines, paragraph.lines(setting)).map { plan, line in
            SetLine(plan: plan, line: line, wide: plan.stretches.filter { $0.means == .wideForms })
        }
    }

    @Test(arguments: samples, 1...4)
    func `at most two words of a loose line are wide, and no neighbours`(sample: Sample, seed: UInt64) throws {
        let composer = try composer(), spaces = composer.tolerances.spaces
        let isRightToLeft = sample.language == "ar"
        let ideal = isRightToLeft ? spaces.idealRightToLeft : spaces.ideal
        let paragraph = paragraph(text(sample, seed: seed), sample, by: composer), units = paragraph.text.styled.text
        var wide = 0
        for line in try lines(paragraph, 260) where !line.wide.isEmpty {
            wide += 1
            #expect(line.wide.count <= 2 && !line.plan.isLast && line.line.facts.isJustified)
            for (one, next) in zip(line.wide, line.wide.dropFirst()) {
                let between = units[one.word.upperBound..<next.word.lowerBound]
                #expect(between.count { $0 == 0x20 } > 1, "a word between them")
            }
            var plain = line.plan
            plain.stretches = []
            plain.scaling = 0
            let facts = paragraph.line(plain, index: line.plan.text.lowerBound == 0 ? 0 : 1).facts
            #expect(facts.gap > facts.naturalGap * ideal, "loose without them")
            #expect(facts.gap > line.line.facts.gap)
        }
        #expect(wide > 1)
    }

    @Test(arguments: samples, [180.0, 260])
    func `lines with wide words fill their measure`(sample: Sample, width: Double) throws {
        var found = 0
        for (index, line) in try lines(paragraph(text(sample, seed: 7), sample, by: composer()), width).enumerated() {
            guard !line.plan.isLast else { continue }
            if !line.wide.isEmpty { found += 1 }
            let left = line.line.left.points, right = left + line.line.width.points, indent = index == 0 ? 10.0 : 0
            let isRightToLeft = sample.language == "ar"
            #expect(abs(left - (isRightToLeft ? 0 : indent)) < 0.01 && abs(right - width + (isRightToLeft ? indent : 0)) < 0.01)
        }
        #expect(found > 0)
    }

    /// The breaker reckoned with what the words are set at: what is left over goes into the gaps, and is next to nothing.
    @Test(arguments: samples) func `a wide word is as much longer as the search took it for`(sample: Sample) throws {
        let composer = try composer(), paragraph = paragraph(text(sample, seed: 3), sample, by: composer)
        let words = StretchableWords(in: paragraph.text, shape: paragraph.shape, reach: reach(of: paragraph), composer: composer)
        #expect(words.all.map(\.start) == words.all.map(\.start).sorted())
        var compared = 0
        for line in try lines(paragraph, 260) {
            for stretch in line.wide {
                let word = try #require(words.all.first { $0.means == .wideForms && Int($0.start) == stretch.word.lowerBound })
                var plain = line.plan, wide = line.plan
                (plain.stretches, wide.stretches, plain.scaling, wide.scaling) = ([], [stretch], 0, 0)
                let before = paragraph.line(plain, index: 1).facts, after = paragraph.line(wide, index: 1).facts
                let given = (before.gap - after.gap) * Double(before.gaps) * 10
                #expect(abs(given - Double(word.step)) < 0.01)
                compared += 1
            }
        }
        #expect(compared > 2)
        #expect(words.all.contains { $0.means == .kashida } == (sample.kashida != .none))
    }

    @Test(arguments: samples) func `lines give the text back`(sample: Sample) throws {
        let text = text(sample, seed: 5)
        let read = try lines(paragraph(text, sample, by: composer()), 220).flatMap { $0.line.logicalText.split(separator: " ") }
        #expect(read.joined(separator: " ") == text)
    }

    @Test(arguments: [
        ("jac van, —12 deck «nod» 12 dab", ["van,", "«nod»"]),
        ("de\u{AD}mon\u{A0}nod am-\u{2009}man", ["de\u{AD}mon", "nod", "am-", "man"]),
    ])
    func `words reach from space to space, and grow`(text: String, words: [String]) throws {
        let composer = try composer(), paragraph = paragraph(text, Self.samples[0], by: composer)
        let found = StretchableWords(in: paragraph.text, shape: paragraph.shape, reach: reach(of: paragraph), composer: composer).all
        #expect(found.map { String(decoding: paragraph.text.styled.text[Int($0.start)..<Int($0.end)], as: UTF16.self) } == words)
        #expect(found.allSatisfy { $0.most == 1 && $0.step > 1 })
    }

    @Test(arguments: samples) func `a style may do without them`(sample: Sample) throws {
        let paragraph = paragraph(text(sample, seed: 2), sample, usesWideForms: false, by: try composer())
        #expect(try lines(paragraph, 200).allSatisfy { $0.wide.isEmpty })
    }

    @Test(arguments: ["ru", "fa", "ar"]) func `faces of the catalogue have none`(language: String) throws {
        var shape = Composing.justified
        shape.usesWideForms = true
        let paragraph = try Composing.paragraph(Composing.text(language), language, shape: shape)
        #expect(try lines(paragraph, 180).allSatisfy { $0.wide.isEmpty && !$0.line.words.contains(where: \.isWide) })
    }

    @Test(arguments: samples) func `an instance is said to be one, glyphs of the face are not`(sample: Sample) throws {
        for line in try lines(paragraph(text(sample, seed: 9), sample, by: composer()), 260) {
            let wide = line.line.words.filter(\.isWide).count
            #expect(wide == (sample.role == .heading ? line.wide.count : 0))
        }
    }
}
