import CCairo
import FontKit
import Geometry
import LayoutBook
import Makeup
import Paragraphs

/// Draws the items of pages, in their order, on Cairo's context.
///
/// Keeps what the context is set to, so that font and ink are set only where they change, and its buffers, so that a
/// word costs no allocation of ours.
struct Pen {
    private let fonts: ScaledFonts
    private let inks: [Ink]
    private let context: OpaquePointer
    private var face: FaceID?
    private var size = Length.zero
    private var ink: InkKey?
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []

    init(on context: OpaquePointer, fonts: ScaledFonts, inks: [Ink]) {
        self.context = context
        self.fonts = fonts
        self.inks = inks
    }

    mutating func draw(_ page: Page) throws(DrawingError) {
        for item in page.items {
            switch item.content {
            case .line(let placed): try draw(placed)
            case .rule(let rule): draw(rule)
            }
        }
    }

    private mutating func draw(_ placed: PlacedLine) throws(DrawingError) {
        let words = placed.line.words
        var first = 0, isLowered = false
        while first < words.count {
            let last = Self.endOfStretch(in: words, from: first)
            try take(words[first].face, words[first].size)
            dip(into: words[first].ink)
            gather(words[first...last], of: placed, lift: isLowered ? Self.lift * words[first].size.points : 0)
            show(words[first].text.lowerBound..<words[last].text.upperBound, of: placed.line)
            first = last + 1
            isLowered.toggle()
        }
    }

    /// The last of the words that one call can show: those that follow each other from left to right in one face, size
    /// and ink. A word from right to left goes alone, since the next one in reading order stands to its left.
    private static func endOfStretch(in words: [TextLine.Word], from first: Int) -> Int {
        let start = words[first]
        if start.isRightToLeft { return first }
        var last = first
        while last + 1 < words.count, !words[last + 1].isRightToLeft, words[last + 1].face == start.face,
              words[last + 1].size == start.size, words[last + 1].ink == start.ink { last += 1 }
        return last
    }

    /// How far every other stretch stands below its baseline, in ems.
    ///
    /// Readers of PDF are led astray by jumps inside a text operator; Cairo begins a new one where the baseline moves
    /// by more than a thousandth of an em. At 10 pt this is a seventieth of a point.
    private static let lift = 0.0015

    private mutating func gather(_ words: ArraySlice<TextLine.Word>, of placed: PlacedLine, lift: Double) {
        let x = placed.origin.x.points, y = placed.origin.y.points + lift
        glyphs.removeAll(keepingCapacity: true)
        clusters.removeAll(keepingCapacity: true)
        for word in words {
            for glyph in placed.line.glyphs[word.glyphs.asIndices] {
                glyphs.append(cairo_glyph_t(index: UInt(glyph.id), x: x + Double(glyph.x), y: y + Double(glyph.y)))
            }
            for cluster in placed.line.clusters[word.clusters.asIndices] {
                clusters.append(cairo_text_cluster_t(num_bytes: Int32(cluster.bytes), num_glyphs: Int32(cluster.glyphs)))
            }
        }
    }

    private func show(_ text: Range<Int32>, of line: TextLine) {
        line.text.withUnsafeBytes { bytes in
            let start = bytes.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) + Int(text.lowerBound) }
            cairo_show_text_glyphs(context, start, Int32(text.count), glyphs, Int32(glyphs.count),
                                   clusters, Int32(clusters.count), cairo_text_cluster_flags_t(0))
        }
    }

    private mutating func draw(_ rule: PlacedRule) {
        dip(into: rule.ink)
        switch rule.shape {
        case .filled(let area):
            trace(area)
            cairo_fill(context)
        case .outline(let area, let thickness):
            trace(area.inset(by: thickness / 2))
            cairo_set_line_width(context, thickness.points)
            cairo_stroke(context)
        }
    }

    private func trace(_ area: Rect) {
        cairo_rectangle(context, area.left.points, area.top.points, area.size.width.points, area.size.height.points)
    }

    private mutating func take(_ face: FaceID, _ size: Length) throws(DrawingError) {
        if face == self.face && size == self.size { return }
        cairo_set_scaled_font(context, try fonts.font(face, size))
        self.face = face
        self.size = size
    }

    private mutating func dip(into ink: InkKey) {
        if ink == self.ink { return }
        let key = inks[Int(ink.index)]
        cairo_set_source_rgb(context, Double(key.red) / 255, Double(key.green) / 255, Double(key.blue) / 255)
        self.ink = ink
    }
}

extension Range<Int32> {
    /// The same range for subscripts.
    var asIndices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
