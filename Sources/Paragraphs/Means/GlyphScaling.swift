/// Filling a line by setting its letters a little narrower or wider, all by the same factor.
///
/// Class: loose and tight lines, in scripts whose letters stand apart. Cap: 1.5 % either way, which the eye does not see.
/// Source: Zapf and Karow's hz-program; the cap is the project's own.
public struct GlyphScaling: Sendable, Hashable {
    public var cap = 0.015
    /// Factors are multiples of this, so that few sizes of a face are drawn.
    public var step = 0.001
    /// Demerits of a line scaled as far as it may be.
    public var cost = 60.0

    func cost(of scaling: Double) -> Double { cost * (scaling / cap) * (scaling / cap) }

    /// The factor less one that costs least in all where the gaps together lie `surplus` ems above their ideal.
    ///
    /// The demerits are `departure`·(surplus - s·scalable)²/gaps + cost·(s/cap)², least where their derivative is 0.
    func best(surplus: Double, scalable: Double, gaps: Double, departure: Double) -> Double {
        let stiffness = departure * scalable / gaps
        let best = stiffness * surplus / (cost / (cap * cap) + stiffness * scalable)
        return onStep(min(max(best, -cap), cap))
    }

    /// The widest factor less one that adds no more than `room` ems, the cap if that is not enough.
    func within(_ room: Double, scalable: Double) -> Double {
        scalable > 0 ? min(max((room / scalable / step).rounded(.down) * step, -cap), cap) : 0
    }

    private func onStep(_ scaling: Double) -> Double { (scaling / step).rounded() * step }
}
