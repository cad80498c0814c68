import CCairo
import Geometry

/// One page as an SVG, its glyphs as outlines.
final class SVGCanvas: Canvas {
    let resolution = 1.0
    let drawsOutlines = false
    private let sink = Bytes()
    private var surface: Surface?

    func begin(_ trim: Size) throws(DrawingError) -> OpaquePointer {
        precondition(surface == nil, "an SVG holds one page")
        let svg = cairo_svg_surface_create_for_stream(Bytes.write, sink.closure, trim.width.points, trim.height.points)
        cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT)
        let page = try Surface(svg, writingTo: sink)
        surface = page
        return page.context
    }

    func end() throws(DrawingError) { try surface?.check() }

    func finish() throws(DrawingError) -> [UInt8] {
        try surface?.finish()
        return Self.withoutSerial(sink.bytes)
    }

    /// Cairo numbers its surfaces through the life of a process and writes the number into the file, where nothing
    /// refers to it; without it the same page gives the same bytes.
    private static func withoutSerial(_ svg: [UInt8]) -> [UInt8] {
        let mark = Array("<g id=\"surface".utf8)
        guard let start = svg.indices.first(where: { svg[$0...].starts(with: mark) }) else { return svg }
        let serial = svg[(start + mark.count)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return Array(svg[..<serial.startIndex] + svg[serial.endIndex...])
    }
}
