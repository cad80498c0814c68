@testable import Proofing

/// The draft of an article that lines give, before any word of it is looked at.
func draft(_ text: String, _ tongue: Tongue, selection: Selection = .high) -> (text: String, repairs: [Repair]) {
    let characters = Array(text.unicodeScalars)
    let knowledge = Knowledge(lexicon: Lexicon(tongue), evidence: Evidence([Passage(characters, tongue: tongue)]))
    var book = RepairBook(selection)
    let article = Structuring(tongue: tongue, language: tongue.rawValue, knowledge: knowledge).article(characters, matter: FoundMatter(), book: &book)
    return (article.string, book.repairs)
}

/// The draft without its front matter.
func body(_ text: String, _ tongue: Tongue) -> String {
    let draft = draft(text, tongue).text
    guard let end = draft.range(of: "\n---\n") else { return draft }
    return String(draft[end.upperBound...])
}

extension String {
    /// Where another text first stands in this one.
    func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }

    /// Letters and digits in order: what no import may lose.
    var essence: [Unicode.Scalar] {
        unicodeScalars.filter { $0.isWordLetter || $0.isDecimalDigit }
    }

    /// The text broken into lines of at most so many characters, a paragraph at a time.
    func wrapped(at width: Int, gap: String = "\n", paragraphGap: String = "\n\n") -> String {
        split(separator: "\n\n").map { paragraph in
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + 1 + word.count > width { lines.append("") }
                lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
            }
            return lines.joined(separator: gap)
        }.joined(separator: paragraphGap)
    }
}
