import Foundation
import Testing

/// The sheets of finished files.
@Suite("Imposing") struct ImposeTests {
    private func folder() throws -> Folder {
        let folder = try Folder(["note.md": "---\nlanguage: ru\nlayout: pamphlet-a5\n---\n\nПервый абзац заметки.\n", "text.pdf": "no PDF"])
        #expect(try Run("typeset", "note.md", "--quiet", in: folder.path).code == 0)
        return folder
    }

    @Test func `a booklet is written, and how to turn it is said`() throws {
        let folder = try folder()
        let run = try Run("impose", "note.pdf", "--fold", "saddle", "--paper", "SRA4", "--marks", "fold", "-o", "sheets.pdf", in: folder.path)
        #expect(run.code == 0 && run.lines == ["sheets.pdf"])
        #expect(run.complaintLines == ["1 sheet, turned over the short edge"])
        let quiet = try Run("impose", "note.pdf", "--fold", "saddle", "--quiet", "-o", "other.pdf", in: folder.path)
        #expect(quiet.code == 0 && quiet.complaints.isEmpty)
    }

    @Test(arguments: [
        (["note.pdf", "--fold", "letter"], 65, "note.pdf:"), (["text.pdf", "--fold", "half"], 65, "text.pdf is no PDF, or a broken one"),
        (["none.pdf", "--fold", "half"], 65, "none.pdf cannot be read"), (["note.pdf", "--fold", "saddle", "--paper", "A9"], 64, "A9"),
        (["note.pdf", "--fold", "saddle", "--bleed", "3"], 64, "'3' is no length"), (["note.pdf", "--fold", "origami"], 64, "origami"),
        (["note.pdf", "--fold", "copies", "--grid", "0x2"], 64, "0x2"), (["note.pdf", "--fold", "saddle", "--marks", "cross"], 64, "cross"),
        (["note.pdf", "--fold", "saddle", "--paper", "50x50mm"], 65, "note.pdf:"),
        (["note.pdf", "--fold", "saddle", "--paper", "6000x300mm"], 64, "6000x300mm"),
    ])
    func `what cannot be done is said, and nothing is written`(arguments: [String], code: Int32, complaint: String) throws {
        let folder = try folder()
        let run = try Run(["impose"] + arguments + ["-o", "out.pdf"], in: folder.path)
        #expect(run.code == code && run.complaints.contains(complaint) && run.output.isEmpty)
        #expect(folder.names == ["note.md", "note.pdf", "text.pdf"])
    }

    @Test func `a file is never written over itself`() throws {
        let folder = try folder(), old = folder.bytes(of: "note.pdf")
        let run = try Run("impose", "note.pdf", "--fold", "saddle", "-o", "note.pdf", in: folder.path)
        #expect(run.code == 64 && folder.bytes(of: "note.pdf") == old)
    }
}
