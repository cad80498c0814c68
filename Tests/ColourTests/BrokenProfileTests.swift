import Glibc
import Testing
@testable import Colour
import LayoutBook

@Suite("Profiles that are broken or lie") struct BrokenProfileTests {
    @Test("cut off at a hundred places: refused", arguments: [true, false]) func cut(_ ofScreen: Bool) throws {
        let whole = ofScreen ? ScreenProfile.sRGB : try Shelf.condition("FOGRA39L").profile
        for place in 0..<100 {
            let cut = Array(whole.prefix(whole.count * place / 100))
            #expect(throws: ColourFault.self, "\(cut.count)") { try use(cut, asCondition: !ofScreen) }
        }
        try use(whole, asCondition: !ofScreen)
    }

    /// With the length in the header put right, so that lcms2 sees what is left of the tables.
    @Test("cut off and saying so: refused, since its tables are not there") func honestlyCut() throws {
        let whole = try Shelf.condition("FOGRA39L").profile
        for place in 1..<100 {
            var cut = Array(whole.prefix(whole.count * place / 100))
            for byte in 0..<4 { cut[byte] = UInt8(truncatingIfNeeded: cut.count >> (24 - 8 * byte)) }
            #expect(throws: ColourFault.self, "\(cut.count)") { try use(cut, asCondition: true) }
        }
    }

    @Test("with bytes flipped: refused or read", arguments: 0..<8) func flipped(_ seed: Int) throws {
        var seeded = Seeded(state: UInt64(seed))
        let press = try Shelf.condition("TR002").profile
        for round in 0..<24 {
            let ofScreen = round % 2 == 0
            var bytes = ofScreen ? ScreenProfile.sRGB : press
            // Half of them where they hurt most: in the header, the table and the heads of the first tables.
            let end = round % 4 < 2 ? min(800, bytes.count) : bytes.count
            for _ in 0..<Int.random(in: 1...12, using: &seeded) {
                let place = Int.random(in: 0..<end, using: &seeded)
                guard !(36..<40).contains(place) else { continue }
                bytes[place] = [0, 0xFF, 0x80, UInt8.random(in: 0...255, using: &seeded)].randomElement(using: &seeded) ?? 0
            }
            do throws(ColourFault) { try use(bytes, asCondition: !ofScreen) } catch { #expect(!error.description.isEmpty) }
        }
    }

    @Test("tables that claim more points than there is memory") func greedy() throws {
        var bytes = try Shelf.condition("FOGRA39L").profile
        let table = try #require(place(of: "A2B0", in: bytes))
        bytes[table + 10] = 90
        for name in ["A2B1", "A2B2"] { #expect(place(of: name, in: bytes) == table) }
        #expect(throws: ColourFault.self) { try use(bytes, asCondition: true) }
    }

    @Test("of gray by their header, of four inks by their tables; with tables for more inks: no condition", arguments: [
        [(16, Array("GRAY".utf8))], [(-8, [15])], [(-10, [255])],
    ])
    func pretended(_ changes: [(place: Int, bytes: [UInt8])]) throws {
        var bytes = try Shelf.condition("FOGRA39L").profile
        let table = try #require(place(of: "A2B0", in: bytes))
        for change in changes {
            let start = change.place < 0 ? table - change.place : change.place
            bytes.replaceSubrange(start..<start + change.bytes.count, with: change.bytes)
        }
        try Shelf.withFile(bytes) { path in
            #expect(throws: ColourFault.self) { try Shelf.condition(path) }
        }
    }

    /// A chain of tables of 64³ points, which are stored once.
    @Test("a table that is named a thousand times") func named() throws {
        func words(_ numbers: [Int]) -> [UInt8] {
            numbers.flatMap { number in (0..<4).map { UInt8(number >> (24 - 8 * $0) & 0xFF) } }
        }
        let links = 1_000, table = 64 * 64 * 64 * 3 * 4
        let head = 12 + 4 + 8 * links
        var chain = Array("mpet\0\0\0\0".utf8) + [0, 3, 0, 3] + words([links])
        for _ in 0..<links { chain += words([head, 28 + table]) }
        chain += Array("clut\0\0\0\0".utf8) + [0, 3, 0, 3] + [64, 64, 64] + [UInt8](repeating: 0, count: 13 + table)

        var profile = ScreenProfile.sRGB
        let entry = try #require((0..<Shelf.number(profile, at: 128)).map { 132 + 12 * $0 }
            .first { profile[$0..<$0 + 4].elementsEqual("cprt".utf8) })
        profile.replaceSubrange(entry..<entry + 12, with: Array("D2B1".utf8) + words([profile.count, chain.count]))
        profile += chain
        profile.replaceSubrange(0..<4, with: words([profile.count]))
        #expect(throws: ColourFault.self) { try use(profile, asCondition: false) }
    }

    @Test("what it says of itself must fit") func claims() throws {
        let press = try Shelf.condition("FOGRA39L").profile
        func spoilt(_ place: Int, _ letters: String) -> [UInt8] {
            var bytes = press
            bytes.replaceSubrange(place..<place + letters.utf8.count, with: letters.utf8)
            return bytes
        }
        let cases: [([UInt8], ColourFault)] = [
            ([], .notAProfile),
            (Array("%PDF-1.4 and no profile, though it is longer than a header is".utf8), .notAProfile),
            (spoilt(36, "ACSP"), .notAProfile),
            (spoilt(12, "scnr"), .wrongClass("scnr")),
            (spoilt(12, "\u{1}\u{2}\u{3}\u{4}"), .wrongClass("....")),
            (spoilt(16, "RGB "), .wrongSpace("RGB ")),
            (spoilt(20, "RGB "), .wrongSpace("RGB ")),
            (spoilt(8, "\u{5}"), .wrongVersion(5)),
            (spoilt(0, "\u{7F}"), .cutOff),
            (spoilt(128, "\u{7F}"), .cutOff),
            (spoilt(132, "A2X0"), .missingTag("A2B0")),
            (Array(press.prefix(100)), .cutOff),
        ]
        for (bytes, fault) in cases {
            try Shelf.withFile(bytes) { path in _ = #expect(throws: fault) { try Shelf.condition(path) } }
        }
        #expect(throws: ColourFault.wrongClass("link")) {
            try ColourTransform(from: .cmyk, profile: spoilt(12, "link"), to: .rgb, of: nil)
        }
    }

    @Test("files larger than any profile are not read") func large() throws {
        try Shelf.withFile([]) { path in
            #expect(truncate(path, OutputCondition.mostBytes + 1) == 0)
            #expect(throws: ColourFault.tooLarge(bytes: OutputCondition.mostBytes + 1)) { try Shelf.condition(path) }
        }
    }

    /// All that is ever done with a profile.
    private func use(_ bytes: [UInt8], asCondition: Bool) throws(ColourFault) {
        guard asCondition else {
            _ = try ColourTransform(from: .rgb, profile: bytes, to: .cmyk, of: nil).convert([1, 2, 3])
            return
        }
        let condition = OutputCondition(name: "", identifier: "", info: "", profile: bytes, channels: 4, version: 2)
        _ = try Profile(bytes, in: ColourContext()).words
        _ = try ColourTransform(from: .cmyk, profile: bytes, to: .rgb, of: nil).convert([1, 2, 3, 4])
        _ = try ColourTransform(from: .rgb, to: .cmyk, of: condition).convert([1, 2, 3])
        _ = try ColourTransform(from: .rgb, to: .gray, of: condition).convert([1, 2, 3])
        _ = try ColourMatch(condition).lab(ofCMYK: CMYK(cyan: 1))
    }

    private func place(of tag: String, in profile: [UInt8]) -> Int? {
        (0..<Shelf.number(profile, at: 128)).map { 132 + 12 * $0 }
            .first { profile[$0..<$0 + 4].elementsEqual(tag.utf8) }
            .map { Shelf.number(profile, at: $0 + 4) }
    }
}

@Suite("sRGB for files to be read") struct ScreenProfileTests {
    @Test("its header says what it is and not when it was made") func header() throws {
        let profile = ScreenProfile.sRGB
        #expect(Shelf.number(profile, at: 0) == profile.count && profile.count < 1_000)
        #expect(Array(profile[4..<12]) == [0, 0, 0, 0, 4, 0x20, 0, 0])
        #expect(profile[12..<24].elementsEqual("mntrRGB XYZ ".utf8))
        #expect(profile[36..<40].elementsEqual("acsp".utf8))
        #expect(profile[80..<128].allSatisfy { $0 == 0 })
        #expect(try Profile(profile, in: ColourContext()).words == "sRGB IEC61966-2.1")
    }

    @Test("its bytes are the same on every machine") func bytes() {
        let sum = ScreenProfile.sRGB.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        #expect(sum == 5_869_887_290_477_508_051, "\(sum)")
    }
}
