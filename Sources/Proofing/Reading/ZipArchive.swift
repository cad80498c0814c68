import CZlib

/// The directory of a zip archive, read without trust, and its entries.
///
/// What a reader that trusts the archive would do is done before it: every entry lies apart from all others, inflates to what the
/// directory says, and all of them together stay in bounds. Source: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
struct ZipArchive {
    /// One file in the archive.
    struct Entry: Equatable {
        var name: String
        /// 0 as it is, 8 deflated.
        var method: Int
        var packedSize: Int
        var size: Int
        /// Where its local header begins, and its packed bytes.
        var header: Int
        var data: Range<Int>
    }

    private let bytes: [UInt8]
    let entries: [Entry]

    static let mostEntries = 4_000
    /// What all entries may inflate to, and what those may that are texts.
    static let mostBytes = 256 << 20
    static let mostTextBytes = 64 << 20

    subscript(name: String) -> Entry? { entries.first { $0.name == name } }

    /// Throws where the archive is broken, too large, or says what is not so.
    init(_ bytes: [UInt8]) throws(ReadingFault) {
        self.bytes = bytes
        guard let end = Self.endRecord(of: bytes) else { throw .broken("its directory is missing") }
        let count = Int(bytes.short(end + 10)), size = Int(bytes.word(end + 12)), start = Int(bytes.word(end + 16))
        guard count < Self.mostEntries else { throw .bomb("it has more than \(Self.mostEntries) entries") }
        guard start + size <= end else { throw .broken("its directory lies outside of it") }
        var entries: [Entry] = [], offset = start
        for _ in 0..<count {
            entries.append(try Self.entry(at: &offset, end: start + size, of: bytes, before: start))
        }
        self.entries = entries
        try checkApart()
        try checkSizes()
    }

    /// The bytes of an entry, no more than it is said to have.
    func contents(of entry: Entry) -> [UInt8] {
        if entry.method == 0 { return Array(bytes[entry.data]) }
        var contents: [UInt8] = []
        _ = inflate(entry) { contents += $0 }
        return contents
    }

    private static func endRecord(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        return stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1).first { place in
            bytes.word(place) == 0x0605_4B50 && place + 22 + Int(bytes.short(place + 20)) == bytes.count
        }
    }

    private static func entry(at offset: inout Int, end: Int, of bytes: [UInt8], before directory: Int) throws(ReadingFault) -> Entry {
        guard offset + 46 <= end, bytes.word(offset) == 0x0201_4B50 else { throw .broken("its directory is damaged") }
        let nameEnd = offset + 46 + Int(bytes.short(offset + 28))
        let next = nameEnd + Int(bytes.short(offset + 30)) + Int(bytes.short(offset + 32))
        guard next <= end else { throw .broken("its directory is damaged") }
        let name = bytes[(offset + 46)..<nameEnd], header = Int(bytes.word(offset + 42))
        guard bytes.short(offset + 8) & 1 == 0 else { throw ReadingFault("the document has a password", hint: "save it without one") }
        guard header + 30 <= directory, bytes.word(header) == 0x0403_4B50 else { throw .broken("an entry of it is missing") }
        let localName = (header + 30)..<(header + 30 + Int(bytes.short(header + 26)))
        let dataStart = localName.upperBound + Int(bytes.short(header + 28)), packedSize = Int(bytes.word(offset + 20))
        guard dataStart + packedSize <= directory, bytes[localName] == name else { throw .broken("an entry of it is not where it should be") }
        let entry = Entry(name: String(decoding: name, as: UTF8.self), method: Int(bytes.short(offset + 10)), packedSize: packedSize,
                          size: Int(bytes.word(offset + 24)), header: header, data: dataStart..<(dataStart + packedSize))
        try checkName(entry.name)
        guard entry.method == 8 || entry.method == 0 && entry.size == packedSize else { throw .broken("it is packed in an unusual way") }
        offset = next
        return entry
    }

    private static func checkName(_ name: String) throws(ReadingFault) {
        let isOdd = name.isEmpty || name.hasPrefix("/") || name.utf8.contains(0) || name.utf8.contains(0x5C)
        guard !isOdd, !name.split(separator: "/").contains("..") else { throw .broken("an entry of it has a name that leads out of it") }
    }

    /// That no two entries have a byte or a name in common.
    private func checkApart() throws(ReadingFault) {
        guard Set(entries.map(\.name)).count == entries.count else { throw .broken("two entries of it have one name") }
        var end = 0
        for entry in entries.sorted(by: { $0.header < $1.header }) {
            guard entry.header >= end else { throw .bomb("entries of it overlap") }
            end = entry.data.upperBound
        }
    }

    /// That what is said of sizes is in bounds, and true.
    private func checkSizes() throws(ReadingFault) {
        let isText = { (entry: Entry) in entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") }
        guard entries.reduce(0, { $0 + $1.size }) <= Self.mostBytes,
              entries.reduce(0, { $0 + (isText($1) ? $1.size : 0) }) <= Self.mostTextBytes else {
            throw .bomb("it unpacks to more than a document has")
        }
        for entry in entries where entry.method == 8 {
            guard inflate(entry, into: { _ in }) else { throw .bomb("what it unpacks to is not what it says") }
        }
    }

    /// Hands out what an entry inflates to, piece by piece; false where that is not of the size that is said.
    private func inflate(_ entry: Entry, into take: (ArraySlice<UInt8>) -> Void) -> Bool {
        var stream = z_stream()
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return false }
        defer { inflateEnd(&stream) }
        var packed = Array(bytes[entry.data]), buffer = [UInt8](repeating: 0, count: 1 << 16), size = 0
        return packed.withUnsafeMutableBufferPointer { packed in
            stream.next_in = packed.baseAddress
            stream.avail_in = UInt32(packed.count)
            while true {
                let (code, count) = buffer.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    return (CZlib.inflate(&stream, Z_NO_FLUSH), buffer.count - Int(stream.avail_out))
                }
                size += count
                guard code == Z_OK || code == Z_STREAM_END, size <= entry.size, count > 0 || code == Z_STREAM_END else { return false }
                take(buffer[..<count])
                if code == Z_STREAM_END { return size == entry.size }
            }
        }
    }
}

extension ReadingFault {
    fileprivate static func broken(_ reason: String) -> ReadingFault {
        ReadingFault("the document is damaged: \(reason)", hint: "open it in a word processor and save it anew")
    }

    fileprivate static func bomb(_ reason: String) -> ReadingFault {
        ReadingFault("the document is not read: \(reason)", hint: "open it in a word processor and save its text alone")
    }
}

extension [UInt8] {
    /// A little-endian number of two bytes; the caller knows that they are there.
    fileprivate func short(_ offset: Int) -> UInt16 { UInt16(self[offset]) | UInt16(self[offset + 1]) << 8 }
    /// A little-endian number of four bytes.
    fileprivate func word(_ offset: Int) -> UInt32 { UInt32(short(offset)) | UInt32(short(offset + 2)) << 16 }
}
