import Diagnostics
import Geometry
import LayoutBook
package import Manuscript

extension Edition {
    /// The edition with an article that has so many words less, from its end; fewer where rows of tables stand there.
    package func cutting(_ words: Int, from slot: String) -> Edition {
        changing(slot) { $0 = $0.cut(by: words) }
    }

    /// The edition with an article that has so many words more: its own paragraphs again, from the first on, or where it has none
    /// what else of it is text.
    package func growing(_ slot: String, by words: Int) -> Edition {
        changing(slot) { blocks in
            let own = blocks.filter(\.givesWords), paragraphs = own.filter(\.isParagraph)
            let copied = paragraphs.isEmpty ? own : paragraphs, count = copied.reduce(0) { $0 + $1.words }
            guard count > 0 else { return }
            var more: [Block] = []
            for _ in 0..<(words / count + 1) { more += copied }
            blocks += more.cut(by: more.reduce(0) { $0 + $1.words } - words)
        }
    }

    /// The edition with a story below its title at the end of an article.
    func completing(_ slot: String, with story: Story) -> Edition {
        guard let place = story.blocks.first?.place else { return self }
        return changing(slot) { blocks in
            if let title = story.head.title { blocks.append(Block(.heading(level: 1, title), at: place)) }
            blocks += story.blocks
        }
    }

    /// The edition with other blocks in an article; the same where it has no such article.
    private func changing(_ slot: String, _ change: (inout [Block]) -> Void) -> Edition {
        guard let index = articles.firstIndex(where: { $0.slot == slot }) else { return self }
        var edition = self
        change(&edition.articles[index].story.blocks)
        return edition
    }

    /// The edition with every article shortened alike, so that about so many letters are left; nil where it has hardly more.
    func pared(to letters: Double) -> Edition? {
        let scale = articles.map(\.story.scale).min() ?? 1
        let share = letters / (scale * scale) / max(1, articles.reduce(0.0) { $0 + Double($1.story.letters) })
        guard share < Self.hardlyMore else { return nil }
        return articles.reduce(self) { edition, article in
            let words = article.story.words
            return edition.cutting(words - Int((Double(words) * share).rounded(.up)), from: article.slot)
        }
    }

    /// Of the letters that are kept to those that there are (ours).
    private static let hardlyMore = 0.7
}

extension Layout {
    /// More letters than its pages could hold at the smallest of their ranges, were they all text: no script's letters are a
    /// fifth of an em wide on the average.
    func mostLetters(atLeast ranges: FitRanges) -> Double {
        let size = ranges.size.lowerBound.points, letter = size * 0.2 * size * ranges.leading.lowerBound
        return pages.reduce(0) { sum, page in
            let trim = page.area.trim, margins = page.area.margins
            let height = trim.height - margins.top - margins.bottom, width = trim.width - margins.inside - margins.outside
            return sum + height.points * width.points / letter
        }
    }
}

extension Story {
    /// Of its blocks, in UTF-16.
    fileprivate var letters: Int { blocks.reduce(0) { $0 + $1.letters } }
}

extension Block {
    /// Of its texts and of all blocks in it, in UTF-16.
    fileprivate var letters: Int { texts.reduce(0) { $0 + $1.text.count } + children.reduce(0) { $0 + $1.letters } }
}

private extension [Block] {
    /// The blocks without their last words: at most so many, fewer where the next is in a row of a table or an only word. What has no
    /// text, pictures among it, goes with the words before it.
    func cut(by words: Int) -> [Block] {
        var kept = self, left = words
        while left > 0, let last = kept.lastIndex(where: \.givesWords) {
            let count = kept[last...].reduce(0) { $0 + $1.words }
            guard count <= left else {
                kept[last] = kept[last].cut(by: Swift.min(left, kept[last].words - 1))
                break
            }
            kept.removeSubrange(last...)
            left -= count
        }
        return kept
    }
}

private extension Block {
    var isParagraph: Bool {
        if case .paragraph = content { return true }
        return false
    }

    /// Whether it can be cut: pictures, codes and what parts them cannot.
    var givesWords: Bool {
        switch content {
        case .paragraph, .heading, .verbatim, .quote, .division, .list, .table: words > 0
        case .figure, .code, .rule, .breaking, .ornament, .contents: false
        }
    }

    /// The block without at most so many of its last words, which it has more of.
    func cut(by words: Int) -> Block {
        var block = self
        switch content {
        case .paragraph(let text): block.content = .paragraph(text.cut(by: words))
        case .heading(let level, let text): block.content = .heading(level: level, text.cut(by: words))
        case .verbatim(let text): block.content = .verbatim(text.cut(by: words))
        case .quote(let inner): block.content = .quote(inner.cut(by: words))
        case .division(let division, let inner): block.content = .division(division, inner.cut(by: words))
        case .list(let list): block.content = .list(list.cut(by: words))
        case .table(let table): block.content = .table(table.cut(by: words))
        case .figure, .code, .rule, .breaking, .ornament, .contents: break
        }
        return block
    }
}

private extension List {
    func cut(by words: Int) -> List {
        var list = self, left = words
        while left > 0, let last = list.items.last {
            let count = last.reduce(0) { $0 + $1.words }
            guard count <= left else {
                list.items[list.items.count - 1] = last.cut(by: left)
                break
            }
            list.items.removeLast()
            left -= count
        }
        return list
    }
}

private extension Table {
    /// Without whole rows.
    func cut(by words: Int) -> Table {
        var table = self, left = words
        while let last = table.rows.last, case let count = last.reduce(0, { $0 + WordCount.words(in: $1.text) }), count <= left {
            table.rows.removeLast()
            left -= count
        }
        return table
    }
}

private extension InlineText {
    /// The text without its last words, which it has more of.
    func cut(by words: Int) -> InlineText {
        var end = text.count
        for _ in 0..<words {
            while end > 0, WordCount.isSpace(text[end - 1]) { end -= 1 }
            while end > 0, !WordCount.isSpace(text[end - 1]) { end -= 1 }
        }
        while end > 0, WordCount.isSpace(text[end - 1]) { end -= 1 }
        var shorter = self
        shorter.text = Array(text[..<end])
        shorter.source = source.part(0..<end, of: text)
        shorter.marks = marks.compactMap { mark in
            let range = mark.range.clamped(to: 0..<end)
            return range.isEmpty ? nil : InlineMark(range: range, kind: mark.kind)
        }
        return shorter
    }
}
