@testable import Makeup
import Geometry
import LayoutBook
import Manuscript
import Shaping
import Testing

@Suite("Digits")
struct DigitTests {
    static func set(_ text: InlineText, _ form: DigitForm, _ language: String = "fa") -> String {
        var style = Style()
        style.digits = form
        let styled = CopyText(language: language, direction: Language(language).direction).styled(text, in: style)
        #expect(styled.text.count == text.text.count)
        return String(decoding: styled.text, as: UTF16.self)
    }

    @Test("Numbers of running text are set in the digits of the style", arguments: [
        ("سال 2024 بود", "سال ۲۰۲۴ بود", "سال ٢٠٢٤ بود", "سال 2024 بود"),
        ("سال ۲۰۲۴ و ٢٠٢٥", "سال ۲۰۲۴ و ۲۰۲۵", "سال ٢٠٢٤ و ٢٠٢٥", "سال 2024 و 2025"),
        ("سال2024م", "سال۲۰۲۴م", "سال٢٠٢٤م", "سال2024م"),
        // Fractions, thousands and percent.
        ("3.14", "۳٫۱۴", "٣٫١٤", "3.14"), ("۳٫۱۴", "۳٫۱۴", "٣٫١٤", "3.14"), ("412,600", "۴۱۲٬۶۰۰", "٤١٢٬٦٠٠", "412,600"),
        ("۱٬۲۳۴٫۵٪", "۱٬۲۳۴٫۵٪", "١٬٢٣٤٫٥٪", "1,234.5%"), ("20%", "۲۰٪", "٢٠٪", "20%"), ("٪ و %", "٪ و %", "٪ و %", "٪ و %"),
        // What is no fraction keeps its signs.
        ("1.2.3", "۱.۲.۳", "١.٢.٣", "1.2.3"), ("01.05", "۰۱.۰۵", "٠١.٠٥", "01.05"), ("1,5", "۱,۵", "١,٥", "1,5"),
        ("5, 6.", "۵, ۶.", "٥, ٦.", "5, 6."), ("2024/5/1", "۲۰۲۴/۵/۱", "٢٠٢٤/٥/١", "2024/5/1"),
        ("5–10 و 10:30", "۵–۱۰ و ۱۰:۳۰", "٥–١٠ و ١٠:٣٠", "5–10 و 10:30"), ("(5) «6»", "(۵) «۶»", "(٥) «٦»", "(5) «6»"),
        // A number before Latin letters is no part of them, nor is one in brackets behind them.
        ("10 km", "۱۰ km", "١٠ km", "10 km"), ("IBM (1911)", "IBM (۱۹۱۱)", "IBM (١٩١١)", "IBM (1911)"),
        ("Smith، 1776", "Smith، ۱۷۷۶", "Smith، ١٧٧٦", "Smith، 1776"),
    ])
    func numbers(text: String, persian: String, arabic: String, european: String) {
        #expect(Self.set(InlineText(text), .persian) == persian)
        #expect(Self.set(InlineText(text), .arabic, "ar") == arabic)
        #expect(Self.set(InlineText(text), .european) == european)
        #expect(Self.set(InlineText(text), .asWritten) == text)
    }

    @Test("Numbers of left-to-right text stay as they are", arguments: [
        "کاغذ A4 است", "COVID-19", "PDF2", "نسخهٔ v2.0.1", "3D", "16GB", "Windows 10", "ISO 9001:2015", "Python\u{A0}3.12", "А4", "H\u{2010}2",
        "https://example.org/2024/05?n=2&m=3", "info2024@example.org", "2024.example.org", "A4‌ها", "MP3را", "B&W 5", "max. 80% black", "«CMYK 100%»",
    ])
    func leftToRight(text: String) {
        #expect(Self.set(InlineText(text), .persian) == text)
        #expect(Self.set(InlineText(text), .arabic, "ar") == text)
    }

    @Test("Code and what is dialled keep their digits, linked text does not", arguments: [
        (InlineMark.Kind.code, false), (.link("tel:+982112345"), false), (.link("https://12345"), false),
        (.link("http://12345/"), false), (.link("https://example.org/12345"), true), (.strong, true),
    ])
    func marks(kind: InlineMark.Kind, isSet: Bool) {
        var text = InlineText("۱ 12345 2")
        text.marks = [InlineMark(range: 2..<7, kind: kind)]
        #expect(Self.set(text, .persian) == (isSet ? "۱ ۱۲۳۴۵ ۲" : "۱ 12345 ۲"))
        #expect(Self.set(text, .european) == "1 12345 2")
    }

    @Test("Left-to-right paragraphs take European digits only, verbatim none")
    func directions() {
        #expect(Self.set(InlineText("в 2024 году"), .persian, "ru") == "в 2024 году")
        #expect(Self.set(InlineText("в ۲۰۲۴ году"), .european, "ru") == "в 2024 году")
        var style = Style()
        style.digits = .persian
        style.role = .mono
        let styled = CopyText(language: "fa", direction: .rightToLeft).styled(InlineText("سطر 10"), in: style)
        #expect(String(decoding: styled.text, as: UTF16.self) == "سطر 10")
    }

    @Test("What was set is set the same again")
    func again() {
        var generator = Seeded(11)
        let signs = Array("0123456789۴۵٤٥.,٫٬%٪ -/:–()«»تA ")
        for _ in 0..<2_000 {
            let text = InlineText(String((0..<Int.random(in: 0...14, using: &generator)).map { _ in
                signs.randomElement(using: &generator) ?? "0"
            }))
            for form in [DigitForm.persian, .arabic, .european] {
                let once = Self.set(text, form)
                #expect(Self.set(InlineText(once), form) == once, "\(text.string)")
            }
        }
    }

    @Test("Numbers without end take no time without end", .timeLimit(.minutes(1)))
    func endless() {
        let count = 12_000
        let chain = Self.set(InlineText(String(repeating: "1-", count: count) + "س"), .persian)
        #expect(chain == String(repeating: "۱-", count: count) + "س")
        var text = InlineText(String(repeating: "1 2 ", count: count))
        text.marks = (0..<count).map { InlineMark(range: $0 * 4..<$0 * 4 + 1, kind: .code) }
        #expect(Self.set(text, .persian) == String(repeating: "1 ۲ ", count: count))
    }
}
