import Diagnostics
import Manuscript
import Testing

/// Tables drawn with bars.
struct TableTests {
    @Test(arguments: [
        ("| а | б |\n|---|---|\n| 1 | 2 |", "table 1:1 natural natural\n  row а | б\n  row 1 | 2"),
        ("а | б | в | г\n:-- | --: | :-: | -\n1 | 2 | 3 | 4", "table 1:1 left right centre natural\n  row а | б | в | г\n  row 1 | 2 | 3 | 4"),
        ("| а |\n|:-:|", "table 1:1 centre\n  row а"),
        // Rows of other lengths are filled up, and empty cells are cells.
        ("|а|б|в|\n|-|-|-|\n|1|\n||2||\nслово\n|", "table 1:1 natural natural natural\n  row а | б | в\n  row 1 |  | \n  row  | 2 | \n  row слово |  | \n  row  |  | "),
        // Inline markup is each cell's own.
        ("| *а* | **«б»**в |\n|---|---|\n| `x` | [ю](u) |\n| цена* | и* |\n| _a | b_ |",
         "table 1:1 natural natural\n  row {emphasis а} | {strong «б»}в\n  row {code x} | {link u ю}\n  row цена* | и*\n  row _a | b_"),
        ("|*а*|«*б*»|\n|---|---|\n|[1]{.sup}|&laquo;\\*|", "table 1:1 natural natural\n  row {emphasis а} | «{emphasis б}»\n  row {span .sup 1} | «*"),
        ("| ` | ` |\n|---|---|\n| # а | - б |\n| > | 1. в |", "table 1:1 natural natural\n  row ` | `\n  row # а | - б\n  row > | 1. в"),
        // Bars that are none.
        ("а \\| б | в\n--|--\n`x\\|y` | \\\\| ", "table 1:1 natural natural\n  row а | б | в\n  row {code x|y} | \\"),
        ("[а|б]{ink=\"x|y\"} | в\n--|--|--", "table 1:1 natural natural natural\n  row [а | б]{ink=\"x|y\"} | в"),
        // Links of the article.
        ("а | б\n--|--\n[в][r] | [r]\n\n> [r]: <u> 'т'", "table 1:1 natural natural\n  row а | б\n  row {link u в} | {link u r}\nquote 5:1"),
        // Behind lines of text, in lists and quotes.
        ("*слово\nещё* раз  \nа | б\n--|--\n1 | 2", "p 1:1 | {emphasis слово ещё} раз\ntable 3:1 natural natural\n  row а | б\n  row 1 | 2"),
        ("- | а |\n  | - |\n  | б |", "list bullets tight 1:1\n  item\n    table 1:3 natural\n      row а\n      row б"),
        ("> а | б\n> --|--\nв | г", "quote 1:1\n  table 1:3 natural natural\n    row а | б\n    row в | г"),
        ("а|б\n-|-\n\nв|г", "table 1:1 natural natural\n  row а | б\np 4:1 | в|г"),
        // From right to left, with what does not show.
        ("| نام | بها |\n|:---|---:|\n| می‌خواهم | ۱۲٬۰۰۰ |\n| **«شیر»**ها | \u{200F}x |",
         "table 1:1 left right\n  row نام | بها\n  row می<200C>خواهم | ۱۲٬۰۰۰\n  row {strong «شیر»}ها | <200F>x"),
        // No tables.
        ("а | б\n\n| - |", "p 1:1 | а | б\np 3:1 | | - |"),
        ("а | б\nв | г", "p 1:1 | а | б в | г"),
        ("```\n| а |\n|---|\n```", "verbatim 1:1 | | а |<2028>|---|"),
        ("::: verse\nа | б\n--|--\n:::", "div verse 1:1\n  p 2:1 | а | б<2028>--|--"),
    ])
    func areRead(_ source: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump == dump)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("слово\nа | б\n--|--\n1 | 2 | 3 | *4*", "4:9 warning: this row has more cells than the table has columns, which are 2, and the last takes them all",
         "p 1:1 | слово\ntable 2:1 natural natural\n  row а | б\n  row 1 | 2 | 3 | {emphasis 4}"),
        ("а | б | в\n--|--", "1:1 warning: a table is set as it stands", "p 1:1 | а | б | в --|--"),
        ("  | а |\n  | : - |", "1:3 warning: a table is set as it stands", "p 1:3 | | а | | : - |"),
    ])
    func faultsHavePlaces(_ source: String, _ fault: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.faults == [fault])
        #expect(reading.result?.bodyDump == dump)
    }

    @Test func columnsHaveABound() {
        let row = String(repeating: "|-", count: 61)
        let reading = readArticle("\(row)\n\(row)\n" + String(repeating: "а\n", count: 3_000))
        #expect(reading.faults == ["1:1 warning: a table is set as it stands"])
        #expect(reading.hints == ["it has 61 columns, and 60 are the most"])
    }

    @Test func everyRowHasTheColumns() throws {
        var dice = Dice(seed: 7)
        for _ in 0..<200 {
            let width = Int.random(in: 1...6, using: &dice)
            let rows = (0..<Int.random(in: 0...5, using: &dice)).map { _ in
                (0..<Int.random(in: 1...8, using: &dice)).map { _ in dice.pick(["|", "а|", " |", "*|", "`|", "\\||", "[^1]|"]) }.joined()
            }
            let head = "|" + String(repeating: "а|", count: width), dashes = "|" + String(repeating: "-|", count: width)
            let reading = readArticle(([head, dashes] + rows).joined(separator: "\n") + "\n\n[^1]: б")
            guard case .table(let table)? = reading.result?.blocks.first?.content else { Testing.Issue.record("no table"); return }
            #expect(table.columns.count == width && table.head.count == width && table.rows.allSatisfy { $0.count == width })
            #expect(table.rows.count == rows.count)
        }
    }
}
