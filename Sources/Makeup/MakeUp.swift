public import Diagnostics
public import LayoutBook
public import Manuscript

/// Makes up the pages of an edition: its copy flows through the frames of a layout and is broken into columns on the grid.
///
/// All text that fits is on the pages; what does not is an error (``Fault/doesNotFit``) for each article, at its first word
/// without a place.
/// A layout with ranges is set in the most comfortable setting that fills its sheet (``FitReport``); where none does, that is said.
/// The same editions, layouts and compositor give the same document.
///
/// - Parameters:
///   - other: Set beside the edition in the parallel threads of the layout, article by article of the same slot. Nothing of it
///     is set elsewhere.
///   - otherLayout: The same layout, resolved for the script of `other`. Both stand on one grid, the wider of the two.
///   - art: fetches pictures; without it pages have none.
///   - advises: Whether it is said how a text that does not fit could be made to, which takes longer than setting it.
///   - taker: The best layout that takes the text; asked for only where it does not fit in this one.
public func makeUp(_ edition: Edition, beside other: Edition? = nil, layout: Layout, besideLayout otherLayout: Layout? = nil,
                   compositor: any Compositor, art: (any ArtDesk)? = nil, advises: Bool = true,
                   taker: () -> String? = { nil }, into diagnostics: inout Diagnostics) -> (Document, MakeupReport) {
    var layout = layout, beside = other.map { BesideEdition($0, layout: otherLayout ?? layout) }
    beside?.share(gridWith: &layout)
    let workshop = Workshop(compositor: compositor, pictures: PictureDesk(art), beside: beside)
    workshop.desk(for: edition, layout).warn(into: &diagnostics)
    var fitted = FittedCopy(edition, layout: layout, workshop)
    if advises { fitted?.say(taker: taker, into: &diagnostics) }
    let trial = fitted?.trial ?? Trial(edition, layout: layout, workshop)
    trial.say(leftovers: fitted == nil, into: &diagnostics)
    var (document, sheets) = trial.document(by: workshop)
    var binder = PictureBinder(workshop.pictures)
    binder.bind(&document.pages, into: &diagnostics)
    document.artworks = binder.artworks
    var report = MakeupReport(of: sheets, trial.broken, threads: layout.threads.map(\.name), slots: trial.forme.slots)
    report.grid = MakeupReport.GridCount(of: document.pages, in: trial.layout)
    for index in report.threads.indices { report.threads[index].freeRows = trial.freeRows(ofThread: report.threads[index].name) }
    report.fit = fitted?.report
    return (document, report)
}

/// What every make-up of an edition shares, however often it is tried.
final class Workshop {
    let compositor: any Compositor
    let pictures: PictureDesk
    let beside: BesideEdition?
    /// What the last trial found that text may say of pages: mostly the next one finds the same.
    var references: References?

    init(compositor: any Compositor, pictures: PictureDesk = PictureDesk(nil), beside: BesideEdition? = nil) {
        self.compositor = compositor
        self.pictures = pictures
        self.beside = beside
    }

    func desk(for edition: Edition, _ layout: Layout) -> CopyDesk {
        var desk = CopyDesk(edition: edition, layout: layout, beside: beside, pictures: pictures)
        desk.pictureScale = layout.fitted?.pictures ?? 1
        return desk
    }
}

extension CopyDesk {
    /// Says what of the copy the layout has no place or no ink for.
    func warn(into diagnostics: inout Diagnostics) {
        warnOfCopyBeside(into: &diagnostics)
        warnOfCopyWithoutPlace(into: &diagnostics)
        warnOfUnknownInks(into: &diagnostics)
    }
}

private extension Trial {
    /// Says what was found on the way, and what does not fit unless that is said already.
    func say(leftovers: Bool, into diagnostics: inout Diagnostics) {
        diagnostics.take(found)
        if leftovers || fits { for flow in broken { flow.say(slots: forme.slots, into: &diagnostics) } }
    }

    /// The pages that stand, their pictures still to be fetched.
    func document(by workshop: Workshop) -> (Document, [Sheet]) {
        let jumpLines = JumpLines(edition: edition, forme: forme, compositor: workshop.compositor)
        let sheets = SheetFiller(forme: forme, jumpLines: jumpLines).sheets(of: broken)
        let binding = Binding(edition: edition, forme: forme, compositor: workshop.compositor,
                              copy: broken.flatMap { $0.flow.blocks.map(\.copy) })
        return (binding.document(of: sheets), sheets)
    }
}
