/// How much ink lies where on a page: an estimate, without drawing the page.
///
/// The page, with its bleed, is a grid of cells of about two millimetres. A surface inks each cell whose middle is inside of it: a
/// surface replaces what lay there, one that overprints leaves the plates that it does not speak of, one that is not opaque leaves a
/// share, one that multiplies adds to it. Pictures ink cells by samples (``PictureSample``). Text, strokes, stencils, gradients and
/// patterns ink nothing: what they add is left out, so that what is said to be too much is so.
struct InkGrid {
    let area: Box
    private let step: Double
    private let columns: Int, rows: Int
    /// By plate, row and column, from the lower left.
    private var planes: [[Float]]

    private static let cell = 6.0, mostCells = 300.0

    init(_ area: Box) {
        self.area = area
        step = max(Self.cell, max(area.width, area.height) / Self.mostCells)
        columns = max(1, Int((area.width / step).rounded(.up)))
        rows = max(1, Int((area.height / step).rounded(.up)))
        planes = [[Float]](repeating: [Float](repeating: 0, count: columns * rows), count: 4)
    }

    /// The cells whose middles are in a box; nil without any.
    private func cells(in box: Box) -> (columns: Range<Int>, rows: Range<Int>)? {
        func range(_ from: Double, _ to: Double, _ count: Int) -> Range<Int>? {
            let low = (from / step - 0.5).rounded(.up), high = (to / step - 0.5).rounded(.down)
            guard low <= high, high >= 0, low < Double(count) else { return nil }
            return Int(max(low, 0))..<Int(min(high, Double(count - 1))) + 1
        }
        guard let across = range(box.left - area.left, box.right - area.left, columns),
              let up = range(box.bottom - area.bottom, box.top - area.bottom, rows) else { return nil }
        return (across, up)
    }

    /// How the colour of a surface meets what lies below.
    struct Manner {
        var overprints = false
        var mode = 0
        var alpha = 1.0
        var multiplies = false
    }

    /// Inks what a path holds within a clip; tells how much work that was.
    @discardableResult
    mutating func fill(_ path: FlatPath, isEvenOdd: Bool, clip: Box, _ mix: InkMix, _ manner: Manner) -> Int {
        guard let bounds = path.bounds?.cut(to: clip), let cells = cells(in: bounds) else { return 0 }
        makeRoom(for: mix)
        if path.isRectangle {
            for row in cells.rows { for column in cells.columns { ink(row * columns + column, mix, manner) } }
            return cells.rows.count
        }
        var spans: [(from: Double, to: Double)] = []
        for row in cells.rows {
            path.crossings(at: area.bottom + (Double(row) + 0.5) * step, isEvenOdd: isEvenOdd, into: &spans)
            for span in spans {
                let part = Box(left: max(span.from, clip.left), bottom: area.bottom + Double(row) * step, right: min(span.to, clip.right),
                               top: area.bottom + Double(row + 1) * step)
                guard part.left <= part.right, let inside = self.cells(in: part) else { continue }
                for column in inside.columns { ink(row * columns + column, mix, manner) }
            }
        }
        return cells.rows.count * path.xs.count
    }

    /// Inks what a picture covers: the unit square under a change of coordinates.
    mutating func place(_ picture: PictureSample, _ change: Affine, clip: Box, _ manner: Manner) {
        let bounds = Box(left: 0, bottom: 0, right: 1, top: 1).mapped(by: change)
        let area = change.a * change.d - change.b * change.c
        guard abs(area) > 1e-9, let box = bounds.cut(to: clip), let cells = cells(in: box) else { return }
        for row in cells.rows {
            for column in cells.columns {
                let x = self.area.left + (Double(column) + 0.5) * step - change.e, y = self.area.bottom + (Double(row) + 0.5) * step - change.f
                let u = (change.d * x - change.c * y) / area, v = (change.a * y - change.b * x) / area
                guard 0..<1 ~= u, 0..<1 ~= v, let mix = picture.mix(at: u, v) else { continue }
                makeRoom(for: mix)
                ink(row * columns + column, mix, manner)
            }
        }
    }

    private mutating func makeRoom(for mix: InkMix) {
        while planes.count < mix.amounts.count { planes.append([Float](repeating: 0, count: columns * rows)) }
    }

    private mutating func ink(_ cell: Int, _ mix: InkMix, _ manner: Manner) {
        for plate in planes.indices where !manner.overprints || mix.replaces(plate, mode: manner.mode) {
            let old = planes[plate][cell], amount = Float(mix[plate])
            let new = manner.multiplies ? 1 - (1 - old) * (1 - amount) : amount
            planes[plate][cell] = old + (new - old) * Float(manner.alpha)
        }
    }

    /// All inks together at a place of the page; nothing outside of it.
    func ink(at x: Double, _ y: Double) -> Double {
        let column = Int(max(-1, min((x - area.left) / step, 1e6)).rounded(.down)), row = Int(max(-1, min((y - area.bottom) / step, 1e6)).rounded(.down))
        guard 0..<columns ~= column, 0..<rows ~= row else { return 0 }
        return planes.reduce(0) { $0 + Double($1[row * columns + column]) }
    }

    /// Where all inks together are more than a limit, and how much they are at most; nil where they never are.
    func beyond(_ limit: Double) -> (place: Box, most: Double)? {
        worst(over: limit) { cell in planes.reduce(0) { $0 + Double($1[cell]) } }.map { ($0.place, $0.most) }
    }

    /// The plates with more than a share of ink on a surface of more than an area, in square points.
    func solids(over share: Double, area least: Double) -> [(plate: Int, place: Box, most: Double)] {
        planes.indices.compactMap { plate in
            guard let worst = worst(over: share, { Double(planes[plate][$0]) }),
                  Double(worst.count) * step * step >= least else { return nil }
            return (plate, worst.place, worst.most)
        }
    }

    private func worst(over limit: Double, _ amount: (Int) -> Double) -> (place: Box, most: Double, count: Int)? {
        var most = limit + 0.005, count = 0, across = (low: columns, high: -1), up = (low: rows, high: -1)
        for row in 0..<rows {
            for column in 0..<columns {
                let here = amount(row * columns + column)
                guard here > limit + 0.005 else { continue }
                most = max(most, here)
                count += 1
                across = (min(across.low, column), max(across.high, column))
                up = (min(up.low, row), max(up.high, row))
            }
        }
        guard count > 0 else { return nil }
        return (Box(left: area.left + Double(across.low) * step, bottom: area.bottom + Double(up.low) * step,
                    right: min(area.right, area.left + Double(across.high + 1) * step),
                    top: min(area.top, area.bottom + Double(up.high + 1) * step)), most, count)
    }
}
