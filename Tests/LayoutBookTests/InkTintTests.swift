import LayoutBook
import Testing

/// Tints among the inks of a layout, which the grays of drawings are matched to.
@Suite("Tints among the inks")
struct InkTintTests {
    @Test("Each becomes an ink in its place, and is there once", arguments: [
        ("[black, {tint: 8%}, {tint: 0.4}]", ["black", "black 8%", "black 40%"], [nil, 0.08, 0.4]),
        ("[black, {tint: {ink: black, share: 12.5%}}]", ["black", "black 12.5%"], [nil, 0.125]),
        ("[black, {tint: 20%}, {tint: {share: 0.2}}]", ["black", "black 20%"], [nil, 0.2]),
        ("[black, {tint: 100%}]", ["black"], [nil]),
        ("[black, red, {tint: {ink: red, share: 50%}}, blue]", ["black", "red", "red 50%", "blue"], [nil, nil, 0.5, nil]),
    ] as [(String, [String], [Double?])])
    func good(inks: String, names: [String], shares: [Double?]) throws {
        let layout = try Shelf(["x.yaml": plain("inks: \(inks)")]).layout()
        #expect(layout.inks.map(\.name) == names)
        #expect(layout.inks.map { $0.tint?.share } == shares)
        #expect(layout.inks.allSatisfy { $0.tint == nil || layout.inks[Int($0.tint?.ink.index ?? 0)].tint == nil })
    }

    @Test("A box takes the tint that is there, and a style its name")
    func shared() throws {
        let layout = try Shelf(["x.yaml": """
            inks: [black, {tint: 8%}, {tint: 20%}]
            styles: {caption: {ink: black 20%}}
            pages: [{frames: [{name: a, height: 3, takes: a, box: {tint: 8%}}, {name: b, below: a, thread: main}]}]
            threads: {main: others}
            """]).layout()
        #expect(layout.inks.count == 3)
        #expect(layout.pages[0].frames[0].box.tint?.index == 1)
        #expect(layout.style(.caption).ink.index == 2)
    }

    private static let faults: [FaultCase] = [
        FaultCase("nothing of it", plain("inks: [black, {tint: 0%}]"),
                  "x.yaml:1:22: error: 'tint' of an ink must be from 1% to 100%, not 0%"),
        FaultCase("more than all of it", plain("inks: [black, {tint: 108%}]"),
                  "x.yaml:1:22: error: 'tint' of an ink must be from 1% to 100%, not 108%"),
        FaultCase("no share", plain("inks: [black, {tint: light}]"),
                  "x.yaml:1:22: error: 'tint' of an ink must be a share, not 'light'\n  hint: as in 50% or 0.5"),
        FaultCase("a list", plain("inks: [black, {tint: [8%, 20%]}]"),
                  "x.yaml:1:22: error: 'tint' of an ink must be a share, not a list\n  hint: as in 50% or 0.5"),
        FaultCase("left empty", plain("inks: [black, {tint: }]"),
                  "x.yaml:1:15: error: 'tint' of an ink needs a share\n  hint: as in {tint: 20%}"),
        FaultCase("without a share", plain("inks: [black, red, {tint: {ink: red}}]"),
                  "x.yaml:1:27: error: 'tint' of an ink needs a share\n  hint: as in {ink: black, share: 12%}"),
        FaultCase("of no ink", plain("inks: [black, {tint: {ink: blakc, share: 8%}}]"),
                  "x.yaml:1:28: error: 'tint' of an ink is set in 'blakc', which is no ink of this layout\n  hint: did you mean 'black'?"),
        FaultCase("of an ink behind it", plain("inks: [black, {tint: {ink: red, share: 8%}}, red]"),
                  "x.yaml:1:28: error: 'tint' of an ink is set in 'red', which is no ink of this layout\n  hint: known: black"),
        FaultCase("of a tint", plain("inks: [black, {tint: 20%}, {tint: {ink: black 20%, share: 50%}}]"),
                  "x.yaml:1:41: error: 'tint' of an ink is of a tint\n  hint: name the ink itself: black"),
        FaultCase("a key too many", plain("inks: [black, {tint: 8%, nam: pale}]"),
                  "x.yaml:1:26: warning: unknown key 'nam' in an ink\n  hint: known: tint"),
        FaultCase("before its ink", plain("inks: [{tint: 8%}, black]"),
                  "x.yaml:1:8: error: a tint needs an ink before it\n  hint: as in [black, {tint: 20%}]"),
        FaultCase("behind an ink at fault", plain("inks: [blac, {tint: 8%}, black]"),
                  "x.yaml:1:8: error: the colour of ink 'blac' is not known\n  hint: did you mean 'black'? write {name: blac, rgb: [0, 120, 191]}"),
        FaultCase("an ink of its colour behind it", plain("inks: [black, {tint: 20%}, {name: pale, rgb: [204, 204, 204]}]"),
                  "x.yaml:1:28: error: ink 'pale' cannot be told from ink 'black 20%'\n  hint: each ink needs a name and a colour of its own"),
        FaultCase("too many", plain("inks: [black\(String(repeating: ", {tint: 8%}", count: 32))]"),
                  "x.yaml:1:7: error: a layout has at most 32 inks, not 33"),
    ]

    @Test("Each fault is said once, at its place", arguments: faults)
    func bad(_ fault: FaultCase) throws {
        try fault.check()
    }
}
