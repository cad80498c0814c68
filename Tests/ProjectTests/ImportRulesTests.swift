import Testing

@Suite("Import rules")
struct ImportRulesTests {
    private static let miniature = ModuleTable(rows: [
        ModuleRow(name: "Geometry"),
        ModuleRow(name: "Shaping", outside: ["CICU"]),
        ModuleRow(name: "Makeup"),
    ])

    @Test func everyImportKeepsToTheLayers() throws {
        let faults = ImportRules(table: .varaq).faults(in: try Project.swiftFiles(under: "Sources"))
        #expect(faults.isEmpty, "\(list(faults))")
    }

    @Test(arguments: [
        ("Geometry", "import Makeup", "upwards"),
        ("Shaping", "import Shaping", "itself"),
        ("Makeup", "import CICU", "a C library of another module"),
        ("Makeup", "public import Foundation", "Foundation"),
        ("Makeup", "@preconcurrency package import struct CICU.UBool", "behind attributes and a kind"),
        ("Makeup", "import Geometry; import CICU", "second on its line"),
        ("Footnotes", "let a = 1", "from a module that the table does not know"),
    ])
    func aForbiddenImportIsFound(module: String, text: String, why: String) {
        let faults = ImportRules(table: Self.miniature).faults(in: Self.complete(with: module, text))
        #expect(faults.map(\.path) == ["Sources/\(module)/Bad.swift"], "\(why)")
    }

    @Test(arguments: [
        ("Makeup", "public import Geometry\nimport Glibc\nimport Shaping"),
        ("Shaping", "import CICU"),
        ("Geometry", "// import Makeup\n/* import CICU */ let text = \"import Makeup\""),
        ("Geometry", "let text = \"\"\"\nimport Makeup\n\"\"\""),
    ])
    func anAllowedImportPasses(module: String, text: String) {
        #expect(ImportRules(table: Self.miniature).faults(in: Self.complete(with: module, text)).isEmpty)
    }

    @Test func aRowWithoutSourcesIsFound() {
        let files = ["Geometry", "Shaping"].map { SourceFile(path: "Sources/\($0)/A.swift", text: "") }
        #expect(ImportRules(table: Self.miniature).faults(in: files).map(\.path) == ["Sources/Makeup"])
    }

    /// A file in every module of the miniature, and one more to judge.
    private static func complete(with module: String, _ text: String) -> [SourceFile] {
        miniature.rows.map { SourceFile(path: "Sources/\($0.name)/Good.swift", text: "") }
            + [SourceFile(path: "Sources/\(module)/Bad.swift", text: text)]
    }
}

@Suite("Package.swift")
struct ManifestTests {
    private static let toolchain = ModuleTable.varaq.anywhere.union(["Foundation", "Testing"])

    @Test func declaresWhatIsImported() throws {
        let faults = try Self.rules(Project.text("Package.swift")).missing(in: try Self.everyFile())
        #expect(faults.isEmpty, "\(list(faults))")
    }

    @Test func declaresNothingElse() throws {
        let faults = try Self.rules(Project.text("Package.swift")).unused(in: try Self.everyFile())
        #expect(faults.isEmpty, "\(list(faults))")
    }

    @Test func readsEveryFormInUse() throws {
        let manifest = try Manifest("""
            func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target { .target(name: name) }
            let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
            // module("Gone", ["Nothing"]),
            module("Geometry", []),
            module("LayoutBook", ["Geometry",
                                  yams]),
            .executableTarget(
                name: "varaq",
                dependencies: ["VaraqKit", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
            tests("LayoutBookTests", ["LayoutBook"], resources: [.copy("Data")]),
            """)
        #expect(manifest.targets == [
            .init(name: "Geometry", dependencies: []),
            .init(name: "LayoutBook", dependencies: ["Geometry", "Yams"]),
            .init(name: "varaq", dependencies: ["VaraqKit", "ArgumentParser"]),
            .init(name: "LayoutBookTests", dependencies: ["LayoutBook"]),
        ])
        #expect(manifest.programs == ["varaq"])
    }

    @Test func refusesAListItCannotRead() {
        #expect(throws: Manifest.Unreadable.self) { try Manifest("module(\"Geometry\", [mystery])") }
    }

    @Test func aDifferenceIsFound() throws {
        let rules = try Self.rules("module(\"Shaping\", [\"Geometry\"])")
        let file = SourceFile(path: "Sources/Shaping/A.swift", text: "import CICU\nimport Glibc")
        #expect(rules.missing(in: [file]).map(\.text) == ["Shaping imports CICU and does not declare it"])
        #expect(rules.unused(in: [file]).map(\.text) == ["Shaping declares Geometry and does not import it"])
    }

    @Test func aProgramIsBuiltForATestWithoutBeingImported() throws {
        let rules = try Self.rules("""
            .executableTarget(name: "varaq", dependencies: []),
            tests("RunTests", ["varaq"]),
            """)
        #expect(rules.unused(in: [SourceFile(path: "Tests/RunTests/A.swift", text: "import Testing")]).isEmpty)
    }

    @Test func testsThatNothingCompilesAreFound() throws {
        let faults = try Self.rules("").missing(in: [SourceFile(path: "Tests/LostTests/A.swift", text: "")])
        #expect(faults.map(\.text) == ["nothing compiles the files of LostTests"])
    }

    private static func rules(_ manifest: String) throws -> ManifestRules {
        ManifestRules(manifest: try Manifest(manifest), undeclared: toolchain)
    }

    private static func everyFile() throws -> [SourceFile] {
        try Project.swiftFiles(under: "Sources") + Project.swiftFiles(under: "Tests")
    }
}

/// One fault a line, for the message of a failed expectation.
func list(_ faults: [Fault]) -> String {
    faults.map { "\n" + $0.description }.joined()
}
