import CHarfBuzz

/// The wider forms that a face has of its letters, to fill lines with.
public enum WiderForms: Sendable, Hashable {
    case none
    /// Glyphs of their own, by the feature `jalt`. Source: OpenType, registered features, jalt.
    case alternates
    /// All glyphs, at this place of the axis `wdth`. Source: OpenType, design-variation axis tags, wdth.
    case width(Double)

    /// Whether they are drawn of another instance of the face, and are no glyphs of it as it is.
    public var isInstance: Bool {
        if case .width = self { true } else { false }
    }
}

extension WiderForms {
    /// How far along the axis wider letters are taken from, as a share of where the others are. Ours: beside words as they
    /// are usually drawn 6 % does not strike the eye, and a word or two of it are a word space.
    static let step = 0.06

    /// What a face has; alternates come first, since they were drawn to justify lines.
    init(of face: OpaquePointer) {
        if Self.hasAlternates(face) {
            self = .alternates
        } else {
            self = Self.width(on: face)
        }
    }

    private static let tagsAtOnce = 32

    private static func hasAlternates(_ face: OpaquePointer) -> Bool {
        withUnsafeTemporaryAllocation(of: hb_tag_t.self, capacity: tagsAtOnce) { tags in
            var first: UInt32 = 0, count = UInt32(tagsAtOnce)
            while count == tagsAtOnce {
                _ = hb_ot_layout_table_get_feature_tags(face, hb_tag_t(0x4753_5542), first, &count, tags.baseAddress) // "GSUB"
                if tags.prefix(Int(count)).contains(0x6A61_6C74) { return true } // "jalt"
                first += count
            }
            return false
        }
    }

    private static func width(on face: OpaquePointer) -> WiderForms {
        var axis = hb_ot_var_axis_info_t()
        guard hb_ot_var_find_axis_info(face, widthAxis, &axis) != 0 else { return .none }
        return wider(than: Double(axis.default_value), upTo: Double(axis.max_value))
    }

    /// One step wider than the axis's default, if it goes that far.
    static func wider(than usual: Double, upTo most: Double) -> WiderForms {
        let width = min(usual * (1 + step), most)
        return width > usual ? .width(width) : .none
    }

    /// "wdth"
    private static let widthAxis = hb_tag_t(0x7764_7468)

    /// Another font of the same face in wider letters, of the same scale, immutable; nil where these are glyphs of the face.
    func font(of face: OpaquePointer, scale: Int32) -> OpaquePointer? {
        guard case .width(let width) = self, let font = hb_font_create(face) else { return nil }
        hb_font_set_scale(font, scale, scale)
        var place = hb_variation_t(tag: Self.widthAxis, value: Float(width))
        hb_font_set_variations(font, &place, 1)
        hb_font_make_immutable(font)
        return font
    }
}
