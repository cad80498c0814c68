public import Geometry
import Shaping

extension ComposedParagraph {
    /// The width of the widest line there is between breaks set by the author, indents apart.
    ///
    /// - Parameter spaces: How wide word spaces are against their natural width.
    public func widestLine(spaces: Double) -> Length {
        var widest = 0.0, start = 0, glyph = 0
        for end in text.breaks.filter(\.isMandatory).map({ Int($0.offset) }) {
            let ink = inkEnd(start..<end)
            var width = 0.0
            while glyph < text.glyphs.count, Int(text.glyphs[glyph].cluster) < end {
                let cluster = Int(text.glyphs[glyph].cluster), advance = Double(text.glyphs[glyph].advance)
                if cluster < ink { width += Space.stretches(text.styled.text[cluster]) ? advance * spaces : advance }
                glyph += 1
            }
            widest = max(widest, width)
            start = end
        }
        return .pt(widest)
    }

    /// Where the spaces begin that vanish at the end of a line.
    private func inkEnd(_ line: Range<Int>) -> Int {
        line.reversed().first { !Space.vanishesAtLineEnd(text.styled.text[$0]) }.map { $0 + 1 } ?? line.lowerBound
    }
}
