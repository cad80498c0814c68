/// Lines whose text stands in them twice: bold type that was printed by setting it two times.
enum Doubling {
    /// The line's text once; nil where it is not doubled.
    ///
    /// A line may be several such texts one behind the other ("AABB"), with single signs around them.
    static func undoubled(_ text: TrackedText) -> TrackedText? {
        guard text.count >= 8, text.count <= 400 else { return nil }
        let characters = text.characters
        var kept = TrackedText(), index = 0, doubled = 0, single = 0
        while index < characters.count {
            if let part = doubledPart(of: characters, from: index) {
                if let last = kept.characters.last, last.isWordLetter || last.isDecimalDigit { kept.append(" ", at: text.origin(of: index)) }
                kept.append(text[part.kept])
                doubled += part.kept.count
                index = part.end
            } else {
                if !characters[index].isBlank { single += 1 }
                // Signs may stand alone; words may not.
                guard single <= 2 else { return nil }
                kept.append(text[index..<index + 1])
                index += 1
            }
        }
        // One short word twice is what authors write.
        return doubled > 0 && letters(of: kept) >= 6 ? kept.trimmed() : nil
    }

    /// The longest text from `start` on that stands there twice, blanks aside.
    private static func doubledPart(of text: [Unicode.Scalar], from start: Int) -> (kept: Range<Int>, end: Int)? {
        guard !text[start].isBlank else { return nil }
        let rest = text.count - start
        for length in stride(from: rest / 2, through: 1, by: -1) {
            for gap in 0...2 where start + 2 * length + gap <= text.count {
                let second = start + length + gap
                guard text[start + length..<second].allSatisfy(\.isBlank), text[start..<start + length] == text[second..<second + length],
                      isWhole(text[start..<start + length]) else { continue }
                return (trimmed(start..<start + length, in: text), second + length)
            }
        }
        return nil
    }

    private static func trimmed(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Range<Int> {
        var high = range.upperBound
        while high > range.lowerBound, text[high - 1].isBlank { high -= 1 }
        return range.lowerBound..<high
    }

    /// Whether it may be a text of its own: a sign, or more than a few letters.
    private static func isWhole(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let letters = text.count { $0.isWordLetter || $0.isDecimalDigit }
        return letters >= 6 || letters == 0 && !text.contains { $0 == "." || $0 == "-" || $0 == "_" || $0 == "–" }
    }

    private static func letters(of text: TrackedText) -> Int { text.characters.count { $0.isWordLetter } }

    /// Doubled lines, once each.
    static func removed(from lines: [RawLine], book: inout RepairBook) -> [RawLine] {
        lines.map { line in
            guard let once = undoubled(line.text),
                  book.takes(.doubled, .high, at: line.text.origin(of: 0), line.text.string, once.string) else { return line }
            var line = line
            line.text = once
            return line
        }
    }
}

extension TrackedText {
    /// The text without the blanks at both ends.
    func trimmed() -> TrackedText {
        let low = characters.firstIndex { !$0.isBlank } ?? count
        let high = characters.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? low
        return self[low..<high]
    }
}
