import Diagnostics
import FontKit
import LayoutBook
import Testing

@Suite struct CatalogueTests {
    @Test func theCatalogueOfTheProjectIsSound() throws {
        var diagnostics = Diagnostics()
        let catalogue = try #require(Catalogue.read(path: Project.catalogue, into: &diagnostics))
        #expect(diagnostics.all.isEmpty)
        #expect(catalogue.families.first?.name == "Amiri")
        let text = catalogue.preferred(role: .text, script: .arabic).map { catalogue.families[$0].key }
        #expect(text == ["amiri", "noto-naskh-arabic"])
        let stretched = catalogue.families.filter { $0.kashida != .off }
        #expect(stretched.map { "\($0.key) \($0.kashida)" } == [
            "amiri naskh", "noto-naskh-arabic naskh", "noto-kufi-arabic simple", "nazli simple", "titr simple",
        ])
        for role in FontRole.allCases {
            for script in [Script.arabic, .cyrillic, .latin, .greek] {
                #expect(!catalogue.preferred(role: role, script: script).isEmpty, "\(role) \(script)")
            }
        }
    }

    @Test func aMissingCatalogueIsAnErrorWithAHint() {
        var diagnostics = Diagnostics()
        #expect(Catalogue.read(path: "no/such/catalogue.yaml", into: &diagnostics) == nil)
        #expect(diagnostics.exitCode == Fault.missingGlyph.rawValue)
        #expect(diagnostics.all[0].hint != nil)
    }

    /// What is wrong, and the `line:column: message` that says so.
    static let faulty: [(String, String)] = [
        ("families: [", "2:1: error: not YAML"),
        ("", "1:1: error: the font catalogue is empty"),
        ("- a", "1:1: error: here must be keys and values"),
        ("families: amiri", "1:11: error: `families` must be a list"),
        ("families:\n  - key: a\n    colour: red\n    name: A\n    regular: a.ttf", "3:5: error: unknown key “colour”"),
        ("families:\n  - key: a\n    regular: a.ttf", "2:5: error: a family needs `name`"),
        ("families:\n  - key: a\n    name: A", "2:5: error: the family “a” has no file"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\n  - {key: a, name: B, regular: b.ttf}",
         "3:5: error: the family “a” is there already"),
        ("families:\n  - {key: a, name: A, regular: a.ttf, scripts: [Arabic]}", "2:49: error: “Arabic” is no script"),
        ("families:\n  - {key: a, name: A, regular: a.ttf, scale: big}", "2:46: error: `scale` must be a number"),
        ("families:\n  - {key: a, name: A, regular: a.ttf, kashida: some}", "2:48: error: `kashida` must be one of naskh, simple, off"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\nroles:\n  txt: {}", "4:3: error: unknown key “txt”"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\nroles:\n  text:\n    Arab: [b]",
         "5:12: error: no family of the catalogue is called “b”"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\nfallback: a", "3:11: error: here must be a list of families"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\nemphasis: bold", "3:11: error: `emphasis` maps scripts to italic"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\nemphasis: {Arab: slanted}", "3:18: error: “slanted” is no emphasis"),
        ("families:\n  - {key: a, name: A, regular: a.ttf}\nemphasis: {Arabic: bold}", "3:12: error: “Arabic” is no script"),
        ("families: []\nfamilies: []", "error: stands twice: “families”"),
    ]

    @Test(arguments: faulty) func faultsNameTheirPlace(text: String, said: String) throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = try folder.write(text, to: "catalogue.yaml")
        var diagnostics = Diagnostics()
        _ = Catalogue.read(path: path, into: &diagnostics)
        let rendered = diagnostics.all.map { diagnostics.render($0) }
        #expect(rendered.contains { $0.contains(said) }, "\(rendered)")
        #expect(diagnostics.hasErrors)
    }

    @Test func bytesThatAreNoTextAreAnError() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = try folder.write(bytes: [0x66, 0xFF, 0xFE, 0x00], to: "catalogue.yaml")
        var diagnostics = Diagnostics()
        #expect(Catalogue.read(path: path, into: &diagnostics) == nil)
        #expect(diagnostics.all.first?.message == "the font catalogue is not UTF-8")
    }
}
