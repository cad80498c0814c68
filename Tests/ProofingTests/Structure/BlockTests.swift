@testable import Proofing
import Testing

/// What stands between paragraphs is found for what it is.
@Suite struct BlockTests {
    @Test func numbersTellTheLevelsOfHeadings() {
        let text = """
            I. О МАСТЕРСКОЙ

            1. Как всё началось

            1.1. Комната за стеной

            \(Prose.russian.wrapped(at: 76))

            1.2. Первый верстак

            \(Prose.russian.wrapped(at: 76))

            II. ЧТО ДАЛЬШЕ

            \(Prose.russian.wrapped(at: 76))
            """
        let headings = body(text, .russian).split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(headings == ["## 1. Как всё началось", "### 1.1. Комната за стеной", "### 1.2. Первый верстак", "# II. ЧТО ДАЛЬШЕ"])
        #expect(draft(text, .russian).text.hasPrefix("---\ntitle: I. О МАСТЕРСКОЙ\n"))
    }

    @Test func numberedParagraphsAreAListAndKeepTheirNumbers() {
        let text = """
            КТО МЫ
            1. Мы открываем мастерскую каждый вечер, кроме воскресенья, и держим её открытой, пока
            в ней кто-нибудь работает.
            2. Мы чиним то, что можно починить, и разбираем на части то, чего починить уже нельзя,
            чтобы ничего не пропало зря.

            ЧТО МЫ ДЕЛАЕМ
            3. Мы учим тех, кто хочет учиться, и сами учимся у тех, кто умеет больше нас; за уроки
            никто никому не платит.
            """
        #expect(body(text, .russian) == """

            1. Мы открываем мастерскую каждый вечер, кроме воскресенья, и держим её открытой, пока в ней кто-нибудь работает.

            2. Мы чиним то, что можно починить, и разбираем на части то, чего починить уже нельзя, чтобы ничего не пропало зря.

            # ЧТО МЫ ДЕЛАЕМ

            3. Мы учим тех, кто хочет учиться, и сами учимся у тех, кто умеет больше нас; за уроки никто никому не платит.

            """)
    }

    @Test func aNumberThatMarkdownWouldChangeIsNoListItem() {
        let text = "Список покупок на осень, составленный на собрании жильцов дома.\n\n1. краска для двери;\n3. замок и два ключа."
        #expect(body(text, .russian).contains("3\\. замок"))
    }

    @Test func partsOfASentenceBehindAColonAreAList() {
        let text = """
            Задачи мастерской на ближайший год, как их записали на собрании:
            собрать деньги на новую дверь с хорошим замком и раздать ключи всем, кто отвечает за
            свет и порядок;
            починить окно, пока не начались дожди;
            найти место для полок, которые отдала библиотека.
            """
        let items = body(text, .russian).split(separator: "\n").filter { $0.hasPrefix("- ") }
        #expect(items.count == 3)
        #expect(items.first?.hasSuffix("свет и порядок;") == true)
    }

    @Test func aCallInCapitalsOfTwoLinesIsNoHeading() {
        let text = Prose.russian.wrapped(at: 76) + "\n\nНАША МАСТЕРСКАЯ, НАШ ДВОР –\nВОТ ЧТО МЫ БЕРЕЖЁМ!\n\n" + Prose.russian.wrapped(at: 76)
        #expect(body(text, .russian).contains("\nНАША МАСТЕРСКАЯ, НАШ ДВОР – ВОТ ЧТО МЫ БЕРЕЖЁМ!\n"))
    }

    @Test func anAddressStandsApart() {
        let text = Prose.persian + "\n\nنشانی ما\nکوچهٔ سوم، پلاک ۱۲\nketab@mahalle.example\nwww.mahalle.example\n"
        #expect(body(text, .persian).hasSuffix("""

            ::: address
            نشانی ما
            کوچهٔ سوم، پلاک ۱۲
            <ketab@mahalle.example>
            www.mahalle.example
            :::

            """))
    }

    @Test func rhymedLinesAreVerse() {
        let text = """
            \(Prose.persian)

            شب از پنجره ماه را می‌برند
            چراغ از دل راه را می‌برند
            بمان تا سحر ای چراغ کهن
            که فردا تو را ماه را می‌برند

            \(Prose.persian)
            """
        let made = body(text, .persian)
        #expect(made.contains("::: verse\nشب از پنجره ماه را می‌برند\n"))
        #expect(made.contains("که فردا تو را ماه را می‌برند\n:::\n"))
    }

    @Test func anInterviewHasQuestionsAndAnswers() {
        let answers = Prose.persian.split(separator: "\n\n").map(String.init)
        let text = """
            گفت‌وگو با کتابدار محله

            چه شد که کتابخانه را در زیرزمین باز کردید؟

            \(answers[0])

            بچه‌ها بیشتر چه می‌خوانند و چه روزهایی می‌آیند؟

            \(answers[1])

            \(answers[2])

            زمستان را چگونه می‌گذرانید، وقتی باران می‌آید؟

            \(answers[3])
            """
        let made = body(text, .persian)
        #expect(made.hasPrefix("\n::: qa\nچه شد"))
        #expect(made.hasSuffix("درست کنند.\n\n:::\n"))
    }

    @Test func speechKeepsItsDashes() {
        let text = "Они молчали.\n\n— Ты придёшь?\n\n— Приду.\n"
        #expect(body(text, .russian) == "\nОни молчали.\n\n— Ты придёшь?\n\n— Приду.\n")
    }

    @Test func aSentenceIsNoHeadingAndNoTitle() {
        let text = "Я приду завтра.\n\nСтепан: С первого номера. Сначала было тридцать\n\n" + Prose.russian
        #expect(draft(text, .russian).text.hasPrefix("---\nlanguage: ru\n---\n\nЯ приду завтра.\n\nСтепан: С первого"))
    }

    @Test func theTitleStandsAboveAuthorAndHeadings() {
        let made = draft("Новая жизнь верстака\nАвтор: Анна Лукина\n\nКак всё началось\n\n" + Prose.russian, .russian).text
        #expect(made.hasPrefix("---\ntitle: Новая жизнь верстака\nauthor: Анна Лукина\nlanguage: ru\n---\n\n# Как всё началось\n"))
    }

    @Test func signsThatMarkdownReadsAreEscaped() {
        let text = "* это не пункт, а сноска *\n\nЦена [за штуку] 5*6 руб. <не тег> `код` #1 &amp;"
        #expect(body(text, .russian).contains("Цена \\[за штуку\\] 5\\*6 руб. \\<не тег> \\`код\\` #1 \\&amp;"))
    }

    @Test func titleAuthorAndTranslatorAreTakenFromTheHead() {
        let made = draft("Новая жизнь старого верстака\nАвтор: Анна Лукина\nПеревод: Пётр Иванов\n\n" + Prose.russian, .russian).text
        #expect(made.hasPrefix("---\ntitle: Новая жизнь старого верстака\nauthor: Анна Лукина\ntranslator: Пётр Иванов\nlanguage: ru\n---\n"))
    }
}
