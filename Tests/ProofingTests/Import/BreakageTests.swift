import Diagnostics
import Glibc
import Manuscript
@testable import Proofing
import Testing

/// The project's own examples, broken in known ways, come back.
@Suite struct BreakageTests {
    @Test(arguments: Breakage.allCases)
    func whatComesBackIsWhatWasBroken(way: Breakage) throws {
        for tongue in way.tongues {
            var kept = 0, all = 0, lost: [String] = []
            for text in Examples.texts(tongue, articles: ["lead", "brief"]) {
                let made = try Examples.imported(way.bytes(of: text, tongue))
                let expected = wordTexts(text), found = wordTexts(made)
                let missing = found.difference(from: expected).removals.map { if case .remove(_, let word, _) = $0 { word } else { "" } }
                kept += expected.count - missing.count
                all += expected.count
                lost += missing
            }
            #expect(all > 1_500)
            #expect(kept * 100 >= all * 97, "\(way) \(tongue): \(all - kept) of \(all) words; \(lost.prefix(60).joined(separator: " "))")
        }
    }

    @Test(arguments: [Tongue.persian, .arabic, .russian])
    func cleanTextsAreLeftAlone(tongue: Tongue) throws {
        var words = 0, changed: [String] = []
        for text in Examples.texts(tongue) {
            let expected = wordTexts(text), found = wordTexts(try Examples.imported(Array(text.utf8)))
            words += expected.count
            for change in found.difference(from: expected) {
                if case .insert(_, let word, _) = change { changed.append("+" + word) }
                if case .remove(_, let word, _) = change { changed.append("-" + word) }
            }
        }
        #expect(changed.count(where: { $0.hasPrefix("-") }) * 2_000 <= words, "\(tongue), \(words) words: \(changed.joined(separator: " "))")
    }

    @Test(arguments: Breakage.allCases)
    func importingAgainChangesNothing(way: Breakage) throws {
        for tongue in way.tongues {
            let text = try #require(Examples.texts(tongue, articles: ["brief"]).first), folder = try Scratchpad()
            let once = try #require(try folder.imported(way.bytes(of: text, tongue), as: "text.txt"))
            let twice = try #require(try folder.imported(once.bytes, as: "text.md"))
            #expect(twice.bytes == once.bytes, "\(way), \(tongue)")
            #expect(twice.repairs.allSatisfy { !$0.isApplied })
        }
    }
}

func wordTexts(_ text: String) -> [String] {
    let characters = Array(text.unicodeScalars)
    return words(in: characters).map { String(characters[$0.range]) }
}

/// The articles of the project's examples as plain text.
enum Examples {
    static func texts(_ tongue: Tongue, articles: [String] = ["lead", "second", "garden", "interview", "letter", "brief"]) -> [String] {
        let parts = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return ["dawn", "market", "shelf"].flatMap { issue in
            articles.compactMap { article in
                text("/\(parts)/Examples/\(issue)/\(tongue.rawValue)/\(article).md")
            }
        }
    }

    /// Headings and paragraphs with empty lines between them; nil where there is no such article.
    private static func text(_ path: String) -> String? {
        guard access(path, R_OK) == 0 else { return nil }
        var diagnostics = Diagnostics()
        guard let story = ManuscriptReader.readArticle(path: path, language: nil, into: &diagnostics) else { return nil }
        var parts = [story.head.title?.string].compactMap(\.self)
        for block in story.blocks {
            switch block.content {
            case .paragraph(let text), .heading(_, let text): parts.append(string(text))
            case .division(.qa, let blocks):
                for case .paragraph(let text) in blocks.map(\.content) { parts.append(string(text)) }
            default: continue
            }
        }
        return parts.map { $0.split(separator: "\u{2028}").joined(separator: " ") }.joined(separator: "\n\n")
    }

    /// The text without the numbers of its notes.
    private static func string(_ text: InlineText) -> String {
        let numbers = text.marks.compactMap { mark in if case .note = mark.kind { mark.range } else { nil } }
        return String(decoding: text.text.indices.filter { index in !numbers.contains { $0.contains(index) } }.map { text.text[$0] }, as: UTF16.self)
    }

    /// What an import makes of a file: its title and its text.
    static func imported(_ bytes: [UInt8]) throws -> String {
        let folder = try Scratchpad()
        let article = try #require(try folder.imported(bytes, as: "text.txt"))
        var diagnostics = Diagnostics()
        let story = try #require(ManuscriptReader.readArticle(bytes: article.bytes, named: "text.md", language: nil, into: &diagnostics))
        let texts = [story.head.title?.string].compactMap(\.self) + strings(story.blocks)
        return texts.joined(separator: "\n\n")
    }

    private static func strings(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block.content {
            case .paragraph(let text), .heading(_, let text), .verbatim(let text): [text.string]
            case .division(_, let blocks), .quote(let blocks): strings(blocks)
            case .list(let list): list.items.flatMap(strings)
            default: []
            }
        }
    }
}

/// A folder of a test's own, which goes with it.
final class Scratchpad {
    let path: String

    init() throws {
        var name = Array("/tmp/varaq-import-XXXXXX".utf8CString)
        path = String(cString: try #require(mkdtemp(&name)))
    }

    deinit {
        for name in names { unlink(path + "/" + name) }
        rmdir(path)
    }

    private var names: [String] = []

    /// Imports bytes as a file of a name.
    func imported(_ bytes: [UInt8], as name: String) throws -> ImportedArticle? {
        names.append(name)
        let file = try #require(fopen(path + "/" + name, "w"))
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        fclose(file)
        var diagnostics = Diagnostics()
        let article = ImportedArticle.read(path: path + "/" + name, into: &diagnostics)
        #expect(!diagnostics.hasErrors, "\(diagnostics.all.map(\.message))")
        return article
    }
}
