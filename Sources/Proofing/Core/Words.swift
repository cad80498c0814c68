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
    var found: [Word] = [], index = 0, run = AddressRun()
    while index < text.count {
        if let end = run.endOfAddress(in: text, from: index) {
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

/// A run of characters that addresses are made of, looked at once, however many addresses may begin in it.
private struct AddressRun {
    /// The run without the marks that close a sentence.
    private var end = 0
    private var whole = 0..<0
    /// The last `@`, the last slash behind another, the last slash, and the last character that no host has; -1 for none.
    private var at = -1, doubleSlash = -1, slash = -1, foreign = -1
    /// Where the last label begins that is too short for a host, the last one not counted.
    private var shortLabel = -1
    /// Where the last label begins, and whether it may be a domain.
    private var lastLabel = 0, endsWithDomain = false
    /// The dots of the run, and how many of them have been passed.
    private var dots: [Int] = [], passed = 0

    /// Where an address that begins here ends; nil where none begins.
    mutating func endOfAddress(in text: [Unicode.Scalar], from start: Int) -> Int? {
        guard text[start].isASCIIAlphanumeric, start == 0 || !text[start - 1].isASCIIAlphanumeric else { return nil }
        if !whole.contains(start) { read(text, from: start) }
        guard start < end else { return nil }
        while passed < dots.count, dots[passed] < start { passed += 1 }
        let dot = passed < dots.count ? dots[passed] : Int.max
        let hasMark = at > start || doubleSlash > start || dot < slash
        return hasMark || text[start..<end].starts(with: "www.".unicodeScalars) || isHost(from: start, firstDot: dot) ? end : nil
    }

    /// Labels of two characters and more with dots between, and a domain of two to seven small letters: `varaq.example`.
    private func isHost(from start: Int, firstDot dot: Int) -> Bool {
        endsWithDomain && start < lastLabel && foreign < start && shortLabel < start && dot > start + 1
    }

    private mutating func read(_ text: [Unicode.Scalar], from start: Int) {
        self = AddressRun()
        var stop = start
        while stop < text.count, Self.isOfAddress(text[stop]) { stop += 1 }
        whole = start..<stop
        end = stop
        while end > start, ".,;:!?)]'".unicodeScalars.contains(text[end - 1]) { end -= 1 }
        lastLabel = start
        for index in start..<end {
            switch text[index] {
            case "@": at = index; foreign = index
            case "/":
                if index > start, text[index - 1] == "/" { doubleSlash = index }
                slash = index
                foreign = index
            case ".":
                dots.append(index)
                if index - lastLabel < 2 { shortLabel = lastLabel }
                lastLabel = index + 1
            case "-": break
            default: if !text[index].isASCIIAlphanumeric { foreign = index }
            }
        }
        let label = text[lastLabel..<end]
        endsWithDomain = (2...7).contains(label.count) && label.allSatisfy { ("a"..."z").contains($0) }
    }

    private static func isOfAddress(_ character: Unicode.Scalar) -> Bool {
        guard character.value > 0x20, character.value < 0x7F else { return false }
        switch character {
        case "<", ">", "\"", "{", "}", "|", "\\", "^", "`": return false
        default: return true
        }
    }
}
