/// Makes an article of lines: the way from what an extractor left to front matter and Markdown.
struct Structuring {
    let tongue: Tongue
    let language: String
    let knowledge: Knowledge

    /// - Parameter matter: what the file itself says of its title, author and date.
    func article(_ text: [Unicode.Scalar], matter given: FoundMatter, book: inout RepairBook) -> TrackedText {
        let lines = Doubling.removed(from: turned(rawLines(of: text, book: &book), book: &book), book: &book)
        let cleared = Furniture.cleared(lines, book: &book)
        let order = ReadingOrder(cleared, book: &book), columns = inOrder([order.story, order.apart], book: &book)
        var blocks = self.blocks(of: columns[0], book: &book)
        var matter = FoundMatter.found(in: &blocks, headline: order.headline, tongue: tongue, book: &book)
        blocks = Questions.marked(Headings.marked(blocks, book: &book), title: matter.title, book: &book) + apart(columns[1])
        matter.fill(from: given, book: &book)
        return BlockWriter.article(blocks, matter: matter, language: language)
    }

    private func blocks(of lines: [RawLine], book: inout RepairBook) -> [FoundBlock] {
        var blocks = BlockFinder(knowledge: knowledge).blocks(of: lines, book: &book)
        blocks = ListFinder.marked(blocks, book: &book)
        return Clusters.gathered(blocks, book: &book)
    }

    /// Lines that came as they are seen from left to right, in the order of reading.
    private func turned(_ lines: [RawLine], book: inout RepairBook) -> [RawLine] {
        guard tongue.isArabicScript else { return lines }
        let texts = VisualOrder(lexicon: knowledge.lexicon).mended(lines.map(\.text), book: &book)
        return zip(lines, texts).map { line, text in
            var line = line
            line.text = text
            return line
        }
    }

    /// The columns with the pieces of their right-to-left lines in order.
    private func inOrder(_ columns: [[RawLine]], book: inout RepairBook) -> [[RawLine]] {
        guard tongue.isArabicScript else { return columns }
        let order = LineOrder(lexicon: knowledge.lexicon, evidence: knowledge.evidence)
        return zip(columns, order.mended(columns.map { $0.map(\.whole) }, book: &book)).map { lines, texts in
            zip(lines, texts).map { line, text in
                var line = line
                if text != line.whole { line.text = text.trimmed() }
                return line
            }
        }
    }

    /// What stood between the parts of a story, as a notice behind it.
    private func apart(_ lines: [RawLine]) -> [FoundBlock] {
        lines.isEmpty ? [] : [FoundBlock(.notice, lines.map(\.text))]
    }
}

extension FoundMatter {
    /// What the text itself says counts before what the file says of it: there the author may be whoever owns the computer, and the
    /// date the day it was saved.
    mutating func fill(from given: FoundMatter, _ confidence: Confidence = .medium, book: inout RepairBook) {
        title = title ?? given.title
        if author == nil, let name = given.author, book.takes(.matter, confidence, at: 0, "", "author: " + name.string) { author = name }
        if date == nil, let day = given.date, book.takes(.matter, confidence, at: 0, "", "date: " + day) { date = day }
    }
}
