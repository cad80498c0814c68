import Diagnostics
import Foundation
import Manuscript
import Testing

/// Damaged, odd and very large input: a clear diagnostic with its place, or it just works.
struct InputTests {
    @Test(arguments: [
        ([0x61, 0x0A, 0xD8, 0xA2, 0x20, 0xFF, 0x62], "2:3 error: the byte 0xFF is not UTF-8"),
        ([0x61, 0xD8], "1:2 error: the byte 0xD8 is not UTF-8"),
        ([0xED, 0xA0, 0x80], "1:1 error: the byte 0xED is not UTF-8"),
        ([0xC0, 0x80], "1:1 error: the byte 0xC0 is not UTF-8"),
        ([0xF4, 0x90, 0x80, 0x80], "1:1 error: the byte 0xF4 is not UTF-8"),
        ([0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x62, 0xE2, 0x82], "2:2 error: the byte 0xE2 is not UTF-8"),
        (Array("abcdefghij\nk".utf8) + [0, 0x62], "2:2 error: a NUL byte stands in the text"),
        ([0xD8, 0xA2, 0], "1:2 error: a NUL byte stands in the text"),
        ([0xFF, 0xFE, 0x61, 0], "1:1 error: the file is UTF-16, not UTF-8"),
        ([], "1:1 error: there is nothing to set: the file has no text"),
        ([0xEF, 0xBB, 0xBF], "1:1 error: there is nothing to set: the file has no text"),
        (Array(" \r\n\t\n".utf8), "1:1 error: there is nothing to set: the file has no text"),
    ] as [([UInt8], String)])
    func damagedInputIsReported(_ bytes: [UInt8], _ fault: String) {
        #expect(readArticle(bytes).faults == [fault])
        #expect(readArticle(bytes).result == nil)
        #expect(readPlainText(bytes).faults == [fault])
        #expect(readPlainText(bytes).diagnostics.exitCode == 65)
    }

    @Test func everyScalarIsValid() {
        let all = (1...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { $0 != "\n" && $0 != "\r" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: all)
        let story = readPlainText("a" + String(text) + "a").result
        #expect(story?.texts.map(\.string).joined() == "a" + String(text) + "a")
    }

    @Test(arguments: [
        ("один\nдва\n\n\nтри\r\n\r\nчетыре\n", ["один два", "три", "четыре"]),
        ("\n\nодин\nдва\n  три  \n\n", ["один", "два", "три"]),
        ("один\r\nдва\rтри", ["один", "два", "три"]),
        ("*один* &amp; <b>\n", ["*один* &amp; <b>"]),
        ("один\n \t \nдва", ["один", "два"]),
    ])
    func plainTextIsParagraphs(_ source: String, _ paragraphs: [String]) {
        #expect(readPlainText(source).result?.texts.map(\.string) == paragraphs)
    }

    @Test func whatIsNoFileIsReported() {
        let desk = Desk()
        desk.put(folder: "folder.md")
        mkfifo(desk.path("pipe.md"), 0o600)
        desk.put(Array("x".utf8), at: "letter.doc")
        #expect(readIssue(desk, "none.md").faults == ["error: there is no file or folder \(desk.path("none.md"))"])
        #expect(readIssue(desk, "pipe.md").faults == ["error: \(desk.path("pipe.md")) is not a regular file"])
        #expect(readIssue(desk, "folder.md").faults == ["error: the folder \(desk.path("folder.md")) has no issue.yaml"])
        #expect(readIssue(desk, "letter.doc").faults == ["error: \(desk.path("letter.doc")) is neither an article nor a text"])
        var diagnostics = Diagnostics()
        #expect(ManuscriptReader.readArticle(path: desk.path("folder.md"), language: nil, into: &diagnostics) == nil)
        #expect(diagnostics.all.map(\.message) == ["\(desk.path("folder.md")) is a folder"])
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is unreadable to root"))
    func unreadableFileIsReported() {
        let desk = Desk(["closed.md": "x"])
        chmod(desk.path("closed.md"), 0)
        #expect(readIssue(desk, "closed.md").faults == ["error: cannot read \(desk.path("closed.md")): Permission denied"])
    }

    @Test(arguments: ["слово ", "*a **«b»**c ", "<? ", "<!A ", "<![CDATA[", "[", "![", "[a](", "`a ``b ", "> ", "- ", "&amp; ", "\\`", "*_", "<a ", "<!-- ", "](",
                      "а\\\n", "а  \n", "2*3*4 ", "[^1]", "[^1]: ", "[^1]: а\n", "\n\n[^1]: а[^2]", "|", "|a\n", "a|b\n-|-\n\n", "![a](b){", "![a](b){c=d}\n\n",
                      "\n::: figure\n", "\n::: break page\n", "::: qr x\n\n:::\n"])
    func longInputTakesTimeInProportion(_ scrap: String) {
        func time(_ count: Int) -> Double {
            let text = "x" + String(repeating: scrap, count: count / scrap.utf8.count)
            let start = secondsOfThisThread()
            _ = readBlocks(text)
            return secondsOfThisThread() - start
        }
        let short = time(20_000), long = time(80_000)
        #expect(long < max(short, 0.002) * 10, "\(short) s and \(long) s")
    }

    /// Notes and rows by the thousand, each a block or a text of its own.
    @Test(arguments: [0, 1, 2, 3])
    func manyNotesAndRowsTakeTimeInProportion(_ kind: Int) {
        func text(_ count: Int) -> String {
            switch kind {
            case 0: (0..<count).map { "слово[^\($0)] " }.joined() + "\n\n" + (0..<count).map { "[^\($0)]: сноска\n" }.joined()
            case 1: (0..<count).map { "слово[^\($0)]\n\n[^\($0)]: сноска\n\n" }.joined()
            case 2: (0..<count).map { "слово[^\($0)]\n\n[^x\($0)]: сноска[^1]\n\n" }.joined()
            default: "а | б\n--|--\n" + (0..<count).map { "слово \($0) | *б* | в\n" }.joined()
            }
        }
        func time(_ count: Int) -> Double {
            let text = text(count), start = secondsOfThisThread()
            let read = readBlocks(text)
            #expect(read.blocks.flatMap(\.allTexts).count >= (kind == 0 ? 1 : count))
            return secondsOfThisThread() - start
        }
        let short = time(5_000), long = time(20_000)
        #expect(long < max(short, 0.01) * 10, "\(short) s and \(long) s")
    }

    @Test func lineOfMegabytesIsRead() throws {
        let line = String(repeating: "слово ", count: 200_000)
        #expect(try #require(readPlainText(line).result).texts.first?.text.count == 1_199_999)
        #expect(try #require(readArticle(line).result).texts.first?.text.count == 1_199_999)
    }
}

private func secondsOfThisThread() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The language of what has none given.
struct LanguageTests {
    @Test(arguments: [
        ("این یک متن است", nil, "fa"), ("هذا نص عربي", nil, "ar"), ("Это текст", nil, "ru"), ("A text", nil, "en"), ("123", nil, "und"),
        ("PDF فارسی برای چاپ", nil, "fa"), ("این متن", "ar", "ar"), ("---\nlanguage: fa-AF\n---\nx", "ru", "fa-AF"),
    ] as [(String, String?, String)])
    func isFoundOrGuessed(_ source: String, _ given: String?, _ language: String) {
        #expect(readArticle(source, language: given).result?.language == language)
    }

    @Test func ofPlainTextIsTheCommandLines() {
        #expect(readPlainText("Это текст", language: "uk").result?.language == "uk")
        #expect(readPlainText("متن فارسی است", language: nil).result?.language == "fa")
    }
}
