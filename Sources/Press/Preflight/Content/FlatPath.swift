/// A path on the page, its curves as short lines; parts follow one another.
struct FlatPath {
    private(set) var xs: [Double] = [], ys: [Double] = []
    /// Where each part begins.
    private(set) var starts: [Int] = []
    /// Rectangles that were drawn as such, on the page, or are too thin to be anything else.
    private(set) var rectangles: [Box] = []
    private(set) var hasCurves = false
    private var left = Double.infinity, bottom = Double.infinity, right = -Double.infinity, top = -Double.infinity
    /// In the space of the content, for curves that go on from here.
    private(set) var here = (x: 0.0, y: 0.0)

    /// Longer paths are not followed.
    private static let most = 2_000_000
    private static let segments = 6

    var isEmpty: Bool { xs.isEmpty }

    /// What holds all of it; nil without any point.
    var bounds: Box? { isEmpty ? nil : Box(left: left, bottom: bottom, right: right, top: top) }

    /// Whether it is one upright rectangle and nothing else.
    var isRectangle: Bool { rectangles.count == 1 && starts.count == 1 }

    mutating func clear() {
        xs.removeAll(keepingCapacity: true)
        ys.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        rectangles.removeAll(keepingCapacity: true)
        hasCurves = false
        (left, bottom, right, top) = (.infinity, .infinity, -.infinity, -.infinity)
    }

    mutating func move(_ x: Double, _ y: Double, _ change: Affine) {
        starts.append(xs.count)
        line(x, y, change)
    }

    mutating func line(_ x: Double, _ y: Double, _ change: Affine) {
        here = (x, y)
        if starts.isEmpty { starts.append(0) }
        let point = change.applied(to: x, y)
        guard xs.count < Self.most, point.x.isFinite, point.y.isFinite else { return }
        xs.append(point.x)
        ys.append(point.y)
        left = min(left, point.x)
        right = max(right, point.x)
        bottom = min(bottom, point.y)
        top = max(top, point.y)
    }

    mutating func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x3: Double, _ y3: Double, _ change: Affine) {
        hasCurves = true
        let from = here
        for step in 1...Self.segments {
            let t = Double(step) / Double(Self.segments), u = 1 - t
            line(u * u * u * from.x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x3,
                 u * u * u * from.y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3, change)
        }
    }

    mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ change: Affine) {
        let first = xs.count
        move(x, y, change)
        line(x + width, y, change)
        line(x + width, y + height, change)
        line(x, y + height, change)
        here = (x, y)
        if xs.count == first + 4, change.b == 0 && change.c == 0 || change.a == 0 && change.d == 0 {
            rectangles.append(Box(left: min(xs[first], xs[first + 2]), bottom: min(ys[first], ys[first + 2]),
                                  right: max(xs[first], xs[first + 2]), top: max(ys[first], ys[first + 2])))
        }
    }

    /// The bars among it that may be rules: its rectangles, or a path of four or five points that is one.
    var bars: [Box] {
        if !rectangles.isEmpty { return rectangles }
        guard !hasCurves, starts.count == 1, xs.count == 4 || xs.count == 5, let bounds else { return [] }
        let isUpright = (1..<xs.count).allSatisfy { abs(xs[$0] - xs[$0 - 1]) < 0.01 || abs(ys[$0] - ys[$0 - 1]) < 0.01 }
        return isUpright ? [bounds] : []
    }

    /// Where a level line enters and leaves it, by its rule; pairs that rise.
    func crossings(at y: Double, isEvenOdd: Bool, into spans: inout [(from: Double, to: Double)]) {
        spans.removeAll(keepingCapacity: true)
        var hits: [(x: Double, turn: Int)] = []
        for (part, start) in starts.enumerated() {
            let end = part + 1 < starts.count ? starts[part + 1] : xs.count
            guard end - start > 2 else { continue }
            var last = end - 1
            for place in start..<end {
                if (ys[last] <= y) != (ys[place] <= y) {
                    hits.append((xs[last] + (y - ys[last]) / (ys[place] - ys[last]) * (xs[place] - xs[last]), ys[place] > y ? 1 : -1))
                }
                last = place
            }
        }
        hits.sort { $0.x < $1.x }
        var turns = 0
        for (place, hit) in hits.enumerated().dropLast() {
            turns += isEvenOdd ? 1 : hit.turn
            let isInside = isEvenOdd ? turns % 2 == 1 : turns != 0
            if isInside { spans.append((hit.x, hits[place + 1].x)) }
        }
    }
}
