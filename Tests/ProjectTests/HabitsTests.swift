import Testing

@Suite("Habits of the house")
struct HabitsTests {
    private static let habits = Habits(printing: ["varaq"])

    @Test func theSourcesKeepThem() throws {
        let habits = Habits(printing: Set(ModuleTable.varaq.rows.filter(\.prints).map(\.name)))
        let faults = try Project.swiftFiles(under: "Sources").flatMap(habits.faults(in:))
        #expect(faults.isEmpty, "\(list(faults))")
    }

    @Test(arguments: [
        "let a = try! read()",
        "fatalError(\"no\")",
        "print(a)",
        "if a { debugPrint(a) }",
        "// TODO: later",
        "/* FIXME */",
        "\tlet a = 1",
    ])
    func aBadLineIsFound(text: String) {
        let faults = Self.habits.faults(in: SourceFile(path: "Sources/Press/A.swift", text: "let fine = 1\n" + text))
        #expect(faults.map(\.line) == [2])
    }

    @Test(arguments: [
        "let a = \"try! print(a)\"",
        "// print(a) is for programs, fatalError for nobody",
        "page.print(a); blueprint(a); printers(a)",
        "let a = try read()",
        "let a = #\"one \"quoted\" print(a)\"#",
        "let a = \"\\(print(\"x\")) print(a)\"",
    ])
    func aGoodLinePasses(text: String) {
        #expect(Self.habits.faults(in: SourceFile(path: "Sources/Press/A.swift", text: text)).isEmpty)
    }

    @Test func programsMayPrint() {
        #expect(Self.habits.faults(in: SourceFile(path: "Sources/varaq/A.swift", text: "print(1)")).isEmpty)
    }

    @Test(arguments: [(699, 0), (700, 1)])
    func aLongFileIsFound(lines: Int, faults: Int) {
        let text = String(repeating: "let a = 1\n", count: lines)
        #expect(Self.habits.faults(in: SourceFile(path: "Sources/Press/A.swift", text: text)).count == faults)
    }

    @Test func codeKeepsItsLinesWhenCommentsGo() {
        let text = "a /* b\n/* c */ d\n*/ e \"\"\"\n// f\n\"\"\" g // h\ni"
        #expect(CodeText.withoutCommentsAndLiterals(text) == "a \n\n e \"\"\"\n\n\"\"\" g \ni")
        #expect(CodeText.withoutComments("let a = \"b // c\" // d") == "let a = \"b // c\" ")
    }
}

@Suite("Documentation")
struct DocumentationTests {
    /// Three quarters of what each module shows has a doc comment, as in the code bases we look up to.
    private static let least = 0.75

    @Test(arguments: ModuleTable.varaq.rows.map(\.name))
    func aModuleIsDocumented(module: String) throws {
        let result = DocumentationShare(module: module, files: try Project.swiftFiles(under: "Sources/\(module)"))
        #expect(result.share >= Self.least, "\(module) \(Int(result.share * 100)) %:\(list(result.undocumented))")
    }

    @Test(arguments: [
        ("public struct Page {", "Page"),
        ("    public static func draw(_ page: Page) {", "draw"),
        ("@frozen public enum Ink: String {", "Ink"),
        ("public private(set) var folio = 1", "folio"),
        ("public final class Sheet {", "Sheet"),
        ("public init(path: String) throws { text = try read(path) }", "init"),
        ("public nonisolated(unsafe) let hand = 1", "hand"),
    ])
    func aBareDeclarationIsFound(text: String, name: String) {
        let found = PublicDeclaration.all(in: SourceFile(path: "A.swift", text: "let above = 1\n" + text))
        #expect(found == [PublicDeclaration(name: name, line: 2, isDocumented: false)])
    }

    @Test(arguments: [
        "/// One side of a sheet.\npublic struct Page {",
        "/// One side of a sheet.\n@frozen\npublic struct Page {",
        "/** One side of a sheet. */\npublic struct Page {",
    ])
    func aDocumentedOneIsSeen(text: String) {
        #expect(PublicDeclaration.all(in: SourceFile(path: "A.swift", text: text)).map(\.isDocumented) == [true])
    }

    @Test(arguments: [
        "public init(folio: Int,\n            side: Side) {\n    self.folio = folio\n    self.side = side\n}",
        "public var description: String {",
        "public static func == (a: Page, b: Page) -> Bool {",
        "public static func < (a: Page, b: Page) -> Bool {",
        "public import Geometry",
        "public extension Page {",
        "struct Page {",
        "// public struct Page {",
    ])
    func whatOwesNoCommentIsLeftOut(text: String) {
        #expect(PublicDeclaration.all(in: SourceFile(path: "A.swift", text: text)).isEmpty)
    }

    @Test func aCommentSpeaksForTheRunUnderIt() {
        let file = SourceFile(path: "A.swift", text: """
            /// A point.
            public struct Point {
                public var x: Length
                public var y: Length

                public var isOrigin: Bool
                public func moved() -> Point
                public var last: Int
            """)
        let bare = PublicDeclaration.all(in: file).filter { !$0.isDocumented }
        #expect(bare.map(\.name) == ["isOrigin", "moved", "last"])
    }

    @Test func theShareCountsWhatIsThere() {
        let file = SourceFile(path: "A.swift", text: """
            /// Yes.
            public func a()
            public func b()
            public let c = 3
            /// Yes.
            public let d = 4
            """)
        let result = DocumentationShare(module: "A", files: [file])
        #expect(result.share == 0.5)
        #expect(result.undocumented.map(\.line) == [3, 4])
    }
}
