import Foundation
import Testing

/// Files for printers, as the command writes them.
@Suite("Printing") struct PrintingTests {
    private static let note = "---\nlanguage: ru\nlayout: pamphlet-a5\n---\n\nПервый абзац заметки.\n"

    private func folder() throws -> Folder {
        let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        let folder = try Folder(["note.md": Self.note])
        try FileManager.default.copyItem(atPath: "\(examples)/Examples/dawn", toPath: folder["dawn"])
        let duo = "extends: broadsheet-a4\nsummary: Two inks\ninks: [black, {name: red, rgb: [200, 30, 40], plate: Riso Red}, {tint: 8%}, "
            + "{tint: 20%}, {tint: 40%}, {tint: 65%}]\nstyles:\n  lead-title: {ink: red}\n"
        try folder.put(duo, at: "dawn/duo.yaml")
        try folder.put("extends: office-duplex\nflip: long-edge\n", at: "long.yaml")
        return folder
    }

    @Test(arguments: [
        (["note.md", "--target", "office"], ["note.pdf"], ["note: 1 sheet, turned over the short edge"]),
        (["note.md", "--profile", "long.yaml"], ["note.pdf"], ["note: 1 sheet, turned over the long edge"]),
        (["note.md", "--target", "press"], ["note.pdf"], []),
        (["note.md", "--target", "office", "--dummy"], ["note.pdf"], ["note: 1 sheet, turned over the short edge"]),
        (["dawn", "--edition", "fa", "--target", "office"], ["dawn-fa.pdf"], ["fa: 1 sheet, turned over the long edge"]),
        (["dawn", "--edition", "fa", "--layout", "column-a5", "--target", "office", "--paper", "A3"], ["dawn-fa.pdf"],
         ["fa: 3 sheets, turned over the long edge"]),
        (["dawn", "--edition", "fa", "--layout", "duo", "--plates", "--quiet"],
         ["dawn-fa-black-fronts.pdf", "dawn-fa-black-backs.pdf", "dawn-fa-riso-red-fronts.pdf", "dawn-fa-riso-red-backs.pdf", "dawn-fa-proof.pdf"], []),
        (["dawn", "--edition", "fa", "--profile", "newsprint", "--quiet"], ["dawn-fa.pdf"], []),
    ])
    func `what a printer gets, and how to turn it`(arguments: [String], files: [String], said: [String]) throws {
        let folder = try folder(), run = try Run(["typeset"] + arguments, in: folder.path)
        #expect(run.code == 0 && run.lines == files && run.complaintLines == said, "\(run.complaints)")
        for file in files { #expect(folder.bytes(of: file)?.starts(with: "%PDF-1.".utf8) == true) }
    }

    @Test(arguments: [
        (["--profile", "shop-coatd"], 65, "did you mean 'shop-coated'?"), (["--target", "screen", "--profile", "riso"], 64, "a screen has no profile"),
        (["--target", "office", "--profile", "shop-coated"], 64, "is for --target press"), (["--target", "paper"], 64, "paper"),
        (["--format", "png", "--target", "press"], 64, "pictures of pages are for a screen"), (["--paper", "A3"], 64, "--paper is for whole sheets"),
        (["--target", "press", "--paper", "A3"], 64, "takes single pages"), (["--target", "office", "--paper", "A9x"], 64, "'A9x' is no size"),
        (["--layout", "tabloid-a3", "--target", "office"], 3, "the sheet needs 420 × 297 mm"), (["--plates", "-o", "-"], 64, "the standard output takes one file"),
    ])
    func `what cannot be printed is said, and nothing is written`(arguments: [String], code: Int32, complaint: String) throws {
        let folder = try folder(), run = try Run(["typeset", "note.md"] + arguments, in: folder.path)
        #expect(run.code == code && run.complaints.contains(complaint), "\(run.code) \(run.complaints)")
        #expect(folder.names.filter { !$0.hasPrefix("dawn") } == ["long.yaml", "note.md"] && run.output.isEmpty)
    }

    @Test func `a profile of the issue's own stands before those of all`() throws {
        let folder = try folder()
        try folder.put("extends: shop-coated\nsummary: Ours\ncondition: none.icc\n", at: "dawn/profiles/ours.yaml")
        let run = try Run("typeset", "dawn", "--edition", "fa", "--profile", "ours", in: folder.path)
        #expect(run.code == 65 && run.complaints.contains("none.icc") && run.complaints.contains("the profile ours"), "\(run.complaints)")
    }
}
