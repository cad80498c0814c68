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
        for index in placed.line.words.indices {
            let word = placed.line.words[index]
            try take(word.face, word.size)
            dip(into: word.ink)
            place(word, of: placed.line, at: placed.origin, lift: Self.lift(ofWord: index, size: word.size))
            show(word, of: placed.line)
        }
    }

    /// How far a word stands below its baseline.
    ///
    /// Readers of PDF take a large jump inside a text operator for no space or for two; Cairo begins a new operator
    /// where the baseline moves by more than a thousandth of an em. So every other word is lowered by just over that:
    /// a seventieth of a point at 10 pt.
    private static func lift(ofWord index: Int, size: Length) -> Double {
        index & 1 == 0 ? 0 : 0.0015 * size.points
    }

    private mutating func place(_ word: TextLine.Word, of line: TextLine, at origin: Point, lift: Double) {
        let x = origin.x.points, y = origin.y.points + lift
        glyphs.removeAll(keepingCapacity: true)
        for index in word.glyphs {
            let glyph = line.glyphs[Int(index)]
            glyphs.append(cairo_glyph_t(index: UInt(glyph.id), x: x + Double(glyph.x), y: y + Double(glyph.y)))
        }
        clusters.removeAll(keepingCapacity: true)
        for index in word.clusters {
            let cluster = line.clusters[Int(index)]
            clusters.append(cairo_text_cluster_t(num_bytes: Int32(cluster.bytes), num_glyphs: Int32(cluster.glyphs)))
        }
    }

    private func show(_ word: TextLine.Word, of line: TextLine) {
        line.text.withUnsafeBytes { text in
            let bytes = text.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) + Int(word.text.lowerBound) }
            cairo_show_text_glyphs(context, bytes, Int32(word.text.count), glyphs, Int32(glyphs.count),
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
