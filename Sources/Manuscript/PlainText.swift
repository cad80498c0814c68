import Diagnostics

/// The blocks of a plain text: paragraphs between blank lines, the lines of one joined by a space. Where the file has no
/// blank line between text, each line is a paragraph.
func plainTextBlocks(of source: SourceText) -> [Block] {
    let printed = source.lines.map(source.trimmed)
    var blocks: [Block] = []
    blocks.reserveCapacity(printed.count)
    if hasBlankLineBetweenText(printed) {
        for run in printed.indices.split(whereSeparator: { printed[$0].isEmpty }) {
            blocks.append(paragraph(run.first!, printed[run.first!...run.last!], of: source))  // a run is never empty
        }
    } else {
        for line in printed.indices where !printed[line].isEmpty {
            blocks.append(paragraph(line, printed[line...line], of: source))
        }
    }
    return blocks
}

private func hasBlankLineBetweenText(_ lines: [Range<Int>]) -> Bool {
    guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
    else { return false }
    return lines[first...last].contains { $0.isEmpty }
}

private func paragraph(_ first: Int, _ lines: ArraySlice<Range<Int>>, of source: SourceText) -> Block {
    var text = InlineText()
    for (line, range) in zip(first..., lines) {
        if line > first { text.text.append(0x20) }
        let indent = range.lowerBound - source.lines[line].lowerBound
        text.source.append(offset: text.text.count, at: SourcePlace(file: source.file, line: line + 1, column: indent + 1))
        source.bytes.withUnsafeBufferPointer { bytes in
            appendUTF16(of: UnsafeBufferPointer(rebasing: bytes[range]), to: &text.text)
        }
    }
    text.markFieldsOfPlainText()
    let indent = lines.first.map { $0.lowerBound - source.lines[first].lowerBound } ?? 0
    return Block(.paragraph(text), at: SourcePlace(file: source.file, line: first + 1, column: indent + 1))
}
