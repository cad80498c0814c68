import Diagnostics

/// Reads the inline text of a paragraph or heading: CommonMark says what it is, the source says what it reads.
///
/// It walks cmark's nodes and the leaf's content side by side. Each node covers a known piece of the content (delimiters,
/// characters, escapes, entities); the piece's bytes are traced to the source and set from there.
struct InlineReader {
    /// What a line end of the author's becomes.
    enum LineEnd { case space, kept, keptWithIndent }

    struct OpenLink {
        /// In angle brackets.
        var isAddress: Bool
        /// Whether the text is to lead anywhere.
        var isKept: Bool
    }

    let copy: PreparedCopy
    let leaf: LeafLines
    let lineEnd: LineEnd
    var composer: TextComposer
    /// The byte of the content that comes next, and the line of the leaf it is on.
    var at = 0
    var line = 0
    /// Bytes at the start of a line that are in cmark's text and not to be set: a sentinel.
    var unset = 0
    /// The blanks behind a line end that cmark leaves in the text: those behind a backslash.
    var keptIndent = 0
    /// How much further in than the outermost line each line of the leaf begins, where indents are kept.
    let indents: [Int]
    var openLinks: [OpenLink] = []
    /// Numbers of the bracketed spans that are open.
    var openSpans: [Int] = []
    let article: Article
    var notePlace: NoteRegister.Place
    /// What this text has, and nothing else: a list that all texts add to would be copied for each.
    var diagnostics = Diagnostics()

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

    init(_ lines: LeafLines, of article: Article, lineEnd: LineEnd, notes: NoteRegister.Place) {
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
    mutating func finish(into diagnostics: inout Diagnostics) -> InlineText {
        closeSpans()
        for diagnostic in self.diagnostics.all { diagnostics.add(diagnostic) }
        self.diagnostics = Diagnostics()
        let finished = composer
        composer = TextComposer(copy.source)
        return finished.finishWithFields()
    }

    /// Reads a node and those behind it.
    mutating func readNodes(from first: CommonMarkNode?) {
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
