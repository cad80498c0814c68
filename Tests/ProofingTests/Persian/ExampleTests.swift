import Foundation
@testable import Proofing
import Testing

/// The project's own Persian articles, with their non-joiners taken away.
@Suite(.enabled(if: Lexicon(.persian).isInstalled)) struct PersianExampleTests {
    @Test func runTogetherTheyComeBack() throws {
        let texts = try examples()
        let broken = texts.map { $0.replacingOccurrences(of: "\u{200C}", with: "") }
        #expect(try shareOfWords(of: texts, in: mended(broken)) >= 0.98)
        // The words that have one are a seventh of all: without a repair the share is far less.
        #expect(try shareOfWords(of: texts, in: broken) < 0.90)
    }

    @Test func partedByBlanksTheyComeBack() throws {
        let texts = try examples()
        #expect(try shareOfWords(of: texts, in: mended(texts.map { $0.replacingOccurrences(of: "\u{200C}", with: " ") })) >= 0.97)
    }

    @Test func cleanTextIsLeftAlone() throws {
        let texts = try examples()
        #expect(mended(texts) == texts)
    }

    /// Lines of all articles, with what marks them up.
    private func examples() throws -> [String] {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = here.appendingPathComponent("../../../Examples").standardized
        let articles = try ["dawn", "market", "shelf"].flatMap { issue in
            let folder = root.appendingPathComponent("\(issue)/fa")
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        }
        let sorted = articles.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
        try #require(sorted.count > 10)
        return try sorted.flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").map(String.init) }
    }

    private func mended(_ texts: [String]) -> [String] {
        let all = texts.map { Passage($0, tongue: .persian) }, lexicon = Lexicon(.persian)
        let knowledge = Knowledge(lexicon: lexicon, evidence: Evidence(all))
        return all.map { passage in
            var passage = passage
            for rule in Mended.rules {
                var tracked = TrackedText(passage.characters)
                tracked.apply(rule.corrections(of: passage, by: knowledge).filter { $0.confidence == .high })
                passage.characters = tracked.characters
            }
            return String(passage.characters)
        }
    }

    /// How many words of the one stand in the other at the same letters.
    private func shareOfWords(of texts: [String], in others: [String]) throws -> Double {
        var total = 0, found = 0
        for (text, other) in zip(texts, others) {
            let given = places(text), got = Set(places(other))
            total += given.count
            found += given.count { got.contains($0) }
        }
        try #require(total > 5_000)
        return Double(found) / Double(total)
    }

    private struct Placed: Hashable {
        var word: Substring
        /// How many letters stand before it.
        var place: Int
    }

    private func places(_ text: String) -> [Placed] {
        var place = 0
        return text.split(separator: " ").map { word in
            defer { place += word.unicodeScalars.count { $0 != "\u{200C}" } }
            return Placed(word: word, place: place)
        }
    }
}
