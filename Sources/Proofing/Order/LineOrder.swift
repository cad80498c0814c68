/// Puts the pieces of right-to-left lines back in order, as a reader of PDF left them.
///
/// Such a reader writes the pieces of a line from left to right, each in the order of its letters, often without the blanks between
/// them. The pieces are found again by what words stand beside one another; each line is judged with those before and behind it.
struct LineOrder {
    let lexicon: Lexicon
    let evidence: Evidence
    var model = PieceModel()

    init(lexicon: Lexicon, evidence: Evidence) {
        self.lexicon = lexicon
        self.evidence = evidence
    }

    /// The lines of one column, in its order, without empty ones.
    func mended(_ lines: [TrackedText], book: inout RepairBook) -> [TrackedText] {
        mended([lines], book: &book)[0]
    }

    /// The columns of one text: what words stand side by side in one tells of the others.
    func mended(_ columns: [[TrackedText]], book repairs: inout RepairBook) -> [[TrackedText]] {
        guard lexicon.tongue == .persian else { return columns }
        let words = WordBook(lexicon: lexicon, evidence: evidence)
        let reader = LineReader(book: words, unstretched: LineReader.unstretched(in: columns.joined().map(\.characters)))
        var chains = columns.map { LineChain($0.map { reader.line($0.characters) }) }
        guard ColumnFault(chains.flatMap(\.lines), words).isFound else { return columns }
        for _ in 0..<Self.rounds {
            words.forgetPairs()
            for chain in chains { chain.countPairs(in: words) }
            for index in chains.indices { chains[index].read(words, model) }
        }
        return zip(columns, chains).map { lines, chain in
            zip(lines, chain.lines).map { write($0, $1, &repairs) }
        }
    }

    private func write(_ text: TrackedText, _ line: PieceLine, _ repairs: inout RepairBook) -> TrackedText {
        guard let reading = line.reading, reading.pieces.count > 1 || reading.tokens.contains(where: \.isCut) else { return text }
        let made = reading.text(from: text)
        guard made.characters != text.characters else { return text }
        let rule: Rule = reading.pieces.count > 1 ? .pieces : .glued
        let message = rule == .pieces && reading.lead < Self.slightLead ? "another order is nearly as likely: read it over" : nil
        let isTaken = repairs.takes(rule, confidence(line, reading), at: text.origin(of: 0), text.string, made.string, message)
        return isTaken ? made : text
    }

    private func confidence(_ line: PieceLine, _ reading: PieceLine.Reading) -> Confidence {
        // Where few lines have the fault, more must speak for it.
        let sure = Self.sureMargin + 10 * PieceModel.doubt(line.density)
        return reading.margin >= sure ? .high : reading.margin > 0 ? .medium : .low
    }

    /// By how much a reading must be better than the line as it stands.
    private static let sureMargin: Float = 3
    private static let slightLead: Float = 0.6
    private static let rounds = 2
}
