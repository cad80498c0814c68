/// Writes PNG files of any kind without compressing them. Source: PNG (2nd edition), 5, 8.2 and 11.
struct PNGMaker {
    var width: Int
    var height: Int
    var depth = 8
    /// 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.
    var kind = 0
    var isInterlaced = false
    /// RGB, of kind 3.
    var palette: [UInt8] = []
    /// Chunks between the header and the palette.
    var before: [UInt8] = []
    /// The components of a pixel.
    var pixel: (_ x: Int, _ y: Int) -> [Int]

    private static let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]

    var bytes: [UInt8] {
        let header = Self.number(width) + Self.number(height) + [UInt8(depth), UInt8(kind), 0, 0, isInterlaced ? 1 : 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
            + before + (palette.isEmpty ? [] : Self.chunk("PLTE", palette)) + Self.chunk("IDAT", Self.stored(rows)) + Self.chunk("IEND", [])
    }

    private var rows: [UInt8] {
        (isInterlaced ? Self.passes : [(0, 0, 1, 1)]).flatMap { left, top, across, down -> [UInt8] in
            let columns = Array(stride(from: left, to: width, by: across))
            if columns.isEmpty { return [] }
            return stride(from: top, to: height, by: down).flatMap { y in
                [0] + packed(columns.flatMap { pixel($0, y) })
            }
        }
    }

    private func packed(_ values: [Int]) -> [UInt8] {
        if depth == 16 { return values.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
        let perByte = 8 / depth
        return stride(from: 0, to: values.count, by: perByte).map { start in
            (0..<perByte).reduce(UInt8(0)) { byte, index in
                byte << UInt8(depth % 8) | (start + index < values.count ? UInt8(values[start + index]) : 0)
            }
        }
    }

    static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

    static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + body
        return number(body.count) + content + number(Int(checksum(content)))
    }

    /// A zlib stream of stored blocks. Source: RFC 1950 and 1951 3.2.4.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01], rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let count = UInt16(block.count)
            stream += [rest.isEmpty ? 1 : 0, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)] + block
        } while !rest.isEmpty
        var a = 1, b = 0
        for byte in bytes { a = (a + Int(byte)) % 65_521; b = (b + a) % 65_521 }
        return stream + number(b << 16 | a)
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}

extension PNGMaker {
    /// A file that says it is larger than it is.
    static func claiming(_ width: Int, _ height: Int) -> [UInt8] {
        let header = number(width) + number(height) + [8, 2, 0, 0, 0]
        return PNGMaker(width: 1, height: 1, kind: 2) { _, _ in [0, 0, 0] }.bytes[..<8] + chunk("IHDR", header)
            + chunk("IDAT", [0x78, 0x01, 1, 0, 0, 0xFF, 0xFF, 0, 0, 0, 1]) + chunk("IEND", [])
    }
}
