import Colour

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
    /// Parts of a colour profile: their numbers from 1, how many each says there are, and where its bytes stand in the file.
    private var profileParts: [(number: Int, count: Int, bytes: Range<Int>)] = []
    /// What is needed of the segments before the first scan, from the file's first marker on.
    private var head: [UInt8] = [0xFF, 0xD8]
    /// Where the marker of the first scan stands.
    private var firstScan = 0

    /// Reads all up to the first scan. Nil where there is none.
    init?(_ file: [UInt8]) {
        guard file.starts(with: [0xFF, 0xD8]) else { return nil }
        var at = 2
        while let segment = Segment(file, at: at) {
            if segment.marker == 0xDA {
                firstScan = segment.start
                return
            }
            let body = file[segment.body]
            note(segment.marker, body)
            if segment.isOfPicture || Self.saysOfColours(segment.marker, body) { head += file[segment.start..<segment.end] }
            at = segment.end
        }
        return nil
    }

    /// The colour profile in one piece; nil where there is none. Source: ICC.1:2010 B.4.
    func profile(in file: [UInt8]) -> Result<[UInt8], ColourFault>? {
        guard let count = profileParts.first?.count else { return nil }
        let parts = profileParts.sorted { $0.number < $1.number }
        guard parts.map(\.number) == Array(1..<count + 1), parts.allSatisfy({ $0.count == count }) else {
            return .failure(.broken(reason: "its parts are not all there, each once"))
        }
        return .success(parts.flatMap { file[$0.bytes] })
    }

    /// The file that was read, without what cameras and editors say of it: where and when it was taken stays at home, and so does
    /// what phones hang behind the picture.
    func bare(_ file: [UInt8]) -> [UInt8] {
        var bare = head, at = firstScan
        while let segment = Segment(file, at: at) {
            if segment.isOfPicture { bare += file[segment.start..<segment.end] }
            at = segment.end
            guard segment.marker == 0xDA else { continue }
            at = Self.endOfScan(file, from: segment.end)
            bare += file[segment.end..<at]
        }
        return bare + [0xFF, Segment.endOfImage]
    }

    /// Where the marker behind the coded data stands: neither a stuffed byte nor a restart. The end of the file if there is none.
    /// Source: ITU-T T.81 B.1.1.2 and B.1.1.5.
    private static func endOfScan(_ file: [UInt8], from start: Int) -> Int {
        file.withUnsafeBufferPointer { bytes in
            var at = start
            while at + 1 < bytes.count {
                if bytes[at] == 0xFF {
                    switch bytes[at + 1] {
                    case 0, 0xD0...0xD7, 0xFF: break
                    default: return at
                    }
                }
                at += 1
            }
            return bytes.count
        }
    }

    /// Whether it is JFIF's segment or Adobe's, by which decoders know the colours.
    private static func saysOfColours(_ marker: UInt8, _ body: ArraySlice<UInt8>) -> Bool {
        marker == 0xE0 && body.starts(with: Array("JFIF\0".utf8)) || marker == 0xEE && body.starts(with: Array("Adobe".utf8))
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
        // One part more than there can be shows that they are too many.
        case 0xE2 where body.starts(with: Array("ICC_PROFILE\0".utf8)) && body.count >= 14 && profileParts.count <= 255:
            profileParts.append((Int(body[at + 12]), Int(body[at + 13]), at + 14..<body.endIndex))
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

/// A marker with its length and what that counts. Source: ITU-T T.81 B.1.1.4.
private struct Segment {
    static let endOfImage: UInt8 = 0xD9

    var marker: UInt8
    /// Of the marker, behind bytes that only fill.
    var start: Int
    /// Behind the length.
    var body: Range<Int>

    var end: Int { body.upperBound }

    /// Whether it is needed to decode the picture: neither a comment nor an application's own words.
    var isOfPicture: Bool { marker != 0xFE && marker & 0xF0 != 0xE0 }

    /// Nil where none begins at a place or it is cut off, and at the end of the picture.
    init?(_ file: [UInt8], at place: Int) {
        var at = place
        while at + 1 < file.count, file[at] == 0xFF, file[at + 1] == 0xFF { at += 1 }
        guard at + 4 <= file.count, file[at] == 0xFF, file[at + 1] != Self.endOfImage else { return nil }
        let length = Int(file[at + 2]) << 8 | Int(file[at + 3])
        guard length >= 2, at + 2 + length <= file.count else { return nil }
        marker = file[at + 1]
        start = at
        body = at + 4..<at + 2 + length
    }
}
