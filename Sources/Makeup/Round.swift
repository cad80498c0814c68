import Diagnostics
import Manuscript

/// An edition broken into columns, once.
struct Round {
    let forme: Forme
    let broken: [BrokenFlow]
    private let desk: CopyDesk

    private init(_ desk: CopyDesk, compositor: any Compositor, isToBeFull: Bool) {
        var desk = desk
        forme = Forme(desk.edition, &desk, compositor: compositor)
        broken = Lockup(forme: forme, isToBeFull: isToBeFull).run()
        self.desk = desk
    }

    /// Breaks an edition into columns, again and again while something on its pages asks for it: numbers in the text that are
    /// not those of its pages, notes that no column has room for. The only place that does.
    static func settled(_ desk: CopyDesk, _ workshop: Workshop, isToBeFull: Bool, into diagnostics: inout Diagnostics) -> Round {
        var desk = desk, rounds = 1
        let compositor = desk.mayNeedRounds ? RememberingCompositor(workshop.compositor) : workshop.compositor
        if desk.speaksOfPages { desk.references = workshop.references ?? References(expectedOf: desk) }
        while true {
            let round = Round(desk, compositor: compositor, isToBeFull: isToBeFull)
            if round.putsNotesBehind(&desk, into: &diagnostics) { continue }
            guard desk.speaksOfPages, case let found = References(in: round, articles: desk.edition.articles.count),
                  found != desk.references else { return round.said(into: &diagnostics) }
            workshop.references = found
            guard rounds < References.mostRounds else {
                diagnostics.warn("the page numbers in the contents do not settle: those of the last of \(rounds) rounds stand")
                return round.said(into: &diagnostics)
            }
            rounds += 1
            desk.references = found
        }
    }

    /// Has the notes of articles stand behind them that no column takes; true if there are more of these than before.
    private func putsNotesBehind(_ desk: inout CopyDesk, into diagnostics: inout Diagnostics) -> Bool {
        let known = desk.crowded.count
        for block in broken.compactMap(\.firstCrowdedBlock) where desk.crowded.insert(forme.slots[block.matter]).inserted {
            diagnostics.warn("the notes of \(forme.slots[block.matter]) stand behind it: no column has room for all that it refers to",
                             at: block.place)
        }
        return desk.crowded.count > known
    }

    private func said(into diagnostics: inout Diagnostics) -> Round {
        desk.warnOfPartings(into: &diagnostics)
        return self
    }
}

private extension CopyDesk {
    var mayNeedRounds: Bool { speaksOfPages || edition.articles.contains { !$0.story.notes.isEmpty } }
}
