public import Geometry
public import Paragraphs
public import Shaping

/// What make-up asks of the paragraph stage: to shape a paragraph so that it can be broken at will.
///
/// Faults found on the way (a character without a glyph, a word wider than its measure) are collected by the compositor.
public protocol Compositor: AnyObject {
    func compose(_ text: StyledText, shape: ParagraphShape) -> any BreakableParagraph
}

/// A shaped paragraph that offers settings and places the glyphs of their lines.
public protocol BreakableParagraph: AnyObject {
    /// The best setting in as many lines as the optimum plus `extra`, which is -1, 0 or +1; nil where there is none
    /// within tolerance. The one for 0 always exists. Computed when first asked for.
    func setting(_ measures: Measures, extra: Int) -> Setting?

    /// The finished line number `index`, counted from 0, of a setting.
    func line(_ plan: LinePlan, index: Int) -> TextLine

    /// The width of the widest line between breaks set by the author, indents apart, its spaces `spaces` times as wide as
    /// they naturally are.
    func widestLine(spaces: Double) -> Length
}
