@testable import Proofing
import Diagnostics
import Glibc
import Testing

/// Programs that misbehave in the place of those that read files.
@Suite struct ChildTests {
    private static let pdf = Array("%PDF-1.4 nothing".utf8)

    private func read(_ lines: String, bounds: Bounds = Bounds()) -> Reading {
        let desk = Desk()
        desk.script(lines, as: "pdftotext")
        desk.script("echo 'Title: A'; echo 'CreationDate: 2026-03-21T10:00:00Z'", as: "pdfinfo")
        let reading = Reading(path: desk.put(Self.pdf, as: "a.pdf"), tools: Tools(searchPath: desk.folder + ":/usr/bin:/bin"), bounds: bounds)
        _ = desk
        return reading
    }

    @Test func aMissingProgramIsNamedWithItsPackage() {
        let reading = Reading(Self.pdf, as: "a.pdf", tools: Tools(searchPath: ""))
        #expect(reading.errors == ["pdftotext is not installed, which reads such files"])
        #expect(reading.hints == ["install it (apt install poppler-utils), or save the text as .txt and import that"])
        let page = Reading(Array("<html>a".utf8), tools: Tools(searchPath: "/nowhere:relative"))
        #expect(page.errors == ["pandoc is not installed, which reads such files"])
    }

    @Test func whatItWritesIsTheText() {
        let reading = read("printf 'one\\n\\ftwo\\n'")
        #expect(reading.string == "one\n\u{C}two\n")
        #expect(reading.text?.title == "A")
        #expect(reading.text?.date == "2026-03-21")
    }

    @Test func itReadsTheFileAndASmallEnvironment() {
        #expect(read("read a < /dev/stdin; echo \"$a\"").string == "%PDF-1.4 nothing\n")
        #expect(read("echo $LC_ALL $HOME $LANG $USER; echo \"$@\"").string == "C.UTF-8 /nonexistent\n-enc UTF-8 -eol unix /dev/stdin -\n")
    }

    @Test func itsComplaintIsQuoted() {
        #expect(read("echo 'Syntax Error: no xref' >&2; echo more >&2; exit 3").errors == ["pdftotext cannot read this file: Syntax Error: no xref"])
        #expect(read("echo 'Command Line Error: Incorrect password' >&2; exit 1").errors == ["the PDF has a password"])
        #expect(read("exit 9").errors == ["pdftotext cannot read this file: it fails with code 9"])
    }

    @Test func aComplaintWithoutEndBlocksNothing() {
        #expect(read("i=0; while [ $i -lt 20000 ]; do echo complaint complaint complaint >&2; i=$((i+1)); done; echo done").string == "done\n")
    }

    @Test(arguments: ["while :; do sleep 1; done", "exec >&- 2>&-; while :; do sleep 1; done", "sleep 100 & echo a; wait"])
    func itIsEndedInTime(lines: String) {
        var bounds = Bounds()
        bounds.seconds = 0.3
        let start = ContinuousClock.now
        #expect(read(lines, bounds: bounds).errors == ["pdftotext does not come to an end with this file"])
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func anOutputWithoutEndIsCut() {
        var bounds = Bounds()
        bounds.output = 1 << 20
        #expect(read("while :; do echo words words words words; done", bounds: bounds).errors == ["the text is longer than the 8 MiB that are read"])
    }

    @Test func computingAndMemoryAreBounded() {
        var bounds = Bounds()
        bounds.computingSeconds = 1
        #expect(read("while :; do :; done", bounds: bounds).errors == ["pdftotext does not come to an end with this file"])
        bounds.memory = 16 << 20
        #expect(read("sleep 0.2; a=xxxxxxxx; while [ ${#a} -lt 99999999 ]; do a=$a$a; done; echo $a", bounds: bounds).text == nil)
    }

    @Test func nothingIsLeftBehind() throws {
        for _ in 0..<20 {
            // The child tells its number; one that nobody has waited for would still have it.
            let answer = try #require(read("echo $$").string), child = try #require(pid_t(String(answer.dropLast())))
            #expect(kill(child, 0) != 0)
        }
    }

    @Test func bothWaysAreServedAtOnce() throws {
        let desk = Desk()
        desk.script("cat", as: "echo")
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let tool = Tool(name: "echo", package: "coreutils", arguments: [])
        #expect(try tool.output(of: .bytes(bytes), tools: Tools(searchPath: desk.folder + ":/usr/bin:/bin"), bounds: Bounds()) == bytes)
        desk.script("exec <&-; echo deaf", as: "deaf")
        let deaf = Tool(name: "deaf", package: "coreutils", arguments: [])
        #expect(try deaf.output(of: .bytes(bytes), tools: Tools(searchPath: desk.folder), bounds: Bounds()) == Array("deaf\n".utf8))
    }
}
