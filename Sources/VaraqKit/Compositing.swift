public import Makeup
public import Paragraphs
public import Shaping

/// The paragraph stage as make-up sees it.
extension Composer: Compositor {
    /// Shapes the paragraph, which then offers its settings.
    public func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        let paragraph: ComposedParagraph = compose(text, shape: shape)
        return paragraph
    }

    /// Shapes the paragraphs, by as many hands as it has.
    public func compose(_ takes: [Take]) -> [any BreakableParagraph] {
        let paragraphs: [ComposedParagraph] = compose(takes)
        return paragraphs
    }

    /// Finds their best settings, by as many hands as it has.
    public func set(_ paragraphs: [any BreakableParagraph], in measures: Measures) {
        set(paragraphs.compactMap { $0 as? ComposedParagraph }, in: measures)
    }
}

extension ComposedParagraph: BreakableParagraph {}
