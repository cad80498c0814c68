import Colour
import CPNG

/// Reads PNG files of every kind: palettes, 16 bits, interlaced; what is see-through is laid on white.
enum PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Reads a file and brings it to sRGB. A profile counts more than what is said for readers that know none.
    static func read(_ file: [UInt8], _ colours: PictureColours) throws(PictureFault) -> ReadPicture {
        let words = PNGColours(file), profile = words.profile(in: file)
        let change = colours.change(of: words.isColour ? .rgb : .gray, by: profile)
        let image = try decode(profile != nil && change.fault == nil ? words.bare(file) : file)
        return ReadPicture(image: change.changed(image), warnings: change.fault.map { [$0] } ?? [])
    }

    private static func decode(_ file: [UInt8]) throws(PictureFault) -> RasterImage {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        // libpng reads from the file until the image is free.
        let result = file.withUnsafeBytes { bytes in decode(&image, from: bytes) }
        return try result.get()
    }

    /// What its first bytes say; throws where these are too few for its header.
    static func sides(_ file: [UInt8]) throws(PictureFault) -> PixelSides {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        let hasHeader = file.withUnsafeBytes { png_image_begin_read_from_memory(&image, $0.baseAddress, $0.count) != 0 }
        guard hasHeader else { throw .broken(reason(image)) }
        let sides = PixelSides(width: Int(image.width), height: Int(image.height))
        try PictureLimits.check(width: sides.width, height: sides.height)
        return sides
    }

    private static func decode(_ image: inout png_image, from file: UnsafeRawBufferPointer) -> Result<RasterImage, PictureFault> {
        guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
            return .failure(.broken(reason(image)))
        }
        let width = Int(image.width), height = Int(image.height)
        do throws(PictureFault) { try PictureLimits.check(width: width, height: height) } catch { return .failure(error) }
        let isColour = image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
        // Without a word about it 16 bits would be taken for linear light.
        image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
        image.format = isColour ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
        var white = png_color(red: 255, green: 255, blue: 255), isSound = false
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * (isColour ? 3 : 1)) { buffer, count in
            isSound = png_image_finish_read(&image, &white, buffer.baseAddress, 0, nil) != 0
            count = isSound ? buffer.count : 0
        }
        guard isSound else { return .failure(.broken(reason(image))) }
        return .success(RasterImage(width: width, height: height, format: isColour ? .colour : .gray, pixels: pixels))
    }

    private static func reason(_ image: png_image) -> String {
        withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
