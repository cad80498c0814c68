import FontKit

/// Characters that shaping sets by another one's glyph.
///
/// HarfBuzz itself makes the fixed spaces that a face lacks (U+00A0, U+2000 to U+200A, U+205F, U+3000) from the face's
/// space, each in its width, and U+2011 from U+2010. What it does not do, or does otherwise than print wants, is here.
enum MadeCharacters {
    /// The character that HarfBuzz is handed in another's place; nil where it may have it as it is.
    static func standIn(for unit: UInt16, in face: Face) -> UInt16? {
        switch unit {
        case 0x9...0xD, 0x85, 0x2028, 0x2029: 0x20
        case 0x2010 where !face.covers(0x2010): 0x2D
        case 0x2011 where !face.covers(0x2011) && !face.covers(0x2010): 0x2D
        default: nil
        }
    }

    /// The advance that a made character gets after shaping, in ems; nil where it keeps what the shaper gave it.
    static func advance(of unit: UInt16, in face: Face) -> Float? {
        switch unit {
        case 0xA...0xD, 0x85, 0x2028, 0x2029: 0
        // As wide as a thin space: HarfBuzz halves the face's space, which varies. Source: Unicode, U+202F, U+2009.
        case 0x202F where !face.covers(0x202F): 0.2
        default: nil
        }
    }

    /// Puts the stand-ins into a range of a text, unit for unit.
    static func replace(in text: inout [UInt16], _ range: Range<Int>, face: Face) {
        for index in range {
            if let other = standIn(for: text[index], in: face) { text[index] = other }
        }
    }

    /// Gives the made characters among some glyphs their advances. `em` is the length of an em in points.
    static func setAdvances(of glyphs: inout ArraySlice<ShapedGlyph>, text: [UInt16], face: Face, em: Float) {
        for index in glyphs.indices where Int(glyphs[index].cluster) < text.count {
            if let advance = advance(of: text[Int(glyphs[index].cluster)], in: face) { glyphs[index].advance = advance * em }
        }
    }
}
