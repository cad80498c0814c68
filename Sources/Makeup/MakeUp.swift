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
///   - art: fetches pictures; without it pages have none.
///   - pictureScale: what the heights of pictures are multiplied with.
public func makeUp(_ edition: Edition, beside other: Edition? = nil, layout: Layout, besideLayout otherLayout: Layout? = nil,
                   compositor: any Compositor, art: (any ArtDesk)? = nil, pictureScale: Double = 1,
                   into diagnostics: inout Diagnostics) -> (Document, MakeupReport) {
    var layout = layout, beside = other.map { BesideEdition($0, layout: otherLayout ?? layout) }
    beside?.share(gridWith: &layout)
    let pictures = PictureDesk(art)
    var desk = CopyDesk(edition: edition, layout: layout, beside: beside, pictures: pictures)
    desk.pictureScale = pictureScale
    desk.warnOfCopyBeside(into: &diagnostics)
    desk.warnOfCopyWithoutPlace(into: &diagnostics)
    desk.warnOfUnknownInks(into: &diagnostics)
    let round = Round.settled(edition, desk, compositor: compositor, into: &diagnostics)
    let (forme, broken) = (round.forme, round.broken)
    for flow in broken { flow.say(slots: forme.slots, into: &diagnostics) }
    let jumpLines = JumpLines(edition: edition, forme: forme, compositor: compositor)
    let sheets = SheetFiller(forme: forme, jumpLines: jumpLines).sheets(of: broken)
    var document = Binding(edition: edition, forme: forme, compositor: compositor).document(of: sheets)
    var binder = PictureBinder(pictures)
    binder.bind(&document.pages, into: &diagnostics)
    document.artworks = binder.artworks
    return (document, MakeupReport(of: sheets, broken, threads: layout.threads.map(\.name), slots: forme.slots))
}
