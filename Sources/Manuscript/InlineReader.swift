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
    /// Bytes at the start of a line that are in cmark's text and not to be set: a sentinel.
    private var unset = 0
    /// The blanks behind a line end that cmark leaves in the text: those behind a backslash.
    private var keptIndent = 0
    /// How much further in than the outermost line each line of the leaf begins, where indents are kept.
    private let indents: [Int]
    private var openLinks: [OpenLink] = []
    /// Numbers of the bracketed spans that are open.
    private var openSpans: [Int] = []
    private let article: Article
    private var notePlace: NoteRegister.Place
    /// What this text has, and nothing else: a list that all texts add to would be copied for each.
    private var diagnostics = Diagnostics()

    /// What the texts of an article share.
    struct Article {
        let copy: PreparedCopy
        let entities = EntityTable()
        let notes = NoteRegister()
    }

    /// Reads the nodes within `node`, a leaf.
    static func read(_ node: CommonMarkNode, lines: LeafLines, of article: Article, lineEnd: LineEnd, notes: NoteRegister.Place,
                     into diagnostics: inout Diagnostics) -> InlineText {
        var reader = InlineReader(lines, of: article, lineEnd: lineEnd, notes: notes)
        reader.readNodes(from: node.firstChild)
        return reader.finish(into: &diagnostics)
    }

    private init(_ lines: LeafLines, of article: Article, lineEnd: LineEnd, notes: NoteRegister.Place) {
        self.article = article
        self.lineEnd = lineEnd
        notePlace = notes
        copy = article.copy
        leaf = lines
        at = leaf.lines.first?.content.lowerBound ?? 0
        unset = at
        indents = lineEnd == .keptWithIndent ? leaf.indents(in: copy) : []
        composer = TextComposer(copy.source)
        setIndent()
    }

    /// Gives the text away, and begins a new one.
    private mutating func finish(into diagnostics: inout Diagnostics) -> InlineText {
        closeSpans()
        for diagnostic in self.diagnostics.all { diagnostics.add(diagnostic) }
        self.diagnostics = Diagnostics()
        let finished = composer
        composer = TextComposer(copy.source)
        return finished.finish()
    }

    /// Reads a node and those behind it.
    private mutating func readNodes(from first: CommonMarkNode?) {
        var open: [CommonMarkNode] = []
        var node = first
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
        var read = max(unset, literal.prefix(keptIndent).prefix(while: \.isBlank).count)
        unset = 0
        keptIndent = 0
        var plain = at
        while read < literal.count, at < leaf.content.count {
            let byte = leaf.content[at]
            if byte == UInt8(ascii: "\\"), !isAddress, at + 1 < leaf.content.count, leaf.content[at + 1].isASCIIPunctuation {
                set(plain..<at)
                plain = at + 1
                at += 2
                read += 1
            } else if byte == UInt8(ascii: "&"), let entity = article.entities.entity(in: leaf.content, at: at),
                      literal[read...].starts(with: entity.text) {
                set(plain..<at)
                composer.append(entity.text, standingAt: sourceOffset(of: at))
                at += entity.length
                plain = at
                read += entity.text.count
            } else if byte == PreparedCopy.openingSentinel[0] || byte == PreparedCopy.noteSentinel[0], let edge = edge(at: at) {
                set(plain..<at)
                meet(edge)
                at += PreparedCopy.openingSentinel.count
                read += PreparedCopy.openingSentinel.count
                plain = at
            } else {
                if byte == UInt8(ascii: "*") { warnOfAsterisks() }
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

    private mutating func readLineEnd(isBreak: Bool) {
        let end = leaf.content[at...].firstIndex(of: .lineFeed) ?? leaf.content.count
        let indent = leaf.content[min(end + 1, leaf.content.count)...].prefix(while: \.isBlank).count
        keptIndent = leaf.content[at] == UInt8(ascii: "\\") ? indent : 0
        at = end + 1 + indent
        if leaf.isPassage { at = startOfLine(behind: end); unset = PreparedCopy.spaceSentinel.count }
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
            if start < range.upperBound { composer.appendSpace(); start = startOfLine(behind: start) }
        }
    }

    /// Where the text begins that follows the line end at `offset` of the content.
    private func startOfLine(behind offset: Int) -> Int {
        guard leaf.isPassage else { return offset + 1 }
        return offset + 1 + PreparedCopy.spaceSentinel.count
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
    /// What a sentinel at a byte of the content stands for; nil where it is the bracket of a span that is to be set as it
    /// stands, since CommonMark has parted it from its other one.
    private mutating func edge(at offset: Int) -> BracketedSpans.Edge? {
        guard !copy.spanEdges.isEmpty else { return nil }
        advanceLine(to: offset)
        guard let edge = copy.spanEdges[offset + leaf.lines[line].shift] else { return nil }
        switch edge {
        case .opening(let number): return isWhole(number) ? edge : nil
        case .closing(let number): return openSpans.contains(number) ? edge : nil
        case .note, .picture: return edge
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
        case .note(let reference): refer(to: reference)
        case .picture: break
        }
    }

    /// Sets the number of a note, or the reference as it stands where there is none.
    private mutating func refer(to reference: Range<Int>) {
        let label = copy.source.string(reference.lowerBound + 2..<reference.upperBound - 1)
        guard notePlace == .text, let number = article.notes.refer(to: label) else {
            warn(ofReference: label, at: reference.lowerBound)
            composer.append(reference)
            return
        }
        composer.open(.note(number))
        composer.append(Array("\(number + 1)".utf8), standingAt: reference.lowerBound)
        composer.close()
    }

    private mutating func warn(ofReference label: String, at offset: Int) {
        let place = composer.place(of: offset)
        switch notePlace {
        case .text:
            let near = article.notes.label(near: label).map { "did you mean [^\($0)]? " } ?? ""
            diagnostics.warn("there is no note [^\(label)], and the reference is set as it stands", at: place,
                             hint: near + "a note is a paragraph that begins with [^\(label)]:")
        case .note:
            diagnostics.warn("a note within a note is set as it stands", at: place, hint: "write it into the note, or into the text")
        case .description:
            diagnostics.warn("a note within the description of a picture is set as it stands", at: place,
                             hint: "a caption below the picture can have notes")
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
        for piece in withoutEscapes(inside) { set(piece) }
        composer.close()
    }

    /// The pieces of code that are to be set: in a cell of a table a backslash before a bar is none of them.
    /// Source: GitHub Flavored Markdown 0.29, 4.10.
    private func withoutEscapes(_ code: Range<Int>) -> [Range<Int>] {
        guard leaf.isPassage else { return [code] }
        var pieces: [Range<Int>] = []
        var start = code.lowerBound
        for at in code.dropLast() where leaf.content[at] == UInt8(ascii: "\\") && leaf.content[at + 1] == UInt8(ascii: "|") {
            pieces.append(start..<at)
            start = at + 1
        }
        return pieces + [start..<code.upperBound]
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
        diagnostics.error(.input, "a picture stands within a text, which cannot hold it", at: composer.place(of: sourceOffset(of: at)),
                          hint: "give it a paragraph of its own, or with a caption below it a div: ::: figure")
        at += 2
    }
}

// MARK: - Pictures

/// A picture as its paragraph has it.
struct PictureText {
    var alternative: InlineText
    /// What stands in quotation marks behind the address.
    var title: InlineText
    /// The lines below it.
    var rest: InlineText
    var address: String
    var place: SourcePlace
    /// Source bytes between the braces behind it.
    var attributes: Range<Int>?
}

extension InlineReader {
    /// Reads a paragraph that is nothing but a picture; nil for any other.
    ///
    /// - Parameter hasCaption: whether lines may follow it, which are its caption.
    static func readPicture(_ node: CommonMarkNode, of article: Article, hasCaption: Bool, notes: NoteRegister.Place,
                            into diagnostics: inout Diagnostics) -> PictureText? {
        guard let image = node.firstChild, image.kind == .image else { return nil }
        let braces = image.next.flatMap { $0.kind == .text && $0.literal == PreparedCopy.pictureSentinel ? $0 : nil }
        let next = braces == nil ? image.next : braces?.next
        guard next == nil || hasCaption && (next?.kind == .softBreak || next?.kind == .lineBreak) else { return nil }
        var reader = InlineReader(LeafLines(of: node, in: article.copy), of: article, lineEnd: .space, notes: .description)
        return reader.picture(image, hasBraces: braces != nil, next: next, notes: notes, into: &diagnostics)
    }

    private mutating func picture(_ image: CommonMarkNode, hasBraces: Bool, next: CommonMarkNode?, notes: NoteRegister.Place,
                                  into diagnostics: inout Diagnostics) -> PictureText {
        at += 2
        readNodes(from: image.firstChild)
        let alternative = finish(into: &diagnostics)
        let tail = LinkTail.read(leaf.content, at: at)
        let place = composer.place(of: sourceOffset(of: tail.address?.lowerBound ?? at))
        let title = title(of: image, in: tail, at: place, into: &diagnostics)
        at = tail.end
        var attributes: Range<Int>?
        if hasBraces {
            if case .picture(let range)? = edge(at: at) { attributes = range }
            at += PreparedCopy.pictureSentinel.count
        }
        notePlace = notes
        if let next { readLineEnd(isBreak: false); readNodes(from: next.next) }
        let address = String(decoding: PreparedCopy.removingSentinels(from: image.address), as: UTF8.self)
        return PictureText(alternative: alternative, title: title, rest: finish(into: &diagnostics), address: address, place: place,
                           attributes: attributes)
    }

    private mutating func title(of image: CommonMarkNode, in tail: LinkTail, at place: SourcePlace,
                                into diagnostics: inout Diagnostics) -> InlineText {
        guard let range = tail.title else {
            // That of a picture whose address stands elsewhere in the article.
            return InlineText(String(decoding: PreparedCopy.removingSentinels(from: image.title), as: UTF8.self), at: place)
        }
        at = range.lowerBound
        readText(image.title, isAddress: false)
        return finish(into: &diagnostics)
    }
}
