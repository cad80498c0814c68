import Diagnostics
import Paragraphs
import Shaping

/// A flow with the way it was broken into columns.
struct BrokenFlow {
    let flow: Flow
    let chain: ColumnChain
    let breaking: Breaking
    /// Where its stories leave a page, as far as there is room to say so.
    let jumps: [Jump]

    /// - Parameter prepares: Whether these are all the columns that the flow may have, which bound its pictures.
    init(flow: Flow, chain: ColumnChain, prepares: Bool = true) {
        self.flow = flow
        self.chain = chain
        if prepares { flow.prepare(for: chain) }
        breaking = ColumnBreaker(flow: flow, chain: chain).run().settled(in: flow)
        jumps = breaking.jumps(in: flow, chain)
    }

    func jump(from column: Int) -> Jump? { jumps.first { $0.from == column } }

    func jump(to column: Int) -> Jump? { jumps.first { $0.to == column } }

    /// The page of a column; 0 for what found none.
    func page(of column: Int) -> Int { chain.column(column)?.page ?? 0 }

    var isThread: Bool { chain.isThread }

    /// The first block whose notes found no room in its column.
    var firstCrowdedBlock: CopyBlock? {
        breaking.relaxed.first { $0.rules == .crowdedNotes }.map { flow.blocks[$0.block].copy }
    }

    /// What an article has too much.
    struct Leftover {
        /// Indexes ``CopyDesk/slots``.
        var matter: Int
        var words: Int
        var lines: Int
        /// The first word without a place.
        var place: SourcePlace?
        /// Some of it is text, if only the rest of a word.
        var hasText = false
    }

    /// What found no column, by article.
    func leftovers() -> [Leftover] {
        var leftovers: [Leftover] = []
        for piece in breaking.pieces where chain.column(piece.column) == nil {
            let block = flow.blocks[piece.block]
            if case .picture(let picture) = block.copy.content, !picture.isOrnament {
                add(picture, of: block.copy, piece, to: &leftovers)
            }
            for rest in block.rests(of: breaking.settings[piece.block], from: piece.lines.lowerBound) {
                leftovers.add(rest, of: rest.copy ?? block.copy)
            }
            addNotes(of: block, piece, to: &leftovers)
        }
        return leftovers
    }

    /// The notes that are left over with the lines that refer to them.
    private func addNotes(of block: FlowBlock, _ piece: Piece, to leftovers: inout [Leftover]) {
        guard !block.copy.notes.isEmpty, let matter = leftovers.lastIndex(where: { $0.matter == block.copy.matter }) else { return }
        let begin = breaking.settings[piece.block].lines[piece.lines.lowerBound].text.lowerBound
        let notes = piece.lines.lowerBound == 0 ? block.copy.notes : block.copy.notes.filter { $0.offset >= begin }
        leftovers[matter].words += notes.flatMap(\.blocks).reduce(0) { $0 + WordCount.words(in: $1.text) }
    }

    private func add(_ picture: PictureCopy, of copy: CopyBlock, _ piece: Piece, to leftovers: inout [Leftover]) {
        if leftovers.last?.matter != copy.matter {
            leftovers.append(Leftover(matter: copy.matter, words: 0, lines: 0, place: picture.place))
        }
        leftovers[leftovers.count - 1].lines += piece.lines.count
    }

    /// Tells the author what does not fit; where everything does, which rules of good columns had to be given up.
    func say(slots: [String], into diagnostics: inout Diagnostics) {
        let leftovers = leftovers()
        for leftover in leftovers {
            let slot = slots[leftover.matter], words = leftover.words, lines = leftover.lines
            guard words > 0 else {
                diagnostics.error(.doesNotFit, "\(slot) runs over by \(leftover.hasText ? "the rest of a word" : "a picture") "
                                      + "(\(lines) line\(lines == 1 ? "" : "s"))",
                                  at: leftover.place, hint: leftover.hasText ? "cut words from \(slot), or take another layout"
                                      : "make it less high, cut words from \(slot), or take another layout")
                continue
            }
            diagnostics.error(.doesNotFit,
                              "\(slot) runs over by \(words) word\(words == 1 ? "" : "s") (\(lines) line\(lines == 1 ? "" : "s"))",
                              at: leftover.place,
                              hint: "cut about \(max(words, 1)) word\(words > 1 ? "s" : "") from \(slot), or take another layout")
        }
        guard leftovers.isEmpty else { return }
        for relaxation in breaking.relaxed {
            let copy = flow.blocks[relaxation.rules == .partedHeadings ? max(0, relaxation.block - 1) : relaxation.block].copy
            guard let warning = relaxation.rules.warning(of: copy) else { continue }
            diagnostics.warn(warning, at: copy.place)
        }
    }
}

private extension [BrokenFlow.Leftover] {
    mutating func add(_ rest: TextRest, of copy: CopyBlock) {
        let text = rest.text.text
        let known = lastIndex { $0.matter == copy.matter } ?? count
        if known == count {
            let first = rest.text.source.place(of: WordCount.firstWord(in: text, from: rest.offset), in: text)
            append(BrokenFlow.Leftover(matter: copy.matter, words: 0, lines: 0, place: first ?? copy.place))
        }
        self[known].words += WordCount.words(in: text, from: rest.offset)
        self[known].lines += rest.lines
        self[known].hasText = true
    }
}
