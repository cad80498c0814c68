import Manuscript

extension InlineText {
    /// Whether a paragraph among questions and answers is a question: all of it is strong, or it ends in a question mark.
    var isQuestion: Bool {
        let words = text.indices.filter { !WordCount.isSpace(text[$0]) }
        guard let last = text.last(where: { !WordCount.isSpace($0) && !Self.closes($0) }) else { return false }
        if Self.questionMarks.contains(last) { return true }
        return words.allSatisfy { index in marks.contains { $0.kind == .strong && $0.range.contains(index) } }
    }

    /// U+003F, U+061F and, in Greek, U+037E.
    private static let questionMarks: Set<UInt16> = [0x3F, 0x61F, 0x37E]

    /// Quotes and brackets that may stand behind the mark.
    private static func closes(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x22, 0x27, 0x29, 0x5D, 0xAB, 0xBB, 0x2018...0x201F, 0x203A: true
        default: false
        }
    }
}
