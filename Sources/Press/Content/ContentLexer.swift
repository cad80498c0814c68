/// Reads the tokens of a content stream, of Cairo's or of anybody's.
///
/// It never fails: bytes that begin no token are stepped over, and a string that does not end ends with the stream.
/// Source: ISO 32000-1 7.2, 7.3 and 8.9.7.
struct ContentLexer {
    enum Kind {
        case number
        /// With its slash.
        case name
        /// In parentheses.
        case literal
        /// In angle brackets.
        case hexadecimal
        /// `[`, `]`, `<<` or `>>`.
        case bracket
        /// An operator, or `true`, `false` or `null`.
        case word
        /// The samples of an inline image, between `ID` and `EI`.
        case samples
    }

    struct Token {
        var kind: Kind
        /// Of the stream.
        var range: Range<Int>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var isAtSamples = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Token? {
        if isAtSamples { return samples() }
        while at < bytes.count {
            let start = at, kind: Kind
            switch bytes[at] {
            case UInt8(ascii: "("):
                kind = .literal
                skipLiteral()
            case UInt8(ascii: "<") where peek(1) != UInt8(ascii: "<"):
                kind = .hexadecimal
                while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
                at = min(at + 1, bytes.count)
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                kind = .bracket
                at += peek(1) == bytes[at] ? 2 : 1
            case UInt8(ascii: "["), UInt8(ascii: "]"):
                kind = .bracket
                at += 1
            case UInt8(ascii: "/"):
                kind = .name
                at += 1
                skipRegular()
            case UInt8(ascii: "%"):
                while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
                continue
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
                kind = .number
                skipRegular()
            case let byte where Self.isRegular(byte):
                kind = .word
                skipRegular()
                isAtSamples = at - start == 2 && bytes[start] == UInt8(ascii: "I") && bytes[start + 1] == UInt8(ascii: "D")
            default:
                at += 1
                continue
            }
            return Token(kind: kind, range: start..<at)
        }
        return nil
    }

    /// Past a string in parentheses, which may nest where they match.
    private mutating func skipLiteral() {
        var depth = 0
        repeat {
            switch bytes[at] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\\"): at += 1
            default: break
            }
            at += 1
        } while depth > 0 && at < bytes.count
        at = min(at, bytes.count)
    }

    /// One byte of white space behind `ID`, then everything to an `EI` that stands alone.
    private mutating func samples() -> Token? {
        isAtSamples = false
        at = min(at + 1, bytes.count)
        let start = at
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "E"), peek(1) == UInt8(ascii: "I"), peek(2).map(Self.isSpace) ?? true,
               at == start || Self.isSpace(bytes[at - 1]) { break }
            at += 1
        }
        return Token(kind: .samples, range: start..<at)
    }

    private func peek(_ distance: Int) -> UInt8? { at + distance < bytes.count ? bytes[at + distance] : nil }

    private mutating func skipRegular() {
        while at < bytes.count, Self.isRegular(bytes[at]) { at += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }

    private static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 9, 10, 12, 13, 32: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
             UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"): false
        default: true
        }
    }
}
