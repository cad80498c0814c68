public import Geometry
public import LayoutBook

/// What is drawn in a picture's place, ready to be scaled into a rectangle.
public enum Artwork: Sendable {
    case image(RasterImage)
    case drawing(VectorDrawing)
    case modules(ModuleMatrix)
}

/// An image of pixels, rows from the top.
///
/// Invariant: `width` and `height` are positive, and `pixels` holds as many bytes as they ask for.
public struct RasterImage: Sendable {
    public enum Format: Sendable, Hashable {
        /// Three bytes a pixel: red, green, blue, in sRGB.
        case colour
        /// A byte a pixel, 0 is black.
        case gray
        /// A bit a pixel, the highest first, rows filled up to whole bytes; 1 is black.
        case bilevel
    }

    /// Pixels in a row, and rows.
    public var width: Int
    public var height: Int
    /// What a pixel is.
    public var format: Format
    /// Row by row.
    public var pixels: [UInt8]
    /// The JPEG file of these pixels, which goes into a PDF in their place: the author's own, or one made anew where only
    /// a part of that, or less of it, is shown.
    public var jpeg: [UInt8]?

    public init(width: Int, height: Int, format: Format, pixels: [UInt8], jpeg: [UInt8]? = nil) {
        self.width = width
        self.height = height
        self.format = format
        self.pixels = pixels
        self.jpeg = jpeg
    }
}

/// A drawing of lines and surfaces in the inks of a layout.
public struct VectorDrawing: Sendable {
    /// An SVG file whose every colour is the key of an ink.
    public var svg: [UInt8]
    /// As large as its file says it is; it may be set larger and smaller.
    public var size: Size

    public init(svg: [UInt8], size: Size) {
        self.svg = svg
        self.size = size
    }
}

/// The black and white modules of a code, without the quiet zone around it, which whoever places it leaves free.
public struct ModuleMatrix: Sendable, Hashable {
    /// Modules on a side.
    public var side: Int
    /// Row by row from the top; true is black.
    public var isBlack: [Bool]
    /// Of the black modules.
    public var ink: InkKey

    public init(side: Int, isBlack: [Bool], ink: InkKey = .black) {
        self.side = side
        self.isBlack = isBlack
        self.ink = ink
    }

    /// Modules that must stay white on each side. Source: ISO/IEC 18004:2015, 6.3.8.
    public static let quietZone = 4
}
