import Diagnostics
import Manuscript

/// A line of a poem as its author wrote it.
struct VerseLine {
    /// The line, or the two hemistichs of a bayt.
    var parts: [InlineText]
    /// Spaces that it begins with, in ems.
    var indent: Double

    /// The hemistichs a line each.
    var text: InlineText { .joined(parts, by: "\u{2028}") }

    /// The lines of a stanza, without those that have no words.
    static func lines(of stanza: InlineText) -> [VerseLine] {
        stanza.text.split(separator: 0x2028).compactMap { line in
            let spaces = line.prefix { WordCount.isSpace($0) }
            guard WordCount.words(in: Array(line)) > 0 else { return nil }
            let words = spaces.endIndex..<line.endIndex
            return VerseLine(parts: parts(of: words, in: stanza), indent: spaces.reduce(0) { $0 + width(of: $1) })
        }
    }

    private static func parts(of line: Range<Int>, in stanza: InlineText) -> [InlineText] {
        let caesura = stanza.marks.first { $0.kind == .caesura && line.contains($0.range.lowerBound) }
        guard let caesura = caesura?.range else { return [stanza.part(line)] }
        return [stanza.part(line.lowerBound..<caesura.lowerBound), stanza.part(caesura.upperBound..<line.upperBound)]
    }

    /// Of a space at the head of a line, in ems. A plain one is as wide as a letter, for authors who see them so.
    private static func width(of space: UInt16) -> Double {
        switch space {
        case 0x2001, 0x2003, 0x3000: 1
        case 0x2004: 1.0 / 3
        case 0x2005...0x200A, 0x202F, 0x205F: 0.25
        default: 0.5
        }
    }
}

extension InlineText {
    /// A range of this text, with its marks and its way back.
    func part(_ range: Range<Int>) -> InlineText {
        let marks = marks.compactMap { mark -> InlineMark? in
            let kept = mark.range.clamped(to: range)
            if kept.isEmpty || mark.kind == .caesura { return nil }
            return InlineMark(range: kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound, kind: mark.kind)
        }
        return InlineText(text: Array(text[range]), marks: marks, source: source.part(range, of: text))
    }
}
