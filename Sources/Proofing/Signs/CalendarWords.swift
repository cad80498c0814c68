/// What the days of the week and the months are called in a language.
struct CalendarWords {
    /// From Monday on; each in the forms that stand beside a date, which match from row to row.
    let weekdays: [[String]]
    /// Months by name; those of two words with a space between.
    let months: [String: (calendar: SolarCalendar, month: Int)]

    /// Nil for a language whose dates are not read.
    static func of(_ tongue: Tongue) -> CalendarWords? {
        switch tongue {
        case .persian: persian
        case .arabic: arabic
        case .russian: russian
        case .ukrainian: ukrainian
        case .bulgarian: bulgarian
        default: nil
        }
    }

    private init(_ weekdays: [[String]], _ calendars: [(SolarCalendar, [String])]) {
        self.weekdays = weekdays
        var months: [String: (SolarCalendar, Int)] = [:]
        for (calendar, names) in calendars {
            for (month, row) in zip(1..., names) {
                for name in row.split(separator: "|") { months[String(name)] = (calendar, month) }
            }
        }
        self.months = months
    }

    private static let russian = CalendarWords(
        [["понедельник", "понедельник", "понедельника"], ["вторник", "вторник", "вторника"], ["среда", "среду", "среды"], ["четверг", "четверг", "четверга"],
         ["пятница", "пятницу", "пятницы"], ["суббота", "субботу", "субботы"], ["воскресенье", "воскресенье", "воскресенья"]],
        [(.gregorian, ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"])])

    private static let ukrainian = CalendarWords(
        [["понеділок", "понеділок", "понеділка"], ["вівторок", "вівторок", "вівторка"], ["середа", "середу", "середи"], ["четвер", "четвер", "четверга"],
         ["п'ятниця", "п'ятницю", "п'ятниці"], ["субота", "суботу", "суботи"], ["неділя", "неділю", "неділі"]],
        [(.gregorian, ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"])])

    private static let bulgarian = CalendarWords(
        [["понеделник"], ["вторник"], ["сряда"], ["четвъртък"], ["петък"], ["събота"], ["неделя"]],
        [(.gregorian, ["януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември"])])

    private static let persian = CalendarWords(
        [["دوشنبه"], ["سه‌شنبه", "سه شنبه"], ["چهارشنبه"], ["پنجشنبه", "پنج‌شنبه"], ["جمعه", "آدینه"], ["شنبه"], ["یکشنبه", "یک‌شنبه"]],
        [(.gregorian, ["ژانویه|جنوری", "فوریه|فبروری", "مارس|مارچ", "آوریل|اپریل", "مه|می", "ژوئن|جون", "ژوئیه|جولای", "اوت|آگوست|آگست|اگست",
                       "سپتامبر|سپتمبر", "اکتبر|اکتوبر", "نوامبر|نومبر", "دسامبر|دسمبر"]),
         (.persian, ["فروردین|حمل", "اردیبهشت|ثور", "خرداد|جوزا", "تیر|سرطان", "مرداد|امرداد|اسد", "شهریور|سنبله", "مهر|میزان", "آبان|عقرب", "آذر|قوس", "دی|جدی",
                     "بهمن|دلو", "اسفند|حوت"])])

    private static let arabic = CalendarWords(
        [["الاثنين", "الإثنين"], ["الثلاثاء"], ["الأربعاء", "الاربعاء"], ["الخميس"], ["الجمعة"], ["السبت"], ["الأحد", "الاحد"]],
        [(.gregorian, [
            "كانون الثاني|يناير|جانفي", "شباط|فبراير|فيفري", "آذار|مارس", "نيسان|أبريل|إبريل|ابريل|أفريل", "أيار|ايار|مايو|ماي", "حزيران|يونيو|جوان",
            "تموز|يوليو|يوليوز|جويلية", "آب|أغسطس|اغسطس|غشت|أوت", "أيلول|ايلول|سبتمبر|شتنبر", "تشرين الأول|تشرين الاول|أكتوبر|اكتوبر",
            "تشرين الثاني|نوفمبر|نونبر", "كانون الأول|كانون الاول|ديسمبر|دجنبر",
        ])])
}
