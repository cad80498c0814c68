import CCairo
import Geometry
import Glibc

/// Pages in one PDF, which Press finishes.
final class PDFCanvas: Canvas {
    let resolution = 1.0
    let drawsOutlines = false
    private let sink = Bytes()
    private let surface: Surface

    /// Has Cairo leave the content of pages as it is: Press reads and changes it, and qpdf packs it then.
    ///
    /// Cairo has no other way to be told. Source: cairo-pdf-surface.c, compress_content.
    private static let leavesContentPlain: Bool = setenv("CAIRO_DEBUG_PDF", "1", 0) == 0

    init() throws(DrawingError) {
        _ = Self.leavesContentPlain
        let pdf = cairo_pdf_surface_create_for_stream(Bytes.write, sink.closure, 1, 1)
        cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_5)
        // Cairo would write the time of day; Press writes the Info dictionary anew.
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
        surface = try Surface(pdf, writingTo: sink)
    }

    func begin(_ trim: Size) throws(DrawingError) -> OpaquePointer {
        cairo_pdf_surface_set_size(surface.handle, trim.width.points, trim.height.points)
        return surface.context
    }

    func end() throws(DrawingError) {
        cairo_show_page(surface.context)
        try surface.check()
    }

    func finish() throws(DrawingError) -> [UInt8] {
        try surface.finish()
        return sink.bytes
    }
}
