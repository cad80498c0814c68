/// A place that the text has reached, and the cheapest way there.
struct BreakPosition {
    /// Counted along the chain from 0.
    var column: Int
    /// Where the text ends with the space below it, in rows from the column's head.
    var row: Double
    /// The same without the space.
    var ink: Double
    /// The height of the notes in the column so far.
    var notes = 0.0
    var way: BreakWay

    /// Before the first block.
    static let start = BreakPosition(column: 0, row: 0, ink: 0, way: BreakWay())

    fileprivate func isAtTheSamePlace(as other: BreakPosition) -> Bool {
        (column, row, notes) == (other.column, other.row, other.notes)
    }
}

extension [BreakPosition] {
    /// The best way to each place; where these are more than `breadth`, of the places the cheapest, and always the earliest
    /// and some of the furthest column, whose foot costs are already paid.
    func pruned(to breadth: Int) -> [BreakPosition] {
        guard count > 1 else { return self }
        let places = cheapestOfEachPlace()
        guard places.count > breadth else { return places }
        let furthest = places[places.count - 1].column, few = breadth / 4
        var kept: Set = [places[0].way.step]
        for position in places.byCost().prefix(breadth - few) { kept.insert(position.way.step) }
        for position in places.filter({ $0.column == furthest }).byCost().prefix(few - 1) { kept.insert(position.way.step) }
        return places.filter { kept.contains($0.way.step) }
    }

    /// In the order of the text.
    private func cheapestOfEachPlace() -> [BreakPosition] {
        let sorted = sorted {
            ($0.column, $0.row, $0.notes, $0.way.cost, $0.way.step) < ($1.column, $1.row, $1.notes, $1.way.cost, $1.way.step)
        }
        var places: [BreakPosition] = []
        for position in sorted {
            if let last = places.last, last.isAtTheSamePlace(as: position) { continue }
            places.append(position)
        }
        return places
    }

    private func byCost() -> [BreakPosition] {
        sorted { ($0.way.cost, $0.way.step) < ($1.way.cost, $1.way.step) }
    }
}
