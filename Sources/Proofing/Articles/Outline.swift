import Manuscript

/// What an article is apart from its letters: its blocks, its marks and where its links lead, in the order of reading.
///
/// Two articles with the same outline and the same passages mean the same.
struct Outline: Hashable {
    private(set) var lines: [String] = []

    init(_ story: Story) {
        let head = [story.head.kicker, story.head.title, story.head.subtitle, story.head.author, story.head.translator, story.head.place,
                    story.head.date, story.head.shortTitle]
        lines.append("\(story.language) \(story.scale) \(story.layout?.name ?? "") \(head.map { $0 != nil })")
        add(story.blocks)
        for note in story.notes {
            lines.append("note")
            add(note.blocks)
        }
    }

    private mutating func add(_ blocks: [Block]) {
        lines.append("blocks \(blocks.count)")
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block.content {
        case .paragraph: lines.append("paragraph")
        case .heading(let level, _): lines.append("heading \(level)")
        case .list(let list):
            lines.append("list \(list.numbering) \(list.isTight)")
            for item in list.items { add(item) }
        case .quote(let blocks): lines.append("quote"); add(blocks)
        case .division(let division, let blocks): lines.append("division \(division.rawValue)"); add(blocks)
        case .figure(let figure): lines.append("figure \(figure.path) \(figure.alternative.isEmpty)")
        case .table(let table): lines.append("table \(table.columns) \(table.rows.count)")
        case .code(let code): lines.append("code \(code.payload)")
        case .verbatim(let text): lines.append("verbatim \(text.string)")
        case .breaking(let kind): lines.append("break \(kind.rawValue)")
        case .ornament(let ornament): lines.append("ornament \(ornament.rawValue)")
        case .rule: lines.append("rule")
        case .contents: lines.append("contents")
        }
        for text in block.texts where !text.marks.isEmpty { add(text.marks) }
    }

    private mutating func add(_ marks: [InlineMark]) {
        lines.append(marks.map { mark in
            switch mark.kind {
            case .emphasis: "*"
            case .strong: "**"
            case .code: "`"
            case .link(let address): "link \(address)"
            case .caesura: "/"
            case .field(let name): "field \(name)"
            case .span(let attributes): "span \(attributes)"
            case .note(let number): "note \(number)"
            }
        }.joined(separator: " "))
    }
}
