import Glibc
import LayoutBook
import Press
import Testing
@testable import VaraqKit

struct ProofreadingTests {
    @Test func aFileThatHasChangedSinceIsLeftAlone() throws {
        let folder = try Scratch(), file = folder.path + "/a.md"
        try AtomicFile.write(Array("new".utf8), to: file)
        var diagnostics = Diagnostics()
        #expect(!Proofreading.write(Array("mended".utf8), over: Array("old".utf8), to: file, in: folder.path, into: &diagnostics))
        #expect(diagnostics.all.map(\.message) == ["\(file) is not mended: it has changed since it was read"])
        #expect(FileBytes.read(file) == Array("new".utf8))
        #expect(Proofreading.write(Array("mended".utf8), over: Array("new".utf8), to: file, in: folder.path, into: &diagnostics))
        #expect(FileBytes.read(file) == Array("mended".utf8))
    }

    @Test func aPathTellsWhatItIs() {
        #expect(["a.md", "b.TXT", "issue.yaml", "."].allSatisfy(Proofreading.reads))
        #expect(!["a.pdf", "a", "a.docx"].contains(where: Proofreading.reads))
    }
}

/// A folder that goes away with the last reference to it.
private final class Scratch {
    let path: String

    init() throws {
        var template = Array("/tmp/varaq-proof-XXXXXX".utf8CString)
        path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit {
        for name in FileBytes.names(in: path) { unlink(path + "/" + name) }
        rmdir(path)
    }
}
