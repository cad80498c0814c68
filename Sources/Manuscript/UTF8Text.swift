/// The first byte at which a file stops being text.
enum TextFault: Equatable {
    case invalidUTF8(offset: Int)
    case nul(offset: Int)
}

/// The first fault of `bytes` as UTF-8 text, nil for sound text.
/// Source: RFC 3629, section 4; The Unicode Standard, table 3-7.
func firstTextFault(in bytes: UnsafeBufferPointer<UInt8>) -> TextFault? {
    var at = 0
    while at < bytes.count {
        at = endOfASCII(in: bytes, from: at)
        // Words of two-byte letters come in runs, with a blank or a mark between them.
        while at + 1 < bytes.count, bytes[at] != 0 {
            if bytes[at] < 0x80 { at += 1; if bytes[at] < 0x80 { break } else { continue } }
            guard bytes[at] >= 0xC2, bytes[at] < 0xE0, bytes[at + 1].isContinuation else { break }
            at += 2
        }
        guard at < bytes.count else { break }
        if bytes[at] == 0 { return .nul(offset: at) }
        if bytes[at] < 0x80 { continue }
        let length = sequenceLength(in: bytes, at: at)
        guard length > 0 else { return .invalidUTF8(offset: at) }
        at += length
    }
    return nil
}

/// Where the run of ASCII characters other than NUL that starts at `start` ends, eight bytes at a time.
private func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    let raw = UnsafeRawBufferPointer(bytes)
    while at + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let zeroes = (word &- 0x0101_0101_0101_0101) & ~word
        if (word | zeroes) & 0x8080_8080_8080_8080 != 0 { break }
        at += 8
    }
    while at < bytes.count, bytes[at] < 0x80, bytes[at] != 0 { at += 1 }
    return at
}

/// The length of the well-formed sequence of two bytes or more at `at`; 0 where it is ill-formed.
private func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let lead = bytes[at]
    let left = bytes.count - at
    switch lead {
    case 0xC2...0xDF:
        return left > 1 && bytes[at + 1].isContinuation ? 2 : 0
    case 0xE0...0xEF:
        guard left > 2, bytes[at + 1].isContinuation, bytes[at + 2].isContinuation else { return 0 }
        if lead == 0xE0, bytes[at + 1] < 0xA0 { return 0 }
        if lead == 0xED, bytes[at + 1] > 0x9F { return 0 }
        return 3
    case 0xF0...0xF4:
        guard left > 3, bytes[at + 1].isContinuation, bytes[at + 2].isContinuation, bytes[at + 3].isContinuation
        else { return 0 }
        if lead == 0xF0, bytes[at + 1] < 0x90 { return 0 }
        if lead == 0xF4, bytes[at + 1] > 0x8F { return 0 }
        return 4
    default:
        return 0
    }
}

/// Appends valid UTF-8 as UTF-16 units.
func appendUTF16(of bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt16]) {
    if text.isEmpty {
        text = [UInt16](unsafeUninitializedCapacity: bytes.count) { units, count in
            count = transcode(bytes, into: units)
        }
    } else {
        let more = [UInt16](unsafeUninitializedCapacity: bytes.count) { units, count in
            count = transcode(bytes, into: units)
        }
        text.append(contentsOf: more)
    }
}

/// Writes valid UTF-8 as UTF-16 and returns the number of units; there are never more units than bytes.
private func transcode(_ bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt16>) -> Int {
    var at = 0, written = 0
    let count = bytes.count
    while at < count {
        let lead = UInt32(bytes[at])
        switch lead {
        case 0..<0x80:
            units[written] = UInt16(truncatingIfNeeded: lead)
            at += 1
        case 0..<0xE0:
            units[written] = UInt16(truncatingIfNeeded: (lead & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F))
            at += 2
        case 0..<0xF0:
            let middle = UInt32(bytes[at + 1] & 0x3F) << 6
            units[written] = UInt16(truncatingIfNeeded: (lead & 0x0F) << 12 | middle | UInt32(bytes[at + 2] & 0x3F))
            at += 3
        default:
            let middle = UInt32(bytes[at + 1] & 0x3F) << 12 | UInt32(bytes[at + 2] & 0x3F) << 6
            let above = ((lead & 0x07) << 18 | middle | UInt32(bytes[at + 3] & 0x3F)) - 0x10000
            units[written] = UInt16(truncatingIfNeeded: 0xD800 + above >> 10)
            written += 1
            units[written] = UInt16(truncatingIfNeeded: 0xDC00 + above & 0x3FF)
            at += 4
        }
        written += 1
    }
    return written
}
