import Specimens
import Testing
import VaraqKit

/// Inks that an issue asks for instead of those of its layout, in the document that is made of it.
@Suite("Exchanged inks") struct ExchangedInkTests {
    private static let layout = "extends: column-a5\ninks: [black, red]\nstyles: {title: {ink: red, overprint: true}, body: {ink: red, tint: 40%}}\n"

    @Test(arguments: [
        ("", "red", [255, 72, 60], []),
        ("inks: {red: blue}", "blue", [0, 120, 191], []),
        ("inks: {green: blue}", "red", [255, 72, 60], ["issue.yaml:1:8: warning: layout own has no ink 'green'"]),
    ] as [(String, String, [UInt8], [String])])
    func `the document has them under the layout's names`(inks: String, plate: String, key: [UInt8], said: [String]) throws {
        let folder = try Folder([
            "issue.yaml": "\(inks)\nlayout: own\neditions: {ru: {articles: {lead: lead.md}}}\n", "own.yaml": Self.layout,
            "lead.md": "---\ntitle: Весна\n---\nПришла весна.\n",
        ])
        let typesetter = try Shop.typesetter()
        let typeset = try #require(try Shop.set(Order(path: folder.path), in: folder.path, with: typesetter, saying: said).first)
        let inks = typeset.document.inks
        #expect(inks.map(\.name) == ["black", "red", "red 40%", "red overprinting"])
        #expect(inks.map(\.overprints) == [true, false, false, true])
        #expect(inks.dropFirst().allSatisfy { $0.plate == plate } && [inks[1].red, inks[1].green, inks[1].blue] == key)
        // Every colour in it is the key of an ink, or there would be no file.
        #expect(try !typesetter.pdf(typeset).isEmpty)
    }
}
