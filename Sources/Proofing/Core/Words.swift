/// A word, a number or an address in a text.
struct Word: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// Letters with their marks, non-joiners, tatweels and lost characters between them.
        case letters
        /// Digits, with separators between them.
        case number
        /// A web address or a mail address, which no rule of spelling touches.
        case address
    }

    var range: Range<Int>
    var kind: Kind
}

/// The words of a text, in order. Hyphens part words; the apostrophe within a word does not.
func words(in text: [Unicode.Scalar]) -> [Word] {
    var found: [Word] = [], index = 0
    while index < text.count {
        if let end = endOfAddress(in: text, from: index) {
            found.append(Word(range: index..<end, kind: .address))
            index = end
        } else if text[index].isWordLetter {
            let end = endOfLetters(in: text, from: index)
            found.append(Word(range: index..<end, kind: .letters))
            index = end
        } else if text[index].isDecimalDigit {
            let end = endOfNumber(in: text, from: index)
            found.append(Word(range: index..<end, kind: .number))
            index = end
        } else {
            index += 1
        }
    }
    return found
}

private func endOfLetters(in text: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    while end < text.count {
        let character = text[end]
        let isHeld = character.isWordLetter || character.isMark || character.isJoinControl || character == Letter.replacement
            || character == Letter.softHyphen
        if isHeld {
            end += 1
        } else if character.isApostrophe, end + 1 < text.count, text[end + 1].isWordLetter {
            end += 2
        } else {
            break
        }
    }
    // What joins or parts letters belongs to a word only between them.
    while end > start + 1, text[end - 1].isJoinControl || text[end - 1] == Letter.softHyphen { end -= 1 }
    return end
}

private func endOfNumber(in text: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    while end < text.count {
        if text[end].isDecimalDigit {
            end += 1
        } else if Letter.numberSeparators.contains(text[end]), end + 1 < text.count, text[end + 1].isDecimalDigit {
            end += 2
        } else {
            break
        }
    }
    return end
}

/// Where an address that begins here ends; nil where none begins.
private func endOfAddress(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard text[start].isASCIIAlphanumeric, start == 0 || !text[start - 1].isASCIIAlphanumeric else { return nil }
    var end = start, hasMark = false
    while end < text.count, text[end].value > 0x20, text[end].value < 0x7F, !#"<>"{}|\^`"#.unicodeScalars.contains(text[end]) {
        end += 1
    }
    while end > start, ".,;:!?)]'".unicodeScalars.contains(text[end - 1]) { end -= 1 }
    for index in start..<end where index > start {
        if text[index] == "@" { hasMark = true }
        if text[index] == "/", text[index - 1] == "/" || hasDot(text[start..<index]) { hasMark = true }
    }
    return hasMark || text[start..<end].starts(with: "www.".unicodeScalars) || isHost(text[start..<end]) ? end : nil
}

private func hasDot(_ text: ArraySlice<Unicode.Scalar>) -> Bool { text.contains(".") }

/// Letters, a dot, and a domain of two to six lower-case letters: `varaq.example`.
private func isHost(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, let last = parts.last, (2...7).contains(last.count) else { return false }
    return last.allSatisfy { ("a"..."z").contains($0) } && parts.dropLast().allSatisfy { part in
        part.count > 1 && part.allSatisfy { $0.isASCIIAlphanumeric || $0 == "-" }
    }
}
