import FontKit
import Geometry

/// A paragraph shaped in the units of its faces: what does not change with its size.
struct Cast {
    var faces: FaceRuns
    /// Lengths in units of the em square, as HarfBuzz gives them; no air of punctuation and no letter spacing yet.
    var glyphs: [ShapedGlyph] = []
    /// Indexed as the items of `faces`: their glyphs; none for raised letters and initials, which are shaped in their size.
    var ranges: [Range<Int>] = []
    var breaks: [BreakOpportunity] = []

    init(faces: FaceRuns) { self.faces = faces }
}

/// The casts of paragraphs that were shaped before: the same text is set in many sizes where it is fitted to its sheet.
///
/// A cast gives the same glyphs to the bit as shaping afresh does, so it never matters what is in the case.
struct CastCase {
    private var casts: [Key: Cast] = [:]
    private var units = 0

    /// UTF-16 units of the paragraphs that are kept: a newsletter's many times over, some 20 MB.
    static let mostUnits = 300_000

    /// What a paragraph's shapes depend on: all but its sizes. Spans of one size stay spans of one size.
    private struct Key: Hashable {
        var text: [UInt16]
        var isRightToLeft: Bool
        var language: String?
        var spans: [Span]

        struct Span: Hashable {
            var end: Int
            var style: TextStyle
            var size: Int
        }

        init(_ styled: StyledText) {
            text = styled.text
            isRightToLeft = styled.direction.isRightToLeft
            language = styled.language
            var sizes: [Length] = []
            spans = styled.spans.map { span in
                var style = span.style
                style.size = .zero
                style.initial = style.initial.map { _ in DropInitial(lines: 2, leading: .zero) }
                let size = sizes.firstIndex(of: span.style.size) ?? sizes.count
                if size == sizes.count { sizes.append(span.style.size) }
                return Span(end: span.range.upperBound, style: style, size: size)
            }
        }
    }

    /// The cast of a paragraph, made where it is not known.
    mutating func cast(of styled: StyledText, make: () -> Cast) -> Cast {
        let key = Key(styled)
        if let known = casts[key] { return known }
        let cast = make()
        if units + styled.text.count > Self.mostUnits {
            casts.removeAll()
            units = 0
        }
        units += styled.text.count
        casts[key] = cast
        return cast
    }
}

extension TextStyle {
    /// Whether its letters are the same in all sizes.
    var isCast: Bool { position == .onLine && initial == nil }
}

extension [ShapedGlyph] {
    /// Adds glyphs of a cast. The product is that which shaping in the size itself makes.
    mutating func append(_ cast: ArraySlice<ShapedGlyph>, scaledBy scale: Float) {
        for var glyph in cast {
            glyph.advance *= scale
            glyph.dx *= scale
            glyph.dy *= scale
            append(glyph)
        }
    }
}
