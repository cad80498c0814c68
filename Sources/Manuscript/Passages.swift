/// A piece of a leaf that is to be read by itself: a cell of a table, or the lines before one.
struct Passage {
    /// The line of the copy (from 0) and the bytes on it, for each line.
    var lines: [(line: Int, bytes: Range<Int>)]
}

/// Pieces of leaves, handed to CommonMark as paragraphs of one document, so that each has inlines of its own.
///
/// Each line has a sentinel before it, a blank to CommonMark, so that none begins a heading, a list or anything else.
struct Passages {
    private var passages: [Passage] = []
    private var bytes: [UInt8] = []
    private var tree: CommonMarkTree?
    /// Indexed as the passages.
    private var nodes: [CommonMarkNode] = []

    var isEmpty: Bool { passages.isEmpty }

    /// Takes a passage in and returns its number; nil for one without text.
    mutating func add(_ passage: Passage, of copy: PreparedCopy) -> Int? {
        guard passage.lines.contains(where: { !$0.bytes.isEmpty }) else { return nil }
        for line in passage.lines {
            bytes += PreparedCopy.spaceSentinel
            bytes += copy.bytes[line.bytes]
            bytes.append(.lineFeed)
        }
        bytes.append(.lineFeed)
        passages.append(passage)
        return passages.count - 1
    }

    /// Reads all of them, once they are in.
    ///
    /// - Parameter definitions: lines that say where links lead, of the whole article.
    mutating func read(definitions: [ArraySlice<UInt8>]) {
        for line in definitions { bytes += line + [.lineFeed, .lineFeed] }
        let tree = CommonMarkTree(bytes)
        nodes = Array(tree.root.children.prefix(passages.count))
        precondition(nodes.count == passages.count, "a passage is a paragraph")
        self.tree = tree
        bytes = []
    }

    /// A passage's inlines and where they stand; valid as long as the passages live.
    func leaf(_ number: Int) -> (node: CommonMarkNode, lines: LeafLines) {
        (nodes[number], LeafLines(of: nodes[number], passage: passages[number]))
    }
}
