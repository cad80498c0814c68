import Diagnostics
import Manuscript
import Testing

struct IssueTests {
    private let dawn = """
        masthead:
          name: {fa: سپیده‌دم, ru: Рассвет}
          motto:
            fa: چاپ
            ru: Печать
          ears: {start: "A4", end: {fa: ب, ru: Б}}
        number: 7
        date: 2026-03-21
        price: {fa: رایگان, ru: даром}
        contact: {web: example.org, email: a@example.org}
        layout: broadsheet-a4
        editions:
          ru:
            articles: {second: ru/b.txt, lead: ru/a.md}
            layout: other
            masthead: {motto: Слово, price: 5 ₽}
            date-line: весна
          fa: {articles: {lead: fa/a.md}}
        """

    private func desk(_ yaml: String) -> Desk {
        Desk(["issue.yaml": yaml, "fa/a.md": "متن", "ru/a.md": "---\nlanguage: uk\n---\nтекст", "ru/b.txt": "текст"])
    }

    @Test(arguments: ["", "issue.yaml"])
    func isRead(_ name: String) throws {
        let desk = desk(dawn)
        let reading = readIssue(desk, name)
        #expect(reading.faults == [])
        let issue = try #require(reading.result)
        #expect(issue.path == (name.isEmpty ? desk.path : desk.path(name)))
        #expect(issue.editions.map(\.name) == ["ru", "fa"])
        #expect(issue.editions.map(\.language) == ["ru", "fa"])
        #expect(issue.editions.map(\.layout?.name) == ["other", "broadsheet-a4"])
        #expect(issue.editions.map(\.date) == [CalendarDate(year: 2026, month: 3, day: 21), CalendarDate(year: 2026, month: 3, day: 21)])
        #expect(issue.editions[0].articles.map(\.slot) == ["second", "lead"])
        #expect(issue.editions[0].articles.map(\.story.language) == ["ru", "uk"])
        #expect(issue.editions[1].articles.map(\.story.language) == ["fa"])
    }

    @Test func mastheadIsInTheEditionsLanguage() throws {
        let issue = try #require(readIssue(desk(dawn)).result)
        #expect(issue.editions.map { $0.masthead.map { "\($0.slot)=\($0.text.string)" } } == [
            ["name=Рассвет", "motto=Слово", "number=7", "date-line=весна", "price=5 ₽", "ear-start=A4", "ear-end=Б", "web=example.org",
             "email=a@example.org"],
            ["name=سپیده‌دم", "motto=چاپ", "number=7", "price=رایگان", "ear-start=A4", "ear-end=ب", "web=example.org", "email=a@example.org"],
        ])
        let name = try #require(issue.editions[0].mastheadText("name"))
        let place = try #require(name.source.place(of: 0, in: name.text))
        #expect("\(place.line):\(place.column)" == "2:28")
    }

    @Test(arguments: ["article.md", "article.txt"])
    func loneArticleIsAnEdition(_ name: String) throws {
        let reading = readIssue(Desk([name: "Слово"]), name, language: "be")
        let edition = try #require(reading.result?.editions.first)
        #expect(edition.name == "article")
        #expect(edition.language == "be")
        #expect(edition.articles.map(\.slot) == ["lead"])
    }

    @Test(arguments: [
        ("", "1:1 error: the issue is empty"),
        ("number: 7", "1:1 error: the issue has no editions"),
        ("editions: [fa]", "1:11 error: editions must be keys with values, not a list"),
        ("editions: {persian: {articles: {lead: fa/a.md}}}", "1:12 error: the edition persian is not named by a language tag"),
        ("editions: {fa: {}}", "1:12 error: the edition fa has no articles"),
        ("editions: {fa: }", "1:12 error: the edition fa has no articles"),
        ("editions: {fa: {articles: {}}}", "1:27 error: the edition fa has no articles"),
        ("editions: {fa: {articles: {lead: [a]}}}", "1:34 error: lead must be text, not a list"),
        ("editions: {fa: {articles: {lead: \"\"}}}", "1:34 error: the path of an article is missing"),
        ("editions: {fa: {articles: {lead: /etc/passwd}}}", "1:34 error: /etc/passwd is an absolute path"),
        ("editions: {fa: {articles: {lead: ../b.md}}}", "1:34 error: ../b.md leaves the folder of the issue"),
        ("editions: {fa: {articles: {lead: fa/../../b.md}}}", "1:34 error: fa/../../b.md leaves the folder of the issue"),
        ("editions: {fa: {articles: {lead: outside.md}}}", "1:34 error: outside.md leads out of the folder of the issue"),
        ("editions: {fa: {articles: {lead: away/b.md}}}", "1:34 error: away/b.md leads out of the folder of the issue"),
        ("editions: {fa: {articles: {lead: fa/b.md}}}", "1:34 error: there is no file FOLDER/fa/b.md"),
        ("editions: {fa: {articles: {lead: x/../a.md}}}", "1:34 error: there is no file FOLDER/x/../a.md"),
        ("? [a]\n: b\n? [a]\n: c", "1:3 error: a key must be a word, not a list or a mapping"),
        ("editions: {fa: {articles: {lead: fa}}}", "1:34 error: FOLDER/fa is neither an article nor a text"),
        ("editions: {fa: {articles: {lead: folder.md}}}", "1:34 error: FOLDER/folder.md is a folder"),
        ("editions: {fa: {articles: {lead: fa/a.md}}}\neditions: {}", "1:1 error: the key editions is given twice"),
        ("editions: {fa: {articles: {lead: fa/a.md, lead: fa/a.md}}}", "1:28 error: the key lead is given twice"),
        ("editions: {fa: {articles: {lead: fa/a.md}, pages: 2}}", "1:44 warning: unknown key pages"),
        ("editons: {}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:1 warning: unknown key editons"),
        ("date: 21.3.2026\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:7 error: 21.3.2026 is not a date"),
        ("date: 2026-02-30\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:7 error: 2026-02-30 is not a date"),
        ("masthead: Dawn\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:11 error: masthead must be keys with values, not a text"),
        ("masthead: {name: {ru: x, fa: y}}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:19 warning: unknown key ru"),
        ("masthead: {name: {}}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:18 warning: name has no text for the edition fa"),
        ("masthead: {name: [x]}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:18 error: name must be text, not a list"),
        ("masthead: {nmae: x}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:12 warning: unknown key nmae"),
        ("contact: {fax: x}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:11 warning: unknown key fax"),
        ("calendars: [persian, gregorain]\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:22 error: there is no calendar gregorain"),
        ("calendars: {a: b}\neditions: {fa: {articles: {lead: fa/a.md}}}", "1:12 error: calendars must be text, not a mapping"),
        ("editions: {fa: {articles: {lead: fa/a.md}, fillers: [fa/c.md]}}", "1:54 error: there is no file FOLDER/fa/c.md"),
        ("editions: {fa: {articles: {lead: fa/a.md}, beside: ru}}", "1:52 error: there is no edition ru to stand beside"),
        ("editions: {fa: {articles: {lead: fa/a.md}, beside: fa}}", "1:52 error: the edition fa cannot stand beside itself"),
        ("editions: {fa: {articles: {lead: fa/a.md}}", "2:1 error: not YAML: did not find expected ',' or '}'"),
    ])
    func faultsHavePlaces(_ yaml: String, _ fault: String) {
        let desk = desk(yaml), outside = Desk(["b.md": "x"])
        desk.link("outside.md", to: outside.path("b.md"))
        desk.link("away", to: outside.path)
        desk.put(folder: "folder.md")
        #expect(readIssue(desk).faults == [fault.replacing("FOLDER", with: desk.path)])
    }

    @Test func editionsHaveCalendarsFillersAndNeighbours() throws {
        let reading = readIssue(desk("""
            calendars: [persian, gregorian]
            editions:
              fa: {articles: {lead: fa/a.md}, beside: ru, fillers: [fa/a.md, ru/b.txt]}
              ru: {articles: {lead: ru/a.md}, calendars: gregorian, fillers: ru/b.txt}
            """))
        #expect(reading.faults == [])
        let editions = try #require(reading.result?.editions)
        #expect(editions.map(\.calendars) == [["persian", "gregorian"], ["gregorian"]])
        #expect(editions.map(\.beside) == ["ru", nil])
        #expect(editions.map { $0.fillers.map(\.slot) } == [["filler-1", "filler-2"], ["filler-1"]])
        #expect(editions.map { $0.articles.map(\.slot) } == [["lead"], ["lead"]])
        #expect(editions[0].fillers[1].story.texts.map(\.string) == ["текст"])
    }

    @Test func aliasesAreFollowed() {
        let reading = readIssue(desk("editions: {fa: {articles: &same {lead: fa/a.md}}, ar: {articles: *same}}"))
        #expect(reading.faults == [])
        #expect(reading.result?.editions.map(\.articles.count) == [1, 1])
    }

    @Test func aliasesDoNotGrowWithoutBound() {
        let bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + (1...12).map { level in
            "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
        }.joined()
        let chain = "a0: &a0 [1]\n" + (1...5_000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(readIssue(desk(bomb)).faults == ["1:22 error: more than 100000 values"])
        #expect(readIssue(desk(chain)).faults == ["1:10 error: more than 100 levels"])
        #expect(readArticle("---\n\(bomb)---\nx").faults == ["2:22 error: more than 100000 values"])
    }

    @Test func linksWithinTheFolderAreFollowed() {
        let desk = desk("editions: {fa: {articles: {lead: near.md, second: ./fa/../fa/a.md}}}")
        desk.link("near.md", to: desk.path("fa/a.md"))
        let reading = readIssue(desk)
        #expect(reading.faults == [])
        #expect(reading.result?.editions.first?.articles.count == 2)
    }

    @Test(arguments: [("", nil), ("inks:\n", nil), ("inks: {red: blue}\n", "2:7"), ("inks:\n  red: blue\n", "3:3")] as [(String, String?)])
    func theInksItExchangesHaveTheirPlace(_ inks: String, _ place: String?) throws {
        let reading = readIssue(desk("number: 7\n\(inks)editions: {fa: {articles: {lead: fa/a.md}}}"))
        #expect(reading.faults == [])
        #expect(try #require(reading.result).inks.map { "\($0.line):\($0.column)" } == place)
    }

    @Test func hintsNameWhatWasMeant() {
        let desk = desk("layot: x\neditions: {fa: {articles: {lead: fa/aa.md}}, russian: {}}")
        #expect(readIssue(desk).hints == [
            "did you mean layout? known are: masthead, number, date, date-line, price, contact, layout, editions, calendars, inks, "
                + "proofing, fields",
            "did you mean \(desk.path("fa/a.md"))?", "write ru",
        ])
    }

    @Test func faultsOfArticlesAreInTheirFiles() throws {
        let desk = desk("editions: {fa: {articles: {lead: fa/bad.md, second: fa/a.md}}}")
        desk.put([0x61, 0xFF], at: "fa/bad.md")
        let reading = readIssue(desk)
        #expect(reading.result?.editions.first?.articles.map(\.slot) == ["second"])
        #expect(reading.diagnostics.render(try #require(reading.diagnostics.all.first))
            == "\(desk.path("fa/bad.md")):1:2: error: the byte 0xFF is not UTF-8\n  hint: save the file as UTF-8 in your editor")
    }
}
