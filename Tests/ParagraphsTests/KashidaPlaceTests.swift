import Diagnostics
import FontKit
import Geometry
import LayoutBook
@testable import Paragraphs
import Shaping
import Testing

@Suite struct KashidaPlaceTests {
    /// In Noto Naskh, Noto Kufi and Amiri: the word with a tatweel in its best place, the rule's number and the penalty. Amiri
    /// has fewer places, since its letters lean on each other.
    static let words: [(word: String, naskh: String, kufi: String, amiri: String)] = [
        ("سلام", "سـلام 2+1", "سـلام 2", "سـلام 2+1"),
        ("السَّلامُ", "السَّـلامُ 2", "السَّـلامُ 2", "السَّـلامُ 2"),
        ("سَلَاْمٌ", "سَـلَاْمٌ 2+1", "سَـلَاْمٌ 2", "سَـلَاْمٌ 2+1"),
        ("الأُلى", "–", "–", "–"),
        ("الله", "–", "–", "–"),
        ("اللّٰه", "–", "–", "–"),
        ("والله", "–", "–", "–"),
        ("بالله", "–", "–", "–"),
        ("لله", "–", "–", "–"),
        ("فلِلّه", "–", "–", "–"),
        ("اللهم", "–", "–", "–"),
        ("اللهجة", "اللهجـة 3+1", "اللهجـة 3", "–"),
        ("حبیب‌الله", "حبیـب‌الله 7", "حبیـب‌الله 7", "–"),
        ("خبر", "خـبر 5+1", "خـبر 5", "–"),
        ("تصویر", "تصویـر 7+2", "تصـویر 2", "–"),
        ("منبر", "منـبر 5", "منـبر 5", "منـبر 5"),
        ("نفس", "نفـس 7+1", "نفـس 7", "نفـس 7+1"),
        ("شمس", "شـمس 2+1", "شـمس 2", "شمـس 7+1"),
        ("مسجد", "مسجـد 3", "مسـجد 2", "–"),
        ("أساسي", "أسـاسي 2+2", "أساسـي 2", "أسـاسي 2+2"),
        ("درسی", "–", "درسـی 2", "–"),
        ("کتاب‌ها", "کتـاب‌ها 4+1", "کتـاب‌ها 4", "–"),
        ("می‌روم", "–", "–", "–"),
        ("بازیکن", "بـازیکن 4+2", "بـازیکن 4", "–"),
        ("تشکیل", "تشـکیل 2+1", "تشـکیل 2", "تشـکیل 2+1"),
        ("بزرگ", "بـزرگ 7+2", "بـزرگ 7", "–"),
        ("سنگ", "سـنگ 2+1", "سـنگ 2", "سـنگ 2+1"),
        ("ایرانی", "ایـرانی 7+2", "ایـرانی 7", "–"),
        ("عالی", "عـالی 4+2", "عـالی 4", "–"),
        ("کووید۱۹", "–", "–", "–"),
        ("۱۲تن", "–", "–", "–"),
        ("bتن", "–", "–", "–"),
        ("به", "–", "–", "–"),
        ("من", "–", "–", "–"),
        ("بار", "بـار 4+2", "بـار 4", "–"),
        ("مدرسة", "مدرسـة 2+2", "مدرسـة 2", "مدرسـة 2+2"),
        ("خانهٔ", "خانـهٔ 3+2", "خانـهٔ 3", "خانـهٔ 3+2"),
        ("سئل", "سـئل 2+1", "سـئل 2", "سـئل 2+1"),
        ("شيئًا", "شـيئًا 2", "شـيئًا 2", "شيئًـا 4"),
        ("ماء", "مـاء 4+2", "مـاء 4", "مـاء 4+2"),
        ("مُحَمَّد", "مُحَمَّـد 3", "مُحَمَّـد 3", "مُحَمَّـد 3"),
        ("كَتَبَ", "كَتَـبَ 7+1", "كَتَـبَ 7", "كَتَـبَ 7+1"),
        ("طريق", "طـريق 7+2", "طريـق 6", "طـريق 7+2"),
        ("تحقيق", "–", "تحقيـق 6", "–"),
        ("مستشفى", "مستشـفى 2+2", "مستشـفى 2", "مستشـفى 2+2"),
        ("يستحق", "يسـتحق 2+1", "يسـتحق 2", "يسـتحق 2+1"),
        ("محتویات", "محتویـات 4+2", "محتویـات 4", "–"),
        ("جمهوری", "–", "جمهـوری 6", "–"),
        ("نیست", "نیسـت 2", "نیسـت 2", "نیسـت 2"),
        ("همچنین", "همچنیـن 7+2", "همچنیـن 7", "–"),
        ("(متنی)،", "(متـنی)، 5", "(متـنی)، 5", "(متـنی)، 5"),
        ("كلـمة", "–", "–", "–"),
        ("ی", "–", "–", "–"),
        ("هـ", "–", "–", "–"),
        ("فاصله", "فاصـله 2+1", "فاصـله 2", "فاصـله 2+1"),
    ]

    @Test(arguments: words) func theBestPlaceOfAWord(word: String, naskh: String, kufi: String, amiri: String) throws {
        #expect(try Kashidas.places(word, .mono) == naskh)
        #expect(try Kashidas.places(word, .display) == kufi)
        #expect(try Kashidas.places(word, .text) == amiri)
    }

    @Test func aPlaceNamesItsWordRunAndStep() throws {
        let (text, shaper) = try Kashidas.shaped("«سـ» سنگ، 12 (نیست).", .mono)
        var finder = KashidaFinder(shaper: shaper)
        let places = finder.places(in: text)
        #expect(places.map { String(decoding: text.styled.text[Int($0.word.lowerBound)..<Int($0.word.upperBound)], as: UTF16.self) }
            == ["سنگ", "نیست"])
        #expect(places.allSatisfy { text.runs[Int($0.run)].text.contains(Int($0.offset)) && abs($0.step - 2.1) < 0.001 })
        #expect(finder.places(in: text) == places, "what is left of one text changes nothing in the next")
    }

    @Test func aWordInTwoStylesIsLeftAlone() throws {
        let units = Array("نیستنیست".utf16), shaper = Shaper(fonts: try #require(Composing.fonts))
        func style(_ weight: FontWeight) -> TextStyle {
            TextStyle(role: .mono, weight: weight, size: .pt(10), ink: .black, features: [], language: "fa")
        }
        var diagnostics = Diagnostics(), finder = KashidaFinder(shaper: shaper)
        let text = shaper.shape(StyledText(
            text: units, direction: .rightToLeft,
            spans: [.init(range: 0..<4, style: style(.regular)), .init(range: 4..<8, style: style(.bold))],
            source: SourceMap()), into: &diagnostics)
        #expect(text.runs.count == 2 && finder.places(in: text).isEmpty)
    }

    /// The word, the offsets of the author's tatweels, and what comes of it.
    @Test(arguments: [
        ("نیست", [2], "نیـست 1"), ("نیست", [1], "نـیست 1"), ("نیست", [1, 3], "نیسـت 1"), ("من", [1], "مـن 1"), ("بی", [1], "بـی 1"),
        ("سلام", [2], "سـلام 2+1"), ("کتابی", [3], "کتـابی 4+1"), ("الله", [3], "–"), ("محل", [2], "محـل 1"),
    ]) func theAuthorsPlacesComeFirst(word: String, hints: [Int], found: String) throws {
        #expect(try Kashidas.places(word, .mono, hints: hints) == found)
    }

    @Test func textInAnotherScriptOrAFaceThatTakesNoneHasNoPlaces() throws {
        for text in ["", " ", "Нет слов", "۱۲۳", "،؟ «»"] { #expect(try Kashidas.places(text, .mono) == "–") }
    }

    /// Words that nobody would write: each place is legal, and the word that is shaped with tatweels there is that word.
    @Test func stretchedWordsAreTheSameWords() throws {
        var numbers = SeededWords(seed: 1403), found = 0
        for role in [FontRole.text, .mono, .display, .heading] {
            for _ in 0..<150 {
                let (text, shaper) = try Kashidas.shaped(numbers.text(), role)
                var finder = KashidaFinder(shaper: shaper)
                let places = finder.places(in: text)
                found += places.count
                for (place, next) in zip(places, places.dropFirst()) { #expect(place.word.upperBound < next.word.lowerBound) }
                for place in places { try check(place, in: text, with: shaper, count: Int.random(in: 1...6, using: &numbers)) }
            }
        }
        #expect(found > 400)
    }

    private func check(_ place: KashidaPlace, in text: ShapedText, with shaper: Shaper, count: Int) throws {
        let run = text.runs[Int(place.run)], word = Int(place.word.lowerBound)..<Int(place.word.upperBound)
        let before = text.glyphs[run.glyphs].filter { word.contains(Int($0.cluster)) }
        let after = shaper.reshape(text, run: Int(place.run), range: word, tatweels: [.init(offset: Int(place.offset), count: count)])
        let message = Comment(rawValue: String(decoding: text.styled.text[word], as: UTF16.self))
        #expect(word.contains(Int(place.offset)) && word.lowerBound < place.offset, message)
        #expect(before.contains { $0.cluster == place.offset && $0.isSafeForTatweel }, message)
        #expect(zip(after, after.dropFirst()).allSatisfy { $0.cluster <= $1.cluster }, message)
        #expect(Set(after.map(\.cluster)) == Set(before.map(\.cluster)), message)
        let growth = shaper.tatweelGrowth(face: run.face, count: count, size: run.size).points
        let width = { (glyphs: [ShapedGlyph]) in glyphs.reduce(0) { $0 + Double($1.advance) } }
        // A thousandth of an em and what is lost in adding.
        #expect(abs(width(after) - width(before) - growth) < 0.012, message)
        // Letters and marks are what they were, but for the one behind: Amiri draws it and the tatweels as one.
        let letters = after.filter { glyph in before.contains { $0.cluster == glyph.cluster && $0.id == glyph.id && $0.dy == glyph.dy } }
        #expect(letters.count == before.count || letters.count == before.count - 1, message)
    }
}

/// Kashidas found in text of one style.
enum Kashidas {
    /// The role chooses the face: text is Amiri, mono Noto Naskh, display Noto Kufi, heading Titr.
    static func shaped(_ text: String, _ role: FontRole, hints: [Int] = []) throws -> (ShapedText, Shaper) {
        let units = Array(text.utf16)
        let style = TextStyle(role: role, weight: .regular, size: .pt(10), ink: .black, features: [], language: "fa")
        let styled = StyledText(text: units, direction: .rightToLeft,
                                spans: units.isEmpty ? [] : [.init(range: 0..<units.count, style: style)], source: SourceMap(),
                                kashidaHints: hints)
        let shaper = Shaper(fonts: try #require(Composing.fonts))
        var diagnostics = Diagnostics()
        return (shaper.shape(styled, into: &diagnostics), shaper)
    }

    /// The text with a tatweel in each place, then the rules' numbers and the penalties; a dash where there is none.
    static func places(_ text: String, _ role: FontRole, hints: [Int] = []) throws -> String {
        let (shaped, shaper) = try shaped(text, role, hints: hints)
        var finder = KashidaFinder(shaper: shaper)
        let places = finder.places(in: shaped)
        if places.isEmpty { return "–" }
        var units = shaped.styled.text
        for place in places.reversed() { units.insert(0x640, at: Int(place.offset)) }
        let notes = places.map { " \($0.rule)" + ($0.penalty > 0 ? "+\(Int($0.penalty))" : "") }
        return String(decoding: units, as: UTF16.self) + notes.joined()
    }
}

/// Random words of Arabic letters and marks, the same on every run.
struct SeededWords: RandomNumberGenerator {
    private var numbers: SplitMix

    init(seed: UInt64) { numbers = SplitMix(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    private static let letters = Array("ابپتثجچحخدذرزسشصضطظعغفقکگكلمنوهيیئؤأآةىءۀ").map(String.init)
    private static let marks = ["\u{64E}", "\u{650}", "\u{64F}", "\u{652}", "\u{651}\u{64E}", "\u{651}", "\u{64B}", "\u{670}"]

    mutating func text() -> String {
        (0..<Int.random(in: 1...8, using: &self)).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        (0..<Int.random(in: 1...7, using: &self)).map { _ in
            let letter = Self.letters.randomElement(using: &self) ?? ""
            let mark = Int.random(in: 0..<4, using: &self) == 0 ? Self.marks.randomElement(using: &self) ?? "" : ""
            return letter + mark + (Int.random(in: 0..<25, using: &self) == 0 ? "\u{200C}" : "")
        }.joined()
    }
}
