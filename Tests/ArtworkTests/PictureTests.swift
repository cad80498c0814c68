@testable import Artwork
import Geometry
import Glibc
import Manuscript
import Testing

/// PNG and JPEG files of every kind come out as the pixels that they show.
struct PictureTests {
    private let easel = Easel()

    private func png(_ kind: Int, depth: Int = 8, isInterlaced: Bool = false, palette: [UInt8] = [],
                     size: (Int, Int) = (9, 5), pixel: @escaping (Int, Int) -> [Int]) -> [UInt8] {
        PNGMaker(width: size.0, height: size.1, depth: depth, kind: kind, isInterlaced: isInterlaced, palette: palette, pixel: pixel).bytes
    }

    @Test(arguments: [false, true]) func `PNG of every kind`(isInterlaced: Bool) throws {
        let gray = try #require(easel.image(png(0, isInterlaced: isInterlaced) { x, y in [x * 20 + y] }))
        #expect(gray.format == .gray && gray.width == 9 && gray.height == 5)
        #expect(gray.pixels == (0..<5).flatMap { y in (0..<9).map { x in UInt8(x * 20 + y) } })
        let bits = try #require(easel.image(png(0, depth: 1, isInterlaced: isInterlaced) { x, y in [(x + y) & 1] }))
        #expect(bits.pixels == (0..<45).map { ($0 / 9 + $0 % 9) & 1 == 1 ? 255 : 0 })
        let fine = try #require(easel.image(png(0, depth: 16, isInterlaced: isInterlaced) { x, _ in [x * 0x1010] }))
        #expect(fine.pixels.prefix(9) == [0, 16, 32, 48, 64, 80, 96, 112, 128])
        let colour = try #require(easel.image(png(2, isInterlaced: isInterlaced) { x, y in [x, y, 200] }))
        #expect(colour.format == .colour && colour.pixels.prefix(6) == [0, 0, 200, 1, 0, 200])
        let palette = try #require(easel.image(png(3, depth: 4, isInterlaced: isInterlaced, palette: [10, 20, 30, 1, 2, 3]) { x, _ in [x & 1] }))
        #expect(palette.pixels.prefix(6) == [10, 20, 30, 1, 2, 3])
        #expect(easel.said == [])
    }

    @Test func `what is see-through is laid on white, and colours that are none become gray`() throws {
        let clear = try #require(easel.image(png(6) { x, _ in [255, 0, 0, x == 0 ? 0 : 255] }))
        #expect(clear.format == .colour && clear.pixels.prefix(6) == [255, 255, 255, 255, 0, 0])
        let soft = try #require(easel.image(png(4) { x, _ in [0, x == 0 ? 0 : 255] }))
        #expect(soft.format == .gray && soft.pixels.prefix(2) == [255, 0])
        let neutral = try #require(easel.image(png(2) { x, y in [x * 9, x * 9, x * 9] }))
        #expect(neutral.format == .gray && neutral.pixels.prefix(4) == [0, 9, 18, 27])
        #expect(easel.said == [])
    }

    @Test func `gray is as bright as the colour`() {
        #expect(Gray.pixels(of: [255, 0, 0, 0, 255, 0, 0, 0, 255]) == [127, 220, 76])
        #expect(Gray.pixels(of: (0...255).flatMap { [UInt8($0), UInt8($0), UInt8($0)] }) == (0...255).map { UInt8($0) })
    }

    @Test func `a JPEG goes on as it is, without what the camera says`() throws {
        let plain = try #require(JPEGFile.write(Easel.ramp(40, 24)))
        let secret = "taken at home"
        let told = exif(1, in: plain, beside: secret)
        let image = try #require(easel.image(told))
        #expect(image.width == 40 && image.height == 24 && image.format == .colour)
        #expect(image.jpeg == plain)
        #expect(abs(Int(image.pixels[0]) - 255) < 12 && abs(Int(image.pixels[39 * 3]) - 0) < 12)
        #expect(easel.said == [])
    }

    @Test func `it ends where the picture ends, whatever stands behind that`() throws {
        let noisy = RasterImage(width: 60, height: 50, format: .gray, pixels: (0..<3_000).map { UInt8($0 * $0 >> 4 & 255) })
        let plain = try #require(JPEGFile.write(noisy)), second = exif(1, in: plain, beside: "taken at home")
        // A byte of 255 within the picture has a 0 behind it.
        #expect(zip(plain, plain.dropFirst()).contains { $0 == (0xFF, 0) })
        for trailer in [second, Array("taken at home".utf8), [0xFF, 0xD9], [0xFF], [0]] {
            #expect(try #require(easel.image(plain + trailer)).jpeg == plain)
        }
        #expect(easel.said == [])
    }

    @Test func `restarts and stuffed bytes are the picture's, comments and applications' words are not, wherever they stand`() throws {
        let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0], table: [UInt8] = [0xFF, 0xC4, 0, 4, 0xFF, 0xD9]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 4, 1, 2, 7, 0xFF, 0, 7, 0xFF, 0xD0, 7, 0xFF, 0xD7, 0xFF, 0, 0xFF]
        func secret(_ marker: UInt8, _ name: String = "") -> [UInt8] {
            let body = Array((name + "at home").utf8) + [0xFF, 0xDA]
            return [0xFF, 0xFF, marker, 0, UInt8(body.count + 2)] + body
        }
        let secrets = secret(0xFE) + secret(0xE1) + secret(0xEF) + secret(0xE0, "JFXX\0")
        let late = secrets + secret(0xE0, "JFIF\0"), end: [UInt8] = [0xFF, 0xD9]
        let told = [0xFF, 0xD8] + secrets + frame + secrets + table + scan + late + table + scan + late + end
        let plain = [0xFF, 0xD8] + frame + table + scan + [0xFF] + table + scan + [0xFF] + end
        func bare(_ file: [UInt8]) -> [UInt8]? { JPEGHeader(file)?.bare(file) }
        #expect(bare(told + secrets + told) == bare(plain))
        #expect(bare(plain).map { Array($0.suffix(2)) } == end)
        #expect(bare(told)?.contains(UInt8(ascii: "h")) == false)
    }

    @Test func `a progressive file without comments between its scans is the same picture`() throws {
        let plain = Self.progressive
        let header = try #require(JPEGHeader(plain)), comment = [0xFF, 0xFE, 0, 9] + Array("at home".utf8)
        #expect(header.bare(plain) == plain)
        var told = plain, count = 0
        for at in plain.indices.dropLast().reversed() where plain[at] == 0xFF && [0xC4, 0xDA].contains(plain[at + 1]) {
            told.insert(contentsOf: comment, at: at)
            count += 1
        }
        #expect(count > 8)
        #expect(JPEGHeader(told)?.bare(told + plain) == plain)
        #expect(try #require(easel.image(told)).pixels == easel.image(plain)?.pixels)
    }

    /// A file that says how it lies, in a segment behind the first marker.
    private func exif(_ orientation: Int, in file: [UInt8], beside words: String = "") -> [UInt8] {
        let tiff = Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
        let body = Array("Exif\0\0".utf8) + tiff + Array(words.utf8)
        return Array(file[..<2]) + [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + file[2...]
    }

    @Test(arguments: 1...8) func `a picture stands upright whichever way the camera was held`(orientation: Int) throws {
        // White in the upper left, gray in the upper right, as seen.
        let seen = { (x: Int, y: Int, width: Int, height: Int) -> UInt8 in y * 2 < height ? (x * 2 < width ? 255 : 128) : 0 }
        let (width, height) = orientation < 5 ? (32, 16) : (16, 32)
        let stored = (0..<height).flatMap { y in (0..<width).map { x -> UInt8 in
            // Where a stored pixel is seen. Source: Exif 2.32, table of tag 0x0112.
            switch orientation {
            case 1: seen(x, y, 32, 16)
            case 2: seen(31 - x, y, 32, 16)
            case 3: seen(31 - x, 15 - y, 32, 16)
            case 4: seen(x, 15 - y, 32, 16)
            case 5: seen(y, x, 32, 16)
            case 6: seen(31 - y, x, 32, 16)
            case 7: seen(31 - y, 15 - x, 32, 16)
            default: seen(y, 15 - x, 32, 16)
            }
        } }
        let file = try #require(JPEGFile.write(RasterImage(width: width, height: height, format: .gray, pixels: stored)))
        let image = try #require(easel.image(exif(orientation, in: file)))
        #expect(image.width == 32 && image.height == 16)
        for (x, y) in [(3, 3), (28, 3), (3, 12), (28, 12)] {
            #expect(abs(Int(image.pixels[y * 32 + x]) - Int(seen(x, y, 32, 16))) < 20, "\(x), \(y)")
        }
        #expect(image.jpeg.map { JPEGHeader($0)?.orientation } == 1)
    }

    @Test func `CMYK becomes RGB, and a progressive file a baseline one`() throws {
        let image = try #require(easel.image(Self.cyan))
        #expect(image.pixels.prefix(3).map { Int($0) / 16 } == [0, 15, 15])
        let ramp = try #require(easel.image(Self.progressive))
        #expect(ramp.format == .gray && abs(Int(ramp.pixels[8]) - 128) < 8)
        #expect(JPEGHeader(Self.progressive)?.isBaseline == false)
        #expect(ramp.jpeg.flatMap(JPEGHeader.init)?.isBaseline == true)
    }

    /// Cyan alone, 8 by 8, as Adobe stores it: the other way round.
    static let cyan = decoded("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV"
        + "FQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQ"
        + "BLAAA/ACqKmVMqb//Z")

    /// A ramp of gray in several scans.
    private static let progressive = decoded(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUF"
        + "RUVDA8XGBYUGBIUFRT/wgALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAf/2gAIAQEAAAABj6qKqq//xAAVEAEBAAAAAAAAAAAAAAAAAAAABv/aAAgB"
        + "AQABBQKbTabTb//EABUQAQEAAAAAAAAAAAAAAAAAAAAC/9oACAEBAAY/ApSlL//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8hH/8A/9oACAEBAAAAEF/"
        + "/xAAVEAEBAAAAAAAAAAAAAAAAAAAAwf/aAAgBAQABPxCCCCD/2Q==")

    private static func decoded(_ base64: String) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bits = 0, count = 0, bytes: [UInt8] = []
        for digit in base64.utf8 {
            guard let value = digits.firstIndex(of: digit) else { break }
            bits = (bits << 6 | value) & 0xFFFF
            count += 6
            if count >= 8 { count -= 8; bytes.append(UInt8(bits >> count & 255)) }
        }
        return bytes
    }

    @Test(arguments: [
        (nil, nil, (0.5, 0.5), (0, 0, 100, 40)),
        (Figure.Crop(left: 0.1, top: 0.25, width: 0.5, height: 0.5), nil, (0.5, 0.5), (10, 10, 50, 20)),
        (nil, 1, (0.5, 0.5), (30, 0, 40, 40)), (nil, 1, (0, 0), (0, 0, 40, 40)), (nil, 1, (0.9, 0), (60, 0, 40, 40)),
        (nil, 5, (0.5, 0.25), (0, 0, 100, 20)), (nil, 5, (0.5, 0.6), (0, 14, 100, 20)),
        (Figure.Crop(left: 0.5, top: 0, width: 0.5, height: 1), 1, (0, 0), (50, 0, 40, 40)),
        (Figure.Crop(left: 0.9, top: 0.9, width: 4, height: 4), nil, (0, 0), (90, 36, 10, 4)),
        (Figure.Crop(left: 2, top: 0, width: 1, height: 1), nil, (0, 0), (0, 0, 100, 40)),
    ] as [(Figure.Crop?, Double?, (Double, Double), (Int, Int, Int, Int))])
    func `a picture is cut to its crop, and to the frame round its focus`(
        crop: Figure.Crop?, aspect: Double?, focus: (Double, Double), wanted: (Int, Int, Int, Int)
    ) throws {
        let file = png(2, size: (100, 40)) { x, y in [x, y, 255] }
        let image = try #require(easel.image(file, PictureOptions(
            crop: crop, aspect: aspect, focus: .init(x: focus.0, y: focus.1))))
        #expect((Int(image.pixels[0]), Int(image.pixels[1]), image.width, image.height) == wanted)
    }

    @Test func `a part of a JPEG is a JPEG again`() throws {
        let file = try #require(JPEGFile.write(Easel.ramp(64, 64)))
        let part = try #require(easel.image(file, PictureOptions(aspect: 2)))
        #expect(part.width == 64 && part.height == 32)
        #expect(part.jpeg.flatMap(JPEGHeader.init).map { [$0.width, $0.height, $0.components] } == [64, 32, 3])
        let gray = try #require(easel.image(file, PictureOptions(colour: .gray)))
        #expect(gray.jpeg.flatMap(JPEGHeader.init)?.components == 1)
    }

    @Test func `scaling keeps the mean, and what is even stays even`() {
        var noise = Noise(state: 4)
        let pixels = (0..<37 * 23).map { _ in UInt8.random(in: 0...255, using: &noise) }
        let image = RasterImage(width: 37, height: 23, format: .gray, pixels: pixels)
        let mean = { (image: RasterImage) in Double(image.pixels.reduce(0) { $0 + Int($1) }) / Double(image.pixels.count) }
        for (width, height) in [(5, 3), (36, 22), (37, 23), (74, 46), (1, 1), (100, 2)] {
            let scaled = image.scaled(width: width, height: height)
            #expect(scaled.pixels.count == width * height)
            #expect(abs(mean(scaled) - mean(image)) < 0.6, "\(width) × \(height)")
            #expect(Set(Easel.even(77, 37, 23).scaled(width: width, height: height).pixels) == [77])
        }
    }

    @Test func `a picture on a page has no more pixels than print shows`() throws {
        let size = RasterImage(width: 1000, height: 500, format: .gray, pixels: Array(repeating: 9, count: 500_000))
        #expect(size.resolution(at: Size(width: .inch(2), height: .inch(1))) == 500)
        let fine = Artwork.image(size).prepared(for: Size(width: .inch(1), height: .inch(0.5)), colour: .any)
        #expect(fine.resolution(at: Size(width: .inch(1), height: .inch(0.5))) == 300)
        let enough = Artwork.image(size).prepared(for: Size(width: .inch(2.5), height: .inch(1.25)), colour: .gray)
        #expect(enough.resolution(at: Size(width: .inch(2.5), height: .inch(1.25))) == 400)
    }

    @Test func `nor more than a press shows, if it has far more`() throws {
        let size = Size(width: .inch(2), height: .inch(1)), jpeg: [UInt8] = [1]
        func dots(_ width: Int, _ format: RasterImage.Format = .gray, to resolution: Double) -> Double? {
            let row = format == .bilevel ? (width + 7) / 8 : width
            let image = RasterImage(width: width, height: width / 2, format: format, pixels: Array(repeating: 9, count: row * (width / 2)), jpeg: jpeg)
            return Artwork.image(image).limited(to: resolution, at: size).resolution(at: size)
        }
        #expect(dots(600, to: 170) == 170 && dots(500, to: 170) == 250 && dots(200, to: 170) == 100)
        #expect(dots(1_200, .bilevel, to: 170) == 600)
        let image = RasterImage(width: 600, height: 300, format: .gray, pixels: Array(repeating: 9, count: 180_000), jpeg: jpeg)
        guard case .image(let smaller) = Artwork.image(image).limited(to: 170, at: size) else { return #expect(Bool(false)) }
        #expect(smaller.jpeg.flatMap(JPEGHeader.init).map { [$0.width, $0.height] } == [340, 170])
    }

    @Test func `a code says its text to readers`() throws {
        let code = try #require(ModuleMatrix(qr: "https://example.org/سپیده"))
        #expect(code.side == 29 && code.isBlack.count == 29 * 29)
        // The finders in three corners. Source: ISO/IEC 18004:2015, 6.3.3.
        for (x, y) in [(0, 0), (22, 0), (0, 22)] {
            let rows = (0..<7).map { row in (0..<7).map { code.isBlack[(y + row) * 29 + x + $0] ? "#" : "." }.joined() }
            #expect(rows == ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"])
        }
        #expect(ModuleMatrix(qr: "") == nil)
        #expect(ModuleMatrix(qr: String(repeating: "a", count: 2_331))?.side == 177)
        #expect(ModuleMatrix(qr: String(repeating: "a", count: 2_332)) == nil)
    }
}
