/// What the head of a text says of it: title, author, translator, date.
struct FoundMatter: Sendable, Hashable {
    var title: TrackedText?
    var author: TrackedText?
    var translator: TrackedText?
    /// ISO 8601.
    var date: String?

    /// Short lines before the first paragraph are looked at, at most so many.
    private static let longestHead = 24

    /// Takes out of `blocks` what is found.
    /// - Parameter headline: the title where something else has told it already.
    static func found(in blocks: inout [FoundBlock], headline: TrackedText?, tongue: Tongue, book: inout RepairBook) -> FoundMatter {
        var matter = FoundMatter(), taken: Set<Int> = []
        let head = headRange(of: blocks)
        for index in head {
            let text = blocks[index].text
            if let (role, name) = labelled(text) {
                guard matter[keyPath: role] == nil, book.takes(.matter, .high, at: text.origin(of: 0), text.string, key(of: role) + ": " + name.string) else { continue }
                matter[keyPath: role] = name
                taken.insert(index)
            } else if matter.date == nil, let date = DateText.day(text.string, tongue: tongue), book.takes(.matter, .high, at: text.origin(of: 0), text.string, "date: " + date) {
                matter.date = date
                taken.insert(index)
            }
        }
        if let headline {
            matter.title = headline
        } else if let index = titleIndex(in: head, of: blocks, without: taken) {
            let text = blocks[index].text
            if book.takes(.matter, .high, at: text.origin(of: 0), text.string, "title: " + text.string) {
                matter.title = text
                taken.insert(index)
            }
        }
        blocks = blocks.indices.filter { !taken.contains($0) }.map { blocks[$0] }
        return matter
    }

    private static func headRange(of blocks: [FoundBlock]) -> Range<Int> {
        var end = 0
        while end < min(blocks.count, longestHead), blocks[end].isShortLine && blocks[end].isLine || blocks[end].standsApart { end += 1 }
        return 0..<end
    }

    /// The first short line that is neither a label nor a note: where an address stands above, which a site puts before its articles,
    /// of those behind it and its labels.
    private static func titleIndex(in head: Range<Int>, of blocks: [FoundBlock], without taken: Set<Int>) -> Int? {
        let lines = head.filter { index in
            guard !taken.contains(index), blocks[index].isShortLine, blocks[index].isLine, !blocks[index].isSumOfNumbers else { return false }
            let text = blocks[index].text.characters
            return text.contains(where: \.isWordLetter) && !Contacts.has(text) && text.last != ":" && text.last != "." && LineEnd(text) != .dangling
                && !text.endsSentenceWithin
        }
        guard head.upperBound < blocks.count else { return nil }
        guard head.contains(where: { blocks[$0].standsApart }) else { return lines.first }
        let preamble = head.last { taken.contains($0) || blocks[$0].standsApart } ?? -1
        return lines.first { $0 > preamble } ?? lines.first
    }

    // MARK: Labels

    private static func labelled(_ text: TrackedText) -> (role: WritableKeyPath<FoundMatter, TrackedText?>, name: TrackedText)? {
        guard text.count <= 80 else { return nil }
        let small = text.string.lowercased()
        for (label, role) in labels where small.hasPrefix(label) {
            let rest = text[label.unicodeScalars.count..<text.count].trimmed(of: [" ", ":", "-", "–", "—", "."])
            let words = rest.characters.split(whereSeparator: \.isBlank).count
            if (1...6).contains(words), rest.characters.contains(where: \.isWordLetter) { return (role, rest) }
        }
        return nil
    }

    private static func key(of role: WritableKeyPath<FoundMatter, TrackedText?>) -> String { role == \.author ? "author" : "translator" }

    /// Longer ones before those that they begin with.
    private static let labels: [(String, any WritableKeyPath<FoundMatter, TrackedText?> & Sendable)] = [
        ("برگردان از:", \.translator), ("برگردان:", \.translator), ("برگردان از", \.translator), ("ترجمهٔ:", \.translator), ("ترجمه از:", \.translator),
        ("ترجمه:", \.translator), ("مترجم:", \.translator), ("ترجمة:", \.translator), ("المترجم:", \.translator),
        ("перевод с английского:", \.translator), ("перевод:", \.translator), ("переводчик:", \.translator), ("переклад:", \.translator), ("превод:", \.translator),
        ("نویسنده:", \.author), ("نوشته:", \.author), ("نوشتهٔ:", \.author), ("به قلم:", \.author), ("از:", \.author), ("بقلم:", \.author), ("الكاتب:", \.author),
        ("автор:", \.author), ("авторы:", \.author), ("автори:", \.author), ("translated by", \.translator), ("by:", \.author), ("author:", \.author),
    ]
}

extension FoundBlock {
    /// A paragraph or a heading, which may be a title.
    fileprivate var isLine: Bool {
        switch kind {
        case .paragraph, .heading, .item: true
        case .verse, .address, .notice, .question, .answer: false
        }
    }

    fileprivate var standsApart: Bool { kind == .verse || kind == .address || kind == .notice }
}
