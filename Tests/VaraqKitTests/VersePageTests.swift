import Geometry
import Paragraphs
import Specimens
import Testing
import VaraqKit

/// Poems on pages, in the faces of the project.
@Suite("Verse on pages") struct VersePageTests {
    @Test(arguments: [
        ("fa", "column-a5", "lines"), ("fa", "broadsheet-a4", "stepped"), ("ar", "columns-a4", "lines"), ("ru", "columns-a4", "lines"),
    ])
    func `lines of poems`(language: String, layout: String, name: String) throws {
        let typeset = try set(Poems.article(in: language), language, layout)
        try Golden.check(typeset.dump(.lines), "verse-\(language)-\(name)")
    }

    /// In the size that the layout has: a poem cannot fill a sheet.
    private func set(_ text: String, _ language: String, _ layout: String) throws -> Typeset {
        let folder = try Folder([
            "issue.yaml": "layout: own\neditions: {\(language): {articles: {lead: lead.md}}}\n",
            "own.yaml": "extends: \(layout)\nfit: ~\n", "lead.md": text,
        ])
        return try #require(try Shop.set(Order(path: folder.path), in: folder.path, saying: []).first)
    }

    /// Lines of the first poem, each hemistich a line.
    private func bayts(_ language: String, _ layout: String) throws -> [StoryLine] {
        let typeset = try set(Poems.bayts(in: language), language, layout)
        return typeset.document.story.filter { $0.placed.style == .verse }
    }

    @Test(arguments: [("fa", "column-a5"), ("ar", "column-a5"), ("ar", "columns-a4"), ("fa", "broadsheet-a4")])
    func `all hemistichs of a poem are of one measure and align on both sides`(language: String, layout: String) throws {
        let lines = try bayts(language, layout)
        #expect(lines.count == 8)
        #expect(lines.compactMap { $0.placed.source?.line } == [6, 6, 7, 7, 8, 8, 9, 9])
        #expect(lines.allSatisfy { ($0.placed.source?.column == 1) == ($0.id.line == 0) })
        let edges = lines.map { line -> (left: Double, right: Double) in
            let left = line.placed.origin.x + line.placed.line.left
            return (left.points, (left + line.placed.line.width).points)
        }
        for (index, edge) in edges.enumerated() {
            let like = edges[index % 2]
            #expect(abs(edge.left - like.left) < 0.01 && abs(edge.right - like.right) < 0.01, "\(lines[index].placed.line.logicalText)")
            #expect(abs(edge.right - edge.left - lines[0].placed.measure.points) < 0.01)
        }
        let areSideBySide = lines[0].placed.origin.y == lines[1].placed.origin.y
        #expect(areSideBySide == (layout != "broadsheet-a4"))
        #expect(areSideBySide == (edges[1].right < edges[0].left))
        #expect(edges[1].left < edges[0].left)
    }

    @Test(.enabled(if: canReadText), arguments: ["fa", "ar"])
    func `bayts read back hemistich by hemistich, not column by column`(language: String) throws {
        let (file, typeset) = try Shop.pdf(Poems.bayts(in: language), language: language, layout: "column-a5")
        let written = Words.letters(of: typeset.document.matters.joined())
        #expect(written.count > 150)
        for inOrder in [true, false] {
            let text = readText(file, inOrderOfContent: inOrder), read = Words.letters(of: text)
            let lost = written.difference(from: read).insertions.count
            #expect(Double(lost) <= 0.02 * Double(written.count), "\(lost) letters of \(written.count) in \(text)")
        }
    }

    @Test func `words of bayts stand in the order in which they were written`() throws {
        let typeset = try set(Poems.bayts(in: "fa"), "fa", "broadsheet-a4")
        let words = Words.of(Poems.bayts(in: "fa").replacing(/^---(.|\n)*---\n/, with: "").replacing("verse", with: ""))
        #expect(Words.of(typeset.document.matters.joined()).suffix(words.count) == words[...])
    }

    @Test func `a line parted twice is said with its place, and set as it stands`() throws {
        let source = "::: verse\nصبح آمد / دریا دید\nصبح / دریا / کاغذ\n:::\n"
        let typeset = try Shop.set(source, language: "fa", layout: "column-a5", saying: [
            "article.md:3:12: warning: this line is not set as a bayt: it is parted 2 times",
        ])
        #expect(typeset.document.matters == ["صبح آمد دریا دید صبح / دریا / کاغذ "])
    }
}

/// Poems of the goldens.
enum Poems {
    static func bayts(in language: String) -> String {
        "---\ntitle: \(language == "fa" ? "ورق" : "ورق")\n---\n\n::: verse\n" + (language == "fa" ? persian : arabic) + "\n:::\n"
    }

    static func article(in language: String) -> String {
        switch language {
        case "fa": "پیش از شعر.\n\n::: verse\n\(persian)\n\n\(persianRefrain)\n:::\n\nمیان دو شعر.\n\n::: verse\n\(persianFree)\n:::\n\nپس از شعر.\n"
        case "ar": "قبل القصيدة.\n\n::: verse\n\(arabic)\n:::\n\nبعد القصيدة.\n"
        default: "Перед стихами.\n\n::: verse\n\(russian)\n:::\n\nПосле стихов.\n"
        }
    }

    private static let persian = """
        سپیده سر زد از پس بام و کاغذ سفید شد / قلم به دست باد ماند و واژه‌ها پدید شد
        کنار پنجره‌ها باز خواند مرغ صبح‌گاه / به نغمه‌ای که خواند، باغ خفته پرامید شد
        ورق زدیم دفتری که موج دریا نوشته بود / خط تو آب و شور بود و شعر ما جدید شد
        به سطر آخر این صفحه باد می‌وزد هنوز / که هر چه بر ورق نوشت، دوباره ناپدید شد
        """

    private static let persianRefrain = """
        دوباره موج آمد و کنار پنجره نشست
        بخوان که صبح می‌دمد از آن سوی نگاه شب    بخوان که باد می‌وزد، بخوان که نوبت تو شد
        """

    private static let persianFree = """
        کاغذ
          سفید بود
        و دریا
          پشت پنجره
            آرام ورق می‌خورد

        تا آن‌که صبح، از لای پرده‌های کوتاه اتاق، یک‌به‌یک سطرهای نانوشته را روشن کرد و رفت و باز آمد.
        """

    private static let arabic = """
        طَلَعَ الصَّباحُ على المدينةِ هادئًا *** والبحرُ يقرأُ في الكتابِ الأبيضِ
        والورقُ المصقولُ ينتظرُ الخُطى *** من ريشةِ الفجرِ التي لم تنهضِ
        يا موجُ خُذْ عنّا السطورَ وهاتِها *** بيضاءَ تُكتَبُ من جديدٍ واركضِ
        فالحبرُ بينَ يدَيكَ ماءٌ مالحٌ *** والصفحةُ الأولى رمالُ المربضِ
        """

    private static let russian = """
        Проснулось утро за окном,
          Бумага на столе бела,
        И море дышит за углом,
          Как будто ночь его ждала.

        Волна
          листает
              берег
                  наизусть,
        и ни одна строка на нём не держится до вечера, хотя её никто не правил.
        """
}
