/// A quotation mark, or two angle brackets that stand for one.
struct QuoteMark: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// `"`
        case straight
        /// “ ” and ‘ ’
        case curly, single
        /// „ and the “ or ” that closes it.
        case low
        /// « » and ‹ ›
        case guillemet, angle
        /// `<<` and `>>`
        case brackets
    }

    var kind: Kind
    var range: Range<Int>
}

/// Quotations within one another.
struct QuotePair: Sendable, Hashable {
    var opening: QuoteMark
    var closing: QuoteMark
    /// How many quotations it is within.
    var depth: Int
}

/// The quotations of a passage.
struct QuotePairs {
    /// In the order of their closing marks.
    private(set) var pairs: [QuotePair] = []
    /// Marks that belong to no quotation.
    private(set) var strays: [QuoteMark] = []
    /// Whether each mark could be only what it was taken for.
    private(set) var isSure = true

    private enum Side { case opening, closing, either, neither }

    init(_ text: SignText) {
        var open: [QuoteMark] = [], index = 0
        while index < text.count {
            guard let (mark, side) = Self.mark(at: index, in: text, last: open.last?.kind) else { index += 1; continue }
            index = mark.range.upperBound
            switch side {
            case .neither: isSure = false; strays.append(mark)
            case .opening: open.append(mark)
            case .closing: close(mark, &open)
            case .either:
                if open.last?.kind == mark.kind { close(mark, &open) } else { open.append(mark) }
            }
        }
        strays += open
    }

    private mutating func close(_ mark: QuoteMark, _ open: inout [QuoteMark]) {
        guard let last = open.last else { strays.append(mark); return }
        if last.kind != mark.kind { isSure = false }
        open.removeLast()
        pairs.append(QuotePair(opening: last, closing: mark, depth: open.count))
    }

    /// The mark at a place and which side of a quotation it is; `last` is what the innermost one opened with.
    private static func mark(at index: Int, in text: SignText, last: QuoteMark.Kind?) -> (QuoteMark, Side)? {
        guard let character = text[index] else { return nil }
        let one = index..<index + 1
        switch character {
        case "«": return (QuoteMark(kind: .guillemet, range: one), .opening)
        case "»": return (QuoteMark(kind: .guillemet, range: one), .closing)
        case "‹": return (QuoteMark(kind: .angle, range: one), .opening)
        case "›": return (QuoteMark(kind: .angle, range: one), .closing)
        case "„": return (QuoteMark(kind: .low, range: one), .opening)
        case "“": return last == .low ? (QuoteMark(kind: .low, range: one), .closing) : (QuoteMark(kind: .curly, range: one), .opening)
        case "”":
            return (QuoteMark(kind: last == .low ? .low : .curly, range: one), .closing)
        case "‘": return isLetter(text.any(index - 1)) ? nil : (QuoteMark(kind: .single, range: one), .opening)
        case "’":
            guard last == .single, !isLetter(text.any(index + 1)) else { return nil }
            return (QuoteMark(kind: .single, range: one), .closing)
        case "<", ">":
            guard text[index + 1] == character, text[index + 2] != character, text.any(index - 1) != character else { return nil }
            return (QuoteMark(kind: .brackets, range: index..<index + 2), character == "<" ? .opening : .closing)
        case "\"":
            guard let side = straightSide(index, in: text, isOpen: last == .straight || last == .guillemet || last == .curly)
            else { return nil }
            return (QuoteMark(kind: .straight, range: one), side)
        default: return nil
        }
    }

    /// Which side a straight mark is by its neighbours; nil for inches and seconds.
    private static func straightSide(_ index: Int, in text: SignText, isOpen: Bool) -> Side? {
        let before = text.any(index - 1), after = text.any(index + 1)
        if !isOpen, before?.isDecimalDigit == true { return nil }
        let canOpen = before.map { $0.isAnyBlank || $0.isOpeningSign || "—–-/…".unicodeScalars.contains($0) } ?? true
        let canClose = after.map { $0.isAnyBlank || $0.isClosingSign || ".,;:!?…،؛؟—–-/".unicodeScalars.contains($0) } ?? true
        let hasText = after.map { !$0.isAnyBlank } ?? false, isBehindText = before.map { !$0.isAnyBlank } ?? false
        switch (canOpen && hasText, canClose && isBehindText) {
        case (true, false): return .opening
        case (false, true): return .closing
        case (true, true): return .either
        case (false, false):
            // A letter on both sides: an ending behind a quotation.
            return isOpen && isBehindText && hasText ? .closing : .neither
        }
    }

    private static func isLetter(_ character: Unicode.Scalar?) -> Bool { character.map { $0.isWordLetter || $0.isMark } ?? false }
}
