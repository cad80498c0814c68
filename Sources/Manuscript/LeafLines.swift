/// Where the content of a paragraph or heading, as CommonMark's inline parser saw it, stands in the prepared copy.
///
/// cmark's own inline positions count bytes and go astray behind indents, lazy lines and hard breaks; its lines of content
/// are always pieces of the copy's lines, so the way back leads through them.
struct LeafLines {
    struct Line {
        /// Bytes of the content, without the line end.
        var content: Range<Int>
        /// The line of the copy, from 0.
        var line: Int
        /// What to add to an offset of the content to have one of the copy.
        var shift: Int
    }

    let content: [UInt8]
    private(set) var lines: [Line] = []
    /// Whether it is a passage, with a sentinel before each line, which is no part of the line.
    let isPassage: Bool

    init(of leaf: CommonMarkNode, in copy: PreparedCopy) {
        content = leaf.content
        isPassage = false
        var line = leaf.line
        var start = 0
        while start < content.count {
            let end = content[start...].firstIndex(of: .lineFeed) ?? content.count
            let piece = start..<end
            if let found = Self.find(content[piece], from: line, column: leaf.column, in: copy) {
                lines.append(Line(content: piece, line: found.line, shift: found.offset - start))
                line = found.line + 1
            } else {
                preconditionFailure("a line of CommonMark's is none of the copy's")
            }
            start = end + 1
        }
    }

    /// The lines of a passage, which `leaf` is the paragraph of.
    init(of leaf: CommonMarkNode, passage: Passage) {
        content = leaf.content
        isPassage = true
        var start = 0
        for line in passage.lines {
            let end = content[start...].firstIndex(of: .lineFeed) ?? content.count
            let text = start + PreparedCopy.spaceSentinel.count
            lines.append(Line(content: text..<end, line: line.line, shift: line.bytes.lowerBound - text))
            start = end + 1
        }
    }

    /// How many blanks more than the least stand before the content of each line; a tab counts as four.
    func indents(in copy: PreparedCopy) -> [Int] {
        let blanks = lines.map { line in
            let start = copy.lines[line.line].lowerBound
            let text = content[line.content].drop(while: \.isBlank).startIndex + line.shift
            var width = 0
            for byte in copy.bytes[start..<max(start, text)].reversed() {
                guard byte.isBlank else { break }
                width += byte == UInt8(ascii: "\t") ? 4 : 1
            }
            return width
        }
        let least = blanks.min() ?? 0
        return blanks.map { $0 - least }
    }

    /// The copy's first line from `line` on that ends with `piece`, blanks at the ends aside, or that is a heading of it.
    /// Lines of link definitions, which cmark takes out of a paragraph, are passed over.
    private static func find(_ piece: ArraySlice<UInt8>, from first: Int, column: Int,
                             in copy: PreparedCopy) -> (line: Int, offset: Int)? {
        let core = piece.trimmingBlanks()
        for line in first..<copy.lines.count {
            let whole = copy.bytes[copy.lines[line]]
            let tail = whole.trimmingBlanks().suffix(core.count)
            if tail.elementsEqual(core) { return (line, tail.startIndex - (core.startIndex - piece.startIndex)) }
            let heading = whole.dropFirst(column).drop { $0 == UInt8(ascii: "#") }.drop(while: \.isBlank)
            if line == first, heading.starts(with: core) { return (line, heading.startIndex) }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    func trimmingBlanks() -> ArraySlice<UInt8> {
        var slice = drop(while: \.isBlank)
        while let last = slice.last, last.isBlank { slice.removeLast() }
        return slice
    }
}
