import Diagnostics
import Geometry
@testable import LayoutBook
import Testing

@Suite("Layouts without fault")
struct ReadingTests {
    @Test("What a layout of its own says", arguments: [
        ("a3", 297.0, 420.0), ("a4", 210, 297), ("a5", 148, 210), ("a6", 105, 148), ("a7", 74, 105),
        ("letter", 215.9, 279.4), ("[10cm, 5in]", 100, 127),
    ])
    func sheets(name: String, width: Double, height: Double) throws {
        let layout = try Shelf(["x.yaml": plain("sheet: \(name)\nmargins: {inside: 1mm, outside: 1mm}")]).layout()
        #expect(abs(layout.area.trim.width.millimetres - width) < 1e-9)
        #expect(abs(layout.area.trim.height.millimetres - height) < 1e-9)
    }

    @Test("A landscape sheet is as wide as it was high")
    func landscape() throws {
        let layout = try Shelf(["x.yaml": plain("sheet: a5\norientation: landscape")]).layout()
        #expect(layout.area.trim == Size(width: .mm(210), height: .mm(148)))
    }

    @Test("Quantities", arguments: [
        ("9.5pt", Quantity.length(.pt(9.5))), ("12mm", .length(.mm(12))), ("1.2cm", .length(.cm(1.2))),
        ("0.5in", .length(.inch(0.5))), ("1.5em", .ems(1.5)), ("2", .number(2)), ("-3pt", .length(.pt(-3))),
        ("12 mm", .length(.mm(12))),
    ])
    func quantities(text: String, quantity: Quantity) { #expect(Quantity(text) == quantity) }

    @Test("What is no quantity", arguments: ["", "mm", "12px", "1e3pt", "0x10pt", "nan", "inf", "1,5mm", "12mm ", "99999999999"])
    func noQuantities(text: String) { #expect(Quantity(text) == nil) }

    @Test("Every style is there though a layout says nothing")
    func allStyles() throws {
        let layout = try Shelf(["x.yaml": plain()]).layout()
        for name in StyleName.allCases { #expect(layout.styles[name] != nil) }
    }

    @Test("A style inherits from what it is based on, and that from body")
    func basedOn() throws {
        let layout = try Shelf(["x.yaml": plain("""
            grid: {leading: 12pt}
            inks: [black, {name: ochre, rgb: [200, 120, 30]}]
            styles:
              body: {size: 10pt, indent: 5mm, features: {onum: 1, kern: 1}}
              title: {size: 2em, leading: 1.1em, ink: ochre, features: {onum: 0, smcp: 1}}
              subtitle: {based-on: title, size: 0.5em, weight: bold}
              kicker: {based-on: subtitle, leading: grid}
              quote: {leading: 2, slope: italic, marks-ink: ochre}
              notice: {based-on: quote, slope: upright}
            """)]).layout()
        let title = layout.style(.title), subtitle = layout.style(.subtitle)
        #expect(title.size == .pt(20))
        #expect(title.leading == .pt(22))
        #expect(abs(title.indent - Length.mm(5) / .pt(10)) < 1e-9)
        #expect(title.ink == InkKey(index: 1))
        #expect(title.features == [FontFeature(tag: "kern", value: 1), FontFeature(tag: "onum", value: 0),
                                   FontFeature(tag: "smcp", value: 1)])
        #expect((subtitle.size, subtitle.leading, subtitle.weight) == (.pt(10), .pt(11), .bold))
        #expect(subtitle.ink == title.ink)
        #expect(layout.style(.kicker).leading == nil)
        #expect(layout.style(.quote).leading == .pt(24))
        #expect(layout.style(.verse).size == .pt(10))
        #expect((layout.style(.quote).slope, layout.style(.notice).slope, layout.style(.body).slope) == (.italic, .upright, .upright))
        #expect((layout.style(.quote).marksInk, layout.style(.notice).marksInk) == (InkKey(index: 1), InkKey(index: 1)))
        #expect(layout.style(.quote).ink == .black && layout.style(.body).marksInk == nil)
    }

    @Test("A layout is laid over what it extends; base is extended unsaid; the nearest file wins in every script")
    func extending() throws {
        let shelf = try Shelf([
            "base.yaml": """
                grid: {leading: 11pt, columns: 3, gutter: 4mm}
                styles: {body: {size: 9pt, hyphenate: true}, title: {size: 2em}}
                scripts: {arab: {styles: {body: {hyphenate: false}, title: {size: 1.4em}}}}
                """,
            "a.yaml": plain("summary: first\ngrid: {columns: 1}\nstyles: {body: {indent: 1em}}"),
            "x.yaml": "extends: a\ngrid: {gutter: ~}\nstyles: {title: {size: 30pt, leading: 1.1em}}\n"
                + "scripts: {Arab: {grid: {leading: 16pt}}}",
        ])
        let cyrillic = try shelf.layout(script: "Cyrl"), arabic = try shelf.layout(script: "Arab")
        #expect((cyrillic.leading, arabic.leading) == (.pt(11), .pt(16)))
        #expect((cyrillic.area.columns, cyrillic.area.gutter) == (1, .zero))
        #expect(cyrillic.style(.body).hyphenate && !arabic.style(.body).hyphenate)
        #expect((cyrillic.style(.body).size, cyrillic.style(.body).indent) == (.pt(9), 1))
        #expect(try shelf.layout("a", script: "Arab").style(.title).size == .pt(12.6))
        #expect(arabic.style(.title).size == .pt(30))
        #expect((cyrillic.name, cyrillic.summary) == ("x", ""))
    }

    @Test("An issue's own folder comes first and may amend the layout of the same name")
    func ownFolder() throws {
        let common = try Shelf(["x.yaml": plain("summary: common\nsheet: a6"), "y.yaml": plain("summary: other")])
        let own = try Shelf(["x.yaml": "extends: x\nsummary: own", "issue.yaml": "layout: x"])
        let book = common.book.opened(at: own.folder)
        var diagnostics = Diagnostics()
        let layout = try #require(book.layout(named: "x", script: "Latn", into: &diagnostics))
        #expect((layout.summary, layout.area.trim.width) == ("own", .mm(105)))
        #expect(book.names(into: &diagnostics) == [
            LayoutEntry(name: "x", summary: "own", path: own.folder + "/x.yaml"),
            LayoutEntry(name: "y", summary: "other", path: common.folder + "/y.yaml"),
        ])
        #expect(diagnostics.all.isEmpty)
    }

    @Test("Frames are put behind those they refer to, otherwise left as they were written")
    func frameOrder() throws {
        let layout = try Shelf(["x.yaml": """
            grid: {columns: 2}
            pages:
              - name: p
                frames:
                  - {name: one, columns: 1, thread: main}
                  - {name: two, columns: 2, above: {frames: [box], gap: 1.5}, thread: main}
                  - {name: box, columns: 2, above: foot, takes: [notice, contact.body]}
                  - {name: foot, columns: 2-2, stands: foot, height: 4, takes: [lead.head, lead.title-page, masthead]}
            threads: {main: [lead.body, "*"]}
            """]).layout()
        let frames = layout.pages[0].frames
        #expect(frames.map(\.name) == ["one", "foot", "box", "two"])
        #expect(frames.map(\.stands) == [.head, .foot, .foot, .foot])
        #expect(frames.map(\.height) == [.fill, .lines(4), .fit, .fill])
        #expect(frames[3].above == FramePlan.Neighbour(frames: ["box"], gap: 1.5))
        #expect(frames[1].columns == 2...2)
        #expect(frames[1].content == .matter([.head(slot: "lead"), .titlePage(slot: "lead"), .masthead]))
        #expect(frames[2].content == .matter([.article(slot: "notice"), .body(slot: "contact")]))
        #expect(layout.threads[0].stories == [.body(slot: "lead"), .others])
    }

    @Test("Boxes and furniture")
    func furniture() throws {
        let layout = try Shelf(["x.yaml": """
            pages:
              - frames: [{thread: main, box: {border: 0.5pt, rule-above: 1pt, padding: 3mm, padding-lines: 0.5}}]
                furniture:
                  - {text: folio}
                  - {edge: head, side: centre, text: section, style: byline, distance: 4mm, on: verso}
            threads: {main: others}
            """]).layout()
        let page = layout.pages[0]
        #expect((page.name, page.frames[0].name) == ("1", "1"))
        var box = FramePlan.Box()
        (box.border, box.ruleAbove, box.padding, box.paddingLines) = (.pt(0.5), .pt(1), .mm(3), 0.5)
        #expect(page.frames[0].box == box)
        #expect(page.furniture == [
            Furniture(edge: .foot, side: .outside, text: .folio, style: .folio, distance: .mm(8)),
            Furniture(edge: .head, side: .centre, text: .section, style: .byline, distance: .mm(4), leaf: .verso),
        ])
    }

    @Test("The nearest word", arguments: [
        ("colums", "columns"), ("mragins", "margins"), ("grd", "grid"), ("zzz", nil), ("", nil),
    ] as [(String, String?)])
    func spelling(word: String, meant: String?) {
        #expect(nearestWord(to: word, among: ["margins", "columns", "grid"]) == meant)
    }
}
