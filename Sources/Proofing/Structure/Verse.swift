/// Lines of verse among short lines.
enum Verse {
    /// The run, or the part from its beginning, that is a poem: four lines or more of like length that rhyme.
    static func found(in blocks: [FoundBlock], _ run: Range<Int>) -> Range<Int>? {
        guard run.count >= 4 else { return nil }
        var end = run.lowerBound + 1
        while end < run.upperBound, areAlike(blocks[end - 1].text, blocks[end].text) { end += 1 }
        let lines = run.lowerBound..<end
        guard lines.count >= 4, lines.allSatisfy({ isLine(blocks[$0].text.characters) }) else { return nil }
        return rhymes(lines.map { blocks[$0].text }) ? lines : nil
    }

    /// Whether half of the lines end as one of the three before them does.
    static func rhymes(_ lines: [TrackedText]) -> Bool {
        let rhymes = lines.indices.dropFirst().count { index in
            (max(0, index - 3)..<index).contains { rhyme(lines[$0], lines[index]) }
        }
        return rhymes * 2 >= lines.count
    }

    private static func isLine(_ text: [Unicode.Scalar]) -> Bool {
        (12...70).contains(text.count) && !Contacts.has(text) && text.split(whereSeparator: \.isBlank).count >= 3
    }

    private static func areAlike(_ one: TrackedText, _ other: TrackedText) -> Bool {
        abs(one.count - other.count) * 10 <= max(one.count, other.count) * 4
    }

    private static func rhyme(_ one: TrackedText, _ other: TrackedText) -> Bool {
        let first = one.key.suffix(3), second = other.key.suffix(3)
        return first.count == 3 && first == second
    }
}
