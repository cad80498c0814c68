@testable import Artwork
import Diagnostics
import LayoutBook
import Manuscript
import Testing

/// Sizes of pictures, known before their pixels.
struct ExtentTests {
    private let easel = Easel()

    private func sides(_ bytes: [UInt8], _ options: PictureOptions = PictureOptions()) -> [Double]? {
        easel.extent(bytes, options).map { [$0.width, $0.height] }
    }

    @Test(arguments: [
        PictureOptions(), .init(crop: .init(left: 0.1, top: 0.25, width: 0.33, height: 0.5)),
        .init(crop: .init(left: 0.999, top: 0, width: 0.001, height: 1)), .init(colour: .gray, aspect: 2),
    ])
    func `they are those of the picture that is loaded`(options: PictureOptions) throws {
        let jpeg = try #require(JPEGFile.write(Easel.ramp(61, 47)))
        let onSide = Array(jpeg[..<2]) + Self.exif(orientation: 6) + jpeg[2...]
        let png = PNGMaker(width: 53, height: 20, kind: 2) { x, y in [x, y, 9] }.bytes
        let wide = try #require(JPEGFile.write(Easel.even(9, 15_000, 40))), long = PNGMaker(width: 3, height: 8_000) { _, _ in [7] }.bytes
        for file in [jpeg, onSide, png, wide, long] {
            let image = try #require(easel.image(file, options))
            #expect(sides(file, options) == [Double(image.width), Double(image.height)])
        }
        #expect(easel.said == [])
    }

    @Test func `no pixel is read for them`() throws {
        // The headers of 10,000 × 10,000 pixels, and nothing behind them.
        let png = PNGMaker.claiming(10_000, 10_000)
        #expect(sides(png) == [7_016, 7_016] && easel.said == [])
        #expect(easel.load(png) == nil)
        var jpeg = try #require(JPEGFile.write(Easel.ramp(9, 9)))
        let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
        jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0x27, 0x10, 0x27, 0x10])
        #expect(sides(jpeg) == [7_016, 7_016] || sides(jpeg) == [10_000, 10_000])
        #expect(easel.diagnostics.errorCount == 1)
    }

    @Test func `a header behind long profiles is found`() throws {
        let jpeg = try #require(JPEGFile.write(Easel.ramp(61, 47)))
        let segment: [UInt8] = [0xFF, 0xE2, 0xFF, 0xFF] + Array(repeating: 1, count: 0xFFFD)
        #expect(sides(Array(jpeg[..<2]) + segment + segment + segment + jpeg[2...]) == [61, 47])
        let png = PNGMaker(width: 5, height: 4) { _, _ in [7] }.bytes
        #expect(sides(Array(png[..<33]) + PNGMaker.chunk("vaRq", Array(repeating: 0, count: 100_000)) + png[33...]) == [5, 4])
        #expect(easel.said == [])
    }

    @Test func `what is no picture has none, and is told of once`() {
        for file in [[], Array("GIF89a..".utf8), PNGMaker.claiming(40_000, 3), [0xFF, 0xD8, 0xFF, 0xDA], Array("<svg/>".utf8)] as [[UInt8]] {
            #expect(sides(file) == nil)
        }
        #expect(easel.diagnostics.errorCount == 5 && easel.diagnostics.all.count == 5)
    }

    @Test func `of a drawing they are its size`() throws {
        let extent = try #require(easel.extent(Array("<svg width='40' height='20'/>".utf8)))
        #expect(extent == PictureExtent(width: 30, height: 15, isDrawing: true))
    }

    private static func exif(orientation: UInt8) -> [UInt8] {
        let tiff: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
        return [0xFF, 0xE1, 0, UInt8(8 + tiff.count)] + Array("Exif\0\0".utf8) + tiff
    }
}
