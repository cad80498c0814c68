import CCairo
import FontKit
import Geometry

/// Faces at their sizes and widenings on a medium of one resolution, unhinted, so that glyphs stand where shaping put them.
final class ScaledFonts {
    private struct Key: Hashable {
        var face: FaceID
        var size: Length
        var widening: Double
        var isWide: Bool
    }

    private let faces: Faces
    /// Device units to a point.
    private let resolution: Double
    private let options: OpaquePointer?
    /// A dozen in most documents, hundreds where lines are widened one by one.
    private var fonts: [Key: OpaquePointer] = [:]

    init(_ faces: Faces, resolution: Double) {
        self.faces = faces
        self.resolution = resolution
        options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    }

    deinit {
        for font in fonts.values { cairo_scaled_font_destroy(font) }
        cairo_font_options_destroy(options)
    }

    /// Cairo's scaled font, owned by this table; `widening` is what its glyphs are drawn wider by, as of
    /// ``TextLine/Word/widening``, and `isWide` as of ``TextLine/Word/isWide``.
    func font(_ face: FaceID, _ size: Length, widening: Double = 1, isWide: Bool = false) throws(DrawingError) -> OpaquePointer {
        let key = Key(face: face, size: size, widening: widening, isWide: isWide)
        if let font = fonts[key] { return font }
        let font = try scale(key)
        fonts[key] = font
        return font
    }

    private func scale(_ key: Key) throws(DrawingError) -> OpaquePointer {
        var em = cairo_matrix_t(), device = cairo_matrix_t()
        cairo_matrix_init_scale(&em, key.size.points * key.widening, key.size.points)
        cairo_matrix_init_scale(&device, resolution, resolution)
        let font = cairo_scaled_font_create(try faces[key.face, isWide: key.isWide], &em, &device, options)
        let status = cairo_scaled_font_status(font)
        guard let font, status == CAIRO_STATUS_SUCCESS else { throw .cairo(reason: name(of: status)) }
        return font
    }
}
