@testable import Proofing
import Diagnostics
import Glibc
import Testing

@Suite struct FileTests {
    @Test func whatIsNoFileIsToldSo() {
        let desk = Desk()
        mkfifo(desk.path("pipe.txt"), 0o644)
        mkdir(desk.path("folder.txt"), 0o755)
        #expect(Reading(path: desk.path("pipe.txt")).errors == ["this is not a regular file"])
        #expect(Reading(path: desk.path("folder.txt")).errors == ["this is a folder"])
        #expect(Reading(path: desk.path("none.txt")).errors == ["cannot read the file: there is no such file"])
        #expect(Reading(path: "").diagnostics.exitCode == 65)
    }

    @Test(arguments: [
        ("", "the file is empty"),
        ("\u{FEFF}", "the file has no text in it"),
        (" \n\t\n", "the file has no text in it"),
        ("{\\rtf1 a}", "this is a rich text (.rtf)"),
    ])
    func filesWithoutText(text: String, message: String) {
        #expect(Reading(Array(text.utf8)).errors == [message])
    }

    @Test(arguments: [
        [UInt8](repeating: 0, count: 400), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 90),
    ])
    func binariesAreErrors(bytes: [UInt8]) {
        let reading = Reading(bytes)
        #expect(reading.text == nil)
        #expect(reading.diagnostics.exitCode == 65)
    }

    @Test func noiseIsNoText() {
        var state: UInt64 = 7
        for size in [64, 300, 5_000, 100_000] {
            let noise = (0..<size).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            #expect(Reading(noise).text == nil, "\(size) bytes")
        }
    }

    @Test func theContentsCountBeforeTheName() {
        #expect(Reading(Array("слово".utf8), as: "a.pdf").text?.form == .lines)
        #expect(Reading(Array("слово".utf8), as: "a.docx").text?.form == .lines)
        #expect(Reading(Array("# слово".utf8), as: "a.md").text?.form == .article)
        #expect(Reading(Array("# слово".utf8), as: "A.MARKDOWN").text?.form == .article)
        #expect(Reading(Array("слово".utf8), as: "no ending").text?.form == .lines)
    }

    @Test func whatIsTooLongIsNotRead() {
        let desk = Desk()
        let path = desk.put([0x41], as: "long.txt")
        truncate(path, 1 << 40)
        #expect(Reading(path: path).errors == ["the text is longer than the 8 MiB that are read"])
        var few = Bounds()
        few.characters = 1 << 20
        #expect(Reading([UInt8](repeating: 0x61, count: 1 << 20), bounds: few).errors == [])
        #expect(Reading([UInt8](repeating: 0x61, count: 1 << 20 + 1), bounds: few).errors == ["the text is longer than the 1 MiB that are read"])
    }
}
