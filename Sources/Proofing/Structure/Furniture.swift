/// What a page says of itself: folios, running heads, lines that tell where a text goes on.
enum Furniture {
    /// Lines of a text that are its own, and the places where it was said to go on.
    struct Cleared {
        var lines: [RawLine]
        /// The line of `lines` that each jump line stood before, and the headline it named, if any.
        var jumps: [(before: Int, headline: TrackedText)] = []
    }

    static func cleared(_ lines: [RawLine], book: inout RepairBook) -> Cleared {
        var lines = lines
        // Behind one line of furniture may stand the next: a folio below a running head.
        for _ in 0..<mostRows where !removeRow(of: &lines, book: &book) { break }
        var cleared = Cleared(lines: [])
        for line in lines {
            if let headline = jumpHeadline(line.text), book.takes(.furniture, .high, at: line.text.origin(of: 0), line.text.string, "") {
                cleared.jumps.append((cleared.lines.count, headline))
            } else {
                cleared.lines.append(line)
            }
        }
        return cleared
    }

    private static let mostRows = 4

    /// Takes out folios and what stands outermost on most pages; false where there is no more.
    private static func removeRow(of lines: inout [RawLine], book: inout RepairBook) -> Bool {
        let heads = runningHeads(of: lines)
        let kept = lines.indices.filter { index in
            let line = lines[index]
            guard heads.contains(index) || isFolio(line, in: lines, at: index) else { return true }
            return !book.takes(.furniture, .high, at: line.text.origin(of: 0), line.text.string, "")
        }
        defer { lines = kept.map { lines[$0] } }
        return kept.count < lines.count
    }

    // MARK: Folios

    /// A number alone on a line at a page's end or beginning, with what folios have about them.
    private static func isFolio(_ line: RawLine, in lines: [RawLine], at index: Int) -> Bool {
        guard line.length <= 24 else { return false }
        let words = line.text.characters.split { $0.isBlank || folioSigns.contains($0) }.map { String($0).lowercased() }
        let numbers = words.filter { $0.unicodeScalars.allSatisfy { $0.digitValue != nil } }
        let names = words.filter { pageNames.contains($0) }
        guard !numbers.isEmpty, numbers.count <= 2, numbers.allSatisfy({ $0.count <= 4 }), numbers.count + names.count == words.count
        else { return false }
        if names.contains(where: { $0.count > 2 }) { return true }
        guard numbers.count == 1, names.isEmpty else { return numbers.count == 2 && !names.isEmpty }
        let endsPage = index + 1 == lines.count || lines[index + 1].page != line.page
        let beginsPage = index == 0 || lines[index - 1].page != line.page
        return lines.last.map { $0.page > 0 } == true && (endsPage || beginsPage)
    }

    private static let folioSigns: Set<Unicode.Scalar> = ["-", "–", "—", "/", "|", "•", ".", "[", "]", "(", ")", "~"]
    private static let pageNames: Set<String> = [
        "page", "of", "p", "стр", "страница", "с", "из", "сторінка", "стор", "страница", "от", "صفحه", "صفحهٔ", "ص", "از", "صفحة", "من",
    ]

    // MARK: Running heads

    /// Lines that stand at the head or the foot of most pages, numbers in them aside.
    private static func runningHeads(of lines: [RawLine]) -> Set<Int> {
        guard let pages = lines.last?.page, pages >= 2 else { return [] }
        var places: [[Unicode.Scalar]: [Int]] = [:]
        for index in lines.indices where stands(index, atEdgeOf: lines) && lines[index].length < 100 {
            let key = lines[index].text.key.filter { !$0.isDecimalDigit }
            if key.count >= 4 { places[key, default: []].append(index) }
        }
        var heads: Set<Int> = []
        for indices in places.values where indices.count >= 3 && indices.count * 3 >= pages + 1 { heads.formUnion(indices) }
        return heads
    }

    private static func stands(_ index: Int, atEdgeOf lines: [RawLine]) -> Bool {
        let page = lines[index].page
        return index == 0 || index + 1 == lines.count || lines[index - 1].page != page || lines[index + 1].page != page
    }

    // MARK: Jump lines

    /// The headline that a line such as "continued from page 1" names, which may be empty; nil for any other line.
    private static func jumpHeadline(_ line: TrackedText) -> TrackedText? {
        let text = line.trimmed(of: leaders)
        guard !text.isEmpty, text.count < 120 else { return nil }
        let small = text.string.lowercased()
        guard let phrase = jumpPhrases.first(where: { small.hasPrefix($0) }) else { return headlineBeforeJump(text) }
        let hasLeader = text.count < line.count && line.characters.count { leaders.contains($0) } >= 3
        let end = phrase.unicodeScalars.count
        guard end == text.count || !text.characters[end].isWordLetter else { return nil }
        let rest = withoutPageNumber(text[end..<text.count].trimmed(of: leaders))
        // A sentence may begin with the same words: a leader or a page makes it a jump line.
        let namesPage = rest.count < text.count - end - 1
        guard hasLeader || namesPage || rest.isEmpty, !LineEnd(line.characters).isSentence else { return nil }
        return rest
    }

    /// The headline in a line that names it first: `Мост и рынок, продолжение на с. 2`.
    private static func headlineBeforeJump(_ text: TrackedText) -> TrackedText? {
        let words = words(in: text.characters)
        guard let jump = words.indices.dropFirst().last(where: { jumpPhrases.contains(String(text.characters[words[$0].range]).lowercased()) }),
              jump + 1 < words.count, words.count - jump <= 5 else { return nil }
        let rest = text[words[jump].range.upperBound..<text.count].trimmed(of: leaders)
        guard withoutPageNumber(rest).isEmpty, rest.characters.contains(where: { $0.digitValue != nil }) else { return nil }
        return text[0..<words[jump].range.lowerBound].trimmed(of: leaders.union([",", "،", "؛", ";"]))
    }

    private static func withoutPageNumber(_ text: TrackedText) -> TrackedText {
        let words = text.string.lowercased().split { " .,،:".contains($0) }.map(String.init)
        let isPage = !words.isEmpty && words.allSatisfy { word in
            pageNames.contains(word) || pageLinks.contains(word) || jumpPhrases.contains(word) || word.unicodeScalars.allSatisfy { $0.digitValue != nil }
        }
        return isPage ? TrackedText() : text
    }

    private static let leaders: Set<Unicode.Scalar> = [".", "…", " ", "\u{A0}", "-", "–", "_", ":", "←", "→", "(", ")", "*"]
    private static let pageLinks: Set<String> = ["در", "از", "على", "في", "на", "со", "с", "на", "у", "on", "from", "see"]
    private static let jumpPhrases = [
        "بقیه", "بقیهٔ", "ادامه", "ادامهٔ", "دنباله", "تتمة", "البقية", "بقية", "يتبع",
        "продолжение", "окончание", "начало", "продовження", "закінчення", "початок", "продължение", "продължава", "continued",
    ]
}

extension LineEnd {
    fileprivate var isSentence: Bool { self == .sentence }
}

extension TrackedText {
    /// The text without some characters at both ends.
    func trimmed(of idle: Set<Unicode.Scalar>) -> TrackedText {
        let low = characters.firstIndex { !idle.contains($0) } ?? count
        let high = characters.lastIndex { !idle.contains($0) }.map { $0 + 1 } ?? low
        return self[low..<high]
    }
}
