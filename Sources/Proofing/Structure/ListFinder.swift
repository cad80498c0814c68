/// Lists without marks: parts of one sentence behind a colon, each ended by a semicolon.
enum ListFinder {
    /// Makes such parts items, and says so.
    static func marked(_ blocks: [FoundBlock], book: inout RepairBook) -> [FoundBlock] {
        var marked = blocks, index = 0
        while index < blocks.count {
            let items = items(behind: index, in: blocks)
            for item in items {
                let text = blocks[item].text
                if let bullet = Marker(["•", " ", "a"]), book.takes(.list, .high, at: text.origin(of: 0), String(text.characters.prefix(24)),
                                                                    "- " + String(text.characters.prefix(24))) {
                    marked[item].kind = .item(bullet)
                    marked[item].lines = [TrackedText(["•", " "], at: text.origin(of: 0)) + text]
                }
            }
            index = max(index + 1, items.upperBound)
        }
        return marked
    }

    private static func items(behind intro: Int, in blocks: [FoundBlock]) -> Range<Int> {
        let start = intro + 1, none = start..<start
        guard blocks[intro].text.characters.last == ":", !blocks[intro].isHeading else { return none }
        var end = start
        while end < blocks.count, case .paragraph = blocks[end].kind, startsSmall(blocks[end]), blocks[end].text.characters.last == ";" { end += 1 }
        guard end - start >= 1, end < blocks.count, case .paragraph = blocks[end].kind, startsSmall(blocks[end]) else { return none }
        return start..<end + 1
    }

    private static func startsSmall(_ block: FoundBlock) -> Bool {
        block.text.characters.first?.properties.isLowercase ?? false
    }
}

extension TrackedText {
    static func + (one: TrackedText, other: TrackedText) -> TrackedText {
        var sum = one
        sum.append(other)
        return sum
    }
}
