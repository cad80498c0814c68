public import Diagnostics
public import LayoutBook
public import Manuscript

/// Makes up the pages of an edition: its copy flows through the frames of a layout and is broken into columns on the grid.
///
/// All text that fits is on the pages; what does not is an error (``Fault/doesNotFit``) for each article, at its first word without a place.
/// The same edition, layout and compositor give the same document.
///
/// - Parameters:
///   - art: fetches pictures; without it pages have none.
///   - pictureScale: what the heights of pictures are multiplied with.
public func makeUp(_ edition: Edition, layout: Layout, compositor: any Compositor, art: (any ArtDesk)? = nil,
                   pictureScale: Double = 1, into diagnostics: inout Diagnostics) -> (Document, MakeupReport) {
    let pictures = PictureDesk(art)
    var desk = CopyDesk(edition: edition, layout: layout, pictures: pictures)
    desk.pictureScale = pictureScale
    desk.warnOfCopyWithoutPlace(into: &diagnostics)
    desk.warnOfUnknownInks(into: &diagnostics)
    let (round, isSettled) = Round.settled(edition, desk, compositor: compositor)
    let (forme, broken) = (round.forme, round.broken)
    if !isSettled {
        diagnostics.warn("the page numbers in the contents do not settle: those of the last of \(References.mostRounds) rounds stand")
    }
    for flow in broken { flow.say(slots: forme.slots, into: &diagnostics) }
    let sheets = SheetFiller(forme: forme).sheets(of: broken)
    var document = Binding(edition: edition, forme: forme, compositor: compositor).document(of: sheets)
    var binder = PictureBinder(pictures)
    binder.bind(&document.pages, into: &diagnostics)
    document.artworks = binder.artworks
    return (document, MakeupReport(of: sheets, broken, threads: layout.threads.map(\.name), slots: forme.slots))
}
