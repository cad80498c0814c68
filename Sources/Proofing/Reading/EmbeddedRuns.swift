/// Lines of right-to-left text as poppler writes them: logical but for what is read from left to right, which stands in embeddings
/// as it was seen on the page.
enum EmbeddedRuns {
    /// The text in logical order, without the embeddings.
    static func resolved(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard text.contains(where: isControl) else { return text }
        var resolved: [Unicode.Scalar] = []
        resolved.reserveCapacity(text.count)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.startIndex > 0 { resolved.append("\n") }
            resolved += self.line(line)
        }
        return resolved
    }

    private static let rightToLeft: Unicode.Scalar = "\u{202B}"
    private static let leftToRight: Unicode.Scalar = "\u{202A}"
    private static let end: Unicode.Scalar = "\u{202C}"

    private static func isControl(_ character: Unicode.Scalar) -> Bool { (0x202A...0x202C).contains(character.value) }

    private static func line(_ line: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        var made: [Unicode.Scalar] = [], open: [Unicode.Scalar] = [], run: [Unicode.Scalar] = []
        for character in line {
            let isRun = open.count > 1 && open.last == leftToRight && open[open.count - 2] == rightToLeft
            switch character {
            case leftToRight, rightToLeft:
                open.append(character)
            case end:
                if isRun {
                    made += logical(run)
                    run = []
                }
                if !open.isEmpty { open.removeLast() }
            default:
                if isRun { run.append(character) } else { made.append(character) }
            }
        }
        return made + logical(run)
    }

    /// A run as it is seen from left to right, as it is read among right-to-left letters: words and numbers as they stand, the first
    /// of them last.
    private static func logical(_ run: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var parts: [ArraySlice<Unicode.Scalar>] = [], index = 0
        while index < run.count {
            let end = run[index].isStrong ? endOfWords(run, from: index) : index + 1
            parts.append(run[index..<end])
            index = end
        }
        return parts.reversed().flatMap { part in part.count == 1 ? [mirrored(part[part.startIndex])] : Array(part) }
    }

    /// Where words or numbers that belong together end: signs between them do not part them.
    private static func endOfWords(_ run: [Unicode.Scalar], from start: Int) -> Int {
        let hasLetters = run[start...].contains { $0.isWordLetter }
        var end = start + 1
        for index in end..<run.count where run[index].isStrong {
            let between = run[end..<index]
            let isHeld = hasLetters || between.allSatisfy { Letter.numberSeparators.contains($0) || $0 == "-" || $0 == "–" || $0 == "+" }
            guard isHeld else { break }
            end = index + 1
        }
        return end
    }

    private static func mirrored(_ character: Unicode.Scalar) -> Unicode.Scalar {
        let pairs: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "‹": "›", "›": "‹", "{": "}", "}": "{"]
        return pairs[character] ?? character
    }
}

extension Unicode.Scalar {
    /// What keeps its direction among right-to-left letters: letters of other scripts, and digits.
    fileprivate var isStrong: Bool { isWordLetter && !isArabicLetter || isDecimalDigit }
}
