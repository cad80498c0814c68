/// What a line may cost: the means of filling it, each with its cap and its price, and the faults of its end.
///
/// Demerits are in one coin, so that the means compete: 100 of them are what one gap costs that departs from the ideal by
/// a tenth of an em.
public struct Tolerances: Sendable, Hashable {
    public var spaces = WordSpaces()
    public var scaling = GlyphScaling()
    public var kashida = KashidaFilling()
    public var wideForms = WideForms()
    public var hyphens = Hyphens()
    public var neighbours = Neighbours()

    /// How many ways to fill it are tried of each line: without a stretched word, and the cheapest with some. At least 2.
    public var mostPlans = 4
    /// How many words of a line are thought of to be stretched: all that there are on a page of print. On a line with more
    /// every second or third word is, and so on, or a very wide line would take minutes.
    public var mostWordsTried = 24
    /// Of a last line shorter than `shortestLast` ems.
    public var shortLast = 1_500.0
    public var shortestLast = 2.0
    /// Of a ragged line that leaves its whole measure empty.
    public var raggedness = 4_000.0
    /// Of a heading's last line that is one word.
    public var loneWord = 2_000.0
    /// Of a heading's line that ends inside a phrase, not behind a stop of its own.
    public var insidePhrase = 40.0

    public init() {}
}
