import Specimens
import Testing
import VaraqKit

/// Where the pages of folded layouts lie on the sheets of an office printer, as text.
@Suite("Sheets") struct SheetGoldenTests {
    @Test(arguments: [("zine-a7", "fa"), ("zine-a7", "ru"), ("leaflet-trifold", "ar"), ("leaflet-trifold", "ru"), ("leaflet-z", "fa"),
                      ("pamphlet-a5", "fa")])
    func `sheets lie as they were looked at`(layout: String, edition: String) throws {
        let typesetter = try Shop.typesetter(), order = Order(path: Shop.root + "/Examples/shelf", layout: layout, editions: [edition])
        var diagnostics = Diagnostics()
        let typeset = try #require(typesetter.typeset(order, into: &diagnostics).first)
        let finish = try #require(typesetter.finish(FinishOrder(target: .office), for: order.path, into: &diagnostics))
        let printed = try #require(try typesetter.printed(typeset, for: finish, into: &diagnostics))
        let proof = Proof(printed.files[0].bytes)
        let sheets = (0..<proof.pageCount).map { page in
            let content = String(decoding: proof.stream(.page(page), "/Contents"), as: UTF8.self)
            let media = proof.numbers(.page(page), "/MediaBox").map { "\($0)" }.joined(separator: " ")
            return "side \(page + 1) of \(media)\n" + content
        }
        try Golden.check(sheets.joined(separator: "\n"), "\(layout)-\(edition)-sheets")
    }
}
