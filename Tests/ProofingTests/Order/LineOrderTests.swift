@testable import Proofing
import Testing

@Suite("Order of pieces")
struct LineOrderTests {
    private static func mended(_ lines: [String], _ selection: Selection = .high) -> (lines: [String], book: RepairBook) {
        var at = 0
        let texts = lines.map { line in
            defer { at += line.unicodeScalars.count + 1 }
            return TrackedText(Array(line.unicodeScalars), at: at)
        }
        let evidence = Evidence(lines.map { Passage($0, tongue: .persian) })
        var book = RepairBook(selection)
        let order = LineOrder(lexicon: Lexicon(.persian), evidence: evidence)
        return (order.mended(texts, book: &book).map(\.string), book)
    }

    @Test("broken lines come back", arguments: [1, 2, 3] as [UInt64])
    func comesBack(_ seed: UInt64) {
        let lines = BrokenLines.lines(of: PersianSentences.all)
        var breaker = BrokenLines(seed: seed)
        let broken = lines.map { breaker.broken($0) }
        let words = lines.joined(separator: " ").split(separator: " ")
        let after = Self.mended(broken).lines
        let share = { (lines: [String]) in Double(BrokenLines.common(words, lines.joined(separator: " ").split(separator: " "))) / Double(words.count) }
        #expect(share(broken) < 0.6)
        #expect(share(after) > 0.7)
        for (one, other) in zip(broken, after) {
            let blank: Unicode.Scalar = " "
            #expect(one.unicodeScalars.filter { $0 != blank }.sorted() == other.unicodeScalars.filter { $0 != blank }.sorted())
        }
    }

    @Test("lines in order are left alone")
    func clean() {
        let lines = BrokenLines.lines(of: PersianSentences.all)
        let (after, book) = Self.mended(lines, .all)
        #expect(after == lines)
        #expect(book.repairs.isEmpty)
    }
}
