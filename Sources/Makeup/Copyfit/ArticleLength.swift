import Diagnostics
import Geometry
import LayoutBook
package import Manuscript

extension Edition {
    /// The edition with an article that has so many words less, from its end.
    package func cutting(_ words: Int, from slot: String) -> Edition {
        var edition = self
        guard let index = edition.articles.firstIndex(where: { $0.slot == slot }) else { return self }
        var left = words
        edition.articles[index].story.blocks = edition.articles[index].story.blocks.cut(by: &left)
        return edition
    }

    /// The edition with an article that has so many words more: its own paragraphs again, from the first on.
    package func growing(_ slot: String, by words: Int) -> Edition {
        var edition = self
        guard let index = edition.articles.firstIndex(where: { $0.slot == slot }) else { return self }
        let blocks = edition.articles[index].story.blocks, count = blocks.reduce(0) { $0 + $1.words }
        guard count > 0 else { return self }
        var more: [Block] = []
        for _ in 0..<(words / count + 1) { more += blocks }
        var surplus = more.reduce(0) { $0 + $1.words } - words
        edition.articles[index].story.blocks += more.cut(by: &surplus)
        return edition
    }

    /// What is left out by one name.
    struct LeftOut {
        var name: String
        /// How many articles and parts of articles.
        var parts = 0
        var words = 0
    }

    /// The edition without what stands in frames of these names, and without the parts of articles that they name; and what is
    /// left out.
    func without(_ names: ArraySlice<String>, of layout: Layout) -> (edition: Edition, left: [LeftOut]) {
        var edition = self, left: [LeftOut] = []
        for name in names {
            var gone = LeftOut(name: name)
            let before = edition.words, slots = layout.slots(ofFramesSacrificedWith: name)
            gone.parts += edition.articles.count { slots.contains($0.slot) }
            edition.articles.removeAll { slots.contains($0.slot) }
            let pictured = layout.slots(ofPicturesSacrificedWith: name)
            for index in edition.articles.indices {
                if pictured.contains(edition.articles[index].slot), edition.articles[index].story.blocks.firstFigure != nil {
                    edition.articles[index].story.blocks = edition.articles[index].story.blocks.withoutFirstFigure()
                    gone.parts += 1
                }
                gone.parts += edition.articles[index].story.blocks.remove { $0.isPart(name) }
            }
            gone.words = before - edition.words
            if gone.parts > 0 { left.append(gone) }
        }
        return (edition, left)
    }

    private var words: Int { articles.reduce(0) { $0 + $1.story.words } }

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

private extension Layout {
    /// The articles whose text stands in such a frame and nowhere else.
    func slots(ofFramesSacrificedWith name: String) -> Set<String> {
        let (gone, kept) = matters(sacrificedWith: name)
        func slots(_ matters: [Matter]) -> Set<String> { Set(matters.filter(\.hasBody).compactMap(\.slot)) }
        return slots(gone).subtracting(slots(kept + threads.flatMap(\.stories)))
    }

    /// The articles whose first picture stands in such a frame.
    func slots(ofPicturesSacrificedWith name: String) -> Set<String> {
        let (gone, kept) = matters(sacrificedWith: name)
        func slots(_ matters: [Matter]) -> Set<String> { Set(matters.filter(\.isPicture).compactMap(\.slot)) }
        return slots(gone).subtracting(slots(kept))
    }

    private func matters(sacrificedWith name: String) -> (gone: [Matter], kept: [Matter]) {
        var gone: [Matter] = [], kept: [Matter] = []
        for frame in pages.flatMap(\.frames) {
            guard case .matter(let matters) = frame.content else { continue }
            if frame.isSacrificed(with: [name]) { gone += matters } else { kept += matters }
        }
        return (gone, kept)
    }
}

private extension Matter {
    var isPicture: Bool {
        if case .picture = self { return true }
        return false
    }
}

private extension [Block] {
    /// Removes blocks wherever they stand, and tells how many.
    mutating func remove(where isGone: (Block) -> Bool) -> Int {
        let before = count
        removeAll(where: isGone)
        return indices.reduce(before - count) { $0 + self[$1].remove(where: isGone) }
    }

    /// The blocks without their last words. What has no words of its own goes with the words before it.
    ///
    /// - Parameter words: How many; then how many could not be cut.
    func cut(by words: inout Int) -> [Block] {
        var kept = self
        while words > 0, let last = kept.last {
            let count = last.words
            if count > words, let shorter = last.cut(by: &words) { kept[kept.count - 1] = shorter; break }
            kept.removeLast()
            words -= Swift.min(words, count)
        }
        return kept
    }
}

private extension Block {
    /// Whether it is what a layout calls so where it says what may be left out.
    func isPart(_ name: String) -> Bool {
        switch content {
        case .division(let division, _): division.rawValue == name
        case .figure: name == "figure"
        case .ornament: name == "ornament"
        case .code: name == "qr"
        default: false
        }
    }

    mutating func remove(where isGone: (Block) -> Bool) -> Int {
        switch content {
        case .quote(var blocks):
            let count = blocks.remove(where: isGone)
            content = .quote(blocks)
            return count
        case .division(let division, var blocks):
            let count = blocks.remove(where: isGone)
            content = .division(division, blocks)
            return count
        case .list(var list):
            let count = list.items.indices.reduce(0) { $0 + list.items[$1].remove(where: isGone) }
            content = .list(list)
            return count
        default: return 0
        }
    }

    /// Nil for a block that is all or nothing.
    func cut(by words: inout Int) -> Block? {
        var block = self
        switch content {
        case .paragraph(let text): block.content = .paragraph(text.cut(by: words))
        case .heading(let level, let text): block.content = .heading(level: level, text.cut(by: words))
        case .verbatim(let text): block.content = .verbatim(text.cut(by: words))
        case .quote(let inner): block.content = .quote(inner.cut(by: &words))
        case .division(let division, let inner): block.content = .division(division, inner.cut(by: &words))
        case .list(var list):
            while words > 0, let last = list.items.last {
                let rest = last.cut(by: &words)
                list.items.removeLast()
                if !rest.isEmpty { list.items.append(rest) }
            }
            block.content = .list(list)
        case .figure, .table, .code, .rule, .breaking, .ornament, .contents: return nil
        }
        words = 0
        return block
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
