/// Emphasis, which CommonMark would not see beside « » and in the middle of words.
extension CopyPreparer {
    /// Appends the run of asterisks at `start` and what lets it open and close emphasis; returns its end.
    ///
    /// By CommonMark a run between a mark and a letter looks one way only: in `**«گفت»**که` the second run could not close.
    /// A letter between the mark and the run makes it look both ways, and the pairing decides. Marks that open keep a run
    /// before a letter an opener, and only such marks make a run behind a letter one.
    /// Source: CommonMark 0.29, 6.4, left- and right-flanking delimiter runs.
    mutating func appendAsterisks(at start: Int, in line: Range<Int>) -> Int {
        var end = start
        while end < line.upperBound, source.bytes[end] == UInt8(ascii: "*") { end += 1 }
        guard !isEscaped(start, in: line) else {
            bytes.append(source.bytes[start])
            return start + 1
        }
        // Brackets of spans are letters in the copy.
        let before = endOfLastEdge == start ? .letter : Neighbour(before: start, in: source.bytes[line])
        let after = spans.edges[end]?.isBracket == true ? .letter : Neighbour(at: end, in: source.bytes[line])
        let isSum = end - start == 1 && (before == .digit || after == .digit)
        let sentinel: [UInt8]? = isSum && before == after ? PreparedCopy.spaceSentinel : isSum ? nil : PreparedCopy.letterSentinel
        let isBefore = before.isMark && before != .openingMark && after.isLetter
        let isAfter = before.isLetter && (after == .openingMark || after == .quoteMark)
        let isTimes = sentinel == PreparedCopy.spaceSentinel
        if let sentinel, isBefore || isTimes { insert(sentinel, at: start) }
        bytes += source.bytes[start..<end]
        if let sentinel, isAfter || isTimes { insert(sentinel, at: end) }
        return end
    }

    private func isEscaped(_ offset: Int, in line: Range<Int>) -> Bool {
        let backslashes = source.bytes[line.lowerBound..<offset].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        return backslashes % 2 == 1
    }
}

/// What stands beside a run of asterisks.
private enum Neighbour: Equatable {
    case space, letter, digit
    /// `(`, `[`, «, “ and the like.
    case openingMark
    /// A mark that may open as well as close: `"`, `'`, „ and the signs that open code, HTML and entities.
    case quoteMark
    case otherMark

    var isLetter: Bool { self == .letter || self == .digit }
    var isMark: Bool { self == .openingMark || self == .quoteMark || self == .otherMark }

    init(before offset: Int, in line: ArraySlice<UInt8>) {
        var start = offset
        while start > line.startIndex {
            start -= 1
            if !line[start].isContinuation { break }
        }
        self = start < offset ? Neighbour(at: start, in: line) : .space
    }

    init(at offset: Int, in line: ArraySlice<UInt8>) {
        var iterator = line[min(offset, line.endIndex)...].prefix(4).makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { self = .space; return }
        self.init(scalar)
    }

    private init(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "'", "`", "<", "&", "“", "”", "„", "‘", "’", "‚": self = .quoteMark
        default:
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
            case .decimalNumber: self = .digit
            case .openPunctuation, .initialPunctuation: self = .openingMark
            case .closePunctuation, .finalPunctuation, .connectorPunctuation, .dashPunctuation, .otherPunctuation,
                 .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: self = .otherMark
            default: self = .letter
            }
        }
    }
}
