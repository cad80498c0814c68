import Foundation
import Testing
import VaraqKit

/// The files that decide what an edition looks like: those whose change is seen, and no others.
@Suite("Files of an edition") struct EditionFilesTests {
    private static let issue = [
        "issue/issue.yaml": """
            date: 2026-03-21
            layout: own
            editions:
              ru: {articles: {lead: ru/lead.md, second: ru/second.md}}
              uk: {articles: {lead: uk/lead.md}}
            """,
        "issue/ru/lead.md": "---\ntitle: Весна\n---\nПришла весна, и переподготовка закончилась.\n\n![Дом](../house.svg)\n",
        "issue/ru/second.md": "---\ntitle: Лето\n---\nПридёт и лето.\n",
        "issue/uk/lead.md": "---\ntitle: Весна\n---\nПрийшла весна.\n",
        "issue/house.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\"/></svg>",
        "issue/unseen.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"><rect width=\"4\" height=\"2\"/></svg>",
        "issue/hyphenation-ru.txt": "пере-подготовка\n",
        "issue/own.yaml": "extends: column-a5\nstyles: {body: {size: 9pt}}\n",
        "issue/profiles/mine.yaml": "extends: shop-coated\nsummary: Mine\n",
    ]

    private static let common = ["Fonts/catalogue.yaml", "Layouts/base.yaml", "Layouts/column-a5.yaml", "Layouts/flyer-a5.yaml",
                                 "Layouts/profiles/shop-coated.yaml", "Layouts/profiles/riso.yaml", "Conditions/FOGRA39L.icc"]

    /// A house of its own, with an issue in it.
    private static func house() throws -> Folder {
        let folder = try Folder(issue)
        for name in common {
            let copy = URL(filePath: folder[name])
            try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: URL(filePath: Shop.root + "/" + name), to: copy)
        }
        return folder
    }

    /// All that a user gets and is told; nil for what is not there.
    private static func outcome(in house: Folder, _ finish: FinishOrder) -> (files: [[UInt8]]?, said: [String]) {
        var diagnostics = Diagnostics()
        let path = house["issue"]
        guard let typesetter = Typesetter(resources: Resources(home: house.path), into: &diagnostics),
              let printer = typesetter.finish(finish, for: path, into: &diagnostics),
              let typeset = typesetter.typeset(Order(path: path, editions: ["ru"]), into: &diagnostics).first else {
            return (nil, diagnostics.all.map(diagnostics.render))
        }
        let printed = try? typesetter.printed(typeset, for: printer, into: &diagnostics)
        return (printed?.files.map(\.bytes), diagnostics.all.map(diagnostics.render))
    }

    private static func files(in house: Folder, _ finish: FinishOrder) throws -> EditionFiles {
        var diagnostics = Diagnostics()
        let typesetter = try #require(Typesetter(resources: Resources(home: house.path), into: &diagnostics))
        let order = Order(path: house["issue"], editions: ["ru"])
        let opened = try #require(typesetter.open(order, into: &diagnostics)), edition = try #require(opened.editions(for: order).first)
        return typesetter.files(of: edition, in: opened, order: order, finish: finish)
    }

    @Test func `a file is one of them if breaking it is seen`() throws {
        let house = try Self.house(), finish = FinishOrder(target: .press, profile: "mine")
        let files = try Self.files(in: house, finish), listed = Set((files.own + files.house).map { URL(filePath: $0).standardized.path })
        let whole = Self.outcome(in: house, finish)
        #expect(whole.files?.count == 1 && Set(files.own).count == files.own.count)
        for name in (Array(Self.issue.keys) + Self.common).sorted() {
            let path = URL(filePath: house[name]), content = try Data(contentsOf: path)
            try Data("\u{0}: [".utf8).write(to: path)
            let broken = Self.outcome(in: house, finish)
            let isSeen = broken.files != whole.files || broken.said != whole.said
            // Faults of other editions of an issue are said with those of its own, which are set all the same.
            #expect(isSeen == listed.contains(path.standardized.path) || name == "issue/uk/lead.md", "\(name)")
            try content.write(to: path)
        }
        #expect(!listed.contains(URL(filePath: house["issue/uk/lead.md"]).standardized.path))
    }

    @Test func `fonts and dictionaries are the house's`() throws {
        let house = try Self.house(), files = try Self.files(in: house, FinishOrder()).house
        #expect(files.first == house["Fonts/catalogue.yaml"])
        #expect(files.contains { $0.hasSuffix(".ttf") || $0.hasSuffix(".otf") } && files.contains { $0.hasSuffix("hyph_ru_RU.dic") })
        #expect(Set(files).count == files.count && files.allSatisfy { FileManager.default.isReadableFile(atPath: $0) })
    }

    @Test func `a lone article has itself, its pictures and its layout`() throws {
        let folder = try Folder(["a.md": "---\nlayout: column-a5\n---\nПришла весна.\n\n![Дом](house.svg)\n", "house.svg": Self.issue["issue/house.svg"]!])
        var diagnostics = Diagnostics()
        let typesetter = try Shop.typesetter(), order = Order(path: folder["a.md"])
        let opened = try #require(typesetter.open(order, into: &diagnostics))
        let own = typesetter.files(of: opened.issue.editions[0], in: opened, order: order, finish: FinishOrder()).own
        let layouts = ["column-a5", "base"].map { typesetter.resources.layouts + "/" + $0 + ".yaml" }
        #expect(own == [folder["a.md"], folder["house.svg"]] + layouts)
    }
}
