import CHarfBuzz
import FontKit
public import Geometry

/// A large first letter that reaches down into a paragraph, with the opening quote that stands before it in its span.
///
/// Its top is the height of the first line's capitals, its foot the baseline of line number `lines`; a letter that reaches
/// below its baseline (Д, Q) is set smaller, so as to spare the line below. It stands in the first line, as wide as its ink
/// and a gap; the lines beside it have to be set in by as much. Where it is a word by itself, a word space is the gap of
/// the first line.
public struct DropInitial: Sendable, Hashable {
    /// How many lines it is high; at least 2.
    public var lines: Int
    /// Of the paragraph.
    public var leading: Length

    public init(lines: Int, leading: Length) {
        precondition(lines > 1, "an initial of one line is a letter")
        self.lines = lines
        self.leading = leading
    }

    /// Between the initial and the text, in ems of the text (ours).
    private static let gap = 0.16
    /// How far an initial may reach below its last line, in ems of the text: as far as the letters of that line do (ours).
    private static let depth = 0.22

    /// The size of an initial in a face, for a text of another size.
    ///
    /// - Parameter letters: UTF-16 units of the initial.
    func size(of letters: ArraySlice<UInt16>, in face: Face, text: Length) -> Length {
        guard face.capHeight > 0 else { return text }
        let height = leading * Double(lines - 1) + face.length(face.capHeight, at: text)
        func size(reaching units: Int, through length: Length) -> Length { length * (Double(face.unitsPerEm) / Double(units)) }
        let level = size(reaching: face.capHeight, through: height)
        let below = letters.reduce(0) { max($0, face.glyph(of: UInt32($1)).map { -ink(of: $0, face).bottom } ?? 0) }
        guard face.length(below, at: level) > text * Self.depth else { return level }
        return size(reaching: face.capHeight + below, through: height + text * Self.depth)
    }

    /// Lowers the glyphs of an initial until their tops are level with the text's, and makes them as wide as their ink.
    ///
    /// - Parameter isWord: A space follows.
    func place(_ glyphs: inout ArraySlice<ShapedGlyph>, face: Face, size: Length, textSize: Length, isWord: Bool) {
        guard let first = glyphs.indices.first, let last = glyphs.indices.last(where: { glyphs[$0].advance > 0 }) else { return }
        let drop = face.length(face.capHeight, at: size - textSize)
        for index in glyphs.indices { glyphs[index].dy -= Float(drop.points) }
        let left = face.length(ink(of: glyphs[first].id, face).left, at: size)
        let right = face.length(face.advance(of: glyphs[last].id) - ink(of: glyphs[last].id, face).right, at: size)
        glyphs[first].dx -= Float(left.points)
        glyphs[first].advance -= Float(left.points)
        glyphs[last].advance -= Float((right - (isWord ? .zero : gap(textSize))).points)
    }

    func gap(_ textSize: Length) -> Length { textSize * Self.gap }

    /// The edges of a glyph's ink, in units of the em square from its origin, upwards and to the right.
    private func ink(of glyph: UInt32, _ face: Face) -> (left: Int, right: Int, bottom: Int) {
        var ink = hb_glyph_extents_t()
        guard hb_font_get_glyph_extents(face.hbFont, glyph, &ink) != 0 else { return (0, face.advance(of: glyph), 0) }
        return (Int(ink.x_bearing), Int(ink.x_bearing + ink.width), Int(ink.y_bearing + ink.height))
    }
}

extension ShapedText {
    /// The initial that the paragraph begins with, and the room it takes of the lines beside it; nil without one.
    public var initial: (lines: Int, width: Length)? {
        guard let span = styled.spans.first, let initial = span.style.initial else { return nil }
        let runs = runs.prefix { $0.text.lowerBound < span.range.upperBound }
        let width = runs.reduce(0.0) { $0 + glyphs[$1.glyphs].reduce(0.0) { $0 + Double($1.advance) } }
        return (initial.lines, .pt(width) + (styled.isSpace(at: span.range.upperBound) ? initial.gap(span.style.size) : .zero))
    }
}

extension StyledText {
    func isSpace(at offset: Int) -> Bool { offset < text.count && Letters.isWordSpace(text[offset]) }
}
