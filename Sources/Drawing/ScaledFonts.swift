import CCairo
import FontKit
import Geometry

/// Faces at their sizes on a medium of one resolution, unhinted, so that glyphs stand where shaping put them.
final class ScaledFonts {
    private struct Entry {
        var face: FaceID
        var size: Length
        var font: OpaquePointer
    }

    private let faces: Faces
    /// Device units to a point.
    private let resolution: Double
    private let options: OpaquePointer?
    /// A document has a dozen at most, so that a walk is quicker than a hash.
    private var entries: [Entry] = []

    init(_ faces: Faces, resolution: Double) {
        self.faces = faces
        self.resolution = resolution
        options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    }

    deinit {
        for entry in entries { cairo_scaled_font_destroy(entry.font) }
        cairo_font_options_destroy(options)
    }

    /// Cairo's scaled font, owned by this table.
    func font(_ face: FaceID, _ size: Length) throws(DrawingError) -> OpaquePointer {
        for entry in entries where entry.face == face && entry.size == size { return entry.font }
        let font = try scale(face, size)
        entries.append(Entry(face: face, size: size, font: font))
        return font
    }

    private func scale(_ face: FaceID, _ size: Length) throws(DrawingError) -> OpaquePointer {
        var em = cairo_matrix_t(), device = cairo_matrix_t()
        cairo_matrix_init_scale(&em, size.points, size.points)
        cairo_matrix_init_scale(&device, resolution, resolution)
        let font = cairo_scaled_font_create(try faces[face], &em, &device, options)
        let status = cairo_scaled_font_status(font)
        guard let font, status == CAIRO_STATUS_SUCCESS else { throw .cairo(reason: name(of: status)) }
        return font
    }
}
