@testable import Proofing
import Testing

/// What pages say of themselves is taken out, and parts of a story are put together.
@Suite struct PageTests {
    @Test func foliosAndRunningHeadsGo() {
        let paragraphs = Prose.russian.split(separator: "\n\n")
        let pages = (1...4).map { page in
            "Вестник двора\n\n" + (paragraphs[(page - 1)...] + paragraphs[..<(page - 1)]).joined(separator: "\n\n").wrapped(at: 70) + "\n\n— \(page) —"
        }
        let made = body(pages.joined(separator: "\u{0C}"), .russian)
        #expect(!made.contains("Вестник двора"))
        #expect(!made.contains("—"))
        #expect(made.split(separator: "\n").count == 16)
    }

    @Test(arguments: ["Страница 3 из 12", "стр. 3", "صفحهٔ ۳", "Page 3 of 12"])
    func aLineThatNamesItsPageIsAFolio(folio: String) {
        #expect(!body(Prose.russian.wrapped(at: 70) + "\n\n" + folio + "\n\n" + Prose.russian.wrapped(at: 70), .russian).contains(folio))
    }

    @Test(arguments: ["1917", "3", "Глава 3"])
    func aNumberAloneInTheTextIsNone(line: String) {
        #expect(body(Prose.russian.wrapped(at: 70) + "\n\n" + line + "\n\n" + Prose.russian.wrapped(at: 70), .russian).contains(line))
    }

    @Test(arguments: [
        ("Вечер в мастерской Вечер в мастерской", "Вечер в мастерской"), ("شماره‌ی تازه منتشر شدشماره‌ی تازه منتشر شد", "شماره‌ی تازه منتشر شد"),
        ("Bar Nord, 11 MarchBar Nord, 11 March@ @", "Bar Nord, 11 March @"), (".Двор для всехДвор для всех", ".Двор для всех"),
    ])
    func boldLinesSetTwiceStandOnce(line: String, once: String) {
        #expect(Doubling.undoubled(TrackedText(Array(line.unicodeScalars)))?.string == once)
    }

    @Test(arguments: ["тихо-тихо", "да да", "а б а б", "کم کم", "очень, очень", "12 12", "......", "раз, два, раз, два и ещё немного"])
    func whatAuthorsRepeatStays(line: String) {
        #expect(Doubling.undoubled(TrackedText(Array(line.unicodeScalars))) == nil)
    }

    @Test func aStoryGoesOnBehindItsJumpLine() {
        let lines = Prose.persian.wrapped(at: 64).split(separator: "\n").map(String.init)
        let text = lines[..<4].joined(separator: "\n")
            + "\nنشریهٔ محله، شمارهٔ پنجم\nرایگان پخش می‌شود\nکتابخانهٔ زیرزمین کتابخانهٔ زیرزمین\n\n......... بقیه کتابخانهٔ زیرزمین\n\n"
            + lines[4...].joined(separator: "\n")
        let made = draft(text, .persian)
        #expect(made.text.hasPrefix("---\ntitle: کتابخانهٔ زیرزمین\n"))
        #expect(body(text, .persian).contains(lines[3] + " " + lines[4]))
        #expect(made.text.hasSuffix("\n::: notice\nنشریهٔ محله، شمارهٔ پنجم\\\nرایگان پخش می‌شود\n:::\n"))
        #expect(made.repairs.contains { $0.rule == .pageOrder })
    }

    @Test(arguments: ["Мост и рынок, продолжение на с. 2", "پل و بازار، بقیه از صفحهٔ ۱", "Окончание. Начало на стр. 1"])
    func jumpLinesGo(line: String) {
        #expect(!body(Prose.russian + "\n\n" + line + "\n\n" + Prose.russian, .russian).contains(line))
    }

    @Test(arguments: ["Продолжение следует, думали мы.", "بقیهٔ راه را پیاده رفتیم و دیر رسیدیم.", "Окончание школы отметили во дворе"])
    func aSentenceThatBeginsLikeAJumpLineIsNone(line: String) {
        #expect(body(Prose.russian + "\n\n" + line + "\n\n" + Prose.russian, .russian).contains(line))
    }
}
