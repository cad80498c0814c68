import Diagnostics
import Foundation
import Shaping
import Testing

/// How unwelcome a line's end is: `|` not at all, `:` behind a short word, `~` inside what belongs together, where it also
/// stands for the space, except behind a dash and in №№. A space without a sign behind it holds.
@Suite struct ReluctanceTests {
    static let cases: [(String, [String])] = [
        ("ru", [
            // Prepositions, conjunctions and particles of one or two letters.
            "В :доме |и :на :улице, |а :не :под |столом",
            "НА :ЗЕМЛЕ |И :НЕБЕ",
            "(в :углу) |«в :углу» |„и :так“",
            "слово — |в :углу, |да :и, |но… |так",
            "он |сам, |мы |ей, |кто-:то |из-:за |угла |по-|русски",
            "в :1917 |году |о :«Правде»",
            // Particles lean on the word before them.
            "скажи~же, |знал~ли |он, |пошёл~бы.",
            "«Правда»~ли? |так~же |и :мы",
            "Ли |Бо |пил. |же |нет",
            "в~же",
            // Initials and surnames.
            "А.~С.~Пушкин |и :Пушкин~А.~С., |поэт",
            "А.С.~Пушкин |сказал |А. |сам",
            "когда |Пушкин~А.~С.",
            "писал |Иван~А. |и :Дж.~Свифт",
            "поэт |А.~С.~Пушкин",
            "Было |так. |Потом |нет",
            // Numbers with what is counted.
            "5~кг, |12,5~см |и :20~%, |5~₽; |20~°C",
            "1917~г. |и :1917–~1922~гг. |в :XIX~в. |или |XVIII–~XIX~вв.",
            "10~руб. |5~тыс.~руб. |и :3~млн |рублей",
            "10~000~000 |штук, |в :1812 |100 |пушек",
            "5~мая |и :5-го~мая, |1–~5~марта |в :мае",
            "5~м. |Потом |5 |в :доме |5 |с :хвостом",
            "№~5, |§~7, |№~№~5 |и :6",
            "стр.~5, |рис.~3, |с.~7, |гл.~IV, |т.~2 |с :5",
            "г.~Москва, |ул.~Ленина, |ул.~«Правды», |им.~Горького, |г-н~Иванов, |д-р~Живаго",
            "в :1917~г. |Ленин |и :5~с. |Потом",
            "5–~10, |5-го, |20-|летний, |г-н, |XX-:го",
            // Abbreviations of several words.
            "т.~е. |и~т.~д., |и~др.; |до~н.~э., |т.~к. |он",
            "стало |т |е |да",
        ]),
        ("uk", [
            "В :хаті |й :на :дворі, |що :він |чи :вона, |як :і :ми",
            "якби~ж |він, |пішов~би~б, |б'ю |з'їв |і :п’ють",
            "Т.~Г.~Шевченко |і :Шевченко~Т.~Г.",
            "1917~р., |150~га |і :20~см |та~ін. |і~т.~д. |до~н.~е.",
            "5~травня |та :3~грн, |5~тис.~грн, |м.~Київ, |вул.~Франка, |с.~5, |2-й",
        ]),
        ("be", [
            "У :хаце |й :на :двары, |і :не :ў :горадзе, |як :ты",
            "скажы~ж, |быў~бы~б", "5~мая |і :12~кастрычніка, |1917~г., |і~г.~д., |г.~Мінск, |вул.~Купалы, |мал.~5",
        ]),
        ("bg", [
            "В :къщата |и :на :двора, |че :не :по :пътя, |от :град |с :кон",
            "знае~ли |той, |да~ли", "5~септември |и :12~лв., |2020~г., |и~др., |бул.~Витоша, |с.~5, |И.~Вазов",
        ]),
        ("sr", [
            "У :кући |и :на :путу, |да :не :по :киши, |од :града, |са :мном",
            "зна~ли |он", "5.~маја |и :12.~септембра |2020.~год., |и~др., |ул.~Змајева, |стр.~5, |др~Јовановић, |В.~С.~Караџић",
        ]),
        ("mn", [
            "ном |ба :дэвтэр, |эс :мэдэх, |үл :мэдэх",
            "тэр~ч, |миний~нь, |явав~уу, |хэн~бэ", "2020~онд, |5~төгрөг, |5~сая~төгрөг, |5-р~сарын~3, |Ц.~Дамдинсүрэн",
        ]),
        ("fa", [
            "رفت |و آمد |و «گفت» |به |او",
            "۵~کیلو |و ۱۰~تومان، |۵~میلیون~ریال، |۵۰~٪، |۱۲~درصد", "ص~۵، |ش~۱۲، |شمارهٔ~۳، |۵~اسفند |۱۴۰۰~م.",
            "ه.~ا.~سایه |گفت، |۱۰–~۱۲ |سال |۵ |و نیم",
        ]),
        ("ar", ["قال |و ذهب |ولم |يعد", "٥~كم، |٥~كيلو، |٥~ملايين~دولار، |٥~آذار |٢٠٢٦~م", "ص~٥، |رقم~٣، |د.~محمد"]),
        ("ckb", ["من |و تۆ"]),
        ("en", ["in |a |house, |5~%, |5–~10, |J.~R.~Smith, |e-mail, |10~000"]),
    ]

    @Test(arguments: cases.flatMap { language, texts in texts.map { (language, $0) } })
    func `what belongs together is parted with reluctance`(language: String, marked: String) {
        let text = marked.replacing("–~", with: "–").replacing("№~№", with: "№№").replacing("~", with: " ").replacing("|", with: "").replacing(":", with: "")
        let shaped = shaped(text, language)
        var found = "", start = 0
        for place in shaped.breaks {
            found += String(decoding: shaped.styled.text[start..<Int(place.offset)], as: UTF16.self)
            if place.isMandatory { break }
            if place.reluctance == .bond, found.last == " " { found.removeLast() }
            found += place.reluctance == .none ? "|" : place.reluctance == .bond ? "~" : ":"
            start = Int(place.offset)
        }
        #expect(found == marked)
    }

    @Test func `a place is found again by its offset`() {
        let text = "Он был в доме, и не 5 кг", shaped = shaped(text, "ru")
        func offset(before word: String) -> Int { text.range(of: word).map { text[..<$0.lowerBound].utf16.count } ?? -1 }
        #expect(shaped.reluctance(ofBreakAt: offset(before: "доме")) == .shortWord)
        #expect(shaped.reluctance(ofBreakAt: offset(before: "кг")) == .bond)
        #expect(shaped.reluctance(ofBreakAt: offset(before: "был")) == .none)
        #expect(shaped.reluctance(ofBreakAt: offset(before: "оме")) == .none)
        #expect(shaped.reluctance(ofBreakAt: text.utf16.count) == .none)
        func shortWord(before word: String) -> String? {
            shaped.shortWord(beforeBreakAt: offset(before: word)).map { String(decoding: shaped.styled.text[$0], as: UTF16.self) }
        }
        #expect(["доме", "не", "5", "кг", "был", "оме"].map(shortWord) == ["в", "и", "не", nil, nil, nil])
    }
}
