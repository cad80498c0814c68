import LayoutBook
import Shaping

/// Makes the structure of a document of its copy, matter by matter in the order of reading.
struct StructureBuilder {
    private var parts: [Structure.Part]
    private var leaves: [Leaf: Int] = [:]
    private var levels = HeadingLevels()
    /// The part that matters of one article or masthead share.
    private var wholes: [String: Int] = [:]
    private var whole = 0
    /// What the next block may be in, the outermost first.
    private var open: [Open] = []
    /// Bodies of items and entries that are their only paragraph so far, with its leaf.
    private var soleParagraphs: [Int: Leaf] = [:]
    /// Notes of the blocks in the outermost enclosure: they come behind it.
    private var pending: [CopyBlock] = []

    /// A line of type belongs to one.
    private struct Leaf: Hashable {
        var matter, block, leaf: Int
    }

    private struct Open {
        var enclosure: Enclosure
        var part: Int
        /// Where its number or bullet goes.
        var label: Int?
        /// Where its content goes.
        var body: Int
    }

    init(language: String) { parts = [Structure.Part(.document, in: nil, language: language)] }

    var structure: Structure { Structure(parts: parts) }

    /// The part that a line or a picture belongs to; nil where it is decoration.
    ///
    /// - Parameter leaf: See ``SheetItem/leaf``.
    func part(ofMatter matter: Int, block: Int, leaf: Int) -> Int? { leaves[Leaf(matter: matter, block: block, leaf: leaf)] }

    // MARK: Matters

    /// Adds the blocks of one matter, in their order.
    ///
    /// - Parameter name: Matters of one name are one article or section.
    mutating func add(_ blocks: [CopyBlock], as kind: Structure.Kind, named name: String) {
        guard let language = blocks.first?.language else { return }
        whole = wholes[name] ?? append(kind, in: 0, language: language)
        wholes[name] = whole
        for block in blocks {
            if block.enclosures.first == nil || block.enclosures.first != open.first?.enclosure { addPendingNotes() }
            add(block)
            pending += block.notes.flatMap(\.blocks)
        }
        addPendingNotes()
        open = []
    }

    private mutating func addPendingNotes() {
        let notes = pending
        pending = []
        for block in notes { add(block) }
    }

    private mutating func append(_ kind: Structure.Kind, in parent: Int, language: String, text: [Structure.Stretch] = [],
                                 alternative: String = "") -> Int {
        if let leaf = soleParagraphs.removeValue(forKey: parent) {
            leaves[leaf] = append(.paragraph, in: parent, language: language, text: parts[parent].text)
            parts[parent].text = []
        }
        parts.append(Structure.Part(kind, in: parent, language: language, text: text, alternative: alternative))
        return parts.count - 1
    }

    // MARK: Blocks

    private mutating func add(_ block: CopyBlock) {
        guard !block.isWordless else { return }
        enter(block.enclosures, language: block.language)
        addLabels(of: block)
        let parent = open.last?.body ?? whole
        switch (block.content, block.row) {
        case (.picture(let picture), _):
            let alternative = picture.alternative.isEmpty ? picture.caption : picture.alternative
            note(append(.figure, in: parent, language: block.language, alternative: alternative), as: 0, of: block)
        case (_, .table(let row)): addRow(row, of: block, in: parent)
        case (_, .ears(let cells)): for place in [1, 0, 2] { addEar(cells[place], at: place, of: block, in: parent) }
        case (.text(let text), _): addText(text, of: block, in: parent)
        default: break
        }
    }

    /// Closes what the block is not in, and opens what it is.
    private mutating func enter(_ enclosures: [Enclosure], language: String) {
        let shared = zip(open, enclosures).prefix { $0.enclosure == $1 }.count
        open.removeLast(open.count - shared)
        for enclosure in enclosures[shared...] {
            let parent = open.last?.body ?? whole
            let part = append(enclosure.kind.partKind, in: parent, language: language)
            let label = enclosure.kind.isLabelled ? append(.label, in: part, language: language) : nil
            let body = enclosure.kind == .item ? append(.itemBody, in: part, language: language) : part
            open.append(Open(enclosure: enclosure, part: part, label: label, body: body))
        }
    }

    /// Bullets and numbers that hang before a block belong to the innermost of what it is in; there are as many of these.
    private mutating func addLabels(of block: CopyBlock) {
        let labels = open.compactMap(\.label).suffix(block.markers.count)
        for (number, (label, marker)) in zip(labels, block.markers.suffix(labels.count)).enumerated() {
            parts[label].text = marker.text.stretches
            note(label, as: SheetItem.leaf(ofMarker: number + block.markers.count - labels.count), of: block)
        }
    }

    private mutating func addText(_ text: StyledText, of block: CopyBlock, in parent: Int) {
        if let hemistichs = block.verse?.parts, hemistichs.count > 1 {
            let line = append(.paragraph, in: parent, language: block.language)
            for (number, hemistich) in hemistichs.enumerated() {
                var stretches = hemistich.stretches
                if number + 1 < hemistichs.count { stretches.append(.space) }
                note(append(.span, in: line, language: block.language, text: stretches.joined), as: number, of: block)
            }
            return
        }
        var stretches = block.verse?.parts.first?.stretches ?? text.stretches
        if let number = block.endNumber { stretches = (stretches + [.space] + number.text.stretches).joined }
        let kind = kind(of: block)
        if kind == .paragraph, parent == parts.count - 1, parts[parent].kind == .itemBody || parts[parent].kind == .entry {
            parts[parent].text = stretches
            soleParagraphs[parent] = Leaf(matter: block.matter, block: block.index, leaf: 0)
            return note(parent, as: 0, of: block)
        }
        note(append(kind, in: parent, language: block.language, text: stretches), as: 0, of: block)
    }

    private mutating func kind(of block: CopyBlock) -> Structure.Kind {
        switch block.style {
        case .title, .leadTitle, .noticeTitle, .heading1, .heading2, .heading3, .titlePageTitle, .contentsTitle:
            .heading(levels.next(block.outline?.level ?? 1))
        case .caption, .credit: .caption
        default: .paragraph
        }
    }

    private mutating func addRow(_ row: TableRow, of block: CopyBlock, in parent: Int) {
        let part = append(.row, in: parent, language: block.language)
        for (column, cell) in row.cells.enumerated() {
            let kind = block.style == .tableHead ? Structure.Kind.headerCell : .cell
            note(append(kind, in: part, language: block.language, text: cell.stretches), as: column, of: block)
        }
    }

    private mutating func addEar(_ cell: CopyBlock?, at place: Int, of block: CopyBlock, in parent: Int) {
        guard let cell, case .text(let text) = cell.content else { return }
        note(append(kind(of: cell), in: parent, language: cell.language, text: text.stretches), as: place, of: block)
    }

    private mutating func note(_ part: Int, as leaf: Int, of block: CopyBlock) {
        leaves[Leaf(matter: block.matter, block: block.index, leaf: leaf)] = part
    }
}

private extension Enclosure.Kind {
    var partKind: Structure.Kind {
        switch self {
        case .division: .division
        case .quote: .quote
        case .list(let isNumbered): .list(isNumbered: isNumbered)
        case .item: .item
        case .table: .table
        case .contents: .contents
        case .entry: .entry
        case .note: .note
        }
    }
}

private extension CopyBlock {
    /// Rules, edges of boxes, and pictures that are decoration.
    var isWordless: Bool {
        switch content {
        case .text: false
        case .rule, .boxEdge: true
        case .picture(let picture): picture.alternative.isEmpty && picture.caption.isEmpty
        }
    }
}

extension StyledText {
    /// Its text for the structure: a stretch for each address, and for what lies between.
    var stretches: [Structure.Stretch] {
        spans.map { span in
            Structure.Stretch(text: text[span.range].compactMap(Self.spoken), link: span.style.link)
        }.joined
    }

    /// A soft hyphen is none, a broken line a space, and so is what steers.
    private static func spoken(_ unit: UInt16) -> UInt16? {
        switch unit {
        case 0x00AD: nil
        case 0x2028, 0..<0x20: 0x20
        default: unit
        }
    }
}

private extension Structure.Stretch {
    static let space = Structure.Stretch(text: [0x20])
}

private extension [Structure.Stretch] {
    /// Neighbours that lead to the same place made one; what says nothing goes.
    var joined: [Structure.Stretch] {
        reduce(into: []) { joined, stretch in
            if stretch.text.isEmpty { return }
            if let last = joined.last, last.link == stretch.link {
                joined[joined.count - 1].text += stretch.text
            } else {
                joined.append(stretch)
            }
        }
    }
}
