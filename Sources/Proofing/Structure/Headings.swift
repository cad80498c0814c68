extension FoundBlock {
    /// Running text, set in paragraphs or items.
    fileprivate var isText: Bool {
        switch kind {
        case .paragraph, .item, .question, .answer: true
        case .heading, .verse, .address, .notice: false
        }
    }
}

/// Finds the headings among the blocks, and their levels.
struct Headings {
    private let blocks: [FoundBlock]

    private init(_ blocks: [FoundBlock]) { self.blocks = blocks }

    /// The blocks with their headings marked.
    static func marked(_ blocks: [FoundBlock], book: inout RepairBook) -> [FoundBlock] {
        let headings = Headings(blocks), places = headings.places()
        var marked = blocks
        for (index, level) in zip(places, headings.levels(of: places)) {
            let text = blocks[index].text, signs = String(repeating: "#", count: level) + " "
            if book.takes(.heading, .high, at: text.origin(of: 0), text.string, signs + text.string) { marked[index].kind = .heading(level: level) }
        }
        return marked
    }

    // MARK: Which blocks are headings

    private func places() -> [Int] {
        // From the end on: whether a short line is a heading depends on what it stands above.
        var found: [Int] = []
        for index in blocks.indices.reversed() where isHeading(index, above: found.last) { found.append(index) }
        return withoutChains(found.reversed())
    }

    /// Three and more headings without numbers, one upon the other, are lines of something else.
    private func withoutChains(_ places: [Int]) -> [Int] {
        var kept: [Int] = [], start = 0
        for end in 1...max(1, places.count) where end >= places.count || places[end] != places[end - 1] + 1 {
            let chain = places[start..<min(end, places.count)], plain = chain.filter { blocks[$0].kind == .paragraph }
            kept += plain.count > 2 ? chain.filter { blocks[$0].kind != .paragraph || blocks[$0].text.characters.last == ":" } : Array(chain)
            start = end
        }
        return kept
    }

    private func isHeading(_ index: Int, above next: Int?) -> Bool {
        let block = blocks[index], text = block.text.characters
        guard block.isShortLine, index + 1 < blocks.count, !Contacts.has(text), text.contains(where: \.isWordLetter), !block.isSumOfNumbers else { return false }
        guard text.count <= 100, text.split(whereSeparator: \.isBlank).count <= 14 else { return false }
        let below = blocks[index + 1], standsAboveText = next == index + 1 || below.isText && (!below.isShortLine || below.end != .open)
        guard standsAboveText, index == 0 || endsSomething(blocks[index - 1]) else { return false }
        switch block.kind {
        case .paragraph: return endsAsHeading(text) || isLabel(text, above: below)
        case .item(let marker): return [.bullet, .dash, .letter].contains(marker.kind) == false && block.end == .open && !isInList(index, marker)
        default: return false
        }
    }

    /// Whether what stands above has come to its end.
    private func endsSomething(_ block: FoundBlock) -> Bool { !block.isText || !block.end.isOpen || block.isShortLine }

    /// Without a stop, and not as a sentence goes on.
    private func endsAsHeading(_ text: [Unicode.Scalar]) -> Bool {
        LineEnd(text) == .open && text.first?.properties.isLowercase == false && !text.endsSentenceWithin
    }

    /// The name of a part and a colon above a paragraph: "Translator's foreword:".
    private func isLabel(_ text: [Unicode.Scalar], above below: FoundBlock) -> Bool {
        let words = String(text).lowercased().split { !$0.isLetter }
        guard text.last == ":", words.count <= 4, below.kind == .paragraph, !below.isShortLine else { return false }
        return words.first.map { Self.parts.contains(String($0)) } ?? false
    }

    private static let parts: Set<String> = [
        "مقدمه", "مقدمهٔ", "پیشگفتار", "پیش‌گفتار", "دیباچه", "یادداشت", "توضیح", "پی‌نوشت", "منابع", "ضمیمه", "مقدمة", "تمهيد", "تقديم", "ملاحظة", "خاتمة", "المصادر",
        "предисловие", "введение", "послесловие", "заключение", "примечание", "примечания", "источники", "передмова", "вступ", "примітка", "предговор", "увод",
    ]

    /// Whether a numbered line has a numbered neighbour of its kind: short lines of a list are no headings.
    private func isInList(_ index: Int, _ marker: Marker) -> Bool {
        guard case .numbers(let parts) = marker.kind else { return false }
        return [index - 1, index + 1].contains { neighbour in
            guard blocks.indices.contains(neighbour), case .item(let other) = blocks[neighbour].kind,
                  case .numbers(let others) = other.kind, others.count == parts.count, blocks[neighbour].isShortLine else { return false }
            return abs((others.last ?? 0) - (parts.last ?? 0)) == 1
        }
    }

    // MARK: Levels

    /// Numbers tell levels; what has none is above all that it stands directly upon.
    private func levels(of headings: [Int]) -> [Int] {
        let numbers = headings.map { depth(of: blocks[$0]) }
        let top = numbers.compactMap(\.self).min()
        var levels = numbers.map { depth in depth.map { $0 - (top ?? $0) + 1 } }
        let plain = headings.indices.filter { levels[$0] == nil }
        let stacked = Set(plain.filter { stands($0, directlyUpon: headings) })
        // Capitals below a heading without them are its parts.
        let capitalsAreParts = plain.contains { stacked.contains($0) && !isCapital($0, headings) && plain.contains($0 + 1) && isCapital($0 + 1, headings) }
        for place in plain { levels[place] = !stacked.contains(place) && capitalsAreParts && isCapital(place, headings) ? 2 : 1 }
        return levels.map { min(3, $0 ?? 1) }
    }

    private func stands(_ place: Int, directlyUpon headings: [Int]) -> Bool {
        place + 1 < headings.count && headings[place + 1] == headings[place] + 1
    }

    private func isCapital(_ place: Int, _ headings: [Int]) -> Bool {
        let letters = blocks[headings[place]].text.characters.filter(\.isWordLetter)
        return letters.count > 2 && letters.allSatisfy { $0.properties.isUppercase }
    }

    /// Roman numbers are above others; of those, each part is a level.
    private func depth(of block: FoundBlock) -> Int? {
        guard case .item(let marker) = block.kind else { return nil }
        switch marker.kind {
        case .roman: return 0
        case .numbers(let parts): return parts.count
        case .bullet, .dash, .letter: return nil
        }
    }
}
