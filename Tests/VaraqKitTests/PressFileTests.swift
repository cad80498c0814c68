import Testing
import VaraqKit

/// Press files of every layout, held to what they claim by our own preflight.
@Suite("Press files") struct PressFileTests {
    /// Each layout with an example that it is made for, in one language after the other.
    private static let jobs: [(layout: String, path: String, edition: String)] = [
        ("broadsheet-a4", "dawn", "fa"), ("broadsheet-a3", "market", "ru"), ("tabloid-a3", "market", "ar"), ("digest-a4", "dawn", "ru"),
        ("wall-a2", "dawn", "ar"), ("pamphlet-a5", "dawn", "fa"), ("newsletter-a4", "dawn", "ru"), ("column-a5", "shelf", "fa"),
        ("columns-a4", "shelf", "ar"), ("leaflet-trifold", "shelf", "fa"), ("leaflet-z", "shelf", "ru"), ("zine-a7", "shelf", "ar"),
        ("flyer-a5", "shelf", "ru"), ("bilingual-a4", "shelf", "fa"),
    ]

    @Test(arguments: jobs)
    func `PDF/X-4 and PDF/X-1a of every layout are what they claim`(layout: String, path: String, edition: String) throws {
        let typesetter = try Shop.typesetter()
        let order = Order(path: Shop.root + "/Examples/" + path, layout: layout, editions: [edition])
        var diagnostics = Diagnostics()
        let typeset = try #require(typesetter.typeset(order, into: &diagnostics).first)
        for (profile, standard) in [("shop-coated", "PDF/X-4"), ("newsprint", "PDF/X-1a:2003")] {
            let finish = try #require(typesetter.finish(FinishOrder(profile: profile), for: order.path, into: &diagnostics))
            let files = try #require(try typesetter.printed(typeset, for: finish, into: &diagnostics)).files
            #expect(files.count == 1)
            let report = try Preflight.check(files[0].bytes)
            #expect(report.measure.hasPrefix(standard))
            let findings = report.findings.filter { $0.rule != "images.resolution" }
            #expect(findings.isEmpty, "\(layout) \(profile): \(findings.map(\.message))")
        }
        #expect(diagnostics.errorCount == 0, "\(diagnostics.all)")
    }
}
