import Diagnostics

/// Finds the signs that part the hemistichs of bayts, in the lines of a poem in Arabic script.
///
/// A line is a bayt where one sign stands between blanks, with Arabic letters on both sides: `/`, `|` or `*`, one or more of
/// the same, a tab, or four spaces. An ellipsis may belong to the verse, so it counts only where each line of a stanza is
/// parted. A line without a sign stands alone.
enum Caesurae {
    static func mark(_ blocks: inout [Block], into diagnostics: inout Diagnostics) {
        for index in blocks.indices {
            guard case .paragraph(var stanza) = blocks[index].content else { continue }
            mark(&stanza, into: &diagnostics)
            blocks[index].content = .paragraph(stanza)
        }
    }

    private static func mark(_ stanza: inout InlineText, into diagnostics: inout Diagnostics) {
        let lines = stanza.text.split(separator: 0x2028)
        let signs = lines.map { Sign.all(in: $0).filter { !$0.isEllipsis } }
        let ellipses = lines.map { Sign.all(in: $0).filter(\.isEllipsis) }
        let areParted = zip(signs, ellipses).allSatisfy { !$0.isEmpty || $1.count == 1 }
        for (line, (signs, ellipses)) in zip(lines, zip(signs, ellipses)) {
            let found = signs.isEmpty && areParted ? ellipses : signs
            guard let first = found.first, parts(of: line, by: found).allSatisfy(hasArabicLetter) else { continue }
            if found.count == 1 {
                stanza.marks.append(InlineMark(range: first.range, kind: .caesura))
            } else {
                diagnostics.warn("this line is not set as a bayt: it is parted \(found.count) times",
                                 at: stanza.source.place(of: found[1].offset, in: stanza.text),
                                 hint: "a bayt is two hemistichs with one sign between them, such as /")
            }
        }
    }

    private static func parts(of line: ArraySlice<UInt16>, by signs: [Sign]) -> [ArraySlice<UInt16>] {
        let starts = [line.startIndex] + signs.map(\.range.upperBound), ends = signs.map(\.range.lowerBound) + [line.endIndex]
        return zip(starts, ends).map { line[$0..<$1] }
    }

    private static func hasArabicLetter(_ text: ArraySlice<UInt16>) -> Bool {
        text.contains {
            switch $0 {
            case 0x620...0x64A, 0x66E...0x6D3, 0x6FA...0x6FF, 0x750...0x77F, 0x8A0...0x8C9: true
            default: false
            }
        }
    }
}

/// A sign between blanks, or blanks that are a sign themselves, in a line of verse.
private struct Sign {
    /// With the blanks.
    var range: Range<Int>
    /// Where it is seen.
    var offset: Int
    var isEllipsis: Bool

    static func all(in line: ArraySlice<UInt16>) -> [Sign] {
        var signs: [Sign] = []
        var start = line.drop(while: isBlank).startIndex
        while start < line.endIndex {
            guard isBlank(line[start]) else { start += 1; continue }
            let blanks = line[start...].prefix(while: isBlank)
            guard blanks.endIndex < line.endIndex else { break }
            let sign = line[blanks.endIndex...].prefix { $0 == line[blanks.endIndex] }
            let after = line[sign.endIndex...].prefix(while: isBlank)
            if isSign(sign), !after.isEmpty, after.endIndex < line.endIndex {
                signs.append(Sign(range: start..<after.endIndex, offset: blanks.endIndex, isEllipsis: isEllipsis(sign)))
                start = after.endIndex
            } else {
                if isWide(blanks) { signs.append(Sign(range: start..<blanks.endIndex, offset: start, isEllipsis: false)) }
                start = blanks.endIndex
            }
        }
        return signs
    }

    private static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 || unit == 0xA0 }

    private static func isWide(_ blanks: ArraySlice<UInt16>) -> Bool { blanks.contains(0x09) || blanks.count >= 4 }

    /// A slash, a bar, an asterisk or an Arabic star, or an ellipsis.
    private static func isSign(_ run: ArraySlice<UInt16>) -> Bool {
        guard let unit = run.first else { return false }
        return [0x2F, 0x7C, 0x2A, 0x66D].contains(unit) || isEllipsis(run)
    }

    private static func isEllipsis(_ run: ArraySlice<UInt16>) -> Bool {
        run.first == 0x2026 || run.first == 0x2E && run.count >= 3
    }
}
