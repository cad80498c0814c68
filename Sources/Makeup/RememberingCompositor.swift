import Paragraphs
import Shaping

/// A compositor that composes no text twice: most of a document stays as it is when the numbers of its pages change.
///
/// A shaper remembers the glyphs of a paragraph; this also keeps its settings, which cost as much.
final class RememberingCompositor: Compositor {
    private let compositor: any Compositor
    private var paragraphs: [ParagraphKey: any BreakableParagraph] = [:]

    init(_ compositor: any Compositor) { self.compositor = compositor }

    func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        let key = ParagraphKey(text, shape)
        if let known = paragraphs[key] { return known }
        let paragraph = compositor.compose(text, shape: shape)
        paragraphs[key] = paragraph
        return paragraph
    }
}
