import Glibc

/// What a PDF's bytes say before anybody reads its objects.
///
/// qpdf inflates object streams and cross-reference streams without a bound, so those are inflated here first, into nothing.
/// Words are looked for, no syntax is read: a dictionary that has the keyword of a stream in one of its strings can hide from it.
/// Source: ISO 32000-1 7.5.2, 7.5.7 and 7.5.8.
struct RawFile {
    /// Of the header, such as `1.6`; nil without one in the first kilobyte.
    let headerVersion: String?
    /// Whether the second line marks the file as binary.
    let hasBinaryComment: Bool
    /// Whether objects, or the table of them, are packed into streams.
    private(set) var hasObjectStreams = false
    private(set) var seemsEncrypted = false

    /// What all object streams of a file may inflate to, and one of them.
    private static let mostInflated = 512 << 20, mostInOne = 64 << 20

    /// Throws where there is no header, or a stream of objects inflates beyond all measure.
    init(_ bytes: [UInt8]) throws(PreflightError) {
        let (version, hasComment) = bytes.withUnsafeBufferPointer(Self.header)
        (headerVersion, hasBinaryComment) = (version, hasComment)
        guard version != nil else { throw .unreadable(reason: "it has no header of a PDF") }
        var inflated = 0
        for place in bytes.withUnsafeBufferPointer(Self.objectStreams) {
            hasObjectStreams = true
            inflated += try bytes.withUnsafeBufferPointer { all throws(PreflightError) in try Self.inflatedSize(all, place) }
            guard inflated <= Self.mostInflated else { throw .bomb(reason: "its objects inflate to more than 512 MiB") }
        }
        seemsEncrypted = hasObjectStreams && bytes.withUnsafeBufferPointer { !Self.places(of: "/Encrypt", in: $0, most: 1).isEmpty }
    }

    private static func header(_ bytes: UnsafeBufferPointer<UInt8>) -> (version: String?, hasComment: Bool) {
        let head = UnsafeBufferPointer(rebasing: bytes.prefix(1024))
        guard let start = places(of: "%PDF-", in: head, most: 1).first else { return (nil, false) }
        let version = head[(start + 5)...].prefix { $0 > 32 }.prefix(8)
        var line = head[(start + 5)...].drop { $0 != 10 && $0 != 13 }.drop { $0 == 10 || $0 == 13 }.prefix(5)
        let isComment = line.popFirst() == UInt8(ascii: "%") && line.count == 4 && line.allSatisfy { $0 > 127 }
        return (String(decoding: version, as: UTF8.self), start == 0 && isComment)
    }

    /// The words before the data of streams that hold objects or a table; each ends where its keyword begins.
    private static func objectStreams(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var start = 0
        return places(of: "stream", in: bytes, most: .max).compactMap { keyword in
            // An `endstream` ends another: words begin behind it.
            if keyword >= 3, bytes[keyword - 1] == UInt8(ascii: "d"), bytes[keyword - 3] == UInt8(ascii: "e") {
                start = keyword + 6
                return nil
            }
            defer { start = keyword + 6 }
            let names = Self.names(in: UnsafeBufferPointer(rebasing: bytes[start..<keyword]))
            return names.contains("ObjStm") || names.contains("XRef") ? start..<keyword : nil
        }
    }

    /// How long the data behind such words get. Throws where that is too much, or cannot be told.
    private static func inflatedSize(_ bytes: UnsafeBufferPointer<UInt8>, _ words: Range<Int>) throws(PreflightError) -> Int {
        let filters = Self.names(in: UnsafeBufferPointer(rebasing: bytes[words])).filter(Self.filters.contains)
        var start = words.upperBound + 6
        if start < bytes.count, bytes[start] == 13 { start += 1 }
        if start < bytes.count, bytes[start] == 10 { start += 1 }
        guard start + 1 < bytes.count else { return 0 }
        // A header of zlib without a filter that would read it is one that hides. Source: RFC 1950 2.2.
        let isPacked = bytes[start] & 15 == 8 && (Int(bytes[start]) << 8 | Int(bytes[start + 1])) % 31 == 0
        guard filters.allSatisfy({ $0 == "FlateDecode" || $0 == "Fl" }), filters.count == 1 || filters.isEmpty && !isPacked else {
            throw .bomb(reason: "a stream of objects is packed in a way that has no bound")
        }
        guard !filters.isEmpty else { return 0 }
        let inflater = Inflater(UnsafeBufferPointer(rebasing: bytes[start...]))
        var size = 0
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { buffer in
            while size <= mostInOne, case let count = inflater.read(into: buffer), count > 0 { size += count }
        }
        guard size <= mostInOne else { throw .bomb(reason: "a stream of objects inflates to more than 64 MiB") }
        return size
    }

    /// Filters that make more of their data; those of pictures are not for objects.
    private static let filters: Set = ["FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL", "ASCII85Decode", "A85",
                                       "ASCIIHexDecode", "AHx"]
    private static let longestName = 64

    /// The names in a piece of a file, their hidden letters shown. Source: ISO 32000-1 7.3.5.
    private static func names(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        places(of: "/", in: bytes, most: .max).compactMap { slash in
            // Nearly all names begin with other letters.
            guard slash + 1 < bytes.count, "AFLORX#".utf8.contains(bytes[slash + 1]) else { return nil }
            var name: [UInt8] = [], at = slash + 1
            while at < bytes.count, name.count <= longestName, isRegular(bytes[at]) {
                if bytes[at] == UInt8(ascii: "#"), at + 2 < bytes.count, let high = UnpackedData.hexadecimal(bytes[at + 1]),
                   let low = UnpackedData.hexadecimal(bytes[at + 2]) {
                    name.append(high << 4 | low)
                    at += 3
                } else {
                    name.append(bytes[at])
                    at += 1
                }
            }
            // None of the names that are asked for is shorter or longer.
            return 2...15 ~= name.count ? String(decoding: name, as: UTF8.self) : nil
        }
    }

    private static func isRegular(_ byte: UInt8) -> Bool { byte > 32 && !"()<>[]{}/%".utf8.contains(byte) }

    private static func places(of word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, most: Int) -> [Int] {
        guard let base = bytes.baseAddress else { return [] }
        var places: [Int] = [], at = 0
        let length = word.utf8CodeUnitCount
        while places.count < most, bytes.count - at >= length,
              let found = memchr(base + at, Int32(word.utf8Start[0]), bytes.count - at - length + 1) {
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            at = place + 1
            if memcmp(found, word.utf8Start, length) == 0 {
                places.append(place)
                at = place + length
            }
        }
        return places
    }
}
