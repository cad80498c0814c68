/// A story that goes on elsewhere: what stood between its parts is taken out of it.
struct ReadingOrder {
    /// The lines of the story, one behind the other.
    var story: [RawLine]
    /// What had come between, in its order.
    var apart: [RawLine] = []
    /// The headline that the jump line repeats.
    var headline: TrackedText?

    /// At most so many lines come between two parts of a story.
    private static let longestBreak = 16
    private static let mostJumps = 64

    init(_ cleared: Furniture.Cleared, book: inout RepairBook) {
        story = cleared.lines
        // From the last one on, so that the places of those before stay true.
        for jump in cleared.jumps.prefix(Self.mostJumps).reversed() { resume(jump, book: &book) }
    }

    private mutating func resume(_ jump: (before: Int, headline: TrackedText), book: inout RepairBook) {
        guard jump.before > 0, jump.before < story.count, let start = start(ofBreakBefore: jump.before) else { return }
        let between = Array(story[start..<jump.before])
        let before = between.map(\.text.string).joined(separator: "\n")
        guard book.takes(.pageOrder, .high, at: between[0].text.origin(of: 0), before, "", "it stands between two parts of the text; now it is apart")
        else { return }
        story.removeSubrange(start..<jump.before)
        // The two parts are one text now, as if no line were missing between them.
        story[start].gap = start + 1 < story.count ? story[start + 1].gap : story[start].gap
        story[start].page = story[start - 1].page
        let key = jump.headline.key
        for line in between {
            if headline == nil, key.count >= 4, line.text.key == key { headline = line.text } else { apart.append(line) }
        }
    }

    /// The first of the lines before `end` that are no part of the column: shorter ones behind a full line that breaks off.
    private func start(ofBreakBefore end: Int) -> Int? {
        let measures = LineMeasures(story)
        var start = end
        while start > 0, end - start <= Self.longestBreak {
            let line = story[start - 1], width = measures.widths[start - 1]
            if width > 0, line.length * 100 >= width * 72, LineEnd(line.text.characters).isOpen { return start < end ? start : nil }
            start -= 1
        }
        return nil
    }
}
