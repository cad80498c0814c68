import CHarfBuzz
public import Geometry
public import LayoutBook

/// A face: one file's outlines, measures and character map.
///
/// Owns its HarfBuzz font and frees it. All measures are in units of the em square, ``unitsPerEm`` to the em.
public final class Face: @unchecked Sendable {
    // Unchecked because of the pointers alone: what they point to is not written to after `init`, and HarfBuzz lets any
    // number of threads shape with an immutable font.
    public let id: FaceID
    /// Indexes ``Catalogue/families``.
    public let family: Int
    /// The name of its family.
    public let name: String
    public let weight: FontWeight
    public let slope: FontSlope
    /// For whoever needs a face of his own of another library, such as FreeType's for drawing.
    public let path: String
    /// The face within the file.
    public let faceIndex: Int
    /// Its family's size inside a paragraph of a script that the family does not serve.
    public let scale: Double
    public let unitsPerEm: Int
    /// Above the baseline.
    public let ascender: Int
    /// Negative where it lies below the baseline, as in the file.
    public let descender: Int
    public let lineGap: Int
    /// Of H where the file does not say.
    public let capHeight: Int
    /// Of x where the file does not say.
    public let xHeight: Int
    public let embedding: EmbeddingRights
    public let widerForms: WiderForms

    /// Lives as long as this object.
    package let coverage: Coverage
    /// Immutable, scaled so that one unit of HarfBuzz is one unit of the em square. Lives as long as this object.
    package let hbFont: OpaquePointer
    /// The same for wider letters where these are an instance of the face. Lives as long as this object.
    package let hbWideFont: OpaquePointer?
    /// The glyph that invisible characters are drawn with, so that a reader finds ZWNJ again; 0 where the face has none,
    /// or has one with ink, as the faces have that show it as a bar.
    package let invisibleGlyph: UInt32

    /// Nil if the file cannot be read, is no font, or has no character map, as one that was cut short.
    init?(id: FaceID, family: Int, name: String, scale: Double, weight: FontWeight, slope: FontSlope, path: String) {
        guard let font = Self.open(path) else { return nil }
        let face = hb_font_get_face(font)! // a font always has a face
        guard let coverage = Coverage(face) else {
            hb_font_destroy(font)
            return nil
        }
        self.coverage = coverage
        self.id = id
        self.family = family
        self.name = name
        self.weight = weight
        self.slope = slope
        self.path = path
        self.scale = scale
        faceIndex = 0
        hbFont = font
        invisibleGlyph = Self.inklessGlyph(of: 0x200C, font)
        unitsPerEm = Int(hb_face_get_upem(face))
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(font, &extents)
        ascender = Int(extents.ascender)
        descender = Int(extents.descender)
        lineGap = Int(extents.line_gap)
        capHeight = Self.height(font, HB_OT_METRICS_TAG_CAP_HEIGHT, of: "H")
        xHeight = Self.height(font, HB_OT_METRICS_TAG_X_HEIGHT, of: "x")
        embedding = EmbeddingRights(face)
        widerForms = WiderForms(of: face)
        hbWideFont = widerForms.font(of: face, scale: Int32(clamping: unitsPerEm))
    }

    deinit {
        hb_font_destroy(hbFont)
        hb_font_destroy(hbWideFont)
        coverage.free()
    }

    private static func inklessGlyph(of scalar: UInt32, _ font: OpaquePointer) -> UInt32 {
        var glyph: hb_codepoint_t = 0, ink = hb_glyph_extents_t()
        guard hb_font_get_nominal_glyph(font, scalar, &glyph) != 0 else { return 0 }
        let hasInk = hb_font_get_glyph_extents(font, glyph, &ink) != 0 && ink.width != 0 && ink.height != 0
        return hasInk ? 0 : glyph
    }

    private static func open(_ path: String) -> OpaquePointer? {
        guard let blob = hb_blob_create_from_file_or_fail(path) else { return nil }
        defer { hb_blob_destroy(blob) }
        let face = hb_face_create(blob, 0)
        defer { hb_face_destroy(face) }
        guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else { return nil }
        hb_face_make_immutable(face)
        let scale = Int32(clamping: hb_face_get_upem(face))
        hb_font_set_scale(font, scale, scale)
        hb_font_make_immutable(font)
        return font
    }

    private static func height(_ font: OpaquePointer, _ metric: hb_ot_metrics_tag_t, of letter: Unicode.Scalar) -> Int {
        var position: hb_position_t = 0
        if hb_ot_metrics_get_position(font, metric, &position) != 0, position > 0 { return Int(position) }
        var glyph: hb_codepoint_t = 0, extents = hb_glyph_extents_t()
        guard hb_font_get_nominal_glyph(font, letter.value, &glyph) != 0,
              hb_font_get_glyph_extents(font, glyph, &extents) != 0 else { return 0 }
        return Int(extents.y_bearing)
    }

    /// Whether the face has a glyph for a character (a Unicode scalar value).
    public func covers(_ scalar: UInt32) -> Bool { coverage.contains(scalar) }

    /// The glyph of a character on its own, before any substitution.
    public func glyph(of scalar: UInt32) -> UInt32? {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(hbFont, scalar, &glyph) != 0 ? glyph : nil
    }

    /// The advance of a glyph, in units of the em square.
    public func advance(of glyph: UInt32) -> Int { Int(hb_font_get_glyph_h_advance(hbFont, glyph)) }

    /// Whether a glyph leaves ink on the page.
    package func hasInk(_ glyph: UInt32) -> Bool {
        var ink = hb_glyph_extents_t()
        return hb_font_get_glyph_extents(hbFont, glyph, &ink) != 0 && ink.width != 0 && ink.height != 0
    }

    /// Units of the em square as a length at a size.
    public func length(_ units: Int, at size: Length) -> Length { size * (Double(units) / Double(unitsPerEm)) }
}

/// What a font's maker allows to do with it in a file. Source: OpenType, OS/2, fsType.
public struct EmbeddingRights: Sendable, Hashable {
    /// The table's field; 0 where there is no such table.
    public let bits: UInt16

    init(_ face: OpaquePointer) {
        let table = hb_face_reference_table(face, hb_tag_t(0x4F53_2F32)) // "OS/2"
        defer { hb_blob_destroy(table) }
        var length: UInt32 = 0
        let data = hb_blob_get_data(table, &length)
        guard let data, length >= 10 else {
            bits = 0
            return
        }
        bits = UInt16(UInt8(bitPattern: data[8])) << 8 | UInt16(UInt8(bitPattern: data[9]))
    }

    /// False only where the maker forbids it outright: the lowest of the set permissions counts.
    public var mayEmbed: Bool { bits & 0x000F != 0x0002 && !isBitmapOnly }
    public var maySubset: Bool { bits & 0x0100 == 0 }
    public var isBitmapOnly: Bool { bits & 0x0200 != 0 }
}
