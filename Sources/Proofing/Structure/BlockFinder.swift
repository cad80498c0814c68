/// Puts lines together to paragraphs.
struct BlockFinder {
    let knowledge: Knowledge

    func blocks(of lines: [RawLine], book: inout RepairBook) -> [FoundBlock] {
        guard !lines.isEmpty else { return [] }
        let joining = LineJoining(lines)
        var blocks: [FoundBlock] = [], open = [0]
        for index in lines.indices.dropFirst() {
            if joins(index, to: open, by: joining, book: &book) {
                open.append(index)
            } else {
                blocks.append(block(of: open, joining, book: &book))
                open = [index]
            }
        }
        blocks.append(block(of: open, joining, book: &book))
        return blocks
    }

    /// Writes down what is not as Markdown would read the lines: there an empty line parts paragraphs, and nothing else does.
    private func joins(_ index: Int, to open: [Int], by joining: LineJoining, book: inout RepairBook) -> Bool {
        let line = joining.lines[index], origin = line.text.origin(of: 0), seam = line.gap > 0 ? "\n\n" : "\n"
        let previous = joining.lines[index - 1].text
        let before = String(previous.characters.suffix(16)) + seam + String(line.text.characters.prefix(16))
        switch joining.verdict(before: index, opensBlock: open.count == 1) {
        case .joins(let confidence):
            let after = String(previous.characters.suffix(16)) + " " + String(line.text.characters.prefix(16))
            return book.takes(.wrap, confidence, at: origin, before, after) || line.gap == 0
        case .parts(.high):
            return false
        case .parts(let confidence):
            // An empty line parts already; that the paragraph may go on behind it is for a reader to see.
            guard line.gap > 0 else { return true }
            let after = String(previous.characters.suffix(16)) + " " + String(line.text.characters.prefix(16))
            return book.takes(.wrap, min(confidence, .medium), at: origin, before, after, "the paragraph may go on behind the gap")
        }
    }

    private func block(of indices: [Int], _ joining: LineJoining, book: inout RepairBook) -> FoundBlock {
        var text = joining.lines[indices[0]].text
        for index in indices.dropFirst() { append(joining.lines[index].text, to: &text, book: &book) }
        let first = joining.lines[indices[0]], width = joining.measures.widths[indices[0]]
        let isShort = indices.count == 1 && (width == 0 ? first.length < 90 : first.length * 100 <= width * 92)
        return FoundBlock(kind(of: text, book: &book), [text], isShortLine: isShort, gap: first.gap, page: first.page)
    }

    /// An item where it has a mark; speech begins with a dash and is a paragraph.
    private func kind(of text: TrackedText, book: inout RepairBook) -> FoundBlock.Kind {
        guard let marker = Marker(text.characters), marker.kind != .dash else { return .paragraph }
        guard marker.kind == .bullet, text.characters[0] != "-" else { return .item(marker) }
        let head = String(text.characters.prefix(24)), body = String(text.characters.dropFirst(marker.length).prefix(22))
        return book.takes(.list, .high, at: text.origin(of: 0), head, "- " + body) ? .item(marker) : .paragraph
    }

    /// Puts a line behind the text of its paragraph: with a blank, or where a word was broken without one.
    private func append(_ line: TrackedText, to text: inout TrackedText, book: inout RepairBook) {
        let origin = line.origin(of: 0)
        guard LineEnd(text.characters) == .hyphen else {
            text.append(" ", at: origin)
            return text.append(line)
        }
        let first = text.characters.reversed().dropFirst().prefix { $0.isWordLetter }.reversed()
        let second = line.characters.prefix { $0.isWordLetter }
        let before = String(first) + "-\n" + String(second)
        switch joinedAtLineEnd(ArraySlice(first), ArraySlice(second), by: knowledge) {
        case .joined(let confidence):
            if book.takes(.hyphen, confidence, at: origin, before, String(first) + String(second)) {
                text.replace(text.count - 1..<text.count, with: [])
            }
        case .kept(let confidence):
            if confidence < .high { _ = book.takes(.hyphen, .low, at: origin, before, String(first) + String(second)) }
        }
        text.append(line)
    }
}
