import Diagnostics
import Shaping
import Testing

@Suite struct BreakTests {
    /// A text, its language, and the same text with a bar wherever a line may end and two where it must.
    static let breaks: [(String, String, String)] = [
        ("Одно слово, другое.", "ru", "Одно |слово, |другое."),
        // No line begins with a dash.
        ("слово — слово", "ru", "слово — |слово"),
        ("слово – слово - слово", "ru", "слово – |слово - |слово"),
        ("слово\u{A0}— слово", "ru", "слово\u{A0}— |слово"),
        ("бумага 80 г/м², и/или", "ru", "бумага |80 |г/м², |и/или"),
        ("раздельное/слитное", "ru", "раздельное/|слитное"),
        ("а—б", "ru", "а—|б"),
        ("— Да, — сказал он.", "ru", "— |Да, — |сказал |он."),
        ("кто-то 1990–1991", "ru", "кто-|то |1990–|1991"),
        // Nor does one end with an opening quote or bracket.
        ("он «сказал» (да)", "ru", "он |«сказал» |(да)"),
        ("он « сказал » да", "ru", "он |« сказал » |да"),
        ("он \u{201E}сказал\u{201C} да", "ru", "он |\u{201E}сказал\u{201C} |да"),
        ("он «да» (нет) „да“ [нет] “a” (b)", "ru", "он |«да» |(нет) |„да“ |[нет] |“a” |(b)"),
        ("он « (да)» сказал", "ru", "он |« (да)» |сказал"),
        ("№ 5, №\u{A0}5, 20\u{A0}кг, 5\u{202F}%", "ru", "№ |5, |№\u{A0}5, |20\u{A0}кг, |5\u{202F}%"),
        ("сло\u{AD}во да\u{2011}да", "ru", "сло\u{AD}|во |да\u{2011}да"),
        ("строка\u{2028}другая", "ru", "строка\u{2028}‖другая"),
        ("https://a.org/b/c?d=1 да", "ru", "https://a.org/|b/|c?|d=1 |да"),
        ("а\u{200B}б", "ru", "а\u{200B}|б"),
        // ZWNJ is no opportunity.
        ("می\u{200C}کند کتاب\u{200C}ها", "fa", "می\u{200C}کند |کتاب\u{200C}ها"),
        ("گفت: «بله»، و رفت", "fa", "گفت: |«بله»، |و رفت"),
        ("متن – متن", "fa", "متن – |متن"),
        ("متن (Word) ۵۰٪ ۱۲/۳", "fa", "متن |(Word) |۵۰٪ |۱۲/۳"),
        ("لمّا كانَ", "ar", "لمّا |كانَ"),
        ("слово ", "uk", "слово "),
        ("", "ru", ""),
    ]

    @Test(arguments: breaks) func linesEndWherePrintersWouldEndThem(text: String, language: String, expected: String) {
        let shaped = shaped(text, language)
        #expect(shaped.broken == expected)
        #expect(shaped.breaks.last == BreakOpportunity(offset: Int32(text.utf16.count), isMandatory: true))
    }

    @Test func aTagMayAskForAnotherStrictness() {
        var diagnostics = Diagnostics()
        let shaper = Shaper(fonts: Project.fonts)
        let loose = shaper.shape(StyledText("あぁい", "ja-u-lb-loose"), into: &diagnostics).breaks
        let strict = shaper.shape(StyledText("あぁい", "ja-u-lb-strict"), into: &diagnostics).breaks
        #expect(loose.count > strict.count)
    }
}
