import Diagnostics

/// Reads the inline text of a paragraph or heading: CommonMark says what it is, the source says what it reads.
///
/// It walks cmark's nodes and the leaf's content side by side. Each node covers a known piece of the content (delimiters,
/// characters, escapes, entities); the piece's bytes are traced to the source and set from there.
struct InlineReader {
    /// What a line end of the author's becomes.
    enum LineEnd { case space, kept, keptWithIndent }

    private struct OpenLink {
        /// In angle brackets.
        var isAddress: Bool
        /// Whether the text is to lead anywhere.
        var isKept: Bool
    }

    private let copy: PreparedCopy
    private let leaf: LeafLines
    private let lineEnd: LineEnd
    private var composer: TextComposer
    /// The byte of the content that comes next, and the line of the leaf it is on.
    private var at = 0
    private var line = 0
    /// The blanks behind a line end that cmark leaves in the text: those behind a backslash.
    private var keptIndent = 0
    /// How much further in than the outermost line each line of the leaf begins, where indents are kept.
    private let indents: [Int]
    private var openLinks: [OpenLink] = []
    /// Numbers of the bracketed spans that are open.
    private var openSpans: [Int] = []
    /// Notes are spoken of once an article.
    private var hasSaidNotes: Bool
    private let entities: EntityTable
    private var diagnostics: Diagnostics

    static func read(_ node: CommonMarkNode, in copy: PreparedCopy, lineEnd: LineEnd, entities: EntityTable,
                     hasSaidNotes: inout Bool, into diagnostics: inout Diagnostics) -> InlineText {
        var reader = InlineReader(node, in: copy, lineEnd: lineEnd, entities: entities, hasSaidNotes: hasSaidNotes,
                                  diagnostics: diagnostics)
        reader.readNodes(of: node)
        reader.closeSpans()
        hasSaidNotes = reader.hasSaidNotes
        diagnostics = reader.diagnostics
        return reader.composer.finish()
    }

    private init(_ node: CommonMarkNode, in copy: PreparedCopy, lineEnd: LineEnd, entities: EntityTable,
                 hasSaidNotes: Bool, diagnostics: Diagnostics) {
        self.copy = copy
        self.lineEnd = lineEnd
        self.entities = entities
        self.hasSaidNotes = hasSaidNotes
        self.diagnostics = diagnostics
        leaf = LeafLines(of: node, in: copy)
        indents = lineEnd == .keptWithIndent ? leaf.indents(in: copy) : []
        composer = TextComposer(copy.source)
        setIndent()
    }

    private mutating func readNodes(of root: CommonMarkNode) {
        var open: [CommonMarkNode] = []
        var node = root.firstChild
        while node != nil || !open.isEmpty {
            if let current = node {
                enter(current)
                if let child = current.firstChild { open.append(current); node = child; continue }
                leave(current)
                node = current.next
            } else {
                let parent = open.removeLast()
                leave(parent)
                node = parent.next
            }
        }
    }

    private mutating func enter(_ node: CommonMarkNode) {
        switch node.kind {
        case .text: readText(node.literal, isAddress: openLinks.last?.isAddress == true)
        case .softBreak: readLineEnd(isBreak: lineEnd != .space)
        case .lineBreak: readLineEnd(isBreak: true)
        case .codeSpan: readCode(node.literal)
        case .inlineHTML: readHTML(node.literal)
        case .emphasis: composer.open(.emphasis); at += 1
        case .strong: composer.open(.strong); at += 2
        case .link: openLink(to: node.address)
        case .image: openImage()
        default: preconditionFailure("CommonMark has no other inlines")
        }
    }

    private mutating func leave(_ node: CommonMarkNode) {
        switch node.kind {
        case .emphasis: composer.close(); at += 1
        case .strong: composer.close(); at += 2
        case .link:
            let link = openLinks.removeLast()
            if link.isKept { composer.close() }
            at = link.isAddress ? at + 1 : endOfLinkTail(in: leaf.content, at: at)
        case .image: at = endOfLinkTail(in: leaf.content, at: at)
        default: break
        }
    }
}

// MARK: - Characters

extension InlineReader {
    /// Sets the characters of a text node. An escape is set without its backslash, an entity as what it stands for.
    private mutating func readText(_ literal: [UInt8], isAddress: Bool) {
        var read = literal.prefix(keptIndent).prefix(while: \.isBlank).count
        keptIndent = 0
        var plain = at
        while read < literal.count, at < leaf.content.count {
            let byte = leaf.content[at]
            if byte == UInt8(ascii: "\\"), !isAddress, at + 1 < leaf.content.count, leaf.content[at + 1].isASCIIPunctuation {
                set(plain..<at)
                plain = at + 1
                at += 2
                read += 1
            } else if byte == UInt8(ascii: "&"), let entity = entities.entity(in: leaf.content, at: at),
                      literal[read...].starts(with: entity.text) {
                set(plain..<at)
                composer.append(entity.text, standingAt: sourceOffset(of: at))
                at += entity.length
                plain = at
                read += entity.text.count
            } else if byte == PreparedCopy.openingSentinel[0], let edge = spanEdge(at: at) {
                set(plain..<at)
                at += PreparedCopy.openingSentinel.count
                read += PreparedCopy.openingSentinel.count
                plain = at
                meet(edge)
            } else {
                if byte == UInt8(ascii: "*") { warnOfAsterisks() }
                if byte == UInt8(ascii: "["), !hasSaidNotes, !isAddress { warnOfNotes() }
                guard byte == literal[read] else { break }
                at += 1
                read += 1
            }
        }
        set(plain..<at)
        if read < literal.count { setUntraced(literal[read...]) }
    }

    /// Sets characters that do not stand where they should: better at a place nearby than lost.
    private mutating func setUntraced(_ characters: ArraySlice<UInt8>) {
        assertionFailure("CommonMark's text is not the copy's")
        composer.append(PreparedCopy.removingSentinels(from: Array(characters)), standingAt: sourceOffset(of: at))
    }

    /// Two asterisks in running text are emphasis that did not work out.
    private mutating func warnOfAsterisks() {
        let content = leaf.content
        guard at + 1 < content.count, content[at + 1] == UInt8(ascii: "*") else { return }
        guard at == 0 || content[at - 1] != UInt8(ascii: "*") else { return }
        if lineEnd == .keptWithIndent, isBetweenBlanks(content[at...].prefix { $0 == UInt8(ascii: "*") }) { return }
        diagnostics.warn("asterisks are set as they stand", at: composer.place(of: sourceOffset(of: at)),
                         hint: "**strong** takes no space within its asterisks; write \\* for an asterisk that is meant")
    }

    /// In verse, a sign that stands alone parts hemistichs or stanzas.
    private func isBetweenBlanks(_ sign: ArraySlice<UInt8>) -> Bool {
        let content = leaf.content
        return sign.startIndex > 0 && content[sign.startIndex - 1].isBlank && sign.endIndex < content.count
            && content[sign.endIndex].isBlank
    }

    private mutating func warnOfNotes() {
        guard endOfNoteLabel(in: leaf.content[at...]) != nil else { return }
        hasSaidNotes = true
        diagnostics.warn("notes are set as they stand", at: composer.place(of: sourceOffset(of: at)),
                         hint: "articles cannot hold footnotes yet; write the note into the text, or \\[^ for a bracket that is meant")
    }

    private mutating func readLineEnd(isBreak: Bool) {
        let end = leaf.content[at...].firstIndex(of: .lineFeed) ?? leaf.content.count
        let indent = leaf.content[min(end + 1, leaf.content.count)...].prefix(while: \.isBlank).count
        keptIndent = leaf.content[at] == UInt8(ascii: "\\") ? indent : 0
        at = end + 1 + indent
        if isBreak { composer.appendBreak() } else { composer.appendSpace() }
        if !indents.isEmpty { setIndent() }
    }

    /// Sets the indent of the line that begins here as spaces that do not vanish.
    private mutating func setIndent() {
        guard at < leaf.content.count else { return }
        let offset = sourceOffset(of: at)
        guard line < indents.count, indents[line] > 0 else { return }
        composer.append(Array(String(repeating: "\u{A0}", count: indents[line]).utf8), standingAt: offset)
    }

    /// Sets a range of the content as it stands in the source; line ends become spaces.
    private mutating func set(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            advanceLine(to: start)
            let current = leaf.lines[line]
            let end = min(range.upperBound, current.content.upperBound)
            if start < end {
                var pieces: [Range<Int>] = []
                copy.sourceRanges(of: start + current.shift..<end + current.shift, in: current.line) { pieces.append($0) }
                for piece in pieces { composer.append(piece) }
            }
            start = end
            if start < range.upperBound { composer.appendSpace(); start += 1 }
        }
    }

    private mutating func sourceOffset(of offset: Int) -> Int {
        advanceLine(to: offset)
        return copy.sourceOffset(of: offset + leaf.lines[line].shift, in: leaf.lines[line].line)
    }

    private mutating func advanceLine(to offset: Int) {
        while line + 1 < leaf.lines.count, leaf.lines[line + 1].content.lowerBound <= offset { line += 1 }
    }
}

// MARK: - Spans

extension InlineReader {
    /// The bracket of a span that stands for itself at a byte of the content; nil where it is to be set as it stands, since
    /// CommonMark has parted it from its other one.
    private mutating func spanEdge(at offset: Int) -> BracketedSpans.Edge? {
        guard !copy.spanEdges.isEmpty else { return nil }
        advanceLine(to: offset)
        guard let edge = copy.spanEdges[offset + leaf.lines[line].shift] else { return nil }
        switch edge {
        case .opening(let number): return isWhole(number) ? edge : nil
        case .closing(let number): return openSpans.contains(number) ? edge : nil
        }
    }

    /// Whether both brackets of a span are in this leaf.
    private func isWhole(_ number: Int) -> Bool {
        guard let first = leaf.lines.first, let last = leaf.lines.last, let opening = copy.spanRanges[number].opening,
              let closing = copy.spanRanges[number].closing else { return false }
        return opening >= first.content.lowerBound + first.shift && closing < last.content.upperBound + last.shift
    }

    private mutating func meet(_ edge: BracketedSpans.Edge) {
        switch edge {
        case .opening(let number):
            openSpans.append(number)
            let reader = SpanAttributeReader(copy.spans.spans[number].attributes, of: copy.source)
            for fault in reader.faults {
                diagnostics.error(.input, fault.message, at: composer.place(of: fault.offset), hint: fault.hint)
            }
            composer.open(.span(reader.attributes))
        case .closing(let number):
            while let last = openSpans.popLast() {
                composer.close(span: true)
                if last == number { break }
            }
        }
    }

    /// Closes spans whose closing bracket is in code.
    private mutating func closeSpans() {
        while let number = openSpans.popLast() {
            composer.close(span: true)
            diagnostics.warn("this span is not closed", at: composer.place(of: copy.spans.spans[number].opening),
                             hint: "write \\[ for a bracket that is meant")
        }
    }
}

// MARK: - Code, HTML, links

extension InlineReader {
    /// Sets what stands between two runs of backticks, without the blank that CommonMark allows at both ends.
    /// Source: CommonMark 0.29, 6.3.
    private mutating func readCode(_ literal: [UInt8]) {
        let opening = leaf.content[at...].prefix { $0 == UInt8(ascii: "`") }.count
        var inside = at + opening..<endOfCode(from: at + opening, closing: opening)
        at = inside.upperBound + opening
        if literal.count + 2 == inside.count { inside = inside.lowerBound + 1..<inside.upperBound - 1 }
        composer.open(.code)
        set(inside)
        composer.close()
    }

    private func endOfCode(from start: Int, closing length: Int) -> Int {
        var end = start
        while end < leaf.content.count {
            let run = leaf.content[end...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == length { return end }
            end += max(run, 1)
        }
        preconditionFailure("CommonMark found an end of this code")
    }

    /// Leaves a comment out and sets other HTML as it stands.
    private mutating func readHTML(_ literal: [UInt8]) {
        let range = at..<at + literal.count
        at = range.upperBound
        if literal.starts(with: Array("<!--".utf8)) { composer.leaveOut(); return }
        if !literal.starts(with: Array("<?".utf8)) {
            diagnostics.warn("HTML is set as it stands", at: composer.place(of: sourceOffset(of: range.lowerBound)),
                             hint: "Markdown has what an article needs; write \\< for a bracket that is meant")
        }
        set(range)
    }

    private mutating func openLink(to address: [UInt8]) {
        let isAddress = leaf.content[at] == UInt8(ascii: "<")
        let address = String(decoding: PreparedCopy.removingSentinels(from: address), as: UTF8.self)
        let isKept = isSafe(address)
        openLinks.append(OpenLink(isAddress: isAddress, isKept: isKept))
        if isKept { composer.open(.link(address)) } else { warnOfLink() }
        at += 1
    }

    private mutating func warnOfLink() {
        diagnostics.warn("a link is left out, and its text set", at: composer.place(of: sourceOffset(of: at)),
                         hint: "links lead to \(Self.schemes.joined(separator: ", "))")
    }

    /// What a reader of a newsletter may be sent to.
    private static let schemes = ["http", "https", "mailto", "tel", "ftp"]

    /// Whether an address has one of the known schemes or none at all. Source: RFC 3986, sections 3.1 and 4.2.
    private func isSafe(_ address: String) -> Bool {
        let head = address.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else { return true }
        return Self.schemes.contains(address[..<colon].lowercased())
    }

    private mutating func openImage() {
        diagnostics.warn("an image is left out, and its description set", at: composer.place(of: sourceOffset(of: at)),
                         hint: "articles cannot hold images yet")
        at += 2
    }
}
