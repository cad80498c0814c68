public import Diagnostics
public import LayoutBook
public import Manuscript

/// Makes up the pages of an edition: its copy flows through the frames of a layout and is broken into columns on the grid.
///
/// All text that fits is on the pages; what does not is an error (``Fault/doesNotFit``) for each article, at its first word without a place.
/// A layout with ranges is set in the most comfortable setting that fills its sheet (``FitReport``); where none does, that is said.
/// The same edition, layout and compositor give the same document.
///
/// - Parameter takers: The layouts that take the text, the best first; asked for only where it does not fit in this one.
public func makeUp(_ edition: Edition, layout: Layout, compositor: any Compositor, takers: () -> [String] = { [] },
                   into diagnostics: inout Diagnostics) -> (Document, MakeupReport) {
    let desk = CopyDesk(edition: edition, layout: layout)
    desk.warnOfCopyWithoutPlace(into: &diagnostics)
    desk.warnOfUnknownInks(into: &diagnostics)
    var fitted = FittedCopy(edition, layout: layout, compositor: compositor)
    fitted?.say(takers: takers, into: &diagnostics)
    let trial = fitted?.trial ?? Trial(edition, layout: layout, compositor: compositor)
    if fitted == nil || trial.fits { for flow in trial.broken { flow.say(slots: trial.forme.slots, into: &diagnostics) } }
    let sheets = SheetFiller(forme: trial.forme).sheets(of: trial.broken)
    let document = Binding(edition: edition, forme: trial.forme, compositor: compositor).document(of: sheets)
    var report = MakeupReport(of: sheets, trial.broken, threads: layout.threads.map(\.name), slots: trial.forme.slots)
    report.fit = fitted?.report
    return (document, report)
}
