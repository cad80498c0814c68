import Artwork
import CCairo
import Geometry

/// Cairo's surfaces of a document's images, each made when it is first painted, so that a file holds it once.
///
/// Only an image that is painted several times on one page has as many surfaces: Cairo would write its name into the
/// page's resources as often, which is no sound PDF.
final class Plates {
    let artworks: [Artwork]
    /// Indexed like `artworks`.
    private var surfaces: [[OpaquePointer]]
    /// How often each has been painted on this page; indexed like `artworks`.
    private var uses: [Int]

    init(_ artworks: [Artwork]) {
        self.artworks = artworks
        surfaces = Array(repeating: [], count: artworks.count)
        uses = Array(repeating: 0, count: artworks.count)
    }

    deinit { for surface in surfaces.joined() { cairo_surface_destroy(surface) } }

    /// To be called after each page of a file.
    func turnPage() {
        for index in uses.indices { uses[index] = 0 }
    }

    /// Paints an image so that it fills an area; one of a single bit in the ink that the context is dipped into.
    ///
    /// - Parameter isPicture: Whether the medium has pixels of its own.
    func paint(_ index: Int, in area: Rect, on context: OpaquePointer, isPicture: Bool) throws(DrawingError) {
        guard case .image(let image) = artworks[index] else { preconditionFailure("only images have plates") }
        let surface = try surface(of: image, at: index)
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, area.left.points, area.top.points)
        cairo_scale(context, area.size.width.points / Double(image.width), area.size.height.points / Double(image.height))
        let pattern = cairo_pattern_create_for_surface(surface)
        defer { cairo_pattern_destroy(pattern) }
        if image.format == .bilevel {
            // Dots are not to be smoothed: this is what makes /Interpolate false. Pixels coarser than the dots take their mean.
            var across = 1.0, down = 0.0
            cairo_user_to_device_distance(context, &across, &down)
            cairo_pattern_set_filter(pattern, isPicture && across < 1 ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
            cairo_mask(context, pattern)
        } else {
            // In pixels the image goes on at its edges, or they would fade into the paper. In a PDF that would have Cairo
            // write another image, larger by a rim.
            cairo_pattern_set_extend(pattern, isPicture ? CAIRO_EXTEND_PAD : CAIRO_EXTEND_NONE)
            // Cairo's other filters have it ask readers to smooth the image, which PDF/A does not allow.
            if !isPicture { cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST) }
            cairo_set_source(context, pattern)
            guard isPicture else { return cairo_paint(context) }
            cairo_rectangle(context, 0, 0, Double(image.width), Double(image.height))
            cairo_fill(context)
        }
    }

    private func surface(of image: RasterImage, at index: Int) throws(DrawingError) -> OpaquePointer {
        defer { uses[index] += 1 }
        if uses[index] < surfaces[index].count { return surfaces[index][uses[index]] }
        let format = image.format == .bilevel ? CAIRO_FORMAT_A1 : CAIRO_FORMAT_RGB24
        let surface = cairo_image_surface_create(format, Int32(image.width), Int32(image.height))
        let status = cairo_surface_status(surface)
        guard let surface, status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
            cairo_surface_destroy(surface)
            throw .cairo(reason: name(of: status))
        }
        surfaces[index].append(surface)
        fill(data, rowBytes: Int(cairo_image_surface_get_stride(surface)), with: image)
        cairo_surface_mark_dirty(surface)
        try attach(image.jpeg, to: surface)
        return surface
    }

    private func fill(_ data: UnsafeMutablePointer<UInt8>, rowBytes: Int, with image: RasterImage) {
        image.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<image.height {
                let line = UnsafeMutableRawPointer(data + row * rowBytes)
                switch image.format {
                case .colour:
                    for x in 0..<image.width {
                        let at = (row * image.width + x) * 3
                        let pixel = UInt32(pixels[at]) << 16 | UInt32(pixels[at + 1]) << 8 | UInt32(pixels[at + 2])
                        line.storeBytes(of: pixel, toByteOffset: x * 4, as: UInt32.self)
                    }
                case .gray:
                    for x in 0..<image.width {
                        let pixel = UInt32(pixels[row * image.width + x]) * 0x010101
                        line.storeBytes(of: pixel, toByteOffset: x * 4, as: UInt32.self)
                    }
                case .bilevel:
                    let bytes = (image.width + 7) / 8
                    // Cairo has the first pixel in the lowest bit on this order of bytes.
                    for x in 0..<bytes { data[row * rowBytes + x] = Self.reversed(pixels[row * bytes + x]) }
                }
            }
        }
    }

    private static func reversed(_ byte: UInt8) -> UInt8 {
        (0..<8).reduce(0) { $0 | (byte >> UInt8($1) & 1) << UInt8(7 - $1) }
    }

    /// Has Cairo write the JPEG file instead of the pixels, in media that can hold one.
    private func attach(_ jpeg: [UInt8]?, to surface: OpaquePointer) throws(DrawingError) {
        guard let jpeg else { return }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: jpeg.count)
        copy.initialize(from: jpeg, count: jpeg.count)
        let status = cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(jpeg.count), { copy in
            copy?.deallocate()
        }, copy)
        guard status == CAIRO_STATUS_SUCCESS else {
            copy.deallocate()
            throw .cairo(reason: name(of: status))
        }
    }
}

extension ModuleMatrix {
    /// A rectangle of black modules.
    struct Block: Hashable {
        var x, y, width, height: Int
    }

    /// Rectangles that cover the black modules once: runs in a row, with the equal runs right below.
    var blocks: [Block] {
        var blocks: [Block] = [], open: [Int] = []
        for y in 0..<side {
            var next: [Int] = []
            for run in runs(in: y) {
                if let above = open.first(where: { blocks[$0].x == run.lowerBound && blocks[$0].width == run.count }) {
                    blocks[above].height += 1
                    next.append(above)
                } else {
                    next.append(blocks.count)
                    blocks.append(Block(x: run.lowerBound, y: y, width: run.count, height: 1))
                }
            }
            open = next
        }
        return blocks
    }

    private func runs(in row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for x in 0..<side where isBlack[row * side + x] {
            if let last = runs.last, last.upperBound == x { runs[runs.count - 1] = last.lowerBound..<x + 1 } else { runs.append(x..<x + 1) }
        }
        return runs
    }
}
