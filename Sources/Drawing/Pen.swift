import Artwork
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
    private let outlines: Bool
    private let plates: Plates
    private let vectors: VectorCase
    private let edge: PageEdge?
    private var font: OpaquePointer?
    private var ink: InkKey?
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []
    /// Nil where nobody is to be told what is drawn.
    private(set) var marking: Marking?

    init(on context: OpaquePointer, outlines: Bool, fonts: ScaledFonts, plates: Plates = Plates([]), vectors: VectorCase = VectorCase(), inks: [Ink],
         edge: PageEdge? = nil, marking: Marking? = nil) {
        self.marking = marking
        self.context = context
        self.edge = edge
        self.outlines = outlines
        self.fonts = fonts
        self.plates = plates
        self.vectors = vectors
        self.inks = inks
    }

    mutating func draw(_ page: Page) throws(DrawingError) {
        marking?.turnPage()
        for item in page.items {
            marking?.begin(item, of: page.trim, on: context)
            switch item.content {
            case .line(let placed): try draw(placed, of: item)
            case .rule(let rule): draw(rule)
            case .picture(let picture): try draw(picture)
            }
        }
    }

    /// Draws a line with as few calls as its faces, sizes and inks allow: each call costs Cairo more than many glyphs.
    private mutating func draw(_ placed: PlacedLine, of item: PageItem) throws(DrawingError) {
        let words = placed.line.words, part = marking == nil ? nil : item.part, readsOn = part != nil && item.readsOn
        var first = 0, isLowered = false
        for (index, word) in words.enumerated() {
            let isMarked = part != nil && (index == 0 || !Marking.isMarkedAlike(word, words[index - 1]))
            if index > first, isMarked || !Self.isSetAlike(word, words[first]) {
                try show(words[first..<index], of: placed.line)
                first = index
            }
            if isMarked, let part { marking?.begin(word, of: part, readsOn: readsOn, on: context) }
            if index > 0, Self.mayTurn(words[index - 1], word, in: placed.direction) { isLowered.toggle() }
            gather(word, of: placed, lift: isLowered ? Self.lift * word.size.points : 0)
        }
        if first < words.count { try show(words[first...], of: placed.line) }
        for overprint in placed.line.overprints { try draw(overprint, at: placed.origin) }
    }

    /// Draws outlines, which no reader takes for text: that stands in the words below.
    private mutating func draw(_ overprint: TextLine.Overprint, at origin: Point) throws(DrawingError) {
        take(try fonts.font(overprint.face, overprint.size))
        dip(into: overprint.ink)
        glyphs += overprint.glyphs.map {
            cairo_glyph_t(index: UInt($0.id), x: origin.x.points + Double($0.x), y: origin.y.points + Double($0.y))
        }
        fillOutlines()
        glyphs.removeAll(keepingCapacity: true)
    }

    private static func isSetAlike(_ a: TextLine.Word, _ b: TextLine.Word) -> Bool {
        a.face == b.face && a.size == b.size && a.widening == b.widening && a.isWide == b.isWide && a.ink == b.ink
    }

    /// Whether the way from a word to the next one in reading order may lead leftwards.
    private static func mayTurn(_ word: TextLine.Word, _ next: TextLine.Word, in direction: Direction) -> Bool {
        direction.isRightToLeft || word.isRightToLeft || next.isRightToLeft
    }

    /// How far every other word stands below its baseline where words do not run on from left to right, in ems.
    ///
    /// Readers of PDF are led astray by leftward moves inside a text operator; Cairo begins a new one where the
    /// baseline moves by more than a thousandth of an em. At 10 pt this is a seventieth of a point.
    private static let lift = 0.0015

    private mutating func gather(_ word: TextLine.Word, of placed: PlacedLine, lift: Double) {
        let x = placed.origin.x.points, y = placed.origin.y.points + lift
        for glyph in placed.line.glyphs[word.glyphs.asIndices] {
            glyphs.append(cairo_glyph_t(index: UInt(glyph.id), x: x + Double(glyph.x), y: y + Double(glyph.y)))
        }
        for cluster in placed.line.clusters[word.clusters.asIndices] {
            clusters.append(cairo_text_cluster_t(num_bytes: Int32(cluster.bytes), num_glyphs: Int32(cluster.glyphs)))
        }
    }

    /// Shows what was gathered from words that follow each other and are set alike.
    private mutating func show(_ words: ArraySlice<TextLine.Word>, of line: TextLine) throws(DrawingError) {
        guard let first = words.first, let last = words.last else { return }
        take(try fonts.font(first.face, first.size, widening: first.widening, isWide: first.isWide))
        dip(into: first.ink)
        if outlines { fillOutlines() } else { showText(first.text.lowerBound..<last.text.upperBound, of: line) }
        glyphs.removeAll(keepingCapacity: true)
        clusters.removeAll(keepingCapacity: true)
    }

    private func fillOutlines() {
        cairo_glyph_path(context, glyphs, Int32(glyphs.count))
        cairo_fill(context)
    }

    private func showText(_ text: Range<Int32>, of line: TextLine) {
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
            trace(edge?.reach(area) ?? area)
            cairo_fill(context)
        case .outline(let area, let thickness):
            trace(area.inset(by: thickness / 2))
            cairo_set_line_width(context, thickness.points)
            cairo_stroke(context)
        case .rounded(let area, let radius):
            trace(edge?.reach(area) ?? area, radius: radius)
            cairo_fill(context)
        case .roundedOutline(let area, let radius, let thickness):
            trace(area.inset(by: thickness / 2), radius: radius - thickness / 2)
            cairo_set_line_width(context, thickness.points)
            cairo_stroke(context)
        case .dashed(let area, let dash, let gap): draw(dashes: dash.points, gap: gap.points, along: area)
        }
    }

    /// The dashes begin and end with whole ones: the gaps give way.
    private func draw(dashes dash: Double, gap: Double, along area: Rect) {
        let isLevel = area.size.width > area.size.height
        let (length, thickness) = isLevel ? (area.size.width.points, area.size.height.points)
            : (area.size.height.points, area.size.width.points)
        let gaps = dash > 0 && gap > 0 ? ((length - dash) / (dash + gap)).rounded() : 0
        let x = area.left.points, y = area.top.points
        cairo_save(context)
        if gaps >= 1 { cairo_set_dash(context, [dash, (length - dash * (gaps + 1)) / gaps], 2, 0) }
        cairo_set_line_width(context, thickness)
        cairo_move_to(context, isLevel ? x : x + thickness / 2, isLevel ? y + thickness / 2 : y)
        cairo_rel_line_to(context, isLevel ? length : 0, isLevel ? 0 : length)
        cairo_stroke(context)
        cairo_restore(context)
    }

    /// A path round a rectangle with round corners, of at most half its shorter side.
    private func trace(_ area: Rect, radius: Length) {
        let radius = min(max(radius, .zero), area.size.width / 2, area.size.height / 2).points
        guard radius > 0 else { return trace(area) }
        let left = area.left.points + radius, right = area.right.points - radius
        let top = area.top.points + radius, bottom = area.bottom.points - radius
        cairo_new_sub_path(context)
        for (index, centre) in [(right, bottom), (left, bottom), (left, top), (right, top)].enumerated() {
            cairo_arc(context, centre.0, centre.1, radius, Double(index) * .pi / 2, Double(index + 1) * .pi / 2)
        }
        cairo_close_path(context)
    }

    /// Beyond the trim it goes on as it is, a little larger.
    private mutating func draw(_ picture: PlacedPicture) throws(DrawingError) {
        let window = edge?.reach(picture.area) ?? picture.area
        guard window != picture.area else { return try draw(picture, in: picture.area) }
        cairo_save(context)
        trace(window)
        cairo_clip(context)
        try draw(picture, in: picture.area.covering(window))
        cairo_restore(context)
        (font, ink) = (nil, nil)
    }

    private mutating func draw(_ picture: PlacedPicture, in area: Rect) throws(DrawingError) {
        switch plates.artworks[picture.artwork] {
        case .image(let image):
            // What is one bit deep is printed in black ink; other images bring their own colours.
            if image.format == .bilevel { dip(into: .black) }
            try plates.paint(picture.artwork, in: area, on: context, isPicture: outlines)
        case .drawing(let drawing): try draw(drawing, in: area)
        case .modules(let code): draw(code, in: area)
        }
    }

    /// Sets drawings as lines and surfaces, as far as they lie in their area. The context is handed back as it was.
    private func draw(_ drawing: VectorDrawing, in area: Rect) throws(DrawingError) {
        let vector = try vectors.open(drawing)
        cairo_save(context)
        defer { cairo_restore(context) }
        trace(area)
        cairo_clip(context)
        try vector.draw(on: context, in: area)
    }

    /// A code is one path: a rectangle for each run of black modules in a row, and for all rows below that have the same run.
    private mutating func draw(_ code: ModuleMatrix, in area: Rect) {
        dip(into: code.ink)
        let module = (width: area.size.width.points / Double(code.side), height: area.size.height.points / Double(code.side))
        for block in code.blocks {
            cairo_rectangle(context, area.left.points + Double(block.x) * module.width,
                            area.top.points + Double(block.y) * module.height,
                            Double(block.width) * module.width, Double(block.height) * module.height)
        }
        cairo_fill(context)
    }

    private func trace(_ area: Rect) {
        cairo_rectangle(context, area.left.points, area.top.points, area.size.width.points, area.size.height.points)
    }

    private mutating func take(_ font: OpaquePointer) {
        if font == self.font { return }
        cairo_set_scaled_font(context, font)
        self.font = font
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
