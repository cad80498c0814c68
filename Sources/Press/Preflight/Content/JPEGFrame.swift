import CJPEG

/// What a JPEG is before it is decoded. Source: ITU-T T.81 B.2.2.
struct JPEGFrame {
    let width: Int, height: Int, components: Int
    /// Whether a decoder has to hold all of it at once.
    let isProgressive: Bool

    /// More pixels are not decoded: of a picture in one pass, and of one in several.
    private static let mostPixels = 128_000_000, mostHeld = 16_000_000

    /// Nil where no frame begins.
    init?(_ file: UnsafeBufferPointer<UInt8>) {
        guard file.count > 4, file[0] == 0xFF, file[1] == 0xD8 else { return nil }
        var at = 2
        while at + 9 < file.count, file[at] == 0xFF {
            let marker = file[at + 1], length = Int(file[at + 2]) << 8 | Int(file[at + 3])
            // Frames of all kinds; tables of Huffman's and of arithmetic codes have numbers among them.
            if 0xC0...0xCF ~= marker, marker != 0xC4, marker != 0xC8, marker != 0xCC {
                height = Int(file[at + 5]) << 8 | Int(file[at + 6])
                width = Int(file[at + 7]) << 8 | Int(file[at + 8])
                components = Int(file[at + 9])
                isProgressive = marker != 0xC0 && marker != 0xC1
                return
            }
            guard length >= 2 else { return nil }
            at += 2 + length
        }
        return nil
    }

    private var isSmallEnough: Bool { width * height <= (isProgressive ? Self.mostHeld : Self.mostPixels) }

    /// Its pixels at an eighth of its size; nil unless it is a picture of this size in gray or CMYK, and sound.
    static func eighth(_ file: UnsafeBufferPointer<UInt8>, columns: Int, rows: Int, channels: Int) -> [UInt8]? {
        guard channels == 1 || channels == 4, let frame = JPEGFrame(file), frame.isSmallEnough, frame.width == columns,
              frame.height == rows, frame.components == channels else { return nil }
        let size = eighth(of: columns, rows)
        var reason = [CChar](repeating: 0, count: Int(cjpeg_reason_length)), isSound = false
        let pixels = [UInt8](unsafeUninitializedCapacity: size.columns * size.rows * channels) { buffer, count in
            isSound = cjpeg_decode(file.baseAddress, file.count, Int32(channels), 8, buffer.baseAddress, buffer.count, &reason)
            count = isSound ? buffer.count : 0
        }
        return isSound ? pixels : nil
    }

    static func eighth(of columns: Int, _ rows: Int) -> (columns: Int, rows: Int) { ((columns + 7) / 8, (rows + 7) / 8) }
}
