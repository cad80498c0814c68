import Diagnostics
import Manuscript

/// A passage of an article, and where its characters stand in the article's file.
struct ArticlePassage: Sendable {
    var passage: Passage
    /// For each character its index in the file; -1 for one that does not stand there as it is read.
    var sources: [Int]
    /// Where marks such as emphasis begin and end: for each offset of the passage whether marks open and close there.
    var edges: [Int: MarkEdge] = [:]

    /// Which marks meet between two characters.
    struct MarkEdge: OptionSet, Sendable, Hashable {
        let rawValue: Int
        static let opening = MarkEdge(rawValue: 1), closing = MarkEdge(rawValue: 2)
    }

    init(_ text: InlineText, role: Passage.Role, language: String, in file: ArticleText) {
        let tongue = Tongue(language)
        let starts = Self.scalarOffsets(of: text.text)
        var characters: [Unicode.Scalar] = []
        characters.reserveCapacity(text.text.count)
        characters.append(contentsOf: text.string.unicodeScalars)
        let places = text.source.placesOfScalars(in: text.text)
        sources = Self.sources(of: characters, at: places, in: file)
        var shielded: [Range<Int>] = []
        for mark in text.marks {
            let range = starts[mark.range.lowerBound]..<starts[mark.range.upperBound]
            edges[range.lowerBound, default: []].insert(.opening)
            edges[range.upperBound, default: []].insert(.closing)
            if Self.isShielded(mark.kind, from: language) { shielded.append(range) }
            if case .note = mark.kind { for index in range { sources[index] = -1 } }
        }
        passage = Passage(characters, shielded: Self.union(shielded), tongue: tongue, role: role)
    }

    /// What is no prose of the article's language.
    private static func isShielded(_ kind: InlineMark.Kind, from language: String) -> Bool {
        switch kind {
        case .code, .note, .caesura, .field: true
        case .span(let attributes): attributes.language.map { Tongue($0) != Tongue(language) || Tongue($0) == .other } ?? false
        case .emphasis, .strong, .link: false
        }
    }

    /// For each UTF-16 unit, and for the end, how many scalars stand before it.
    private static func scalarOffsets(of units: [UInt16]) -> [Int] {
        var offsets: [Int] = [], count = 0
        offsets.reserveCapacity(units.count + 1)
        for unit in units {
            if UTF16.isTrailSurrogate(unit) { offsets.append(count); continue }
            offsets.append(count)
            count += 1
        }
        return offsets + [count]
    }

    private static func sources(of characters: [Unicode.Scalar], at places: [SourcePlace?], in file: ArticleText) -> [Int] {
        guard places.count == characters.count else { return Array(repeating: -1, count: characters.count) }
        return zip(characters, places).map { character, place in
            guard let index = place.flatMap(file.index) else { return -1 }
            let found = file.characters[index]
            if found == character, character != "&" { return index }
            return character == " " && (found == "\n" || found == "\r") ? index : -1
        }
    }

    private static func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var union: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = union.last, range.lowerBound <= last.upperBound {
                union[union.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                union.append(range)
            }
        }
        return union
    }
}

extension Story {
    /// All that is read in it: what stands above it, its blocks, its notes.
    func passages(in file: ArticleText) -> [ArticlePassage] {
        var collector = PassageCollector(language: language, file: file)
        let head = [head.kicker, head.title, head.subtitle, head.author, head.translator, head.place, head.date, head.shortTitle]
        for text in head.compactMap(\.self) { collector.add(text, .title) }
        collector.add(blocks, as: .paragraph)
        for note in notes { collector.add(note.blocks, as: .note) }
        return collector.passages
    }
}

/// Gathers the passages of blocks in the order of reading.
private struct PassageCollector {
    let language: String
    let file: ArticleText
    var passages: [ArticlePassage] = []

    mutating func add(_ text: InlineText?, _ role: Passage.Role) {
        guard let text, !text.isEmpty else { return }
        passages.append(ArticlePassage(text, role: role, language: language, in: file))
    }

    /// - Parameter role: what a paragraph among them is.
    mutating func add(_ blocks: [Block], as role: Passage.Role) {
        for block in blocks { add(block, as: role) }
    }

    private mutating func add(_ block: Block, as role: Passage.Role) {
        switch block.content {
        case .paragraph(let text): add(text, role)
        case .heading(_, let text): add(text, .heading)
        case .list(let list): for item in list.items { add(item, as: role == .paragraph ? .item : role) }
        case .quote(let blocks): add(blocks, as: role)
        case .division(let division, let blocks): add(blocks, as: division.role ?? role)
        case .figure(let figure):
            add(figure.alternative, .caption)
            add(figure.caption, .caption)
            add(figure.credit, .caption)
        case .table(let table): for cell in table.head + table.rows.joined() { add(cell, .cell) }
        case .code(let code): add(code.label, .caption)
        case .verbatim, .rule, .breaking, .ornament, .contents: break
        }
    }
}

extension Division {
    /// What a paragraph in it is; nil for what it would be without.
    fileprivate var role: Passage.Role? {
        switch self {
        case .verse: .verse
        case .address: .address
        case .pullquote: .caption
        case .notice, .qa, .keep: nil
        }
    }
}
