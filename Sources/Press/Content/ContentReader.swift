/// Reads the operations of a content stream: an operator with the operands before it.
struct ContentReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var lexer: ContentLexer
    /// The operands of the operation that was read last; those of arrays and dictionaries one by one, with their brackets.
    private(set) var operands: [ContentLexer.Token] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        lexer = ContentLexer(bytes)
    }

    /// More operands than any operator takes, array elements apart; what a broken stream piles up goes.
    private static let mostOperands = 100_000

    /// The place of the next operator; its operands are in ``operands``. Nil at the end of the stream.
    mutating func next() -> Range<Int>? {
        operands.removeAll(keepingCapacity: true)
        while let token = lexer.next() {
            if token.kind == .word, !isConstant(token.range) { return token.range }
            if operands.count < Self.mostOperands { operands.append(token) }
        }
        return nil
    }

    /// Whether what stands at a place is this operator.
    func reads(_ range: Range<Int>, _ name: StaticString) -> Bool {
        range.count == name.utf8CodeUnitCount
            && range.indices.allSatisfy { bytes[$0] == name.utf8Start[$0 - range.lowerBound] }
    }

    /// The number that an operand is; nil for another kind, and for one that is not there.
    func number(_ operand: Int) -> Double? {
        guard operands.indices.contains(operand), operands[operand].kind == .number else { return nil }
        return Self.number(bytes[operands[operand].range])
    }

    /// The name that an operand is, with its slash.
    func name(_ operand: Int) -> String? {
        guard operands.indices.contains(operand), operands[operand].kind == .name else { return nil }
        return String(decoding: bytes[operands[operand].range], as: UTF8.self)
    }

    private func isConstant(_ range: Range<Int>) -> Bool {
        reads(range, "true") || reads(range, "false") || reads(range, "null")
    }

    /// A decimal number as PDF writes it; signs and dots that do not belong there end it.
    static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Double {
        var value = 0.0, scale = 0.0, isNegative = false
        for (place, byte) in digits.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value * 10 + Double(byte & 0x0F)
                scale *= 10
            case UInt8(ascii: ".") where scale == 0: scale = 1
            case UInt8(ascii: "-") where place == 0: isNegative = true
            case UInt8(ascii: "+") where place == 0: break
            default: return signed(value, scale, isNegative)
            }
        }
        return signed(value, scale, isNegative)
    }

    private static func signed(_ value: Double, _ scale: Double, _ isNegative: Bool) -> Double {
        let size = scale > 1 ? value / scale : value
        return isNegative ? -size : size
    }
}
