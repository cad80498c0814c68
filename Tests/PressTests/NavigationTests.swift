import Drawing
import Geometry
import Makeup
import Press
import Specimens
import Testing

/// Page labels and outline, read back by qpdf.
struct NavigationTests {
    private func proof(labels: [String], outline: [Document.OutlineEntry] = []) throws -> Proof {
        Proof(try PressTests.finish(Specimen.document(labels.map { Specimen.page([], label: $0) }, outline: outline)))
    }

    /// The label of each page as a reader works it out: from the last range that begins at or before it.
    private func labels(of proof: Proof) -> [String] {
        var labels: [String] = []
        for entry in stride(from: 0, to: proof.count(.root, "/PageLabels", "/Nums"), by: 2) {
            let start = Int(proof.syntax(.root, "/PageLabels", "/Nums", "\(entry)")) ?? 0
            labels.removeLast(labels.count - start)
            let range = "\(entry + 1)"
            for page in start..<proof.pageCount {
                let isDecimal = proof.syntax(.root, "/PageLabels", "/Nums", range, "/S") == "/D"
                let first = Int(proof.syntax(.root, "/PageLabels", "/Nums", range, "/St")) ?? 1
                labels.append(isDecimal ? "\(first + page - start)"
                    : proof.text(.root, "/PageLabels", "/Nums", range, "/P"))
            }
        }
        return labels
    }

    @Test(arguments: [
        (["1", "2", "3"], 1), (["۱", "۲", "۳"], 3), (["5", "6", "1", "2"], 2), (["i", "ii", "1", "2", "4"], 4),
        (["007", "8", "", "9", "10"], 4), (["0", "1"], 2), (["1", "1", "2"], 2),
    ])
    func `labels are the folios, in as few ranges as it takes`(folios: [String], ranges: Int) throws {
        let proof = try proof(labels: folios)
        #expect(labels(of: proof) == folios)
        #expect(proof.count(.root, "/PageLabels", "/Nums") == 2 * ranges)
    }

    /// Title, page and height of each entry, indented by its depth; checks that the ties agree with each other.
    private func tree(_ proof: Proof, under path: [String] = ["/Outlines"], depth: Int = 0) -> [String] {
        var lines: [String] = [], item = path + ["/First"], previous = "null"
        while value(proof, item) != "null" {
            let title = value(proof, item + ["/Title"])
            #expect(value(proof, item + ["/Prev", "/Title"]) == previous)
            #expect(value(proof, item + ["/Parent", "/Title"]) == value(proof, path + ["/Title"]))
            lines.append(String(repeating: " ", count: depth) + title + " " + destination(proof, item))
            if value(proof, item + ["/First"]) != "null" { lines += tree(proof, under: item, depth: depth + 1) }
            previous = title
            if value(proof, item + ["/Next"]) == "null" {
                #expect(value(proof, path + ["/Last", "/Title"]) == title)
            }
            item.append("/Next")
        }
        return lines
    }

    private func value(_ proof: Proof, _ path: [String]) -> String { proof.syntax(.root, at: path) }

    private func destination(_ proof: Proof, _ item: [String]) -> String {
        let page = proof.page(.root, at: item + ["/Dest", "0"])
        return "\(page) " + (1...4).map { value(proof, item + ["/Dest", "\($0)"]) }.joined(separator: " ")
    }

    private func entry(_ level: Int, _ title: String, page: Int = 0) -> Document.OutlineEntry {
        Document.OutlineEntry(level: level, title: title, page: page, top: Specimen.trim.height - .pt(100.25))
    }

    @Test func `headings nest by their level and lead to their page and height`() throws {
        let proof = try proof(labels: ["1", "2"], outline: [
            entry(1, "A"), entry(2, "B"), entry(3, "C", page: 1), entry(2, "D", page: 1), entry(1, "E", page: 1),
        ])
        #expect(tree(proof) == [
            "(A) 0 /XYZ null 100.25 null", " (B) 0 /XYZ null 100.25 null", "  (C) 1 /XYZ null 100.25 null",
            " (D) 1 /XYZ null 100.25 null", "(E) 1 /XYZ null 100.25 null",
        ])
        #expect(proof.syntax(.root, "/PageMode") == "/UseOutlines")
    }

    @Test(arguments: [
        ([1, 3, 3, 2, 1], ["A", " B", " C", " D", "E"], 5),
        ([2, 1, 2], ["A", "B", " C"], 3),
        ([3, 2, 1], ["A", "B", "C"], 3),
        ([1, 2, 3, 3, 2], ["A", " B", "  C", "  D", " E"], 3),
        ([1], ["A"], 1),
    ])
    func `levels that are left out do not lose a heading`(levels: [Int], shape: [String], shown: Int) throws {
        let entries = zip(levels, ["A", "B", "C", "D", "E"]).map { entry($0, $1) }
        let proof = try proof(labels: ["1"], outline: entries)
        #expect(tree(proof).map { $0.prefix { $0 != ")" }.filter { $0 != "(" } } == shape)
        #expect(proof.syntax(.root, "/Outlines", "/Count") == "\(shown)")
    }

    @Test func `titles in any script come back`() throws {
        let proof = try proof(labels: ["1"], outline: [entry(1, "فصل یکم"), entry(2, "Глава (1)")])
        #expect(proof.text(.root, "/Outlines", "/First", "/Title") == "فصل یکم")
        #expect(proof.text(.root, "/Outlines", "/First", "/First", "/Title") == "Глава (1)")
    }

    @Test func `without headings there is no outline`() throws {
        let proof = try proof(labels: ["1"])
        #expect(proof.syntax(.root, "/Outlines") == "null" && proof.syntax(.root, "/PageMode") == "null")
    }
}
