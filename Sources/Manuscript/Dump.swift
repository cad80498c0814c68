import Diagnostics

extension Story {
    /// The story as lines of text: a block a line with its place, marks in braces, characters that do not show by code point.
    public func dump() -> String {
        var dump = StoryDump()
        dump.add(self)
        return dump.lines.joined(separator: "\n") + "\n"
    }
}

private struct StoryDump {
    var lines: [String] = []
    private var depth = 0

    mutating func add(_ story: Story) {
        let scale = story.scale == 1 ? "" : " size=\(story.scale)"
        add("story \(story.language)" + (story.layout.map { " layout=\($0.name)" } ?? "") + scale)
        let head: [(String, InlineText?)] = [
            ("title", story.head.title), ("subtitle", story.head.subtitle), ("kicker", story.head.kicker),
            ("author", story.head.author), ("translator", story.head.translator), ("date", story.head.date),
            ("place", story.head.place), ("short-title", story.head.shortTitle),
        ]
        for case (let name, let text?) in head { add("\(name) \(place(of: text)) | \(show(text))") }
        for block in story.blocks { add(block) }
        for (number, note) in story.notes.enumerated() {
            add("note \(number) \(note.place.line):\(note.place.column)", around: note.blocks)
        }
    }

    private mutating func add(_ block: Block) {
        let place = "\(block.place.line):\(block.place.column)"
        switch block.content {
        case .paragraph(let text): add("p \(place) | \(show(text))")
        case .heading(let level, let text): add("h\(level) \(place) | \(show(text))")
        case .verbatim(let text): add("verbatim \(place) | \(show(text))")
        case .rule: add("rule \(place)")
        case .figure(let figure):
            let words = ["figure", place, figure.path] + attributes(of: figure) + ["|", show(figure.alternative)]
            add(words.joined(separator: " "), of: block)
        case .table(let table):
            add("table \(place) " + table.columns.map { "\($0)" }.joined(separator: " "))
            depth += 1
            for row in [table.head] + table.rows { add("row " + row.map(show).joined(separator: " | ")) }
            depth -= 1
        case .code(let code): add("code \(place)" + (code.height.map { " height=\($0)" } ?? "") + " \(code.payload)", of: block)
        case .breaking(let kind): add("break \(kind.rawValue) \(place)")
        case .ornament(let ornament): add("ornament \(ornament.rawValue) \(place)")
        case .contents: add("contents \(place)")
        case .quote(let blocks): add("quote \(place)", around: blocks)
        case .division(let division, let blocks): add("div \(division.rawValue) \(place)", around: blocks)
        case .list(let list):
            add("list \(show(list.numbering)) \(list.isTight ? "tight" : "loose") \(place)")
            depth += 1
            for item in list.items { add("item", around: item) }
            depth -= 1
        }
    }

    /// What a figure has of its own.
    private func attributes(of figure: Figure) -> [String] {
        let crop = figure.crop.map { "crop=\($0.left),\($0.top),\($0.width),\($0.height)" }
        return [figure.width == 1 ? nil : "width=\(figure.width)", figure.height.map { "height=\($0)" }, crop,
                figure.focus == (0.5, 0.5) ? nil : "focus=\(figure.focus.x),\(figure.focus.y)",
                figure.colour == .any ? nil : "colour=\(figure.colour.rawValue)"].compactMap(\.self)
    }

    /// A line, and below it the texts of a block.
    private mutating func add(_ line: String, of block: Block) {
        add(line)
        depth += 1
        for text in block.texts { add("text \(place(of: text)) | \(show(text))") }
        depth -= 1
    }

    private mutating func add(_ line: String, around blocks: [Block] = []) {
        lines.append(String(repeating: "  ", count: depth) + line)
        depth += 1
        for block in blocks { add(block) }
        depth -= 1
    }

    private func place(of text: InlineText) -> String {
        text.source.place(of: 0, in: text.text).map { "\($0.line):\($0.column)" } ?? "-"
    }

    private func show(_ numbering: List.Numbering) -> String {
        switch numbering {
        case .bullets: "bullets"
        case .numbers(let start, let digits, let delimiter): "\(digits) \(start)\(delimiter)"
        }
    }

    private func show(_ text: InlineText) -> String {
        var shown = ""
        var offset = 0
        func addEdges() {
            shown += String(repeating: "}", count: text.marks.count { $0.range.upperBound == offset })
            for mark in text.marks where mark.range.lowerBound == offset { shown += "{" + name(of: mark.kind) + " " }
        }
        for scalar in text.string.unicodeScalars {
            addEdges()
            shown += show(scalar)
            offset += UTF16.width(scalar)
        }
        addEdges()
        return shown
    }

    private func name(of kind: InlineMark.Kind) -> String {
        switch kind {
        case .emphasis: "emphasis"
        case .strong: "strong"
        case .code: "code"
        case .link(let address): "link \(address)"
        case .note(let number): "note \(number)"
        case .caesura: "caesura"
        case .field(let name): "field \(name)"
        case .span(let attributes): (["span"] + words(of: attributes)).joined(separator: " ")
        }
    }

    private func words(of attributes: SpanAttributes) -> [String] {
        let classes = [attributes.isName ? ".name" : nil, attributes.position.map { ".\($0.rawValue)" }]
        let values = [attributes.ink.map { "ink=\($0)" }, attributes.marksInk.map { "marks-ink=\($0)" },
                      attributes.language.map { "lang=\($0)" }]
        return (classes + values).compactMap(\.self)
    }

    private func show(_ scalar: Unicode.Scalar) -> String {
        let isSeen = scalar == " " || !(scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format)
        return isSeen ? String(scalar) : "<\(String(scalar.value, radix: 16, uppercase: true))>"
    }
}
