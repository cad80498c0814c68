/// A change of an article's file.
struct SourceEdit: Sendable, Hashable {
    /// Indices of scalars of the file. Empty where something is only put in.
    var range: Range<Int>
    var made: [Unicode.Scalar]
}

/// A file after edits, and the way back from it.
struct EditedText: Sendable {
    private(set) var characters: [Unicode.Scalar] = []
    /// Where stretches of the old text begin in the new one, and in the old one.
    private var stretches: [(new: Int, old: Int)] = []

    /// - Parameter edits: in any order. Where two of them overlap, the second is left out.
    init(_ old: [Unicode.Scalar], _ edits: [SourceEdit]) {
        var done = 0
        characters.reserveCapacity(old.count + edits.count)
        for edit in edits.sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) })
        where edit.range.lowerBound >= done {
            characters += old[done..<edit.range.lowerBound]
            stretches.append((characters.count, edit.range.lowerBound))
            characters += edit.made
            stretches.append((characters.count, edit.range.upperBound))
            done = edit.range.upperBound
        }
        characters += old[done...]
    }

    /// Where a character of the new text stands in the old one; what was put in stands where it was put.
    func origin(of index: Int) -> Int {
        var low = 0, high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].new <= index { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return index }
        let stretch = stretches[low - 1]
        let end = low < stretches.count ? stretches[low].old : Int.max
        return min(stretch.old + index - stretch.new, end)
    }
}
