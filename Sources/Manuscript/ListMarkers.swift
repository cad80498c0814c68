/// What a line begins with before its text: indents, quotes and markers of lists.
extension CopyPreparer {
    /// Appends the indents, quote and list markers that a line begins with, native digits as European ones, and returns where
    /// the rest begins.
    mutating func appendContainers(of line: Range<Int>) -> Int {
        var at = line.lowerBound
        while true {
            let start = at
            while at < line.upperBound, source.bytes[at].isBlank { at += 1 }
            bytes += source.bytes[start..<at]
            guard at < line.upperBound else { return at }
            if let (digits, marker) = nativeMarker(at: at, in: line) {
                if listDigits[lines.count] == nil { listDigits[lines.count] = digits }
                for digit in stride(from: at, to: marker.upperBound - 1, by: 2) {
                    replace(digit..<digit + 2, with: [0x30 + source.bytes[digit + 1] & 0x0F])
                }
                bytes.append(source.bytes[marker.upperBound - 1])
                at = marker.upperBound
            } else if let marker = europeanMarker(at: at, in: line) {
                bytes += source.bytes[marker]
                at = marker.upperBound
            } else {
                return at
            }
        }
    }

    /// `>`, a bullet or a number in European digits.
    private func europeanMarker(at start: Int, in line: Range<Int>) -> Range<Int>? {
        var at = start
        switch source.bytes[at] {
        case UInt8(ascii: ">"): return start..<start + 1
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): at += 1
        default:
            while at < line.upperBound, source.bytes[at].isDigit { at += 1 }
            guard at > start, let end = delimiter(at: at, in: line) else { return nil }
            at = end
        }
        return isBlankOrEnd(at, in: line) ? start..<at : nil
    }

    /// One to nine Arabic-Indic or Persian digits, each of two bytes, with a delimiter and a space behind them.
    private func nativeMarker(at start: Int, in line: Range<Int>) -> (List.Digits, Range<Int>)? {
        var at = start
        var digits: List.Digits?
        while at + 1 < line.upperBound, let kind = nativeDigit(source.bytes[at], source.bytes[at + 1]),
              digits == nil || digits == kind {
            digits = kind
            at += 2
        }
        guard let digits, at - start <= 18, let end = delimiter(at: at, in: line), isBlankOrEnd(end, in: line) else { return nil }
        return (digits, start..<end)
    }

    private func nativeDigit(_ lead: UInt8, _ trail: UInt8) -> List.Digits? {
        switch (lead, trail) {
        case (0xD9, 0xA0...0xA9): .arabicIndic
        case (0xDB, 0xB0...0xB9): .persian
        default: nil
        }
    }

    private func delimiter(at offset: Int, in line: Range<Int>) -> Int? {
        guard offset < line.upperBound else { return nil }
        return source.bytes[offset] == UInt8(ascii: ".") || source.bytes[offset] == UInt8(ascii: ")") ? offset + 1 : nil
    }

    private func isBlankOrEnd(_ offset: Int, in line: Range<Int>) -> Bool {
        offset >= line.upperBound || source.bytes[offset].isBlank
    }
}
