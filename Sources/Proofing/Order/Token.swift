/// A word, a numeral or a sign of a raw line, as the order of pieces is found by.
struct Token: Sendable {
    enum Kind: Sendable { case word, number, sign, other }

    /// Whether justification stretched a word; `fixed` are words that have no place for it.
    enum Stretch: Int, Sendable { case fixed, plain, stretched }

    /// Indices of the characters of the line.
    var range: Range<Int>
    var kind: Kind
    /// Its number in the word book.
    var word: Int32
    var stretch: Stretch
    /// How many blanks stand before it.
    var blanks: Int
    /// Whether it was cut off the word before it here.
    var isCut = false
}

/// The tokens of a raw line.
struct LineReader {
    let book: WordBook
    /// Letters that tell nothing of stretching, as the text never stretches a word behind them.
    var unstretched: Set<Unicode.Scalar> = []

    /// Words whole, as they stand.
    func tokens(of text: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = [], index = 0, blanks = 0
        while index < text.count {
            let character = text[index]
            if Self.isBlank(character) {
                blanks += 1
                index += 1
                continue
            }
            let kind = Self.kind(character), start = index
            index += 1
            while index < text.count, Self.continues(text, start, index, kind) { index += 1 }
            tokens.append(token(text, start..<index, kind, blanks: blanks))
            blanks = 0
        }
        return tokens
    }

    func token(_ text: [Unicode.Scalar], _ range: Range<Int>, _ kind: Token.Kind, blanks: Int) -> Token {
        let key = kind == .word ? WordKey.of(text[range]) : Array(text[range])
        return Token(range: range, kind: kind, word: book.number(of: key, kind), stretch: stretch(text[range]), blanks: blanks)
    }

    static func isBlank(_ character: Unicode.Scalar) -> Bool { character.properties.isWhitespace }

    private static func kind(_ character: Unicode.Scalar) -> Token.Kind {
        if isOfWord(character) { return .word }
        if character.isDecimalDigit { return .number }
        return character.isWordLetter ? .other : .sign
    }

    private static func isOfWord(_ character: Unicode.Scalar) -> Bool {
        character.isArabicLetter || character == Letter.tatweel || character == Letter.replacement || character == Letter.zwnj
            || character == Letter.zwj || (0x64B...0x65F).contains(character.value) || character.value == 0x670
            || character.isPresentationForm
    }

    private static func continues(_ text: [Unicode.Scalar], _ start: Int, _ index: Int, _ kind: Token.Kind) -> Bool {
        let character = text[index]
        switch kind {
        case .word: return isOfWord(character)
        case .number:
            if character.isDecimalDigit { return true }
            return Letter.numberSeparators.contains(character) && index + 1 < text.count && text[index + 1].isDecimalDigit
        case .other: return character.isWordLetter && !isOfWord(character)
        case .sign: return character == "." && text[start] == "." || character == "-" && text[start] == "-"
        }
    }

    private func stretch(_ text: ArraySlice<Unicode.Scalar>) -> Token.Stretch {
        if text.contains(where: Self.isStretching) { return .stretched }
        let canStretch = zip(text, text.dropFirst()).contains { Self.areJoined($0, $1) && !unstretched.contains($0) }
        return canStretch ? .plain : .fixed
    }
}

extension LineReader {
    /// Letters that the text joins to others often enough, and never with a mark of stretching between.
    static func unstretched(in lines: some Sequence<[Unicode.Scalar]>) -> Set<Unicode.Scalar> {
        var bare: [Unicode.Scalar: Int] = [:], marked: Set<Unicode.Scalar> = []
        for line in lines where line.contains(where: isStretching) {
            for (letter, next) in zip(line, line.dropFirst()) {
                if isStretching(next) { marked.insert(letter) } else if areJoined(letter, next) { bare[letter, default: 0] += 1 }
            }
        }
        return Set(bare.filter { $0.value >= often && !marked.contains($0.key) }.keys)
    }

    private static let often = 5

    private static func isStretching(_ character: Unicode.Scalar) -> Bool {
        character == Letter.replacement || character == Letter.tatweel
    }

    /// Whether justification may stretch the joint between two letters.
    private static func areJoined(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        first.isArabicLetter && !first.joinsOnlyBefore && second.isArabicLetter && !(first == Letter.lam && Letter.alefs.contains(second))
    }
}

/// The natural logarithm, near enough for scores.
func logarithm(_ value: Float) -> Float {
    let binary = Float(value.exponent), rest = value.significand
    // ln of 1..<2 by three terms of the series of the area tangent.
    let ratio = (rest - 1) / (rest + 1), square = ratio * ratio
    return binary * 0.693_147 + 2 * ratio * (1 + square / 3 + square * square / 5)
}
