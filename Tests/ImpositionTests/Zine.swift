import Geometry
import Imposition

/// A sheet of two rows of four that is folded lengthwise, slit in its middle, stood up, and pushed together from its ends.
///
/// Seen from above, its panels are a ring of eight sides. The folds at both ends keep the outer panels of both rows back to
/// back; the inner ones part at the slit, until the ring is a cross of four leaves.
struct Zine {
    /// Along the ring: the lower row from the left, then the upper one from the right.
    private let ring: [Panel]

    private struct Panel {
        var page: Int?
        /// Towards the fold, which is above when the sheet is stood up.
        var isUpright: Bool
    }

    /// Nil where the side is no grid of four by two with its slit between the inner four.
    init?(_ side: SheetSide) {
        let middle = (side.trim.top + side.trim.bottom) / 2
        func row(_ isLower: Bool) -> [Placement] {
            side.placements.filter { (($0.trim.top + $0.trim.bottom) / 2 > middle) == isLower }
                .sorted { $0.trim.left < $1.trim.left }
        }
        let lower = row(true), upper = row(false)
        guard lower.count == 4, upper.count == 4, let slit = side.slits.first, slit.from.y == slit.to.y,
              abs((slit.from.y - middle).points) < 0.01, abs((slit.from.x - lower[1].trim.left).points) < 0.01,
              abs((slit.to.x - lower[2].trim.right).points) < 0.01 else { return nil }
        ring = lower.map { Panel(page: $0.page, isUpright: $0.turn == .none) }
            + upper.reversed().map { Panel(page: $0.page, isUpright: $0.turn == .half) }
    }

    private typealias Spot = (x: Double, z: Double)

    /// Corners of the ring when it is pushed together: z goes from the reader away.
    private static let corners: [Spot] = [(-1, 0), (0, 0), (0, -1), (0, 0), (1, 0), (0, 0), (0, 1), (0, 0)]

    /// What a reader sees who stands between two leaves.
    private struct Spread {
        var x, z: Double
        var left: Seen?
        var right: Seen?
    }

    /// From the front cover on, leaf after leaf.
    func read(_ binding: Binding) -> [Seen]? {
        var spreads: [Spread] = []
        for index in ring.indices { see(index, in: &spreads) }
        guard spreads.count == 4, spreads.allSatisfy({ $0.left != nil && $0.right != nil }) else { return nil }
        // Turning leaves from right to left carries the reader round the cross against the clock.
        let way = binding == .left ? 1.0 : -1
        func first(_ spread: Spread) -> Seen? { binding == .left ? spread.left : spread.right }
        func second(_ spread: Spread) -> Seen? { binding == .left ? spread.right : spread.left }
        guard var spread = spreads.first(where: { second($0)?.page == 0 }), let cover = second(spread), let back = first(spread)
        else { return nil }
        var reading = [cover]
        for _ in 0..<3 {
            let next = (x: -way * spread.z, z: way * spread.x)
            guard let found = spreads.first(where: { $0.x == next.x && $0.z == next.z }) else { return nil }
            spread = found
            reading += [first(found), second(found)].compactMap { $0 }
        }
        return reading + [back]
    }

    /// The printed side is the right-hand one as one goes round the ring.
    private func see(_ index: Int, in spreads: inout [Spread]) {
        let from = Self.corners[index], to = Self.corners[(index + 1) % 8]
        let leaf = (x: from.x + to.x, z: from.z + to.z), way = (x: to.x - from.x, z: to.z - from.z)
        let face = (x: way.z, z: -way.x), place = (x: leaf.x + face.x, z: leaf.z + face.z)
        let seen = Seen(page: ring[index].page, isUpright: ring[index].isUpright)
        let known = spreads.firstIndex { $0.x == place.x && $0.z == place.z } ?? spreads.count
        if known == spreads.count { spreads.append(Spread(x: place.x, z: place.z)) }
        // The reader looks at the middle; the leaf is on the left where it lies against the clock from the way of looking.
        let isLeft = -place.x * leaf.z + place.z * leaf.x > 0
        if isLeft { spreads[known].left = seen } else { spreads[known].right = seen }
    }
}
