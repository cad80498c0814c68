import LayoutBook

/// Filling a line by stretching the joins of its words.
///
/// Class: loose lines of Arabic script. Caps and costs by how freely a style lets it be used; all are the project's own.
/// Where a word may be stretched is not decided here: see ``KashidaRules``.
public struct KashidaFilling: Sendable, Hashable {
    /// What a style allows: how many on a line, how long each, in ems, and at which share of the line's and the places' price.
    public struct Terms: Sendable, Hashable {
        public var most: Int
        public var length: Double
        public var lineShare: Double
        public var placeShare: Double
    }

    /// Demerits of a line that has any, in a text of which at most `usualShare` of the words can be stretched.
    ///
    /// Where more of them can, more lines would find it worth their while; the price rises with the square of the share, so
    /// that sparing means the same in every face.
    public var lineCost = 370.0
    public var usualShare = 0.42
    /// Demerits of a kashida by the number of its rule, from 1.
    public var ruleCost: [Float] = [0, 4, 12, 20, 20, 35, 50]
    /// Of each point that a place falls short of its rule's best.
    public var pointCost: Float = 4
    /// Of a kashida an em long; it grows with the square.
    public var lengthCost = 120.0
    /// Of two in neighbouring words.
    public var neighbours = 80.0
    /// Nil where a style wants none.
    func terms(_ use: KashidaUse) -> Terms? {
        switch use {
        case .none: nil
        case .sparing: Terms(most: 2, length: 0.75, lineShare: 1, placeShare: 1)
        case .normal: Terms(most: 2, length: 1, lineShare: 0.4, placeShare: 1)
        case .generous: Terms(most: 3, length: 1.5, lineShare: 0.05, placeShare: 0.3)
        }
    }

    /// Of a line with kashida in a paragraph of `words` words of which `stretchable` can be stretched.
    func lineCost(stretchable: Int, of words: Int, _ terms: Terms) -> Double {
        let share = Double(stretchable) / Double(max(words, 1)) / usualShare
        return lineCost * terms.lineShare * max(1, share * share)
    }

    func cost(rule: Int, penalty: Float, _ terms: Terms) -> Float {
        let rule = min(max(rule, 1), ruleCost.count)
        return (ruleCost[rule - 1] + penalty * pointCost) * Float(terms.placeShare)
    }
}
