import Geometry
import Imposition

/// What a reader sees of a page: which it is, and whether it stands upright.
struct Seen: Equatable {
    var page: Int?
    var isUpright: Bool
}

/// A sheet, or a pile of them, that is folded on a table: pieces between creases lie where folding has brought them.
///
/// It knows nothing of schemes: it has coordinates, layers, and what is printed on both faces of each piece.
struct Paper {
    /// A piece between creases.
    struct Piece {
        /// Where it lies on the table, in points, x to the right and y downwards.
        var left, right, top, bottom: Double
        /// What is seen from above, and what would be seen from below through the paper.
        var up, down: Face
        /// Greater is nearer to the table.
        var depth: Int
    }

    struct Face {
        var page: Int?
        /// From foot to head on the table.
        var headX, headY: Int
    }

    var pieces: [Piece]
    /// Places of creases that go from top to bottom, and from left to right.
    var creasesX: [Double], creasesY: [Double]

    /// A sheet with its front above. The back is printed on what lies behind when it is turned about its upright axis.
    init?(_ sheet: PressSheet, depth: Int = 0) {
        var behind = sheet.back.map { side in side.placements.map { Piece(seen: $0, on: side, depth: depth) } } ?? []
        let width = sheet.front.paper.width.points
        for index in behind.indices { behind[index].mirror(atX: width / 2) }
        pieces = []
        for placement in sheet.front.placements {
            var piece = Piece(seen: placement, on: sheet.front, depth: depth)
            if sheet.back != nil {
                let near = behind.filter { $0.isUnder(piece) }
                guard near.count == 1 else { return nil }
                piece.down = near[0].down
            }
            pieces.append(piece)
        }
        creasesX = sheet.front.folds.filter { $0.from.x == $0.to.x }.map(\.from.x.points)
        creasesY = sheet.front.folds.filter { $0.from.y == $0.to.y }.map(\.from.y.points)
    }

    /// Another pile laid under this one.
    func on(_ other: Paper) -> Paper {
        var pile = self
        let deepest = pieces.map(\.depth).max() ?? 0
        pile.pieces += other.pieces.map { piece in
            var piece = piece
            piece.depth += deepest + 1
            return piece
        }
        return pile
    }

    enum Part { case left, right, above, below }

    /// Bends what lies on one side of a crease round under the rest, or over it.
    mutating func fold(_ part: Part, at crease: Double, under: Bool = true) {
        let isUpright = part == .left || part == .right
        func moves(_ least: Double, _ most: Double) -> Bool {
            part == .left || part == .above ? most <= crease + 0.01 : least >= crease - 0.01
        }
        func stays(_ least: Double, _ most: Double) -> Bool {
            part == .left || part == .above ? least >= crease - 0.01 : most <= crease + 0.01
        }
        let depths = pieces.map(\.depth), least = depths.min() ?? 0, most = depths.max() ?? 0
        for index in pieces.indices {
            let piece = pieces[index], from = isUpright ? piece.left : piece.top, to = isUpright ? piece.right : piece.bottom
            precondition(moves(from, to) != stays(from, to), "a piece lies across the crease")
            guard moves(from, to) else { continue }
            if isUpright { pieces[index].mirror(atX: crease) } else { pieces[index].mirror(atY: crease) }
            pieces[index].depth = under ? 2 * most + 1 - piece.depth : 2 * least - 1 - piece.depth
        }
        func moved(_ creases: [Double]) -> [Double] {
            var kept: [Double] = []
            for place in creases.map({ moves($0, $0) ? 2 * crease - $0 : $0 })
            where abs(place - crease) > 0.01 && !kept.contains(where: { abs($0 - place) < 0.5 }) { kept.append(place) }
            return kept
        }
        if isUpright { creasesX = moved(creasesX) } else { creasesY = moved(creasesY) }
    }

    /// The pieces from the top of the pile to its bottom; nil where they do not lie on each other.
    func pile(within tolerance: Double = 0.01) -> [Piece]? {
        let sorted = pieces.sorted { $0.depth < $1.depth }
        guard let first = sorted.first, zip(sorted, sorted.dropFirst()).allSatisfy({ $0.depth < $1.depth }) else { return nil }
        let fits = sorted.allSatisfy {
            abs($0.left - first.left) <= tolerance && abs($0.right - first.right) <= tolerance
                && abs($0.top - first.top) <= tolerance && abs($0.bottom - first.bottom) <= tolerance
        }
        return fits ? sorted : nil
    }

    /// One side from left to right, as it is seen when it lies above.
    func row(above: Bool) -> [Seen] {
        let sorted = pieces.sorted { $0.left < $1.left }
        return above ? sorted.map(\.up.seen) : sorted.reversed().map(\.down.seen)
    }
}

extension Paper.Face {
    /// Turning a leaf about an upright axis leaves heads where they are.
    var seen: Seen { Seen(page: page, isUpright: headX == 0 && headY == -1) }
}

extension Paper.Piece {
    fileprivate init(seen placement: Placement, on side: SheetSide, depth: Int) {
        let parts = [placement.trim, placement.clip, side.trim]
        left = parts.map(\.left.points).max() ?? 0
        right = parts.map(\.right.points).min() ?? 0
        top = parts.map(\.top.points).max() ?? 0
        bottom = parts.map(\.bottom.points).min() ?? 0
        let head = switch placement.turn {
        case .none: (0, -1)
        case .quarter: (1, 0)
        case .half: (0, 1)
        case .threeQuarters: (-1, 0)
        }
        up = Paper.Face(page: placement.page, headX: head.0, headY: head.1)
        down = Paper.Face(page: nil, headX: 0, headY: -1)
        self.depth = depth
    }

    fileprivate mutating func mirror(atX axis: Double) {
        (left, right) = (2 * axis - right, 2 * axis - left)
        up.headX.negate()
        down.headX.negate()
        swap(&up, &down)
    }

    fileprivate mutating func mirror(atY axis: Double) {
        (top, bottom) = (2 * axis - bottom, 2 * axis - top)
        up.headY.negate()
        down.headY.negate()
        swap(&up, &down)
    }

    fileprivate func isUnder(_ other: Paper.Piece) -> Bool {
        abs(left - other.left) < 0.01 && abs(right - other.right) < 0.01
            && abs(top - other.top) < 0.01 && abs(bottom - other.bottom) < 0.01
    }
}
