import Diagnostics

/// What is done to the places of an edition where a field may stand.
protocol FieldChange {
    /// The text that is to stand for one with placeholders; an empty one vanishes, and what it was the only text of.
    mutating func changed(_ text: InlineText) -> InlineText
    /// The same for what a code says.
    mutating func changed(payload: String, at place: SourcePlace) -> String
}

extension FieldChange {
    fileprivate mutating func changed(_ text: InlineText?) -> InlineText? {
        guard let text, text.hasFields else { return text }
        let made = changed(text)
        return made.isEmpty ? nil : made
    }
}

extension Edition {
    /// Changes what has placeholders; all else stays the very same values.
    mutating func change(by change: inout some FieldChange) {
        masthead = masthead.compactMap { item in
            change.changed(Optional(item.text)).map { MastheadItem(slot: item.slot, text: $0) }
        }
        for index in articles.indices { articles[index].story.change(by: &change) }
        for index in fillers.indices { fillers[index].story.change(by: &change) }
    }
}

extension Story {
    mutating func change(by change: inout some FieldChange) {
        for part in Head.parts {
            guard let text = head[keyPath: part], text.hasFields else { continue }
            head[keyPath: part] = change.changed(Optional(text))
        }
        blocks.change(by: &change)
        for index in notes.indices { notes[index].blocks.change(by: &change) }
    }
}

extension Story.Head {
    /// All its texts, in the order of reading.
    static var parts: [WritableKeyPath<Story.Head, InlineText?>] {
        [\.kicker, \.title, \.subtitle, \.author, \.translator, \.date, \.place, \.shortTitle]
    }
}

extension [Block] {
    fileprivate mutating func change(by change: inout some FieldChange) {
        guard contains(where: \.hasFields) else { return }
        var kept: [Block] = []
        kept.reserveCapacity(count)
        for block in self {
            if !block.hasFields { kept.append(block) } else if let made = block.content.changed(by: &change, at: block.place) {
                kept.append(Block(made, at: block.place))
            }
        }
        self = kept
    }
}

extension Block {
    /// Whether a field may stand anywhere in it.
    fileprivate var hasFields: Bool {
        switch content {
        case .paragraph(let text), .heading(_, let text): text.hasFields
        case .list(let list): list.items.contains { $0.contains(where: \.hasFields) }
        case .quote(let blocks), .division(_, let blocks): blocks.contains(where: \.hasFields)
        case .figure(let figure):
            figure.alternative.hasFields || figure.caption?.hasFields == true || figure.credit?.hasFields == true
        case .table(let table): table.head.contains(where: \.hasFields) || table.rows.contains { $0.contains(where: \.hasFields) }
        case .code(let code): code.payload.mentionsFields || code.label?.hasFields == true
        case .verbatim, .rule, .breaking, .ornament, .contents: false
        }
    }
}

extension Block.Content {
    /// The content with its placeholders changed; nil where nothing is left of it.
    fileprivate func changed(by change: inout some FieldChange, at place: SourcePlace) -> Block.Content? {
        switch self {
        case .paragraph(let text): change.changed(Optional(text)).map { .paragraph($0) }
        case .heading(let level, let text): change.changed(Optional(text)).map { .heading(level: level, $0) }
        case .list(let list): list.changed(by: &change).map { .list($0) }
        case .quote(let blocks): blocks.changed(by: &change).map { .quote($0) }
        case .division(let division, let blocks): blocks.changed(by: &change).map { .division(division, $0) }
        case .figure(let figure): .figure(figure.changed(by: &change))
        case .table(let table): .table(table.changed(by: &change))
        case .code(let code): code.changed(by: &change, at: place).map { .code($0) }
        case .verbatim, .rule, .breaking, .ornament, .contents: self
        }
    }
}

extension [Block] {
    /// Nil where blocks stood and none is left.
    fileprivate func changed(by change: inout some FieldChange) -> [Block]? {
        var blocks = self
        blocks.change(by: &change)
        return blocks.isEmpty && !isEmpty ? nil : blocks
    }
}

extension List {
    fileprivate func changed(by change: inout some FieldChange) -> List? {
        var list = self
        list.items = items.compactMap { $0.changed(by: &change) }
        return list.items.isEmpty ? nil : list
    }
}

extension Figure {
    fileprivate func changed(by change: inout some FieldChange) -> Figure {
        var figure = self
        figure.alternative = change.changed(Optional(alternative)) ?? InlineText()
        figure.caption = change.changed(caption)
        figure.credit = change.changed(credit)
        return figure
    }
}

extension Table {
    /// A cell that is emptied stays a cell.
    fileprivate func changed(by change: inout some FieldChange) -> Table {
        var table = self
        table.head = head.map { change.changed(Optional($0)) ?? InlineText() }
        table.rows = rows.map { row in row.map { change.changed(Optional($0)) ?? InlineText() } }
        return table
    }
}

extension QRCode {
    fileprivate func changed(by change: inout some FieldChange, at place: SourcePlace) -> QRCode? {
        var code = self
        if payload.mentionsFields { code.payload = change.changed(payload: payload, at: place) }
        code.label = change.changed(label)
        return code.payload.isEmpty ? nil : code
    }
}
