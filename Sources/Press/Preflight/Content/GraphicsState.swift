/// A colour as it is set: its space, its values, and what they ask of the press.
struct Paint {
    var space = ColourSpace.gray
    var mix = InkMix(.gray, [0])
    /// Whether a pattern is painted, whose inks are its own.
    var isPattern = false

    init() {}

    init(_ space: ColourSpace, _ values: [Double]) {
        self.space = space
        mix = InkMix(space, values)
        if case .pattern = space { isPattern = true }
    }
}

/// What paints, as far as preflight follows it. Source: ISO 32000-1 8.4.1 and 9.3.1.
struct GraphicsState {
    /// To the space of the page.
    var change = Affine()
    /// A rectangle that holds what is left by all clips, on the page.
    var clip: Box
    var fill = Paint(), stroke = Paint()
    var lineWidth = 1.0
    var fillOverprints = false, strokeOverprints = false
    var overprintMode = 0
    var fillAlpha = 1.0
    /// Whether inks below show through by multiplication.
    var multiplies = false
    var font: FontFacts?
    var size = 0.0
    var letterSpace = 0.0, wordSpace = 0.0, scale = 1.0, leading = 0.0, rise = 0.0
    var textMode = 0
}

extension Affine {
    /// By how much lengths grow at least, whatever their direction.
    var leastScale: Double {
        let sum = a * a + b * b + c * c + d * d, area = abs(a * d - b * c)
        let root = max(0, sum * sum - 4 * area * area).squareRoot()
        return (max(0, sum - root) / 2).squareRoot()
    }

    /// How long an upright unit gets.
    var upScale: Double { (c * c + d * d).squareRoot() }
    /// How long a level unit gets.
    var acrossScale: Double { (a * a + b * b).squareRoot() }
}

extension Box {
    /// Whether they touch, lines without area too.
    func meets(_ other: Box) -> Bool {
        left <= other.right && other.left <= right && bottom <= other.top && other.bottom <= top
    }

    /// What both have in common, which may be a line, or nothing but a point.
    func cut(to other: Box) -> Box? {
        guard meets(other) else { return nil }
        return Box(left: max(left, other.left), bottom: max(bottom, other.bottom), right: min(right, other.right), top: min(top, other.top))
    }
}
