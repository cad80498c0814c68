import Geometry

/// Marks in a row round the bleed of a side.
///
/// They stand in a strip 5 mm wide, which begins where the bleed ends, and 2 mm from the trim at least.
struct MarkRow {
    let trim: Rect
    /// From the trim.
    let near: Length, far: Length
    let columns: Tracks, rows: Tracks

    /// How long rules are, and how wide everything else is.
    static let depth = Length.mm(5)
    /// Of a registration mark with its cross.
    static let radius = Length.mm(2.5)
    /// Between two marks that are no rules of one corner.
    static let clearance = Length.mm(1.5)

    init(trim: Rect, bleed: Length, columns: Tracks, rows: Tracks) {
        self.trim = trim
        near = Self.begin(bleed: bleed)
        far = Self.end(bleed: bleed)
        self.columns = columns
        self.rows = rows
    }

    private static func begin(bleed: Length) -> Length { max(bleed, .mm(2)) }

    /// How far marks go from the trim.
    static func end(bleed: Length) -> Length { begin(bleed: bleed) + depth }

    func marks(_ set: MarkSet) -> [Mark] {
        let across = places(in: set, columns, from: trim.left, to: trim.right)
        let down = places(in: set, rows, from: trim.top, to: trim.bottom)
        var marks: [Mark] = []
        if set.contains(.crop) { marks += rules(at: across.cuts, down.cuts).map { .crop(from: $0.from, to: $0.to) } }
        if set.contains(.fold) { marks += rules(at: across.folds, down.folds).map { .fold(from: $0.from, to: $0.to) } }
        if set.contains(.registration) { marks += registration(across, down) }
        if set.contains(.colourBar), let room = room(across) { marks.append(colourBar(room)) }
        if set.contains(.slug), let room = room(across) { marks.append(slug(room)) }
        return marks
    }

    /// Along one edge.
    private struct Places {
        var start, end: Length
        var cuts: [Length] = [], folds: [Length] = []
        /// The centre of the registration mark; nil where there is none.
        var cross: Length?
    }

    private func places(in set: MarkSet, _ tracks: Tracks, from start: Length, to end: Length) -> Places {
        var places = Places(start: start, end: end)
        if set.contains(.crop) { places.cuts = [start] + tracks.cuts + [end] }
        if set.contains(.fold) { places.folds = tracks.folds }
        if set.contains(.registration) { places.cross = cross(in: places) }
        return places
    }

    /// The middle of the edge, or the place nearest to it that no rule stands at.
    private func cross(in places: Places) -> Length? {
        let middle = (places.start + places.end) / 2, apart = Self.radius + Self.clearance, rules = places.cuts + places.folds
        let free = ([middle] + rules.flatMap { [$0 - apart, $0 + apart] }).filter { place in
            (places.start...places.end).contains(place)
                && rules.allSatisfy { max($0 - place, place - $0) > apart - .mm(0.001) }
        }
        return free.min { max($0 - middle, middle - $0) < max($1 - middle, middle - $1) - .mm(0.001) }
    }

    /// Upright rules above and below, level ones on the left and on the right.
    private func rules(at across: [Length], _ down: [Length]) -> [Segment] {
        across.flatMap { x in
            [Segment(from: Point(x: x, y: trim.top - far), to: Point(x: x, y: trim.top - near)),
             Segment(from: Point(x: x, y: trim.bottom + near), to: Point(x: x, y: trim.bottom + far))]
        } + down.flatMap { y in
            [Segment(from: Point(x: trim.left - far, y: y), to: Point(x: trim.left - near, y: y)),
             Segment(from: Point(x: trim.right + near, y: y), to: Point(x: trim.right + far, y: y))]
        }
    }

    private func registration(_ across: Places, _ down: Places) -> [Mark] {
        let out = near + Self.radius
        let level = across.cross.map { x in [Point(x: x, y: trim.top - out), Point(x: x, y: trim.bottom + out)] } ?? []
        let upright = down.cross.map { y in [Point(x: trim.left - out, y: y), Point(x: trim.right + out, y: y)] } ?? []
        return (level + upright).map { .registration(centre: $0, radius: Self.radius) }
    }

    /// The longest piece of an edge between two marks; the first of several.
    private func room(_ places: Places) -> ClosedRange<Length>? {
        var taken = (places.cuts + places.folds).map { $0...$0 }
        if let cross = places.cross { taken.append(cross - Self.radius...cross + Self.radius) }
        taken.sort { $0.lowerBound < $1.lowerBound }
        let starts = [places.start] + taken.map(\.upperBound), ends = taken.map(\.lowerBound) + [places.end]
        let rooms = zip(starts, ends).map { ($0 + Self.clearance, $1 - Self.clearance) }.filter { $0 < $1 }
        let longest = rooms.map { $1 - $0 }.max()
        return rooms.first { start, end in longest.map { end - start > $0 - .mm(0.001) } ?? false }.map { $0...$1 }
    }

    /// Above.
    private func colourBar(_ room: ClosedRange<Length>) -> Mark {
        .colourBar(Rect(x: room.lowerBound, y: trim.top - far, width: room.upperBound - room.lowerBound, height: Self.depth))
    }

    /// Below, with room for descenders.
    private func slug(_ room: ClosedRange<Length>) -> Mark {
        .slug(at: Point(x: room.lowerBound, y: trim.bottom + far - .mm(1.5)), length: room.upperBound - room.lowerBound)
    }
}
