import Diagnostics
import Foundation
import LayoutBook
import Testing

@Suite("Layouts in an issue's own folder")
struct OwnFolderTests {
    private let outside: Shelf
    private let own: Shelf

    init() throws {
        outside = try Shelf(["far.yaml": plain("summary: far")])
        own = try Shelf(["near.yaml": plain("summary: near")])
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: own.folder + "/" + name, withDestinationPath: target)
    }

    private func read(_ name: String, from book: LayoutBook) -> (layout: Layout?, said: [String]) {
        var diagnostics = Diagnostics()
        let layout = book.layout(named: name, script: "Latn", into: &diagnostics)
        return (layout, own.rendered(diagnostics))
    }

    @Test("A link out of the folder is not read, neither for itself nor to be extended", arguments: ["/.", ""])
    func linkOut(ending: String) throws {
        try link("x.yaml", to: outside.folder + "/far.yaml")
        try Data("extends: x".utf8).write(to: URL(fileURLWithPath: own.folder + "/y.yaml"))
        let book = LayoutBook(folders: []).opened(at: own.folder + ending)
        for name in ["x", "y"] {
            let (layout, said) = read(name, from: book)
            #expect(layout == nil)
            #expect(said.map { $0.replacingOccurrences(of: "./", with: "") } == [
                "x.yaml:1:1: error: the layout leads out of the folder of the issue\n"
                    + "  hint: put the file itself into the folder, not a link to it",
            ])
        }
        var diagnostics = Diagnostics()
        #expect(!book.names(into: &diagnostics).contains { $0.name == "x" })
    }

    @Test("A link within the folder is followed, and one in a folder of the reader's own")
    func linkWithin() throws {
        try link("x.yaml", to: "near.yaml")
        try link("z.yaml", to: outside.folder + "/far.yaml")
        #expect(read("x", from: LayoutBook(folders: []).opened(at: own.folder)).layout?.summary == "near")
        #expect(read("z", from: own.book).layout?.summary == "far")
    }

    @Test("A pipe and a device are not read")
    func pipe() throws {
        #expect(mkfifo(own.folder + "/x.yaml", 0o600) == 0)
        try link("z.yaml", to: "/dev/zero")
        #expect(read("x", from: own.book).said == ["x.yaml:1:1: error: the file cannot be read"])
        #expect(read("z", from: own.book).said == ["z.yaml:1:1: error: the file cannot be read"])
    }
}
