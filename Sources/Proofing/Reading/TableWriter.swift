extension ArticleWriter {
    /// A table drawn with bars; one of a single cell, row or column, by which pages are laid out, as what stands in it.
    ///
    /// A cell is a line to the format: paragraphs in it follow each other.
    mutating func table(_ contents: JSONValue) -> [String] {
        let columns = contents[2]?.items ?? []
        let head = contents[3]?[1]?.items ?? [], foot = contents[5]?[1]?.items ?? []
        let bodies = (contents[4]?.items ?? []).flatMap { ($0[2]?.items ?? []) + ($0[3]?.items ?? []) }
        let rows = head + bodies + foot
        let caption = blocks(contents[1]?[1]?.items ?? [])
        guard columns.count > 1, rows.count > 1 else {
            return caption + rows.flatMap { row in (row[1]?.items ?? []).flatMap { blocks($0[4]?.items ?? []) } }
        }
        var covered = [Int](repeating: 0, count: columns.count)
        var lines = rows.map { "| " + cells(of: $0, covered: &covered).joined(separator: " | ") + " |" }
        lines.insert("|" + columns.map { rule(of: $0[0]) }.joined(separator: "|") + "|", at: 1)
        return caption + [lines.joined(separator: "\n")]
    }

    /// As many cells as there are columns; those that others reach over are empty.
    private mutating func cells(of row: JSONValue, covered: inout [Int]) -> [String] {
        var cells = [String](repeating: "", count: covered.count), column = 0
        for cell in row[1]?.items ?? [] {
            while column < covered.count, covered[column] > 0 { covered[column] -= 1; column += 1 }
            guard column < covered.count else { break }
            cells[column] = text(of: cell)
            let rows = cell[2]?.integer ?? 1, width = max(1, cell[3]?.integer ?? 1)
            for reached in column..<min(column + width, covered.count) { covered[reached] = rows - 1 }
            column += width
        }
        while column < covered.count { covered[column] = max(0, covered[column] - 1); column += 1 }
        return cells
    }

    private mutating func text(of cell: JSONValue) -> String {
        let parts = blocks(cell[4]?.items ?? [])
        let line = parts.joined(separator: " ").split(separator: "\\\n").joined(separator: " ").split(separator: "\n").joined(separator: " ")
        return line.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private func rule(of alignment: JSONValue?) -> String {
        switch alignment?["t"]?.string {
        case "AlignLeft": ":---"
        case "AlignRight": "---:"
        case "AlignCenter": ":---:"
        default: "---"
        }
    }
}
