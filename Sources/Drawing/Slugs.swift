import FontKit
import Paragraphs

/// A glyph of a word with the text it stands for, before it is cast anew.
struct Slug {
    var glyph: UInt32
    /// Points in the line, as of ``TextLine/Glyph``.
    var x: Double
    var y: Double
    /// UTF-8, scalars from left to right; empty for a glyph that only helps to draw another.
    var text: [UInt8]
    var isMark: Bool
    /// Whether the glyph is any wide: a letter or a tatweel, no mark.
    var hasWidth: Bool

    var isSpace: Bool { text == [0x20] }
    /// Whether it belongs to a letter beside it.
    var leans: Bool { text.isEmpty || isMark }
}

extension TextLine {
    /// The glyphs of a word, leftmost first. Where a cluster has several, its text goes to the widest; from right to left to
    /// the first in reading order that has any width, since tatweels come behind their letter, and a mark keeps its own.
    func slugs(of word: Word, in face: TrueTypeFile) -> [Slug] {
        var slugs: [Slug] = [], glyph = Int(word.glyphs.lowerBound), byte = Int(word.text.lowerBound)
        for cluster in clusters[word.clusters.asIndices] {
            let members = glyph..<glyph + Int(cluster.glyphs), bytes = text[byte..<byte + Int(cluster.bytes)]
            let (shown, isMark) = word.isRightToLeft ? Self.visual(bytes) : (Array(bytes), Self.isMark(bytes))
            let bearer = word.isRightToLeft ? isMark ? members.last : members.last { width(of: $0, in: face) > 0 } ?? members.last
                : members.max { width(of: $0, in: face) < width(of: $1, in: face) }
            for member in members {
                let glyph = glyphs[member], bears = member == bearer
                slugs.append(Slug(glyph: glyph.id, x: Double(glyph.x), y: Double(glyph.y), text: bears ? shown : [],
                                  isMark: bears && isMark, hasWidth: width(of: member, in: face) > 0))
            }
            glyph = members.upperBound
            byte += Int(cluster.bytes)
        }
        return slugs
    }

    private func width(of glyph: Int, in face: TrueTypeFile) -> Int { face.advance(of: Int(glyphs[glyph].id)) }

    /// Text of a right-to-left cluster as it is seen: last scalar first, brackets turned.
    ///
    /// PDF wants the character that is meant, not the shape; but the most used reader, PDFium, does not turn brackets
    /// back, and loses its place in the word where they are not as seen.
    private static func visual(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], isMark: Bool) {
        if bytes.count <= 2, bytes.first.map({ $0 >= 0xD8 }) ?? true { return (Array(bytes), isMark(bytes)) }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.reversed().map(mirror)
        return (scalars.flatMap { Array(UTF8.encode($0) ?? UTF8.EncodedScalar()) }, isMark(bytes))
    }

    /// Source: UAX #9 L4, BidiMirroring.txt for the pairs that running text has.
    private static func mirror(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "(": ")"
        case ")": "("
        case "[": "]"
        case "]": "["
        case "{": "}"
        case "}": "{"
        case "<": ">"
        case ">": "<"
        case "«": "»"
        case "»": "«"
        case "‹": "›"
        case "›": "‹"
        case "≤": "≥"
        case "≥": "≤"
        case "⟨": "⟩"
        case "⟩": "⟨"
        case "﴾": "﴿"
        case "﴿": "﴾"
        default: scalar
        }
    }
}
