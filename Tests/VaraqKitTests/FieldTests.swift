import Manuscript
import Specimens
import Testing
import VaraqKit

/// Values of a local edition, from the table to the page.
@Suite("Fields") struct FieldTests {
    private static let federation = Shop.root + "/Examples/federation"

    private func rows() throws -> FieldTable {
        var diagnostics = Diagnostics()
        let issue = try #require(ManuscriptReader.readIssue(path: Self.federation, language: nil, into: &diagnostics))
        let table = try #require(FieldTable.read(path: Self.federation + "/rows.csv", into: &diagnostics))
        table.check(for: issue, into: &diagnostics)
        #expect(diagnostics.all.isEmpty)
        return table
    }

    @Test func `each group's own words stand on its pages, and nothing is said`() throws {
        let typesetter = try Shop.typesetter(), rows = try rows().rows
        #expect(rows.count == 12)
        for row in [rows[0], rows[7], rows[10]] {
            var order = Order(path: Self.federation)
            order.fields = row.values
            let typeset = try #require(Shop.set(order, in: Shop.root, with: typesetter, saying: []).first)
            let text = typeset.document.matters.joined(separator: " ")
            #expect(typeset.report.sides.map(\.page) == [1, 2])
            for value in row.values.values { #expect(Words.letters(of: text).contains(Words.letters(of: value)), "\(value)") }
            #expect(!text.contains("{{"))
        }
    }

    @Test func `the issue is set by itself with its own values`() throws {
        let typeset = try #require(Shop.set(Order(path: Self.federation), in: Shop.root, with: Shop.typesetter(), saying: []).first)
        #expect(typeset.document.matters.joined().contains("salam@bolts.example"))
        for side in typeset.report.sides { #expect(side.percent >= 90, "side \(side.page)") }
    }

    @Test func `a value keeps the look of its placeholder and is no Markdown`() throws {
        let folder = try Folder(["a.md": "---\nlanguage: ru\nlayout: column-a5\nfields: {имя: Вера}\n---\nКружок **{{имя}}** и \\{{имя}}.\n"])
        var order = Order(path: folder.path + "/a.md"), diagnostics = Diagnostics()
        order.fields = FieldValues(pairs: ["имя=*Нора* [1]"], into: &diagnostics)
        let typeset = try #require(Shop.set(order, in: folder.path, with: Shop.typesetter(), saying: []).first)
        #expect(typeset.document.matters.joined().contains("Кружок *Нора* [1] и {{имя}}."))
    }
}
