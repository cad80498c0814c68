import FontKit

/// The words that tell in one language where a line had better not end.
///
/// Lists of words parted by spaces. A word stands with its full stop where it counts only as an abbreviation (`с.` is a page,
/// `с` a preposition). Words after a number and months are compared letter for letter, all others in small letters.
///
/// Sources: Мильчин and Чельцова, Справочник издателя и автора, and the trade's rules of composition (правила набора) for what is
/// not parted from numbers, names and abbreviations; Український правопис, технічні правила переносу. Short words: the usage that
/// goes by the name of «висячие предлоги», from which the lists were drawn up language by language (ours).
struct BreakUsage: Sendable {
    /// Prepositions, conjunctions and particles of one or two letters, which belong to the next word.
    var shortWords = ""
    /// Words that never end a line. Source: W3C alreq, for the Persian and Arabic «و» written apart.
    var inseparable = ""
    /// Particles that belong to the word before them.
    var particles = ""
    /// Units, currencies and abbreviations that follow a number.
    var units = ""
    /// Thousands, millions and what else stands between a number and its unit.
    var multipliers = ""
    /// What a number follows: pages, figures, volumes.
    var beforeNumbers = ""
    /// What a name follows: streets, towns, titles.
    var beforeNames = ""
    /// Months, in the form that follows the day.
    var months = ""
    /// `и` and `т.` of `и т. д.`: the first word of a standing abbreviation, and the second.
    var heads = ""
    var tails = ""
}

extension BreakUsage {
    static func of(_ language: Language) -> BreakUsage {
        switch language.tag.prefix(while: { $0 != "-" }).lowercased() {
        case "ru": russian
        case "uk": ukrainian
        case "be": belarusian
        case "bg": bulgarian
        case "sr": serbian
        case "mn": mongolian
        case "fa", "prs": persian
        case "ar": arabic
        default: language.script == .arabic ? BreakUsage(inseparable: "و وَ") : BreakUsage()
        }
    }

    /// Of the metric system, as Russian, Ukrainian and Belarusian write them alike.
    private static let metric = "г кг мг т ц л мл м см мм км дм мкм га кв. куб. л. Вт кВт МВт Гц кГц МГц ГГц Па Дж кДж кал ккал дБ "
        + "КБ МБ ГБ ТБ Кб Мб Гб Мбит "

    private static let russian = BreakUsage(
        shortWords: "а в и к о с у во да до за из ко на не ни но об от по со",
        particles: "же ж ли ль бы б",
        units: metric + "г гг в. вв. с. р руб коп долл евро мин сек ч сут мес шт чел чл экз стр п. кл ст экв проц",
        multipliers: "тыс тыс. млн млн. млрд млрд. трлн кв. куб.",
        beforeNumbers: "с. стр. рис. ил. илл. табл. гл. ст. п. пп. ч. т. тт. кн. вып. разд. прим. стб. д. кв. корп. ок. тел.",
        beforeNames: "г. гг. ул. пл. пер. просп. бул. наб. обл. пос. дер. с. о. оз. р. м. ст. им. св. дж. проф. акад. доц. инж. ген. "
            + "полк. тов. т. тт. гр. г-н г-жа д-р",
        months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
            + "янв. февр. апр. авг. сент. окт. нояб. дек.",
        heads: "и до", tails: "т. др. пр. н. проч.")

    private static let ukrainian = BreakUsage(
        shortWords: "а в з і й о у бо до за зі зо із на не ні об од по та ув чи що як",
        particles: "же ж би б",
        units: metric + "р рр ст. стст. с. грн коп крб руб дол євро хв сек год доб міс шт чол ос прим стор",
        multipliers: "тис тис. млн млн. млрд млрд. трлн кв. куб.",
        beforeNumbers: "с. стор. рис. мал. іл. табл. гл. ст. п. пп. ч. т. тт. кн. вип. розд. прим. буд. кв. корп. бл. тел.",
        beforeNames: "м. вул. пл. пров. просп. бул. наб. обл. с. смт о. оз. р. ім. св. дж. проф. акад. доц. інж. ген. полк. тов. гр. п. д-р",
        months: "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        heads: "і й та до", tails: "т. ін. н. под.")

    private static let belarusian = BreakUsage(
        shortWords: "а з і й к у ў аб ад бо ва да ды за із ля на не ні па са ці як",
        particles: "жа ж бы б",
        units: metric + "г гг ст. стст. с. руб р кап дал еўра хв сек гадз сут мес шт чал экз стар",
        multipliers: "тыс тыс. млн млн. млрд млрд. трлн кв. куб.",
        beforeNumbers: "с. стар. мал. рыс. іл. табл. гл. арт. п. пп. ч. т. тт. кн. вып. разд. д. кв. корп. тэл.",
        beforeNames: "г. вул. пл. зав. прасп. бул. наб. вобл. в. пас. р. воз. ім. св. дж. праф. акад. дац. інж. ген. тав. гр. д-р",
        months: "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
        heads: "і да ды", tails: "г. т. д. інш. н.")

    private static let bulgarian = BreakUsage(
        shortWords: "а в и о с у да до за из на не ни но от по че ще",
        particles: "ли",
        units: "г кг мг т л мл м см мм км дм ха кв. куб. W kW Hz г. гг. год. в. с. лв ст евро мин сек ч бр стр ет",
        multipliers: "хил хил. млн млн. млрд млрд. кв. куб.",
        beforeNumbers: "с. стр. рис. фиг. табл. гл. чл. ал. т. кн. бр. п. бл. вх. ет. ап. ок. тел.",
        beforeNames: "г. гр. с. ул. бул. пл. жк обл. общ. р. о. св. дж. проф. доц. акад. инж. ген. полк. им. г-н г-жа г-ца д-р",
        months: "януари февруари март април май юни юли август септември октомври ноември декември",
        heads: "и пр. сл.", tails: "т. др. пр. н. Хр.")

    private static let serbian = BreakUsage(
        shortWords: "а и к о с у да до за из на не ни но од па по са те уз",
        particles: "ли",
        units: "г кг мг т л мл м см мм км дм ха кв. куб. год. г. в. ст. с. дин РСД евра мин сек ч ком стр",
        multipliers: "хиљ хиљ. мил мил. млн млрд кв. куб.",
        beforeNumbers: "стр. с. сл. таб. гл. чл. ст. т. тач. бр. књ. св. тел.",
        beforeNames: "г. гђа г-ђа ул. бул. св. проф. др мр инж. ген. акад. о. р.",
        months: "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
        heads: "и пре", tails: "др. сл. т. н.")

    /// Mongolian has postpositions: what leans on the word before it are the particles of question and emphasis, and «нь».
    private static let mongolian = BreakUsage(
        shortWords: "ба эс үл",
        particles: "ч л нь уу үү юу юү вэ бэ",
        units: "г гр кг мг т л мл м см мм км дм га кв. куб. төг төгрөг хувь мин сек цаг он оны онд сар сарын зуун зууны",
        multipliers: "мянга мянган сая тэрбум кв. куб.",
        beforeNumbers: "х. зур. хүс. бүл. сарын утас")

    private static let persian = BreakUsage(
        inseparable: "و وَ",
        units: "کیلو کیلوگرم گرم تن لیتر متر کیلومتر سانتی\u{200C}متر سانتیمتر میلی\u{200C}متر میلیمتر هکتار تومان ریال افغانی دلار "
            + "یورو درصد م ش ق",
        multipliers: "هزار میلیون میلیارد تریلیون",
        beforeNumbers: "ص صص ج ش ص. صص. ج. ش. شماره شمارهٔ شماره\u{200C}ی صفحه صفحهٔ صفحه\u{200C}ی جلد",
        months: "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند "
            + "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت "
            + "ژانویه ژانویهٔ فوریه فوریهٔ مارس آوریل مه ژوئن ژوئیه ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر جنوری مارچ")

    private static let arabic = BreakUsage(
        inseparable: "و وَ",
        units: "كم كلم كغ كغم كلغ غ غم م سم ملم مم هـ كيلو كيلوغرام كيلوغراماً كيلوغرامًا كيلومتر كيلومتراً كيلومترًا متر متراً مترًا "
            + "لتر لتراً لترًا طن طناً طنًا هكتار ريال دينار درهم جنيه ليرة دولار يورو",
        multipliers: "ألف آلاف مليون ملايين مليار مليارات",
        beforeNumbers: "ص ج ع ط ص. ج. ع. ط. رقم",
        months: "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس "
            + "سبتمبر أكتوبر نوفمبر ديسمبر جانفي فيفري أفريل ماي جوان جويلية أوت شتنبر غشت دجنبر نونبر "
            + "محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو")
}
