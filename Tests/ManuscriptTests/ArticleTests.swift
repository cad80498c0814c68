import Diagnostics
import Manuscript
import Testing

/// Blocks and inlines of articles, as dumps: a line a block with its place.
struct ArticleTests {
    @Test(arguments: [
        // Paragraphs, headings, rules.
        ("Один\nдва\n\nтри", "p 1:1 | Один два\np 4:1 | три"),
        ("# آن\n## دو ##\n### سه\n***", "h1 1:1 | آن\nh2 2:1 | دو\nh3 3:1 | سه\nrule 4:1"),
        ("Заголовок\n===\nЕщё\n---", "h1 1:1 | Заголовок\nh2 3:1 | Ещё"),
        ("  слово \n   слово", "p 1:3 | слово слово"),
        // Hard breaks.
        ("a\\\nb  \nc", "p 1:1 | a<2028>b<2028>c"),
        ("a\\\n   b", "p 1:1 | a<2028>b"),
        // Characters that do not show are kept.
        ("می‌خواهم، سَلام، во\u{AD}да, №\u{A0}5, \u{200F}x", "p 1:1 | می<200C>خواهم، سَلام، во<AD>да, №<A0>5, <200F>x"),
        // Escapes and entities.
        ("\\*a\\* &amp;amp; &laquo;x&raquo; &#1586; &foo; a&b", "p 1:1 | *a* &amp; «x» ز &foo; a&b"),
        // Marks.
        ("*a* **b** ***c*** _d_ __e__", "p 1:1 | {emphasis a} {strong b} {emphasis {strong c}} {emphasis d} {strong e}"),
        ("`a *b* &amp;` `` `c` ``", "p 1:1 | {code a *b* &amp;} {code `c`}"),
        ("`a\nb`", "p 1:1 | {code a b}"),
        ("[*متن*](http://e.org/a_(b) \"t\") x", "p 1:1 | {link http://e.org/a_(b) {emphasis متن}} x"),
        ("[a][r] [r] [r][] [z]\n\n[r]: <http://e.org> 'T'", "p 1:1 | {link http://e.org a} {link http://e.org r} {link http://e.org r} [z]"),
        ("<https://e.org/?a=b&c> <a@b.org>", "p 1:1 | {link https://e.org/?a=b&c https://e.org/?a=b&c} {link mailto:a@b.org a@b.org}"),
        // Quotes and lists.
        ("> a\n> b\nc\n>\n> d", "quote 1:1\n  p 1:3 | a b c\n  p 5:3 | d"),
        ("- a\n- b\n  - c", "list bullets tight 1:1\n  item\n    p 1:3 | a\n  item\n    p 2:3 | b\n    list bullets tight 3:3\n      item\n        p 3:5 | c"),
        ("3) a\n\n4) b", "list european 3) loose 1:1\n  item\n    p 1:4 | a\n  item\n    p 3:4 | b"),
        // Code.
        ("```\nа *б*\n\n  в\n```", "verbatim 1:1 | а *б*<2028><2028>  в"),
        ("    a\n      b", "verbatim 1:5 | a<2028>  b"),
        // Comments.
        ("a <!-- c --> b\n\n<!-- d\n\ne -->\nf", "p 1:1 | a b\np 6:1 | f"),
        ("a <!-- c -->", "p 1:1 | a"),
        ("<!-- c -->\n<!-- d -->", ""),
    ])
    func isRead(_ source: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump ?? "" == dump)
        #expect(reading.result == nil || reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("**«گفت»**که", "{strong «گفت»}که"),
        ("که**«گفت»**", "که{strong «گفت»}"),
        ("که**«گفت»**که", "که{strong «گفت»}که"),
        ("*«گفت»*که و *«آن»*را", "{emphasis «گفت»}که و {emphasis «آن»}را"),
        ("**(پرانتز)**ها", "{strong (پرانتز)}ها"),
        ("**چرا؟**گفت", "{strong چرا؟}گفت"),
        ("**Привет!**сказал", "{strong Привет!}сказал"),
        ("не**«то»**го", "не{strong «то»}го"),
        ("«**الف**»", "«{strong الف}»"),
        ("**\"گفت\"**که", "{strong \"گفت\"}که"),
        ("که**\"گفت\"**", "که{strong \"گفت\"}"),
        ("که**`کد`**ها", "که{strong {code کد}}ها"),
        ("***«هر دو»***را", "{emphasis {strong «هر دو»}}را"),
        ("**یک *«دو»*سه**", "{strong یک {emphasis «دو»}سه}"),
        ("«گفت».**این** و آن", "«گفت».{strong این} و آن"),
        ("**«می‌خواهم»**‌ها", "{strong «می<200C>خواهم»}<200C>ها"),
        ("**«بیست»**۲۰", "{strong «بیست»}۲۰"),
        ("**&laquo;گفت&raquo;**که", "{strong «گفت»}که"),
        ("[**«گفت»**که](http://e.org/*«)", "{link http://e.org/*« {strong «گفت»}که}"),
        ("**«a\u{1680}»**b", "{strong «a<1680>»}b"),
        // Not emphasis.
        ("2*3*4", "2*3*4"),
        ("۲*۳*۴ و ٢*٣*٤", "۲*۳*۴ و ٢*٣*٤"),
        ("2*(3+4)*5", "2*(3+4)*5"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("`2*3*4` `**«x»**y`", "{code 2*3*4} {code **«x»**y}"),
        ("<http://e.org/2*3*4/»*x>", "{link http://e.org/2*3*4/»*x http://e.org/2*3*4/»*x}"),
        ("цена*, и другая*.", "цена*, и другая*."),
        ("\\**«x»*\\*y", "*{emphasis «x»}*y"),
    ])
    func emphasisWorksBesideMarks(_ source: String, _ shown: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump == "p 1:1 | " + shown)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("۱. الف\n۲. ب", "list persian 1. tight 1:1\n  item\n    p 1:4 | الف\n  item\n    p 2:4 | ب"),
        ("٢) ا\n٣) ب", "list arabicIndic 2) tight 1:1\n  item\n    p 1:4 | ا\n  item\n    p 2:4 | ب"),
        ("۱۰. ده\n    ادامه\n\n    بند", "list persian 10. loose 1:1\n  item\n    p 1:5 | ده ادامه\n    p 4:5 | بند"),
        ("> - ۱. x", "quote 1:1\n  list bullets tight 1:3\n    item\n      list persian 1. tight 1:5\n        item\n          p 1:8 | x"),
        ("متن\n۱. الف", "p 1:1 | متن\nlist persian 1. tight 2:1\n  item\n    p 2:4 | الف"),
        // Not lists: the digits stay.
        ("متن\n۲. متن", "p 1:1 | متن ۲. متن"),
        ("۱.الف", "p 1:1 | ۱.الف"),
        ("۱۳۵۷\\. سال", "p 1:1 | ۱۳۵۷. سال"),
        ("۱۲۳۴۵۶۷۸۹۰. x", "p 1:1 | ۱۲۳۴۵۶۷۸۹۰. x"),
        ("```\n۱. x\n```\n\n    ٢) y", "verbatim 1:1 | ۱. x\nverbatim 5:5 | ٢) y"),
    ])
    func listsTakeNativeDigits(_ source: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump == dump)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("::: notice\nа\n\nб\n:::\nв", "div notice 1:1\n  p 2:1 | а\n  p 4:1 | б\np 6:1 | в"),
        ("а\n:::: qa\n::: pullquote\nб\n:::\n::::", "p 1:1 | а\ndiv qa 2:1\n  div pullquote 3:1\n    p 4:1 | б"),
        ("::: verse\nа\nб  \nв\n:::\nг\nд", "div verse 1:1\n  p 2:1 | а<2028>б<2028>в\np 6:1 | г д"),
        ("::: notice\n::: address\nа\nб\n:::\nв\nг\n:::", "div notice 1:1\n  div address 2:1\n    p 3:1 | а<2028>б\n  p 6:1 | в г"),
        ("::: notice\n- а\n- б\n:::", "div notice 1:1\n  list bullets tight 2:1\n    item\n      p 2:3 | а\n    item\n      p 3:3 | б"),
        ("- ::: notice\n  а\n  :::\n> ::: qa\n> б\n> :::", "list bullets tight 1:1\n  item\n    div notice 1:3\n      p 2:3 | а\nquote 4:1\n  div qa 4:3\n    p 5:3 | б"),
        ("```\n::: nothing\n```\n\n    :::", "verbatim 1:1 | ::: nothing\nverbatim 5:5 | :::"),
        ("<!--\n::: notice\nа\n:::\n-->\nб", "p 6:1 | б"),
        ("::: notice\n[a]\n:::\n\n[a]: u", "div notice 1:1\n  p 2:1 | {link u a}"),
        ("а\n      ::: notice", "p 1:1 | а ::: notice"),
    ])
    func divsAreRead(_ source: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump == dump)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("#### x", ["1:1 warning: a heading of level 4 is set as one of level 3"], "h3 1:1 | x"),
        ("а <b>б</b>", ["1:3 warning: HTML is set as it stands", "1:7 warning: HTML is set as it stands"], "p 1:1 | а <b>б</b>"),
        ("<div>\nа <!-- б -->\n</div>", ["1:1 warning: HTML is set as it stands"], "p 1:1 | <div> а </div>"),
        ("<!-- а --> б", ["1:1 warning: HTML is set as it stands"], "p 1:1 | б"),
        ("а\n\n<!-- б", ["3:1 error: a comment is not closed, and the rest of the text is in it"], "p 1:1 | а"),
        ("слово **а ** б", ["1:7 warning: asterisks are set as they stand", "1:11 warning: asterisks are set as they stand"], "p 1:1 | слово **а ** б"),
        ("  ::: notise\nа\n:::", ["1:7 error: there is no div named notise"], "p 2:1 | а"),
        ("б\n\n::: notice\n::: qa\nа", ["4:1 error: the div that opens here is not closed", "3:1 error: the div that opens here is not closed"],
         "p 1:1 | б\ndiv notice 3:1\n  div qa 4:1\n    p 5:1 | а"),
        ("а\n:::", ["2:1 error: this fence closes nothing"], "p 1:1 | а"),
    ])
    func faultsHavePlaces(_ source: String, _ faults: [String], _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.faults == faults)
        #expect(reading.result?.bodyDump == dump)
    }

    @Test func unknownDivIsGivenTheNearestName() {
        #expect(readArticle("::: notise\n:::\nx").hints == ["did you mean notice? known are: notice, pullquote, verse, qa, address, keep, figure, qr, "
            + "break, ornament, contents"])
    }

    @Test func deepNestingIsAFaultAndNoCrash() {
        for marker in ["> ", "- ", "1. ", "۱. "] {
            let reading = readArticle(String(repeating: marker, count: 5000) + "x")
            #expect(reading.faults.contains { $0.contains("error: blocks are nested more than") })
        }
        let divs = readArticle(String(repeating: "::: qa\n", count: 5000) + "x")
        #expect(divs.faults.first == "61:1 error: divs are nested more than 60 deep")
        #expect(divs.result?.texts.map(\.string) == ["x"])
    }
}
