import CCairo
import Geometry
import Makeup
import Paragraphs

/// Finds where on the pages the words with links stand.
struct Links {
    private let fonts: ScaledFonts
    private var stretches: StretchFinder?
    private var found: [Draft.Link] = []

    /// In bytes. A longer address is text only: the readers would cut it, and it would stand in the file once a line.
    private static let longest = 2_048

    private init(_ fonts: ScaledFonts, _ structure: Structure?) {
        self.fonts = fonts
        stretches = structure.map(StretchFinder.init)
    }

    /// The links of all pages: one for each stretch of neighbouring words that lead to the same address.
    static func collect(from pages: [Page], of structure: Structure?, fonts: ScaledFonts) throws(DrawingError) -> [Draft.Link] {
        var links = Links(fonts, structure)
        for (number, page) in pages.enumerated() {
            for item in page.items {
                if case .line(let placed) = item.content { try links.collect(from: placed, part: item.part, on: number) }
            }
        }
        return links.found
    }

    /// A stretch ends where the direction changes too: what is neighbours to read need not be neighbours to see.
    private mutating func collect(from placed: PlacedLine, part: Int?, on page: Int) throws(DrawingError) {
        var stretch: (link: Int32, isRightToLeft: Bool)?
        for word in placed.line.words {
            guard word.link >= 0, placed.links[Int(word.link)].utf8.count <= Self.longest else {
                stretch = nil
                continue
            }
            guard let area = try area(of: word, in: placed) else { continue }
            if let open = stretch, open == (word.link, word.isRightToLeft) {
                found[found.count - 1].area = found[found.count - 1].area.union(area)
            } else {
                found.append(Draft.Link(page: page, area: area, address: placed.links[Int(word.link)],
                                        stretch: part.flatMap { stretches?.stretch(of: word, in: $0) }))
                stretch = (word.link, word.isRightToLeft)
            }
        }
    }

    /// As wide as the ink of the word and as high as its font; nil for a word without ink.
    private func area(of word: TextLine.Word, in placed: PlacedLine) throws(DrawingError) -> Rect? {
        let font = try fonts.font(word.face, word.size, widening: word.widening, isWide: word.isWide)
        let glyphs = placed.line.glyphs[word.glyphs.asIndices].map {
            cairo_glyph_t(index: UInt($0.id), x: Double($0.x), y: 0)
        }
        var ink = cairo_text_extents_t(), line = cairo_font_extents_t()
        cairo_scaled_font_glyph_extents(font, glyphs, Int32(glyphs.count), &ink)
        cairo_scaled_font_extents(font, &line)
        guard ink.width > 0, let first = glyphs.first else { return nil }
        return Rect(x: placed.origin.x + .pt(first.x + ink.x_bearing), y: placed.origin.y - .pt(line.ascent),
                    width: .pt(ink.width), height: .pt(line.ascent + line.descent))
    }
}
