import Manuscript

/// What blocks of copy are in together.
struct Enclosure: Hashable {
    enum Kind: Hashable {
        case division, quote
        case list(isNumbered: Bool), item
        case table, contents, entry, note

        /// Whether a bullet or a number stands before it.
        var isLabelled: Bool { self == .item || self == .note }
    }

    var kind: Kind
    /// Tells it from others of its kind in what both are in.
    var number: Int
}

extension BlockCopier {
    /// The blocks that `body` adds are one thing.
    mutating func enclose(_ kind: Enclosure.Kind, number: Int? = nil, _ body: (inout BlockCopier) -> Void) {
        enclosed += 1
        let enclosure = Enclosure(kind: kind, number: number ?? enclosed), first = blocks.count
        body(&self)
        for index in first..<max(first, blocks.count) { blocks[index].enclosures.insert(enclosure, at: 0) }
    }
}

extension CopyBlock {
    /// Blocks of the languages that stand side by side, each of its own matter; else the block itself.
    var sides: [CopyBlock] { languages?.compactMap(\.self) ?? [self] }
}
