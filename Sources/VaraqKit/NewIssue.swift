public import Diagnostics
import Glibc
import Press

/// A new issue to start from: an issue.yaml and four articles that typeset as they are and tell how to go on.
public enum NewIssue {
    /// Writes the files of a new issue.
    /// - Returns: The paths that were written; none, having said why, if the folder holds an issue or cannot be written.
    public static func create(at folder: String, language: String, into diagnostics: inout Diagnostics) -> [String] {
        guard let template = templates.first(where: { $0.language == language }) else {
            diagnostics.error(.usage, "there is no new issue in language '\(language)'",
                              hint: "choose one of \(templates.map(\.language).joined(separator: ", "))")
            return []
        }
        guard access("\(folder)/issue.yaml", F_OK) != 0 else {
            diagnostics.error(.cannotWrite, "\(folder) already holds an issue", hint: "choose another folder")
            return []
        }
        for path in [folder, "\(folder)/\(language)"] where mkdir(path, 0o777) != 0 && errno != EEXIST {
            diagnostics.error(.cannotWrite, "cannot make the folder \(path): \(String(cString: strerror(errno)))")
            return []
        }
        return write(template, to: folder, into: &diagnostics)
    }

    private static func write(_ template: Template, to folder: String, into diagnostics: inout Diagnostics) -> [String] {
        let articles = [
            ("lead", template.lead), ("second", template.second), ("notice", template.notice), ("contact", template.contact),
        ]
        let files = [("issue.yaml", template.issue)] + articles.map { ("\(template.language)/\($0.0).md", $0.1) }
        var written: [String] = []
        for (name, text) in files {
            do {
                try AtomicFile.write(Array(text.utf8), to: "\(folder)/\(name)")
                written.append("\(folder)/\(name)")
            } catch {
                diagnostics.error(error.fault, "cannot write \(error.path): \(error.reason)", hint: error.hint)
            }
        }
        return written
    }

    private struct Template {
        var language: String
        var name: String
        var motto: String
        var price: String
        var lead: String
        var second: String
        var notice: String
        var contact: String

        var issue: String {
            """
            # varaq typeset on this folder sets one PDF for each edition.
            masthead:
              name: {\(language): \(name)}
              motto: {\(language): \(motto)}
            number: 1
            date: 2026-01-01
            price: {\(language): \(price)}
            layout: newsletter-a4
            editions:
              \(language):
                articles:
                  lead: \(language)/lead.md
                  second: \(language)/second.md
                  notice: \(language)/notice.md
                  contact: \(language)/contact.md

            """
        }
    }

    private static let templates = [persian, arabic, russian]

    private static let persian = Template(
        language: "fa", name: "نام خبرنامه", motto: "یک جمله دربارهٔ آن", price: "رایگان",
        lead: """
            ---
            title: عنوان مقالهٔ اصلی
            subtitle: یک یا دو سطر که خواننده را به خواندن می‌کشاند
            kicker: موضوع شماره
            author: نام نویسنده
            language: fa
            ---

            مقاله از این‌جا آغاز می‌شود. میان دو بند یک سطر خالی بگذارید. این متن در هر ویرایشگری نوشته می‌شود و
            شکستن سطرها در فایل اهمیتی ندارد؛ ورق خودش سطرها را می‌چیند.

            ## یک میان‌تیتر

            **واژهٔ مهم** را میان دو جفت ستاره بگذارید و نشانی را میان دو قلاب: <https://example.org>.

            ۱. فهرست با رقم فارسی هم شناخته می‌شود.
            ۲. هر مورد در سطری تازه.

            > گفته‌ای که می‌خواهید برجسته شود.

            """,
        second: """
            ---
            title: عنوان مقالهٔ دوم
            language: fa
            ---

            مقالهٔ دوم پس از مقالهٔ اصلی می‌آید، هر جا که آن پایان یابد.

            """,
        notice: """
            ---
            title: اطلاعیه
            language: fa
            ---

            - روز و ساعت
            - جا
            - بها

            """,
        contact: """
            ---
            title: نشانی ما
            language: fa
            ---

            خیابان، کوچه، پلاک\\
            <https://example.org>\\
            <name@example.org>

            """)

    private static let arabic = Template(
        language: "ar", name: "اسم النشرة", motto: "جملة واحدة تصفها", price: "مجاناً",
        lead: """
            ---
            title: عنوان المقالة الرئيسة
            subtitle: سطر أو سطران يدعوان القارئ إلى المتابعة
            kicker: موضوع العدد
            author: اسم الكاتب
            language: ar
            ---

            تبدأ المقالة هنا. اترك سطراً فارغاً بين كل فقرة وأخرى. يُكتب هذا النص في أي محرّر، ولا أثر لانقسام الأسطر في
            الملف، فورق هو الذي يصفّها.

            ## عنوان فرعي

            ضع **الكلمة المهمة** بين زوجين من النجوم، والعنوان بين قوسين حادّين: <https://example.org>.

            ١. تُعرف القوائم بالأرقام العربية أيضاً.
            ٢. ولكل بند سطر جديد.

            > قول تريد إبرازه.

            """,
        second: """
            ---
            title: عنوان المقالة الثانية
            language: ar
            ---

            تأتي المقالة الثانية بعد الرئيسة حيث تنتهي.

            """,
        notice: """
            ---
            title: إعلان
            language: ar
            ---

            - اليوم والساعة
            - المكان
            - السعر

            """,
        contact: """
            ---
            title: عنواننا
            language: ar
            ---

            الشارع والرقم\\
            <https://example.org>\\
            <name@example.org>

            """)

    private static let russian = Template(
        language: "ru", name: "Название листка", motto: "Одна строка о нём", price: "бесплатно",
        lead: """
            ---
            title: Заголовок главной статьи
            subtitle: Одна-две строки, ради которых начнут читать
            kicker: Тема номера
            author: Имя автора
            language: ru
            ---

            Статья начинается здесь. Абзацы разделяйте пустой строкой. Писать можно в любом редакторе: как разбиты
            строки в файле, неважно, Варак соберёт их сам.

            ## Подзаголовок

            **Важное слово** заключите в две пары звёздочек, адрес — в угловые скобки: <https://example.org>.

            1. Нумерованный список начинается с цифры и точки.
            2. Каждый пункт — с новой строки.

            > Слова, которые хочется выделить.

            """,
        second: """
            ---
            title: Заголовок второй статьи
            language: ru
            ---

            Вторая статья идёт за главной, где бы та ни кончилась.

            """,
        notice: """
            ---
            title: Объявление
            language: ru
            ---

            - день и час
            - место
            - цена

            """,
        contact: """
            ---
            title: Наш адрес
            language: ru
            ---

            Улица, дом\\
            <https://example.org>\\
            <name@example.org>

            """)
}
