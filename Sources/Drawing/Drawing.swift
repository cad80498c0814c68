public import Artwork
import CRSVG
public import FontKit
public import LayoutBook
public import Makeup

/// Draws made-up pages with Cairo: as the draft of a PDF, as PNG and as SVG.
///
/// Holds the open faces, so one drawing serves many documents; it belongs to one thread at a time.
public struct Drawing {
    let files: [FontFile]
    let faces: Faces

    /// `fontFiles` is indexed by ``FaceID/index``; files are opened when a page first asks for them.
    public init(fontFiles: [FontFile]) {
        files = fontFiles
        faces = Faces(fontFiles)
    }

    /// Begins to load what draws SVG files, beside other work: it takes as long as a page.
    public static func expectVectors() { crsvg_prepare() }

    /// All pages in one PDF, for Press to finish.
    ///
    /// Throws where a font cannot be read, and where Cairo gives up.
    public func pdf(_ document: Document) throws(DrawingError) -> Draft {
        let canvas = try PDFCanvas()
        var recasting = Recasting(files)
        let pages = document.pages.map { recasting.recast($0) }
        let fonts = ScaledFonts(Faces(files, made: try recasting.fonts), resolution: canvas.resolution)
        return Draft(
            pdf: try draw(pages, inks: document.inks, plates: Plates(document.artworks), fonts: fonts, on: canvas),
            title: document.title, author: document.author, language: document.language,
            direction: document.direction, inks: document.inks,
            pages: document.pages.map { Draft.Sheet(label: $0.label, trim: $0.trim) },
            links: try Links.collect(from: document.pages, fonts: fonts),
            outline: document.outline)
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
                 fonts: ScaledFonts(faces, resolution: canvas.resolution), on: canvas)
    }

    private func draw(_ pages: [Page], inks: [Ink], plates: Plates, fonts: ScaledFonts,
                      on canvas: some Canvas) throws(DrawingError) -> [UInt8] {
        for page in pages {
            var pen = Pen(on: try canvas.begin(page.trim), outlines: canvas.drawsOutlines, fonts: fonts,
                          plates: plates, inks: inks)
            try pen.draw(page)
            try canvas.end()
            plates.turnPage()
        }
        return try canvas.finish()
    }
}
