/// What the characters of Cyrillic, Latin and Arabic are to the words at a line's end.
enum Letters {
    static func isSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x20, 0x9, 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0x2028: true
        default: false
        }
    }

    /// What justification widens; see ``isSpace(_:)`` for all spaces.
    static func isWordSpace(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0xA0 }

    /// A letter, a mark, a digit, or a hyphen.
    static func isOfWord(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x400...0x52F, 0x61...0x7A, 0x30...0x39, 0x41...0x5A, 0x2D, 0x620...0x669, 0x66E...0x6D3, 0x6D5...0x6FF, 0x200C, 0xAD,
             0xC0...0x3FF, 0x750...0x77F, 0x8A0...0x8FF, 0x2010, 0x2011: true
        default: false
        }
    }

    /// A word may begin behind it: a space, an opening quote or bracket, a dash.
    static func opensWord(_ unit: UInt16) -> Bool { isSpace(unit) || opensQuote(unit) || isDash(unit) }

    static func isDash(_ unit: UInt16) -> Bool { unit >= 0x2012 && unit <= 0x2015 }

    static func opensQuote(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x28, 0x5B, 0xAB, 0x2018, 0x201C, 0x201E, 0x2039, 0x22: true
        default: false
        }
    }

    static func isDigit(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: true
        default: false
        }
    }

    /// Latin capitals, and the Cyrillic ones that are typed for them.
    static func isRoman(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x49, 0x56, 0x58, 0x4C, 0x43, 0x44, 0x4D, 0x425, 0x406: true
        default: false
        }
    }

    static func isCapital(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x410...0x42F, 0x400...0x40F, 0x41...0x5A: true
        case 0x48A...0x4BF, 0x4D0...0x52F: unit & 1 == 0
        default: false
        }
    }

    /// Of the letters that ``isCapital(_:)`` knows.
    static func small(_ unit: UInt16) -> UInt16 {
        guard isCapital(unit) else { return unit }
        return unit >= 0x48A ? unit + 1 : unit >= 0x400 && unit < 0x410 ? unit + 0x50 : unit + 0x20
    }

    static func isSmall(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x430...0x45F, 0x61...0x7A: true
        case 0x48A...0x4BF, 0x4D0...0x52F: unit & 1 == 1
        default: false
        }
    }

    /// A capital, or a letter of Arabic script, which has none.
    static func mayBeginName(_ unit: UInt16) -> Bool {
        isCapital(unit) || (unit >= 0x620 && unit <= 0x64A) || (unit >= 0x671 && unit <= 0x6D3)
    }

    /// % ‰ ° ′ ″, and the signs of currencies.
    static func isUnitSign(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x25, 0x66A, 0x2030, 0xB0, 0x2032, 0x2033, 0x24, 0xA3, 0x20A0...0x20C0, 0x60B, 0xFDFC: true
        default: false
        }
    }

    /// Whether an apostrophe at `offset` goes on with the word before it.
    static func isApostrophe(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        guard offset + 1 < text.count, isOfWord(text[offset + 1]) else { return false }
        return text[offset] == 0x2019 || text[offset] == 0x27
    }

    /// How many letters or digits stand in a row before `end` or from `start` on, as far as `limit`.
    static func count(endingBefore end: Int, _ text: UnsafeBufferPointer<UInt16>, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, count < end, isLetter(text[end - count - 1]) { count += 1 }
        return count
    }

    static func count(from start: Int, _ text: UnsafeBufferPointer<UInt16>, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, start + count < text.count, isLetter(text[start + count]) { count += 1 }
        return count
    }

    private static func isLetter(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x2D, 0xAD, 0x2010, 0x2011: false
        default: isOfWord(unit)
        }
    }
}
