@testable import Proofing
import Diagnostics
import Testing

/// A zip archive made by hand, byte by byte, so that it can lie.
struct Archive {
    struct Member {
        var name: String
        var bytes: [UInt8]
        var method: UInt16 = 0
        /// What the directory says of the size; nil for the truth.
        var claimed: Int?
        /// Where the directory says it lies; nil for where it does.
        var offset: Int?
        var flags: UInt16 = 0
    }

    var members: [Member]
    /// How often the directory lists them.
    var copies = 1

    var bytes: [UInt8] {
        var body: [UInt8] = [], offsets: [Int] = []
        for member in members {
            offsets.append(body.count)
            body += word(0x0403_4B50) + short(20) + short(member.flags) + short(member.method) + [0, 0, 0, 0] + word(0) + word(UInt32(member.bytes.count))
            body += word(UInt32(member.claimed ?? member.bytes.count)) + short(UInt16(member.name.utf8.count)) + short(0) + Array(member.name.utf8)
            body += member.bytes
        }
        let start = body.count
        for _ in 0..<copies {
            for (member, offset) in zip(members, offsets) {
                body += word(0x0201_4B50) + short(20) + short(20) + short(member.flags) + short(member.method) + [0, 0, 0, 0] + word(0)
                body += word(UInt32(member.bytes.count)) + word(UInt32(member.claimed ?? member.bytes.count))
                body += short(UInt16(member.name.utf8.count)) + short(0) + short(0) + short(0) + short(0) + word(0)
                body += word(UInt32(member.offset ?? offset)) + Array(member.name.utf8)
            }
        }
        let size = body.count - start, count = UInt16(truncatingIfNeeded: members.count * copies)
        return body + word(0x0605_4B50) + short(0) + short(0) + short(count) + short(count) + word(UInt32(size)) + word(UInt32(start)) + short(0)
    }

    private func short(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    private func word(_ number: UInt32) -> [UInt8] { short(UInt16(number & 0xFFFF)) + short(UInt16(number >> 16)) }

    /// Deflated zeros, in pieces of 258 that repeat the byte before: a thousandth of their size. Source: RFC 1951, 3.2.6.
    static func deflatedZeros(_ pieces: Int) -> [UInt8] {
        // The last block, with fixed codes; a literal zero, then as often as asked the length 258 (11000101) and the distance 1 (00000).
        var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
        for _ in 0..<pieces { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
        bits += [0, 0, 0, 0, 0, 0, 0]
        var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() { bytes[index / 8] |= bit << (index % 8) }
        return bytes
    }
}

@Suite struct ArchiveTests {
    private static let text = Archive.Member(name: "word/document.xml", bytes: Array("<a/>".utf8))

    @Test func aSoundArchiveIsRead() throws {
        let zeros = Archive.deflatedZeros(1_000)
        let archive = try ZipArchive(Archive(members: [Self.text, .init(name: "z.xml", bytes: zeros, method: 8, claimed: 258_001)]).bytes)
        #expect(archive.entries.map(\.name) == ["word/document.xml", "z.xml"])
        #expect(archive["word/document.xml"].map { archive.contents(of: $0) } == Array("<a/>".utf8))
        #expect(archive["z.xml"].map { archive.contents(of: $0) } == [UInt8](repeating: 0, count: 258_001))
    }

    static let bad: [(name: String, archive: Archive, message: String)] = [
        ("a size that lies", Archive(members: [.init(name: "a.xml", bytes: Archive.deflatedZeros(1_000), method: 8, claimed: 100)]),
         "what it unpacks to is not what it says"),
        ("a size that boasts", Archive(members: [.init(name: "a.xml", bytes: Archive.deflatedZeros(1_000), method: 8, claimed: 300_000)]),
         "what it unpacks to is not what it says"),
        ("a bomb that owns up", Archive(members: [.init(name: "a.xml", bytes: Archive.deflatedZeros(9), method: 8, claimed: 1 << 30)]),
         "it unpacks to more than a document has"),
        ("many of a little", Archive(members: (0..<40).map { .init(name: "\($0).xml", bytes: Archive.deflatedZeros(9), method: 8, claimed: 2 << 20) }),
         "it unpacks to more than a document has"),
        ("entries in one place", Archive(members: [text, .init(name: "b", bytes: Array("<a/>".utf8), offset: 0)]), "an entry of it is not where it should be"),
        ("too many", Archive(members: [text], copies: 5_000), "it has more than 4000 entries"),
        ("one name twice", Archive(members: [text, text]), "two entries of it have one name"),
        ("one listed twice", Archive(members: [text], copies: 2), "two entries of it have one name"),
        ("a way out", Archive(members: [.init(name: "../../a", bytes: [])]), "an entry of it has a name that leads out of it"),
        ("a root", Archive(members: [.init(name: "/a", bytes: [])]), "an entry of it has a name that leads out of it"),
        ("an odd method", Archive(members: [.init(name: "a", bytes: [1], method: 12)]), "it is packed in an unusual way"),
        ("a password", Archive(members: [.init(name: "a", bytes: [1], flags: 1)]), "the document has a password"),
    ]

    @Test(arguments: bad.indices)
    func aBadOneIsRefused(index: Int) {
        let (name, archive, message) = Self.bad[index]
        let reading = Reading(archive.bytes, as: "a.docx")
        #expect(reading.errors.first?.hasSuffix(message) == true, "\(name): \(reading.errors)")
    }

    /// An entry within the bytes of another one.
    @Test func nestedEntriesAreRefused() {
        let inner = Array(Archive(members: [.init(name: "b.xml", bytes: [1, 2])]).bytes.prefix(30 + 5 + 2))
        let outer = Archive(members: [.init(name: "a.xml", bytes: inner), .init(name: "b.xml", bytes: [1, 2], offset: 30 + 5)])
        #expect(throws: ReadingFault.self) { try ZipArchive(outer.bytes) }
        #expect(Reading(outer.bytes, as: "a.docx").errors.first?.hasSuffix("entries of it overlap") == true)
    }

    /// Cut anywhere, or with any byte of its directory changed, it is read or refused.
    @Test func spoiltOnesDoNoHarm() {
        let bytes = Archive(members: [Self.text, .init(name: "z.xml", bytes: Archive.deflatedZeros(9), method: 8, claimed: 2_323)]).bytes
        for length in bytes.indices { #expect(throws: ReadingFault.self) { try ZipArchive(Array(bytes[..<length])) } }
        for place in bytes.indices {
            for change in [UInt8(1), 0x80, 0xFF] {
                var spoilt = bytes
                spoilt[place] ^= change
                if let archive = try? ZipArchive(spoilt) { for entry in archive.entries { #expect(archive.contents(of: entry).count <= entry.size) } }
            }
        }
    }
}
