import Testing
@testable import Colour
import LayoutBook

@Suite("Output conditions") struct ConditionTests {
    struct Expected: Sendable {
        let name: String
        let identifier: String
        let limit: Double
        /// As measured, on the paper itself. Source: the .ti3 files of icc-profiles-free.
        let solids: [(mix: CMYK, lab: Lab)]
    }

    static let expected = [
        Expected(name: "FOGRA39L", identifier: "FOGRA39", limit: 3.2, solids: [
            (CMYK(), Lab(lightness: 95, a: 0, b: -2)),
            (CMYK(cyan: 1), Lab(lightness: 55, a: -37, b: -50)),
            (CMYK(magenta: 1), Lab(lightness: 48, a: 74, b: -3)),
            (CMYK(yellow: 1), Lab(lightness: 89, a: -5, b: 93)),
            (CMYK(black: 1), Lab(lightness: 16, a: 0, b: 0)),
        ]),
        Expected(name: "FOGRA29L", identifier: "FOGRA29", limit: 2.8, solids: [
            (CMYK(), Lab(lightness: 95.71, a: 0.61, b: -2.32)),
            (CMYK(cyan: 1), Lab(lightness: 59.04, a: -26.66, b: -42.8)),
            (CMYK(magenta: 1), Lab(lightness: 55.04, a: 59.46, b: -4)),
            (CMYK(yellow: 1), Lab(lightness: 88.85, a: -1.65, b: 79.16)),
            (CMYK(black: 1), Lab(lightness: 31.88, a: 2.05, b: 2.08)),
        ]),
        Expected(name: "TR002", identifier: "CGATS TR 002", limit: 2.4, solids: [
            (CMYK(), Lab(lightness: 80.07, a: -0.01, b: 3.51)),
            (CMYK(cyan: 1), Lab(lightness: 56.58, a: -23.4, b: -26.45)),
            (CMYK(magenta: 1), Lab(lightness: 52.69, a: 44.14, b: -1.09)),
            (CMYK(yellow: 1), Lab(lightness: 76.57, a: -4.05, b: 54.72)),
            (CMYK(black: 1), Lab(lightness: 36.69, a: 1.68, b: 4.25)),
        ]),
    ]

    @Test("each says what an output intent asks for", arguments: expected) func intent(_ expected: Expected) throws {
        let condition = try Shelf.condition(expected.name)
        #expect(condition.name == expected.name)
        #expect(condition.identifier == expected.identifier)
        #expect(condition.registry == "http://www.color.org")
        #expect(condition.inkLimit == expected.limit)
        #expect(condition.channels == 4 && condition.version == 2)
        #expect(!condition.info.isEmpty && condition.info.allSatisfy(\.isASCII))
        #expect(OutputCondition.shipped == Self.expected.map(\.name))
    }

    @Test("each profile is small, of version 2, for a press, and says nothing of when it was made", arguments: Shelf.names)
    func header(_ name: String) throws {
        let profile = try Shelf.condition(name).profile
        #expect(profile.count < 500_000)
        #expect(Shelf.number(profile, at: 0) == profile.count)
        #expect(Array(profile[4..<8]) == [0, 0, 0, 0])
        #expect(Array(profile[8..<12]) == [2, 0x20, 0, 0])
        #expect(profile[12..<24].elementsEqual("prtrCMYKLab ".utf8))
        #expect(Array(profile[24..<36]) == [0x07, 0xD7, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
        #expect(profile[40..<64].allSatisfy { $0 == 0 } && profile[80..<128].allSatisfy { $0 == 0 })
    }

    @Test("each names the data that it was made from", arguments: expected) func target(_ expected: Expected) throws {
        let profile = try Shelf.condition(expected.name).profile
        #expect(Shelf.tag("targ", of: profile) == Array("text\0\0\0\0ICCHDAT \(expected.identifier)\0".utf8))
        let rights = try #require(Shelf.tag("cprt", of: profile))
        #expect(String(decoding: rights, as: UTF8.self).contains("zlib licence; altered"))
        let words = try Profile(profile, in: ColourContext()).words
        #expect(words.hasSuffix(expected.name == "TR002" ? "(CGATS TR 002)" : "(\(expected.name))"))
    }

    @Test("paper and solids look as they were measured", arguments: expected) func solids(_ expected: Expected) throws {
        let match = try ColourMatch(Shelf.condition(expected.name))
        for solid in expected.solids {
            let seen = try #require(match.lab(ofCMYK: solid.mix))
            #expect(seen.distance(to: solid.lab) < 2.5, "\(solid.mix): \(seen) for \(solid.lab)")
        }
    }

    @Test("white has no ink, black keeps within the limit", arguments: expected) func ends(_ expected: Expected) throws {
        let match = try ColourMatch(Shelf.condition(expected.name))
        #expect(match.cmyk(ofRGB: RGB(red: 1, green: 1, blue: 1)).total < 0.005)
        let black = match.cmyk(ofRGB: RGB(red: 0, green: 0, blue: 0))
        #expect(black.total <= expected.limit + 0.01 && black.total > 0.6 * expected.limit, "\(black)")
        #expect(black.black > 0.9)
    }

    @Test("no colour of the screen asks for more ink than the limit", arguments: expected) func limit(_ expected: Expected) throws {
        let transform = try ColourTransform(from: .rgb, to: .cmyk, of: Shelf.condition(expected.name))
        let steps = stride(from: 0, through: 255, by: 15).map { UInt8($0) }
        let all = steps.flatMap { red in steps.flatMap { green in steps.flatMap { [red, green, $0] } } }
        let coverage = InkCoverage(of: transform.convert(all))
        #expect(coverage.count == 18 * 18 * 18)
        #expect(coverage.most <= expected.limit + 0.03, "\(coverage.most)")
    }

    @Test("grays are gray again on paper, and darker step by step", arguments: Shelf.names) func grays(_ name: String) throws {
        let match = try ColourMatch(Shelf.condition(name))
        var darker = -1.0
        for step in 0...20 {
            let gray = Double(step) / 20
            let proof = match.rgb(ofCMYK: match.cmyk(ofRGB: RGB(red: gray, green: gray, blue: gray)))
            #expect(abs(proof.red - proof.green) < 0.04 && abs(proof.blue - proof.green) < 0.04, "\(gray): \(proof)")
            #expect(proof.green > darker)
            darker = proof.green
        }
    }

    @Test("a name that nobody knows, and a file that is not there") func unknown() throws {
        #expect(throws: ColourFault.unknownCondition(name: "FOGRA99")) { try Shelf.condition("FOGRA99") }
        #expect(throws: ColourFault.unreadable(path: "/nowhere/press.icc")) { try Shelf.condition("/nowhere/press.icc") }
        #expect(throws: ColourFault.unreadable(path: Shelf.folder + "/")) { try Shelf.condition(Shelf.folder + "/") }
        #expect(throws: ColourFault.unreadable(path: "/dev/zero")) { try Shelf.condition("/dev/zero") }
    }

    @Test("a profile of the user's is known by its path and called by its own name") func users() throws {
        let shipped = try Shelf.condition("FOGRA39L")
        try Shelf.withFile(shipped.profile + [0, 0, 0]) { path in
            let own = try Shelf.condition(path)
            #expect(own.name == "press" && own.identifier == OutputCondition.custom && own.registry == nil && own.inkLimit == nil)
            #expect(own.info == "Offset, coated paper (FOGRA39L)")
            #expect(own.profile == shipped.profile)
            let folder = String(path.dropLast("/press.icc".count))
            #expect(try OutputCondition.read("press", folder: folder) == own)
        }
    }
}

extension Lab {
    /// Source: CIE 15:2004, 8.2.1.3.
    func distance(to other: Lab) -> Double {
        let parts = [lightness - other.lightness, a - other.a, b - other.b]
        return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
