import Diagnostics
import FontKit
import Foundation
import Geometry
import LayoutBook
import Paragraphs
import Shaping
import Testing

/// Paragraphs of real text in the project's own fonts.
enum Composing {
    static let fonts: FontLibrary? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        var diagnostics = Diagnostics()
        return Catalogue.read(path: root + "/Fonts/catalogue.yaml", into: &diagnostics).map {
            FontLibrary(catalogue: $0, directories: FontDirectories(own: []))
        }
    }()

    static func composer(_ diagnostics: Diagnostics = Diagnostics()) throws -> Composer {
        Composer(shaper: Shaper(fonts: try #require(fonts)), hyphenation: Hyphenation(), diagnostics: diagnostics)
    }

    static func styled(_ text: String, _ language: String, source: SourceMap = SourceMap()) -> StyledText {
        let units = Array(text.utf16)
        let style = TextStyle(role: .text, weight: .regular, size: .pt(10), ink: .black, features: [], language: language)
        return StyledText(text: units, direction: Language(language).direction,
                          spans: units.isEmpty ? [] : [.init(range: 0..<units.count, style: style)], source: source)
    }

    static func paragraph(_ text: String, _ language: String, shape: ParagraphShape = justified) throws -> ComposedParagraph {
        try composer().compose(styled(text, language), shape: shape)
    }

    static let justified = ParagraphShape(fill: .justified, indent: .pt(10), hyphenate: true)

    static func text(_ language: String) -> String {
        switch language {
        case "ru": russian
        case "fa": persian
        default: arabic
        }
    }

    /// Russian without a word or sign that is hard to break around.
    static let plain = """
        В прошлом году у нас было два ключа на двух связках. Один отпирал сырой подвал, где зимой бумага шла волной, другой вёл на \
        третий этаж, куда и за хорошей книгой поднимались не все. Теперь обе двери выходят в один двор, и утром мы пьём чай за \
        общим столом, пока машина греется, а кошка выбирает, на какой стопке ей сегодня спать.
        """
    private static let russian = """
        Наборщик расставляет буквы неторопливо: спешка в его ремесле оборачивается опечатками, а опечатки приходится исправлять \
        всей мастерской. Сначала выравнивают строки, потом проверяют переносы, и только после этого полосу смотрят на просвет. \
        Достопримечательности города, человеконенавистничество критиков и взаимопонимание с бумагой — всё это помещается в один \
        столбец, если не торопиться. «Сказано: „не торопись“», — повторял старый метранпаж и уходил пить чай.
        """
    private static let persian = """
        پارسال همین روزها دو کلید داشتیم روی دو دسته‌کلید جدا. یکی درِ کارگاه چاپ را باز می‌کرد، در انباری نموری که زمستان‌ها کاغذ \
        در آن موج برمی‌داشت؛ دیگری درِ کتابخانهٔ محله را، در طبقهٔ سومی که پله‌هایش از هر رمان قطوری نفس‌گیرتر بود. نام Johannes \
        Gutenberg (زادهٔ ۱۴۰۰ م.) هم بر دیوار بود و شمارندهٔ دستگاه ۴۱۲٬۶۰۰ نسخه را نشان می‌داد.
        """
    private static let arabic = """
        تبدأ الحكاية من ورق أبيض لا يعرف صاحبه بعد ما سيُكتب عليه، ثم تأتي الحروف واحداً بعد آخر كما يأتي الضيوف إلى وليمة. كتب \
        إلينا John Smith من دار Paper & Ink رسالة من ٣ صفحات، ووصلت يوم ٤/٥/٢٠٢٦ مع ٢٬٣٤٠ ورقة بيضاء، فقال الصفّاف: «لا تقل \
        ‹انتهى› حتى ترى الورق»، ثم أطفأ المصباح ومضى إلى بيته في آخر الحيّ.
        """
}

extension ComposedParagraph {
    func lines(_ setting: Setting) -> [TextLine] {
        setting.lines.enumerated().map { line($1, index: $0) }
    }
}
