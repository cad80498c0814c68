/// Undoes visual order: lines of Arabic script whose characters stand as they are seen from left to right, as old converters give them.
///
/// Comes before presentation forms are turned into letters: a ligature is one character and must be turned round as one.
struct VisualOrder {
    let lexicon: Lexicon

    /// The lines of a text, each in the order of reading. Lines that are so already come through untouched.
    func mended(_ lines: [TrackedText], book: inout RepairBook) -> [TrackedText] {
        let votes = lines.map { ReadingDirection(of: $0.characters, lexicon) }
        let whole = votes.reduce(into: ReadingDirection()) { $0.add($1) }
        let bad = lines.indices.filter { whole.isVisual ? !votes[$0].isLogical && votes[$0].hasArabic : votes[$0].isPlainlyVisual }
        guard !bad.isEmpty else { return lines }
        let isMirrored = bracketsAreMirrored(bad.map { lines[$0] })
        var mended = lines
        for index in bad {
            let turned = turned(lines[index], mirroring: isMirrored)
            guard turned.characters != lines[index].characters else { continue }
            if book.takes(.visualOrder, .high, at: lines[index].origin(of: 0), lines[index].string, turned.string) { mended[index] = turned }
        }
        return mended
    }

    /// The line backwards, with what runs from left to right forwards again.
    private func turned(_ line: TrackedText, mirroring: Bool) -> TrackedText {
        let characters = line.characters, edges = inner(characters)
        var order = Array(0..<edges.lowerBound) + edges.reversed() + Array(edges.upperBound..<characters.count)
        for run in leftToRightRuns(order.map { characters[$0] }) { order.replaceSubrange(run, with: order[run].reversed()) }
        var turned = TrackedText()
        for (place, index) in order.enumerated() {
            var character = line[index..<(index + 1)]
            if mirroring, let mirror = Self.mirrors[characters[index]], place < order.count { character.replace(0..<1, with: [mirror]) }
            turned.append(character)
        }
        return turned
    }

    /// The line without the blanks at its edges.
    private func inner(_ characters: [Unicode.Scalar]) -> Range<Int> {
        let lower = characters.firstIndex { !$0.properties.isWhitespace } ?? 0
        let upper = characters.lastIndex { !$0.properties.isWhitespace } ?? -1
        return lower..<max(lower, upper + 1)
    }

    /// Numbers with their separators, and words of other scripts with what stands between them.
    private func leftToRightRuns(_ text: [Unicode.Scalar]) -> [Range<Int>] {
        var runs: [Range<Int>] = [], index = 0
        while index < text.count {
            guard runsLeftToRight(text[index]) else { index += 1; continue }
            var end = index + 1, hasLetter = !text[index].isDecimalDigit, probe = end
            while probe < text.count, !isArabic(text[probe]) {
                let character = text[probe]
                if runsLeftToRight(character) {
                    let isNear = probe == end || probe == end + 1 && Letter.numberSeparators.contains(text[end])
                    let isLetter = !character.isDecimalDigit
                    guard isNear || hasLetter || isLetter else { break }
                    hasLetter = hasLetter || isLetter
                    end = probe + 1
                }
                probe += 1
            }
            runs.append(index..<end)
            index = end
        }
        return runs
    }

    private func runsLeftToRight(_ character: Unicode.Scalar) -> Bool {
        character.isDecimalDigit || character.isWordLetter && !isArabic(character)
    }

    private func isArabic(_ character: Unicode.Scalar) -> Bool {
        character.isArabicLetter || character.isPresentationForm || character == Letter.tatweel
    }

    /// Whether brackets stand as they were seen: turned round, the opening one comes behind the closing one.
    private func bracketsAreMirrored(_ lines: [TrackedText]) -> Bool {
        var seen = 0
        for line in lines {
            var depth = 0
            for character in line.characters.reversed() {
                if "([{«".unicodeScalars.contains(character) { depth += 1 }
                if ")]}»".unicodeScalars.contains(character) {
                    seen += depth > 0 ? -1 : 1
                    depth = max(0, depth - 1)
                }
            }
        }
        return seen >= 0
    }

    private static let mirrors: [Unicode.Scalar: Unicode.Scalar] = [
        "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "<": ">", ">": "<", "‹": "›", "›": "‹",
    ]
}
