@testable import Proofing
import Diagnostics
import Testing

/// Texts of some twenty words, as they come in old files.
private enum Sample {
    static let russian = """
        Утром в типографию принесли бумагу. Её было мало, но Анна сказала: хватит на первый тираж, а там посмотрим, \
        что скажет Сергей Петрович из редакции.
        """
    static let ukrainian = """
        Уранці до друкарні привезли папір. Його було небагато, але Ганна сказала: вистачить на перший наклад, а далі \
        побачимо, що напише її сусід із Києва.
        """
    static let bulgarian = """
        Сутринта в печатницата донесоха хартия. Тя беше малко, но Мария каза: ще стигне за първия тираж, а после ще \
        видим какво ще отговори редакторът от София.
        """
    static let arabic = """
        في الصباح وصل الورق إلى المطبعة وكان قليلا، لكن مريم قالت إنه يكفي للعدد الأول، ثم نرى بعد ذلك ما يكتبه \
        المحرر من المدينة القديمة.
        """
    /// As Windows wrote Persian: with the Arabic yeh.
    static let persian = """
        صبح كاغذ را به چاپخانه آوردند. كم بود، ولي مريم گفت براي شماره اول بس است و بعد مي بينيم ژاله از دفتر روزنامه چه \
        پيامي مي فرستد.
        """
    /// Without the letters that Arabic lacks.
    static let persianPlain = "امروز در مدرسه ما كتاب تازه اي رسيد و همه با شادي دور ميز معلم جمع شدند تا آن را از نزديك ببينند"
}

@Suite struct EncodingTests {
    static let table: [(text: String, encoding: String)] = [
        (Sample.russian, "windows-1251"), (Sample.russian, "KOI8-R"), (Sample.russian, "ISO-8859-5"), (Sample.russian, "IBM866"),
        (Sample.russian, "x-mac-cyrillic"), (Sample.russian, "UTF-16LE"), (Sample.russian, "UTF-16BE"),
        (Sample.russian.uppercased(), "windows-1251"), (Sample.russian.uppercased(), "KOI8-R"), (Sample.russian.uppercased(), "IBM866"),
        (Sample.russian.lowercased(), "windows-1251"), (Sample.russian.lowercased(), "x-mac-cyrillic"),
        (Sample.ukrainian, "windows-1251"), (Sample.ukrainian, "KOI8-U"), (Sample.ukrainian, "ISO-8859-5"),
        (Sample.ukrainian, "x-mac-cyrillic"), (Sample.ukrainian, "UTF-16LE"),
        (Sample.bulgarian, "windows-1251"), (Sample.bulgarian, "KOI8-R"), (Sample.bulgarian, "ISO-8859-5"), (Sample.bulgarian, "IBM866"),
        (Sample.arabic, "windows-1256"), (Sample.arabic, "ISO-8859-6"), (Sample.arabic, "UTF-16BE"),
        (Sample.persian, "windows-1256"), (Sample.persian, "UTF-16LE"), (Sample.persianPlain, "windows-1256"), (Sample.persianPlain, "ISO-8859-6"),
    ]

    @Test(arguments: table)
    func aShortTextIsReadWithoutBeingTold(text: String, encoding: String) throws {
        let reading = Reading(try bytes(of: text, in: encoding))
        #expect(reading.string == text)
        #expect(reading.text?.isGuessed == true)
        #expect(reading.warnings.isEmpty || !Self.isUsual(encoding) && reading.warnings.count == 1)
    }

    @Test(arguments: table)
    func aTextIsReadAsAsked(text: String, encoding: String) throws {
        let reading = Reading(try bytes(of: text, in: encoding), encoding: encoding.lowercased())
        #expect(reading.string == text)
        #expect(reading.text?.encoding == encoding)
        #expect(reading.text?.isGuessed == false)
    }

    private static func isUsual(_ encoding: String) -> Bool { ["windows-1251", "windows-1256", "KOI8-R", "KOI8-U"].contains(encoding) }

    /// Every run of six words in the usual encodings, of ten in the others, so that no sample is right by luck. The old Macintosh has all
    /// small letters but one where Windows has them: there it takes some capitals.
    @Test(arguments: table)
    func aFewWordsAreEnough(text: String, encoding: String) throws {
        let words = text.split(separator: " ")
        let count = Self.isUsual(encoding) ? 6 : encoding == "x-mac-cyrillic" ? 16 : 10
        for start in 0...(words.count - count) {
            let part = words[start..<(start + count)].joined(separator: " ")
            let reading = Reading(try bytes(of: part, in: encoding))
            #expect(reading.string == part, "\(encoding) for \(reading.text?.encoding ?? "nothing")")
        }
    }

    @Test(arguments: [
        ("Newsletter no. 7, printed in spring: see page 4, the article «Рассвет» by Анна. All rights of the authors.", "windows-1251"),
        ("Newsletter no. 7, printed in spring: see page 4, the article by Анна Сергеева. All rights of the authors.", "KOI8-R"),
        ("Newsletter no. 7, see page 4, the article by مريم المصري. All rights of the authors.", "windows-1256"),
        ("The café of the quarter opens at 7, says Zoë.", "windows-1252"),
    ])
    func mostlyASCIIIsReadByTheRest(text: String, encoding: String) throws {
        #expect(Reading(try bytes(of: text, in: encoding)).string == text)
    }

    @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE"])
    func marksAreHeededAndLeftOut(encoding: String) throws {
        let mark = "\u{FEFF}" + Sample.persian
        let reading = Reading(encoding == "UTF-8" ? Array(mark.utf8) : try bytes(of: mark, in: encoding))
        #expect(reading.string == Sample.persian)
        #expect(reading.text?.isGuessed == false)
        #expect(reading.text?.encoding == (encoding == "UTF-8" ? nil : encoding))
    }

    @Test func aBadByteSpoilsNoUTF8() {
        var bytes = Array("первая строка\nвторая".utf8)
        bytes.insert(0xE0, at: bytes.count - 4)
        bytes.insert(0x80, at: 4)
        let reading = Reading(bytes)
        #expect(reading.string == "пе\u{FFFD}рвая строка\nвтор\u{FFFD}ая")
        #expect(reading.places == [[1, 3], [2, 5]])
        #expect(reading.text?.encoding == nil)
    }

    @Test func manyBadBytesAreCounted() {
        var bytes: [UInt8] = []
        for _ in 0..<50 { bytes += Array("слово и слово ".utf8) + [0xFF] }
        let reading = Reading(bytes)
        #expect(reading.warnings.count == 21)
        #expect(reading.warnings.last == "30 more places are not UTF-8")
    }

    @Test func halfASurrogateIsTold() throws {
        let reading = Reading(try bytes(of: "\u{FEFF}да", in: "UTF-16LE") + [0x3D, 0xD8, 0x20, 0x00])
        #expect(reading.string == "да\u{FFFD} ")
        #expect(reading.places == [[1, 3]])
    }

    @Test func bytesThatMeanNothingAreTold() throws {
        let reading = Reading(try bytes(of: "да", in: "windows-1251") + [0x98], encoding: "windows-1251")
        #expect(reading.string == "да\u{FFFD}")
        #expect(reading.warnings == ["what stands here is not windows-1251: U+FFFD is put in its place"])
    }

    @Test func noiseIsNoText() {
        var random = Seeded(3)
        let bytes = (0..<100_000).map { _ in UInt8(random.next(255) + 1) }
        #expect(throws: ReadingFault.self) { try EncodingGuess(bytes) }
    }

    @Test func lineEndsAndNULs() {
        let reading = Reading(Array("a\r\nb\rc\nd\0e\u{85}f".utf8))
        #expect(reading.string == "a\nb\nc\nde\nf")
        #expect(reading.places == [[4, 2]])
    }

    @Test func anUnknownNameIsAnErrorThatListsUsualOnes() {
        let reading = Reading(Array("a".utf8), encoding: "win-что-то")
        #expect(reading.errors == ["there is no encoding named win-что-то"])
        #expect(reading.hints.first?.contains("windows-1256") == true)
        #expect(reading.diagnostics.exitCode == 65)
    }

    @Test func twoLettersLeaveADoubt() throws {
        #expect(Reading([0xC4, 0xC1]).warnings.contains { $0.hasSuffix("which is not certain") })
    }
}
