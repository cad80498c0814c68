import Diagnostics
import Foundation
import Geometry
import Imposition
import LayoutBook
import Testing

/// The text of a profile without fault, with further lines before it.
private func profile(_ lines: String) -> String { lines + "\ntarget: press\n" }

@Suite("The shop profiles that come with the project")
struct ShippedProfileTests {
    private static let names = ["newsprint", "office-duplex", "office-simplex", "online-shop", "riso", "riso-a4", "shop-coated", "shop-uncoated"]
    private static let book = ProfileBook(beside: LayoutBook(folders: [shippedLayouts]))

    private static func profile(_ name: String) throws -> ShopProfile {
        var diagnostics = Diagnostics()
        let profile = book.profile(named: name, into: &diagnostics)
        #expect(diagnostics.all.map(diagnostics.render) == [])
        return try #require(profile)
    }

    @Test("They are all listed, each with a summary, and none is a layout")
    func listed() {
        var diagnostics = Diagnostics()
        let entries = Self.book.names(into: &diagnostics)
        #expect(entries.map(\.name) == Self.names)
        #expect(entries.allSatisfy { !$0.summary.isEmpty && $0.path.hasSuffix("/profiles/\($0.name).yaml") })
        #expect(entries.filter { $0.target == .office }.map(\.name) == ["office-duplex", "office-simplex"])
        #expect(Set(entries.map(\.summary)).count == entries.count)
        #expect(LayoutBook(folders: [shippedLayouts]).path(of: "riso") == nil)
        #expect(diagnostics.all.isEmpty)
    }

    @Test("What each printer asks for", arguments: [
        ("office-duplex", nil, nil, .rgb, 3.2, 1, 200, 0), ("office-simplex", nil, nil, .gray, 3.2, 1, 200, 0),
        ("riso", nil, nil, .inks, 2, 0.85, 300, 3), ("riso-a4", nil, nil, .inks, 2, 0.85, 300, 3),
        ("shop-coated", .x4, "FOGRA39L", .inks, 3.2, 1, 300, 3), ("shop-uncoated", .x4, "FOGRA29L", .inks, 2.8, 1, 300, 3),
        ("newsprint", .x1a, "TR002", .process, 2.4, 1, 170, 3), ("online-shop", .x4, "FOGRA39L", .process, 3, 1, 300, 3),
    ] as [(String, ShopProfile.Flavour?, String?, ShopProfile.Colour, Double, Double, Double, Double)])
    func figures(name: String, flavour: ShopProfile.Flavour?, condition: String?, colour: ShopProfile.Colour, limit: Double, solid: Double,
                 resolution: Double, bleed: Double) throws {
        let profile = try Self.profile(name)
        #expect((profile.name, profile.flavour, profile.condition, profile.colour) == (name, flavour, condition, colour))
        #expect((profile.inkLimit, profile.solid, profile.resolution, profile.bleed) == (limit, solid, resolution, .mm(bleed)))
        #expect(profile.leastRule >= .pt(0.25) && profile.leastType <= profile.leastMixedType && profile.safe >= .mm(4))
    }

    @Test("Sheets, sides and marks")
    func sheets() throws {
        let duplex = try Self.profile("office-duplex"), simplex = try Self.profile("office-simplex")
        #expect((duplex.target, duplex.isImposed, duplex.sides, duplex.flip, duplex.plates) == (.office, true, .duplex, .sheet, false))
        #expect((duplex.unprintable, duplex.paper, duplex.marks) == (.mm(4.2), Size(width: .mm(210), height: .mm(297)), []))
        #expect((simplex.target, simplex.isImposed, simplex.sides, simplex.unprintable) == (.office, true, .simplex, .mm(4.2)))
        let riso = try Self.profile("riso"), small = try Self.profile("riso-a4")
        #expect((riso.plates, riso.sides, riso.paper) == (true, .simplex, Size(width: .mm(297), height: .mm(420))))
        #expect(riso.marks.isSuperset(of: [.crop, .registration]) && small.marks == riso.marks && small.paper == duplex.paper)
        for name in ["shop-coated", "shop-uncoated", "newsprint"] {
            let shop = try Self.profile(name)
            #expect((shop.target, shop.isImposed, shop.paper, shop.plates) == (.press, false, nil, false))
            #expect(shop.marks.isSuperset(of: [.crop, .registration, .slug]))
        }
        #expect(try Self.profile("online-shop").marks == [] && Self.profile("online-shop").isImposed == false)
    }
}

@Suite("Shop profiles")
struct ProfileTests {
    @Test("All that one can say is read")
    func full() throws {
        let shelf = try Shelf(["x.yaml": """
            summary: A shop
            target: press
            colour: process
            flavour: x1a
            condition: own.icm
            bleed: 2mm
            safe: 0
            unprintable: 1cm
            marks: [fold, colour-bar, fold]
            ink-limit: 2.6
            solid: 90%
            resolution: 250
            line-resolution: 800
            least-rule: 0.3pt
            least-type: 5.5pt
            least-mixed-type: 9pt
            imposed: true
            paper: [320mm, 450mm]
            caliper: 0.2mm
            sides: simplex
            flip: long-edge
            plates: false
            """])
        var expected = ShopProfile(name: "x", summary: "A shop", target: .press)
        (expected.colour, expected.flavour, expected.condition) = (.process, .x1a, shelf.folder + "/own.icm")
        (expected.bleed, expected.safe, expected.unprintable, expected.marks) = (.mm(2), .zero, .mm(10), [.fold, .colourBar])
        (expected.inkLimit, expected.solid, expected.resolution, expected.lineResolution) = (2.6, 0.9, 250, 800)
        (expected.leastRule, expected.leastType, expected.leastMixedType) = (.pt(0.3), .pt(5.5), .pt(9))
        (expected.isImposed, expected.paper, expected.caliper) = (true, Size(width: .mm(320), height: .mm(450)), .mm(0.2))
        (expected.sides, expected.flip) = (.simplex, .longEdge)
        var diagnostics = Diagnostics()
        #expect(ProfileBook(folders: [shelf.folder]).profile(named: "x", into: &diagnostics) == expected)
        #expect(ProfileBook(folders: []).profile(named: shelf.folder + "/x.yaml", into: &diagnostics) == expected)
        #expect(shelf.rendered(diagnostics) == [])
    }

    @Test("What is not said is as the type has it; what is taken away is not inherited")
    func extended() throws {
        let shelf = try Shelf(["plain.yaml": "target: press", "x.yaml": profile("flavour: x4\ncondition: TR002\nbleed: 5mm\nsummary: one"),
                               "y.yaml": "extends: x\nflavour: ~\nbleed: 4mm"])
        let book = ProfileBook(folders: [shelf.folder])
        var diagnostics = Diagnostics()
        #expect(book.profile(named: "plain", into: &diagnostics) == ShopProfile(name: "plain", summary: "", target: .press))
        let profile = try #require(book.profile(named: "y", into: &diagnostics))
        #expect((profile.name, profile.summary, profile.flavour, profile.condition, profile.bleed) == ("y", "", nil, "TR002", .mm(4)))
        #expect(shelf.rendered(diagnostics) == [])
    }

    @Test("An issue's own folder goes first, amends a common profile, and may not lead out of itself")
    func ownFolder() throws {
        let common = try Shelf([:]), own = try Shelf([:]), manager = FileManager.default
        for shelf in [common, own] { try manager.createDirectory(atPath: shelf.folder + "/profiles", withIntermediateDirectories: true) }
        try Data("target: press\nbleed: 3mm".utf8).write(to: URL(fileURLWithPath: common.folder + "/profiles/shop.yaml"))
        try Data("extends: shop\nsafe: 9mm".utf8).write(to: URL(fileURLWithPath: own.folder + "/profiles/shop.yaml"))
        try manager.createSymbolicLink(atPath: own.folder + "/profiles/far.yaml", withDestinationPath: common.folder + "/profiles/shop.yaml")
        let book = ProfileBook(beside: common.book.opened(at: own.folder))
        var diagnostics = Diagnostics()
        let shop = try #require(book.profile(named: "shop", into: &diagnostics))
        #expect((shop.bleed, shop.safe) == (.mm(3), .mm(9)))
        #expect(own.rendered(diagnostics) == [])
        #expect(book.profile(named: "far", into: &diagnostics) == nil)
        #expect(own.rendered(diagnostics) == ["profiles/far.yaml:1:1: error: the profile leads out of the folder of the issue\n"
                + "  hint: put the file itself into the folder, not a link to it"])
    }

    @Test("An issue's own profile takes no ICC profile from elsewhere; one of everybody's may", arguments: [true, false])
    func conditionElsewhere(isOwn: Bool) throws {
        let common = try Shelf(["far.icc": "ICC"]), issue = try Shelf([:]), manager = FileManager.default
        let home = isOwn ? issue : common
        for shelf in [common, issue] { try manager.createDirectory(atPath: shelf.folder + "/profiles", withIntermediateDirectories: true) }
        try Data("target: press\ncondition: \(common.folder)/far.icc".utf8).write(to: URL(fileURLWithPath: home.folder + "/profiles/a.yaml"))
        try Data("target: press\ncondition: link.icc".utf8).write(to: URL(fileURLWithPath: home.folder + "/profiles/b.yaml"))
        try manager.createSymbolicLink(atPath: home.folder + "/profiles/link.icc", withDestinationPath: common.folder + "/far.icc")
        let book = ProfileBook(beside: common.book.opened(at: issue.folder))
        for name in ["a", "b"] {
            var diagnostics = Diagnostics()
            #expect((book.profile(named: name, into: &diagnostics) == nil) == isOwn)
            #expect(home.rendered(diagnostics) == (isOwn ? [
                "profiles/\(name).yaml:2:12: error: the condition leads out of the folder of the issue's profiles\n"
                    + "  hint: put the ICC profile itself into the folder",
            ] : []))
        }
    }

    @Test("An unknown one is told of, with the nearest", arguments: [
        ("shop-coatd", "error: there is no profile 'shop-coatd'\n  hint: did you mean 'shop-coated'?"),
        ("", "error: there is no profile ''\n  hint: known: newsprint, office-duplex, office-simplex, online-shop, riso, riso-a4, shop-coated, shop-uncoated"),
        ("nowhere/x.yaml", "nowhere/x.yaml:1:1: error: the file cannot be read"),
    ])
    func unknown(name: String, said: String) {
        var diagnostics = Diagnostics()
        #expect(ProfileBook(folders: [shippedLayouts + "/profiles"]).profile(named: name, into: &diagnostics) == nil)
        #expect(diagnostics.all.map(diagnostics.render) == [said])
    }

    private static let faults: [FaultCase] = [
        FaultCase("no mapping", "- press", "x.yaml:1:1: error: a profile must be a mapping, not a list"),
        FaultCase("no target", "bleed: 3mm",
                  "x.yaml:1:1: error: the profile needs a target\n  hint: as in target: press, or target: office"),
        FaultCase("unknown target", "target: pres", "x.yaml:1:9: error: 'target' of the profile cannot be 'pres'\n  hint: did you mean 'press'?"),
        FaultCase("for the screen", "target: screen",
                  "x.yaml:1:9: error: nobody prints what is for the screen\n  hint: known: office, press"),
        FaultCase("unknown key", profile("bled: 3mm"), "x.yaml:1:1: warning: unknown key 'bled' in the profile\n  hint: did you mean 'bleed'?"),
        FaultCase("unknown colour", profile("colour: grey"),
                  "x.yaml:1:9: error: 'colour' of the profile cannot be 'grey'\n  hint: did you mean 'gray'?"),
        FaultCase("unknown flavour", profile("flavour: x3"),
                  "x.yaml:1:10: error: 'flavour' of the profile cannot be 'x3'\n  hint: did you mean 'x4'?"),
        FaultCase("unknown condition", profile("condition: FOGRA39"),
                  "x.yaml:1:12: error: there is no output condition 'FOGRA39'\n"
                      + "  hint: did you mean 'FOGRA39L'? an ICC profile of your own goes by its path, as in own.icc"),
        FaultCase("unknown mark", profile("marks: [crop, regstration]"),
                  "x.yaml:1:15: error: a mark of the profile cannot be 'regstration'\n  hint: did you mean 'registration'?"),
        FaultCase("bleed beyond reason", profile("bleed: 3cm"), "x.yaml:1:8: error: 'bleed' of the profile must be from 0 to 20mm, not '3cm'"),
        FaultCase("bleed without unit", profile("bleed: 3"),
                  "x.yaml:1:8: error: 'bleed' of the profile must be a length, not '3'\n  hint: write it with its unit: pt, mm, cm or in"),
        FaultCase("negative edge", profile("safe: -1mm"), "x.yaml:1:7: error: 'safe' of the profile must be from 0 to 50mm, not '-1mm'"),
        FaultCase("no such edge", profile("unprintable: 60mm"), "x.yaml:1:14: error: 'unprintable' of the profile must be from 0 to 50mm, not '60mm'"),
        FaultCase("thick leaves", profile("caliper: 1cm"), "x.yaml:1:10: error: 'caliper' of the profile must be from 0.02mm to 2mm, not '1cm'"),
        FaultCase("limit in per cent, without the sign", profile("ink-limit: 320"),
                  "x.yaml:1:12: error: 'ink-limit' of the profile must be from 100% to 400%, not 320"),
        FaultCase("solid over all", profile("solid: 110%"), "x.yaml:1:8: error: 'solid' of the profile must be from 1% to 100%, not 110%"),
        FaultCase("coarse", profile("resolution: 3"), "x.yaml:1:13: error: 'resolution' of the profile must be from 36 to 2400, not 3"),
        FaultCase("with a unit", profile("line-resolution: 1200dpi"),
                  "x.yaml:1:18: error: 'line-resolution' of the profile must be a number, not '1200dpi'"),
        FaultCase("a bar", profile("least-rule: 5pt"), "x.yaml:1:13: error: 'least-rule' of the profile must be from 0 to 4pt, not '5pt'"),
        FaultCase("a poster's type", profile("least-type: 30pt"), "x.yaml:1:13: error: 'least-type' of the profile must be from 0 to 24pt, not '30pt'"),
        FaultCase("mixed smaller", profile("least-type: 9pt\nleast-mixed-type: 7pt"),
                  "x.yaml:2:19: error: type in several inks may be smaller than type in one\n"
                      + "  hint: it needs to be 9pt or more: inks never lie quite on one another"),
        FaultCase("unknown paper", profile("paper: a44"), "x.yaml:1:8: error: 'paper' of the profile cannot be 'a44'\n  hint: did you mean 'a4'?"),
        FaultCase("half of a paper", profile("paper: [210mm]"),
                  "x.yaml:1:8: error: 'paper' of the profile must be a name or two lengths\n  hint: as in a4, or [210mm, 297mm]"),
        FaultCase("unknown sides", profile("sides: both"),
                  "x.yaml:1:8: error: 'sides' of the profile cannot be 'both'\n  hint: known: duplex, simplex"),
        FaultCase("unknown flip", profile("flip: short"),
                  "x.yaml:1:7: error: 'flip' of the profile cannot be 'short'\n  hint: known: sheet, long-edge, short-edge"),
        FaultCase("no flag", profile("imposed: yes"), "x.yaml:1:10: error: 'imposed' of the profile must be true or false, not 'yes'"),
        FaultCase("plates of gray", profile("plates: true\ncolour: gray"),
                  "x.yaml:2:9: error: plates are of inks\n  hint: write colour: inks, or leave it out"),
        FaultCase("PDF/X without condition", profile("flavour: x4"),
                  "x.yaml:1:10: error: a PDF/X needs an output condition\n  hint: as in condition: FOGRA39L"),
        FaultCase("PDF/X in RGB", profile("flavour: x4\ncolour: rgb\ncondition: TR002"),
                  "x.yaml:1:10: error: a PDF/X for a press has no RGB\n  hint: write colour: inks, process or gray"),
        FaultCase("PDF/X in plates", profile("flavour: x1a\nplates: true\ncondition: TR002"),
                  "x.yaml:1:10: error: plates are grayscale files, not a PDF/X\n  hint: leave out the flavour, or plates"),
        FaultCase("PDF/X in an office", "flavour: x4\ncondition: TR002\ntarget: office",
                  "x.yaml:1:10: error: a PDF/X is for a press, not for an office\n  hint: write target: press, or leave out the flavour"),
        FaultCase("extends nothing there", "extends: y", "x.yaml:1:10: error: there is no profile 'y' to extend"),
        FaultCase("a circle", "extends: x", "x.yaml:1:10: error: there is no profile 'x' to extend"),
    ]

    @Test("Each fault is said once, at its place", arguments: faults)
    func bad(_ fault: FaultCase) throws {
        let shelf = try Shelf(["x.yaml": fault.text])
        var diagnostics = Diagnostics()
        let profile = ProfileBook(folders: [shelf.folder]).profile(named: "x", into: &diagnostics)
        #expect(shelf.rendered(diagnostics) == fault.said)
        #expect((profile == nil) == diagnostics.hasErrors)
    }

    @Test("Profiles that extend each other are told of")
    func circle() throws {
        let shelf = try Shelf(["x.yaml": "extends: y", "y.yaml": "extends: x"])
        var diagnostics = Diagnostics()
        #expect(ProfileBook(folders: [shelf.folder]).profile(named: "x", into: &diagnostics) == nil)
        #expect(shelf.rendered(diagnostics) == ["y.yaml:1:10: error: profiles extend each other in a circle: x → y → x"])
    }
}
