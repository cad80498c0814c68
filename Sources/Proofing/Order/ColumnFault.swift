/// Whether the lines of a text are made of pieces in the wrong order at all.
struct ColumnFault {
    private(set) var lines = 0
    /// Lines that begin with what ends a clause, or have such a sign with a blank before it and none behind.
    private(set) var misplacedSigns = 0
    /// Lines with words that ran together.
    private(set) var runTogether = 0

    init(_ lines: [PieceLine], _ book: WordBook) {
        for line in lines where !line.partings.isEmpty {
            self.lines += 1
            if line.hasMisplacedSign(book) { misplacedSigns += 1 }
            if line.partings[0].tokens.contains(where: \.isCut) { runTogether += 1 }
        }
    }

    /// A clean text has next to no such signs, and but a few words that ran together.
    var isFound: Bool {
        let areMany = misplacedSigns * 12 >= lines || runTogether * 2 >= lines
        return misplacedSigns >= 3 && areMany && (misplacedSigns + runTogether) * 4 >= lines
    }
}
