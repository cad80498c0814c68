import Foundation
import Pressroom
import Testing

struct JobFilesTests {
    private func files(_ folder: Scratch) -> JobFiles {
        JobFiles(folder: folder.path) { bytes, path in try Data(bytes).write(to: URL(filePath: path), options: .atomic) }
    }

    @Test(arguments: ["edition-0", "-rf", "نام محلی", "a b\nc"])
    func eachJobHasAFileOfItsOwn(stem: String) throws {
        let folder = try Scratch(), files = files(folder), ticket = JobTicket.numbered(0, stem: stem)
        #expect(files.record(of: ticket) == nil)
        try files.begin(ticket, fingerprint: Digest([1]))
        #expect(files.record(of: ticket)?.state == .begun)
        let output = OutputRecord(name: stem + ".pdf", size: 2, digest: Digest([1, 2]))
        try files.writing(ticket, outputs: [output])
        try files.done(ticket, outputs: [output], message: nil, took: 1)
        let record = try #require(files.record(of: ticket))
        #expect(record.state == .done)
        #expect(record.outputs == [output])
        #expect(record.fingerprint == Digest([1]))
        #expect(files.record(of: .numbered(1)) == nil)
    }

    @Test func aBrokenRecordIsNone() throws {
        let folder = try Scratch(), files = files(folder)
        try files.begin(.numbered(0), fingerprint: Digest([1]))
        try folder.put(Array("{\"ticket\":".utf8), at: ".varaq-jobs/edition-0.json")
        #expect(files.record(of: .numbered(0)) == nil)
    }
}
