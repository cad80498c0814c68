public import Diagnostics
import Geometry
import Glibc
public import LayoutBook
import Manuscript

/// Makes artwork of files: PNG and JPEG pictures and SVG drawings, told apart by their first bytes.
///
/// Keeps what it has made, so that a picture on many pages is read once. It belongs to one thread at a time.
public final class ArtworkLoader {
    private struct Request: Hashable {
        var path: String
        var options: PictureOptions
        var inks: [Ink]
    }

    private struct Loaded {
        var artwork: Artwork
        var warnings: [PictureFault] = []
    }

    private let colours = PictureColours()
    private var made: [Request: Result<Loaded, PictureFault>] = [:]
    /// Sides of images; nil for drawings.
    private var measured: [Request: Result<PixelSides?, PictureFault>] = [:]
    /// Bytes of the pictures in `made`.
    private var kept = 0

    /// Pictures that are kept for the next page that shows them; beyond that they are read again.
    private static let mostKept = 128 << 20

    public init() {}

    /// The picture in the file at `path`, as seen from where the user stands. Of a drawing each colour is the nearest ink's.
    ///
    /// Nil with an error at `place`, where the path was written, or in the file itself, for what is missing, broken, too
    /// large or of no kind that can be printed.
    public func load(_ path: String, options: PictureOptions, inks: [Ink], at place: SourcePlace,
                     into diagnostics: inout Diagnostics) -> Artwork? {
        let request = Request(path: path, options: options, inks: inks)
        let result = made[request] ?? Result { () throws(PictureFault) in try make(request) }
        keep(result, for: request)
        switch result {
        case .success(let loaded):
            for fault in loaded.warnings {
                diagnostics.warn(fault.message, at: fault.place(in: path, or: place, into: &diagnostics), hint: fault.hint)
            }
            return loaded.artwork
        case .failure(let fault):
            // Where the place is the article's, the message names the file.
            diagnostics.error(.input, (fault.line == nil ? "\(path): " : "") + fault.message, at: fault.place(in: path, or: place, into: &diagnostics),
                              hint: fault.hint)
            return nil
        }
    }

    /// How large the picture is that ``load(_:options:inks:at:into:)`` gives. Of an image no pixel is decoded, so that damage behind its
    /// header is not found.
    ///
    /// Nil with the same errors.
    public func extent(of path: String, options: PictureOptions, inks: [Ink], at place: SourcePlace,
                       into diagnostics: inout Diagnostics) -> PictureExtent? {
        let request = Request(path: path, options: options, inks: inks)
        let result = measured[request] ?? Result { () throws(PictureFault) in try Self.measure(request) }
        measured[request] = result
        if case .success(let sides?) = result {
            return PictureExtent(width: Double(sides.width), height: Double(sides.height), isDrawing: false)
        }
        // A drawing has to be read for it, and what is at fault is said by who reads it.
        switch load(path, options: options, inks: inks, at: place, into: &diagnostics) {
        case .drawing(let drawing):
            return PictureExtent(width: drawing.size.width.points, height: drawing.size.height.points, isDrawing: true)
        case .image(let image): return PictureExtent(width: Double(image.width), height: Double(image.height), isDrawing: false)
        case .modules, nil: return nil
        }
    }

    /// The sides of an image as it is seen; nil for what is no image.
    private static func measure(_ request: Request) throws(PictureFault) -> PixelSides? {
        let head = try read(request.path, most: bytesOfHeader)
        guard head.starts(with: PNGFile.signature) || head.starts(with: JPEGFile.signature) else { return nil }
        func sides(_ file: [UInt8]) throws(PictureFault) -> PixelSides {
            file.starts(with: PNGFile.signature) ? try PNGFile.sides(file) : try JPEGFile.sides(file)
        }
        // Profiles and previews may take more room before the picture.
        if let found = try? sides(head) { return found.seen(request.options) }
        return try sides(read(request.path)).seen(request.options)
    }

    /// What stands before the picture in most files.
    private static let bytesOfHeader = 1 << 16

    private func keep(_ result: Result<Loaded, PictureFault>, for request: Request) {
        guard made[request] == nil else { return }
        kept += (try? result.get().artwork.bytes) ?? 0
        if kept > Self.mostKept {
            made.removeAll()
            kept = 0
        }
        made[request] = result
    }

    private func make(_ request: Request) throws(PictureFault) -> Loaded {
        let file = try Self.read(request.path)
        if file.starts(with: PNGFile.signature) {
            let picture = try PNGFile.read(file, colours)
            return Loaded(artwork: .image(Self.image(picture.image, request.options)), warnings: picture.warnings)
        }
        if file.starts(with: JPEGFile.signature) {
            let picture = try JPEGFile.read(file, colours), image = Self.image(picture.image, request.options)
            return Loaded(artwork: .image(request.options.colour == .halftone ? image : image.encoded()), warnings: picture.warnings)
        }
        guard let text = FileKinds.markup(file) else { throw FileKinds.fault(of: file) }
        let drawing = try DrawingFile.read(text, options: request.options, inks: request.inks)
        return Loaded(artwork: .drawing(drawing.drawing), warnings: drawing.warnings)
    }

    /// Gray where that is asked for or all there is; then the part that is seen, as fine as any sheet shows it.
    private static func image(_ picture: RasterImage, _ options: PictureOptions) -> RasterImage {
        var image = options.colour != .any || picture.format == .colour && picture.isNeutral ? picture.gray() : picture
        image = image.cut(to: options.view(ofAspect: Double(image.width) / Double(image.height)))
        return image.limited(to: PictureLimits.useful)
    }

    private static func read(_ path: String, most: Int = .max) throws(PictureFault) -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw PictureFault(message: "the picture is missing: \(String(cString: strerror(errno)))",
                               hint: "paths are seen from the folder of the article")
        }
        guard status.st_size <= PictureLimits.file else {
            throw PictureFault(message: "the picture's file has \(status.st_size) bytes", hint: "save it smaller")
        }
        guard let bytes = FileBytes.read(path, most: most) else {
            throw PictureFault(message: "the picture cannot be read: it is no file, or one that you may not open")
        }
        return bytes
    }
}

extension PictureFault {
    /// In the file itself where the fault has a line there.
    fileprivate func place(in path: String, or place: SourcePlace, into diagnostics: inout Diagnostics) -> SourcePlace {
        guard let line else { return place }
        return SourcePlace(file: diagnostics.register(file: path), line: line, column: column ?? 1)
    }
}

extension Artwork {
    /// What it takes of memory, nearly.
    fileprivate var bytes: Int {
        switch self {
        case .image(let image): image.pixels.count + (image.jpeg?.count ?? 0)
        case .drawing(let drawing): drawing.svg.count
        case .modules(let matrix): matrix.isBlack.count
        }
    }
}
