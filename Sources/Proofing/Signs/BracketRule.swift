/// Brackets and quotes without their other one, or with another's.
struct BracketRule: PassageRule {
    /// More in one passage are no slips.
    private static let most = 20

    private struct Open {
        var character: Unicode.Scalar
        var index: Int
    }

    private static let closings: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"]
    private static let openings: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"]

    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = SignText(passage)
        var open: [Open] = [], found: [Correction] = [], strays: [Open] = []
        for index in text.text.indices {
            guard let character = text[index] else { continue }
            if Self.closings[character] != nil {
                open.append(Open(character: character, index: index))
            } else if let opening = Self.openings[character] {
                close(opening, at: index, &open, in: text, into: &found, &strays)
            }
        }
        found += turned(&strays, &open, in: text)
        found += strays.prefix(Self.most).map { finding($0.index, in: text, .medium, "\(shown($0.character)) behind \(word(before: $0.index, in: text)) closes nothing") }
        let hasClosing = text.text.contains("»")
        found += open.prefix(Self.most).map { unclosed($0, mayShare: hasClosing, in: text) } + strayQuotes(in: text)
        return Array(found.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(Self.most))
    }

    private func close(_ opening: Unicode.Scalar, at index: Int, _ open: inout [Open], in text: SignText, into found: inout [Correction],
                       _ strays: inout [Open]) {
        let character = text.text[index]
        if let last = open.last, last.character == opening { open.removeLast(); return }
        if let below = open.suffix(8).dropLast().last(where: { $0.character == opening }) {
            // What stands within and is not closed is spoken of for itself.
            while let last = open.popLast(), last.index != below.index { found.append(unclosed(last, mayShare: true, in: text)) }
            return
        }
        if isItemMark(index, in: text) || isFace(index, in: text) { return }
        if let last = open.last, last.character != "«" || character != "›" {
            open.removeLast()
            found.append(finding(index, in: text, .medium,
                                 "\(shown(last.character)) before \(word(from: last.index + 1, in: text)) is closed by \(shown(character)) behind "
                                     + word(before: index, in: text)))
            return
        }
        strays.append(Open(character: character, index: index))
    }

    /// a), 1), ۱) at the beginning of something.
    private func isItemMark(_ index: Int, in text: SignText) -> Bool {
        guard text.text[index] == ")" else { return false }
        var start = index
        while start > 0, index - start < 5, text.text[start - 1].isDecimalDigit || text.text[start - 1].isWordLetter { start -= 1 }
        let length = index - start
        let isShort = length == 1 || length > 0 && length < 4 && text.text[start..<index].allSatisfy(\.isDecimalDigit)
        return isShort && (start == 0 || text.text[start - 1].isAnyBlank)
    }

    /// :) and ;-)
    private func isFace(_ index: Int, in text: SignText) -> Bool {
        guard let before = text.any(index - 1) else { return false }
        return ":;)".unicodeScalars.contains(before) || before == "-" && text.any(index - 2).map { ":;".unicodeScalars.contains($0) } == true
    }

    /// A closing one before its opening one: they face the wrong way, as happens where a text changed its direction.
    private func turned(_ strays: inout [Open], _ open: inout [Open], in text: SignText) -> [Correction] {
        guard strays.count == 1, open.count == 1, Self.closings[open[0].character] == strays[0].character, strays[0].index < open[0].index else { return [] }
        let message = "\(shown(strays[0].character)) and \(shown(open[0].character)) around “\(text.string(strays[0].index + 1..<min(open[0].index, strays[0].index + 30)))” face the wrong way"
        let turned = [Correction(.brackets, strays[0].index..<strays[0].index + 1, [open[0].character], .medium, message),
                      Correction(.brackets, open[0].index..<open[0].index + 1, [strays[0].character], .medium, message)]
        strays = []
        open = []
        return turned
    }

    private func unclosed(_ mark: Open, mayShare: Bool, in text: SignText) -> Correction {
        // A quotation that goes on opens in each of its paragraphs, and of two that end together one mark is often written.
        let mayGoOn = mark.character == "«" && (mark.index == 0 || text.role == .verse || mayShare)
        return finding(mark.index, in: text, mayGoOn ? .low : .medium, "\(shown(mark.character)) before \(word(from: mark.index + 1, in: text)) is not closed")
    }

    private func strayQuotes(in text: SignText) -> [Correction] {
        guard text.text.contains(where: { "\"“”„".unicodeScalars.contains($0) }) else { return [] }
        return QuotePairs(text).strays.filter { $0.kind == .straight || $0.kind == .curly || $0.kind == .low }.prefix(Self.most).map { mark in
            finding(mark.range.lowerBound, in: text, mark.kind == .straight ? .medium : .low,
                    "\(shown(text.text[mark.range.lowerBound])) beside \(word(from: mark.range.upperBound, in: text)) has no other one")
        }
    }

    private func finding(_ index: Int, in text: SignText, _ confidence: Confidence, _ message: String) -> Correction {
        Correction(.brackets, index..<index + 1, nil, confidence, message)
    }

    private func shown(_ character: Unicode.Scalar) -> String { "the “\(character)”" }

    private func word(from start: Int, in text: SignText) -> String {
        let word = text.text[min(start, text.count)...].prefix(40).drop { $0.isAnyBlank }.prefix { !$0.isAnyBlank }.prefix(20)
        return word.isEmpty ? "the end" : "“\(String(word))”"
    }

    private func word(before end: Int, in text: SignText) -> String {
        let word = text.text[..<end].suffix(20).split(whereSeparator: \.isAnyBlank).last
        return word.map { "“\(String($0))”" } ?? "the beginning"
    }
}
