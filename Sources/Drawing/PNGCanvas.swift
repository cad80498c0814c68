import CCairo
import Geometry

/// One page as a picture on white.
final class PNGCanvas: Canvas {
    let resolution: Double
    let drawsOutlines = true
    private var surface: Surface?

    init(dpi: Double) { resolution = dpi / 72 }

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
        let status = cairo_surface_write_to_png_stream(surface.handle, Bytes.write, sink.closure)
        guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(reason: name(of: status)) }
        return sink.bytes
    }

    private func pixels(_ length: Length) -> Int32 { Int32((length.points * resolution).rounded(.up)) }
}
