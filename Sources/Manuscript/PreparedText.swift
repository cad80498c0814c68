/// Running text, with sentinels where CommonMark would misread it.
extension CopyPreparer {
    /// Appends running text with sentinels where CommonMark would misread it.
    mutating func appendText(_ text: Range<Int>, of line: Range<Int>) {
        var at = text.lowerBound, copied = text.lowerBound
        while at < text.upperBound {
            let byte = source.bytes[at]
            if byte == UInt8(ascii: "*") {
                bytes += source.bytes[copied..<at]
                at = appendAsterisks(at: at, in: line)
                copied = at
            } else if byte == UInt8(ascii: "<"), opensRareHTML(at: at, in: line) {
                bytes += source.bytes[copied...at]
                at += 1
                insert(PreparedCopy.letterSentinel, at: at)
                copied = at
            } else if let edge = spans.edges[at] {
                bytes += source.bytes[copied..<at]
                at = append(edge)
                copied = at
            } else {
                at += 1
            }
        }
        bytes += source.bytes[copied..<text.upperBound]
    }

    /// Appends what stands for a bracket of a span, a reference or the attributes of a picture; returns the source byte
    /// behind that.
    private mutating func append(_ edge: BracketedSpans.Edge) -> Int {
        spanEdges[bytes.count] = edge
        switch edge {
        case .note(let range):
            replace(range, with: PreparedCopy.noteSentinel)
            return range.upperBound
        case .picture(let attributes):
            replace(attributes.lowerBound - 1..<attributes.upperBound + 1, with: PreparedCopy.pictureSentinel)
            return attributes.upperBound + 1
        case .opening(let number):
            spanRanges[number].opening = bytes.count
            endOfLastEdge = spans.spans[number].opening + 1
            replace(spans.spans[number].opening..<endOfLastEdge, with: PreparedCopy.openingSentinel)
        case .closing(let number):
            spanRanges[number].closing = bytes.count
            endOfLastEdge = spans.spans[number].attributes.upperBound + 1
            replace(spans.spans[number].closing..<endOfLastEdge, with: PreparedCopy.closingSentinel)
        }
        return endOfLastEdge
    }

    /// Processing instructions, declarations and CDATA, which no author of an article means, and which would take cmark a time
    /// that grows with the square of the text. They are set as they stand.
    private func opensRareHTML(at offset: Int, in line: Range<Int>) -> Bool {
        guard offset + 1 < line.upperBound else { return false }
        if source.bytes[offset + 1] == UInt8(ascii: "?") { return true }
        return source.bytes[offset + 1] == UInt8(ascii: "!") && !source.bytes[offset..<line.upperBound].starts(with: Array("<!--".utf8))
    }
}
