import Diagnostics
import Manuscript
@testable import Proofing
import Testing

@Suite struct ArticleWriterTests {
    private func article(_ blocks: String, meta: String = "{}") throws -> ArticleWriter.Article {
        var writer = ArticleWriter()
        return writer.article(of: try #require(JSONValue(Array(#"{"pandoc-api-version":[1,22],"meta":\#(meta),"blocks":[\#(blocks)]}"#.utf8))))
    }

    private func paragraph(_ text: String) throws -> String {
        let quoted = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
        return try article(#"{"t":"Para","c":[{"t":"Str","c":"\#(quoted)"}]}"#).text
    }

    @Test(arguments: [
        ("It's... a «b» — c!", "It's... a «b» — c!\n"), ("5 * 3 = 15_000 a_b", "5 * 3 = 15_000 a_b\n"), ("*a* _b_", "\\*a\\* \\_b\\_\n"),
        ("1. a", "1\\. a\n"), ("۱. یک", "۱\\. یک\n"), ("1.5 a", "1.5 a\n"), ("1984", "1984\n"), ("- a", "\\- a\n"), ("-a", "-a\n"), ("— да", "— да\n"),
        ("# a", "\\# a\n"), ("#a", "#a\n"), ("> a", "\\> a\n"), (":::", "\\:::\n"), ("a < b", "a < b\n"), ("<b>", "\\<b>\n"), ("a & b", "a & b\n"),
        ("&amp;", "\\&amp;\n"), ("[a] b", "[a] b\n"), ("[a](b)", "[a\\](b)\n"), ("[^1]", "\\[^1]\n"), ("a\\b \\*", "a\\b \\\\\\*\n"), ("---", "\\---\n"),
    ])
    func onlyWhatMustBeIsEscaped(text: String, expected: String) throws {
        #expect(try paragraph(text) == expected)
    }

    /// The reader of articles gives every text back as it was, as one paragraph, and has nothing to say of it.
    @Test(arguments: 0..<400)
    func anyTextIsReadBack(seed: Int) throws {
        let pieces = ["*", "_", "**", "`", "[", "]", "(", ")", "{", "}", "<", ">", "&", "#", "-", "+", "=", "|", ":", ":::", "~~~", "---", "!", "^", "1.", "۱.",
                      "\\", " ", " ", " ", "a", "слово", "متن", "«", "»", ".", "&amp;", "http", "[^", "<b", "12)"]
        var state = UInt64(seed) &+ 1
        var text = ""
        for _ in 0..<12 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += pieces[Int(state >> 33) % pieces.count]
        }
        guard let shown = shownText(text) else { return }
        let desk = Desk()
        let path = desk.put(Array(try paragraph(shown.split(separator: "\"").joined()).utf8), as: "a.md")
        var diagnostics = Diagnostics()
        let story = try #require(ManuscriptReader.readArticle(path: path, language: "fa", into: &diagnostics))
        #expect(story.blocks.count == 1, "\(shown)")
        guard case .paragraph(let read)? = story.blocks.first?.content else { Issue.record("\(shown) is no paragraph"); return }
        #expect(read.string == shown)
        #expect(diagnostics.all.map(\.message) == [])
        _ = desk
    }

    @Test func wrappersLeaveNothing() throws {
        let span = #"{"t":"Span","c":[["",[],[["dir","rtl"],["lang","fa"]]],[{"t":"Str","c":"آغاز"}]]}"#
        #expect(try article(#"{"t":"Div","c":[["",["a"],[["dir","rtl"]]],[{"t":"Para","c":[\#(span)]}]]}"#).text == "آغاز\n")
        #expect(try article(#"{"t":"RawBlock","c":["html","<br>"]},{"t":"Null"},{"t":"Para","c":[{"t":"RawInline","c":["html","<a>"]}]}"#).text == "")
    }

    @Test func neighboursOfOneEmphasisAreOne() throws {
        let bold = { (text: String) in #"{"t":"Strong","c":[{"t":"Str","c":"\#(text)"}]}"# }
        #expect(try article(#"{"t":"Para","c":[\#(bold("a")),\#(bold("b")),{"t":"Space"},{"t":"Strong","c":[]}]}"#).text == "**ab**\n")
        #expect(try article(#"{"t":"Header","c":[5,["",[],[]],[\#(bold("a"))]]}"#).text == "### a\n")
    }

    @Test func listsSideBySideStayTwo() throws {
        let list = #"{"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]}"#
        #expect(try article("\(list),\(list),\(list)").text == "- a\n\n* a\n\n- a\n")
    }

    @Test func whatPagesAreLaidOutByIsNoTable() throws {
        let cell = { (text: String, rows: Int, columns: Int) in
            #"[["",[],[]],{"t":"AlignDefault"},\#(rows),\#(columns),[{"t":"Plain","c":[{"t":"Str","c":"\#(text)"}]}]]"#
        }
        let table = { (columns: Int, rows: [[String]]) in
            let widths = [String](repeating: #"[{"t":"AlignDefault"},{"t":"ColWidthDefault"}]"#, count: columns).joined(separator: ",")
            let body = rows.map { #"[["",[],[]],[\#($0.joined(separator: ","))]]"# }.joined(separator: ",")
            return #"{"t":"Table","c":[["",[],[]],[null,[]],[\#(widths)],[["",[],[]],[]],[[["",[],[]],0,[],[\#(body)]]],[["",[],[]],[]]]}"#
        }
        #expect(try article(table(1, [[cell("a", 1, 1)], [cell("b", 1, 1)]])).text == "a\n\nb\n")
        let spans = table(3, [[cell("a", 2, 1), cell("b", 1, 2)], [cell("c", 1, 1), cell("d", 1, 1)]])
        #expect(try article(spans).text == "| a | b |  |\n|---|---|---|\n|  | c | d |\n")
    }

    @Test func whatADocumentSaysOfItself() throws {
        let words = { (text: String) in #"{"t":"MetaInlines","c":[{"t":"Str","c":"\#(text)"}]}"# }
        let meta = #"{"title":\#(words("الف")),"author":{"t":"MetaList","c":[\#(words("a")),\#(words("b"))]},"#
            + #""date":\#(words("весна")),"subtitle":{"t":"MetaString","c":"s"}}"#
        let article = try article("", meta: meta)
        #expect(article == .init(text: "s\n\nвесна\n", title: "الف", author: "a, b", date: nil))
    }

    @Test(arguments: ["", "{", "[1,]", "{\"a\" 1}", "\"", "\"\\u12", "nul", "1 2", String(repeating: "[", count: 100_000), "-", "{\"a\":}"])
    func brokenJSONIsNone(text: String) { #expect(JSONValue(Array(text.utf8)) == nil) }

    @Test func jsonIsRead() throws {
        let value = try #require(JSONValue(Array(#" {"a": [1, -2.5e1, true, null, "é\"\\\n\u0648\ud83d\ude00\ud83d"]} "#.utf8)))
        #expect(value["a"]?.items == [.number(1), .number(-25), .bool(true), .null, .string("é\"\\\nو😀\u{FFFD}")])
    }
}
