import Foundation
import Geometry
import Makeup
import Paragraphs
import Specimens
import Testing
@testable import VaraqKit

/// What the report says of the means that lines were filled by.
@Suite("Means in the report") struct LineMeansTests {
    private static let file: (diagnostics: Diagnostics, id: FileID) = {
        var diagnostics = Diagnostics()
        _ = diagnostics.register(file: "issue.yaml")
        let id = diagnostics.register(file: "fa/lead.md")
        return (diagnostics, id)
    }()

    /// A line of copy with one kashida for each rule.
    private func line(rules: [Int] = [], scaling: Double = 0, endsInShortWord: Bool = false, isCopy: Bool = true) -> PageItem {
        var line = TextLine()
        line.facts.isJustified = true
        line.facts.scaling = scaling
        line.facts.endsInShortWord = endsInShortWord
        line.facts.kashidas = rules.map {
            .init(word: "کتاب", pair: "تا", rule: $0, length: 0.37 / 3, from: 10, to: 12, offset: 3)
        }
        let places: [SourcePlace?] = rules.map { $0 == 0 ? nil : SourcePlace(file: Self.file.id, line: 7, column: 10 + $0) }
        return PageItem(reading: isCopy ? ReadingID(matter: 0, block: 0, line: 0) : nil, content: .line(PlacedLine(
            origin: Point(x: .zero, y: .zero), measure: .pt(100), line: line, direction: .rightToLeft, language: "fa",
            style: .body, source: nil, kashidaSources: places)))
    }

    private func report(_ pages: [[PageItem]]) throws -> Report.EditionReport {
        let document = Specimen.document(pages.enumerated().map { Specimen.page($1, number: $0 + 1) })
        let typeset = Typeset(name: "fa", document: document, report: MakeupReport(), date: 0)
        return try #require(Report([(typeset, [])], diagnostics: Self.file.diagnostics).editions.first)
    }

    @Test func `each kashida is listed with its page and its place in the source`() throws {
        let kashida = try #require(try report([[line()], [line(rules: [4, 0])]]).kashida)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(kashida)) as? [String: Any]
        let all = try #require(json?["all"] as? [[String: Any]])
        #expect(all.count == 2)
        #expect(NSDictionary(dictionary: all[0]) == [
            "word": "کتاب", "letters": "تا", "rule": 4, "reason": "before final alef, tah, lam, kaf or gaf", "length": 0.123,
            "page": 2, "file": "fa/lead.md", "line": 7, "column": 14,
        ])
        #expect(all[1].keys.sorted() == ["length", "letters", "page", "reason", "rule", "word"])
    }

    @Test func `lines with kashidas are counted, also in a row, across pages`() throws {
        let with = line(rules: [1]), without = line(), folio = line(rules: [2], isCopy: false)
        let kashida = try #require(try report([[with, with, without, with, folio], [with, with, without, without, without]]).kashida)
        #expect(kashida.lines == 5 && kashida.mostLinesRunning == 3 && kashida.all.count == 5)
        #expect(kashida.share == 55.6)
    }

    @Test func `scaled lines are counted, with the narrowest and the widest of all`() throws {
        let one = try #require(try report([[line(scaling: 0.012), line(scaling: -0.0149), line()]]).scaling)
        #expect(one.lines == 2 && one.narrowest == -1.49 && one.widest == 1.2)
        let other = try #require(try report([[line(scaling: 0.004), line()]]).scaling)
        #expect(other.lines == 1 && other.narrowest == 0 && other.widest == 0.4)
    }

    @Test func `lines that end in a short word are counted`() throws {
        #expect(try report([[line(endsInShortWord: true), line()]]).lines.endingInShortWord == 1)
    }

    @Test func `where there is nothing to say of a means the report has no word of it`() throws {
        let edition = try report([[line()]])
        let json = try #require(try JSONSerialization.jsonObject(with: JSONEncoder().encode(edition)) as? [String: Any])
        #expect(json["kashida"] == nil && json["scaling"] == nil && json["gaps"] != nil)
    }
}

/// Marks for proofing on finished pages.
@Suite("Proofs") struct ProofTests {
    @Test(arguments: ["fa", "ru"]) func `marks are in the file, in their inks, and nothing else changes`(language: String) throws {
        let typesetter = try Shop.typesetter(), folder = try Folder(["a.md": Copy.article(in: language)])
        func set(_ show: Set<ProofMark>) throws -> Typeset {
            let order = Order(path: folder["a.md"], language: language, layout: "column-a5", show: show)
            return try #require(try Shop.set(order, in: folder.path, with: typesetter, saying: []).first)
        }
        let plain = try set([]), marked = try set([.grid, .gaps, .kashida])
        let file = try typesetter.pdf(marked), content = operators(file)
        #expect(Proof(file).faults.isEmpty)
        let rules = marked.document.pages[0].items.count { if case .rule = $0.content { true } else { false } }
        #expect(content.count { $0 == "re" } == rules)
        #expect(colours(of: content).isSuperset(of: [[148, 198, 240], [200, 232, 200]]))
        #expect(colours(of: operators(try typesetter.pdf(plain))) == [[0, 0, 0]])
        #expect(marked.document.matters == plain.document.matters)
        guard canReadText else { return }
        let letters = { (file: [UInt8]) in readText(file).filter(\.isLetter) }
        #expect(letters(file) == letters(try typesetter.pdf(plain)))
    }

    private func operators(_ file: [UInt8]) -> [String] {
        String(decoding: Proof(file).stream(.page(0), "/Contents"), as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Of fills and strokes, from 0 to 255.
    private func colours(of operators: [String]) -> Set<[Int]> {
        var colours: Set<[Int]> = []
        for index in operators.indices where ["rg", "RG"].contains(operators[index]) {
            colours.insert(operators[index - 3..<index].compactMap { Double($0).map { Int(($0 * 255).rounded()) } })
        }
        return colours
    }

    @Test func `pictures show marks too`() throws {
        let folder = try Folder(["a.txt": "Слово за словом."]), typesetter = try Shop.typesetter()
        let order = Order(path: folder["a.txt"], language: "ru", layout: "column-a5", show: [.grid])
        let typeset = try #require(try Shop.set(order, in: folder.path, with: typesetter, saying: []).first)
        let svg = String(decoding: try #require(try typesetter.svg(typeset).first), as: UTF8.self)
        #expect(svg.contains("rgb(58.039216%,77.647059%,94.117647%)"))
        let plain = try #require(try Shop.set(Order(path: folder["a.txt"], language: "ru", layout: "column-a5"), in: folder.path,
                                              with: typesetter, saying: []).first)
        #expect(try typesetter.png(typeset, dpi: 30) != typesetter.png(plain, dpi: 30))
    }
}
