/// What a line may cost: the limits of its word spaces and the demerits of its faults.
///
/// The book's demerits, (1 + 100 r³ + p)², punish the worst line far more than many poor ones. Evenness as a reader sees
/// it is the variance of the gaps, so the demerits here are the sum over the gaps of the squared departure from one gap
/// for all lines: a search that minimises them minimises that variance for a given number of hyphens.
public struct Tolerances: Sendable, Hashable {
    /// The word space that is aimed at, in ems. Wider than most faces' own: justified lines cannot all be set at that one
    /// without many hyphens, and the mean they come to is where their variance is least.
    public var ideal = 0.33
    /// Narrowest word space as a share of the natural one: hard. Narrower ones are lost by readers of PDF, poppler among
    /// them, which take less than 0.15 em for no space at all, as the eye does.
    public var narrowest = 0.66
    /// Widest word space before its cost grows steeply.
    public var widest = 1.6
    /// A line with wider spaces than this is only made when nothing else is left, and is reported.
    public var emergency = 2.6

    /// Demerits of one gap that departs from the ideal by one em.
    public var departure = 10_000.0
    /// How much dearer the part of a gap beyond `widest` is.
    public var overstretch = 0.5
    /// Of a hyphen at the end of a line.
    public var hyphen = 3_000.0
    /// Of a break behind a hyphen or dash that the author wrote.
    public var writtenHyphen = 1_500.0
    /// Of a second hyphenated line in a row.
    public var hyphenPair = 50.0
    /// Of a third one: only where a gap would be a fault in itself.
    public var hyphenLadder = 1_000.0
    /// Hyphenated lines in a row: at most.
    public var ladder = 3
    /// Of a hyphen on the line before the last.
    public var hyphenBeforeLast = 1_500.0
    /// Of a tight line beside a loose one, for each class they lie apart beyond one. Source: TeX §836, \adjdemerits.
    public var contrast = 20.0
    /// Of a word cut without a hyphen because no line can hold it.
    public var cut = 50_000.0
    /// Of a last line shorter than `shortestLast` ems.
    public var shortLast = 1_500.0
    public var shortestLast = 2.0
    /// Of a ragged line that leaves its whole measure empty.
    public var raggedness = 4_000.0

    public init() {}
}
