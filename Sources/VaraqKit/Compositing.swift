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
}

extension StandingType: Compositor {
    /// The paragraph as it stands, or shaped now.
    public func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph {
        let paragraph: ComposedParagraph = compose(text, shape: shape)
        return paragraph
    }
}

extension ComposedParagraph: BreakableParagraph {}
