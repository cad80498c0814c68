import CCairo
import Geometry

/// One page as a picture on white.
final class PNGCanvas: Canvas {
    let resolution: Double
    let drawsOutlines = true
    private var surface: Surface?
    /// Of each colour; nil for all that there are. Few make a small file.
    private let shades: Int?

    init(dpi: Double, shades: Int? = nil) {
        resolution = dpi / 72
        self.shades = shades
    }

    func begin(_ trim: Size) throws(DrawingError) -> OpaquePointer {
        precondition(surface == nil, "a PNG holds one page")
        let page = try Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(trim.width), pixels(trim.height)))
        cairo_set_source_rgb(page.context, 1, 1, 1)
        cairo_paint(page.context)
        cairo_scale(page.context, resolution, resolution)
        surface = page
        return page.context
    }

    func end() throws(DrawingError) { try surface?.check() }

    func finish() throws(DrawingError) -> [UInt8] {
        guard let surface else { preconditionFailure("no page was begun") }
        let sink = Bytes()
        try surface.check()
        cairo_surface_flush(surface.handle)
        if let shades { reduce(surface.handle, to: shades) }
        let status = cairo_surface_write_to_png_stream(surface.handle, Bytes.write, sink.closure)
        guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(reason: name(of: status)) }
        return sink.bytes
    }

    private func reduce(_ surface: OpaquePointer, to shades: Int) {
        let count = Int(cairo_image_surface_get_stride(surface) * cairo_image_surface_get_height(surface))
        guard let bytes = cairo_image_surface_get_data(surface) else { return }
        let step = 255 / Double(shades - 1)
        let table = (0...255).map { UInt8(((Double($0) / step).rounded() * step).rounded()) }
        for index in 0..<count { bytes[index] = table[Int(bytes[index])] }
        cairo_surface_mark_dirty(surface)
    }

    private func pixels(_ length: Length) -> Int32 { Int32((length.points * resolution).rounded(.up)) }
}
