@testable import Artwork
import Colour
import CZlib
import Glibc
import LayoutBook
import Testing

/// Pictures whose files say that their colours are no sRGB are brought to it.
struct EmbeddedProfileTests {
    private let easel = Easel()

    /// Colours that sRGB can show.
    private static let colours: [[UInt8]] = [
        [0, 0, 0], [128, 128, 128], [200, 150, 130], [120, 140, 90], [90, 110, 160], [30, 25, 20], [255, 255, 255],
    ]

    /// By the matrix of the wide gamut in daylight of 6,500 K, apart from lcms2. Source: Adobe RGB (1998) 4.3.5.3, IEC 61966-2-1.
    private static func shown(_ pixel: [UInt8]) -> [Int] {
        let light = pixel.map { pow(Double($0) / 255, 563.0 / 256) }
        let rows = [[1.39836, -0.39836, 0], [0, 1, 0], [0, -0.04293, 1.04293]]
        return rows.map { row in
            let sum = zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }
            return Int((ProfileMaker.component(min(max(sum, 0), 1)) * 255).rounded())
        }
    }

    private static func areNear(_ one: some Sequence<UInt8>, _ other: some Sequence<UInt8>, by steps: Int = 2) -> Bool {
        let one = Array(one), other = Array(other)
        return one.count == other.count && zip(one, other).allSatisfy { abs(Int($0) - Int($1)) <= steps }
    }

    private static func png(_ kind: Int, depth: Int = 8, palette: [UInt8] = [], size: (Int, Int), before: [UInt8],
                            pixel: @escaping (Int, Int) -> [Int]) -> [UInt8] {
        PNGMaker(width: size.0, height: size.1, depth: depth, kind: kind, palette: palette, before: before, pixel: pixel).bytes
    }

    @Test func `a PNG of every kind, whatever it says to readers that know no profiles`() throws {
        // Light as it is: were it heeded, everything would be paler.
        let gamma = PNGMaker.chunk("gAMA", PNGMaker.number(100_000)), profile = Profiled.chunk(ProfileMaker.adobe)
        let colours = Self.colours, size = (colours.count, 1)
        let wide = colours.flatMap { $0.map { Int($0) } }
        for before in [profile, gamma + profile, profile + gamma] {
            let files = [
                Self.png(2, size: size, before: before) { x, _ in Array(wide[x * 3..<x * 3 + 3]) },
                Self.png(2, depth: 16, size: size, before: before) { x, _ in wide[x * 3..<x * 3 + 3].map { $0 * 257 } },
                Self.png(3, palette: colours.flatMap { $0 }, size: size, before: before) { x, _ in [x] },
                Self.png(6, size: size, before: before) { x, _ in wide[x * 3..<x * 3 + 3] + [255] },
            ]
            for file in files {
                let image = try #require(easel.image(file))
                #expect(Self.areNear(image.pixels, colours.flatMap { Self.shown($0).map { UInt8($0) } }), "\(image.pixels)")
            }
        }
        #expect(easel.said == [])
    }

    @Test func `gray by the curve of its profile`() throws {
        let file = Self.png(0, size: (256, 1), before: Profiled.chunk(ProfileMaker.gray18)) { x, _ in [x] }
        let image = try #require(easel.image(file))
        let wanted = (0...255).map { UInt8((ProfileMaker.component(pow(Double($0) / 255, 460.0 / 256)) * 255).rounded()) }
        #expect(image.format == .gray && Self.areNear(image.pixels, wanted))
        let plain = try #require(JPEGFile.write(Easel.even(128, 16, 16)))
        let even = try #require(easel.image(Profiled.jpeg(plain, ProfileMaker.gray18)))
        #expect(even.format == .gray && Self.areNear(even.pixels.prefix(1), [wanted[128]]))
        #expect(easel.said == [])
    }

    @Test func `a JPEG is encoded anew, whatever the parts of its profile are and their order`() throws {
        let plain = try #require(JPEGFile.write(Easel.ramp(40, 24)))
        let raw = try #require(easel.image(plain)).pixels
        let wanted = try ColourTransform(from: .rgb, profile: ProfileMaker.adobe, to: .rgb, of: nil).convert(raw)
        #expect(!Self.areNear(wanted, raw, by: 20))
        for length in [60_000, 100, 3] {
            let image = try #require(easel.image(Profiled.jpeg(plain, ProfileMaker.adobe, pieces: length)))
            #expect(Self.areNear(image.pixels, wanted))
            let jpeg = try #require(image.jpeg)
            #expect(JPEGHeader(jpeg)?.profile(in: jpeg) == nil && jpeg != plain)
            #expect(Self.areNear(try #require(easel.image(jpeg)).pixels, wanted, by: 24))
        }
        #expect(easel.said == [])
    }

    @Test func `grays of a coloured profile are gray still, and as dark as it says`() throws {
        let file = Self.png(2, size: (256, 1), before: Profiled.chunk(ProfileMaker.adobe)) { x, _ in [x, x, x] }
        let image = try #require(easel.image(file))
        #expect(image.format == .gray)
        let rounded = try ColourTransform(from: .rgb, profile: ProfileMaker.scanner, to: .rgb, of: nil).convert([100, 100, 100])
        #expect(Set(rounded).count > 1)
        let scan = Self.png(2, size: (256, 1), before: Profiled.chunk(ProfileMaker.scanner)) { x, _ in [x, x, x] }
        let scanned = try #require(easel.image(scan))
        #expect(scanned.format == .gray && scanned.pixels[100] == rounded[1])
        #expect(Self.areNear(image.pixels, (0...255).map { UInt8(Self.shown([$0, $0, $0])[1]) }))
    }

    @Test(arguments: [true, false]) func `CMYK by its press, whichever way round it is stored`(isAdobes: Bool) throws {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let press = try OutputCondition.read("FOGRA39L", folder: root + "/Conditions").profile
        #expect(press.count > 65_535)
        let inks: [UInt8] = isAdobes ? [255, 0, 0, 0] : [0, 255, 255, 255]
        let wanted = try ColourTransform(from: .cmyk, profile: press, to: .rgb, of: nil).convert(inks)
        let file = isAdobes ? PictureTests.cyan : Array(PictureTests.cyan[..<2] + PictureTests.cyan[18...])
        let image = try #require(easel.image(Profiled.jpeg(file, press)))
        #expect(Self.areNear(image.pixels.prefix(3), wanted), "\(image.pixels.prefix(3)) \(wanted)")
        // Neither pure cyan nor pure black, which the rule without a profile gives.
        let plain = try #require(easel.image(file))
        #expect(!Self.areNear(plain.gray().pixels, image.gray().pixels, by: 10))
        #expect(easel.said == [])
    }

    @Test(arguments: [ProfileMaker.sRGB, ScreenProfile.sRGB]) func `what is sRGB goes on as it is`(profile: [UInt8]) throws {
        for image in [Easel.ramp(40, 24), Easel.even(90, 20, 20)] {
            let plain = try #require(JPEGFile.write(image))
            #expect(try #require(easel.image(Profiled.jpeg(plain, profile))).jpeg == plain)
        }
        let file = Self.png(2, size: (16, 16), before: Profiled.chunk(profile)) { x, y in [x * 17, y * 17, 255] }
        let wanted = (0..<256).flatMap { place -> [UInt8] in [UInt8(place % 16 * 17), UInt8(place / 16 * 17), 255] }
        #expect(try #require(easel.image(file)).pixels == wanted)
        #expect(easel.said == [])
    }

    @Test func `a plain power with the colours of sRGB is not sRGB`() throws {
        let file = Self.png(2, size: (2, 1), before: Profiled.chunk(ProfileMaker.powerOf22)) { _, _ in [20, 20, 20] }
        let wanted = UInt8((ProfileMaker.component(pow(20.0 / 255, 563.0 / 256)) * 255).rounded())
        #expect(Self.areNear(try #require(easel.image(file)).pixels, [wanted, wanted], by: 1) && wanted < 18)
    }

    @Test func `a profile that cannot be is told of, and the picture taken for sRGB`() throws {
        let plain = try #require(JPEGFile.write(Easel.ramp(16, 16))), profile = ProfileMaker.adobe
        let half = profile.count / 2, first = Array(profile[..<half]), second = Array(profile[half...])
        let parts = "the ICC profile is broken: its parts are not all there, each once"
        let cases: [(file: [UInt8], fault: String)] = [
            (Profiled.jpeg(plain, ProfileMaker.gray18), "an ICC profile for GRAY does not fit here"),
            (Profiled.jpeg(plain, Array(profile[..<12] + Array("link".utf8) + profile[16...])), "an ICC profile of class link is not for pictures"),
            (Profiled.jpeg(plain, first), "the ICC profile is cut off"),
            (Profiled.jpeg(plain, Array("Not a profile.".utf8)), "this is not an ICC profile"),
            (Profiled.jpeg(plain, parts: [(1, [])], count: 1), "this is not an ICC profile"),
            (Profiled.jpeg(plain, parts: [(2, second)], count: 2), parts),
            (Profiled.jpeg(plain, parts: [(1, first), (3, second)], count: 2), parts),
            (Profiled.jpeg(plain, parts: [(1, first), (1, first), (2, second)], count: 2), parts),
            (Profiled.jpeg(plain, parts: [(0, profile)], count: 0), parts),
            (Profiled.jpeg(plain, parts: (0..<2_000).map { ($0 & 255, [7]) }, count: 255), parts),
        ]
        for (file, fault) in cases {
            let easel = Easel()
            #expect(try #require(easel.image(file)).jpeg == plain)
            #expect(easel.said == ["lead.md:3:5: warning: the picture's colour profile is passed over: \(fault)"])
        }
        let gray = try #require(JPEGFile.write(Easel.even(90, 16, 16)))
        #expect(try #require(easel.image(Profiled.jpeg(gray, profile))).jpeg == gray)
        #expect(easel.said.map { $0.hasSuffix("an ICC profile for RGB does not fit here") } == [true])
    }

    @Test func `so is one of a PNG, a bomb as well`() throws {
        let bomb = Profiled.chunk([UInt8](repeating: 0, count: OutputCondition.mostBytes + 1))
        #expect(bomb.count < 40_000)
        let cut = Profiled.chunk(ProfileMaker.adobe).dropFirst(8).dropLast(12)
        let cases: [(chunk: [UInt8], fault: String)] = [
            (bomb, "\(OutputCondition.mostBytes + 1) bytes are more than a colour profile has"),
            (Profiled.chunk(ProfileMaker.gray18), "an ICC profile for GRAY does not fit here"),
            (PNGMaker.chunk("iCCP", Array(cut)), "the ICC profile is broken: it cannot be inflated"),
            (PNGMaker.chunk("iCCP", Array("name\0".utf8)), "the ICC profile is cut off"),
            (PNGMaker.chunk("iCCP", Array("name\0\0".utf8)), "the ICC profile is broken: it cannot be inflated"),
            (PNGMaker.chunk("iCCP", []), "the ICC profile is cut off"),
            (PNGMaker.chunk("iCCP", Array("name\0\u{1}stream".utf8)), "the ICC profile is cut off"),
        ]
        for (chunk, fault) in cases {
            let easel = Easel()
            let image = try #require(easel.image(Self.png(2, size: (2, 1), before: chunk) { x, _ in [x, 100, 200] }))
            #expect(image.pixels == [0, 100, 200, 1, 100, 200])
            #expect(easel.said == ["lead.md:3:5: warning: the picture's colour profile is passed over: \(fault)"])
        }
    }

    @Test func `spoiled profiles never crash it`() throws {
        var noise = Noise(state: 23)
        let plain = try #require(JPEGFile.write(Easel.ramp(16, 16)))
        let files = [Profiled.jpeg(plain, ProfileMaker.adobe, pieces: 200),
                     Self.png(2, size: (16, 16), before: Profiled.chunk(ProfileMaker.adobe)) { x, y in [x, y, 9] }]
        for file in files {
            for _ in 0..<300 {
                var spoiled = file
                for _ in 0..<Int.random(in: 1...4, using: &noise) {
                    spoiled[Int.random(in: 40..<600, using: &noise)] = UInt8.random(in: 0...255, using: &noise)
                }
                guard let image = easel.image(spoiled) else { continue }
                #expect(image.pixels.count == image.width * image.height * (image.format == .colour ? 3 : 1))
            }
        }
    }

    @Test func `many profiles one after the other, each by its own`() throws {
        let files = try (0..<20).map { step -> (file: [UInt8], wanted: UInt8) in
            let power = 1 + Double(step) / 10
            let profile = ProfileMaker(space: "GRAY", curve: .power(power)).bytes
            let wanted = try ColourTransform(from: .gray, profile: profile, to: .gray, of: nil).convert([100])[0]
            return (Self.png(0, size: (1, 1), before: Profiled.chunk(profile)) { _, _ in [100] }, wanted)
        }
        #expect(Set(files.map(\.wanted)).count > 15)
        for (file, wanted) in files + files { #expect(try #require(easel.image(file)).pixels == [wanted]) }
    }
}
