import Diagnostics
import Foundation
import Testing
@testable import Paragraphs

@Suite("Hyphenation") struct HyphenationTests {
    private func hyphenated(_ word: String, _ language: String = "ru", with hyphenation: Hyphenation = Hyphenation()) -> String {
        let units = Array(word.utf16)
        let points = hyphenation.points(in: units[...], language: language)
        var parts: [String] = [], start = 0
        for point in points + [units.count] {
            parts.append(String(decoding: units[start..<point], as: UTF16.self))
            start = point
        }
        return parts.joined(separator: "-")
    }

    /// At least two letters before a hyphen and three after it.
    @Test(arguments: [
        ("человека", "че-ло-века"), ("молоко", "мо-локо"), ("типография", "ти-по-гра-фия"), ("переплёт", "пе-ре-плёт"),
        ("всё", "всё"), ("ёлочка", "ёлочка"), ("Москва", "Москва"), ("ТИПОГРАФИЯ", "ТИ-ПО-ГРА-ФИЯ"), ("СССР", "СССР"),
        ("ГОСТы", "ГОСТы"), ("дом", "дом"), ("ёлочный", "ёлоч-ный"), ("Московия", "Мос-ко-вия"), ("мама", "мама"), ("подъезд", "подъ-езд"), ("бумага", "бу-мага"),
        ("взаимопонимание", "вза-и-мо-по-ни-ма-ние"), ("переносы", "пе-ре-носы"),
    ])
    func `Russian words are divided as the patterns have it`(word: String, divided: String) {
        #expect(hyphenated(word) == divided)
    }

    /// All places where a word may be divided: where consonants meet, the orthographies of Ukrainian and Belarusian allow several.
    @Test(arguments: [
        ("uk", "лю-дина п’я-т-ниця п'я-т-ниця п\u{2BC}я-т-ниця об’-єд-на-ння здо-ров’я сім’ями бур’ян за-в’я-зати Укра-їна єд-ність "
            + "за-єць хо-джу кни-жка ґру-н-то-в-ний не-за-ле-ж-ність"),
        ("be", "ча-ла-век аб’-ява аб'-ява сям’ёю мова дру-ка-рня ву-чоба ўсё Бе-ла-русь ка-ло-ссе паў-д-нёвы не-за-ле-ж-насць"),
        ("bg", "чо-век пе-чат-ница не-за-ви-си-мост бъл-га-рия вес-т-ник под-го-товка сес-тра учи-те-лят майс-тор си-ньо сво-бода"),
        ("sr", "чо-век људи љу-бав штам-па-рија ње-гова ђаци књи-жев-ност по-љо-при-вреда из-дање Бео-град џем-пер од-јек над-жи-вети"),
        ("mn", "хү-мүүс хө-дөл-мөр Мон-го-лын Улаан-баа-тар хэв-лэл со-нин но-мын би-чиг үн-дэс-ний өнөө-дөр тус-гаар сур-гууль"),
    ])
    func `the other languages are divided as their patterns have it`(language: String, words: String) {
        let hyphenation = Hyphenation()
        for word in words.split(separator: " ").map(String.init) {
            #expect(hyphenated(word.replacing("-", with: ""), language, with: hyphenation) == word)
        }
    }

    @Test(arguments: [
        ("типогра\u{301}фия", "ти-по-гра\u{301}-фия"), ("п\u{301}ереносы", "п\u{301}е-ре-носы"), ("буи\u{306}ство", "буи\u{306}-ство"),
        ("буйство", "буй-ство"),
    ])
    func `marks do not keep a word from being divided`(word: String, divided: String) {
        #expect(hyphenated(word) == divided)
    }

    // MARK: Exceptions

    private func exceptions(_ files: [String: Data]) throws -> (Hyphenation, [String]) {
        let folder = NSTemporaryDirectory() + "varaq-" + UUID().uuidString + "/"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, data) in files { try data.write(to: URL(filePath: folder + name)) }
        var diagnostics = Diagnostics()
        let hyphenation = Hyphenation()
        hyphenation.exceptions = HyphenationExceptions.read(in: folder, into: &diagnostics)
        let said = diagnostics.all.map { diagnostics.render($0).split(separator: "\n")[0].replacing(folder, with: "") }
        return (hyphenation, said.map(String.init))
    }

    @Test(.timeLimit(.minutes(1)))
    func `an endless word takes no endless time`() throws {
        let word = Array(repeating: "а", count: 150_000).joined(separator: "-")
        let (hyphenation, said) = try exceptions(["hyphenation.txt": Data("\(word)\nВа-рак".utf8)])
        #expect(said.isEmpty)
        #expect(hyphenated("Варак", with: hyphenation) == "Ва-рак")
    }

    @Test func `an author divides words otherwise, or not at all`() throws {
        let general = "\u{FEFF}# ours\r\nВа-рак\r\n\r\nчеловека  # never\nмо-ло-ко\nоб'\u{AD}єк-т\nо-бед"
        let (hyphenation, said) = try exceptions([
            "hyphenation.txt": Data(general.utf8), "hyphenation-uk.txt": Data("молоко\n".utf8), "notes.txt": Data("ти-па\n".utf8),
        ])
        #expect(said.isEmpty)
        for (word, language, divided) in [
            ("Варак", "ru", "Ва-рак"), ("ВАРАК", "ru", "ВА-РАК"), ("варак", "uk", "ва-рак"), ("человека", "ru", "человека"),
            ("Человека", "ru-RU", "Человека"), ("человеку", "ru", "че-ло-веку"), ("молоко", "ru", "мо-ло-ко"), ("молоко", "uk-UA", "молоко"),
            ("моло\u{301}ко", "ru", "мо-ло\u{301}-ко"), ("об’єкт", "uk", "об’-єк-т"), ("обед", "bg", "о-бед"), ("варак", "fr", "ва-рак"),
        ] {
            #expect(hyphenated(word, language, with: hyphenation) == divided)
        }
        hyphenation.exceptions = HyphenationExceptions()
        #expect(hyphenated("человека", with: hyphenation) == "че-ло-века")
    }

    @Test(arguments: [
        ("два слова", "1:5: warning: a second word stands on the line, which is passed over"),
        ("\nсло--во", "2:5: warning: a hyphen stands between no letters; the line is passed over"),
        ("-слово", "1:1: warning: a hyphen stands between no letters; the line is passed over"),
        ("слово-", "1:6: warning: a hyphen stands between no letters; the line is passed over"),
        ("- #", "1:1: warning: a hyphen stands between no letters; the line is passed over"),
        ("сло5во", "1:4: warning: «5» is no letter; the line is passed over"),
        ("сло-во\nслово\nСло-во", "2:1: warning: line 1 divides this word in another way, which counts"),
    ])
    func `a fault in the exceptions is said with its place`(text: String, fault: String) throws {
        let (hyphenation, said) = try exceptions(["hyphenation-ru.txt": Data((text + "\nвара-к\n").utf8)])
        #expect(said == ["hyphenation-ru.txt:" + fault])
        #expect(hyphenated("варак", with: hyphenation) == "вара-к")
    }

    @Test func `exceptions that are no text are an error`() throws {
        let (hyphenation, said) = try exceptions(["hyphenation.txt": Data("ва-рак\n".utf8) + Data([0xD0, 0x0A])])
        #expect(said == ["hyphenation.txt:2:1: error: the line is not UTF-8"])
        #expect(hyphenated("варак", with: hyphenation) == "ва-рак")
    }

    @Test func `a region does not matter, and languages without a dictionary have no hyphens`() {
        let hyphenation = Hyphenation()
        #expect(hyphenated("человека", "ru-RU", with: hyphenation) == "че-ло-века")
        for language in ["fa", "ar", "en", ""] { #expect(hyphenated("человека", language, with: hyphenation) == "человека") }
        #expect(hyphenation.missing.isEmpty)
    }

    @Test func `words with letters that the charset lacks, or of great length, are left whole`() {
        for word in ["чело\u{4E2D}века", "че😀ловека", String(repeating: "человека", count: 40)] { #expect(hyphenated(word) == word) }
    }

    /// A dictionary of a few patterns, written in a charset.
    private func dictionary(_ charset: String, _ patterns: [String], encoding: String) throws -> DictionaryFolder {
        try DictionaryFolder(Data((charset + "\n").utf8) + encode(patterns.joined(separator: "\n") + "\n", encoding))
    }

    private func encode(_ text: String, _ encoding: String) -> Data {
        // Cyrillic small letters by the charset's table; the rest is ASCII.
        let koi8 = Array("юабцдефгхийклмнопярстужвьызшэщчъ")
        let iso = Array("абвгдежзийклмнопрстуфхцчшщъыьэюя")
        return Data(text.flatMap { letter -> [UInt8] in
            if encoding == "KOI8-R", let index = koi8.firstIndex(of: letter) { return [0xC0 + UInt8(index)] }
            if encoding == "ISO8859-5", let index = iso.firstIndex(of: letter) { return [0xD0 + UInt8(index)] }
            return Array(String(letter).utf8)
        })
    }

    @Test(arguments: ["KOI8-R", "UTF-8", "ISO8859-5"])
    func `dictionaries are read in their charset`(charset: String) throws {
        let folder = try dictionary(charset, ["а1к", "о1к"], encoding: charset)
        #expect(hyphenated("бумажкакак", with: folder.hyphenation) == "бумажка-как")
        #expect(hyphenated("БУМАЖКАКАК", with: folder.hyphenation) == "БУМАЖКА-КАК")
    }

    @Test func `an unknown charset is as good as no dictionary`() throws {
        let folder = try dictionary("KLINGON-1", ["a1k"], encoding: "UTF-8")
        let hyphenation = folder.hyphenation
        #expect(hyphenated("бумажкакак", with: hyphenation) == "бумажкакак")
        #expect(hyphenation.missing.map(\.language) == ["ru"])
    }

    /// libhyphen alone would apply `кабан2` and lose what the patterns inside it say.
    @Test func `the digits of shorter patterns stand in the longer ones`() throws {
        let folder = try dictionary("UTF-8", ["а1б", "кабан2", "а3ба", "2бан"], encoding: "UTF-8")
        #expect(hyphenated("кабанами", with: folder.hyphenation) == "ка-банами")
        let patterns = try #require(PatternFile(path: folder.path))
        let lines = String(decoding: patterns.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.first == "UTF-8")
        #expect(lines.contains("ка2бан2") && lines.contains("ка3ба") && lines.contains("а1б"))
        #expect(!lines.contains { $0 == "к" || $0 == "ба" })
    }

    @Test func `completing twice changes nothing`() throws {
        let once = try #require(PatternFile(path: "/usr/share/hyphen/hyph_ru_RU.dic"))
        let folder = try DictionaryFolder(Data(once.bytes))
        let twice = try #require(PatternFile(path: folder.path))
        func lines(_ bytes: [UInt8]) -> Set<ArraySlice<UInt8>> { Set(bytes.split(separator: 0x0A)) }
        #expect(lines(twice.bytes) == lines(once.bytes) && once.bytes.count > 10_000)
    }

    @Test func `a dictionary with replacements or keywords is left as it is`() throws {
        for line in ["LEFTHYPHENMIN 2", "zuk1ker/k=k,3,2"] {
            let text = "UTF-8\n\(line)\nа1б\nкаб\n"
            let folder = try DictionaryFolder(Data(text.utf8))
            #expect(PatternFile(path: folder.path).map { String(decoding: $0.bytes, as: UTF8.self) } == text)
        }
    }

    @Test func `of a dictionary of levels the last is completed`() throws {
        let folder = try dictionary("UTF-8", ["LEFTHYPHENMIN 1", "1-1", "NEXTLEVEL", "а1б", "кабан2", "а3ба", "2бан"], encoding: "UTF-8")
        let lines = try #require(PatternFile(path: folder.path)).bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        #expect(lines.prefix(4) == ["UTF-8", "LEFTHYPHENMIN 1", "1-1", "NEXTLEVEL"])
        #expect(lines.contains("ка2бан2") && lines.contains("ка3ба"))
    }

    @Test func `a missing dictionary is named with its package, once`() throws {
        let hyphenation = Hyphenation(folders: ["/none"])
        for _ in 0..<2 { #expect(hyphenated("человека", with: hyphenation) == "человека") }
        #expect(hyphenated("людина", "uk", with: hyphenation) == "людина")
        #expect(hyphenation.missing == [.init(language: "ru", package: "hyphen-ru"), .init(language: "uk", package: "hyphen-uk")])
        #expect(PatternFile(path: "/none/hyph_ru_RU.dic") == nil)
        let empty = try DictionaryFolder(Data())
        #expect(PatternFile(path: empty.path) == nil)
    }
}

/// A folder with a Russian dictionary of the test's own, gone with the last reference to it.
private final class DictionaryFolder {
    let folder = NSTemporaryDirectory() + "varaq-" + UUID().uuidString
    var path: String { folder + "/hyph_ru_RU.dic" }
    var hyphenation: Hyphenation { Hyphenation(folders: ["/none", folder]) }

    init(_ bytes: Data) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try bytes.write(to: URL(filePath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
