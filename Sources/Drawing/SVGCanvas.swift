import CCairo
import Geometry

/// One page as an SVG, its glyphs as outlines.
final class SVGCanvas: Canvas {
    let resolution = 1.0
    private let sink = Bytes()
    private var surface: Surface?

    func begin(_ trim: Size) throws(DrawingError) -> OpaquePointer {
        precondition(surface == nil, "an SVG holds one page")
        let svg = cairo_svg_surface_create_for_stream(Bytes.write, sink.closure, trim.width.points, trim.height.points)
        cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT)
        let page = try Surface(svg)
        surface = page
        return page.context
    }

    func end() throws(DrawingError) { try surface?.check() }

    func finish() throws(DrawingError) -> [UInt8] {
        try surface?.finish()
        return sink.bytes
    }
}
