import Glibc

/// What a PDF's bytes say before anybody reads its objects.
///
/// qpdf inflates object streams and cross-reference streams without a bound, so those are inflated here first, into nothing.
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
    /// A dictionary of an object stream is no longer; streams with longer ones are other ones.
    private static let farthest = 4096

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

    /// Where the data of streams begin whose dictionary speaks of objects or a table.
    private static func objectStreams(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        places(of: "stream", in: bytes, most: .max).compactMap { keyword in
            // An `endstream` ends another.
            guard keyword < 3 || bytes[keyword - 1] != UInt8(ascii: "d") else { return nil }
            let window = UnsafeBufferPointer(rebasing: bytes[max(0, keyword - farthest)..<keyword])
            let start = window.lastIndex(of: "obj").map { $0 + max(0, keyword - farthest) } ?? max(0, keyword - farthest)
            let dictionary = UnsafeBufferPointer(rebasing: bytes[start..<keyword])
            let isPacked = (["/ObjStm", "/XRef"] as [StaticString]).contains { !places(of: $0, in: dictionary, most: 1).isEmpty }
                // Names may hide their letters.
                || dictionary.contains(UInt8(ascii: "#")) && !places(of: "/Type", in: dictionary, most: 1).isEmpty
            return isPacked ? start..<keyword : nil
        }
    }

    /// How long the data behind a dictionary get. Throws where that is too much, or cannot be told.
    private static func inflatedSize(_ bytes: UnsafeBufferPointer<UInt8>, _ dictionary: Range<Int>) throws(PreflightError) -> Int {
        let words = UnsafeBufferPointer(rebasing: bytes[dictionary])
        let flates = places(of: "/Fl", in: words, most: 3).count
        let others = (["/LZW", "/A85", "/AHx", "/ASCII", "/RL", "/RunLength"] as [StaticString]).contains { !places(of: $0, in: words, most: 1).isEmpty }
        guard flates <= 1, !others else { throw .bomb(reason: "a stream of objects is packed in a way that has no bound") }
        var start = dictionary.upperBound + 6
        if start < bytes.count, bytes[start] == 13 { start += 1 }
        if start < bytes.count, bytes[start] == 10 { start += 1 }
        guard start < bytes.count else { return 0 }
        let inflater = Inflater(UnsafeBufferPointer(rebasing: bytes[start...]))
        var size = 0
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { buffer in
            while size <= mostInOne, case let count = inflater.read(into: buffer), count > 0 { size += count }
        }
        guard size <= mostInOne else { throw .bomb(reason: "a stream of objects inflates to more than 64 MiB") }
        return size
    }

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

private extension UnsafeBufferPointer<UInt8> {
    /// Behind the last place of a word.
    func lastIndex(of word: StaticString) -> Int? {
        let length = word.utf8CodeUnitCount
        guard count >= length else { return nil }
        return (0...(count - length)).last { place in (0..<length).allSatisfy { self[place + $0] == word.utf8Start[$0] } }
            .map { $0 + length }
    }
}
