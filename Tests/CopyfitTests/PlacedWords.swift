import Diagnostics
import LayoutBook
import Makeup
import Manuscript
import Paragraphs

/// What became of the words of an edition: those of its stories against those of the lines on its pages.
///
/// Texts are told by their letters, so that it does not matter how numbers, marks and spaces were set.
struct PlacedWords {
    /// What is wrong, for a person to read; empty where every word is placed once, in order, or said to be left over.
    private(set) var faults: [String] = []
    private var expected: [Text] = []
    private var placed: [Group] = []

    /// A text of a story.
    fileprivate struct Text {
        var slot: String
        var letters: [Unicode.Scalar]
        var words: Int
        /// May be away, and may be there.
        var isOptional = false
        var isFound = false
    }

    /// The lines of a block of copy.
    private struct Group {
        var id: ReadingID
        var style: StyleName
        var letters: [Unicode.Scalar] = []
        var words = 0
    }

    init(of copy: ExampleCopy, in made: ExampleCopy.Made) {
        expected = copy.edition.articles.flatMap { Self.texts(of: $0) }
        placed = groups(in: made.document)
        match()
        let missing = expected.filter { !$0.isFound && !$0.isOptional }.reduce(0) { $0 + $1.words } + cut
        let over = made.report.leftoverWords + Self.wordsWithoutPlace(made.diagnostics)
        // Titles and names have no place either where their article has none.
        let heads = copy.edition.articles.reduce(0) { $0 + Self.words(of: $1.story.head) }
        if missing > over || over > missing + (over > 0 ? heads : 0) {
            let lost = expected.filter { !$0.isFound && !$0.isOptional }.map { "\($0.slot): \(String(String.UnicodeScalarView($0.letters.prefix(30))))" }
            faults.append("\(missing) words are missing, \(over) are said to be over: \(lost)")
        }
        if missing > 0, !made.diagnostics.hasErrors { faults.append("\(missing) words are missing without an error") }
    }

    /// Words of texts that are placed in part.
    private var cut = 0

    // MARK: The stories

    private static func texts(of article: Edition.Article) -> [Text] {
        let story = article.story, head = story.head
        let titles = [head.kicker, head.title, head.subtitle].compactMap(\.self).map { Text($0, of: article.slot, isOptional: true) }
        var referred: Set<Int> = []
        let body = story.blocks.flatMap { texts(of: $0, article.slot, &referred) }
        let notes = story.notes.enumerated().flatMap { number, note in
            var none: Set<Int> = []
            return note.blocks.flatMap { texts(of: $0, article.slot, &none) }.map { text in
                var text = text
                text.isOptional = !referred.contains(number)
                return text
            }
        }
        return (titles + body + notes).filter { !$0.letters.isEmpty }
    }

    private static func texts(of block: Block, _ slot: String, _ referred: inout Set<Int>) -> [Text] {
        for mark in block.texts.flatMap(\.marks) { if case .note(let number) = mark.kind { referred.insert(number) } }
        if case .table(let table) = block.content {
            return ([table.head] + table.rows).map { row in
                Text(slot: slot, letters: row.flatMap { letters($0.string) }, words: row.reduce(0) { $0 + Self.words($1.text) })
            }
        }
        if case .division(.verse, let stanzas) = block.content {
            return stanzas.flatMap(\.texts).flatMap { withoutCaesurae($0).split(separator: 0x2028) }.map { line in
                Text(slot: slot, letters: letters(String(decoding: line, as: UTF16.self)), words: words(Array(line)))
            }
        }
        return block.texts.map { Text($0, of: slot) } + block.children.flatMap { texts(of: $0, slot, &referred) }
    }

    private static func withoutCaesurae(_ verse: InlineText) -> [UInt16] {
        var text = verse.text
        for mark in verse.marks where mark.kind == .caesura { for unit in mark.range { text[unit] = 0x20 } }
        return text
    }

    /// With the names below the title.
    private static func words(of head: Story.Head) -> Int {
        let texts = [head.kicker, head.title, head.subtitle, head.author, head.translator, head.place, head.date]
        return texts.reduce(0) { $0 + ($1.map { Self.words($0.text) + 2 } ?? 0) }
    }

    // MARK: The pages

    /// In the order of the pages; the lines of each block must follow each other.
    private mutating func groups(in document: Document) -> [Group] {
        var groups: [Group] = [], known: [ReadingID: Int] = [:], seen: Set<ReadingID> = [], last: [Int32: ReadingID] = [:]
        for page in document.pages {
            for item in page.items {
                guard let id = item.reading, case .line(let line) = item.content, !Self.isMade(line.style) else { continue }
                if !seen.insert(id).inserted { faults.append("page \(page.number): line \(id) stands twice") }
                if line.style != .note {
                    if let before = last[id.matter], id < before { faults.append("page \(page.number): line \(id) stands behind \(before)") }
                    last[id.matter] = id
                }
                var block = id
                block.line = 0
                let index = known[block] ?? groups.count
                if index == groups.count {
                    known[block] = index
                    groups.append(Group(id: block, style: line.style))
                }
                // Bullets and numbers have no words of their own.
                groups[index].letters += Self.letters(line.line.logicalText)
                groups[index].words += line.line.facts.wordsBegun
            }
        }
        return groups.filter { !$0.letters.isEmpty }
    }

    /// Made by the engine, or joined of several texts of the issue.
    private static func isMade(_ style: StyleName) -> Bool {
        switch style {
        case .mastheadName, .mastheadMotto, .mastheadLine, .ear, .byline, .titlePageAuthor, .titlePageImprint, .contentsTitle, .contents1,
             .contents2, .contents3: true
        default: false
        }
    }

    private mutating func match() {
        var open: [[Unicode.Scalar]: [Int]] = [:]
        for index in expected.indices.reversed() { open[expected[index].letters, default: []].append(index) }
        var partial: [Group] = []
        for group in placed {
            if let index = open[group.letters]?.popLast() { expected[index].isFound = true } else { partial.append(group) }
        }
        for group in partial {
            let whole = expected.indices.first { !expected[$0].isFound && expected[$0].letters.starts(with: group.letters) }
            guard let whole else {
                faults.append("nobody wrote: \(String(String.UnicodeScalarView(group.letters.prefix(40)))) (\(group.style), \(group.id))")
                continue
            }
            expected[whole].isFound = true
            cut += expected[whole].words - group.words
        }
    }

    // MARK: Letters and words

    /// Letters alone: no digits, marks, kashidas.
    static func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: scalar.value != 0x640
            default: false
            }
        }
    }

    /// Runs of text between spaces, however they are read.
    static func words(_ text: [UInt16]) -> Int {
        String(decoding: text, as: UTF16.self).split { $0.isWhitespace }.count
    }

    /// Those of articles that the layout names nowhere.
    private static func wordsWithoutPlace(_ diagnostics: Diagnostics) -> Int {
        diagnostics.all.reduce(0) { sum, said in
            guard let found = said.message.firstMatch(of: /has no place for the (\d+) words/) else { return sum }
            return sum + (Int(found.1) ?? 0)
        }
    }
}

private extension TextLine {
    /// In the order of reading: words from right to left hold their clusters as they are seen.
    var logicalText: String {
        words.map { word in
            var start = Int(word.text.lowerBound)
            let parts = clusters[Int(word.clusters.lowerBound)..<Int(word.clusters.upperBound)].map { cluster in
                defer { start += Int(cluster.bytes) }
                return String(decoding: text[start..<start + Int(cluster.bytes)], as: UTF8.self)
            }
            return (word.isRightToLeft ? parts.reversed() : parts).joined()
        }.joined()
    }
}

private extension PlacedWords.Text {
    init(_ text: InlineText, of slot: String, isOptional: Bool = false) {
        self.init(slot: slot, letters: PlacedWords.letters(text.string), words: PlacedWords.words(text.text), isOptional: isOptional)
    }
}
