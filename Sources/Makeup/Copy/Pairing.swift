import LayoutBook

/// Which blocks of a text and of its translation stand side by side.
///
/// Blocks are paired in their order with blocks of the same style: as many headings as can be, then as many others. Both
/// texts stay whole and in their order.
struct Pairing {
    /// Indexes the two texts; one of them is nil where a block stands alone.
    struct Pair: Equatable {
        var first: Int?
        var second: Int?
    }

    let first: [StyleName]
    let second: [StyleName]

    /// What a pair of headings is worth in pairs of others: more than any text has between two of them (ours).
    private static let worthOfHeading: Int32 = 1000
    /// The most comparisons of blocks; texts that part so early and are so long are paired as far as they agree.
    private static let mostComparisons = 4_000_000

    func pairs() -> [Pair] {
        let alike = zip(first, second).prefix { $0 == $1 }.count
        let worths = worths(from: alike)
        var pairs = (0..<alike).map { Pair(first: $0, second: $0) }
        var (one, other) = (alike, alike)
        while one < first.count || other < second.count {
            if one < first.count, other < second.count, worths != nil, first[one] == second[other] {
                pairs.append(Pair(first: one, second: other))
                (one, other) = (one + 1, other + 1)
            } else if one < first.count, worths.map({ $0.withoutFirst(one, other) >= $0.withoutSecond(one, other) }) ?? true {
                pairs.append(Pair(first: one))
                one += 1
            } else {
                pairs.append(Pair(second: other))
                other += 1
            }
        }
        return pairs
    }

    /// What the best pairing of the two ends of the texts is worth, by where the ends begin.
    private struct Worths {
        var start: Int
        var width: Int
        var values: [Int32]

        subscript(one: Int, other: Int) -> Int32 { values[(one - start) * width + other - start] }

        func withoutFirst(_ one: Int, _ other: Int) -> Int32 { self[one + 1, other] }

        func withoutSecond(_ one: Int, _ other: Int) -> Int32 { other - start + 1 < width ? self[one, other + 1] : -1 }
    }

    private func worths(from start: Int) -> Worths? {
        let height = first.count - start + 1, width = second.count - start + 1
        guard height * width <= Self.mostComparisons else { return nil }
        var values = [Int32](repeating: 0, count: height * width)
        for one in stride(from: height - 2, through: 0, by: -1) {
            for other in stride(from: width - 2, through: 0, by: -1) {
                let place = one * width + other, style = first[start + one]
                let worth = style.isHeading ? Self.worthOfHeading : 1
                values[place] = style == second[start + other] ? values[place + width + 1] + worth
                    : max(values[place + width], values[place + 1])
            }
        }
        return Worths(start: start, width: width, values: values)
    }
}
