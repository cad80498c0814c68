/// A passage as rules change it one behind the other, which knows what each change means for the article's file.
struct ProofSheet: Sendable {
    let original: ArticlePassage
    private(set) var characters: [Unicode.Scalar]
    /// For each character its index in the original passage; -1 for one that was put in.
    private(set) var kept: [Int32]
    /// Whether a shield lies over each character of the original.
    private let isShielded: [Bool]
    private let file: ArticleText

    init(_ original: ArticlePassage, in file: ArticleText) {
        self.original = original
        self.file = file
        characters = original.passage.characters
        kept = Array(0..<Int32(characters.count))
        var isShielded: [Bool] = []
        if !original.passage.shielded.isEmpty {
            isShielded = Array(repeating: false, count: characters.count)
            for range in original.passage.shielded { for index in range { isShielded[index] = true } }
        }
        self.isShielded = isShielded
    }

    /// The passage as it is now.
    var passage: Passage {
        var passage = original.passage
        passage.characters = characters
        guard !isShielded.isEmpty else { return passage }
        passage.shielded = []
        var index = 0
        while index < characters.count {
            guard kept[index] >= 0, isShielded[Int(kept[index])] else { index += 1; continue }
            let start = index
            while index < characters.count, kept[index] >= 0, isShielded[Int(kept[index])] { index += 1 }
            passage.shielded.append(start..<index)
        }
        return passage
    }

    /// Where the character at `index`, or else the nearest that stands in the file, stands there.
    func origin(of index: Int) -> Int? {
        var at = min(index, characters.count - 1)
        while at < characters.count, at >= 0 {
            if let source = source(of: at) { return source }
            at += 1
        }
        at = min(index, characters.count) - 1
        while at >= 0 {
            if let source = source(of: at) { return source + (at < index ? 1 : 0) }
            at -= 1
        }
        return nil
    }

    private func source(of index: Int) -> Int? {
        guard kept[index] >= 0 else { return nil }
        let source = original.sources[Int(kept[index])]
        return source < 0 ? nil : source
    }

    /// Whether a shield lies over any of these characters.
    func isShielded(_ range: Range<Int>) -> Bool {
        guard !isShielded.isEmpty else { return false }
        if range.isEmpty {
            // Between two shielded characters.
            return [range.lowerBound - 1, range.lowerBound].allSatisfy { characters.indices.contains($0) && isShieldedCharacter($0) }
        }
        return range.contains(where: isShieldedCharacter)
    }

    private func isShieldedCharacter(_ index: Int) -> Bool { kept[index] >= 0 && isShielded[Int(kept[index])] }

    /// What a correction really changes: its range and its replacement without what is the same at both ends.
    func core(of range: Range<Int>, _ replacement: [Unicode.Scalar]) -> (range: Range<Int>, made: ArraySlice<Unicode.Scalar>) {
        var range = range, made = replacement[...]
        while let last = made.last, !range.isEmpty, characters[range.upperBound - 1] == last {
            range = range.lowerBound..<range.upperBound - 1
            made.removeLast()
        }
        while let first = made.first, !range.isEmpty, characters[range.lowerBound] == first {
            range = range.lowerBound + 1..<range.upperBound
            made.removeFirst()
        }
        return (range, made)
    }

    /// Whether what a correction changes stands in the file as it is read.
    func canChange(_ range: Range<Int>) -> Bool {
        guard range.allSatisfy({ kept[$0] < 0 || isWritten(Int(kept[$0])) }) else { return false }
        return !range.isEmpty || [range.lowerBound - 1, range.lowerBound].contains { index in
            characters.indices.contains(index) && (kept[index] < 0 || original.sources[Int(kept[index])] >= 0)
        }
    }

    /// Whether a character of the original is one that can be taken out of the file: a line end only where nothing but blanks
    /// stands before the next character.
    private func isWritten(_ index: Int) -> Bool { original.sources[index] >= 0 && sourceRange(of: index) != nil }

    /// What goes from the file where a character of the original goes.
    func sourceRange(of index: Int) -> Range<Int>? {
        let source = original.sources[index]
        guard source >= 0 else { return nil }
        guard original.passage.characters[index] == " ", isLineEnd(file.characters[source]) else {
            return isEscaped(index) ? source - 1..<source + 1 : source..<source + 1
        }
        guard index + 1 < original.sources.count, case let end = original.sources[index + 1], end > source,
              file.characters[source..<end].allSatisfy({ $0 == " " || isLineEnd($0) }) else { return nil }
        return source..<end
    }

    /// Whether a backslash that is not read itself stands before a character of the original.
    private func isEscaped(_ index: Int) -> Bool {
        let source = original.sources[index]
        guard source > 0, file.characters[source - 1] == "\\" else { return false }
        return index == 0 || original.sources[index - 1] != source - 1
    }

    private func isLineEnd(_ character: Unicode.Scalar) -> Bool { character == "\n" || character == "\r" }

    /// Makes changes, rising and apart, in one pass.
    mutating func apply(_ changes: [(range: Range<Int>, made: ArraySlice<Unicode.Scalar>)]) {
        guard !changes.isEmpty else { return }
        var new: [Unicode.Scalar] = [], newKept: [Int32] = [], done = 0
        new.reserveCapacity(characters.count)
        newKept.reserveCapacity(characters.count)
        for change in changes {
            new += characters[done..<change.range.lowerBound]
            newKept += kept[done..<change.range.lowerBound]
            new += change.made
            newKept += repeatElement(-1, count: change.made.count)
            done = change.range.upperBound
        }
        characters = new + characters[done...]
        kept = newKept + kept[done...]
    }

    /// What all the changes mean for the file.
    func edits(isMarkdown: Bool) -> [SourceEdit] {
        var edits: [SourceEdit] = [], next = 0, index = 0
        while index <= characters.count {
            var made: [Unicode.Scalar] = []
            while index < characters.count, kept[index] < 0 { made.append(characters[index]); index += 1 }
            let end = index < characters.count ? Int(kept[index]) : original.sources.count
            let gone = (next..<end).compactMap(sourceRange)
            if !made.isEmpty || !gone.isEmpty {
                edits += edit(putting: isMarkdown ? escaped(made) : made, in: gone, at: next)
            }
            next = end + 1
            index += 1
        }
        return edits
    }

    private func edit(putting made: [Unicode.Scalar], in gone: [Range<Int>], at offset: Int) -> [SourceEdit] {
        guard let first = gone.first else {
            return gap(at: offset).map { [SourceEdit(range: $0..<$0, made: made)] } ?? []
        }
        return [SourceEdit(range: first, made: made)] + gone.dropFirst().map { SourceEdit(range: $0, made: []) }
    }

    /// Where something is put in before the character at `offset` of the original: outside of the marks that meet there.
    private func gap(at offset: Int) -> Int? {
        let before = offset > 0 ? original.sources[offset - 1] : -1
        let after = offset < original.sources.count ? original.sources[offset] : -1
        let start = after < 0 ? nil : offset < original.sources.count && isEscaped(offset) ? after - 1 : after
        let end = before < 0 ? nil : isLineEnd(file.characters[before]) ? nil : before + 1
        let isBehindMarks = original.edges[offset]?.contains(.closing) == true
        return isBehindMarks ? start ?? end : end ?? start
    }

    /// Characters that Markdown would read as its own, with a backslash before each.
    private func escaped(_ made: [Unicode.Scalar]) -> [Unicode.Scalar] {
        made.flatMap { "\\`*_[]<&|".unicodeScalars.contains($0) ? ["\\", $0] : [$0] }
    }
}
