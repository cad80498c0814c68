import Diagnostics

/// Reads the blocks of an article's body.
struct BlockReader {
    private let copy: PreparedCopy
    private var finder: PlaceFinder
    private let entities = EntityTable()
    private var diagnostics: Diagnostics
    private var hasSaidNotes = false

    /// Deeper than any author nests, and shallow enough for the stack.
    static let deepest = 60

    /// The blocks of `source` from `line` (from 0) on.
    static func read(_ source: SourceText, from line: Int, into diagnostics: inout Diagnostics) -> [Block] {
        let copy = PreparedCopy(of: source, from: line)
        let tree = CommonMarkTree(copy.bytes)
        var reader = BlockReader(copy, diagnostics)
        let blocks = withExtendedLifetime(tree) { reader.blocks(of: tree.root, depth: 0, lineEnd: .space) }
        diagnostics = reader.diagnostics
        return blocks
    }

    private init(_ copy: PreparedCopy, _ diagnostics: Diagnostics) {
        self.copy = copy
        self.diagnostics = diagnostics
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
            } else {
                divs.append(block(child, depth: depth + 1, lineEnd: divs.lineEnd))
            }
        }
        return divs.finish(into: &diagnostics)
    }

    private mutating func block(_ node: CommonMarkNode, depth: Int, lineEnd: InlineReader.LineEnd) -> Block? {
        switch node.kind {
        case .paragraph:
            let text = inlineText(of: node, lineEnd: lineEnd)
            warnOfTable(in: node)
            return text.isEmpty ? nil : Block(.paragraph(text), at: place(of: node))
        case .heading: return heading(node)
        case .quote: return Block(.quote(blocks(of: node, depth: depth, lineEnd: lineEnd)), at: place(of: node))
        case .list: return Block(.list(list(node, depth: depth, lineEnd: lineEnd)), at: place(of: node))
        case .code: return Block(.verbatim(code(node)), at: place(of: node))
        case .html: return html(node)
        case .rule: return Block(.rule, at: place(of: node))
        default: preconditionFailure("CommonMark has no other blocks")
        }
    }

    private mutating func inlineText(of node: CommonMarkNode, lineEnd: InlineReader.LineEnd) -> InlineText {
        InlineReader.read(node, in: copy, lineEnd: lineEnd, entities: entities, hasSaidNotes: &hasSaidNotes,
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

// MARK: - Tables

extension BlockReader {
    /// A row with bars over a row that has nothing but bars, dashes and colons.
    /// Source: GitHub Flavored Markdown 0.29, 4.10.
    private mutating func warnOfTable(in node: CommonMarkNode) {
        guard node.content.contains(UInt8(ascii: "|")) else { return }
        let leaf = LeafLines(of: node, in: copy)
        for (row, next) in zip(leaf.lines, leaf.lines.dropFirst()) {
            let delimiters = leaf.content[next.content].trimmingBlanks()
            guard leaf.content[row.content].contains(UInt8(ascii: "|")), isDelimiterRow(delimiters) else { continue }
            let start = leaf.content[row.content].trimmingBlanks().startIndex + row.shift
            diagnostics.warn("a table is set as it stands", at: finder.place(of: copy.sourceOffset(of: start, in: row.line)),
                             hint: "articles cannot hold tables yet; write it as a list")
            return
        }
    }

    private func isDelimiterRow(_ row: ArraySlice<UInt8>) -> Bool {
        row.contains(UInt8(ascii: "|")) && row.contains(UInt8(ascii: "-"))
            && row.allSatisfy { $0.isBlank || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    }
}

// MARK: - Headings and lists

extension BlockReader {
    private mutating func heading(_ node: CommonMarkNode) -> Block? {
        let text = inlineText(of: node, lineEnd: .space)
        guard !text.isEmpty else { return nil }
        if node.headingLevel > 3 {
            diagnostics.warn("a heading of level \(node.headingLevel) is set as one of level 3", at: place(of: node),
                             hint: "there are three levels of headings: #, ## and ###")
        }
        return Block(.heading(level: min(node.headingLevel, 3), text), at: place(of: node))
    }

    private mutating func list(_ node: CommonMarkNode, depth: Int, lineEnd: InlineReader.LineEnd) -> List {
        var items: [[Block]] = []
        for item in node.children { items.append(blocks(of: item, depth: depth, lineEnd: lineEnd)) }
        return List(numbering: numbering(of: node), isTight: node.isTightList, items: items)
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
    /// The lines of a code block, U+2028 between them.
    private func code(_ node: CommonMarkNode) -> InlineText {
        var composer = TextComposer(copy.source)
        let first = node.isFenced ? node.line + 1 : node.line
        for (line, text) in zip(first..., lines(of: node.literal)) {
            if line > first { composer.appendBreak() }
            set(text.indices, of: text, on: line, in: &composer)
        }
        return composer.finish()
    }

    /// HTML of the author's, as it stands but without comments; nil where there is nothing else.
    private mutating func html(_ node: CommonMarkNode) -> Block? {
        var composer = TextComposer(copy.source)
        var isComment = false
        for (line, text) in zip(node.line..., lines(of: node.literal)) {
            if line > node.line { composer.appendSpace() }
            for piece in withoutComments(text, isComment: &isComment) {
                composer.leaveOut()
                set(piece, of: text, on: line, in: &composer)
            }
        }
        if isComment {
            diagnostics.error(.input, "a comment is not closed, and the rest of the text is in it", at: place(of: node),
                              hint: "close it with -->")
        }
        let text = composer.finish()
        guard text.text.contains(where: { $0 > 0x20 }) else { return nil }
        diagnostics.warn("HTML is set as it stands", at: place(of: node),
                         hint: "Markdown has what an article needs; write \\< for a bracket that is meant")
        return Block(.paragraph(text), at: place(of: node))
    }

    /// The parts of a line of HTML outside of comments.
    private func withoutComments(_ text: ArraySlice<UInt8>, isComment: inout Bool) -> [Range<Int>] {
        var kept: [Range<Int>] = []
        var start = text.startIndex, at = text.startIndex
        while at < text.endIndex {
            let sign = Array((isComment ? "-->" : "<!--").utf8)
            guard text[at...].starts(with: sign) else { at += 1; continue }
            if !isComment { kept.append(start..<at) }
            isComment.toggle()
            at += sign.count
            start = at
        }
        if !isComment { kept.append(start..<at) }
        return kept
    }

    private func lines(of literal: [UInt8]) -> [ArraySlice<UInt8>] {
        let lines = literal.split(separator: .lineFeed, omittingEmptySubsequences: false)
        return lines.last?.isEmpty == true ? lines.dropLast() : lines
    }

    /// Sets a range of `text`, a line that cmark gives as it stands: always the end of the copy's line, though blanks at its
    /// start may be those that a tab was worth.
    private func set(_ range: Range<Int>, of text: ArraySlice<UInt8>, on line: Int, in composer: inout TextComposer) {
        let shift = copy.lines[line].upperBound - text.endIndex
        let low = max(range.lowerBound + shift, copy.lines[line].lowerBound)
        guard low < range.upperBound + shift else { return }
        copy.sourceRanges(of: low..<range.upperBound + shift, in: line) { composer.append($0) }
    }
}
