import Diagnostics
import Manuscript
import Testing

/// Each character of a text knows its line and column, in characters, whatever stands before it.
struct PlaceTests {
    @Test(arguments: [
        ("سلام *دنیا* آخر", "آخر", 1, 13),
        ("слово\nслово «важное» дело", "дело", 2, 16),
        ("a\r\nб\r\nслово место", "место", 3, 7),
        ("a\rб\rслово место", "место", 3, 7),
        ("\u{FEFF}слово место", "место", 1, 7),
        ("---\ntitle: «Заглавие»\n---\nслово место", "место", 4, 7),
        ("\u{FEFF}---\r\ntitle: x\r\n---\r\n\r\nслово место", "место", 5, 7),
        ("😀😀 место", "место", 1, 4),
        ("> - слово\n>   место", "место", 2, 5),
        ("> слово\nместо", "место", 2, 1),
        ("слово\\\nслово место", "место", 2, 7),
        ("слово  \n  слово место", "место", 2, 9),
        ("## слово место ##", "место", 1, 10),
        ("۱۲. «слово» место", "место", 1, 13),
        ("- ۱. слово место", "место", 1, 12),
        ("**«гفت»**که место", "место", 1, 13),
        ("2*3*4 место", "место", 1, 7),
        ("&laquo;&amp;\\* место", "место", 1, 16),
        ("[слово](http://e.org \"x\") место", "место", 1, 27),
        ("[сло]{.name}во [место]{ink=red}", "место", 1, 17),
        ("> [слово\n> место]{.name}", "место", 2, 3),
        ("# [слово]{.sup} [а *место]{.sub} б*", "место", 1, 21),
        ("[слово][r] место\n\n[r]: u", "место", 1, 12),
        ("[r]: u\n[q]: u\nслово место", "место", 3, 7),
        ("`кодslово\nкод` место", "место", 2, 6),
        ("а <b\nc> место", "место", 2, 4),
        ("а <!-- б\nв --> место", "место", 2, 7),
        ("\tкод\n\t место", "место", 2, 3),
        ("-\tслово\n\n\tместо", "место", 3, 2),
        ("```\nкод\n  место\n```", "место", 3, 3),
        ("::: verse\nа\nб место\n:::", "место", 3, 3),
        ("<div>\nб место", "место", 2, 3),
        ("а[^1] место\n\n[^1]: б", "место", 1, 7),
        ("а[^сноска]، место\n\n[^сноска]: б", "место", 1, 13),
        ("*а*[^1]**«б»**в место\n\n[^1]: б", "место", 1, 17),
        ("| а | *б* место |\n|---|---|", "место", 1, 11),
        ("слово\nа | б\n--|--\n«в» \\| г место | ", "место", 4, 10),
        ("> а | б\n> --|--\n> `в\\|г` | **«д»**е место", "место", 3, 21),
        ("а | б\n--|--\n в[^1] место | г\n\n[^1]: б", "место", 3, 8),
        ("*слово*\nещё место\nа | б\n--|--", "место", 2, 5),
        ("::: qr x\nа **«б»**в место\n:::", "место", 2, 12),
    ])
    func charactersKnowTheirPlace(_ source: String, _ word: String, _ line: Int, _ column: Int) throws {
        let story = try #require(readArticle(source).result)
        let text = try #require(story.texts.first { $0.string.contains(word) })
        let offset = try #require(text.string.firstRange(of: word)).lowerBound.utf16Offset(in: text.string)
        let place = SourcePlace(file: story.file, line: line, column: column)
        #expect(text.source.place(of: offset, in: text.text) == place)
    }

    @Test(arguments: [
        ("а[^1]\n\n[^1]: слово место", 3, 13), ("а[^1]\n\n[^1]:   слово\nещё место", 4, 5), ("а[^1]\n\n[^1]: слово\n\n    ещё место", 5, 9),
        ("- а[^1]\n\n  [^1]: слово\n\n      - ещё место", 5, 13), ("> а[^اب]\n>\n> [^اب]: **«گفت»**که место", 3, 22),
        ("а[^1]\n\n[^1]: а | б\n    --|--\n    в | место", 5, 9),
    ])
    func notesKnowTheirPlace(_ source: String, _ line: Int, _ column: Int) throws {
        let story = try #require(readArticle(source).result)
        let text = try #require(story.notes.first?.blocks.flatMap(\.allTexts).first { $0.string.contains("место") })
        let offset = try #require(text.string.firstRange(of: "место")).lowerBound.utf16Offset(in: text.string)
        #expect(text.source.place(of: offset, in: text.text) == SourcePlace(file: story.file, line: line, column: column))
    }

    @Test func figuresKnowTheirPlace() throws {
        let desk = Desk(["a.md": "а\n\n![б **«в»**г место](a.md \"е &amp; место\"){credit=\"ё место\"}\n\n::: figure\n![](a.md)\nж *з* место\n:::"])
        let story = try #require(readIssue(desk, "a.md").result?.editions.first?.articles.first?.story)
        var texts: [InlineText?] = []
        for block in story.blocks {
            if case .figure(let figure) = block.content { texts += [figure.alternative, figure.caption, figure.credit] }
        }
        let places = texts.compactMap(\.self).filter { !$0.isEmpty }.map { text in
            let offset = text.string.firstRange(of: "место")?.lowerBound.utf16Offset(in: text.string) ?? 0
            return text.source.place(of: offset, in: text.text).map { "\($0.line):\($0.column)" }
        }
        #expect(places == ["3:14", "3:35", "3:53", "7:7"])
    }

    @Test(arguments: [
        ("title: слово", "слово", 2, 8),
        ("title:   \"слово место\"", "место", 2, 17),
        ("title: 'л''место'", "место", 2, 12),
        ("title: \"\\\"место\"", "место", 2, 11),
        ("title: «а»\nsubtitle: б место", "место", 3, 13),
        ("title: >\n  слово\n  ещё место", "место", 4, 7),
        ("title: слово\n  место", "место", 3, 3),
        ("title: |\n  слово\n  место", "место", 4, 3),
    ])
    func frontMatterKnowsItsPlace(_ matter: String, _ word: String, _ line: Int, _ column: Int) throws {
        for lineEnd in ["\n", "\r\n", "\r"] {
            let source = "---\n\(matter)\n---\nтекст".split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
            let story = try #require(readArticle(source).result)
            let text = try #require([story.head.title, story.head.subtitle].compactMap(\.self).first { $0.string.contains(word) })
            let offset = try #require(text.string.firstRange(of: word)).lowerBound.utf16Offset(in: text.string)
            #expect(text.source.place(of: offset, in: text.text) == SourcePlace(file: story.file, line: line, column: column))
        }
    }

    @Test(arguments: [
        ("один\nдва место", 2, 5), ("\u{FEFF}  один место", 1, 8), ("один\n\n  два\r\nтри место", 4, 5), ("один\rдва\r\r\t😀 место", 4, 4),
    ])
    func plainTextKnowsItsPlace(_ source: String, _ line: Int, _ column: Int) throws {
        let story = try #require(readPlainText(source).result)
        let text = try #require(story.texts.last)
        let offset = try #require(text.string.firstRange(of: "место")).lowerBound.utf16Offset(in: text.string)
        #expect(text.source.place(of: offset, in: text.text) == SourcePlace(file: story.file, line: line, column: column))
    }
}
