import Geometry

/// The lines across a side at which it is folded or slit.
struct Creases {
    private(set) var folds: [Segment] = []
    private(set) var slits: [Segment] = []

    init(of forme: Forme, columns: Tracks, rows: Tracks, trim: Rect) {
        folds = columns.folds.map { Segment(from: Point(x: $0, y: trim.top), to: Point(x: $0, y: trim.bottom)) }
        for y in rows.folds { cross(at: y, from: trim.left, to: trim.right, slit: forme.slit.map { columns.tracks[$0] }) }
    }

    /// Folded up to where it is slit, and behind.
    private mutating func cross(at y: Length, from left: Length, to right: Length, slit: [Tracks.Track]) {
        func segment(_ start: Length, _ end: Length) -> Segment { Segment(from: Point(x: start, y: y), to: Point(x: end, y: y)) }
        guard let first = slit.first, let last = slit.last else { folds.append(segment(left, right)); return }
        folds += [segment(left, first.start), segment(last.end, right)]
        slits.append(segment(first.start, last.end))
    }
}
