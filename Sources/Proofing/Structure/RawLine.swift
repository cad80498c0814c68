/// One line of a text as it was handed in, without the blanks around it.
struct RawLine: Sendable, Hashable {
    var text: TrackedText
    /// The blanks that stood on both sides of it.
    var before = TrackedText()
    var behind = TrackedText()
    /// Blanks before the first character; a tab counts as four.
    var indent = 0
    /// Empty lines between this one and the line before it.
    var gap = 0
    /// The page of a PDF that it stands on, from 0.
    var page = 0

    /// Whether a blank stood behind the last character: extractors leave one where a paragraph goes on.
    var endsInBlank: Bool { !behind.isEmpty }
    /// The line with the blanks around it.
    var whole: TrackedText { before + text + behind }

    /// What a reader sees of it, each run of blanks as one; stretch marks have no width of their own.
    var length: Int {
        var length = 0, wasBlank = true
        for character in text.characters where character != Letter.replacement && character != Letter.tatweel {
            let isBlank = character.isBlank
            if !(isBlank && wasBlank) { length += 1 }
            wasBlank = isBlank
        }
        return length
    }
}

extension Unicode.Scalar {
    /// A space of any width, or a tab.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// A control that no text needs. Line feed, tab and form feed are none.
    fileprivate var isIdleControl: Bool {
        (value < 0x20 && value != 0x0A && value != 0x09 && value != 0x0C) || (0x7F...0x9F).contains(value) || value == 0xFEFF
    }
}

/// Reads the lines of a text. Empty ones are counted, not kept.
func rawLines(of text: [Unicode.Scalar], book: inout RepairBook) -> [RawLine] {
    var lines: [RawLine] = [], gap = 0, page = 0, start = 0
    for end in 0...text.count where end == text.count || text[end].endsLine {
        let turnsPage = end < text.count && text[end] == "\u{0C}"
        if var line = rawLine(text, start..<end, book: &book) {
            line.gap = lines.isEmpty ? 0 : gap
            line.page = page
            lines.append(line)
            gap = 0
        } else if !turnsPage {
            gap += 1
        }
        if turnsPage { page += 1 }
        start = end + 1
    }
    return lines
}

/// Nil for an empty line.
private func rawLine(_ text: [Unicode.Scalar], _ range: Range<Int>, book: inout RepairBook) -> RawLine? {
    var low = range.lowerBound, high = range.upperBound, indent = 0
    while low < high, text[low].isBlank || text[low].isIdleControl {
        indent += text[low] == "\t" ? 4 : 1
        low += 1
    }
    while high > low, text[high - 1].isBlank || text[high - 1].isIdleControl { high -= 1 }
    guard low < high else { return nil }
    var line = TrackedText(Array(text[low..<high]), at: low)
    let controls = line.characters.indices.filter { line.characters[$0].isIdleControl }
    book.make(controls.map { Correction(.controls, $0..<$0 + 1, [], .high) }, in: &line)
    let before = TrackedText(text[range.lowerBound..<low].filter(\.isBlank), at: range.lowerBound)
    let behind = TrackedText(text[high..<range.upperBound].filter(\.isBlank), at: high)
    return RawLine(text: line, before: before, behind: behind, indent: indent)
}

private extension Unicode.Scalar {
    var endsLine: Bool { value == 0x0A || value == 0x0C || value == 0x2028 || value == 0x2029 }
}
