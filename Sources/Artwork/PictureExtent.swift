import Manuscript

/// How large a picture is before it is scaled: in pixels, or in points of a drawing.
///
/// Invariant: both are positive.
public struct PictureExtent: Sendable, Hashable {
    public var width: Double
    public var height: Double
    /// Made of lines and surfaces: as sharp at any size.
    public var isDrawing: Bool
}

/// The sides of an image in pixels, and what becomes of them on the way from the file to what is seen: the same steps as those of
/// ``RasterImage``, without a pixel.
struct PixelSides: Equatable {
    var width: Int
    var height: Int

    /// Decoded at a part of its size.
    func reduced(_ reduction: Int) -> PixelSides {
        PixelSides(width: (width + reduction - 1) / reduction, height: (height + reduction - 1) / reduction)
    }

    /// From the fifth of the ways in which a camera may have been held on it lies on its side.
    func turned(upright orientation: Int) -> PixelSides {
        orientation >= 5 ? PixelSides(width: height, height: width) : self
    }

    /// The part that a crop shows, in whole pixels and at least one.
    func part(_ crop: Figure.Crop) -> (columns: Range<Int>, rows: Range<Int>) {
        func span(_ start: Double, _ extent: Double, of pixels: Int) -> Range<Int> {
            let from = min(Int((start * Double(pixels)).rounded()), pixels - 1)
            return from..<min(max(Int(((start + extent) * Double(pixels)).rounded()), from + 1), pixels)
        }
        return (span(crop.left, crop.width, of: width), span(crop.top, crop.height, of: height))
    }

    /// In the same shape, with its longer side at most so many pixels.
    func limited(to side: Int) -> PixelSides {
        let longest = max(width, height)
        if longest <= side { return self }
        return PixelSides(width: max(width * side / longest, 1), height: max(height * side / longest, 1))
    }

    /// As much of it as is seen.
    func seen(_ options: PictureOptions) -> PixelSides {
        let part = part(options.view(ofAspect: Double(width) / Double(height)))
        return PixelSides(width: part.columns.count, height: part.rows.count).limited(to: PictureLimits.useful)
    }
}
