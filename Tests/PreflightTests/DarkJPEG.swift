/// A JPEG of 320 by 320 pixels in CMYK, each of them 5 in all channels. Source: ITU-T T.81 B and F.1.2.
enum DarkJPEG {
    static let bytes = start + frame + tables + scan + [0xFF, 0xD9]

    private static let start: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 8, count: 64)
    private static let frame: [UInt8] = [0xFF, 0xC0, 0, 20, 8, 1, 64, 1, 64, 4] + (1...4).flatMap { [$0, 0x11, 0] }
    /// Of the first coefficients: none is 0, one of seven bits is 10. Of the others: their end is 0.
    private static let tables: [UInt8] = [0xFF, 0xC4, 0, 21, 0x00, 1, 1] + [UInt8](repeating: 0, count: 14) + [0, 7]
        + [0xFF, 0xC4, 0, 20, 0x10, 1] + [UInt8](repeating: 0, count: 15) + [0]

    private static var scan: [UInt8] {
        // -123 in seven bits for the first block of each channel, then no change.
        let first = String(repeating: "10" + "0000100" + "0", count: 4), rest = String(repeating: "0", count: (40 * 40 - 1) * 8)
        let bits = Array((first + rest).utf8.map { $0 & 1 }), header: [UInt8] = [0xFF, 0xDA, 0, 14, 4] + (1...4).flatMap { [$0, 0] } + [0, 63, 0]
        return header + stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(0) { $0 << 1 | (start + $1 < bits.count ? bits[start + $1] : 1) }
        }
    }
}
