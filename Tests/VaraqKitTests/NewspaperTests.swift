import Testing
import VaraqKit

/// The examples in the layouts for newspapers, in every language, line by line.
@Suite("Newspapers") struct NewspaperTests {
    static let sets = [
        ("dawn", "broadsheet-a4"), ("market", "broadsheet-a3"), ("market", "tabloid-a3"), ("dawn", "digest-a4"),
        ("dawn", "wall-a2"),
    ]

    @Test(arguments: sets, ["fa", "ar", "ru"])
    func `an edition fills its sheet to within a line, and its lines are known`(
        set: (issue: String, layout: String), edition: String
    ) throws {
        let order = Order(path: Shop.root + "/Examples/" + set.issue, layout: set.layout, editions: [edition])
        let typeset = try #require(try Shop.set(order, in: Shop.root).editions.first)
        let fit = try #require(typeset.report.fit)
        #expect(fit.isFull && fit.freeRows <= 1 && fit.sacrificed.isEmpty)
        try Golden.check(typeset.dump(.lines), "\(set.issue)-\(set.layout)-\(edition)")
    }
}
