/// Brings the levels of headings into an order without gaps.
///
/// A heading is one below the nearest before it that is higher. Source: ISO 14289-1 7.4.2.
struct HeadingLevels {
    /// The levels of the headings that the next one may stand below, as their authors gave them; rising.
    private var above: [Int] = []

    static let deepest = 6

    /// The level of the next heading in the order of reading, of which 1 is the highest.
    mutating func next(_ level: Int) -> Int {
        while let last = above.last, last >= level { above.removeLast() }
        above.append(level)
        return min(above.count, Self.deepest)
    }
}
