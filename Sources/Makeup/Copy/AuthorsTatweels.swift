import Diagnostics
import LayoutBook
import Manuscript
import Shaping

/// The tatweels (U+0640) that an author typed into words.
struct AuthorsTatweels {
    /// Units to take out of the text, rising.
    private(set) var removed: [Int] = []
    /// Units of the text as it is without them, that they stood before; rising.
    private(set) var hints: [Int] = []

    /// Finds them between letters of words. Left alone are those that bear marks, that stand at the edge of a word or by
    /// themselves, as in هـ for the Hijri year, and those in code.
    init(in inline: InlineText) {
        let text = inline.text
        guard text.contains(Self.tatweel) else { return }
        let code = inline.marks.filter { $0.kind == .code }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        var joining = JoiningTable(), start = 0, past = 0
        while let first = text[start...].firstIndex(of: Self.tatweel) {
            let end = text[first...].firstIndex { $0 != Self.tatweel } ?? text.count
            start = end
            while past < code.count, code[past].upperBound <= first { past += 1 }
            guard end < text.count, joining.traits(of: text[end]).kind == .letter, Self.endsInLetter(text[..<first], &joining),
                  past == code.count || !code[past].contains(first) else { continue }
            removed += first..<end
            hints.append(end - removed.count)
        }
    }

    private static let tatweel: UInt16 = 0x640

    /// Whether a letter ends the text, or marks upon one.
    private static func endsInLetter(_ text: ArraySlice<UInt16>, _ joining: inout JoiningTable) -> Bool {
        for unit in text.reversed() {
            let kind = joining.traits(of: unit).kind
            if kind != .mark { return kind == .letter }
        }
        return false
    }
}

extension InlineText {
    /// The text without some of its units, rising; marks and source stay with what is left.
    func without(_ removed: [Int]) -> InlineText {
        var kept: [UInt16] = [], shifts: [Int] = [], next = 0
        for (offset, unit) in text.enumerated() {
            shifts.append(next)
            if next < removed.count, removed[next] == offset { next += 1 } else { kept.append(unit) }
        }
        shifts.append(next)
        let marks = marks.map { mark in
            let (start, end) = (mark.range.lowerBound, mark.range.upperBound)
            return InlineMark(range: start - shifts[start]..<end - shifts[end], kind: mark.kind)
        }
        return InlineText(text: kept, marks: marks, source: source.without(removed, of: text))
    }
}
