import Foundation
import Specimens
import Testing
import VaraqKit

/// Files for screens are tagged: PDF/UA-1 and PDF/A-2u.
@Suite("Tagged files") struct TaggedFileTests {
    /// The structure as text: a broadsheet, and an issue with table, list, notes, figure, question and answer, verse.
    @Test(arguments: [("dawn", "fa"), ("market", "ru")])
    func `the structure of an issue`(example: String, edition: String) throws {
        let order = Order(path: Shop.root + "/Examples/" + example, editions: [edition])
        let typeset = try #require(try Shop.set(order, in: Shop.root).editions.first)
        try Golden.check(typeset.dump(.structure), "\(example)-\(edition)-structure")
    }

    @Test func `the structure of an article with a link, a quotation, a list and a broken line`() throws {
        let typeset = try Shop.set(Copy.article(in: "fa"), language: "fa", layout: "column-a5")
        try Golden.check(typeset.dump(.structure), "article-fa-structure")
    }

    /// Bayts, a pull quote and a rule.
    @Test func `the structure of verse`() throws {
        try Golden.check(try Shop.set(Copy.article(in: "ar"), language: "ar", layout: "columns-a4").dump(.structure), "article-ar-structure")
    }

    @Test(arguments: Examples.all)
    func `all that stands on pages is told to those who do not see them`(example: Examples) throws {
        let typesetter = try Shop.typesetter(), folder = try Folder()
        for typeset in try example.editions(with: typesetter) {
            let file = try TaggedFile(typeset, with: typesetter)
            try file.check()
            try Data(file.bytes).write(to: URL(filePath: folder["\(typeset.name).pdf"]))
        }
        // Where it is installed, an independent checker must have nothing to say either.
        if Checker.isInstalled { #expect(try Checker.findings(in: folder.path) == "") }
    }

    @Test(arguments: ["fa", "ru", "ar"])
    func `links are elements`(language: String) throws {
        let typesetter = try Shop.typesetter()
        let typeset = try Shop.set(Copy.article(in: language), language: language, layout: "column-a5", with: typesetter)
        let file = try TaggedFile(typeset, with: typesetter)
        try file.check()
        let links = file.elements.filter { $0.type == "Link" }
        #expect(!links.isEmpty && links.allSatisfy { !$0.objects.isEmpty })
    }

    @Test func `a paragraph over two pages is one element`() throws {
        let typesetter = try Shop.typesetter()
        let typeset = try #require(Examples(path: "dawn", edition: "fa").editions(with: typesetter).first)
        let file = try TaggedFile(typeset, with: typesetter)
        let span = try #require(file.elements.first { Set($0.content.map(\.page)) == [0, 1] })
        #expect(span.parent.map { file.elements[$0].type } == "P")
    }

    /// Of two links that only the end of a line parts the space between them stands on no page.
    @Test func `no word is lost between two links`() throws {
        // In Persian, for what is drawn as it is read says itself.
        let typesetter = try Shop.typesetter(), text = "نک: <https://a.example/1>\\\n<https://a.example/2>\\\n<https://a.example/1>"
        let typeset = try Shop.set(text, language: "fa", layout: "column-a5", with: typesetter)
        let file = try TaggedFile(typeset, with: typesetter)
        try file.check()
        #expect(file.elements.compactMap(\.text).joined() == "نک: https://a.example/1 https://a.example/2 https://a.example/1")
        #expect(file.elements.filter { $0.type == "Link" }.map(\.objects.count) == [1, 1, 1])
    }
}

/// An example in a layout.
struct Examples: CustomTestStringConvertible {
    var path: String
    var layout: String?
    var edition: String?

    /// Each in its own layout, and one edition of each in every layout that it fits into.
    static let all: [Examples] = {
        let own = ["dawn", "market", "shelf", "handbook/handbook.md"].map { Examples(path: $0) }
        let layouts = ["broadsheet-a3", "broadsheet-a4", "column-a5", "columns-a4", "digest-a4", "flyer-a5", "leaflet-trifold", "leaflet-z",
                       "newsletter-a4", "pamphlet-a5", "tabloid-a3", "wall-a2", "zine-a7", "bilingual-a4"]
        let others = layouts.enumerated().flatMap { number, layout in
            ["dawn", "market", "shelf"].enumerated().map { index, path in
                Examples(path: path, layout: layout, edition: ["fa", "ar", "ru"][(number + index) % 3])
            }
        }
        return own + others
    }()

    var testDescription: String { [path, layout, edition].compactMap(\.self).joined(separator: " ") }

    /// Those whose pages stand without a fault: not every text fits into every layout.
    func editions(with typesetter: Typesetter) throws -> [Typeset] {
        let order = Order(path: Shop.root + "/Examples/" + path, layout: layout, editions: edition.map { [$0] } ?? [])
        let job = try Shop.set(order, in: Shop.root, with: typesetter)
        if layout == nil { #expect(!job.diagnostics.hasErrors, "\(job.said)") }
        return job.diagnostics.hasErrors ? [] : job.editions
    }
}

/// The Python package page-validation, by the python of VARAQ_PYTHON or else that of the system.
enum Checker {
    private static let python = ProcessInfo.processInfo.environment["VARAQ_PYTHON"] ?? "/usr/bin/python3"

    static let isInstalled = (try? run("import page")) != nil

    /// What it finds in the files of a folder by the rules of PDF/A-2u and PDF/UA-1.
    static func findings(in folder: String) throws -> String {
        try run("""
            import page, glob
            for file in sorted(glob.glob('\(folder)/*.pdf')):
                for profile in ('2u', 'ua1'):
                    for finding in page.validate_pdf(file, profile=profile).failures:
                        print(file, finding.rule_id, finding.message)
            """)
    }

    private struct Failure: Error {}

    private static func run(_ script: String) throws -> String {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", script]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure() }
        return String(decoding: output, as: UTF8.self)
    }
}
