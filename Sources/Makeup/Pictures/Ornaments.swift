import Artwork
import Geometry
import Glibc
import LayoutBook
import Manuscript

/// Ornaments are drawn, not set: no face need have them.
extension Ornament {
    /// The ornament in an ink, in units of a hundredth of its height.
    func artwork(in ink: Ink) -> VectorDrawing {
        let drawn = drawing, colour = "rgb(\(ink.red),\(ink.green),\(ink.blue))"
        let paint = drawn.isStroked ? "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"8\"" : "fill=\"\(colour)\""
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(drawn.width)\" height=\"100\" viewBox=\"0 0 \(drawn.width) 100\">"
            + "<path \(paint) d=\"\(drawn.path)\"/></svg>"
        return VectorDrawing(svg: Array(svg.utf8), size: Size(width: .pt(Double(drawn.width)), height: .pt(100)))
    }

    private struct Drawn {
        var width: Int
        var path: String
        var isStroked = false
    }

    private var drawing: Drawn {
        switch self {
        case .asterism:
            Drawn(width: 300,
                  path: [50, 150, 250].map { Self.star(at: $0, points: 6, outer: 34, inner: 10) }.joined(separator: " "))
        case .diamond: Drawn(width: 100, path: "M50 12 L88 50 L50 88 L12 50 Z")
        case .star: Drawn(width: 100, path: Self.star(at: 50, points: 5, outer: 48, inner: 19))
        case .flower: Drawn(width: 100, path: Self.flower)
        case .wave:
            Drawn(width: 480, path: "M10 50 C50 10 90 10 130 50 S210 90 250 50 S330 10 370 50 S430 86 470 50", isStroked: true)
        case .line: Drawn(width: 1_000, path: "M0 50 L1000 50", isStroked: true)
        }
    }

    /// A star with its middle half way up, one point upwards.
    private static func star(at centre: Int, points: Int, outer: Double, inner: Double) -> String {
        let corners = (0..<points * 2).map { corner -> String in
            let turn = spoke(corner, of: points * 2), radius = corner % 2 == 0 ? outer : inner
            return "\(Length.rounded(Double(centre) + radius * turn.x)) \(Length.rounded(50 + radius * turn.y))"
        }
        return "M" + corners.joined(separator: " L") + " Z"
    }

    /// Five petals round an open middle.
    private static let flower: String = (0..<5).map { petal -> String in
        let turn = spoke(petal, of: 5), side = (x: -turn.y, y: turn.x)
        func point(_ along: Double, _ across: Double) -> String {
            "\(Length.rounded(50 + turn.x * along + side.x * across)) \(Length.rounded(50 + turn.y * along + side.y * across))"
        }
        return "M\(point(10, 0)) C\(point(18, 22)) \(point(46, 24)) \(point(48, 0)) C\(point(46, -24)) \(point(18, -22)) \(point(10, 0)) Z"
    }.joined(separator: " ")

    /// The direction of one of some spokes, the first one upwards, as a vector of length 1; `number` runs clockwise.
    private static func spoke(_ number: Int, of count: Int) -> (x: Double, y: Double) {
        let angle = Double(number) / Double(count) * 2 * Double.pi
        return (sin(angle), -cos(angle))
    }
}
