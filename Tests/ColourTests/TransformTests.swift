import Testing
@testable import Colour
import LayoutBook

@Suite("Colours from one kind of pixels to another") struct TransformTests {
    /// Colours that paper can show, far from the edges of its gamut.
    static let muted: [UInt8] = {
        let steps: [UInt8] = [130, 150, 170, 190]
        return steps.flatMap { red in steps.flatMap { green in steps.flatMap { [red, green, $0] } } }
    }()

    @Test("muted colours come back from the press as they went", arguments: Shelf.names) func roundTrip(_ name: String) throws {
        let condition = try Shelf.condition(name)
        let inks = try ColourTransform(from: .rgb, to: .cmyk, of: condition).convert(Self.muted)
        let back = try ColourTransform(from: .cmyk, to: .rgb, of: condition).convert(inks)
        let errors = zip(Self.muted, back).map { abs(Int($0) - Int($1)) }
        let mean = Double(errors.reduce(0, +)) / Double(errors.count)
        // Steps of eight bits. The paper of the coated one alone can show them all.
        #expect(mean < (name == "FOGRA39L" ? 1 : 2.5), "\(mean)")
        #expect(errors.max() ?? 0 < (name == "FOGRA39L" ? 10 : 14), "\(errors.max() ?? 0)")
    }

    @Test("single colours and pixels are the same colours", arguments: Shelf.names) func single(_ name: String) throws {
        let condition = try Shelf.condition(name), match = try ColourMatch(condition)
        let inks = try ColourTransform(from: .rgb, to: .cmyk, of: condition).convert(Self.muted)
        for pixel in 0..<Self.muted.count / 3 {
            let rgb = Self.muted[3 * pixel..<3 * pixel + 3].map { Double($0) / 255 }
            let mix = match.cmyk(ofRGB: RGB(red: rgb[0], green: rgb[1], blue: rgb[2]))
            for (part, byte) in zip([mix.cyan, mix.magenta, mix.yellow, mix.black], inks[4 * pixel..<4 * pixel + 4]) {
                #expect(abs(part - Double(byte) / 255) < 0.03)
            }
        }
    }

    @Test("gray becomes black ink alone: white none, black all, less than on the screen where dots gain", arguments: Shelf.names)
    func grayInk(_ name: String) throws {
        let condition = try Shelf.condition(name)
        let ramp = (0...255).map { UInt8($0) }
        let ink = try ColourTransform(from: .gray, to: .gray, of: condition).convert(ramp)
        #expect(ink[255] == 255 && ink[0] <= 2)
        #expect(zip(ink, ink.dropFirst()).allSatisfy { $0 <= $1 })
        // What the ink shows is what was asked for, between the darkest that it can and the paper.
        let match = try ColourMatch(condition)
        let paper = try #require(match.lab(ofCMYK: CMYK())), solid = try #require(match.lab(ofCMYK: CMYK(black: 1)))
        let half = try #require(match.lab(ofCMYK: CMYK(black: 1 - Double(ink[128]) / 255)))
        #expect(half.lightness > solid.lightness + 0.3 * (paper.lightness - solid.lightness))
        #expect(half.lightness < solid.lightness + 0.75 * (paper.lightness - solid.lightness))
    }

    @Test("colours become gray as bright as they are") func colourToGray() throws {
        let transform = try ColourTransform(from: .rgb, to: .gray, of: Shelf.condition("FOGRA39L"))
        let gray = transform.convert([255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 0, 255, 128, 128, 128])
        #expect(gray[0] == 255 && gray[1] <= 2)
        #expect(gray[2] > 235 && gray[3] < 110 && gray[3] < gray[4] && gray[4] < gray[2])
        #expect(try ColourTransform(from: .gray, to: .gray, of: Shelf.condition("FOGRA39L")).convert([128]) == [gray[4]])
    }

    @Test("CMYK that says nothing of itself is the condition's own; that of another press is changed") func ownInks() throws {
        let coated = try Shelf.condition("FOGRA39L"), news = try Shelf.condition("TR002")
        let pixels: [UInt8] = [255, 0, 0, 0, 10, 200, 30, 4, 255, 255, 255, 255]
        #expect(try ColourTransform(from: .cmyk, to: .cmyk, of: coated).convert(pixels) == pixels)
        let changed = try ColourTransform(from: .cmyk, profile: coated.profile, to: .cmyk, of: news).convert(pixels)
        #expect(changed != pixels)
        #expect(InkCoverage(of: changed).most <= 2.43)
    }

    @Test("a picture's own profile counts") func embedded() throws {
        let condition = try Shelf.condition("FOGRA39L"), pixels: [UInt8] = [200, 60, 40, 20, 90, 220]
        let assumed = try ColourTransform(from: .rgb, to: .cmyk, of: condition).convert(pixels)
        let said = try ColourTransform(from: .rgb, profile: ScreenProfile.sRGB, to: .cmyk, of: condition).convert(pixels)
        for (one, other) in zip(assumed, said) { #expect(abs(Int(one) - Int(other)) <= 2) }
        #expect(throws: ColourFault.wrongSpace("RGB ")) {
            try ColourTransform(from: .gray, profile: ScreenProfile.sRGB, to: .cmyk, of: condition)
        }
    }

    @Test("without a condition inks are mixed by rule") func plain() throws {
        let mixed = try ColourTransform(from: .rgb, to: .cmyk, of: nil)
            .convert([255, 255, 255, 0, 0, 0, 255, 0, 0, 128, 128, 128, 0, 128, 64])
        #expect(mixed == [0, 0, 0, 0, 0, 0, 0, 255, 0, 255, 255, 0, 0, 0, 0, 127, 255, 0, 128, 127])
        let back = try ColourTransform(from: .cmyk, to: .rgb, of: nil).convert(mixed)
        #expect(back == [255, 255, 255, 0, 0, 0, 255, 0, 0, 128, 128, 128, 0, 128, 64])
        let black = try ColourTransform(from: .gray, to: .cmyk, of: nil).convert([0, 77, 255])
        #expect(black == [0, 0, 0, 255, 0, 0, 0, 178, 0, 0, 0, 0])
        #expect(try ColourTransform(from: .gray, to: .gray, of: nil).convert([0, 77, 255]) == [0, 77, 255])
        let gray = try ColourTransform(from: .rgb, to: .gray, of: nil).convert([0, 0, 0, 90, 90, 90, 255, 255, 255])
        #expect(gray[0] == 0 && abs(Int(gray[1]) - 90) <= 1 && gray[2] == 255)
        let said = try ColourTransform(from: .rgb, profile: ScreenProfile.sRGB, to: .cmyk, of: nil)
        #expect(said.convert([255, 255, 255, 0, 0, 0]) == [0, 0, 0, 0, 0, 0, 0, 255])
        let match = try ColourMatch(nil), red = RGB(red: 1, green: 0, blue: 0)
        #expect(match.cmyk(ofRGB: red) == CMYK(magenta: 1, yellow: 1))
        #expect(match.rgb(ofCMYK: CMYK(magenta: 1, yellow: 1)) == red)
        #expect(match.lab(ofCMYK: CMYK()) == nil)
    }

    @Test("every pair of layouts converts, any number of pixels, the same on each run",
          arguments: PixelLayout.allCases, PixelLayout.allCases)
    func pairs(_ source: PixelLayout, _ target: PixelLayout) throws {
        var seeded = Seeded(state: 7)
        for condition in [try Shelf.condition("FOGRA29L"), nil] {
            for count in [0, 1, 70_001] {
                let pixels = (0..<count * source.rawValue).map { _ in UInt8.random(in: 0...255, using: &seeded) }
                let first = try ColourTransform(from: source, to: target, of: condition).convert(pixels)
                let transform = try ColourTransform(from: source, to: target, of: condition)
                #expect(first.count == count * target.rawValue)
                #expect(transform.convert(pixels) == first)
                #expect(transform.convert(Array(pixels.suffix(source.rawValue))) == Array(first.suffix(target.rawValue)))
            }
        }
    }

    @Test("a press with black alone takes gray, and no CMYK") func grayPress() throws {
        let gray = try Shelf.grayCondition()
        #expect(gray.channels == 1 && gray.version == 4)
        #expect(throws: ColourFault.wrongSpace("GRAY")) { try ColourTransform(from: .rgb, to: .cmyk, of: gray) }
        let ink = try ColourTransform(from: .rgb, to: .gray, of: gray).convert([255, 255, 255, 128, 128, 128, 0, 0, 0])
        #expect(ink[0] == 255 && abs(Int(ink[1]) - 128) <= 1 && ink[2] == 0)
        #expect(try ColourTransform(from: .cmyk, to: .gray, of: gray).convert([0, 0, 0, 255, 0, 0, 0, 0]) == [0, 255])
        let match = try ColourMatch(gray)
        let mix = match.cmyk(ofRGB: RGB(red: 0, green: 0, blue: 0))
        #expect(mix.total == mix.black && mix.black > 0.99)
    }
}
