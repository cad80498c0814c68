import Shaping

/// Which of its settings a paragraph stands in.
struct Choice: Hashable {
    /// In so many lines more than is best, or less.
    var extra = 0
    /// A word stays whole that the best setting would divide before this unit (UTF-16), at a column's end.
    var wholeAt: Int?

    static let best = Choice()
    static let numbers = [Choice(), Choice(extra: -1), Choice(extra: 1)]
}

/// What a block may be asked for beside its best setting.
struct Flexibility: OptionSet {
    let rawValue: UInt8

    /// A line less or more.
    static let lines = Flexibility(rawValue: 1)
    /// To keep whole the word that a column's foot would divide.
    static let words = Flexibility(rawValue: 2)
    /// A row more above it, or less.
    static let space = Flexibility(rawValue: 4)
}

extension StyledText {
    /// The same text with one word, of which `offset` is a UTF-16 unit, that no hyphen divides.
    func keepingWhole(wordAt offset: Int) -> StyledText {
        let isSpace = { (unit: UInt16) in unit == 0x20 || unit == 0xA0 || unit == 0x2028 }
        let start = text[..<offset].lastIndex(where: isSpace).map { $0 + 1 } ?? 0
        let end = text[offset...].firstIndex(where: isSpace) ?? text.count
        var whole = self
        whole.spans = spans.flatMap { span -> [Span] in
            let inner = [start, end].filter { span.range.contains($0) && $0 > span.range.lowerBound }
            let cuts = [span.range.lowerBound] + inner + [span.range.upperBound]
            return zip(cuts, cuts.dropFirst()).map { low, high in
                var part = Span(range: low..<high, style: span.style)
                if low >= start, high <= end { part.style.staysWhole = true }
                return part
            }
        }
        return whole
    }
}
