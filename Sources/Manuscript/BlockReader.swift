import Diagnostics

/// Reads the blocks and notes of an article's body.
struct BlockReader {
    private let copy: PreparedCopy
    private let article: InlineReader.Article
    private let survey: Survey
    private let pictures: PictureFolder
    private var finder: PlaceFinder
    private var diagnostics: Diagnostics
    /// What becomes of references to notes in what is read.
    private var notePlace = NoteRegister.Place.text

    /// Deeper than any author nests, and shallow enough for the stack.
    static let deepest = 60

    /// The blocks of `source` from `line` (from 0) on, and the notes that they refer to.
    static func read(_ source: SourceText, from line: Int, pictures: PictureFolder,
                     into diagnostics: inout Diagnostics) -> (blocks: [Block], notes: [Story.Note]) {
        let copy = PreparedCopy(of: source, from: line)
        let tree = CommonMarkTree(copy.bytes)
        return withExtendedLifetime(tree) {
            var reader = BlockReader(copy, Survey(tree.root, of: copy), pictures, diagnostics)
            reader.defineNotes()
            let blocks = reader.blocks(of: tree.root, depth: 0, lineEnd: .space)
            let notes = reader.notes()
            diagnostics = reader.diagnostics
            return (blocks, notes)
        }
    }

    private init(_ copy: PreparedCopy, _ survey: Survey, _ pictures: PictureFolder, _ diagnostics: Diagnostics) {
        self.copy = copy
        self.survey = survey
        self.pictures = pictures
        self.diagnostics = diagnostics
        article = InlineReader.Article(copy: copy)
        finder = PlaceFinder(copy.source)
    }

    /// The blocks within a container, the divs among them put together from their fences.
    private mutating func blocks(of parent: CommonMarkNode, depth: Int, lineEnd: InlineReader.LineEnd) -> [Block] {
        guard depth <= Self.deepest else {
            diagnostics.error(.input, "blocks are nested more than \(Self.deepest) deep", at: place(of: parent))
            return []
        }
        var divs = OpenDivisions(lineEnd: lineEnd)
        for child in parent.children {
            if child.kind == .html, let fence = copy.fences[child.line] {
                divs.meet(Fence(fence, in: copy.source), into: &diagnostics)
            } else if child.kind == .paragraph {
                divs.append(paragraph(child, lineEnd: divs.lineEnd, isFigure: divs.isFigure))
            } else if let block = block(child, depth: depth + 1, lineEnd: divs.lineEnd) {
                divs.append([block])
            }
        }
        return divs.finish(into: &diagnostics)
    }

    private mutating func block(_ node: CommonMarkNode, depth: Int, lineEnd: InlineReader.LineEnd) -> Block? {
        switch node.kind {
        case .heading: return heading(node)
        case .quote: return Block(.quote(blocks(of: node, depth: depth, lineEnd: lineEnd)), at: place(of: node))
        case .list: return list(node, depth: depth, lineEnd: lineEnd)
        case .code: return Block(.verbatim(LiteralText(copy: copy).code(node)), at: place(of: node))
        case .html: return html(node)
        case .rule: return Block(.rule, at: place(of: node))
        default: preconditionFailure("CommonMark has no other blocks")
        }
    }

    /// A paragraph, or what one is that is a picture or has a table in it.
    private mutating func paragraph(_ node: CommonMarkNode, lineEnd: InlineReader.LineEnd, isFigure: Bool) -> [Block] {
        if lineEnd == .space, let draft = survey.tables[node.line] {
            if draft.fault == nil { return table(draft, in: node) }
            warn(of: draft)
        }
        if let picture = InlineReader.readPicture(node, of: article, hasCaption: isFigure, notes: notePlace, into: &diagnostics) {
            return figure(picture, at: place(of: node))
        }
        let text = inlineText(of: node, lineEnd: lineEnd)
        return text.isEmpty ? [] : [Block(.paragraph(text), at: place(of: node))]
    }

    private mutating func inlineText(of node: CommonMarkNode, lineEnd: InlineReader.LineEnd) -> InlineText {
        InlineReader.read(node, lines: LeafLines(of: node, in: copy), of: article, lineEnd: lineEnd, notes: notePlace,
                          into: &diagnostics)
    }

    /// Where a block begins in the source.
    private mutating func place(of node: CommonMarkNode) -> SourcePlace {
        guard copy.lines.indices.contains(node.line) else { return finder.place(of: 0) }
        let line = copy.lines[node.line]
        let offset = min(max(line.lowerBound, line.lowerBound + node.column), line.upperBound)
        return finder.place(of: copy.sourceOffset(of: offset, in: node.line))
    }
}

// MARK: - Notes

extension BlockReader {
    private mutating func defineNotes() {
        for (_, label) in survey.notes {
            let name = copy.source.string(label.label)
            guard !article.notes.define(name) else { continue }
            diagnostics.warn("the note [^\(name)] is written twice, and the second one is not set: “\(beginning(of: label))”",
                             at: finder.place(of: label.opening), hint: "give it a label of its own", rule: "unused-note")
        }
    }

    /// The notes that the text has referred to; the others are spoken of.
    private mutating func notes() -> [Story.Note] {
        notePlace = .note
        for (number, (_, label)) in survey.notes.enumerated() where !article.notes.isReferred(to: number) {
            let name = copy.source.string(label.label)
            guard article.notes.isDefinition(number) else { continue }
            diagnostics.warn("nothing refers to the note [^\(name)], and it is not set: “\(beginning(of: label))”",
                             at: finder.place(of: label.opening), hint: "write [^\(name)] where it belongs in the text", rule: "unused-note")
        }
        return article.notes.order.map { number in
            let (item, label) = survey.notes[number]
            let place = finder.place(of: label.opening)
            let blocks = blocks(of: item, depth: 0, lineEnd: .space)
            if blocks.isEmpty {
                diagnostics.error(.input, "the note [^\(copy.source.string(label.label))] has no text", at: place,
                                  hint: "write it behind the colon")
            }
            return Story.Note(blocks: blocks, place: place)
        }
    }

    /// The first words of a note, by which its author knows it.
    private func beginning(of label: PreparedCopy.NoteLabel) -> String {
        let source = copy.source, start = label.label.upperBound + 2
        let lines = source.lines[source.line(of: label.opening)...].lazy.map {
            source.trimmed(max($0.lowerBound, start)..<max($0.upperBound, start))
        }
        guard let text = lines.first(where: { !$0.isEmpty }).map(source.string) else { return "" }
        let words = text.split(separator: " ").prefix(5).joined(separator: " ")
        return words.count < text.count ? words + " …" : words
    }
}

// MARK: - Tables and pictures

extension BlockReader {
    private mutating func table(_ draft: TableDraft, in node: CommonMarkNode) -> [Block] {
        var blocks: [Block] = []
        if let preface = draft.preface {
            let text = inlineText(ofPassage: preface)
            if !text.isEmpty { blocks.append(Block(.paragraph(text), at: place(of: node))) }
        }
        let rows = draft.rows.map { row in
            warn(of: row, columns: draft.columns.count)
            return row.cells.map { cell in cell.map { inlineText(ofPassage: $0) } ?? InlineText() }
        }
        let table = Table(columns: draft.columns, head: rows[0], rows: Array(rows.dropFirst()))
        return blocks + [Block(.table(table), at: place(of: draft.rows[0]))]
    }

    private mutating func inlineText(ofPassage number: Int) -> InlineText {
        let (node, lines) = survey.passages.leaf(number)
        return InlineReader.read(node, lines: lines, of: article, lineEnd: .space, notes: notePlace, into: &diagnostics)
    }

    private mutating func warn(of row: TableDraft.Row, columns: Int) {
        guard let excess = row.excess else { return }
        diagnostics.warn("this row has more cells than the table has columns, which are \(columns), and the last takes them all",
                         at: finder.place(of: copy.sourceOffset(of: excess, in: row.line)),
                         hint: "write \\| for a bar that is meant, or give the head another column")
    }

    private mutating func warn(of draft: TableDraft) {
        guard let fault = draft.fault else { return }
        diagnostics.warn(fault.message, at: place(of: draft.rows[0]), hint: fault.hint)
    }

    private mutating func place(of row: TableDraft.Row) -> SourcePlace {
        finder.place(of: copy.sourceOffset(of: row.start, in: row.line))
    }

    /// The figure that a picture is, or its texts where its file may not be taken.
    private mutating func figure(_ picture: PictureText, at place: SourcePlace) -> [Block] {
        let caption = [picture.title, picture.rest].filter { !$0.isEmpty }.joinedLines()
        guard let path = pictures.file(picture.address, at: picture.place, into: &diagnostics) else {
            return [picture.alternative, caption ?? InlineText()].filter { !$0.isEmpty }.map { Block(.paragraph($0), at: place) }
        }
        var figure = Figure(path: path, alternative: picture.alternative, place: picture.place)
        figure.caption = caption
        if let range = picture.attributes {
            var attributes = PictureAttributes(range, of: copy.source)
            attributes.apply(to: &figure, into: &diagnostics)
        }
        return [Block(.figure(figure), at: place)]
    }
}

// MARK: - Headings and lists

extension BlockReader {
    private mutating func heading(_ node: CommonMarkNode) -> Block? {
        let text = inlineText(of: node, lineEnd: .space)
        guard !text.isEmpty else { return nil }
        if node.headingLevel > 3 {
            diagnostics.warn("a heading of level \(node.headingLevel) is set as one of level 3", at: place(of: node),
                             hint: "there are three levels of headings: #, ## and ###", rule: "heading-level")
        }
        return Block(.heading(level: min(node.headingLevel, 3), text), at: place(of: node))
    }

    /// A list of the author's; nil for one of notes.
    private mutating func list(_ node: CommonMarkNode, depth: Int, lineEnd: InlineReader.LineEnd) -> Block? {
        var items: [[Block]] = []
        for item in node.children where copy.note(of: item) == nil {
            items.append(blocks(of: item, depth: depth, lineEnd: lineEnd))
        }
        if items.isEmpty { return nil }
        return Block(.list(List(numbering: numbering(of: node), isTight: node.isTightList, items: items)), at: place(of: node))
    }

    /// The digits are those of the first item.
    private func numbering(of list: CommonMarkNode) -> List.Numbering {
        if list.isBulletList { return .bullets }
        let digits = copy.listDigits[list.line] ?? .european
        return .numbers(start: list.listStart, digits: digits, delimiter: list.listDelimiter)
    }
}

// MARK: - Code and HTML

extension BlockReader {
    /// HTML of the author's, as it stands but without comments; nil where there is nothing else.
    private mutating func html(_ node: CommonMarkNode) -> Block? {
        let (text, isComment) = LiteralText(copy: copy).html(node)
        if isComment {
            diagnostics.error(.input, "a comment is not closed, and the rest of the text is in it", at: place(of: node),
                              hint: "close it with -->")
        }
        guard text.text.contains(where: { $0 > 0x20 }) else { return nil }
        diagnostics.warn("HTML is set as it stands", at: place(of: node),
                         hint: "Markdown has what an article needs; write \\< for a bracket that is meant")
        return Block(.paragraph(text), at: place(of: node))
    }
}
