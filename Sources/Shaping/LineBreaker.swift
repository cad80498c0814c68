import CICU

/// Finds where lines may end, by the rules of one locale. Owns ICU's iterator, which is slow to open.
///
/// Source: UAX #14, by ICU; what is stricter here is the usage of Russian and Persian printers.
final class LineBreaker {
    private let iterator: OpaquePointer
    private let reluctance: Reluctance

    /// - Parameter locale: ICU's name of it, with `@lb=` where a language tag asks for another strictness.
    init(locale: String, usage: BreakUsage) {
        guard let iterator = icu_line_breaks_open(locale) else {
            preconditionFailure("ICU has no line breaking rules")
        }
        self.iterator = iterator
        reluctance = Reluctance(usage)
    }

    deinit { icu_line_breaks_close(iterator) }

    /// The break opportunities of a paragraph in rising order; the end of the text, mandatory, is the last.
    func breaks(in text: UnsafeBufferPointer<UInt16>) -> [BreakOpportunity] {
        var breaks: [BreakOpportunity] = []
        breaks.reserveCapacity(text.count / 6 + 1)
        let isSet = icu_line_breaks_set_text(iterator, text.baseAddress, Int32(text.count))
        precondition(isSet, "ICU cannot look for line breaks")
        var isMandatory = false, last = 0
        while case let offset = icu_line_breaks_next(iterator, &isMandatory), offset >= 0, Int(offset) < text.count {
            addBreaks(in: last..<Int(offset), of: text, to: &breaks)
            if isMandatory {
                breaks.append(BreakOpportunity(offset: offset, isMandatory: true))
            } else {
                addBreak(at: Int(offset), of: text, to: &breaks)
            }
            last = Int(offset)
        }
        addBreaks(in: last..<text.count, of: text, to: &breaks)
        breaks.append(BreakOpportunity(offset: Int32(text.count), isMandatory: true))
        return breaks
    }

    /// A break that Unicode allows, if good setting allows it too.
    private func addBreak(at offset: Int, of text: UnsafeBufferPointer<UInt16>, to breaks: inout [BreakOpportunity]) {
        guard !isForbidden(at: offset, in: text) else { return }
        let degree: BreakOpportunity.Reluctance
        switch reluctance.verdict(at: offset, in: text) {
        case .never: return
        case .free: degree = .none
        case .shortWord: degree = .shortWord
        case .bond: degree = .bond
        }
        breaks.append(BreakOpportunity(offset: Int32(offset), isMandatory: false, reluctance: degree))
    }

    /// Breaks that Unicode does not see: a bracket after a closing quote, as in `«слово» (слово)`. The rules of this ICU
    /// take any quote for an opening one there. Source: UAX #14 LB15, mended in Unicode 15.1 by LB15a.
    private func addBreaks(in range: Range<Int>, of text: UnsafeBufferPointer<UInt16>, to breaks: inout [BreakOpportunity]) {
        guard range.count > 2 else { return }
        for offset in (range.lowerBound + 2)..<range.upperBound where text[offset - 1] == 0x20 {
            guard opensBracket(text[offset]), isQuote(text[lastBeforeSpaces(offset, text)]) else { continue }
            addBreak(at: offset, of: text, to: &breaks)
        }
    }

    /// Breaks that Unicode allows and good setting does not. `offset` lies inside the text.
    private func isForbidden(at offset: Int, in text: UnsafeBufferPointer<UInt16>) -> Bool {
        beginsWithDash(offset, text) || beginsWithClosingQuote(offset, text) || followsOpeningQuote(offset, text)
            || followsTwoSlashes(offset, text) || partsShortWords(offset, text)
    }

    /// A dash between words stands at the end of a line, never at its head.
    private func beginsWithDash(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        switch text[offset] {
        case 0x2014, 0x2015: true
        case 0x2D, 0x2012, 0x2013, 0x2212:
            Letters.isSpace(text[offset - 1]) && (offset + 1 == text.count || Letters.isSpace(text[offset + 1]))
        default: false
        }
    }

    /// A quote that a space parts from its text, as in French, still ends it.
    private func beginsWithClosingQuote(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        switch text[offset] {
        case 0xBB, 0x2019, 0x201D, 0x203A: offset + 1 == text.count || Letters.isSpace(text[offset + 1])
        default: false
        }
    }

    /// And still begins it.
    private func followsOpeningQuote(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        let before = lastBeforeSpaces(offset, text)
        switch text[before] {
        case 0xAB, 0x2018, 0x201C, 0x2039:
            return before == 0 || Letters.isSpace(text[before - 1]) || Letters.isDash(text[before - 1])
        default: return false
        }
    }

    private func lastBeforeSpaces(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Int {
        var before = offset - 1
        while before > 0, Letters.isSpace(text[before]) { before -= 1 }
        return before
    }

    /// A slash between short words holds them together: `г/м²`, `и/или`.
    private func partsShortWords(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        guard text[offset - 1] == 0x2F else { return false }
        let before = text[max(0, offset - 1 - Self.shortWord)..<offset - 1]
        let after = text[offset..<min(text.count, offset + Self.shortWord)]
        return offset - 1 < Self.shortWord || before.contains(where: Letters.isSpace)
            || offset + Self.shortWord > text.count || after.contains(where: Letters.isSpace)
    }

    /// Longer words beside a slash may be parted, as the steps of an address are.
    private static let shortWord = 4

    /// `https://` stays with what follows.
    private func followsTwoSlashes(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        offset >= 2 && text[offset - 1] == 0x2F && text[offset - 2] == 0x2F
    }

    private func opensBracket(_ unit: UInt16) -> Bool { unit == 0x28 || unit == 0x5B || unit == 0x201E }

    private func isQuote(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: true
        default: false
        }
    }
}
