public import Diagnostics
public import LayoutBook
public import Manuscript

/// Makes up the pages of an edition: its copy flows through the frames of a layout and is broken into columns on the grid.
///
/// All text that fits is on the pages; what does not is an error (``Fault/doesNotFit``) for each article, at its first word without a place.
/// The same edition, layout and compositor give the same document.
public func makeUp(_ edition: Edition, layout: Layout, compositor: any Compositor,
                   into diagnostics: inout Diagnostics) -> (Document, MakeupReport) {
    var desk = CopyDesk(edition: edition, layout: layout)
    desk.warnOfCopyWithoutPlace(into: &diagnostics)
    desk.warnOfUnknownInks(into: &diagnostics)
    let forme = Forme(edition, &desk, compositor: compositor)
    let broken = Lockup(forme: forme).run()
    for flow in broken { flow.say(slots: forme.slots, into: &diagnostics) }
    let sheets = SheetFiller(forme: forme).sheets(of: broken)
    let document = Binding(edition: edition, forme: forme, compositor: compositor).document(of: sheets)
    return (document, MakeupReport(of: sheets, broken, threads: layout.threads.map(\.name), slots: forme.slots))
}
