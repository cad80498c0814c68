import Diagnostics
import Manuscript
import Testing

/// An article that declares the fields a, b and c, whose values are А, Бе and nothing.
private func article(_ body: String) -> Reading<Manuscript.Issue> {
    readIssue(Desk(["a.md": "---\nfields: {a: А, b: Бе, c: \"\"}\n---\n" + body]), "a.md")
}

/// The article filled with `values`, and what was said of it.
private func filled(_ body: String, _ values: String...) throws -> (story: Story, faults: [String]) {
    var reading = article(body)
    let edition = try #require(reading.result?.editions.first)
    let given = FieldValues(pairs: values, into: &reading.diagnostics)
    let story = try #require(edition.filled(with: given, into: &reading.diagnostics).articles.first?.story)
    return (story, reading.faults)
}

private func dump(_ body: String, _ values: [String]) throws -> String {
    var reading = article(body)
    let edition = try #require(reading.result?.editions.first)
    let given = FieldValues(pairs: values, into: &reading.diagnostics)
    let made = edition.filled(with: given, into: &reading.diagnostics)
    #expect(reading.faults == [])
    return try #require(made.articles.first?.story).bodyDump
}

struct FieldTests {
    @Test(arguments: [
        ("{{a}}", "p 4:1 | А"),
        ("x {{ b }}, {{a}}{{b}}.", "p 4:1 | x Бе, АБе."),
        ("x {{\tb\n}} y", "p 4:1 | x Бе y"),
        ("# {{a}}", "h1 4:1 | А"),
        ("- {{a}}\n- x {{b}}", "list bullets tight 4:1\n  item\n    p 4:3 | А\n  item\n    p 5:3 | x Бе"),
        ("> {{a}}", "quote 4:1\n  p 4:3 | А"),
        ("::: address\n{{a}}\n{{b}}\n:::", "div address 4:1\n  p 5:1 | А<2028>Бе"),
        ("|x|{{a}}|\n|-|-|\n|{{b}}|y|", "table 4:1 natural natural\n  row x | А\n  row Бе | y"),
        ("x[^1]\n\n[^1]: {{a}}", "p 4:1 | x{note 0 1}\nnote 0 6:1\n  p 6:7 | А"),
        ("::: qr https://e.org/{{b}}\n{{a}}\n:::", "code 4:1 https://e.org/Бе\n  text 5:1 | А"),
        ("::: qr {{b}} {height=9}\n:::", "code 4:1 height=9.0 Бе"),
        ("::: qr {{b}}\n:::", "code 4:1 Бе"),
        ("[x](https://e.org/{{b}})", "p 4:1 | {link https://e.org/Бе x}"),
        ("[{{a}}](<mailto:{{b}}>)", "p 4:1 | {link mailto:Бе А}"),
        ("<https://e.org/{{b}}>", "p 4:1 | {link https://e.org/Бе https://e.org/Бе}"),
        // Marks stay over what they were over.
        ("x *{{b}}* **y {{b}} z** w", "p 4:1 | x {emphasis Бе} {strong y Бе z} w"),
        ("*x {{b}}*{{a}}**y**", "p 4:1 | {emphasis x Бе}А{strong y}"),
        ("[x {{b}}]{.name} y", "p 4:1 | {span .name x Бе} y"),
        ("[x]{{b}}", "p 4:1 | [x]Бе"),
        ("x[^1] {{b}} y[^1]\n\n[^1]: z", "p 4:1 | x{note 0 1} Бе y{note 0 1}\nnote 0 6:1\n  p 6:7 | z"),
        // What stays as it is written.
        ("\\{{a}} {\\{a}} &#123;{a}}", "p 4:1 | {{a}} {{a}} {{a}}"),
        ("`{{a}}` {{a}}", "p 4:1 | {code {{a}}} А"),
        ("```\n{{a}}\n```", "verbatim 4:1 | {{a}}"),
        ("{a} {{}} {{ }} {{a} {{{a}}} a}}", "p 4:1 | {a} {{}} {{ }} {{a} {А} a}}"),
    ])
    func placeholdersAreFilledWithTheirOwnValues(_ body: String, _ expected: String) throws {
        #expect(try dump(body, []) == expected)
    }

    @Test(arguments: [
        ("x {{c}} y", "x y"), ("{{c}} y", "y"), ("x {{c}}", "x"), ("x{{c}}y", "x y".replacing(" ", with: "")), ("x {{c}}.", "x ."),
        ("x {{c}} {{c}} y", "x y"), ("x {{c}} {{c}}", "x"), ("{{c}} {{c}} y", "y"), ("{{c}}  y", "y"), ("x {{c}}{{c}} y", "x y"), ("{{a}} {{c}} {{a}}", "А А"),
        ("{{a}}{{c}} {{a}}", "А А"), ("{{c}}{{a}} {{c}}", "А"), ("x\\\n{{c}}\\\ny", "x\u{2028}y"), ("x\\\n{{c}} y", "x\u{2028}y"),
        ("x {{c}}\\\ny", "x\u{2028}y"), ("*{{c}}* x", "x"), ("x *y {{c}}*", "x y"), ("x {{c}} *y*", "x y"),
    ])
    func anEmptyValueLeavesNoGap(_ body: String, _ expected: String) throws {
        let story = try filled(body).story
        #expect(story.texts.map(\.string) == [expected])
        #expect(story.texts.flatMap(\.marks).allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= expected.utf16.count })
    }

    @Test func whatHasNothingButEmptyValuesVanishes() throws {
        #expect(try dump("{{c}}\n\n# {{c}}\n\n- {{c}} {{c}}\n- x\n\n> - {{c}}\n\n::: notice\n{{c}}\n:::\n\n::: qr {{c}}\nx\n:::\n\ny", [])
            == "list bullets tight 8:1\n  item\n    p 9:3 | x\np 21:1 | y")
        let desk = Desk(["issue.yaml": """
            fields: {c: ~}
            masthead: {name: x, motto: "{{c}}"}
            editions: {fa: {articles: {lead: a.md}}}
            """, "a.md": "---\ntitle: x\nkicker: \"{{c}}\"\n---\n![x](a.md){credit=\"{{c}}\"}\n\n|{{c}}|x|\n|-|-|"])
        var reading = readIssue(desk)
        let edition = try #require(reading.result?.editions.first).filled(with: FieldValues(), into: &reading.diagnostics)
        #expect(reading.faults == [])
        #expect(edition.masthead.map(\.slot) == ["name"])
        let story = try #require(edition.articles.first?.story)
        #expect(story.head.kicker == nil && story.head.title?.string == "x")
        guard case .figure(let figure) = story.blocks.first?.content, case .table(let table) = story.blocks.last?.content else {
            Issue.record("no figure and table"); return
        }
        #expect(figure.credit == nil)
        #expect(table.head.map(\.string) == ["", "x"])
    }

    @Test(arguments: [
        "*x* **y**", "# x", "- x", "---", "[x](https://e.org)", "`x`", "\"quoted\": 'yes'", "{{b}}", "\\*x", "a | b", "&amp;", "<b>", "[^1]",
        "::: qr x", "1. x", "😀 ‌\u{200C}x", "![x](y)", "{.name}",
    ])
    func aValueIsTextAndNothingElse(_ value: String) throws {
        let (story, faults) = try filled("x {{a}} *{{a}}* y", "a=" + value)
        #expect(faults == [])
        let text = try #require(story.texts.first)
        #expect(story.blocks.count == 1 && text.string == "x \(value) \(value) y")
        let start = 3 + value.utf16.count
        #expect(text.marks == [InlineMark(range: start..<start + value.utf16.count, kind: .emphasis)])
    }

    @Test(arguments: [("x\ny", "x\u{2028}y"), ("x\r\ny\rz", "x\u{2028}y\u{2028}z"), ("x\u{2028}y", "x\u{2028}y"), ("x\ty", "x y"), (" \tx \n", "x")])
    func linesOfAValueAreLinesOfTheText(_ value: String, _ expected: String) throws {
        let (story, faults) = try filled("{{a}}", "a=" + value)
        #expect(faults == [])
        #expect(story.texts.map(\.string) == [expected])
    }

    @Test(arguments: ["\u{0}", "\u{1B}", "\u{7F}", "\u{9F}", "\u{B}", "\u{C}"])
    func controlCharactersAreFaults(_ control: String) throws {
        let code = String(try #require(control.unicodeScalars.first).value, radix: 16, uppercase: true)
        let word = "U+" + String(repeating: "0", count: 4 - code.count) + code
        #expect(try filled("{{a}}", "a=x\(control)y").faults == ["error: the value of the field a has the control character \(word)"])
    }

    @Test func everyCharacterOfAValueStandsWhereItsPlaceholderDoes() throws {
        let story = try filled("слово {{a}} 😀 {{b}}\nконец {{a}}", "a=длинное 😀 значение", "b=ё").story
        let text = try #require(story.texts.first)
        #expect(text.string == "слово длинное 😀 значение 😀 ё конец длинное 😀 значение")
        var places: [String] = []
        for (offset, unit) in text.text.enumerated() where !UTF16.isTrailSurrogate(unit) {
            let place = try #require(text.source.place(of: offset, in: text.text))
            if let last = places.last, last == "\(place.line):\(place.column)" { continue }
            places.append("\(place.line):\(place.column)")
        }
        let first = (1...7).map { "4:\($0)" } + ["4:12", "4:13", "4:14", "4:15"]
        #expect(Array(places.prefix(first.count)) == first)
        #expect(places.suffix(3) == ["5:5", "5:6", "5:7"].suffix(3))
    }

    @Test func headAndMastheadAreFilled() throws {
        let desk = Desk(["issue.yaml": """
            fields: {group: {fa: گروه, ru: Группа}, place: Х}
            masthead: {name: "{{group}} – x", ears: {start: '\\{{group}}'}}
            editions: {fa: {articles: {lead: fa.txt}}, ru: {articles: {lead: ru.md}, fillers: ru.md}}
            """, "fa.txt": "در {{place}}\nو \\{{place}}", "ru.md": "---\ntitle: \"{{group}}\"\nplace: 'в {{place}}'\nauthor: \\{{x}}\n---\n{{place}}"])
        var reading = readIssue(desk)
        let values = FieldValues(pairs: ["place=Кут", "group="], into: &reading.diagnostics)
        let issue = try #require(reading.result)
        var own = issue, given = issue
        own.fill(with: FieldValues(), into: &reading.diagnostics)
        given.fill(with: values, into: &reading.diagnostics)
        #expect(reading.faults == [])
        #expect(own.editions.map { $0.masthead.map(\.text.string) } == [["گروه – x", "{{group}}"], ["Группа – x", "{{group}}"]])
        #expect(given.editions.map { $0.masthead.map(\.text.string) } == [["– x", "{{group}}"], ["– x", "{{group}}"]])
        #expect(own.editions[0].articles[0].story.texts.map(\.string) == ["در Х", "و {{place}}"])
        let russian = given.editions[1]
        for story in [russian.articles[0].story, russian.fillers[0].story] {
            #expect(story.bodyDump == "author 4:10 | {{x}}\nplace 3:9 | в Кут\np 6:1 | Кут")
        }
    }

    @Test func withoutADeclarationBracesAreBraces() throws {
        let reading = readIssue(Desk(["a.md": "---\ntitle: x {{a}}\n---\n*{{a}}* [{{b}}](u{{a}}) \\{{c}}"]), "a.md")
        #expect(reading.faults == [])
        var diagnostics = Diagnostics()
        let edition = try #require(reading.result?.editions.first).filled(with: FieldValues(), into: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        #expect(edition.articles[0].story.bodyDump == "title 2:8 | x {{a}}\np 4:1 | {emphasis {{a}}} {link u{{a}} {{b}}} {{c}}")
    }

    @Test(arguments: [
        ("{{x1}}", "4:1 error: there is no field x1"), ("слово {{ first name }}", "4:7 error: there is no field first name"),
        ("[x](u/{{z}})", "4:2 error: there is no field z"), ("\n::: qr {{z}}\n:::", "5:1 error: there is no field z"),
        ("x\n{{a}} {{A}}", "5:7 error: there is no field A"), ("|x|\n|-|\n|{{z}}|", "6:2 error: there is no field z"),
    ])
    func unknownFieldsAreFaultsAtTheirPlace(_ body: String, _ fault: String) {
        #expect(article(body).faults == [fault])
    }

    @Test func anUnknownFieldIsGivenTheNearest() {
        let hints = readIssue(Desk(["a.md": "---\nfields: {place: x, group: y}\n---\n{{palce}}"]), "a.md").hints
        #expect(hints == ["did you mean place? known are: place, group; write \\{{ for braces that are meant"])
    }

    @Test(arguments: [
        ("fields: {a b: x}", "2:10 error: “a b” is no name of a field"), ("fields: {-a: x}", "2:10 error: “-a” is no name of a field"),
        ("fields: {file: x}", "2:10 error: a field cannot be named file, which is a column of every table of editions"),
        ("fields: {a: [x]}", "2:13 error: a must be text, not a list"), ("fields: {a: {fa: x}}", "2:13 error: a must be text, not a mapping"),
        ("fields: [a]", "2:9 error: fields must be keys with values, not a list"),
        ("fields: {a: \"x\\ey\"}", "2:14 error: the value has the control character U+001B"),
        ("title: {{a}}", "2:8 error: title must be text, not a mapping"),
    ])
    func declarationsAtFaultHavePlaces(_ matter: String, _ fault: String) {
        #expect(readArticle("---\n\(matter)\n---\nx").faults.first == fault)
    }

    @Test(arguments: ["نام-گروه", "شماره۲", "جلسه_بعد", "گروه\u{200C}ما", "a-b_c9", "имя"])
    func namesAreOfAnyScript(_ name: String) throws {
        let reading = readIssue(Desk(["a.md": "---\nfields: {\(name): ی}\n---\nx {{\(name)}} y"]), "a.md")
        var diagnostics = reading.diagnostics
        let edition = try #require(reading.result?.editions.first).filled(with: FieldValues(), into: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        #expect(edition.articles[0].story.texts.map(\.string) == ["x ی y"])
    }

    @Test func aLanguageWithoutAValueIsWarnedOf() {
        let desk = Desk(["issue.yaml": "fields: {g: {fa: x}}\neditions: {fa: {articles: {lead: a.md}}, ru: {articles: {lead: a.md}}}", "a.md": "{{g}} y"])
        #expect(readIssue(desk).faults == ["1:13 warning: g has no text for the edition ru"])
    }

    @Test func valuesAreLaidOverOthersAndUnknownOnesAreFaults() throws {
        var diagnostics = Diagnostics()
        let given = FieldValues(pairs: ["b=1=2", "d=\u{200C}x "], into: &diagnostics), own = FieldValues(pairs: ["a=", "b=3"], into: &diagnostics)
        #expect(given.over(own).names == ["b", "d", "a"])
        #expect(given.over(own).values == ["1=2", "\u{200C}x", ""])
        #expect(given["a"] == nil && given.over(own)["a"] == "")
        #expect(Set([given, FieldValues(pairs: ["b=1=2", "d=\u{200C}x"], into: &diagnostics)]).count == 1)
        #expect(diagnostics.all.isEmpty)
        _ = FieldValues(pairs: ["x", "a=1", "a=2"], into: &diagnostics)
        #expect(diagnostics.all.map(\.message) == ["“x” gives no field a value", "the field a is given twice"])
        #expect(try filled("{{a}}", "d=x").faults == ["error: the issue has no field d"])
        #expect(try filled("x", "A=x").faults == ["error: the issue has no field A"])
    }

    @Test func addressesKeepTheirSchemesAndHaveNoBlanks() throws {
        let (story, faults) = try filled("[x]({{a}}) [y](https://e.org/{{b}}) [z](<tel:{{c}}>)", "a=javascript:x", "b=п р", "c=+1 2")
        #expect(faults == ["4:2 warning: a link is left out, and its text set"])
        #expect(story.bodyDump == "p 4:1 | x {link https://e.org/п%20р y} {link tel:+1%202 z}")
        #expect(try dump("::: qr نشانی: {{a}}\n:::", ["a=п р"]) == "code 4:1 نشانی: п р")
        #expect(try filled("::: qr x{{a}}\n:::", "a=" + String(repeating: "я", count: 600)).faults
            == ["4:1 error: the code is to say 1201 bytes with its fields, and 1200 are the most"])
    }

    @Test func aNoteThatIsEmptiedIsAFault() throws {
        #expect(try filled("x[^1]\n\n[^1]: {{c}}").faults == ["6:1 error: nothing is left of this note, since its fields are empty"])
    }

    /// Whatever an author writes, filling keeps its marks within the text and its characters at places of the template.
    @Test(arguments: 0..<60)
    func anyTextIsFilled(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let pieces = ["{{a}}", "{{ b }}", "{{c}}", "*", "**", " ", " ", "\n", "\\\n", "x", "ي", "😀", "[", "](u/{{a}})", "]{.name}", "`", "\\{{", "}}", "{{", "\n\n",
                      "> ", "- ", "|", "::: verse\n", ":::\n", "[^1]", "/"]
        let body = (0..<40).map { _ in dice.pick(pieces) }.joined()
        let values = ["", "длинное значение", "*", "x\ny", "😀"]
        var reading = article(body)
        guard let edition = reading.result?.editions.first else { return }
        let given = FieldValues(pairs: ["a", "b", "c"].map { $0 + "=" + dice.pick(values) }, into: &reading.diagnostics)
        let made = edition.filled(with: given, into: &reading.diagnostics)
        let story = try #require(made.articles.first?.story)
        let lines = Int32(body.split(separator: "\n", omittingEmptySubsequences: false).count + 3)
        for text in story.texts {
            #expect(text.marks.allSatisfy { !$0.range.isEmpty && $0.range.lowerBound >= 0 && $0.range.upperBound <= text.text.count })
            for mark in text.marks { if case .field = mark.kind { Issue.record("a field is left in \(body.debugDescription)") } }
            for offset in text.text.indices {
                let place = try #require(text.source.place(of: offset, in: text.text), "\(body.debugDescription)")
                #expect(place.line >= 4 && place.line <= lines, "\(body.debugDescription)")
            }
            let isCode = text.marks.contains { $0.kind == .code }
            #expect(isCode || text.text.first != 0x20, "\(body.debugDescription)")
        }
    }
}
