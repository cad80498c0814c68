import Geometry

/// How wide the columns of a table are in a measure.
///
/// Source: the automatic layout of CSS 2.1, 17.5.2.2, with the room left over shared by what the columns lack.
enum ColumnWidths {
    /// One width a column, gaps between them apart.
    ///
    /// - Parameters:
    ///   - natural: The widest line of each column, were nothing broken.
    ///   - least: The widest word of each; asked for only if the columns have less than is natural. At most `natural`.
    ///   - room: What all columns have together. Above zero.
    static func widths(natural: [Length], least: () -> [Length], in room: Length) -> [Length] {
        guard natural.sum > room else { return natural }
        let least = least()
        guard least.sum < room else { return capped(least, to: room) }
        let lacking = natural.sum - least.sum, spare = room - least.sum
        return zip(natural, least).map { $1 + spare * (($0 - $1) / lacking) }
    }

    /// The widest columns give what is lacking, and so are alike: their long words can be broken, figures and short words of
    /// the others need not be.
    private static func capped(_ least: [Length], to room: Length) -> [Length] {
        var cap = Length.zero, left = room
        for (index, width) in least.sorted().enumerated() {
            cap = left / Double(least.count - index)
            if width > cap { break }
            left = left - width
        }
        return least.map { min($0, cap) }
    }
}

extension [Length] {
    var sum: Length { reduce(.zero, +) }
}
