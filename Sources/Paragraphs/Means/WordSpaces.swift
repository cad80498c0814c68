/// Filling a line by its word spaces: the first means, and with a warning the last.
///
/// Class: loose and tight lines. Cap: `narrowest` is hard; beyond `emergency` a line is only made where nothing else is left.
///
/// The book's demerits, (1 + 100 r³ + p)², punish the worst line far more than many poor ones. Evenness as a reader sees
/// it is the variance of the gaps, so the cost here is the sum over the gaps of the squared departure from one gap
/// for all lines: a search that minimises it minimises that variance for a given price of the other means.
public struct WordSpaces: Sendable, Hashable {
    /// The word space that is aimed at, as a share of the natural one. Wider than most faces' own: justified lines cannot all
    /// be set at that one without many hyphens, and the mean they come to is where their variance is least.
    public var ideal = 1.36
    /// The same from right to left: faces of Arabic script have wider spaces, and kashida takes up what is left over.
    public var idealRightToLeft = 1.07
    /// Narrowest word space as a share of the natural one: hard. Narrower ones are lost by readers of PDF, poppler among
    /// them, which take less than 0.15 em for no space at all, as the eye does.
    public var narrowest = 0.7
    /// The same from right to left, where words are written so that readers keep them apart at any distance, and where the
    /// faces' own spaces are wide.
    public var narrowestRightToLeft = 0.6
    /// Widest word space before its cost grows steeply.
    public var widest = 1.6
    /// A line with wider spaces than this is only made when nothing else is left, and is reported.
    public var emergency = 2.6

    /// Demerits of one gap that departs from the ideal by one em.
    public var departure = 10_000.0
    /// How much dearer the part of a gap beyond `widest` is.
    public var overstretch = 2.0

    /// Demerits of `gaps` word spaces of `natural` ems each that are set `ratio` times as wide.
    func cost(ratio: Double, ideal: Double, natural: Double, gaps: Double) -> Double {
        let departed = natural * (ratio - ideal)
        var cost = departure * gaps * departed * departed
        if ratio > widest {
            let excess = natural * (ratio - widest)
            cost += departure * overstretch * gaps * excess * excess
        }
        return cost
    }

    /// Of a line without any word space that leaves `empty` ems.
    func cost(empty: Double) -> Double { departure * overstretch * empty * empty }

    /// How tight or loose a line looks beside its neighbours, in four classes. Source: TeX §817.
    func fitness(_ ratio: Double) -> UInt8 { ratio < 0.85 ? 0 : ratio < 1.25 ? 1 : ratio < widest ? 2 : 3 }
}
