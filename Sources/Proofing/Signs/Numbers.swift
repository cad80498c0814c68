/// Which ten characters a number is written in.
enum DigitSystem: Int, Sendable, CaseIterable {
    case european = 0x30, arabicIndic = 0x660, persian = 0x6F0

    init?(_ character: Unicode.Scalar) {
        guard let system = Self.allCases.first(where: { $0.contains(character) }) else { return nil }
        self = system
    }

    func contains(_ character: Unicode.Scalar) -> Bool { character.value >= UInt32(rawValue) && character.value < UInt32(rawValue) + 10 }

    /// The digit of this system for one of any of them.
    func digit(for character: Unicode.Scalar) -> Unicode.Scalar {
        guard let other = DigitSystem(character) else { return character }
        return Unicode.Scalar(UInt32(rawValue) + character.value - UInt32(other.rawValue)) ?? character
    }

    var name: String {
        switch self {
        case .european: "European"
        case .arabicIndic: "Arabic"
        case .persian: "Persian"
        }
    }
}

/// The numbers of a passage in Arabic script, and which of them belong to its running text.
struct NumberReading {
    struct Number {
        var range: Range<Int>
        /// The systems of its digits, in the order of ``DigitSystem``.
        var systems: [DigitSystem]
        /// Whether it is one of the sentence: none of a name, a product, a version, a telephone number.
        var isRunning: Bool
        /// Whether all around it is in Arabic script.
        var isAmongWords: Bool
    }

    private(set) var numbers: [Number] = []

    init(_ passage: Passage, _ words: [Word]) {
        let text = passage.characters
        var shields = passage.shielded[...]
        let sides = LetterSides(text)
        let chains = Self.chains(words.filter { $0.kind == .number }, in: text)
        for chain in chains {
            while let first = shields.first, first.upperBound <= chain.range.lowerBound { shields.removeFirst() }
            if let first = shields.first, first.lowerBound < chain.range.upperBound { continue }
            let before = sides.before[chain.range.lowerBound], after = sides.after[chain.range.upperBound]
            let isApart = !Self.touchesLatin(chain.range, in: text) && !Self.isCode(chain, in: text)
            for range in chain.numbers {
                let systems = DigitSystem.allCases.filter { system in text[range].contains(where: system.contains) }
                guard !systems.isEmpty else { continue }
                numbers.append(Number(range: range, systems: systems, isRunning: isApart && !(before == .other && after == .other),
                                      isAmongWords: isApart && before != .other && after != .other && !(before == .none && after == .none)))
            }
        }
    }

    /// Numbers that hyphens tie together.
    private struct Chain {
        var numbers: [Range<Int>]
        var range: Range<Int> { numbers[0].lowerBound..<numbers[numbers.count - 1].upperBound }
    }

    private static func chains(_ words: [Word], in text: [Unicode.Scalar]) -> [Chain] {
        var chains: [Chain] = []
        for word in words {
            if let last = chains.last?.range.upperBound, last + 1 == word.range.lowerBound, "-–_".unicodeScalars.contains(text[last]) {
                chains[chains.count - 1].numbers.append(word.range)
            } else {
                chains.append(Chain(numbers: [word.range]))
            }
        }
        return chains
    }

    /// A4, 3D, MP3, and with a blank between ISO 216 and 300 dpi.
    private static func touchesLatin(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
        func isLatin(_ index: Int) -> Bool {
            guard text.indices.contains(index) else { return false }
            if text[index].isLatinLetter || "_@#$=/\\".unicodeScalars.contains(text[index]) { return true }
            guard text[index] == "-" || text[index] == "." || text[index].isAnyBlank else { return false }
            let next = index < range.lowerBound ? index - 1 : index + 1
            return text.indices.contains(next) && text[next].isLatinLetter
        }
        return isLatin(range.lowerBound - 1) || isLatin(range.upperBound)
    }

    /// Telephone numbers with a plus, versions, ISBN.
    private static func isCode(_ chain: Chain, in text: [Unicode.Scalar]) -> Bool {
        let range = chain.range
        let digits = text[range].count(where: \.isDecimalDigit)
        if digits > 9, chain.numbers.count > 1 || digits > 12 { return true }
        if text[range].count(where: { $0 == "." }) > 1 { return true }
        var before = range.lowerBound - 1, steps = 0
        // What a plus opens goes on over blanks and hyphens.
        while before >= 0, steps < 24, text[before].isDecimalDigit || " -()\u{A0}\u{200E}".unicodeScalars.contains(text[before]) { before -= 1; steps += 1 }
        if before >= 0, text[before] == "+" { return true }
        return text[range].contains(".") && isVersion(range.lowerBound, in: text)
    }

    /// Whether the word before a number says that it counts versions.
    private static func isVersion(_ start: Int, in text: [Unicode.Scalar]) -> Bool {
        guard start > 1, text[start - 1].isAnyBlank else { return false }
        let word = text[..<(start - 1)].suffix(12).split(whereSeparator: \.isAnyBlank).last.map { String($0) } ?? ""
        return ["نسخهٔ", "نسخه", "نسخه‌ی", "ویرایش", "الإصدار", "إصدار", "النسخة", "نسخة"].contains(word)
    }
}

/// Whether the nearest letters on both sides of each place are Arabic.
struct LetterSides {
    enum Side: Sendable { case none, arabic, other }

    private(set) var before: [Side], after: [Side]

    init(_ text: [Unicode.Scalar]) {
        before = Array(repeating: .none, count: text.count + 1)
        after = before
        var side = Side.none
        for index in text.indices {
            before[index] = side
            side = Self.side(of: text[index]) ?? side
        }
        before[text.count] = side
        side = .none
        for index in text.indices.reversed() {
            side = Self.side(of: text[index]) ?? side
            after[index] = side
        }
    }

    private static func side(of character: Unicode.Scalar) -> Side? {
        if character.isArabicLetter || character.isPresentationForm { return .arabic }
        if character.isASCIILetter { return .other }
        return character.value > 0x7F && character.isWordLetter && character != Letter.tatweel ? .other : nil
    }
}
