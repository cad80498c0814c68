import Diagnostics
import LayoutBook
import Testing

@Suite("Process inks, spot inks and grays")
struct InkKindTests {
    private static func ink(_ text: String) throws -> Ink {
        try #require(try Shelf(["x.yaml": plain("inks: [black, \(text)]")]).layout().inks.dropFirst().first)
    }

    @Test("Kind, recipe, plate and key of an ink as it is declared", arguments: [
        ("red", .spot, [0, 0.85, 0.75, 0], "red", [255, 72, 60]),
        ("{name: blue, plate: Riso Blue}", .spot, [0.9, 0.4, 0, 0], "Riso Blue", [0, 120, 191]),
        ("{name: green, kind: process}", .process, [0.85, 0, 0.8, 0], "green", [0, 169, 92]),
        ("{name: ochre, rgb: [255, 102, 0]}", .spot, [0, 0.6, 1, 0], "ochre", [255, 102, 0]),
        ("{name: ochre, rgb: [255, 102, 0], kind: process}", .process, [0, 0.6, 1, 0], "ochre", [255, 102, 0]),
        ("{name: blue, rgb: [1, 2, 3], cmyk: [90%, 40%, 0%, 0%], kind: spot}", .spot, [0.9, 0.4, 0, 0], "blue", [1, 2, 3]),
        ("{name: sky, cmyk: [60%, 0.2, 0, 0]}", .process, [0.6, 0.2, 0, 0], "sky", [102, 204, 255]),
        ("{name: sky, cmyk: [60%, 20%, 0, 50%], kind: spot}", .spot, [0.6, 0.2, 0, 0.5], "sky", [51, 102, 128]),
        ("{name: smoke, gray: 40%}", .process, [0, 0, 0, 0.4], "smoke", [153, 153, 153]),
        ("{name: pitch, cmyk: [0, 0, 0, 100%]}", .process, [0, 0, 0, 1], "pitch", [0, 0, 1]),
    ] as [(String, Ink.Kind, [Double], String, [UInt8])])
    func declared(text: String, kind: Ink.Kind, recipe: [Double], plate: String, key: [UInt8]) throws {
        let ink = try Self.ink(text)
        #expect((ink.kind, ink.plate, [ink.red, ink.green, ink.blue]) == (kind, plate, key))
        let mix = [ink.cmyk.cyan, ink.cmyk.magenta, ink.cmyk.yellow, ink.cmyk.black]
        #expect(zip(mix, recipe).allSatisfy { abs($0 - $1) < 1e-9 }, "\(mix)")
        #expect(!ink.overprints && ink.tint == nil)
    }

    @Test("Black is of K alone, whichever way it is written, and overprints", arguments: ["black", "{name: black}", "{name: black, rgb: [0, 0, 0]}"])
    func black(text: String) throws {
        let inks = try Shelf(["x.yaml": plain("inks: [\(text)]")]).layout().inks
        #expect(inks == [.black])
        #expect((Ink.black.kind, Ink.black.cmyk, Ink.black.overprints) == (.process, CMYK(black: 1), true))
        #expect(!Ink.paper.overprints && Ink.paper.cmyk.total == 0)
    }

    @Test("The mix that is found from a colour of the screen holds all its gray in black")
    func found() {
        for red in stride(from: UInt8(0), through: 255, by: 51) {
            for green in stride(from: UInt8(0), through: 255, by: 51) {
                for blue in stride(from: UInt8(0), through: 255, by: 51) {
                    let mix = CMYK(red: red, green: green, blue: blue)
                    let shown = [mix.cyan, mix.magenta, mix.yellow].map { (1 - $0) * (1 - mix.black) * 255 }
                    #expect(zip(shown, [red, green, blue]).allSatisfy { abs($0 - Double($1)) < 1e-9 })
                    #expect(min(mix.cyan, mix.magenta, mix.yellow) == 0 && mix.total <= 3)
                }
            }
        }
        #expect(CMYK(red: 0, green: 0, blue: 0) == CMYK(black: 1))
    }

    @Test("A tint has the kind, the plate and its share of the mix")
    func tints() throws {
        let inks = try Shelf(["x.yaml": plain("inks: [black, {tint: 20%}, red, {tint: {ink: red, share: 50%}}]")]).layout().inks
        #expect((inks[1].kind, inks[1].cmyk, inks[1].overprints) == (.process, CMYK(black: 0.2), false))
        #expect((inks[3].kind, inks[3].plate, inks[3].cmyk) == (.spot, "red", CMYK(magenta: 0.425, yellow: 0.375)))
        let full = inks.full(InkKey(index: 3))
        #expect((full.ink.name, full.share) == ("red", 0.5))
        #expect(inks.full(InkKey(index: 2)).share == 1)
    }

    private static func laid(_ style: Style, _ layout: Layout) -> String {
        let ink = layout.inks[Int(style.ink.index)], full = layout.inks.full(style.ink)
        return "\(full.ink.name) \(full.share)\(ink.overprints ? " over" : "")"
    }

    @Test("Styles lay down ink, tint and overprint; a style that names an ink begins anew", arguments: [
        ("{}", "black 1.0 over"), ("{ink: red}", "red 1.0"), ("{tint: 20%}", "black 0.2"), ("{overprint: false}", "black 1.0"),
        ("{overprint: true}", "black 1.0 over"), ("{ink: red, overprint: true}", "red 1.0 over"), ("{ink: red, overprint: false}", "red 1.0"),
        ("{ink: red, tint: 40%}", "red 0.4"), ("{ink: red, tint: 40%, overprint: true}", "red 0.4 over"), ("{tint: 100%}", "black 1.0 over"),
        ("{based-on: title}", "red 0.3 over"), ("{based-on: title, tint: 60%}", "red 0.6 over"), ("{based-on: title, overprint: false}", "red 0.3"),
        ("{based-on: title, ink: black}", "black 1.0 over"), ("{based-on: title, ink: blue}", "blue 1.0"), ("{ink: red 30% overprinting}", "red 0.3 over"),
    ])
    func styles(style: String, laid: String) throws {
        let layout = try Shelf(["x.yaml": plain("""
            inks: [black, red, blue]
            styles: {title: {ink: red, tint: 30%, overprint: true}, quote: \(style)}
            """)]).layout()
        #expect(Self.laid(layout.style(.title), layout) == "red 0.3 over")
        #expect(Self.laid(layout.style(.quote), layout) == laid)
        #expect(Set(layout.inks.map { [$0.red, $0.green, $0.blue] }).count == layout.inks.count)
    }

    @Test("Ink under a second key has a colour beside the first; marks go with their letters, boxes as a whole")
    func keys() throws {
        let layout = try Shelf(["x.yaml": """
            inks: [black, red]
            styles: {body: {marks-ink: red, overprint: true}, title: {overprint: false}}
            pages: [{frames: [{name: a, height: 3, takes: a, box: {ink: red, border: 1pt, tint: 8%, overprint: true}}, {name: b, below: a, thread: main}]}]
            threads: {main: others}
            """]).layout()
        #expect(layout.inks.map(\.name) == ["black", "red", "red overprinting", "black spared out", "black 8%", "black 8% overprinting"])
        #expect(layout.inks.map(\.overprints) == [true, false, true, false, false, true])
        #expect([layout.inks[2], layout.inks[3]].map { [$0.red, $0.green, $0.blue] } == [[255, 72, 61], [0, 0, 1]])
        #expect((layout.style(.body).ink, layout.style(.body).marksInk?.index, layout.style(.title).ink.index) == (.black, 2, 3))
        let box = layout.pages[0].frames[0].box
        #expect((box.ink.index, box.tint?.index) == (2, 5))
    }

    private static let faults: [FaultCase] = [
        FaultCase("no colour", plain("inks: [black, {name: ochre}]"),
                  "x.yaml:1:15: error: an ink needs a name and three components\n  hint: as in {name: ochre, rgb: [0, 120, 191]}"),
        FaultCase("no name", plain("inks: [black, {cmyk: [0, 0, 0, 0.5]}]"),
                  "x.yaml:1:15: error: an ink needs a name and three components\n  hint: as in {name: blue, rgb: [0, 120, 191]}"),
        FaultCase("three shares", plain("inks: [black, {name: sky, cmyk: [60%, 20%, 0]}]"),
                  "x.yaml:1:33: error: 'cmyk' of an ink needs four shares, not 3\n  hint: as in [90%, 40%, 0%, 0%]"),
        FaultCase("a share over all", plain("inks: [black, {name: sky, cmyk: [60, 20%, 0, 0]}]"),
                  "x.yaml:1:34: error: 'cmyk' of an ink must be from 0% to 100%, not 60"),
        FaultCase("gray and recipe", plain("inks: [black, {name: sky, gray: 20%, cmyk: [60%, 20%, 0, 0]}]"),
                  "x.yaml:1:44: error: 'cmyk' of an ink stands beside a gray\n  hint: a gray is of black alone: keep one of the two"),
        FaultCase("no gray", plain("inks: [black, {name: sky, gray: dark}]"),
                  "x.yaml:1:33: error: 'gray' of an ink must be a share, not 'dark'\n  hint: as in 50% or 0.5"),
        FaultCase("unknown kind", plain("inks: [black, {name: sky, rgb: [1, 2, 3], kind: sport}]"),
                  "x.yaml:1:49: error: 'kind' of an ink cannot be 'sport'\n  hint: did you mean 'spot'?"),
        FaultCase("plate of a mix", plain("inks: [black, {name: sky, cmyk: [60%, 0, 0, 0], plate: Sky}]"),
                  "x.yaml:1:56: error: an ink that is mixed of others has no plate of its own\n  hint: add kind: spot"),
        FaultCase("plate of all inks", plain("inks: [black, {name: sky, rgb: [1, 2, 3], plate: All}]"),
                  "x.yaml:1:50: error: 'plate' of an ink cannot be 'All', which is no spot ink\n"
                      + "  hint: a plate goes by the name that the shop knows the ink by, as in PANTONE 485 C"),
        FaultCase("called like a process ink", plain("inks: [black, {name: Cyan, rgb: [1, 2, 3]}]"),
                  "x.yaml:1:15: error: the name of an ink cannot be 'Cyan', which is no spot ink\n"
                      + "  hint: a plate goes by the name that the shop knows the ink by, as in PANTONE 485 C"),
        FaultCase("plate without name", plain("inks: [black, {name: sky, rgb: [1, 2, 3], plate: ''}]"),
                  "x.yaml:1:50: error: 'plate' of an ink must have from 1 to 127 bytes, not 0\n"
                      + "  hint: a plate goes by the name that the shop knows the ink by, as in PANTONE 485 C"),
        FaultCase("plate with a sign that names in a PDF cannot have", plain("inks: [black, {name: sky, rgb: [1, 2, 3], plate: 'HKS#20'}]"),
                  "x.yaml:1:50: error: 'plate' of an ink cannot have a '#'\n"
                      + "  hint: a plate goes by the name that the shop knows the ink by, as in PANTONE 485 C"),
        FaultCase("plate with a null", plain("inks: [black, {name: sky, rgb: [1, 2, 3], plate: \"a\\0b\"}]"),
                  "x.yaml:1:50: error: 'plate' of an ink cannot have control characters\n"
                      + "  hint: a plate goes by the name that the shop knows the ink by, as in PANTONE 485 C"),
        FaultCase("two inks on a plate", plain("inks: [black, red, {name: rose, rgb: [255, 0, 99], plate: red}]"),
                  "x.yaml:1:20: error: inks 'red' and 'rose' are on one plate but not of one mix\n"
                      + "  hint: give them plates of their own, or the same cmyk"),
        FaultCase("bare paper", plain("inks: [black, {name: snow, cmyk: [0, 0, 0, 0]}]"), "x.yaml:1:15: error: ink 'snow' has the colour of bare paper"),
        FaultCase("style tints a tint", plain("inks: [black, {tint: 20%}]\nstyles: {body: {ink: black 20%, tint: 50%}}"),
                  "x.yaml:2:22: error: 'tint' of style 'body' is of a tint\n  hint: name the ink itself: black"),
        FaultCase("no tint", plain("styles: {body: {tint: 0}}"), "x.yaml:1:23: error: 'tint' of style 'body' must be from 1% to 100%, not 0"),
        FaultCase("no flag", plain("styles: {body: {overprint: yes}}"),
                  "x.yaml:1:28: error: 'overprint' of style 'body' must be true or false, not 'yes'"),
    ]

    @Test("Each fault is said once, at its place", arguments: faults)
    func bad(_ fault: FaultCase) throws {
        try fault.check()
    }
}

@Suite("Inks that an issue exchanges")
struct InkSubstituteTests {
    private static let layout = plain("inks: [black, red, {tint: {ink: red, share: 50%}}, blue]\nstyles: {title: {ink: red}}")

    private func printed(_ issue: String) throws -> (shelf: Shelf, layout: Layout?, diagnostics: Diagnostics) {
        let shelf = try Shelf(["issue.yaml": issue, "x.yaml": Self.layout])
        var diagnostics = Diagnostics(), book = shelf.book
        book.substitutes = InkSubstitutes.read(issue: shelf.folder + "/issue.yaml", into: &diagnostics)
        let layout = book.layout(named: "x", script: "Latn", into: &diagnostics)
        if let layout { book.substitutes.warnOfStrangers(to: layout, into: &diagnostics) }
        return (shelf, layout, diagnostics)
    }

    @Test("The layout's names stay; colour, mix, kind and plate are the other's, of its tints too", arguments: [
        ("{red: green}", .spot, "green", [0, 169, 92], [128, 212, 174], 0.85),
        ("{red: {name: plum, rgb: [100, 0, 100], cmyk: [0.5, 1, 0, 0], kind: spot, plate: PANTONE 255}}", .spot, "PANTONE 255", [100, 0, 100], [178, 128, 178], 0.5),
        ("{red: {name: teal, cmyk: [100%, 0, 0, 0]}}", .process, "teal", [0, 255, 255], [128, 255, 255], 1),
        ("{red: {cmyk: [0.2, 1, 1, 0], kind: spot}}", .spot, "red", [204, 0, 0], [230, 128, 128], 0.2),
        ("{red: blue}", .spot, "blue", [0, 120, 191], [128, 188, 223], 0.9),
    ] as [(String, Ink.Kind, String, [UInt8], [UInt8], Double)])
    func exchanged(inks: String, kind: Ink.Kind, plate: String, key: [UInt8], tint: [UInt8], cyan: Double) throws {
        let (shelf, read, diagnostics) = try printed("inks: \(inks)")
        #expect(shelf.rendered(diagnostics) == [])
        let layout = try #require(read)
        #expect(layout.inks.map(\.name) == ["black", "red", "red 50%", "blue"])
        let ink = layout.inks[1], half = layout.inks[2]
        #expect((ink.kind, ink.plate, [ink.red, ink.green, ink.blue], ink.cmyk.cyan) == (kind, plate, key, cyan))
        #expect((half.kind, half.plate, [half.red, half.green, half.blue], half.cmyk.cyan) == (kind, plate, tint, cyan / 2))
        #expect(layout.style(.title).ink.index == 1)
        #expect(Set(layout.inks.map { [$0.red, $0.green, $0.blue] }).count == 4, "two inks of one colour keep two keys")
    }

    @Test("What cannot be exchanged is told of, where the issue says it", arguments: [
        ("inks: {rde: blue}", ["issue.yaml:1:8: warning: layout x has no ink 'rde'\n  hint: did you mean 'red'?"], true),
        ("inks: {black: blue}", ["issue.yaml:1:8: error: black is the ink of texts and cannot be another one\n"
                + "  hint: on a machine with one drum take that for it: its plate stays that of black"], true),
        ("inks: {red: blu}", ["issue.yaml:1:13: error: the colour of ink 'blu' is not known\n"
                + "  hint: did you mean 'blue'? write {name: blu, rgb: [0, 120, 191]}"], true),
        ("inks: [red]", ["issue.yaml:1:7: error: 'inks' of the issue must be a mapping, not a list"], true),
        ("inks: {red: {name: snow, rgb: [255, 255, 255]}}", ["issue.yaml:1:13: error: ink 'red' has the colour of bare paper"], false),
        ("inks: {red: {name: a, rgb: [9, 9, 9], plate: blue}}",
         ["x.yaml:1:52: error: inks 'red' and 'blue' are on one plate but not of one mix\n  hint: give them plates of their own, or the same cmyk"], false),
    ])
    func refused(issue: String, said: [String], hasLayout: Bool) throws {
        let (shelf, layout, diagnostics) = try printed(issue)
        #expect(shelf.rendered(diagnostics) == said)
        #expect((layout != nil) == hasLayout)
    }

    @Test("Two layouts of one document come to one list of inks")
    func shared() throws {
        let shelf = try Shelf(["x.yaml": plain("""
            inks: [black, red]
            styles: {title: {ink: red}, body: {marks-ink: red}}
            scripts:
              latn: {inks: [black, blue, red], styles: {title: {ink: blue, tint: 30%}, quote: {ink: red, overprint: true}}}
            """)])
        var arabic = try shelf.layout(script: "Arab"), latin = try shelf.layout(script: "Latn")
        let before = [StyleName.title, .quote, .body].map { latin.inks[Int(latin.style($0).ink.index)].name }
        arabic.shareInks(with: &latin)
        #expect(arabic.inks == latin.inks)
        #expect(arabic.inks.map(\.name) == ["black", "red", "blue", "blue 30%", "red overprinting"])
        #expect([StyleName.title, .quote, .body].map { latin.inks[Int(latin.style($0).ink.index)].name } == before)
        #expect(latin.style(.body).marksInk?.index == 1 && arabic.style(.title).ink.index == 1)
        #expect(Set(latin.inks.map { [$0.red, $0.green, $0.blue] }).count == latin.inks.count)
    }
}
