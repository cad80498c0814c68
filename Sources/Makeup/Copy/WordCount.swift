/// Words as authors count them: runs of text between spaces.
enum WordCount {
    /// How many words begin at `offset` (UTF-16) or behind it.
    static func words(in text: [UInt16], from offset: Int = 0) -> Int {
        var count = 0, afterSpace = offset == 0 || isSpace(text[offset - 1])
        for unit in text[min(offset, text.count)...] {
            let space = isSpace(unit)
            if afterSpace, !space { count += 1 }
            afterSpace = space
        }
        return count
    }

    /// Where the first word that begins at `offset` or behind it begins; the end of the text where there is none.
    static func firstWord(in text: [UInt16], from offset: Int) -> Int {
        var place = offset
        if place > 0, !isSpace(text[place - 1]) { while place < text.count, !isSpace(text[place]) { place += 1 } }
        while place < text.count, isSpace(text[place]) { place += 1 }
        return place
    }

    static func isSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
