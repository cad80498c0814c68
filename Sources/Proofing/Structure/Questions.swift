/// Interviews: paragraphs that ask, each before one or more that answer.
enum Questions {
    /// Marks the questions and answers of an interview.
    static func marked(_ blocks: [FoundBlock], title: TrackedText?, book: inout RepairBook) -> [FoundBlock] {
        let questions = blocks.indices.filter { isQuestion(blocks[$0]) }
        guard let first = questions.first, questions.count >= 3 else { return blocks }
        let end = self.end(behind: first, in: blocks), inside = questions.filter { $0 < end }
        // Each question has an answer, and most paragraphs answer.
        guard inside.count >= 3, inside.allSatisfy({ $0 + 1 < end && !isQuestion(blocks[$0 + 1]) }), inside.count * 2 <= end - first else { return blocks }
        var marked = blocks
        let confidence: Confidence = saysInterview(blocks[..<min(first, 24)], title) ? .high : .medium
        let text = blocks[first].text
        guard book.takes(.questions, confidence, at: text.origin(of: 0), text.string, "::: qa\n" + text.string,
                         "\(inside.count) questions with their answers") else { return blocks }
        for index in first..<end { marked[index].kind = inside.contains(index) ? .question : .answer }
        return marked
    }

    private static func isQuestion(_ block: FoundBlock) -> Bool {
        guard block.kind == .paragraph, let last = block.text.characters.last(where: { $0 != "»" && $0 != "\"" }) else { return false }
        return (last == "?" || last == "؟") && (12...600).contains(block.text.count)
    }

    /// Where the interview ends: at what is neither asked nor answered.
    private static func end(behind first: Int, in blocks: [FoundBlock]) -> Int {
        var end = first
        while end < blocks.count, blocks[end].kind == .paragraph, !Contacts.has(blocks[end].text.characters) || blocks[end].text.count > 160 { end += 1 }
        return end
    }

    private static func saysInterview(_ blocks: ArraySlice<FoundBlock>, _ title: TrackedText?) -> Bool {
        (blocks.map(\.text) + [title].compactMap(\.self)).contains { text in
            let small = text.string.lowercased()
            return names.contains { small.contains($0) }
        }
    }

    private static let names = ["مصاحبه", "گفتگو", "گفت‌وگو", "گفت و گو", "مقابلة", "حوار", "интервью", "інтерв", "беседа", "разговор с", "interview"]
}
