/// Three dots become one ellipsis; rows of dots that lead to something stay.
struct DotRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = SignText(passage)
        var found: [Correction] = [], index = 0
        while index < text.count {
            guard text[index] == "." else { index += 1; continue }
            let close = run(from: index, step: 1, in: text), spaced = run(from: index, step: 2, in: text)
            if close.count > 1 {
                if let confidence = confidence(of: close.range, count: close.count, in: text) { found.append(Correction(.dots, close.range, "…", confidence)) }
                index = close.range.upperBound
            } else {
                if spaced.count == 3, let confidence = confidence(of: spaced.range, count: 3, in: text) {
                    found.append(Correction(.dots, spaced.range, "…", confidence))
                }
                index = spaced.range.upperBound
            }
        }
        return found
    }

    /// Dots from `start` on, each `step` behind the last, with blanks between.
    private func run(from start: Int, step: Int, in text: SignText) -> (range: Range<Int>, count: Int) {
        var last = start, count = 1
        while text[last + step] == ".", step == 1 || text[last + 1] == " " { last += step; count += 1 }
        return (start..<last + 1, count)
    }

    /// How sure it is that these are an ellipsis; nil where they are not.
    private func confidence(of range: Range<Int>, count: Int, in text: SignText) -> Confidence? {
        let before = text.any(range.lowerBound - 1), after = text.any(range.upperBound)
        if count < 3 || leads(range, count: count, in: text) { return nil }
        // After a question Russian writes two dots more.
        if let before, "?!؟.…".unicodeScalars.contains(before) { return nil }
        if count > 3 || after == "…" || before?.isDecimalDigit == true && after?.isDecimalDigit == true { return .medium }
        if before == "/" || after == "/" || before == "\\" || after == "\\" { return nil }
        return .high
    }

    /// Whether a row of dots leads to a page number, or is a blank to write on.
    private func leads(_ range: Range<Int>, count: Int, in text: SignText) -> Bool {
        guard count > 4 else { return text.role == .cell && count > 3 }
        if count > 7 || text.role == .cell || text.role == .address { return true }
        var next = range.upperBound
        while text.any(next) == " " { next += 1 }
        return text.any(next).map(\.isDecimalDigit) == true || text.any(range.lowerBound - 1) == ":" || text.any(range.lowerBound - 2) == ":"
    }
}
