import Foundation
import Pressroom
import Testing

struct DigestTests {
    /// Source: FIPS 180-2, B.1; NIST's vectors.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func bytesHaveTheirDigest(text: String, digest: String) {
        #expect(Digest(Array(text.utf8)).description == digest)
    }

    @Test func aFileHasTheDigestOfItsBytes() throws {
        let folder = try Scratch(), bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try folder.put(bytes, at: "large")
        #expect(Digest(file: folder.path + "/large") == Digest(bytes))
    }

    @Test func whatIsNoFileHasNone() throws {
        let folder = try Scratch()
        #expect(Digest(file: folder.path) == nil)
        #expect(Digest(file: folder.path + "/none") == nil)
    }

    @Test func valuesCannotPassForOthers() {
        func digest(_ values: [(String, String)]) -> Digest {
            var fingerprint = Fingerprint()
            for (name, value) in values { fingerprint.add(name, value) }
            return fingerprint.digest
        }
        #expect(digest([("layout", "a"), ("target", "b")]) != digest([("layout", "a\ntarget 1 b")]))
        #expect(digest([("field", "")]) != digest([]))
    }

    @Test func everyOptionOfATicketCounts() {
        func digest(_ change: (inout JobTicket) -> Void) -> Digest {
            var ticket = JobTicket.numbered(0), fingerprint = Fingerprint()
            ticket.fields = [JobTicket.Field(name: "place", value: "x")]
            change(&ticket)
            ticket.add(to: &fingerprint)
            return fingerprint.digest
        }
        let changes: [(inout JobTicket) -> Void] = [
            { _ in }, { $0.edition = "ru" }, { $0.layout = "flyer-a5" }, { $0.beside = "ru" }, { $0.language = "ar" }, { $0.target = "office" },
            { $0.profile = "riso" }, { $0.paper = "A3" }, { $0.plates = true }, { $0.fields = [] },
            { $0.fields = [JobTicket.Field(name: "place", value: "y")] }, { $0.fields = [JobTicket.Field(name: "name", value: "x")] },
        ]
        #expect(Set(changes.map(digest)).count == changes.count)
        // What a file is called and how often it is printed changes nothing on its pages.
        #expect(digest { $0.stem = "other" } == digest { $0.copies = 400 })
    }
}
