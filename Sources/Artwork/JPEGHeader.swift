/// What the markers of a JPEG file say. Source: ITU-T T.81 B.1 and B.2; Exif 2.32 4.6.
struct JPEGHeader {
    private(set) var width = 0
    private(set) var height = 0
    /// 1 is gray, 3 colour, 4 CMYK.
    private(set) var components = 0
    /// Whether it is what every reader of PDF decodes: Huffman codes, 8 bits, one pass.
    private(set) var isBaseline = false
    /// How it lies, from 1 to 8 as Exif counts.
    private(set) var orientation = 1
    /// Whether Adobe wrote it, which stores CMYK the other way round.
    private(set) var isAdobes = false
    /// The file without what cameras and editors say of it: where and when it was taken stays at home.
    private(set) var bare: [UInt8] = []

    /// Reads all up to the first scan. Nil where there is none.
    init?(_ file: [UInt8]) {
        guard file.starts(with: [0xFF, 0xD8]) else { return nil }
        bare = [0xFF, 0xD8]
        var at = 2
        while at + 4 <= file.count {
            guard file[at] == 0xFF else { return nil }
            let marker = file[at + 1]
            if marker == 0xFF { at += 1; continue }
            let length = Int(file[at + 2]) << 8 | Int(file[at + 3]), end = at + 2 + length
            guard length >= 2, end <= file.count else { return nil }
            if marker == 0xDA {
                bare += file[at...]
                return
            }
            note(marker, file[at + 4..<end])
            if Self.isPictures(marker) { bare += file[at..<end] }
            at = end
        }
        return nil
    }

    /// Whether a segment is needed to decode the picture: not comments, nor applications' own words, but JFIF's and Adobe's.
    private static func isPictures(_ marker: UInt8) -> Bool {
        marker != 0xFE && (marker & 0xF0 != 0xE0 || marker == 0xE0 || marker == 0xEE)
    }

    private mutating func note(_ marker: UInt8, _ body: ArraySlice<UInt8>) {
        let at = body.startIndex
        switch marker {
        case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker) && body.count >= 6:
            isBaseline = marker <= 0xC1 && body[at] == 8
            height = Int(body[at + 1]) << 8 | Int(body[at + 2])
            width = Int(body[at + 3]) << 8 | Int(body[at + 4])
            components = Int(body[at + 5])
        case 0xE1 where body.starts(with: Array("Exif\0\0".utf8)):
            orientation = Self.orientation(Array(body.dropFirst(6))) ?? 1
        case 0xEE where body.starts(with: Array("Adobe".utf8)): isAdobes = true
        default: break
        }
    }

    /// The entry 0x0112 of the first directory of a TIFF.
    private static func orientation(_ tiff: [UInt8]) -> Int? {
        let isLittle = tiff.starts(with: Array("II".utf8))
        func number(_ at: Int, bytes: Int) -> Int? {
            guard at >= 0, at + bytes <= tiff.count else { return nil }
            let digits = tiff[at..<at + bytes]
            return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, bytes: 4), let count = number(directory, bytes: 2) else { return nil }
        for entry in 0..<count {
            let at = directory + 2 + entry * 12
            guard let tag = number(at, bytes: 2) else { return nil }
            if tag == 0x0112 { return number(at + 8, bytes: 2).flatMap { 1...8 ~= $0 ? $0 : nil } }
        }
        return nil
    }
}
