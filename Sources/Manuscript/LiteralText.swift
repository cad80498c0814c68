/// Reads blocks that cmark gives as they stand, code and HTML, each character with its place in the source.
struct LiteralText {
    let copy: PreparedCopy

    /// The lines of a code block, U+2028 between them.
    func code(_ node: CommonMarkNode) -> InlineText {
        var composer = TextComposer(copy.source)
        let first = node.isFenced ? node.line + 1 : node.line
        for (line, text) in zip(first..., lines(of: node.literal)) {
            if line > first { composer.appendBreak() }
            set(text.indices, of: text, on: line, in: &composer)
        }
        return composer.finish()
    }

    /// The lines of a block of HTML without its comments, spaces between them, and whether the last comment is left open.
    func html(_ node: CommonMarkNode) -> (text: InlineText, isComment: Bool) {
        var composer = TextComposer(copy.source)
        var isComment = false
        for (line, text) in zip(node.line..., lines(of: node.literal)) {
            if line > node.line { composer.appendSpace() }
            for piece in withoutComments(text, isComment: &isComment) {
                composer.leaveOut()
                set(piece, of: text, on: line, in: &composer)
            }
        }
        return (composer.finish(), isComment)
    }

    /// The parts of a line of HTML outside of comments.
    private func withoutComments(_ text: ArraySlice<UInt8>, isComment: inout Bool) -> [Range<Int>] {
        var kept: [Range<Int>] = []
        var start = text.startIndex, at = text.startIndex
        while at < text.endIndex {
            let sign = Array((isComment ? "-->" : "<!--").utf8)
            guard text[at...].starts(with: sign) else { at += 1; continue }
            if !isComment { kept.append(start..<at) }
            isComment.toggle()
            at += sign.count
            start = at
        }
        if !isComment { kept.append(start..<at) }
        return kept
    }

    private func lines(of literal: [UInt8]) -> [ArraySlice<UInt8>] {
        let lines = literal.split(separator: .lineFeed, omittingEmptySubsequences: false)
        return lines.last?.isEmpty == true ? lines.dropLast() : lines
    }

    /// Sets a range of `text`, a line that cmark gives as it stands: always the end of the copy's line, though blanks at its
    /// start may be those that a tab was worth.
    private func set(_ range: Range<Int>, of text: ArraySlice<UInt8>, on line: Int, in composer: inout TextComposer) {
        let shift = copy.lines[line].upperBound - text.endIndex
        let low = max(range.lowerBound + shift, copy.lines[line].lowerBound)
        guard low < range.upperBound + shift else { return }
        copy.sourceRanges(of: low..<range.upperBound + shift, in: line) { composer.append($0) }
    }
}
