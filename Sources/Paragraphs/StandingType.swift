import Diagnostics
public import Shaping

/// Type that is kept standing: paragraphs that were composed for one edition, with their settings and lines, for others that have
/// the same text in the same shape.
///
/// It holds so many UTF-16 units at most. Paragraphs that were asked for lately are in the younger of two cases; when that is full
/// the older one is emptied, and they change places: what is asked for again and again stays.
/// Not Sendable: one a worker, as its composer is.
public final class StandingType {
    public let composer: Composer
    private var young: [ParagraphKey: Entry] = [:]
    private var old: [ParagraphKey: Entry] = [:]
    /// Of the younger case.
    private var units = 0

    /// A paragraph, and what was said while it was shaped.
    private struct Entry {
        var paragraph: ComposedParagraph
        var said: Diagnostics
    }

    /// Of each case.
    private let mostUnits: Int

    /// - Parameters:
    ///   - composer: Asked for nothing by others while paragraphs of this are used.
    ///   - mostUnits: Of each case; a newsletter has some 20,000, and is tried in five to ten sizes.
    public init(_ composer: Composer, mostUnits: Int = 200_000) {
        self.composer = composer
        self.mostUnits = mostUnits
    }

    /// The paragraph, shaped now if it does not stand. What was said of it then is said again.
    public func compose(_ text: StyledText, shape: ParagraphShape) -> ComposedParagraph {
        let key = ParagraphKey(text, shape)
        let entry = young[key] ?? kept(old[key] ?? composed(text, shape), for: key)
        if !entry.said.all.isEmpty { composer.diagnostics.take(entry.said) }
        return entry.paragraph
    }

    private func composed(_ text: StyledText, _ shape: ParagraphShape) -> Entry {
        var said = Diagnostics()
        return Entry(paragraph: composer.composeToStand(text, shape: shape, into: &said), said: said)
    }

    private func kept(_ entry: Entry, for key: ParagraphKey) -> Entry {
        let length = key.text.text.count
        if units + length > mostUnits { (old, young, units) = (young, [:], 0) }
        units += length
        young[key] = entry
        return entry
    }
}

/// All that decides how a paragraph is composed.
package struct ParagraphKey: Hashable {
    package var text: StyledText
    package var shape: ParagraphShape

    package init(_ text: StyledText, _ shape: ParagraphShape) {
        self.text = text
        self.shape = shape
    }

    package static func == (a: ParagraphKey, b: ParagraphKey) -> Bool {
        a.text.text == b.text.text && a.shape == b.shape && a.text.direction == b.text.direction
            && a.text.language == b.text.language && a.text.links == b.text.links && a.text.source == b.text.source
            && a.text.kashidaHints == b.text.kashidaHints
            && a.text.spans.elementsEqual(b.text.spans) { $0.range == $1.range && $0.style == $1.style }
    }

    package func hash(into hasher: inout Hasher) {
        text.text.withUnsafeBytes { hasher.combine(bytes: $0) }
        hasher.combine(text.spans.first?.style.size)
        // Cells of a table and items of a list often say the same.
        hasher.combine(text.source.place(of: 0, in: text.text))
        hasher.combine(shape.startIndent)
    }
}
