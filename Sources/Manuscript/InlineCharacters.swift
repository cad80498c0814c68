import Diagnostics

/// Characters, and the ends of lines.
extension InlineReader {
    /// Sets the characters of a text node. An escape is set without its backslash, an entity as what it stands for.
    mutating func readText(_ literal: [UInt8], isAddress: Bool) {
        var read = max(unset, literal.prefix(keptIndent).prefix(while: \.isBlank).count)
        unset = 0
        keptIndent = 0
        var plain = at
        while read < literal.count, at < leaf.content.count {
            let byte = leaf.content[at]
            if byte == UInt8(ascii: "\\"), !isAddress, at + 1 < leaf.content.count, leaf.content[at + 1].isASCIIPunctuation {
                set(plain..<at)
                if leaf.content[at + 1] == UInt8(ascii: "{") { composer.escapeBrace() }
                plain = at + 1
                at += 2
                read += 1
            } else if byte == UInt8(ascii: "&"), let entity = article.entities.entity(in: leaf.content, at: at),
                      literal[read...].starts(with: entity.text) {
                set(plain..<at)
                if entity.text == [UInt8(ascii: "{")] { composer.escapeBrace() }
                composer.append(entity.text, standingAt: sourceOffset(of: at))
                at += entity.length
                plain = at
                read += entity.text.count
            } else if byte == PreparedCopy.openingSentinel[0] || byte == PreparedCopy.noteSentinel[0], let edge = edge(at: at) {
                set(plain..<at)
                meet(edge)
                at += PreparedCopy.openingSentinel.count
                read += PreparedCopy.openingSentinel.count
                plain = at
            } else {
                if byte == UInt8(ascii: "*") { warnOfAsterisks() }
                guard byte == literal[read] else { break }
                at += 1
                read += 1
            }
        }
        set(plain..<at)
        if read < literal.count { setUntraced(literal[read...]) }
    }

    /// Sets characters that do not stand where they should: better at a place nearby than lost.
    private mutating func setUntraced(_ characters: ArraySlice<UInt8>) {
        assertionFailure("CommonMark's text is not the copy's")
        composer.append(PreparedCopy.removingSentinels(from: Array(characters)), standingAt: sourceOffset(of: at))
    }

    /// Two asterisks in running text are emphasis that did not work out.
    private mutating func warnOfAsterisks() {
        let content = leaf.content
        guard at + 1 < content.count, content[at + 1] == UInt8(ascii: "*") else { return }
        guard at == 0 || content[at - 1] != UInt8(ascii: "*") else { return }
        if lineEnd == .keptWithIndent, isBetweenBlanks(content[at...].prefix { $0 == UInt8(ascii: "*") }) { return }
        diagnostics.warn("asterisks are set as they stand", at: composer.place(of: sourceOffset(of: at)),
                         hint: "**strong** takes no space within its asterisks; write \\* for an asterisk that is meant")
    }

    /// In verse, a sign that stands alone parts hemistichs or stanzas.
    private func isBetweenBlanks(_ sign: ArraySlice<UInt8>) -> Bool {
        let content = leaf.content
        return sign.startIndex > 0 && content[sign.startIndex - 1].isBlank && sign.endIndex < content.count
            && content[sign.endIndex].isBlank
    }

    mutating func readLineEnd(isBreak: Bool) {
        let end = leaf.content[at...].firstIndex(of: .lineFeed) ?? leaf.content.count
        let indent = leaf.content[min(end + 1, leaf.content.count)...].prefix(while: \.isBlank).count
        keptIndent = leaf.content[at] == UInt8(ascii: "\\") ? indent : 0
        at = end + 1 + indent
        if leaf.isPassage { at = startOfLine(behind: end); unset = PreparedCopy.spaceSentinel.count }
        if isBreak { composer.appendBreak() } else { composer.appendSpace() }
        if !indents.isEmpty { setIndent() }
    }

    /// Sets the indent of the line that begins here as spaces that do not vanish.
    mutating func setIndent() {
        guard at < leaf.content.count else { return }
        let offset = sourceOffset(of: at)
        guard line < indents.count, indents[line] > 0 else { return }
        composer.append(Array(String(repeating: "\u{A0}", count: indents[line]).utf8), standingAt: offset)
    }

    /// Sets a range of the content as it stands in the source; line ends become spaces.
    mutating func set(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            advanceLine(to: start)
            let current = leaf.lines[line]
            let end = min(range.upperBound, current.content.upperBound)
            if start < end {
                var pieces: [Range<Int>] = []
                copy.sourceRanges(of: start + current.shift..<end + current.shift, in: current.line) { pieces.append($0) }
                for piece in pieces { composer.append(piece) }
            }
            start = end
            if start < range.upperBound { composer.appendSpace(); start = startOfLine(behind: start) }
        }
    }

    /// Where the text begins that follows the line end at `offset` of the content.
    private func startOfLine(behind offset: Int) -> Int {
        guard leaf.isPassage else { return offset + 1 }
        return offset + 1 + PreparedCopy.spaceSentinel.count
    }

    mutating func sourceOffset(of offset: Int) -> Int {
        advanceLine(to: offset)
        return copy.sourceOffset(of: offset + leaf.lines[line].shift, in: leaf.lines[line].line)
    }

    mutating func advanceLine(to offset: Int) {
        while line + 1 < leaf.lines.count, leaf.lines[line + 1].content.lowerBound <= offset { line += 1 }
    }
}
