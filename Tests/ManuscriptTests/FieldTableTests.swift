import Diagnostics
import Manuscript
import Testing

private func table(_ bytes: [UInt8]) -> Reading<FieldTable> {
    var diagnostics = Diagnostics()
    let table = FieldTable.read(bytes: bytes, named: "rows.csv", into: &diagnostics)
    return Reading(result: table, diagnostics: diagnostics)
}

private func table(_ text: String) -> Reading<FieldTable> { table(Array(text.utf8)) }

extension FieldTable {
    fileprivate var cells: [[String]] { rows.map(\.values.values) }
}

struct FieldTableTests {
    @Test(arguments: [
        "name,place\nа,б\nв,г\n", "name,place\r\nа,б\r\nв,г", "name,place\rа,б\rв,г\r", "\u{FEFF}name;place\nа;б\nв;г", "name\tplace\nа\tб\nв\tг\n",
        " name , place \nа , б\n в,г ", "\"name\",\"place\"\n\"а\",\"б\"\n\"в\" , \"г\"", "\n\nname,place\n\n , \nа,б\n,\n\"\",\nв,г\n\n",
        "\"name\";\"place\"\n\"а\";б\nв;г",
    ])
    func tablesOfAllKindsAreRead(_ text: String) throws {
        let reading = table(text)
        #expect(reading.faults == [])
        let found = try #require(reading.result)
        #expect(found.names == ["name", "place"])
        #expect(found.cells == [["а", "б"], ["в", "г"]])
        #expect(found.rows.map(\.name) == ["а", "в"])
    }

    @Test(arguments: [
        ("n\n\"a,b\"", "a,b"), ("n\n\"a\"\"b\"", "a\"b"), ("n\n\"\"\"\"\"\"", "\"\""), ("n\n\"a\nb\"", "a\nb"), ("n\n\"a\r\nb\"", "a\nb"), ("n\na\"b", "a\"b"),
        ("n\n5\" x", "5\" x"), ("n,m\na;b,", "a;b"), ("n\n*a* {{n}}", "*a* {{n}}"), ("n\n\" a\t\"", "a"), ("n\na\u{2028}b", "a\nb"),
    ])
    func cellsMeanWhatTheySay(_ text: String, _ cell: String) {
        let reading = table(text)
        #expect(reading.faults == [])
        #expect(reading.result?.rows.first?.values["n"] == cell)
    }

    @Test func reservedColumnsAreNoFields() throws {
        let reading = table("edition,group,copies,file,place\nfa,А,۴۰۰,out/x y,Б\n,\"В\nГ\",,,\nru,Д,1,,")
        #expect(reading.faults == [])
        let found = try #require(reading.result)
        #expect(found.names == ["group", "place"])
        #expect(found.rows.map(\.edition) == ["fa", nil, "ru"])
        #expect(found.rows.map(\.copies) == [400, nil, 1])
        #expect(found.rows.map(\.name) == ["out/x y", "В\nГ", "Д"])
        #expect(found.rows.map(\.line) == [2, 3, 5])
        #expect(found.cells == [["А", "Б"], ["В\nГ", ""], ["Д", ""]])
    }

    @Test(arguments: [
        ("", "1:1 error: the table is empty"), ("\u{FEFF}\n \n", "1:1 error: the table is empty"), ("a,b\n", "1:1 error: the table has no rows"),
        ("a,b\nx\n", "2:1 error: this row has 1 cells, and the head names 2 columns"),
        ("a,b\nx,y\n\nx,y, z,w\n", "4:5 error: this row has 4 cells, and the head names 2 columns"),
        ("a,b, a\nx,y,z", "1:5 error: two columns are named a"), ("a,,b\nx,y,z", "1:3 error: this column has no name"),
        ("a,b c\nx,y", "1:3 error: “b c” is no name of a field"),
        ("a,b\nx,\"y\nz,w\n", "2:3 error: the quotation mark that opens here is not closed"),
        ("a,\"b\nx,y", "1:3 error: the quotation mark that opens here is not closed"),
        ("a,b\nя,\"y\"z\nx,y", "2:6 error: text stands behind the closing quotation mark"),
        ("a,b\nяя\u{1},y", "2:3 error: this cell has the control character U+0001"),
        ("a,b\n\"я\n\u{9B}\",y", "3:1 error: this cell has the control character U+009B"),
        ("a,copies\nx,0\n", "2:3 error: “0” is no number of copies"), ("a,copies\nx,1.5\n", "2:3 error: “1.5” is no number of copies"),
        ("a,copies\nx,-1\n", "2:3 error: “-1” is no number of copies"), ("a,copies\nx,many\n", "2:3 error: “many” is no number of copies"),
        ("a,b\n,y\n", "2:1 error: nothing names the edition of this row"), ("edition\nfa", "2:1 error: nothing names the edition of this row"),
        ("a\nx\u{0}y", "2:2 error: a NUL byte stands in the text"),
    ])
    func faultsHavePlaces(_ text: String, _ fault: String) {
        #expect(table(text).faults == [fault])
    }

    @Test func bytesThatAreNoTextAreFaults() {
        #expect(table(Array("a\n".utf8) + [0xC8, 0xE0]).faults == ["2:1 error: the byte 0xC8 is not UTF-8"])
        #expect(table([0xFF, 0xFE, 0x61]).faults == ["1:1 error: the table is said to be UTF-16, and is not"])
        #expect(table([0xFE, 0xFF, 0xD8, 0x00]).faults == ["1:1 error: the table is said to be UTF-16, and is not"])
    }

    @Test(arguments: [true, false])
    func spreadsheetsMaySaveUTF16(_ isLittle: Bool) {
        let units = Array("\u{FEFF}name\tplace\r\nگروه\t😀\r\n".utf16)
        let reading = table(units.flatMap { isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        #expect(reading.faults == [])
        #expect(reading.result?.cells == [["گروه", "😀"]])
    }

    @Test func rowsWithoutFaultsAreReadBesideTheOthers() {
        let reading = table("a,b\nx\ny,z\n\"p\"q,r\ns,t\n")
        #expect(reading.result?.cells == [["y", "z"], ["s", "t"]])
        #expect(reading.faults.count == 2)
        #expect(table("a,b\n" + String(repeating: "x\n", count: 1_000)).faults.count <= 60)
    }

    @Test func aTableIsHeldAgainstItsIssue() throws {
        let desk = Desk(["issue.yaml": "fields: {group: x, place: y}\neditions: {fa: {articles: {lead: a.md}}}", "a.md": "{{group}}"])
        let issue = try #require(readIssue(desk).result)
        var reading = table("group,palce,edition\nx,y,\nx,y,af\nx,y,fa")
        try #require(reading.result).check(for: issue, into: &reading.diagnostics)
        #expect(reading.faults == ["1:7 error: the issue has no field palce", "3:5 error: the issue has no edition af"])
        #expect(reading.hints == ["did you mean place? known are: group, place", "did you mean fa? known are: fa"])
        let row = try #require(reading.result?.rows.first)
        _ = issue.editions[0].filled(with: row.values, into: &reading.diagnostics)
        #expect(reading.faults.count == 2, "the same is said once")
    }

    @Test func aMissingFileIsAFault() {
        var diagnostics = Diagnostics()
        #expect(FieldTable.read(path: Desk().path("none.csv"), into: &diagnostics) == nil)
        #expect(diagnostics.hasErrors)
    }

    /// What is written by the book is read as it was.
    @Test(arguments: 0..<20)
    func anyCellsAreReadBack(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let pieces = ["a", "ب", "😀", ",", ";", "\"", "\n", " ", "{{a}}", "'", "\\", "\u{200C}", "é", "\t", "=", "|"]
        let rows = (0..<8).map { row in
            ["r\(row)"] + (0..<3).map { _ in (0..<Int.random(in: 0..<8, using: &dice)).map { _ in dice.pick(pieces) }.joined() }
        }
        let separator = dice.pick([",", ";", "\t"]), lineEnd = dice.pick(["\n", "\r\n"])
        let text = ([["n", "x", "y", "z"]] + rows).map { row in
            row.map { "\"" + $0.doublingQuotes + "\"" }.joined(separator: separator)
        }.joined(separator: lineEnd)
        let reading = table(text)
        #expect(reading.faults == [])
        let expected = rows.map { row in row.map(\.trimmed) }
        #expect(reading.result?.cells == expected)
    }

    /// Whatever the bytes are, rows or faults come of them.
    @Test(arguments: 0..<200)
    func anyBytesAreRowsOrFaults(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let pieces: [[UInt8]] = ["a", "b", ",", ";", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", "copies", "edition", "file", "ب", "\u{FEFF}", "1"].map { Array($0.utf8) }
            + [[0xFF], [0xFE], [0xFF, 0xFE], [0x00], [0x1B], [0xC2], [0xE2, 0x80]]
        let isText = seed % 2 == 0
        let bytes = (0..<Int.random(in: 0..<60, using: &dice)).flatMap { _ in
            isText ? pieces[Int.random(in: 0..<17, using: &dice)] : pieces.randomElement(using: &dice) ?? []
        }
        let reading = table(bytes)
        #expect(reading.result?.rows.isEmpty == false || reading.diagnostics.hasErrors, "\(bytes)")
        for row in reading.result?.rows ?? [] {
            #expect(row.values.values.count == reading.result?.names.count && !row.name.isEmpty && row.line > 1, "\(bytes)")
        }
    }
}

extension String {
    /// With each quotation mark twice, whatever joins it to a character of a reader's.
    fileprivate var doublingQuotes: String {
        String(String.UnicodeScalarView(unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }))
    }

    /// Tabs as blanks, without blanks and line ends at both ends.
    fileprivate var trimmed: String {
        var kept = String.UnicodeScalarView(unicodeScalars.map { $0 == "\t" ? " " : $0 })[...]
        while let first = kept.first, first == " " || first == "\n" { kept.removeFirst() }
        while let last = kept.last, last == " " || last == "\n" { kept.removeLast() }
        return String(String.UnicodeScalarView(kept))
    }
}
