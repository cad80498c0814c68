import Diagnostics
import Paragraphs
import Shaping

/// A compositor that composes no text twice: most of a document stays as it is when the numbers of its pages change.
///
/// A shaper remembers the glyphs of a paragraph; this also keeps its settings, which cost as much.
final class RememberingCompositor: Compositor {
    private let compositor: any Compositor
    private var paragraphs: [Text: any BreakableParagraph] = [:]

    init(_ compositor: any Compositor) { self.compositor = compositor }

    func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        let key = Text(text: text, shape: shape)
        if let known = paragraphs[key] { return known }
        let paragraph = compositor.compose(text, shape: shape)
        paragraphs[key] = paragraph
        return paragraph
    }

    private struct Text: Hashable {
        var text: StyledText
        var shape: ParagraphShape

        static func == (a: Text, b: Text) -> Bool {
            a.text.text == b.text.text && a.shape == b.shape && a.text.direction == b.text.direction
                && a.text.language == b.text.language && a.text.links == b.text.links && a.text.source == b.text.source
                && a.text.kashidaHints == b.text.kashidaHints
                && a.text.spans.elementsEqual(b.text.spans) { $0.range == $1.range && $0.style == $1.style }
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(text.text)
            // Cells of a table and items of a list often say the same.
            hasher.combine(text.source)
            hasher.combine(shape.startIndent)
        }
    }
}
