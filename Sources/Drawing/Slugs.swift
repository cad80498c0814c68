import FontKit
import Paragraphs

/// A glyph of a word with the text it stands for, before it is cast anew.
struct Slug {
    var glyph: UInt32
    /// Points in the line, as of ``TextLine/Glyph``.
    var x: Double
    var y: Double
    /// Indexes ``Galley/text``; empty for a glyph that only helps to draw another.
    var text: Range<Int>
    var isSpace: Bool
    var isMark: Bool
    /// Whether the glyph is any wide: a letter or a tatweel, no mark.
    var hasWidth: Bool

    /// Whether it belongs to a letter beside it.
    var leans: Bool { text.isEmpty || isMark }
}

/// The slugs of one word after the other, and what is to become of them.
struct Galley {
    /// Leftmost first.
    private(set) var slugs: [Slug] = []
    /// Leftmost first.
    var groups: [Group] = []
    /// UTF-8, the scalars of each slug and group from left to right.
    var text: [UInt8] = []

    /// Takes the glyphs of a word in place of those before. Where a cluster has several, its text goes to the widest; from
    /// right to left to the first in reading order that has any width, since tatweels come behind their letter, and a mark
    /// keeps its own.
    mutating func fill(with word: TextLine.Word, of line: TextLine, in face: TrueTypeFile) {
        slugs.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        var glyph = Int(word.glyphs.lowerBound), byte = Int(word.text.lowerBound)
        for cluster in line.clusters[word.clusters.asIndices] {
            let members = glyph..<glyph + Int(cluster.glyphs), bytes = line.text[byte..<byte + Int(cluster.bytes)]
            add(line.glyphs[members], as: bytes, isRightToLeft: word.isRightToLeft, in: face)
            glyph = members.upperBound
            byte += Int(cluster.bytes)
        }
    }

    private mutating func add(_ members: ArraySlice<TextLine.Glyph>, as bytes: ArraySlice<UInt8>, isRightToLeft: Bool,
                              in face: TrueTypeFile) {
        func width(_ member: Int) -> Int { face.advance(of: Int(members[member].id)) }
        let isSpace = bytes.count == 1 && bytes.first == 0x20, isMark = TextLine.isMark(bytes), start = text.count
        if isRightToLeft { appendVisual(bytes) } else { text += bytes }
        let bearer = !isRightToLeft ? members.indices.max { width($0) < width($1) }
            : isMark ? members.indices.last : members.indices.last { width($0) > 0 } ?? members.indices.last
        for member in members.indices {
            let glyph = members[member], bears = member == bearer
            slugs.append(Slug(glyph: glyph.id, x: Double(glyph.x), y: Double(glyph.y),
                              text: start..<(bears ? text.count : start), isSpace: bears && isSpace,
                              isMark: bears && isMark, hasWidth: width(member) > 0))
        }
    }

    /// Text of a right-to-left cluster as it is seen: last scalar first, brackets turned.
    ///
    /// PDF wants the character that is meant, not the shape; but the most used reader, PDFium, does not turn brackets
    /// back, and loses its place in the word where they are not as seen.
    private mutating func appendVisual(_ bytes: ArraySlice<UInt8>) {
        // Most clusters are a letter of two bytes from Arabic on, which is no bracket.
        if bytes.count == 2, let first = bytes.first, first >= 0xD8 { return text += bytes }
        var rest = bytes
        while let start = rest.lastIndex(where: { $0 & 0xC0 != 0x80 }) {
            if rest.count - (start - rest.startIndex) == 2, rest[start] >= 0xD8 {
                for byte in rest[start...] { text.append(byte) }
            } else {
                var decoder = UTF8(), scalar = rest[start...].makeIterator()
                if case .scalarValue(let scalar) = decoder.decode(&scalar) { text += UTF8.encode(Self.mirror(scalar)) ?? .init() }
            }
            rest = rest[..<start]
        }
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
