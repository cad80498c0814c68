import Geometry
import LayoutBook
import Shaping

/// Large first letters of articles.
extension StyledText {
    /// Makes the paragraph begin with an initial of some lines, where it begins with a capital in a script that does not
    /// join and is long enough to fill the lines beside it. True if it now does.
    ///
    /// An opening quote goes with the letter.
    mutating func beginWithInitial(of lines: Int, leading: Length) -> Bool {
        guard lines > 1, text.count >= lines * Self.unitsOfLine, !direction.isRightToLeft, let length = initialLength(),
              let first = spans.first, first.style.role != .mono, first.style.link == nil else { return false }
        guard first.range.count > length else { return false }
        spans[0].range = 0..<length
        spans[0].style.initial = DropInitial(lines: lines, leading: leading)
        spans[0].style.letterSpacing = 0
        spans.insert(Span(range: length..<first.range.upperBound, style: first.style), at: 1)
        return true
    }

    /// Characters of a line, more than are pleasant to read: a paragraph of fewer lines than its initial would let that hang
    /// into the next.
    private static let unitsOfLine = 100

    /// How many units the initial takes, nil where there is none to make.
    private func initialLength() -> Int? {
        let quotes = text.prefix(while: Self.isOpeningQuote).count
        guard quotes < 2, Self.isCapital(text[quotes]) else { return nil }
        let marks = text[(quotes + 1)...].prefix { (0x300...0x36F).contains($0) }.count
        return quotes + 1 + marks
    }

    private static func isOpeningQuote(_ unit: UInt16) -> Bool {
        switch unit {
        case 0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039: true
        default: false
        }
    }

    private static func isCapital(_ unit: UInt16) -> Bool {
        switch unit {
        // Latin, Greek and Cyrillic.
        case 0x41...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: Unicode.Scalar(unit)?.properties.isUppercase ?? false
        default: false
        }
    }
}

extension CopyBlock {
    /// Its first lines that must stay together, beside an initial or as the rows of a picture; 0 without one.
    var initialLines: Int {
        if let languages { return languages.reduce(0) { max($0, $1?.initialLines ?? 0) } }
        if case .picture = content { return .max }
        guard case .text(let styled) = content else { return 0 }
        return styled.spans.first?.style.initial?.lines ?? 0
    }
}
