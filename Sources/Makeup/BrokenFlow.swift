import Diagnostics
import Paragraphs
import Shaping

/// A flow with the way it was broken into columns.
struct BrokenFlow {
    let flow: Flow
    let chain: ColumnChain
    let breaking: Breaking

    init(flow: Flow, chain: ColumnChain) {
        self.flow = flow
        self.chain = chain
        flow.prepare(for: chain)
        breaking = ColumnBreaker(flow: flow, chain: chain).run().settled(in: flow)
    }

    var isThread: Bool { chain.isThread }

    /// What an article has too much.
    struct Leftover {
        /// Indexes ``CopyDesk/slots``.
        var matter: Int
        var words: Int
        var lines: Int
        /// The first word without a place.
        var place: SourcePlace?
    }

    /// What found no column, by article.
    func leftovers() -> [Leftover] {
        var leftovers: [Leftover] = []
        for piece in breaking.pieces where chain.column(piece.column) == nil {
            let copy = flow.blocks[piece.block].copy
            if case .picture(let picture) = copy.content, !picture.isOrnament { add(picture, of: copy, piece, to: &leftovers) }
            guard case .text(let text) = copy.content else { continue }
            let offset = breaking.settings[piece.block].lines[piece.lines.lowerBound].text.lowerBound
            if leftovers.last?.matter != copy.matter {
                let first = text.source.place(of: WordCount.firstWord(in: text.text, from: offset), in: text.text)
                leftovers.append(Leftover(matter: copy.matter, words: 0, lines: 0, place: first ?? copy.place))
            }
            leftovers[leftovers.count - 1].words += WordCount.words(in: text.text, from: offset)
            leftovers[leftovers.count - 1].lines += piece.lines.count
        }
        return leftovers
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
                diagnostics.error(.doesNotFit, "\(slot) runs over by a picture (\(lines) line\(lines == 1 ? "" : "s"))",
                                  at: leftover.place, hint: "make it less high, cut words from \(slot), or take another layout")
                continue
            }
            diagnostics.error(.doesNotFit,
                              "\(slot) runs over by \(words) word\(words == 1 ? "" : "s") (\(lines) line\(lines == 1 ? "" : "s"))",
                              at: leftover.place,
                              hint: "cut about \(max(words, 1)) word\(words > 1 ? "s" : "") from \(slot), or take another layout")
        }
        guard leftovers.isEmpty else { return }
        for relaxation in breaking.relaxed {
            guard var warning = relaxation.rules.warning else { continue }
            let copy = flow.blocks[relaxation.rules == .partedHeadings ? max(0, relaxation.block - 1) : relaxation.block].copy
            if relaxation.rules == .partedHeadings, copy.verse != nil {
                warning = "a line of this stanza stands alone in its column: there is no room for two"
            }
            if copy.group != nil { warning = "this is to be kept together and is divided: no column has room for all of it" }
            diagnostics.warn(warning, at: copy.place)
        }
    }
}
