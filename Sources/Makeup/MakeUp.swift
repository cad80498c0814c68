public import Diagnostics
public import LayoutBook
public import Manuscript

/// Makes up the pages of an edition: its copy flows through the frames of a layout and is broken into columns on the grid.
///
/// All text that fits is on the pages; what does not is an error (``Fault/doesNotFit``) for each article, at its first word without a place.
/// The same editions, layouts and compositor give the same document.
///
/// - Parameters:
///   - other: Set beside the edition in the parallel threads of the layout, article by article of the same slot. Nothing of it
///     is set elsewhere.
///   - otherLayout: The same layout, resolved for the script of `other`. Both stand on one grid, the wider of the two.
public func makeUp(_ edition: Edition, beside other: Edition? = nil, layout: Layout, besideLayout otherLayout: Layout? = nil,
                   compositor: any Compositor, into diagnostics: inout Diagnostics) -> (Document, MakeupReport) {
    var layout = layout, beside = other.map { BesideEdition($0, layout: otherLayout ?? layout) }
    beside?.share(gridWith: &layout)
    let desk = CopyDesk(edition: edition, layout: layout, beside: beside)
    desk.warnOfCopyBeside(into: &diagnostics)
    desk.warnOfCopyWithoutPlace(into: &diagnostics)
    desk.warnOfUnknownInks(into: &diagnostics)
    let (forme, broken) = broken(edition, desk, compositor: compositor, into: &diagnostics)
    for flow in broken { flow.say(slots: forme.slots, into: &diagnostics) }
    let jumpLines = JumpLines(edition: edition, forme: forme, compositor: compositor)
    let sheets = SheetFiller(forme: forme, jumpLines: jumpLines).sheets(of: broken)
    let document = Binding(edition: edition, forme: forme, compositor: compositor).document(of: sheets)
    return (document, MakeupReport(of: sheets, broken, threads: layout.threads.map(\.name), slots: forme.slots))
}

/// Breaks all copy into columns. Where no column takes the notes of an article, they are put behind it, and all is broken again:
/// at most once for each article.
private func broken(_ edition: Edition, _ desk: CopyDesk, compositor: any Compositor,
                    into diagnostics: inout Diagnostics) -> (Forme, [BrokenFlow]) {
    var desk = desk
    while true {
        var fresh = desk
        let forme = Forme(edition, &fresh, compositor: compositor)
        let broken = forme.flows().map { BrokenFlow(flow: $0.flow, chain: $0.chain) }
        let crowded = broken.compactMap(\.firstCrowdedBlock).filter { !desk.crowded.contains(forme.slots[$0.matter]) }
        guard !crowded.isEmpty else {
            fresh.warnOfPartings(into: &diagnostics)
            return (forme, broken)
        }
        for block in crowded where desk.crowded.insert(forme.slots[block.matter]).inserted {
            diagnostics.warn("the notes of \(forme.slots[block.matter]) stand behind it: no column has room for all that it refers to",
                             at: block.place)
        }
    }
}
