/// Takes words apart that ran together.
struct RunTogether {
    let book: WordBook
    /// What each cut costs, as a word's cost is counted.
    var cut: Float = 1
    var mostParts = 4

    /// A way to take a word apart.
    struct Parting {
        /// Indices of the letters before which it is cut; none where it stays whole.
        var cuts: [Int]
        var cost: Float
    }

    /// The best ways, best first; the word left whole is among them where it is good enough.
    func partings(of key: [Unicode.Scalar], most: Int) -> [Parting] {
        guard key.count > 1, key.count <= 40 else { return [Parting(cuts: [], cost: book.cost(of: key))] }
        // The best ways to read the first letters, by how many of them.
        var best = [[Parting]](repeating: [], count: key.count + 1)
        best[0] = [Parting(cuts: [], cost: 0)]
        for end in 1...key.count {
            var ways: [Parting] = []
            for start in max(0, end - 14)..<end where !best[start].isEmpty {
                let cost = book.cost(of: Array(key[start..<end]))
                let isWhole = start == 0 && end == key.count
                guard cost < Self.worst || isWhole else { continue }
                for way in best[start] where way.cuts.count + (start > 0 ? 2 : 1) <= mostParts {
                    ways.append(Parting(cuts: start > 0 ? way.cuts + [start] : [], cost: way.cost + cost + (start > 0 ? cut : 0)))
                }
            }
            best[end] = Array(ways.sorted { $0.cost < $1.cost }.prefix(most))
        }
        if best[key.count].allSatisfy({ !$0.cuts.isEmpty }) {
            best[key.count].append(Parting(cuts: [], cost: book.cost(of: key)))
        }
        return best[key.count]
    }

    /// A part that costs more is no word.
    private static let worst: Float = 6.6
}
