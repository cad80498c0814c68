@testable import Artwork
import Diagnostics
import Glibc
import Testing

/// What is no picture, or no whole one, is told of and never a crash.
struct BadPictureTests {
    private let easel = Easel()

    private static func png(_ width: Int, _ height: Int) -> [UInt8] {
        PNGMaker(width: width, height: height, kind: 2) { x, y in [x * 7 & 255, y * 5 & 255, x * y & 255] }.bytes
    }

    @Test(arguments: [
        ([], "the picture is broken: the file is empty"),
        (Array("Not a picture.".utf8), "the picture is broken: it is neither PNG nor JPEG nor SVG"),
        (Array("GIF89a....".utf8), "the picture is a GIF, which cannot be set"),
        (Array("%PDF-1.7".utf8), "the picture is a PDF, which cannot be set"),
        (Array("RIFF\0\0\0\0WEBPVP8 ".utf8), "the picture is a WebP picture, which cannot be set"),
        (PNGMaker.claiming(40_000, 300), "the picture is too large: 40000 × 300 pixels"),
        (PNGMaker.claiming(20_000, 20_000), "the picture is too large: 20000 × 20000 pixels"),
        ([0xFF, 0xD8, 0xFF], "the picture is broken: it ends before the picture begins"),
        ([0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2],
         "the picture is too large: 65535 × 65535 pixels"),
    ] as [([UInt8], String)])
    func `bad files are told of in the article's place`(bytes: [UInt8], message: String) {
        #expect(easel.load(bytes) == nil)
        #expect(easel.said == ["lead.md:3:5: error: : \(message)"])
    }

    @Test func `so is one that is missing, or a folder, each time it is asked for`() {
        for _ in 0..<2 { #expect(easel.load(path: "/nowhere/a.png") == nil && easel.load(path: "/usr") == nil) }
        #expect(easel.said == [
            "lead.md:3:5: error: /nowhere/a.png: the picture is missing: No such file or directory",
            "lead.md:3:5: error: /usr: the picture cannot be read: it is no file, or one that you may not open",
        ])
        #expect(easel.diagnostics.errorCount == 4)
    }

    @Test func `files cut short are broken wherever the cut is`() throws {
        let noisy = RasterImage(width: 60, height: 50, format: .gray, pixels: (0..<3_000).map { UInt8($0 * $0 >> 4 & 255) })
        for file in [Self.png(60, 50), try #require(JPEGFile.write(Easel.ramp(60, 50))), try #require(JPEGFile.write(noisy))] {
            #expect(easel.load(file) != nil)
            // The end mark alone may be lacking.
            for count in stride(from: 0, to: file.count - 14, by: 97) {
                #expect(easel.load(Array(file[..<count])) == nil, "\(count) of \(file.count) bytes")
            }
        }
        #expect(easel.said.allSatisfy { $0.contains("the picture is broken: ") })
    }

    @Test func `spoiled bytes never crash it, and give a picture of the right size or none`() throws {
        var noise = Noise(state: 11)
        let jpeg = try #require(JPEGFile.write(Easel.ramp(40, 30)))
        let svg = Array("<svg width='9' height='9'><g id='a' fill='red'><path d='M0 0h9'/></g><use href='#a'/></svg>".utf8)
        for file in [Self.png(40, 30), jpeg, svg] {
            for _ in 0..<400 {
                var spoiled = file
                for _ in 0..<Int.random(in: 1...4, using: &noise) {
                    spoiled[Int.random(in: 0..<file.count, using: &noise)] = UInt8.random(in: 0...255, using: &noise)
                }
                guard case .image(let image) = easel.load(spoiled) else { continue }
                #expect(image.pixels.count == image.width * image.height * (image.format == .colour ? 3 : 1))
            }
        }
    }
}
