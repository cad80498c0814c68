import Testing
import VaraqKit

/// Pages of short texts, set with the layouts that come with the project, line by line.
@Suite("Pages") struct PageGoldenTests {
    @Test(arguments: [
        ("fa", "column-a5"), ("ar", "columns-a4"), ("ru", "column-a5"),
    ])
    func `lines of an article`(language: String, layout: String) throws {
        let typeset = try Shop.set(Copy.article(in: language), language: language, layout: layout)
        try Golden.check(typeset.dump(.lines), "article-\(language)-lines")
    }

    @Test func `pages of a pamphlet`() throws {
        try Golden.check(try Shop.set(Copy.pamphlet, layout: "pamphlet-a5").dump(.pages), "pamphlet-pages")
    }

    @Test(arguments: ["fa", "ru"])
    func `pages of an issue with masthead, box and address`(edition: String) throws {
        let folder = try Folder(Copy.issue)
        let editions = try Shop.set(Order(path: folder.path, editions: [edition]), in: folder.path, saying: [])
        try Golden.check(try #require(editions.first).dump(.pages), "issue-\(edition)-pages")
    }

    @Test func `a plain text is paragraphs`() throws {
        let text = "Первый абзац *без* разметки.\nВторая строка.\n\nВторой — абзац."
        let typeset = try Shop.set(text, as: "note.txt", language: "ru", layout: "column-a5")
        #expect(typeset.document.matters == ["Первый абзац *без* разметки. Вторая строка. Второй — абзац. "])
    }
}

/// The texts of the goldens.
enum Copy {
    static func article(in language: String) -> String {
        switch language {
        case "fa": persian
        case "ar": arabic
        default: russian
        }
    }

    static let persian = """
        ---
        title: «حروف‌چینی» چیست؟
        subtitle: از Gutenberg تا امروز
        author: نرگس
        ---

        خط *فارسی* را از راست به چپ می‌نویسند، اما عددها را نه: سال ۱۴۰۵ برابر 2026 است و ۷٪ از ۱٬۲۵۰ نسخه می‌شود ۸۷٫۵ نسخه.
        نام Johannes Gutenberg (زادهٔ ۱۴۰۰ م.) و نشانی <https://paper.example/fa?no=7> در میان جمله می‌آیند، بی‌آن‌که نظم
        «گیومه»ها، (کمانک‌ها) و [قلاب‌ها] به هم بخورد.

        ## مُرَکَّب و کاغذ

        **«اولْ مشق»** را با مداد بنویسید؛ کتاب‌ها، می‌روم، خانه‌ای، نمی‌شود. حرف‌های مُشَدَّد: مُصَحِّح، مُرَکَّب، عملاً.

        ۱. فهرست با رقم فارسی
        ۲. و موردی دیگر که به سطر بعد می‌رسد، چون واژه‌های آن از پهنای یک ستون بیشتر جا می‌گیرند.
           - زیر آن، نقطه
           - و نقطه‌ای دیگر با Latin و № ۵

        > گفته‌اند: «کاغذ هم مهمان است.»
        >
        > و گفته‌اند: ‹هر سخن جایی دارد›.

        سطر یکم\\
        سطر دوم، نام پرونده: `varaq typeset`
        """

    static let arabic = """
        ---
        title: فنّ الطباعة
        kicker: من الورشة
        author: سلمى
        translator: هند
        ---

        تبدأ الحكاية من ورق أبيض. يُكتب النص من اليمين إلى اليسار، وتُكتب الأرقام من اليسار: طبعنا ٢٬٣٤٠ نسخة، أي ٩٣٪ مما
        طُلب (والباقي أي 7% ورق تالف). كتب إلينا John Smith رسالة من ٣ صفحات، ووصلت يوم ٤/٥/٢٠٢٦.

        ## قواعد صغيرة

        ١. لا تُطِل السطر.
        ٢. ولا تَقصُره.

        ::: verse
        قِفا نَقرأِ الحرفَ الذي خُطَّ أوّلًا\\
        ونَمحُ غُبارَ الصمتِ عن صفحةِ الفجرِ
        :::

        ::: pullquote
        الورق ضيف، فأكرموه.
        :::

        قال الصفّاف: «لا تقل ‹انتهى› حتى ترى الورق»، ثم أطفأ المصباح.

        راسلونا على <press@paper.example>.

        ***

        خاتمة قصيرة.
        """

    static let russian = """
        ---
        title: О «тихой» типографике
        subtitle: Заметки на полях
        author: А. Б. Верстальщик
        place: Вербинск
        ---

        Наборщик расставляет достопримечательности алфавита неторопливо: человеконенавистничество ему несвойственно, а
        взаимопонимание с бумагой — необходимо. «Сказано: „не торопись“», — повторял он, и № 7 вышел 21 марта 2026 г. тиражом
        1 250 экз., по 6,5 руб. за штуку, то есть на 12 % дешевле.

        ### Третий уровень

        - пункт первый;
        - пункт второй, подлиннее, чтобы строка перешла на следующую и показала втяжку у всех своих строк:
          1. вложенный;
          2. вложенный тоже.

        > Цитата набирается втяжкой.

        ```
        varaq typeset dawn
            --edition ru
        ```

        Слово سلام («мир») и слово שלום стоят в русской строке, как и **полужирное**, и *выделенное*,
        и ссылка [на сайт](https://paper.example/ru).
        """

    static let pamphlet = """
        ---
        title: Как сложить лист
        subtitle: Памятка
        short-title: Лист
        author: Мастерская
        place: Вербинск
        date: 2026-03-21
        language: ru
        ---

        # Бумага

        Бумага бывает разной, и лист её складывают вдоль волокна.

        ## Волокно

        Согните лист в обе стороны: где мягче, там и волокно.

        ### Проба

        Проба занимает минуту.

        # Фальц

        Складывают от середины к краям.
        """

    static let issue = [
        "issue.yaml": """
            masthead:
              name: {fa: سپیده, ru: Заря}
              motto: {fa: خبرنامهٔ محله, ru: Листок нашего двора}
            number: 12
            date: 2026-03-21
            price: {fa: رایگان, ru: бесплатно}
            layout: broadsheet-a4
            editions:
              fa: {articles: {lead: fa/lead.md, notice: fa/notice.md, contact: fa/contact.md}}
              ru: {articles: {lead: ru/lead.md, notice: ru/notice.md, contact: ru/contact.md}}
            """,
        // Too few words to fill a sheet.
        "broadsheet-a4.yaml": "extends: broadsheet-a4\nfit: ~\n",
        "fa/lead.md": """
            ---
            title: یک سقف
            kicker: داستان
            author: مهتاب
            ---

            پارسال دو کلید داشتیم و امروز یکی. نرگس که هر صبح کرکره را بالا می‌دهد می‌گوید عیب کار همین است.

            ## یک در

            بهرام، نجار ته کوچه، در را از لولا درآورد و گفت: «این کار را یک بار می‌کنم.»
            """,
        "fa/notice.md": "---\ntitle: بهار\n---\n\n- شنبه ۱۷–۲۰\n- سالی ۱۵۰ هزار تومان\n",
        "fa/contact.md": "---\ntitle: نشانی\n---\n\nکوچهٔ نارنج، پلاک ۱۲\\\n<https://dawn.example/fa>\\\n<fa@dawn.example>\n",
        "ru/lead.md": """
            ---
            title: Одна крыша
            kicker: Тема номера
            author: Мария
            ---

            В прошлом году ключей было два, теперь один. Вера, которая поднимает ставень, говорит, что это единственный изъян.

            ## Одна дверь

            Столяр снял дверь с петель и сказал: «Делаю это один раз».
            """,
        "ru/notice.md": "---\ntitle: Весной\n---\n\n- суббота, 17:00–20:00\n- 150 руб. в год\n",
        "ru/contact.md": "---\ntitle: Адрес\n---\n\nПриозёрная ул., д. 14\\\n<https://dawn.example/ru>\\\n<ru@dawn.example>\n",
    ]
}
