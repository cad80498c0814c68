import Specimens
import Testing
import VaraqKit

/// What is said of documents that a printer will not print well.
@Suite("Checks before printing") struct PrintCheckTests {
    /// An article in a layout of its own, whose frame has a box.
    private func said(_ profile: String, inks: String = "[black, red]", box: String = "", styles: String = "", text: String = "Пришла весна.",
                      margins: String = "15mm", sheet: String = "a5") throws -> [String] {
        let folder = try Folder([
            "issue.yaml": "layout: own\neditions: {ru: {articles: {lead: lead.md}}}\n",
            "own.yaml": """
                extends: base
                summary: Ours
                sheet: \(sheet)
                margins: {top: \(margins), bottom: \(margins), inside: \(margins), outside: \(margins)}
                grid: {leading: 14pt}
                inks: \(inks)
                styles: {\(styles)}
                pages: [{frames: [{name: text, thread: main, box: {\(box)}}]}]
                threads: {main: [lead]}

                """,
            "lead.md": "---\ntitle: Весна\n---\n\n\(text)\n",
        ])
        let typesetter = try Shop.typesetter(), order = Order(path: folder.path)
        var diagnostics = Diagnostics()
        let typeset = try #require(typesetter.typeset(order, into: &diagnostics).first, "\(diagnostics.all)")
        let finish = try #require(typesetter.finish(FinishOrder(profile: profile), for: folder.path, into: &diagnostics))
        #expect(diagnostics.all.isEmpty, "\(diagnostics.all)")
        let printed = try typesetter.printed(typeset, for: finish, into: &diagnostics)
        #expect(printed != nil)
        return diagnostics.all.map { String(diagnostics.render($0).prefix { $0 != "\n" }).replacing(folder.path + "/", with: "") }
    }

    @Test func `a plain page is printed without a word`() throws {
        for profile in ["shop-coated", "shop-uncoated", "newsprint", "riso", "riso-a4", "office-duplex", "office-simplex", "online-shop"] {
            #expect(try said(profile) == [], "\(profile)")
        }
    }

    @Test(arguments: [
        ("shop-coated", "[black, {name: mud, cmyk: [90%, 90%, 90%, 90%]}]", "", "",
         ["warning: the ink mud lays 360% on the paper, and shop-coated takes 320%"]),
        ("riso", "[black, red]", "tint: {ink: red, share: 100%}", "",
         ["warning: 209 cm² on page 1 are all of red, and riso lays 85% on a large surface"]),
        ("riso", "[black, red]", "tint: {ink: red, share: 80%}", "", []),
        ("shop-coated", "[black, red]", "border: 0.1pt", "", ["warning: a rule on page 1 is 0.1 pt thick, and shop-coated prints 0.25 pt and more"]),
        ("shop-coated", "[black]", "", "body: {size: 4pt}",
         ["lead.md:5:1: warning: type of 4 pt is smaller than the 5 pt that shop-coated prints"]),
        ("shop-coated", "[black, {name: sky, cmyk: [60%, 20%, 0, 0]}]", "", "body: {size: 7pt, ink: sky}",
         ["lead.md:5:1: warning: type of 7 pt in several inks is smaller than the 8 pt that shop-coated keeps in register"]),
        ("office-duplex", "[black, {name: sky, cmyk: [60%, 20%, 0, 0]}]", "", "body: {size: 7pt, ink: sky}", []),
    ])
    func `what will not come out well is said once`(profile: String, inks: String, box: String, styles: String, expected: [String]) throws {
        let found = try said(profile, inks: inks, box: box, styles: styles)
        #expect(found == expected)
    }

    @Test(arguments: [("0.02mm", []), ("2mm", ["warning: a line is cut at the fold, where inner sheets creep (and "])])
    func `lines that creep takes are told`(caliper: String, expected: [String]) throws {
        let folder = try Folder([
            "issue.yaml": "layout: own\neditions: {ru: {articles: {lead: lead.md}}}\n",
            "own.yaml": "extends: pamphlet-a5\nsummary: Ours\nsheet: a6\nmargins: {top: 20mm, bottom: 20mm, inside: 5mm, outside: 20mm}\n",
            "profiles/thick.yaml": "extends: office-duplex\ncaliper: \(caliper)\n",
            "lead.md": "---\ntitle: Весна\n---\n\n" + (0..<400).map { "Пришла весна, и вот уже абзац \($0) о том же самом.\n\n" }.joined(),
        ])
        let typesetter = try Shop.typesetter()
        var diagnostics = Diagnostics()
        let typeset = try #require(typesetter.typeset(Order(path: folder.path), into: &diagnostics).first)
        let finish = try #require(typesetter.finish(FinishOrder(profile: "thick"), for: folder.path, into: &diagnostics))
        #expect(try typesetter.printed(typeset, for: finish, into: &diagnostics) != nil)
        let said = diagnostics.all.map { diagnostics.render($0) }.filter { $0.contains("fold") }
        #expect(said.count == expected.count && zip(said, expected).allSatisfy { $0.contains($1) }, "\(diagnostics.all)")
    }

    @Test(arguments: [("", ["/P0"]), ("back-cover: true", ["/P0", "/P2"])])
    func `a back cover stands outside, and what is blank within`(key: String, outside: [String]) throws {
        let folder = try Folder([
            "issue.yaml": "layout: own\neditions: {ru: {articles: {lead: lead.md}}}\n",
            "own.yaml": "extends: pamphlet-a5\nsummary: Ours\n\(key)\n",
            "lead.md": "---\ntitle: Весна\n---\n\nПервая.\n\n::: break page\n\nВторая.\n",
        ])
        let typesetter = try Shop.typesetter(), order = Order(path: folder.path)
        var diagnostics = Diagnostics()
        let typeset = try #require(typesetter.typeset(order, into: &diagnostics).first, "\(diagnostics.all)")
        let finish = try #require(typesetter.finish(FinishOrder(target: .office), for: folder.path, into: &diagnostics))
        let printed = try #require(try typesetter.printed(typeset, for: finish, into: &diagnostics))
        #expect(typeset.document.pages.count == 3 && diagnostics.all.isEmpty, "\(diagnostics.all)")
        #expect(Proof(printed.files[0].bytes).keys(.page(0), "/Resources", "/XObject") == outside)
    }

    @Test func `ink where the machine cannot print is told of`() throws {
        #expect(try said("office-duplex", box: "tint: 20%", margins: "0mm", sheet: "a4").contains {
            $0.hasPrefix("warning: ink on page 1 lies within 4.2 mm of the edge of the paper")
        })
    }
}
