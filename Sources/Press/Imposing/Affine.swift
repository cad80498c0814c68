import Geometry
import Imposition

/// A change of coordinates as PDF writes it: x' = a x + c y + e, y' = b x + d y + f, in points, y upwards.
/// Source: ISO 32000-1 8.3.3.
struct Affine: Hashable {
    var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

    static func move(_ x: Double, _ y: Double) -> Affine { Affine(e: x, f: y) }

    /// Clockwise about the origin.
    static func turned(_ turn: Turn) -> Affine {
        switch turn {
        case .none: Affine()
        case .quarter: Affine(a: 0, b: -1, c: 1, d: 0)
        case .half: Affine(a: -1, b: 0, c: 0, d: -1)
        case .threeQuarters: Affine(a: 0, b: 1, c: -1, d: 0)
        }
    }

    /// First this, then the other.
    func then(_ other: Affine) -> Affine {
        Affine(a: a * other.a + b * other.c, b: a * other.b + b * other.d,
               c: c * other.a + d * other.c, d: c * other.b + d * other.d,
               e: e * other.a + f * other.c + other.e, f: e * other.b + f * other.d + other.f)
    }

    func applied(to x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

    /// The six numbers.
    var syntax: String { [a, b, c, d, e, f].map { Syntax.number(.pt($0)) }.joined(separator: " ") }
}

/// A rectangle in PDF space: lower left and upper right corner, in points, y upwards.
struct Box: Hashable {
    var left: Double, bottom: Double, right: Double, top: Double

    var width: Double { right - left }
    var height: Double { top - bottom }

    /// What holds all of it once its coordinates have changed.
    func mapped(by change: Affine) -> Box {
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)].map { change.applied(to: $0.0, $0.1) }
        let xs = corners.map(\.x), ys = corners.map(\.y)
        return Box(left: xs.min() ?? 0, bottom: ys.min() ?? 0, right: xs.max() ?? 0, top: ys.max() ?? 0)
    }

    /// What both have in common; nil for nothing.
    func common(with other: Box) -> Box? {
        let box = Box(left: max(left, other.left), bottom: max(bottom, other.bottom), right: min(right, other.right),
                      top: min(top, other.top))
        return box.width > 0 && box.height > 0 ? box : nil
    }

    var syntax: String { "[" + numbers + "]" }

    /// As the operands of `re`.
    var operands: String { [left, bottom, width, height].map { Syntax.number(.pt($0)) }.joined(separator: " ") }

    private var numbers: String { [left, bottom, right, top].map { Syntax.number(.pt($0)) }.joined(separator: " ") }
}

extension Box {
    /// A rectangle of a side of a sheet, whose space has its origin at the top, on paper so high.
    init(_ area: Rect, on paper: Size) {
        self.init(left: area.left.points, bottom: (paper.height - area.bottom).points, right: area.right.points,
                  top: (paper.height - area.top).points)
    }
}
