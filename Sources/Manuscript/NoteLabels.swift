/// Notes, which CommonMark is to take for items of lists.
extension CopyPreparer {
    /// Appends what stands for the label that a note begins with, `[^1]:`, and returns where the note's text begins.
    ///
    /// An item whose text stands four bytes in takes further blocks by the same rule as a note: four spaces before each.
    mutating func appendNoteLabel(at start: Int, of line: Range<Int>, beginningAt lineStart: Int) -> Int {
        guard let end = endOfNoteLabel(in: source.bytes[start..<line.upperBound]), end < line.upperBound,
              source.bytes[end] == UInt8(ascii: ":") else { return start }
        let text = source.bytes[end + 1..<line.upperBound].drop(while: \.isBlank).startIndex
        let indent = bytes[lineStart...].reversed().prefix { $0 == 0x20 }.count
        let width = max(noteMarker.count + 1, 4 - (indent < 4 ? indent : 0))
        notes[lines.count] = PreparedCopy.NoteLabel(label: start + 2..<end - 1, opening: start, column: bytes.count - lineStart)
        replace(start..<text, with: noteMarker + Array(repeating: 0x20, count: width - noteMarker.count))
        // An item that is empty at first ends with the line, a note does not.
        if text == line.upperBound { insert(PreparedCopy.letterSentinel, at: text) }
        return text
    }

    /// The marker whose sign (`+`, `)`, `*`, `.`, `-`) stands before no line's text, so that a note joins no list of the
    /// author's; where all of them do, the rarest, `+`.
    static func noteMarker(for source: SourceText, from firstLine: Int) -> [UInt8] {
        let markers = ["+", "1)", "*", "1.", "-"].map { Array($0.utf8) }
        guard source.bytes.contains(UInt8(ascii: "^")) else { return markers[0] }
        var used: Set<UInt8> = []
        for line in source.lines[firstLine...] {
            used.formUnion(source.bytes[line].prefix { byte in
                byte.isBlank || byte.isDigit || byte >= 0x80 || [0x3E, 0x2B, 0x2D, 0x2A, 0x2E, 0x29].contains(byte)
            })
        }
        return markers.first { !used.contains($0.last ?? 0) } ?? markers[0]
    }
}

/// Where the label of a note, `[^…]`, ends that `text` begins with; nil where it begins with none.
func endOfNoteLabel(in text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: [0x5B, 0x5E]) else { return nil }
    let label = text.dropFirst(2).prefix(200).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    guard !label.isEmpty, label.endIndex < text.endIndex, text[label.endIndex] == UInt8(ascii: "]") else { return nil }
    return label.endIndex + 1
}
