import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// Walks the blocks of one matter and makes copy of them.
struct BlockCopier {
    let layout: Layout
    let language: String
    let direction: Direction
    /// Says a number in the language's digits.
    let tongue: Language
    let matter: Int
    var blocks: [CopyBlock] = []
    /// What a heading's level is deepened by in the outline: 1 below an article's title.
    var outlineDepth = 0
    /// Nothing of the article's body is there yet: what comes may begin with an initial.
    var isOpening = false
    /// Markers of items that have no text yet.
    var markers: [CopyBlock.Marker] = []
    /// How many there are.
    var poems = 0
    /// What the text refers to; see ``Story/notes``.
    var notes: [Story.Note] = []
    var notePlace = NotePlace.column
    /// Those that have been referred to.
    var notedAlready: Set<Int> = []
    /// How many notices have boxes.
    var boxes = 0
    /// How many enclosures there are.
    var enclosed = 0
    /// Where the author breaks columns: indices of `blocks`, which may be the one behind the last.
    private var breaks: [(block: Int, kind: TextBreak)] = []
    /// The break that ends the article: it is for what comes behind.
    private(set) var lastBreak: TextBreak?
    var pictures = PictureDesk(nil)
    /// What the heights of pictures are multiplied with.
    var pictureScale = 1.0
    var references = References()

    init(layout: Layout, language: String, matter: Int) {
        self.layout = layout
        self.language = language
        tongue = Language(language)
        direction = tongue.direction
        self.matter = matter
    }

    /// Where the walk stands: which style plain paragraphs take, and how far it is indented.
    struct Surroundings {
        var paragraph = StyleName.body
        var item = StyleName.listItem
        var isNotice = false
        var start = Length.zero
        var end = Length.zero
        /// Inside an item of a list: no indent of the first line, since the marker hangs there.
        var isItem = false
    }

    /// The blocks of an article; those of a slot that bears a division's name are set as that division.
    mutating func addBody(_ body: [Block], in division: Division?) {
        isOpening = division == nil
        let around = surroundings(of: division, in: Surroundings())
        if division == .verse { addPoem(body, in: around) } else { add(body, in: around) }
        for (block, kind) in breaks where block < blocks.count { blocks[block].breakBefore = kind }
        lastBreak = breaks.last.flatMap { $0.block < blocks.count ? nil : $0.kind }
        if notePlace == .article { addEndNotes() }
    }

    mutating func add(_ content: [Block], in around: Surroundings) {
        for block in content { add(block, in: around) }
    }

    mutating func add(_ block: Block, in around: Surroundings) {
        switch block.content {
        case .paragraph(let text): add(text, style: style(of: text, in: around), in: around, at: block.place)
        case .heading(let level, let text): addHeading(text, level: level, in: around, at: block.place)
        case .list(let list): addList(list, in: around, at: block.place)
        case .quote(let inner): addQuote(inner, in: around)
        case .division(let division, let inner):
            let within = surroundings(of: division, in: around)
            if division == .verse { return addPoem(inner, in: within) }
            addDivision(division, inner, in: within, around)
        case .verbatim(let text): add(text, style: .verbatim, in: around, at: block.place)
        case .rule: addRule(at: block.place)
        case .figure(let figure): addFigure(figure, in: around)
        case .code(let code): addCode(code, in: around, at: block.place)
        case .ornament(let ornament): addOrnament(ornament, in: around, at: block.place)
        case .breaking(let kind): breaks.append((blocks.count, kind))
        case .contents: addContents(in: around, at: block.place)
        case .table(let table): addTable(table, in: around, at: block.place)
        }
    }

    private mutating func addDivision(_ division: Division, _ inner: [Block], in within: Surroundings, _ around: Surroundings) {
        let first = blocks.count
        switch division {
        case .notice where !around.isNotice: addNotice(in: within) { copier, boxed in copier.add(inner, in: boxed) }
        case .notice, .qa: add(inner, in: within)
        case .keep:
            add(inner, in: within)
            keepTogether(first..<blocks.count)
            for index in first..<blocks.count { blocks[index].group = first }
        case .pullquote: enclose(.quote) { $0.group { $0.add(inner, in: within) } }
        default: group { $0.add(inner, in: within) }
        }
    }

    private func style(of text: InlineText, in around: Surroundings) -> StyleName {
        if around.isItem { return around.item }
        return around.paragraph == .answer && text.isQuestion ? .question : around.paragraph
    }

    private func surroundings(of division: Division?, in around: Surroundings) -> Surroundings {
        var inner = around
        switch division {
        case .notice:
            inner.paragraph = .notice
            inner.item = .notice
            inner.isNotice = true
        case .pullquote: inner.paragraph = .pullquote
        case .verse: inner.paragraph = .verse
        case .address: inner.paragraph = .address
        case .qa: inner.paragraph = .answer
        case .keep, nil: break
        }
        return inner
    }

    private mutating func addQuote(_ inner: [Block], in around: Surroundings) {
        let style = layout.style(.quote)
        var within = around
        within.paragraph = .quote
        // Paragraphs have these indents from their style; what else stands in a quotation gets them here.
        within.isItem = false
        enclose(.quote) { copier in
            copier.group { copier in
                for block in inner {
                    if case .paragraph = block.content { copier.add(block, in: within); continue }
                    var deeper = within
                    deeper.start += style.size * style.startIndent
                    deeper.end += style.size * style.endIndent
                    copier.add(block, in: deeper)
                }
            }
        }
    }

    private mutating func addHeading(_ text: InlineText, level: Int, in around: Surroundings, at place: SourcePlace) {
        let style: StyleName = around.isNotice ? .noticeTitle : [.heading1, .heading2, .heading3][min(max(level, 1), 3) - 1]
        add(text, style: style, in: around, at: place, outline: level + outlineDepth)
    }

    mutating func addRule(at place: SourcePlace?) {
        blocks.append(wordless(.rule, ink: layout.style(.body).ink, at: place))
    }

    /// A block without words, of rows of the grid and without space around it.
    func wordless(_ content: CopyBlock.Content, ink: InkKey, at place: SourcePlace? = nil) -> CopyBlock {
        CopyBlock(content: content, shape: ParagraphShape(fill: .centre), style: .body, leading: layout.leading, spaceBefore: 0,
                  spaceAfter: 0, keepWithNext: 0, isDivisible: false, ink: ink, language: language, direction: direction,
                  place: place, matter: matter, index: blocks.count)
    }

    /// Adds a text in a style; an empty one leaves nothing.
    mutating func add(_ text: InlineText, style name: StyleName, in around: Surroundings = Surroundings(),
                      at place: SourcePlace? = nil, outline level: Int? = nil, sinks: Bool = false) {
        guard WordCount.words(in: text.text) > 0 else { return }
        let style = layout.style(name)
        let direction = name == .verbatim && !text.text.contains(where: Self.isRightToLeft) ? .leftToRight : direction
        var styled = CopyText(language: language, direction: direction, inks: layout.inks).styled(text, in: style)
        var shape = shape(of: style, name, in: around)
        if isOpening, name == .body, styled.beginWithInitial(of: style.dropInitial, leading: style.leading ?? layout.leading) {
            shape.indent = .zero
        }
        isOpening = false
        blocks.append(CopyBlock(
            content: .text(styled), markers: markers, shape: shape, style: name, leading: style.leading ?? layout.leading,
            spaceBefore: style.spaceBefore, spaceAfter: style.spaceAfter,
            keepWithNext: name.isHeading ? max(style.keepWithNext, 1) : style.keepWithNext,
            isDivisible: !name.isHeading && !name.isDisplay, sinks: sinks, ink: style.ink, language: language,
            direction: direction, outline: level.map { ($0, text.plain) },
            place: text.source.place(of: 0, in: text.text) ?? place, matter: matter, index: blocks.count))
        if notePlace == .column { blocks[blocks.count - 1].notes = footNotes(of: text) }
        markers = []
    }

    private func shape(of style: Style, _ name: StyleName, in around: Surroundings) -> ParagraphShape {
        let ownStart = around.isItem ? 0 : style.startIndent
        var shape = ParagraphShape(fill: style.alignment.fill, indent: around.isItem ? .zero : style.size * style.indent,
                                   startIndent: around.start + style.size * ownStart,
                                   endIndent: around.end + style.size * style.endIndent, hyphenate: style.hyphenate)
        shape.kashida = style.kashida
        shape.scalesGlyphs = style.scalesGlyphs
        shape.usesWideForms = style.usesWideForms
        shape.hangsPunctuation = style.hangsPunctuation
        shape.isBalanced = name.isHeading || name.isDisplay
        return shape
    }

    /// Blocks that belong together: the space of their styles stands above the first and below the last only.
    mutating func group(_ body: (inout BlockCopier) -> Void) {
        let first = blocks.count
        body(&self)
        for index in blocks.indices.dropFirst(first) {
            if index > first { blocks[index].spaceBefore = min(blocks[index].spaceBefore, interior(index)) }
            if index < blocks.count - 1 { blocks[index].spaceAfter = min(blocks[index].spaceAfter, interior(index)) }
        }
    }

    /// Inside a group only headings keep their space.
    private func interior(_ index: Int) -> Double { blocks[index].style.isHeading ? .infinity : 0 }

    private static func isRightToLeft(_ unit: UInt16) -> Bool {
        (0x590...0x8FF).contains(unit) || (0xFB1D...0xFDFF).contains(unit) || (0xFE70...0xFEFC).contains(unit)
    }
}

extension Alignment {
    var fill: ParagraphShape.Fill {
        switch self {
        case .justified: .justified
        case .start: .start
        case .end: .end
        case .centre: .centre
        }
    }
}
