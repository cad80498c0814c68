import Diagnostics
import Geometry
import LayoutBook
import Testing

@Suite("What may be varied to fit the text")
struct FitTests {
    private static func layout(_ fit: String, script: String = "Latn") throws -> Layout {
        try Shelf(["x.yaml": sheet("grid: {leading: 12pt, columns: 2, gutter: 5mm}\nstyles: {body: {size: 10pt}}\n\(fit)")]).layout(script: script)
    }

    @Test("Without it the text is taken as it comes")
    func none() throws { #expect(try Self.layout("").fit == nil) }

    @Test("What is missing is what the layout has", arguments: ["fit: {}", "fit: {size: 10pt, spacing: 1}"])
    func usual(text: String) throws {
        #expect(try Self.layout(text).fit == FitRanges(size: .pt(10)...(.pt(10)), leading: 1.2...1.2, gutter: .mm(5)...(.mm(5))))
    }

    @Test("All ranges")
    func ranges() throws {
        let fit = try Self.layout("""
            fit: {size: [8.5pt, 11pt], leading: [1.2, 1.4], gutter: [5mm, 8mm], spacing: [0.5, 1.5], pictures: [0.6, 1.2],
                  sacrifice: [pullquote, notice, figure, ornament, qr]}
            """).fit
        #expect(fit == FitRanges(size: .pt(8.5)...(.pt(11)), leading: 1.2...1.4, gutter: .mm(5)...(.mm(8)), spacing: 0.5...1.5,
                                 pictures: 0.6...1.2, sacrifices: ["pullquote", "notice", "figure", "ornament", "qr"]))
    }

    @Test("It differs by script, is inherited key by key, and can be taken away")
    func inherited() throws {
        let shelf = try Shelf([
            "a.yaml": sheet("styles: {body: {size: 10pt}}\nfit: {size: [9pt, 11pt], leading: [1.2, 1.3]}\n"
                                + "scripts: {arab: {fit: {leading: [1.3, 1.5]}}, cyrl: {fit: ~}}"),
            "x.yaml": "extends: a\nfit: {size: [8pt, 10pt]}",
            "none.yaml": "extends: a\nfit: ~",
        ])
        let latin = try #require(try shelf.layout().fit), arabic = try #require(try shelf.layout(script: "Arab").fit)
        #expect((latin.size, latin.leading) == (.pt(8)...(.pt(10)), 1.2...1.3))
        #expect((arabic.size, arabic.leading) == (.pt(8)...(.pt(10)), 1.3...1.5))
        #expect(try shelf.layout("a", script: "Cyrl").fit == nil)
        #expect(try shelf.layout("none").fit == nil)
    }

    @Test("What is taken away for all scripts and again for one is taken away", arguments: [
        ("fit: ~\nscripts: {cyrl: {fit: ~}}", false, false), ("scripts: {cyrl: {fit: ~}}", false, true),
        ("fit: {size: 9pt}\nscripts: {cyrl: {fit: ~}}", false, true), ("fit: ~\nscripts: {cyrl: {fit: {size: 9pt}}}", true, false),
        ("fit: ~", false, false),
    ])
    func takenAwayTwice(text: String, cyrillic: Bool, latin: Bool) throws {
        let shelf = try Shelf(["a.yaml": sheet("fit: {size: [9pt, 12pt], spacing: [0.5, 1.5]}"), "x.yaml": "extends: a\n" + text])
        let cyrl = try shelf.layout(script: "Cyrl").fit
        #expect((cyrl != nil) == cyrillic)
        #expect((try shelf.layout().fit != nil) == latin)
        // What a script gives anew has nothing of what was taken away.
        if let cyrl { #expect(cyrl.size == .pt(9)...(.pt(9)) && cyrl.spacing == 1...1) }
    }

    @Test("Frames are left out by a name of their own, else by their name, but not by that of a part of articles")
    func sacrifices() throws {
        let layout = try Shelf(["x.yaml": """
            grid: {columns: 4}
            fit: {sacrifice: [extra, index, notice]}
            pages:
              - frames:
                  - {name: one, columns: 1, takes: x, sacrifice: extra}
                  - {name: index, columns: 2, takes: in-this-issue}
                  - {name: notice, columns: 3, takes: notice}
                  - {name: text, columns: 4, thread: main}
            threads: {main: others}
            """]).layout()
        #expect(layout.fit?.sacrifices == ["extra", "index", "notice"])
        #expect(layout.pages[0].frames.map(\.sacrifice) == ["extra", "index", nil, nil])
    }
}
