import CJPEG
import Colour
import Glibc

/// Reads and writes JPEG files.
enum JPEGFile {
    static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

    /// Of the pictures that are encoded anew, since they were cut or made smaller.
    private static let quality: Int32 = 92

    /// Reads a file, upright and in sRGB. Where it is larger than any sheet shows it is decoded at a half, a quarter or an eighth.
    static func read(_ file: [UInt8], _ colours: PictureColours) throws(PictureFault) -> ReadPicture {
        let header = try header(file), reduction = reduction(for: max(header.width, header.height))
        let layout: PixelLayout = header.components == 1 ? .gray : header.components == 3 ? .rgb : .cmyk
        let change = colours.change(of: layout, by: header.profile(in: file))
        var image = try decode(file, header, reduction: reduction)
        if layout == .cmyk {
            image.pixels = rgb(fromCMYK: image.pixels, isInverted: header.isAdobes, by: change.transform)
        } else {
            image = change.changed(image)
        }
        let isKept = reduction == 1 && header.isBaseline && header.orientation == 1 && layout != .cmyk && change.transform == nil
        if isKept { image.jpeg = header.bare(file) }
        return ReadPicture(image: image.turned(upright: header.orientation), warnings: change.fault.map { [$0] } ?? [])
    }

    /// Of the upright image, from what stands before the picture; throws where the bytes end there.
    static func sides(_ file: [UInt8]) throws(PictureFault) -> PixelSides {
        let header = try header(file), sides = PixelSides(width: header.width, height: header.height)
        return sides.reduced(reduction(for: max(header.width, header.height))).turned(upright: header.orientation)
    }

    private static func header(_ file: [UInt8]) throws(PictureFault) -> JPEGHeader {
        guard let header = JPEGHeader(file) else { throw .broken("it ends before the picture begins") }
        try PictureLimits.check(width: header.width, height: header.height)
        guard [1, 3, 4].contains(header.components) else {
            throw .broken("it has \(header.components) components, which is neither gray, RGB nor CMYK")
        }
        return header
    }

    private static func reduction(for side: Int) -> Int {
        [8, 4, 2].first { side / $0 >= PictureLimits.useful } ?? 1
    }

    private static func decode(_ file: [UInt8], _ header: JPEGHeader, reduction: Int) throws(PictureFault) -> RasterImage {
        let sides = PixelSides(width: header.width, height: header.height).reduced(reduction), (width, height) = (sides.width, sides.height)
        var reason = [CChar](repeating: 0, count: Int(cjpeg_reason_length)), isSound = false
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * header.components) { buffer, count in
            isSound = cjpeg_decode(file, file.count, Int32(header.components), Int32(reduction), buffer.baseAddress,
                                   buffer.count, &reason)
            count = isSound ? buffer.count : 0
        }
        guard isSound else {
            throw .broken(String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        return RasterImage(width: width, height: height, format: header.components == 1 ? .gray : .colour, pixels: pixels)
    }

    /// CMYK by its profile; without one each of red, green and blue is what its ink and black let through.
    /// Source: ISO 32000-1 10.3.5, with products for sums, which keep shadows apart.
    private static func rgb(fromCMYK pixels: [UInt8], isInverted: Bool, by transform: ColourTransform?) -> [UInt8] {
        if let transform { return transform.convert(isInverted ? pixels.map { 255 - $0 } : pixels) }
        return [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * 3) { rgb, count in
            let flip: UInt8 = isInverted ? 0 : 255
            for pixel in 0..<pixels.count / 4 {
                let black = Int(pixels[pixel * 4 + 3] ^ flip)
                for part in 0..<3 { rgb[pixel * 3 + part] = UInt8((Int(pixels[pixel * 4 + part] ^ flip) * black + 127) / 255) }
            }
            count = pixels.count / 4 * 3
        }
    }

    /// A baseline file of gray or coloured pixels; nil where libjpeg will not.
    static func write(_ image: RasterImage) -> [UInt8]? {
        var count = 0
        let parts: Int32 = image.format == .gray ? 1 : 3
        guard let file = cjpeg_encode(image.pixels, Int32(image.width), Int32(image.height), parts, quality, &count)
        else { return nil }
        defer { free(file) }
        return Array(UnsafeBufferPointer(start: file, count: count))
    }
}

extension RasterImage {
    /// The same pixels with a JPEG file of them, where there is none yet. What came from such a file is no worse for it, and
    /// bare pixels of a photograph would take ten times the room.
    func encoded() -> RasterImage {
        if jpeg != nil { return self }
        var image = self
        image.jpeg = JPEGFile.write(self)
        return image
    }
}
