public import Artwork
import CCairo
import FontKit
public import Geometry
public import LayoutBook
public import Makeup

extension Drawing {
    /// The sheets of a contact sheet as a draft for Press, its pages small and as sharp as the large ones.
    ///
    /// Throws as ``pdf(_:)``.
    public func contactSheet(_ sheet: ContactSheet) throws(DrawingError) -> Draft {
        var recasting = Recasting(files)
        let sheets = sheet.sheets.map { entries in entries.map { recasting.recast($0) } }
        let faces = Faces(files, made: try recasting.fonts), canvas = try PDFCanvas()
        for entries in sheets {
            let context = try canvas.begin(ContactSheet.trim)
            for (index, entry) in entries.enumerated() {
                try draw(entry, in: sheet.place(index), on: context, faces: faces)
            }
            try canvas.end()
        }
        let pages = sheets.indices.map { Draft.Sheet(label: "\($0 + 1)", trim: ContactSheet.trim) }
        return Draft(pdf: try canvas.finish(), title: sheet.title, author: nil, language: sheet.language,
                     direction: sheet.direction, inks: sheet.inks, pages: pages, links: [], outline: [])
    }

    private func draw(_ entry: ContactSheet.Entry, in place: Rect, on context: OpaquePointer,
                      faces: Faces) throws(DrawingError) {
        let pages = entry.pages.prefix(ContactSheet.pagesShown)
        let space = Rect(x: place.left, y: place.top, width: place.size.width,
                         height: place.size.height - ContactSheet.captionHeight)
        let row = PageRow(pages, in: space, direction: entry.direction, air: ContactSheet.air)
        let plates = Plates(entry.smallArtworks(scale: row.scale)), fonts = ScaledFonts(faces, resolution: row.scale)
        for (page, area) in zip(pages, row.places) {
            try draw(page, at: area, scale: row.scale, on: context) { (context) throws(DrawingError) in
                Pen(on: context, outlines: false, fonts: fonts, plates: plates, inks: entry.inks)
            }
        }
        // The caption stands on the sheet like any text.
        var pen = Pen(on: context, outlines: false, fonts: ScaledFonts(faces, resolution: 1), inks: entry.inks)
        let lines = entry.caption.map { line in
            PageItem(reading: nil, content: .line(line.moved(right: place.left, down: space.bottom)))
        }
        try pen.draw(Page(number: 1, label: "", trim: ContactSheet.trim, items: lines))
    }

    /// The first two pages side by side as a small PNG, the first on the side where reading begins.
    ///
    /// - Parameter width: Of the picture, in pixels; its height follows from the pages.
    /// Throws as ``pdf(_:)``.
    public func thumbnail(of pages: [Page], inks: [Ink], artworks: [Artwork] = [], direction: Direction,
                          width: Int = 300) throws(DrawingError) -> [UInt8] {
        let shown = pages.prefix(2), air: Length = .pt(6)
        let space = Rect(x: .pt(2), y: .pt(2), width: .pt(Double(width) - 4), height: .pt(Double(width) - 4))
        let scale = PageRow(shown, in: space, direction: direction, air: air).scale
        let height = (shown.map(\.trim.height.points).max() ?? 1) * scale
        let row = PageRow(shown, in: Rect(x: space.left, y: space.top, width: space.size.width, height: .pt(height)),
                          direction: direction, air: air)
        // A single page is no wider than it needs to be.
        let right = row.places.map(\.right.points).max() ?? 1, left = row.places.map(\.left.points).min() ?? 0
        let canvas = PNGCanvas(dpi: 72, shades: 16)
        let context = try canvas.begin(Size(width: .pt((right - left + 4).rounded()), height: .pt((height + 4).rounded())))
        let plates = Plates(artworks), fonts = ScaledFonts(faces, resolution: row.scale)
        for (page, area) in zip(shown, row.places) {
            let area = Rect(x: area.left - .pt(left - 2), y: area.top, width: area.size.width, height: area.size.height)
            try draw(page, at: area, scale: row.scale, on: context) { (context) throws(DrawingError) in
                Pen(on: context, outlines: true, fonts: fonts, plates: plates, inks: inks)
            }
        }
        try canvas.end()
        return try canvas.finish()
    }

    /// Draws a page scaled into an area, cut off at its edges and with a thin frame round it.
    private func draw(_ page: Page, at area: Rect, scale: Double, on context: OpaquePointer,
                      pen: (OpaquePointer) throws(DrawingError) -> Pen) throws(DrawingError) {
        cairo_save(context)
        trace(area, on: context)
        cairo_clip(context)
        cairo_translate(context, area.left.points, area.top.points)
        cairo_scale(context, scale, scale)
        var pen = try pen(context)
        try pen.draw(page)
        cairo_restore(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 0.3)
        trace(area, on: context)
        cairo_stroke(context)
    }

    private func trace(_ area: Rect, on context: OpaquePointer) {
        cairo_rectangle(context, area.left.points, area.top.points, area.size.width.points, area.size.height.points)
    }
}

extension ContactSheet.Entry {
    /// The artworks, images with no more pixels than they need where they stand largest.
    fileprivate func smallArtworks(scale: Double) -> [Artwork] {
        var artworks = artworks, widest = [Size?](repeating: nil, count: artworks.count)
        for item in pages.prefix(ContactSheet.pagesShown).flatMap(\.items) {
            guard case .picture(let picture) = item.content else { continue }
            let size = Size(width: picture.area.size.width * scale, height: picture.area.size.height * scale)
            if size.width > widest[picture.artwork]?.width ?? .zero { widest[picture.artwork] = size }
        }
        for (index, size) in widest.enumerated() {
            if let size { artworks[index] = artworks[index].prepared(for: size) }
        }
        return artworks
    }
}

extension Recasting {
    /// The entry with its pages and its caption recast.
    fileprivate mutating func recast(_ entry: ContactSheet.Entry) -> ContactSheet.Entry {
        var entry = entry
        entry.pages = entry.pages.prefix(ContactSheet.pagesShown).map { recast($0) }
        let caption = Page(number: 1, label: "", trim: ContactSheet.trim, items: entry.caption.map {
            PageItem(reading: nil, content: .line($0))
        })
        entry.caption = recast(caption).items.compactMap {
            if case .line(let line) = $0.content { line } else { nil }
        }
        return entry
    }
}

extension PlacedLine {
    fileprivate func moved(right: Length, down: Length) -> PlacedLine {
        var line = self
        line.origin = Point(x: origin.x + right, y: origin.y + down)
        return line
    }
}
