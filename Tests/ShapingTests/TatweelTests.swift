import FontKit
import Geometry
import LayoutBook
import Shaping
import Testing

@Suite struct TatweelTests {
    /// Families of the catalogue, and what a tatweel and four of them add to a word, in ems.
    @Test(arguments: [
        ("amiri", 0.185, 0.742), ("noto-naskh-arabic", 0.21, 0.84), ("noto-kufi-arabic", 0.171, 0.684), ("nazli", 0.302, 1.207),
        ("titr", 0.612, 2.449), ("dejavu-sans", 0, 0),
    ]) func whatATatweelAdds(family: String, one: Double, four: Double) throws {
        let fonts = try Project.fonts(textInArabic: family, fallback: family), shaper = Shaper(fonts: fonts)
        let face = try #require(fonts.candidates(role: .text, weight: .regular, script: .arabic).first)
        #expect(abs(shaper.tatweelStep(face: face, size: .pt(100)).points - one * 100) < 0.06)
        #expect(abs(shaper.tatweelGrowth(face: face, count: 4, size: .pt(100)).points - four * 100) < 0.06)
        #expect(abs(shaper.tatweelGrowth(face: face, count: 20, size: .pt(100)).points - one * 2000) < 4)
        #expect(shaper.tatweelGrowth(face: face, count: 0, size: .pt(100)) == .zero)
    }

    @Test func aFaceWithoutArabicGrowsByNothing() throws {
        let fonts = Project.fonts, shaper = Shaper(fonts: fonts)
        let face = try #require(fonts.candidates(role: .text, weight: .regular, script: .cyrillic).first)
        #expect(shaper.tatweelStep(face: face, size: .pt(10)) == .zero)
    }

    @Test(arguments: ["سلام دنیا", "مد\u{651}\u{64E} می\u{200C}کند", "و کند، (گفت)"])
    func withoutTatweelsNothingChanges(text: String) {
        let shaper = Shaper(fonts: Project.fonts), text = shaped(StyledText(text, "fa"), with: shaper)
        for (index, run) in text.runs.enumerated() {
            for range in words(of: text, in: run.text) + [run.text] {
                let again = shaper.reshape(text, run: index, range: range, tatweels: [])
                #expect(again == text.glyphs[run.glyphs].filter { range.contains(Int($0.cluster)) })
            }
        }
    }

    private func words(of text: ShapedText, in range: Range<Int>) -> [Range<Int>] {
        text.styled.text[range].split(separator: 0x20).map { $0.startIndex..<$0.endIndex }
    }

    @Test func tatweelsAddNoCluster() {
        let shaper = Shaper(fonts: Project.fonts), text = shaped(StyledText("و سَسس", "fa"), with: shaper)
        let glyphs = shaper.reshape(text, run: 0, range: 2..<6, tatweels: [Tatweels(offset: 4, count: 2), Tatweels(offset: 5, count: 1)])
        #expect(glyphs.map(\.cluster) == [2, 3, 3, 4, 4, 5])
        let width = glyphs.reduce(0) { $0 + $1.advance }
        #expect(abs(width - text.advance(of: 2..<6) - 1.85 - 3.71) < 0.01)
    }

    /// Amiri draws a final alef and the tatweels before it as one glyph, which is the alef's.
    @Test func aLetterDrawnWithItsTatweelsKeepsItsCluster() {
        let shaper = Shaper(fonts: Project.fonts), text = shaped(StyledText("مثا", "fa"), with: shaper)
        #expect(shaper.reshape(text, run: 0, range: 0..<3, tatweels: [Tatweels(offset: 2, count: 3)]).map(\.cluster) == [0, 1, 2])
    }

    /// Amiri moves kaf over the space behind a final heh: the word is shaped as it stands in its line.
    @Test func whatStandsBeforeTheWordCountsWithinTheLine() {
        let shaper = Shaper(fonts: Project.fonts), text = shaped(StyledText("به کشتن", "fa"), with: shaper)
        let kaf = text.glyphs.first { $0.cluster == 3 }
        let within = shaper.reshape(text, run: 0, range: 3..<7, tatweels: [Tatweels(offset: 5, count: 1)])
        let alone = shaper.reshape(text, run: 0, range: 3..<7, within: 3..<7, tatweels: [Tatweels(offset: 5, count: 1)])
        #expect(within.first == kaf && alone.first != kaf)
    }

    @Test func safetyIsKnownForArabicScriptAlone() {
        let arabic = shaped("سلام", "fa"), russian = shaped("слово", "ru")
        #expect(arabic.glyphs.map(\.isSafeForTatweel) == [false, true, false, false])
        #expect(!russian.glyphs.contains { $0.isSafeForTatweel })
    }

    @Test(arguments: [
        (JoiningGroup.ain, "عغ"), (.alef, "اآأإٱ"), (.beh, "بتثپٹ"), (.dal, "دذڈ"), (.feh, "ف"), (.gaf, "گک"), (.hah, "حجخچ"),
        (.tehMarbutaGoal, "ۃ"), (.heh, "ه"), (.hehGoal, "ہ"), (.kaf, "ك"), (.knottedHeh, "ھ"), (.lam, "ل"), (.meem, "م"), (.noon, "نں"),
        (.qaf, "ق"), (.reh, "رزژ"), (.sad, "صض"), (.seen, "سش"), (.swashKaf, "ڪ"), (.tah, "طظ"), (.tehMarbuta, "ةۀە"), (.waw, "وؤ"),
        (.yeh, "يىئ"), (.yehBarree, "ے"), (.yehWithTail, "ۍ"), (.burushaskiYehBarree, "ݺ"), (.farsiYeh, "ی"), (.nya, "ڽ"),
        (.straightWaw, "\u{8B1}"), (.africanFeh, "\u{8BB}"), (.africanQaf, "\u{8BC}"), (.africanNoon, "\u{8BD}"), (.thinYeh, "\u{886}"),
        (.none, "ءٴ"),
    ]) func joiningGroups(group: JoiningGroup, letters: String) {
        var table = JoiningTable()
        for unit in letters.utf16 {
            let traits = table.traits(of: unit)
            #expect(traits.kind == .letter && traits.group == group.rawValue, "\(String(unit, radix: 16))")
        }
    }

    @Test(arguments: [
        ("ب", JoiningTraits.Kind.letter, true, true), ("د", .letter, true, false), ("ء", .letter, false, false), ("\u{64E}", .mark, false, false),
        ("\u{670}", .mark, false, false), ("\u{200C}", .joiner, false, false), ("\u{200D}", .joiner, false, false), ("ـ", .tatweel, false, false),
        ("a", .foreign, false, false), ("ж", .foreign, false, false), ("7", .foreign, false, false), ("۷", .foreign, false, false),
        ("٧", .foreign, false, false), (" ", .boundary, false, false), ("،", .boundary, false, false), ("«", .boundary, false, false),
        ("😀", .foreign, false, false),
    ]) func whatACharacterIsToAWord(character: String, kind: JoiningTraits.Kind, back: Bool, on: Bool) {
        var table = JoiningTable(), all: [JoiningTraits] = []
        table.look(up: Array(character.utf16), into: &all)
        #expect(all.allSatisfy { $0.kind == kind && $0.joinsBack == back && $0.joinsOn == on })
        #expect(all == character.utf16.map { table.traits(of: $0) })
    }
}
