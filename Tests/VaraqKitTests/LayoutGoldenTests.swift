import Testing
import VaraqKit

/// The examples in the layouts of leaflets, booklets and plain columns, page by page.
@Suite("Layouts") struct LayoutGoldenTests {
    @Test(arguments: ["leaflet-trifold", "leaflet-z", "zine-a7", "flyer-a5"], ["fa", "ar", "ru"])
    func `the shelf's leaflet`(layout: String, edition: String) throws {
        try check("shelf", edition, in: layout)
    }

    @Test(arguments: ["pamphlet-a5", "column-a5", "columns-a4", "newsletter-a4"], ["fa", "ar", "ru"])
    func `the newsletter's text`(layout: String, edition: String) throws {
        try check("dawn", edition, in: layout)
    }

    /// Their texts are no translations of each other, so some paragraphs stand alone.
    @Test(arguments: [("fa", "ru"), ("ar", "fa"), ("ru", "fa")])
    func `the newsletter in two languages`(main: String, beside: String) throws {
        let order = Order(path: Shop.root + "/Examples/dawn", layout: "bilingual-a4", editions: [main], beside: beside)
        let job = try Shop.set(order, in: Shop.root)
        #expect(job.said.allSatisfy { $0.contains(" is not the same in ") }, "\(job.said)")
        try Golden.check(try #require(job.editions.first).dump(.pages), "bilingual-a4-\(main)-\(beside)-pages")
    }

    /// With title page, contents, and the first note.
    @Test func `the first pages of the handbook`() throws {
        let order = Order(path: Shop.root + "/Examples/handbook/handbook.md")
        let pages = try #require(try Shop.set(order).editions.first).dump(.pages).split(separator: "\npage ")
        try Golden.check(pages.prefix(7).joined(separator: "\npage ") + "\n", "handbook-pages")
    }

    private func check(_ example: String, _ edition: String, in layout: String) throws {
        let job = try Shop.set(Order(path: Shop.root + "/Examples/" + example, layout: layout, editions: [edition]), in: Shop.root)
        #expect(!job.diagnostics.hasErrors, "\(job.said)")
        try Golden.check(try #require(job.editions.first).dump(.pages), "\(layout)-\(edition)-pages")
    }
}
