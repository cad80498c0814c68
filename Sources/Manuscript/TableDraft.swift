/// A paragraph with a table in it, cut into cells.
struct TableDraft {
    struct Row {
        /// Numbers of passages; nil for an empty cell.
        var cells: [Int?]
        /// The line of the copy (from 0), and the byte of it where the row begins.
        var line: Int
        var start: Int
        /// Where the cells begin that there are no columns for.
        var excess: Int?
    }

    /// A passage: the lines of the paragraph before the table.
    var preface: Int?
    var columns: [Table.Alignment] = []
    /// The head and the rows; only the head where there is a fault.
    var rows: [Row]
    /// Why it is no table after all.
    var fault: (message: String, hint: String)?

    /// More columns than any sheet has room for: a bound to the cells that short rows are filled up with.
    static let mostColumns = 60
}

/// Cuts paragraphs into tables. Source: GitHub Flavored Markdown 0.29, 4.10.
struct TableCutter {
    let copy: PreparedCopy

    /// The table in a paragraph: a row with bars over one that has nothing but bars, dashes and colons, and what follows.
    func cut(_ leaf: LeafLines, into passages: inout Passages) -> TableDraft? {
        let lines = leaf.lines.map { (line: $0.line, bytes: $0.content.lowerBound + $0.shift..<$0.content.upperBound + $0.shift) }
        let heads = lines.indices.dropLast().lazy.filter { hasBar(lines[$0].bytes) && isDelimiterRow(lines[$0 + 1].bytes) }
        guard let head = heads.first else { return nil }
        let cells = cells(in: lines[head].bytes), delimiters = self.cells(in: lines[head + 1].bytes)
        let columns = delimiters.compactMap(alignment)
        let headRow = TableDraft.Row(cells: [], line: lines[head].line, start: trimmed(lines[head].bytes).lowerBound)
        var draft = TableDraft(rows: [headRow])
        draft.fault = fault(cells: cells.count, delimiters: delimiters.count, columns: columns.count)
        guard draft.fault == nil else { return draft }
        draft.columns = columns
        draft.preface = passages.add(Passage(lines: Array(lines[..<head])), of: copy)
        draft.rows = ([lines[head]] + lines[(head + 2)...]).map { row($0, of: columns.count, into: &passages) }
        return draft
    }

    private func row(_ line: (line: Int, bytes: Range<Int>), of columns: Int, into passages: inout Passages) -> TableDraft.Row {
        var ranges = cells(in: line.bytes)
        var row = TableDraft.Row(cells: [], line: line.line, start: trimmed(line.bytes).lowerBound)
        if ranges.count > columns, let end = ranges.last?.upperBound {
            row.excess = ranges[columns].lowerBound
            ranges[columns - 1] = ranges[columns - 1].lowerBound..<end
            ranges.removeSubrange(columns...)
        }
        row.cells = ranges.map { passages.add(Passage(lines: [(line.line, $0)]), of: copy) }
        row.cells += Array(repeating: nil, count: columns - row.cells.count)
        return row
    }

    private func fault(cells: Int, delimiters: Int, columns: Int) -> (String, String)? {
        let message = "a table is set as it stands"
        if cells != delimiters { return (message, "its head has \(cells) cells, and the row of dashes below it \(delimiters)") }
        if columns != delimiters {
            return (message, "below its head stand dashes, a colon where the column keeps to a side: |---|--:|")
        }
        let most = TableDraft.mostColumns
        return columns > most ? (message, "it has \(columns) columns, and \(most) are the most") : nil
    }

    /// Bytes of the copy between the bars of a row, without blanks at their ends. A backslash takes a bar its meaning.
    private func cells(in row: Range<Int>) -> [Range<Int>] {
        let row = trimmed(row), bar = UInt8(ascii: "|")
        var start = copy.bytes[row].first == bar ? row.lowerBound + 1 : row.lowerBound
        var cells: [Range<Int>] = []
        var at = start
        while at < row.upperBound {
            if copy.bytes[at] == bar { cells.append(trimmed(start..<at)); start = at + 1 }
            at += copy.bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        if start < row.upperBound || cells.isEmpty { cells.append(trimmed(start..<max(start, row.upperBound))) }
        return cells
    }

    private func alignment(of delimiter: Range<Int>) -> Table.Alignment? {
        let cell = copy.bytes[delimiter], colon = UInt8(ascii: ":")
        let dashes = cell.drop { $0 == colon }.prefix { $0 == UInt8(ascii: "-") }
        let before = dashes.startIndex - cell.startIndex, after = cell.endIndex - dashes.endIndex
        guard !dashes.isEmpty, before <= 1, after <= 1, cell[dashes.endIndex...].allSatisfy({ $0 == colon }) else { return nil }
        return before == 1 ? (after == 1 ? .centre : .left) : after == 1 ? .right : .natural
    }

    private func hasBar(_ range: Range<Int>) -> Bool { copy.bytes[range].contains(UInt8(ascii: "|")) }

    private func isDelimiterRow(_ range: Range<Int>) -> Bool {
        hasBar(range) && copy.bytes[range].contains(UInt8(ascii: "-")) && copy.bytes[range].allSatisfy {
            $0.isBlank || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        let bytes = copy.bytes[range].trimmingBlanks()
        return bytes.startIndex..<bytes.endIndex
    }
}
