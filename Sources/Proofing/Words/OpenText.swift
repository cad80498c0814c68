extension Passage {
    /// The words in letters that no shield covers, in order.
    var openWords: [Word] {
        var shields = shielded[...]
        return words(in: characters).filter { word in
            guard word.kind == .letters else { return false }
            while let first = shields.first, first.upperBound <= word.range.lowerBound { shields.removeFirst() }
            return shields.first.map { $0.lowerBound >= word.range.upperBound } ?? true
        }
    }

    /// The longest runs of characters that `belongs` is true of and no shield covers, in order.
    func openRuns(where belongs: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = [], index = 0, shields = shielded[...]
        while index < characters.count {
            while let first = shields.first, first.upperBound <= index { shields.removeFirst() }
            if let first = shields.first, first.lowerBound <= index { index = first.upperBound; continue }
            guard belongs(characters[index]) else { index += 1; continue }
            let limit = min(shields.first?.lowerBound ?? characters.count, characters.count)
            let end = characters[index..<limit].firstIndex { !belongs($0) } ?? limit
            runs.append(index..<end)
            index = end
        }
        return runs
    }

    /// The nearest character before `index` that is no mark.
    func base(before index: Int) -> Unicode.Scalar? { characters[..<index].last { !$0.isMark } }

    func character(at index: Int) -> Unicode.Scalar? { characters.indices.contains(index) ? characters[index] : nil }
}
