import LayoutBook

/// A colour as operands of `rg` and `RG`, from 0 to 1.
struct Colour: Hashable {
    var red, green, blue: Double
}

/// The RGB keys that stand for inks and their tints, and for bare paper.
struct ColourKeys {
    /// Packed as 0xRRGGBB.
    private let keys: [UInt32]

    init(_ inks: [Ink]) {
        keys = (inks + [.paper]).map { UInt32($0.red) << 16 | UInt32($0.green) << 8 | UInt32($0.blue) }
    }

    /// The first colour in a content stream, for fills or strokes, that is no ink's key.
    func firstStranger(in content: UnsafeBufferPointer<UInt8>) -> Colour? {
        var colours = ColourReader(content)
        while let colour = colours.next() {
            if !contains(colour) { return colour }
        }
        return nil
    }

    private func contains(_ colour: Colour) -> Bool {
        let parts = [colour.red, colour.green, colour.blue].map { (exact: $0 * 255, near: ($0 * 255).rounded()) }
        guard parts.allSatisfy({ abs($0.exact - $0.near) < 0.01 && 0...255 ~= $0.near }) else { return false }
        return keys.contains(parts.reduce(0) { $0 << 8 | UInt32($1.near) })
    }
}

/// Reads the colours out of a content stream: the operands of `rg` and `RG`, the only colour operators of Cairo's.
///
/// Knows strings, numbers and words, which is all there is in a page of Cairo's: pictures stand in streams of their
/// own.
/// Source: ISO 32000-1 7.2 and 8.6.8.
struct ColourReader: IteratorProtocol {
    private let content: UnsafeBufferPointer<UInt8>
    private var at = 0
    /// Where the last three numbers begin, the oldest first.
    private var operands = (0, 0, 0)

    init(_ content: UnsafeBufferPointer<UInt8>) { self.content = content }

    mutating func next() -> Colour? {
        while at < content.count {
            switch content[at] {
            case UInt8(ascii: "("): skipLiteral()
            case UInt8(ascii: "<"): skipHexadecimal()
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
                operands = (operands.1, operands.2, at)
                skipWord()
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                if let colour = readWord() { return colour }
            case UInt8(ascii: "/"):
                at += 1
                skipWord()
            default: at += 1
            }
        }
        return nil
    }

    private mutating func readWord() -> Colour? {
        let start = at
        skipWord()
        let isColour = at - start == 2 && content[start] | 0x20 == UInt8(ascii: "r")
            && content[start + 1] | 0x20 == UInt8(ascii: "g")
        guard isColour else { return nil }
        return Colour(red: number(at: operands.0), green: number(at: operands.1), blue: number(at: operands.2))
    }

    private mutating func skipWord() {
        while at < content.count, Self.isRegular(content[at]) { at += 1 }
    }

    /// Past a string in parentheses, which may nest where they match.
    private mutating func skipLiteral() {
        var depth = 0
        repeat {
            switch content[at] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\\"): at += 1
            default: break
            }
            at += 1
        } while depth > 0 && at < content.count
    }

    /// Past a string in angle brackets, or past the two that open a dictionary.
    private mutating func skipHexadecimal() {
        at += 1
        if at < content.count, content[at] == UInt8(ascii: "<") {
            at += 1
            return
        }
        while at < content.count, content[at] != UInt8(ascii: ">") { at += 1 }
    }

    /// The unsigned decimal number at a place; Cairo writes no other as a colour.
    private func number(at start: Int) -> Double {
        var value = 0.0, scale = 0.0
        for index in start..<content.count {
            switch content[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value * 10 + Double(content[index] & 0x0F)
                scale *= 10
            case UInt8(ascii: "."): scale = 1
            default: return scale > 1 ? value / scale : value
            }
        }
        return value
    }

    private static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 9, 10, 12, 13, 32: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
             UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"): false
        default: true
        }
    }
}
