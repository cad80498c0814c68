@testable import Artwork
import Geometry
import Testing

/// Dots stand for grays.
struct ScreenTests {
    private func share(of image: RasterImage) -> Double {
        Double(image.pixels.reduce(0) { $0 + $1.nonzeroBitCount }) / Double(image.width * image.height)
    }

    @Test(arguments: [(600.0, 85.0), (600, 60), (300, 45), (1200, 133)])
    func `an even tone is as dark as it was`(resolution: Double, ruling: Double) {
        let screen = Screen(resolution: resolution, ruling: ruling)
        for gray in stride(from: 0, through: 255, by: 15) {
            let dots = screen.halftone(Easel.even(UInt8(gray), 8, 8), width: 400, height: 400)
            #expect(abs(share(of: dots) - Double(255 - gray) / 255) < 0.015, "gray \(gray)")
        }
        #expect(share(of: screen.halftone(Easel.even(255, 8, 8), width: 400, height: 400)) == 0)
        #expect(share(of: screen.halftone(Easel.even(0, 8, 8), width: 400, height: 400)) == 1)
    }

    @Test func `darker tones only add to the dots of lighter ones`() {
        var last = [UInt8](repeating: 0, count: 50 * 100)
        for gray in (0...255).reversed() {
            let dots = Screen.photocopier.halftone(Easel.even(UInt8(gray), 4, 4), width: 400, height: 100).pixels
            #expect(zip(last, dots).allSatisfy { $0 & ~$1 == 0 }, "gray \(gray)")
            last = dots
        }
    }

    @Test func `dots are clusters in rows at 45 degrees`() {
        let dots = Screen.photocopier.halftone(Easel.even(191, 4, 4), width: 80, height: 80)
        let isBlack = { (x: Int, y: Int) in dots.pixels[y * 10 + x >> 3] << UInt8(x & 7) & 0x80 != 0 }
        // A quarter of black in cells of 50 pixels is one cluster of about 12, whose edge has few pixels for its area.
        var edges = 0, black = 0
        for y in 0..<79 { for x in 0..<79 {
            if isBlack(x, y) { black += 1 }
            edges += (isBlack(x, y) != isBlack(x + 1, y) ? 1 : 0) + (isBlack(x, y) != isBlack(x, y + 1) ? 1 : 0)
        } }
        #expect(Double(edges) / Double(black) < 1.5)
        for y in 0..<60 { for x in 0..<60 {
            #expect(isBlack(x, y) == isBlack(x + 10, y + 10) || abs(black * 4 - 79 * 79) < 200)
        } }
    }

    @Test func `a halftone is as large as it is set, at 600 dots an inch, and the same each time`() {
        let size = Size(width: .inch(1), height: .inch(0.5))
        let dots = Easel.ramp(90, 45).halftoned(size: size)
        #expect(dots.width == 600 && dots.height == 300 && dots.format == .bilevel && dots.pixels.count == 75 * 300)
        #expect(dots.pixels == Easel.ramp(90, 45).halftoned(size: size).pixels)
    }
}
