public import Artwork
import CCairo
import CRSVG
public import FontKit
public import Geometry
public import LayoutBook
public import Makeup

/// Draws made-up pages with Cairo: as the draft of a PDF, as PNG and as SVG.
///
/// Holds the open faces, so one drawing serves many documents; it belongs to one thread at a time.
public struct Drawing {
    let files: [FontFile]
    let faces: Faces
    private let vectors: VectorCase

    /// `fontFiles` is indexed by ``FaceID/index``; files are opened when a page first asks for them.
    public init(fontFiles: [FontFile], vectors: VectorCase = VectorCase()) {
        self.vectors = vectors
        files = fontFiles
        faces = Faces(fontFiles)
    }

    /// Begins to load what draws SVG files, beside other work: it takes as long as a page.
    public static func expectVectors() { crsvg_prepare() }

    /// All pages in one PDF, for Press to finish.
    ///
    /// - Parameters:
    ///   - isMarked: Whether its content is marked as what it is, if that is known; what is only to be printed need not.
    ///   - bleed: How far what ends at the trim of a page goes beyond it.
    ///   - slips: Pages that go behind the others, for Press to put beside them.
    /// Throws where a font cannot be read, and where Cairo gives up.
    public func pdf(_ document: Document, isMarked: Bool = true, bleed: Length = .zero, slips: [Page] = []) throws(DrawingError) -> Draft {
        let canvas = try PDFCanvas()
        var recasting = Recasting(files)
        let pages = (document.pages + slips).map { recasting.recast($0) }, structure = isMarked ? document.structure : nil
        let fonts = ScaledFonts(Faces(files, made: try recasting.fonts), resolution: canvas.resolution)
        let (pdf, marking) = try draw(pages, of: structure, inks: document.inks, plates: Plates(document.artworks), fonts: fonts,
                                      bleed: bleed, on: canvas)
        var draft = Draft(
            pdf: pdf, title: document.title, author: document.author, language: document.language,
            direction: document.direction, inks: document.inks, bleed: bleed,
            pages: document.pages.enumerated().map { Draft.Sheet(label: $1.label, trim: $1.trim, marks: marking?.pages[$0] ?? []) },
            links: try Links.collect(from: document.pages, of: structure, fonts: fonts),
            outline: document.outline)
        draft.structure = structure
        draft.recast = marking?.recast ?? []
        draft.slips = slips.map(\.trim)
        draft.hasColourPictures = document.hasColourPictures
        return draft
    }

    /// A page as a PNG file, opaque on white. Throws as ``pdf(_:)``, and for a page of more than 32,767 pixels.
    public func png(_ page: Page, inks: [Ink], artworks: [Artwork] = [], dpi: Double) throws(DrawingError) -> [UInt8] {
        try draw(page, inks: inks, artworks: artworks, on: PNGCanvas(dpi: dpi))
    }

    /// A page as an SVG file. Throws as ``pdf(_:)``.
    public func svg(_ page: Page, inks: [Ink], artworks: [Artwork] = []) throws(DrawingError) -> [UInt8] {
        try draw(page, inks: inks, artworks: artworks, on: SVGCanvas())
    }

    private func draw(_ page: Page, inks: [Ink], artworks: [Artwork],
                      on canvas: some Canvas) throws(DrawingError) -> [UInt8] {
        try draw([page], inks: inks, plates: Plates(artworks),
                 fonts: ScaledFonts(faces, resolution: canvas.resolution), bleed: .zero, on: canvas).file
    }

    /// The file, and what its content is marked as: nothing without a structure.
    private func draw(_ pages: [Page], of structure: Structure? = nil, inks: [Ink], plates: Plates, fonts: ScaledFonts, bleed: Length,
                      on canvas: some Canvas) throws(DrawingError) -> (file: [UInt8], marking: Marking?) {
        var marking = structure.map(Marking.init)
        for page in pages {
            let context = try canvas.begin(Draft.canvas(for: page.trim, bleed: bleed))
            // Cairo keeps its coordinates from page to page.
            cairo_save(context)
            cairo_translate(context, bleed.points, bleed.points)
            var pen = Pen(on: context, outlines: canvas.drawsOutlines, fonts: fonts, plates: plates, vectors: vectors, inks: inks,
                          edge: PageEdge(trim: page.trim, bleed: bleed), marking: marking)
            marking = nil
            try pen.draw(page)
            marking = pen.marking
            cairo_restore(context)
            try canvas.end()
            plates.turnPage()
        }
        return (try canvas.finish(), marking)
    }
}
