/// Finds what stands apart among short lines: addresses, notices, verse.
enum Clusters {
    /// The blocks with each run of short lines that is an address, a notice or a poem made one.
    static func gathered(_ blocks: [FoundBlock], book: inout RepairBook) -> [FoundBlock] {
        var gathered: [FoundBlock] = [], index = 0
        while index < blocks.count {
            var run = shortRun(in: blocks, from: index)
            let poem = run.lazy.compactMap { Verse.found(in: blocks, $0..<run.upperBound) }.first
            if let poem { run = run.lowerBound..<poem.lowerBound }
            if let parts = parts(of: run, in: blocks) {
                gathered += made(.notice, blocks, parts.notice, rule: .address, book: &book)
                gathered += made(.address, blocks, parts.address, rule: .address, book: &book)
                index = parts.address.upperBound
            } else if let poem {
                gathered += blocks[run]
                gathered += made(.verse, blocks, poem, rule: .verse, book: &book)
                index = poem.upperBound
            } else {
                let end = max(run.upperBound, index + 1)
                gathered += blocks[index..<end]
                index = end
            }
        }
        return gathered
    }

    /// No address, notice or poem is longer.
    private static let longestRun = 120

    private static func shortRun(in blocks: [FoundBlock], from start: Int) -> Range<Int> {
        let limit = min(blocks.count, start + longestRun)
        return start..<(blocks[start..<limit].firstIndex { !isShort($0) } ?? limit)
    }

    private static func isShort(_ block: FoundBlock) -> Bool {
        block.isShortLine && block.kind == .paragraph && (block.end != .sentence || Contacts.has(block.text.characters))
    }

    /// An address of some lines, and the short lines before it that are none; nil where no line tells how to write or call.
    private static func parts(of run: Range<Int>, in blocks: [FoundBlock]) -> (notice: Range<Int>, address: Range<Int>)? {
        guard run.count >= 2, let contact = run.first(where: { Contacts.has(blocks[$0].text.characters) }) else { return nil }
        // A headline over a long text is no part of an address.
        let end = run.upperBound < blocks.count && !Contacts.has(blocks[run.upperBound - 1].text.characters) ? lastContact(in: run, of: blocks) + 1 : run.upperBound
        let label = run.first { $0 >= contact - 6 && $0 <= contact && Contacts.isLabel(blocks[$0].text.characters) }
        let start = label ?? max(run.lowerBound, contact - 1)
        return (run.lowerBound..<start, start..<end)
    }

    private static func lastContact(in run: Range<Int>, of blocks: [FoundBlock]) -> Int {
        run.last { Contacts.has(blocks[$0].text.characters) } ?? run.lowerBound
    }

    /// One block of several; those blocks themselves where it is not to be made.
    private static func made(_ kind: FoundBlock.Kind, _ blocks: [FoundBlock], _ range: Range<Int>, rule: Rule, book: inout RepairBook) -> [FoundBlock] {
        let parts = Array(blocks[range])
        guard let first = parts.first else { return [] }
        guard parts.count > 1 || kind == .address else { return parts }
        let name = kind == .verse ? "verse" : kind == .address ? "address" : "notice"
        let text = parts.map(\.text.string).joined(separator: "\n")
        guard book.takes(rule, .high, at: first.origin, text, "::: \(name)\n\(text)\n:::") else { return parts }
        return [FoundBlock(kind, parts.map(\.text), gap: first.gap, page: first.page)]
    }
}
