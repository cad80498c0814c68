/// A passage as the rules of signs read it: which characters are prose, and what stands around a place.
struct SignText {
    let text: [Unicode.Scalar]
    let tongue: Tongue
    let role: Passage.Role
    /// The words, numbers and addresses, in order.
    let words: [Word]
    /// Whether each character is one that no rule touches: of an address or under a shield.
    private let isHeld: [Bool]

    init(_ passage: Passage) {
        text = passage.characters
        tongue = passage.tongue
        role = passage.role
        words = Proofing.words(in: passage.characters)
        var isHeld = Array(repeating: false, count: passage.characters.count)
        for word in words where word.kind == .address { for index in word.range { isHeld[index] = true } }
        for range in passage.shielded { for index in range { isHeld[index] = true } }
        self.isHeld = isHeld
    }

    var count: Int { text.count }

    /// The character at `index` where it is prose; nil beyond both ends and where it is held.
    subscript(index: Int) -> Unicode.Scalar? { text.indices.contains(index) && !isHeld[index] ? text[index] : nil }

    /// The character at `index`, held or not; nil beyond both ends.
    func any(_ index: Int) -> Unicode.Scalar? { text.indices.contains(index) ? text[index] : nil }

    func isProse(_ range: Range<Int>) -> Bool { range.allSatisfy { self[$0] != nil } }

    /// A letter of the passage's own script, or a mark upon one.
    func isNative(_ character: Unicode.Scalar?) -> Bool {
        guard let character else { return false }
        if tongue.isArabicScript { return character.isArabicLetter || character.isPresentationForm || character.isMark || character.isJoinControl || character == Letter.tatweel }
        if tongue.isCyrillic { return character.isCyrillicLetter || character.isMark }
        return character.isWordLetter || character.isMark
    }

    /// The letters before `end`, without a gap.
    func letters(before end: Int) -> Range<Int> {
        var start = end
        while start > 0, let character = self[start - 1], isNative(character) || character.isWordLetter, end - start < 64 { start -= 1 }
        return start..<end
    }

    /// The letters from `start` on, without a gap.
    func letters(from start: Int) -> Range<Int> {
        var end = start
        while let character = self[end], isNative(character) || character.isWordLetter, end - start < 64 { end += 1 }
        return start..<end
    }

    func string(_ range: Range<Int>) -> String { String(text[range]) }
}

extension Unicode.Scalar {
    /// A space that the author typed: no fixed one.
    var isPlainBlank: Bool { self == " " || self == "\t" }
    /// Any space or line break.
    var isAnyBlank: Bool {
        switch value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x2028, 0x2029, 0x2000...0x200A: true
        default: false
        }
    }

    var isClosingSign: Bool { "»›”’\")]}".unicodeScalars.contains(self) }
    var isOpeningSign: Bool { "«‹„“‘\"([{".unicodeScalars.contains(self) }
    var isUppercaseLetter: Bool { isCyrillicLetter || isASCIILetter ? properties.isUppercase : false }
    var isLatinLetter: Bool { isASCIILetter || (0xC0...0x24F).contains(value) && value != 0xD7 && value != 0xF7 }
}
