@testable import Proofing
import Testing

@Suite("Order of pieces")
struct LineOrderTests {
    private static func mended(_ lines: [String], _ selection: Selection = .high) -> (lines: [String], book: RepairBook) {
        var at = 0
        let texts = lines.map { line in
            defer { at += line.unicodeScalars.count + 1 }
            return TrackedText(Array(line.unicodeScalars), at: at)
        }
        let evidence = Evidence(lines.map { Passage($0, tongue: .persian) })
        var book = RepairBook(selection)
        let order = LineOrder(lexicon: Lexicon(.persian), evidence: evidence)
        return (order.mended(texts, book: &book).map(\.string), book)
    }

    @Test("broken lines come back", arguments: [1, 2, 3, 4] as [UInt64])
    func comesBack(_ seed: UInt64) {
        let lines = BrokenLines.lines(of: PersianSentences.all)
        var breaker = BrokenLines(seed: seed)
        let broken = lines.map { breaker.broken($0) }
        let words = lines.joined(separator: " ").split(separator: " ")
        let after = Self.mended(broken).lines
        let share = { (lines: [String]) in Double(BrokenLines.common(words, lines.joined(separator: " ").split(separator: " "))) / Double(words.count) }
        #expect(share(broken) < 0.6)
        #expect(share(after) > 0.7)
        for (one, other) in zip(broken, after) {
            let blank: Unicode.Scalar = " "
            #expect(one.unicodeScalars.filter { $0 != blank }.sorted() == other.unicodeScalars.filter { $0 != blank }.sorted())
        }
    }

    @Test("lines in order are left alone")
    func clean() {
        let lines = BrokenLines.lines(of: PersianSentences.all)
        let (after, book) = Self.mended(lines, .all)
        #expect(after == lines)
        #expect(book.repairs.isEmpty)
    }

    /// Lines as a reader of PDF left them, with what each must become: pieces in reversed order, signs and numerals that are pieces of
    /// their own, words that ran together or were torn, marks of stretching.
    static let damaged: [(raw: String, whole: String)] = [
        (" در برابر کارخانهکارگران معدن ", "کارگران معدن در برابر کارخانه"),
        (".کردند جمع شدند و تا شب اعتراض", "جمع شدند و تا شب اعتراض کردند."),
        (" و تا امروز۱۹۱۷از انقلاب سال ", "از انقلاب سال ۱۹۱۷ و تا امروز"),
        (" پیدا کرده استراه خود رااین جنبش ", "این جنبش راه خود را پیدا کرده است"),
        (".نددر خیابان ها جمع شد", "در خیابان ها جمع شدند."),
        ("کارفرما به خواسته های آنها پاسخ نداده است و مذاکرات ادامه دارد", "کارفرما به خواسته های آنها پاسخ نداده است و مذاکرات ادامه دارد"),
        (".ک\u{FFFD}ه هم\u{FFFD}ه ب\u{FFFD}دانن\u{FFFD}دباید کاری کردطبقه کارگر ",
         "طبقه کارگر باید کاری کرد ک\u{FFFD}ه هم\u{FFFD}ه ب\u{FFFD}دانن\u{FFFD}د."),
        ("اعتصاب پایان یافت.،چند روز بعد", "چند روز بعد، اعتصاب پایان یافت."),
    ]

    @Test("damaged lines of all kinds")
    func damagedLines() {
        let after = Self.mended(Self.damaged.map(\.raw)).lines
        for (line, (raw, whole)) in zip(after, Self.damaged) { #expect(line == whole, "of \(raw)") }
    }

    @Test("a bracket left open is closed by the piece behind it")
    func brackets() {
        let after = Self.mended(Self.damaged.map(\.raw) + ["سیاسی) و کارگران معدنجنبش آزاد زندانیان ("]).lines
        #expect(after.last == "جنبش آزاد زندانیان (سیاسی) و کارگران معدن")
    }

    @Test("letters that a text never stretches")
    func unstretched() {
        let marked = Array("ک\u{FFFD}ه ب\u{FFFD}ه پائین".unicodeScalars), bare = Array("سفید".unicodeScalars)
        let often = Array(repeating: marked, count: 5) + Array(repeating: bare, count: 5)
        #expect(LineReader.unstretched(in: often) == Set("پئی".unicodeScalars))
        #expect(LineReader.unstretched(in: often.dropFirst()).isEmpty)
    }

    @Test("overlong lines and lines without words are left alone")
    func bounded() {
        let long = String(repeating: "کهکارگران ، ", count: 10_000)
        let lines = Self.damaged.map(\.raw) + [long, "۱۲۳", " , . ;", "Only Latin words here"]
        #expect(Self.mended(lines, .all).lines.suffix(4) == lines.suffix(4))
    }

    @Test("what is not selected is only told of")
    func listed() {
        let lines = Self.damaged.map(\.raw)
        let (after, book) = Self.mended(lines, .rules([]))
        #expect(after == lines)
        #expect(book.repairs.contains { $0.rule == .pieces && $0.confidence == .high && !$0.isApplied && $0.after == Self.damaged[0].whole })
    }

    @Test("each character keeps its origin")
    func origins() {
        let raw = Self.damaged.map(\.raw).joined(separator: "\n").unicodeScalars.map { $0 }
        var start = 0, texts: [TrackedText] = []
        for line in raw.split(separator: "\n") {
            texts.append(TrackedText(Array(line), at: start))
            start += line.count + 1
        }
        var book = RepairBook(.high)
        let evidence = Evidence(Self.damaged.map { Passage($0.raw, tongue: .persian) })
        for line in LineOrder(lexicon: Lexicon(.persian), evidence: evidence).mended(texts, book: &book) {
            for (character, origin) in zip(line.characters, line.origins) where character != " " { #expect(raw[Int(origin)] == character) }
        }
    }
}
