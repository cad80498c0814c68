/// What has to be known of an article before its text is read: its notes, and the cells of its tables.
struct Survey {
    private let copy: PreparedCopy
    /// The notes in the order of the article.
    private(set) var notes: [(item: CommonMarkNode, label: PreparedCopy.NoteLabel)] = []
    /// By the line of the copy (from 0) that the paragraph begins on.
    private(set) var tables: [Int: TableDraft] = [:]
    private(set) var passages = Passages()

    init(_ root: CommonMarkNode, of copy: PreparedCopy) {
        self.copy = copy
        let hasTables = copy.bytes.contains(UInt8(ascii: "|"))
        guard hasTables || !copy.notes.isEmpty else { return }
        walk(root, hasTables: hasTables, depth: 0)
        if !passages.isEmpty { passages.read(definitions: linkDefinitions()) }
    }

    private mutating func walk(_ parent: CommonMarkNode, hasTables: Bool, depth: Int) {
        guard depth <= BlockReader.deepest else { return }
        for child in parent.children {
            switch child.kind {
            case .paragraph:
                if hasTables { lookForTable(in: child) }
            case .item:
                if let label = copy.note(of: child) { notes.append((child, label)) }
                walk(child, hasTables: hasTables, depth: depth + 1)
            case .list: walk(child, hasTables: hasTables, depth: depth)
            case .quote: walk(child, hasTables: hasTables, depth: depth + 1)
            default: break
            }
        }
    }

    private mutating func lookForTable(in paragraph: CommonMarkNode) {
        guard paragraph.content.contains(UInt8(ascii: "|")) else { return }
        let leaf = LeafLines(of: paragraph, in: copy)
        tables[paragraph.line] = TableCutter(copy: copy).cut(leaf, into: &passages)
    }

    /// Lines that may say where a link leads: `[label]: address`.
    private func linkDefinitions() -> [ArraySlice<UInt8>] {
        copy.lines.compactMap { line in
            let text = copy.bytes[line].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
            guard text.first == UInt8(ascii: "["), let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            return end + 1 < text.endIndex && text[end + 1] == UInt8(ascii: ":") ? text : nil
        }
    }
}

extension PreparedCopy {
    /// The label of the note that an item of a list stands for; nil for an item of the author's.
    func note(of item: CommonMarkNode) -> NoteLabel? {
        guard let note = notes[item.line], note.column == item.column else { return nil }
        return note
    }
}
