import LayoutBook

/// Filling a line by stretching the joins of its words.
///
/// Class: loose lines of Arabic script. Caps and costs by how freely a style lets it be used; all are the project's own.
/// Where a word may be stretched is not decided here: see ``KashidaRules``.
public struct KashidaFilling: Sendable, Hashable {
    /// How many on a line, and how long each, in ems.
    public struct Cap: Sendable, Hashable {
        public var most: Int
        public var length: Double
    }

    /// Demerits of a line that has any.
    public var lineCost = 370.0
    /// Demerits of a kashida by the number of its rule, from 1.
    public var ruleCost: [Float] = [0, 4, 12, 20, 20, 35, 50]
    /// Of each point that a place falls short of its rule's best.
    public var pointCost: Float = 4
    /// Of a kashida an em long; it grows with the square.
    public var lengthCost = 120.0
    /// Of two in neighbouring words.
    public var neighbours = 80.0
    /// How much cheaper it is where a style is generous.
    public var generosity = 0.3

    func cap(_ use: KashidaUse) -> Cap? {
        switch use {
        case .none: nil
        case .sparing: Cap(most: 2, length: 0.75)
        case .normal: Cap(most: 2, length: 1)
        case .generous: Cap(most: 3, length: 1.5)
        }
    }

    func cost(rule: Int, penalty: Float, use: KashidaUse) -> Float {
        let cost = ruleCost[min(max(rule, 1), ruleCost.count) - 1] + penalty * pointCost
        return use == .generous ? cost * Float(generosity) : cost
    }
}
