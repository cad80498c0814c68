/// Strings of content streams as bytes. Source: ISO 32000-1 7.3.4.
struct TextBytes {
    /// Of the string that was read last.
    private(set) var bytes: [UInt8] = []

    mutating func read(_ token: ContentLexer.Token, _ all: UnsafeBufferPointer<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        let inside = all[token.range].dropFirst().dropLast()
        if token.kind == .hexadecimal { readHexadecimal(inside) } else { readLiteral(inside) }
    }

    private mutating func readHexadecimal(_ inside: Slice<UnsafeBufferPointer<UInt8>>) {
        var high: UInt8?
        for byte in inside {
            guard let digit = UnpackedData.hexadecimal(byte) else { continue }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else { high = digit }
        }
        if let high { bytes.append(high << 4) }
    }

    private mutating func readLiteral(_ inside: Slice<UnsafeBufferPointer<UInt8>>) {
        var at = inside.startIndex
        while at < inside.endIndex {
            let byte = inside[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < inside.endIndex else {
                bytes.append(byte)
                continue
            }
            let next = inside[at]
            at += 1
            switch next {
            case UInt8(ascii: "n"): bytes.append(10)
            case UInt8(ascii: "r"): bytes.append(13)
            case UInt8(ascii: "t"): bytes.append(9)
            case UInt8(ascii: "b"): bytes.append(8)
            case UInt8(ascii: "f"): bytes.append(12)
            case 13: if at < inside.endIndex, inside[at] == 10 { at += 1 }
            case 10: break
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                var value = Int(next & 7), digits = 1
                while digits < 3, at < inside.endIndex, 0x30...0x37 ~= inside[at] {
                    value = value * 8 + Int(inside[at] & 7)
                    at += 1
                    digits += 1
                }
                bytes.append(UInt8(truncatingIfNeeded: value))
            default: bytes.append(next)
            }
        }
    }
}
