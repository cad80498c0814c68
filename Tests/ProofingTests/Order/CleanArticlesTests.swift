import Foundation
@testable import Proofing
import Testing

/// The project's own articles have none of these faults: no rule may find one.
@Suite("Clean articles keep their order")
struct CleanArticlesTests {
    static let articles: [URL] = {
        let root = (0..<4).reduce(URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()) { folder, _ in folder.deletingLastPathComponent() }
        let files = FileManager.default.enumerator(at: root.appending(path: "Examples"), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return (files ?? []).filter { $0.pathExtension == "md" && ["fa", "ar"].contains($0.deletingLastPathComponent().lastPathComponent) }
            .sorted { $0.path < $1.path }
    }()

    private func lines(of article: URL) throws -> [TrackedText] {
        let text = try String(contentsOf: article, encoding: .utf8)
        return text.split(separator: "\n").flatMap { BrokenLines.lines(of: [String($0)]) }.filter { !$0.isEmpty }
            .map { TrackedText(Array($0.unicodeScalars)) }
    }

    @Test("in lines as a PDF has them", arguments: articles)
    func clean(_ article: URL) throws {
        let lines = try lines(of: article)
        let tongue = Tongue(article.deletingLastPathComponent().lastPathComponent), lexicon = Lexicon(tongue)
        let evidence = Evidence(lines.map { Passage($0.characters, tongue: tongue) })
        var book = RepairBook(.all)
        #expect(LineOrder(lexicon: lexicon, evidence: evidence).mended(lines, book: &book) == lines)
        #expect(VisualOrder(lexicon: lexicon).mended(lines, book: &book) == lines)
        #expect(book.repairs.isEmpty)
    }

    @Test("there are some") func some() { #expect(Self.articles.count >= 20) }
}
