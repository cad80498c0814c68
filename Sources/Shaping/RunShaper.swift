import CHarfBuzz
import FontKit
import Geometry

/// Shapes stretches of text with HarfBuzz. Owns the one buffer that it uses again and again.
final class RunShaper {
    private let buffer: OpaquePointer

    init() { buffer = hb_buffer_create() }

    deinit { hb_buffer_destroy(buffer) }

    /// What HarfBuzz is told of a stretch of text besides its letters.
    struct Setting {
        var face: Face
        /// The size to scale advances to.
        var size: Length
        var isRightToLeft: Bool
        var script: Script
        var language: hb_language_t?
        var features: [hb_feature_t]
        /// How far the glyphs are raised.
        var rise: Length = .zero
        /// In the wider forms of the face, as far as it has any.
        var isWide = false

        /// Points to the unit of the face.
        var scale: Float { Float(size.points / Double(face.unitsPerEm)) }
    }

    /// The stretch of a text to shape and what of the text around it counts for joining.
    struct Stretch {
        /// UTF-16 units to shape.
        var range: Range<Int>
        /// UTF-16 units, `range` within, that HarfBuzz may look at.
        var context: Range<Int>
        /// The stretch begins or ends the paragraph.
        var isAtStart: Bool
        var isAtEnd: Bool
        /// Put behind the text, in a cluster at `range.upperBound`.
        var hyphen: UInt32?
    }

    /// Shapes and adds the glyphs in logical order. Clusters are units of `text`.
    func shape(_ stretch: Stretch, of text: UnsafeBufferPointer<UInt16>, _ setting: Setting,
               into glyphs: inout [ShapedGlyph]) {
        prepare(stretch, setting)
        fill(stretch, text)
        let font = (setting.isWide ? setting.face.hbWideFont : nil) ?? setting.face.hbFont
        setting.features.withUnsafeBufferPointer {
            hb_shape(font, buffer, $0.baseAddress, UInt32($0.count))
        }
        collect(stretch, setting, into: &glyphs)
    }

    private func prepare(_ stretch: Stretch, _ setting: Setting) {
        hb_buffer_clear_contents(buffer)
        hb_buffer_set_direction(buffer, setting.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(setting.script.tag))
        hb_buffer_set_language(buffer, setting.language)
        // A base and its marks keep clusters of their own, so that each glyph can be given its own character in a PDF.
        hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
        // ZWNJ must be drawn as ZWNJ: by default HarfBuzz puts the space's glyph there, and a reader would read a space.
        hb_buffer_set_invisible_glyph(buffer, setting.face.invisibleGlyph)
        var flags = HB_BUFFER_FLAG_DEFAULT.rawValue
        if stretch.isAtStart { flags |= HB_BUFFER_FLAG_BOT.rawValue }
        if stretch.isAtEnd { flags |= HB_BUFFER_FLAG_EOT.rawValue }
        if setting.script == .arabic { flags |= HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL.rawValue }
        hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: flags))
    }

    /// Clusters are counted from the head of the context until ``collect`` puts them right.
    private func fill(_ stretch: Stretch, _ text: UnsafeBufferPointer<UInt16>) {
        let context = stretch.context, range = stretch.range
        precondition(context.lowerBound <= range.lowerBound && range.upperBound <= context.upperBound
            && context.upperBound <= text.count)
        let head = text.baseAddress.map { $0 + context.lowerBound }
        hb_buffer_add_utf16(buffer, head, Int32(context.count), UInt32(range.lowerBound - context.lowerBound),
                            Int32(range.count))
        if let hyphen = stretch.hyphen { hb_buffer_add(buffer, hyphen, UInt32(range.upperBound - context.lowerBound)) }
    }

    private func collect(_ stretch: Stretch, _ setting: Setting, into glyphs: inout [ShapedGlyph]) {
        var count: UInt32 = 0
        guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
              let positions = hb_buffer_get_glyph_positions(buffer, &count), count > 0 else { return }
        let scale = setting.scale
        let rise = Float(setting.rise.points)
        let last = Int(count) - 1, origin = Int32(stretch.context.lowerBound)
        for step in 0...last {
            let index = setting.isRightToLeft ? last - step : step
            let info = infos[index], position = positions[index]
            glyphs.append(ShapedGlyph(
                id: info.codepoint, cluster: Int32(bitPattern: info.cluster) + origin,
                advance: Float(position.x_advance) * scale, dx: Float(position.x_offset) * scale,
                dy: Float(position.y_offset) * scale + rise,
                isUnsafeToBreak: info.mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue != 0,
                isSafeForTatweel: info.mask & HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL.rawValue != 0))
        }
    }
}
