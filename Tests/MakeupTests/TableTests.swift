import Diagnostics
import Geometry
import LayoutBook
import Manuscript
@testable import Makeup
import Paragraphs
import Testing

@Suite("Widths of columns")
struct ColumnWidthTests {
    struct Case: CustomTestStringConvertible {
        var natural: [Double]
        var least: [Double]
        var room: Double
        var widths: [Double]
        var testDescription: String { "\(natural) and \(least) in \(room)" }
    }

    @Test("Natural where they fit, else the least and a share of the rest", arguments: [
        Case(natural: [30, 50], least: [10, 20], room: 100, widths: [30, 50]),
        Case(natural: [30, 50], least: [10, 20], room: 80, widths: [30, 50]),
        // 50 are left over the least; the columns lack 20 and 180.
        Case(natural: [30, 200], least: [10, 20], room: 80, widths: [15, 65]),
        Case(natural: [30, 200], least: [30, 20], room: 80, widths: [30, 50]),
        Case(natural: [0, 200], least: [0, 20], room: 80, widths: [0, 80]),
        // Words wider than the room are broken, those of the widest columns: short ones and figures stay whole.
        Case(natural: [60, 200], least: [60, 120], room: 90, widths: [45, 45]),
        Case(natural: [60, 20, 200], least: [60, 20, 120], room: 110, widths: [45, 20, 45]),
        Case(natural: [200, 20, 30], least: [120, 20, 30], room: 90, widths: [40, 20, 30]),
        Case(natural: [120], least: [120], room: 90, widths: [90]),
        Case(natural: [], least: [], room: 90, widths: []),
    ])
    func widths(sample: Case) {
        let widths = ColumnWidths.widths(natural: sample.natural.map { .pt($0) }, least: { sample.least.map { .pt($0) } },
                                         in: .pt(sample.room))
        #expect(widths.map { ($0.points * 100).rounded() / 100 } == sample.widths)
    }
}

/// Tables set by a compositor without fonts: a letter is 4 pt wide, an em 8.
@Suite("Tables")
struct TableTests {
    private func table(_ rows: [[String]], _ columns: [Table.Alignment]? = nil, words before: Int = 0) -> SampleStory {
        var story = SampleStory()
        if before > 0 { story.paragraph(before) }
        let cells = rows.map { $0.map { InlineText($0, at: story.place) } }
        let columns = columns ?? rows[0].map { _ in .natural }
        story.blocks.append(Block(.table(Table(columns: columns, head: cells[0], rows: Array(cells.dropFirst()))), at: story.place))
        return story
    }

    private func layout(measure: Double, columns: Int = 1, rows: Int = 12, repeats: Bool = true) -> Layout {
        SampleLayout.columns(columns, rows: rows, repeats: repeats, measure: measure)
    }

    /// Start of the measure of each line from that of the column, its width and its row, rounded to points.
    private func places(_ made: MadeUp, measure: Double, language: String) -> [[Double]] {
        made.lines.map { line in
            let left = line.placed.origin.x.points - (language == "fa" ? 20 : 30), own = line.placed.measure.points
            return [language == "fa" ? measure - left - own : left, own, line.row].map { $0.rounded() }
        }
    }

    private let small = [["ab", "abc"], ["abcd", "a"], ["a", "ab"]]

    @Test("Column 1 stands where reading begins, columns are alike in all rows, rows stand on the grid", arguments: ["fa", "ru"])
    func columns(language: String) {
        let made = MadeUp(table(small), layout(measure: 200), language: language)
        #expect(made.diagnostics.all.isEmpty)
        #expect(places(made, measure: 200, language: language) == [[0, 16, 0], [24, 12, 0], [0, 16, 1], [24, 12, 1],
                                                                   [0, 16, 2], [24, 12, 2]])
        #expect(made.lines.map(\.text) == ["ab", "abc", "abcd", "a", "a", "ab"])
        #expect(made.lines.map(\.placed.style) == [.tableHead, .tableHead, .tableCell, .tableCell, .tableCell, .tableCell])
    }

    @Test("A table that nearly fills its measure is made as wide, by its gutters")
    func nearlyFull() {
        let made = MadeUp(table(small), layout(measure: 40), language: "ru")
        #expect(places(made, measure: 40, language: "ru").map { $0[0] } == [0, 28, 0, 28, 0, 28])
    }

    @Test("Left is the left of the page in both directions", arguments: ["fa", "ru"])
    func alignment(language: String) {
        let rows = [["abcd", "abcd", "abcd", "abcd"], ["a", "a", "a", "a"]]
        let made = MadeUp(table(rows, [.natural, .left, .centre, .right]), layout(measure: 200), language: language)
        let lefts = made.lines.filter { $0.text == "a" }.map { $0.placed.line.left.points.rounded() }
        #expect(lefts == [language == "fa" ? 12 : 0, 0, 6, 12])
    }

    @Test("Cells that are too long for their column go on in rows of the grid, and are read one after the other")
    func turned() {
        // The first column needs 24 pt; the second has the rest of 80 without the gutter: 48, or 12 letters.
        let made = MadeUp(table([["abcdef", "abc"], ["a", "abcdef abcdef"], ["ab", "b"]]), layout(measure: 80), language: "ru")
        #expect(made.lines.map(\.text) == ["abcdef", "abc", "a", "abcdef ", "abcdef", "ab", "b"])
        #expect(made.lines.map(\.row) == [0, 0, 1, 1, 2, 3, 3])
        #expect(made.lines.map(\.id.line) == [0, 1, 0, 1, 2, 0, 1])
    }

    @Test("Rules above the table, below its head and below the table, as wide as the table")
    func rules() {
        let made = MadeUp(table(small, words: 3), layout(measure: 200), language: "ru")
        let rules = made.document.pages[0].items.compactMap { item -> [Double]? in
            guard case .rule(let rule) = item.content, case .filled(let rect) = rule.shape else { return nil }
            return [rect.left.points - 30, rect.size.width.points.rounded(), rect.size.height.points,
                    (rect.top.points + 0.25 - 20) / 10].map { ($0 * 100).rounded() / 100 }
        }
        // The text takes row 0, the table rows 2 to 4.
        #expect(rules == [[0, 36, 0.5, 1.9], [0, 36, 0.5, 3.15], [0, 36, 0.5, 5.25]])
    }

    @Test("A short table stands whole; of others the head with two rows, the last row with one; no row is divided", arguments: 0..<16, [5, 10])
    func columns(before: Int, count: Int) {
        // Each word is a line; each row has two.
        let rows = (0..<count).map { ["a\($0)", "abcdefgh abcdefgh"] }
        var story = table([["h", "h"]] + rows)
        for number in 0..<before {
            story.blocks.insert(Block(.paragraph(InlineText("p\(number)", at: story.place)), at: story.place), at: number)
        }
        var layout = layout(measure: 60, columns: 2, rows: 16)
        layout.styles[.body]?.indent = 0
        let made = MadeUp(story, layout, language: "ru")
        #expect(made.diagnostics.all.isEmpty)
        func column(_ line: ReadLine) -> [Int] { [line.page, line.placed.origin.x.points < 95 ? 0 : 1] }
        let cells = made.lines.filter { $0.placed.style != .body }
        #expect(Dictionary(grouping: cells, by: \.block).values.allSatisfy { Set($0.map(column)).count == 1 })
        let blocks = Set(cells.map(\.id.block)).sorted()
        let columns = blocks.map { block in cells.first { $0.id.block == block }.map(column) }
        #expect(columns[0] == columns[1] && columns[1] == columns[2] && columns[count - 1] == columns[count])
        #expect(Set(columns).count == (count == 5 ? 1 : 2))
        #expect(made.words.count == before + 2 + count * 3)
    }

    @Test("A row longer than twelve lines goes on in another column")
    func longRow() {
        let long = (0..<20).map { "abcdefgh\($0 % 10)" }.joined(separator: " ")
        let made = MadeUp(table([["a", "b"], ["c", long]]), layout(measure: 60, rows: 12), language: "ru")
        #expect(made.diagnostics.all.isEmpty)
        #expect(Set(made.lines.map(\.page)) == [1, 2])
        #expect(made.words == ["a", "b", "c"] + long.split(separator: " ").map(String.init))
    }

    @Test("Cells without a place are counted in words, each once")
    func leftover() {
        let made = MadeUp(table([["a", "b"], ["c d", "e"], ["f", ""], ["g", "h"]]), layout(measure: 200, rows: 1, repeats: false),
                          language: "ru")
        #expect(made.report.leftoverWords + made.report.words == 8)
        #expect(made.diagnostics.all.contains { $0.message.hasPrefix("lead runs over by") })
    }

    @Test("Words wider than their columns are kept, whatever the measure", arguments: [8.0, 20, 33, 57])
    func narrow(measure: Double) {
        let rows = [["abcdefghijklmnop", "abcdefghijkl", "a"], ["b c", "d", "efghijklmnopqrst"]]
        let made = MadeUp(table(rows), layout(measure: measure), language: "fa")
        #expect(made.words == rows.joined().flatMap { $0.split(separator: " ").map(String.init) })
    }

    @Test("A row that no column holds is divided, and the author is told what it is")
    func shallow() {
        let rows = [["a", "b"], ["c", "abcdefgh abcdefgh abcdefgh abcdefgh"]]
        let made = MadeUp(table(rows), layout(measure: 60, rows: 3), language: "ru")
        let warning = "a row of this table is divided between columns: none is deep enough for it"
        #expect(made.diagnostics.all.contains { $0.message == warning })
        #expect(made.report.words == 7 && made.report.leftoverWords == 0)
    }
}
