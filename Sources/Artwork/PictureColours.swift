import Colour

/// A picture as its file has it, with what is said of it that stops nothing.
struct ReadPicture {
    var image: RasterImage
    var warnings: [PictureFault] = []
}

/// Finds out how the colours of pictures are brought to sRGB, by the profiles that their files carry.
///
/// Keeps what it has found, since a transform costs more than most pictures do. Belongs to one thread.
final class PictureColours {
    private struct Request: Hashable {
        var layout: PixelLayout
        var profile: [UInt8]
    }

    private var found: [Request: ColourChange] = [:]

    /// The cameras and editors of one issue are fewer. Transforms of hostile profiles take much memory.
    private static let mostKept = 8

    /// What becomes of pixels as the file has them, ink being 255 in CMYK. A profile that is broken or for other pixels changes
    /// nothing, and is told of.
    func change(of layout: PixelLayout, by profile: Result<[UInt8], ColourFault>?) -> ColourChange {
        switch profile {
        case nil: return ColourChange()
        case .failure(let fault): return ColourChange(fault: PictureFault(fault))
        case .success(let bytes):
            let request = Request(layout: layout, profile: bytes)
            if let change = found[request] { return change }
            if found.count == Self.mostKept { found.removeAll() }
            let change = Self.change(layout, bytes)
            found[request] = change
            return change
        }
    }

    private static func change(_ layout: PixelLayout, _ profile: [UInt8]) -> ColourChange {
        do throws(ColourFault) {
            return ColourChange(transform: try transform(from: layout, profile))
        } catch {
            // Gray pictures often keep the profile of the coloured ones they were made of; the grays of sRGB are ours.
            if layout == .gray, isSRGB(profile) { return ColourChange() }
            return ColourChange(fault: PictureFault(error))
        }
    }

    /// Nil where it would change nothing.
    private static func transform(from layout: PixelLayout, _ profile: [UInt8]) throws(ColourFault) -> ColourTransform? {
        let target: PixelLayout = layout == .gray ? .gray : .rgb
        let transform = try ColourTransform(from: layout, profile: profile, to: target, of: nil)
        return layout == target && isIdle(transform) ? nil : transform
    }

    private static func isSRGB(_ profile: [UInt8]) -> Bool {
        guard let transform = try? ColourTransform(from: .rgb, profile: profile, to: .rgb, of: nil) else { return false }
        return isIdle(transform)
    }

    /// Whether colours come out as they went in. What profiles of sRGB leave is less than two steps: curves in tables and
    /// rounded numbers. A plain power of 2.2 is six off.
    private static func isIdle(_ transform: ColourTransform) -> Bool {
        let pixels = transform.source == .gray ? grays : ColourChange.grayPixels + cube
        return zip(pixels, transform.convert(pixels)).allSatisfy { abs(Int($0) - Int($1)) <= 2 }
    }

    private static let grays = (0...255).map { UInt8($0) }

    private static let cube: [UInt8] = {
        let steps: [UInt8] = [0, 51, 102, 153, 204, 255]
        return steps.flatMap { red in steps.flatMap { green in steps.flatMap { [red, green, $0] } } }
    }()
}

/// What is to be done with the colours of a picture.
struct ColourChange {
    /// To sRGB; nil where they are that, or have to be taken for it.
    var transform: ColourTransform?
    /// Why the profile of the file is passed over.
    var fault: PictureFault?

    /// A gray or RGB picture in sRGB.
    func changed(_ image: RasterImage) -> RasterImage {
        guard let transform else { return image }
        if image.format == .colour, image.isNeutral, let grays {
            let pixels = (0..<image.width * image.height).map { grays[Int(image.pixels[$0 * 3])] }
            return RasterImage(width: image.width, height: image.height, format: .gray, pixels: pixels)
        }
        return RasterImage(width: image.width, height: image.height, format: image.format, pixels: transform.convert(image.pixels))
    }

    /// The gray of each step, where equal parts are grays but for rounding, which would leave a gray picture its colours.
    private var grays: [UInt8]? {
        guard let transform else { return nil }
        let pixels = transform.convert(Self.grayPixels), places = stride(from: 0, to: pixels.count, by: 3)
        let isGray = places.allSatisfy {
            let parts = pixels[$0..<$0 + 3]
            return (parts.max() ?? 0) - (parts.min() ?? 0) <= 2
        }
        return isGray ? places.map { pixels[$0 + 1] } : nil
    }

    /// All RGB pixels of equal parts.
    static let grayPixels = (0...255).flatMap { [UInt8](repeating: $0, count: 3) }
}

extension PictureFault {
    fileprivate init(_ fault: ColourFault) {
        let reason = if case .wrongClass(let name) = fault { "an ICC profile of class \(name) is not for pictures" } else { "\(fault)" }
        self.init(message: "the picture's colour profile is passed over: \(reason)",
                  hint: "open the picture in a picture editor and export it in sRGB")
    }
}
