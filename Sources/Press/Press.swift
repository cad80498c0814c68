public import Drawing
import Geometry
import Makeup

/// What the press is told beside the draft.
public struct PressOptions: Sendable, Hashable {
    /// When the document was made, in seconds since 1970, UTC; the same for the same input, or the bytes will differ.
    public var date: Int64

    public init(date: Int64) { self.date = date }
}

/// Finishes drafts: qpdf adds to Cairo's ink all that a PDF is besides.
public struct Press {
    private let draft: Draft
    private let file: PDFFile
    /// Indexed like the draft's pages.
    private let pages: [PDFFile.Object]

    /// The finished file; equal drafts and options give equal bytes.
    ///
    /// Throws where the draft is not sound, or is drawn in a colour that belongs to no ink.
    public static func finish(_ draft: Draft, options: PressOptions) throws(PressError) -> [UInt8] {
        let press = try Press(draft)
        try press.file.checkColours(of: draft)
        try press.file.mapGlyphs(of: press.pages)
        try press.setBoxes()
        let links = try press.addLinks()
        try press.tag(links)
        try press.addOutline()
        try press.labelPages()
        try press.setReadingFacts()
        try press.describe(Imprint(draft, date: options.date))
        return try press.file.write()
    }

    private init(_ draft: Draft) throws(PressError) {
        self.draft = draft
        file = try PDFFile(draft.pdf)
        pages = try file.pages()
        precondition(pages.count == draft.pages.count, "the side table must have a row for each page")
    }

    /// Media, bleed and trim are the same as long as no layout bleeds. Cairo's page group goes: it would have all of a
    /// page blended in DeviceRGB, and nothing on it is transparent. Source: ISO 32000-1 14.11.2, 11.6.6.
    private func setBoxes() throws(PressError) {
        for (page, sheet) in zip(pages, draft.pages) {
            let trim = Rect(x: .zero, y: .zero, width: sheet.trim.width, height: sheet.trim.height)
            let box = Syntax.rectangle(trim, on: sheet.trim)
            for key in ["/MediaBox", "/BleedBox", "/TrimBox"] { try file.set(key, of: page, to: box) }
            file.remove("/Group", of: page)
        }
    }

    /// Makes the structure of a draft that has one that of the file.
    ///
    /// - Parameter links: as ``addLinks()`` gives them.
    private func tag(_ links: [PDFFile.Object]) throws(PressError) {
        guard let structure = draft.structure else { return }
        try Tagging(draft: draft, structure: structure, file: file, pages: pages, annotations: links).run()
    }

    /// The links of the draft, each on its page. Source: ISO 32000-1 12.5.6.5 and 12.6.4.7.
    private func addLinks() throws(PressError) -> [PDFFile.Object] {
        var all: [PDFFile.Object] = []
        var annotations = [[PDFFile.Object]](repeating: [], count: pages.count)
        for link in draft.links {
            let area = Syntax.rectangle(link.area, on: draft.pages[link.page].trim)
            let annotation = try file.parse("""
                << /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect \(area) \
                /A << /Type /Action /S /URI /URI \(Syntax.uri(link.address)) >> >>
                """)
            file.set("/P", of: annotation, to: pages[link.page])
            all.append(file.add(annotation))
            annotations[link.page].append(all[all.count - 1])
        }
        for (page, list) in zip(pages, annotations) where !list.isEmpty {
            file.set("/Annots", of: page, to: file.array(list))
        }
        return all
    }

    private func addOutline() throws(PressError) {
        guard let outline = Outline(draft.outline) else { return }
        let root = try outline.write(to: file) { entry throws(PressError) in
            let top = Syntax.number(draft.pages[entry.page].trim.height - entry.top)
            let view = try ["/XYZ", "null", top, "null"].map { value throws(PressError) in try file.parse(value) }
            return file.array([pages[entry.page]] + view)
        }
        file.set("/Outlines", of: file.root, to: root)
        try file.set("/PageMode", of: file.root, to: "/UseOutlines")
    }

    private func labelPages() throws(PressError) {
        try file.set("/PageLabels", of: file.root, to: PageLabels(draft.pages.map(\.label)).syntax)
    }

    /// Language, and how a reader shows the file. Source: ISO 32000-1 12.2, 14.9.2.
    private func setReadingFacts() throws(PressError) {
        let direction = draft.direction.isRightToLeft ? "/R2L" : "/L2R"
        try file.set("/Lang", of: file.root, to: Syntax.text(draft.language))
        try file.set("/ViewerPreferences", of: file.root, to: "<< /DisplayDocTitle true /Direction \(direction) >>")
    }

    /// The same facts twice, as PDF has them: in the Info dictionary and in XMP.
    private func describe(_ imprint: Imprint) throws(PressError) {
        file.set("/Info", of: file.trailer, to: file.add(try file.parse(imprint.information)))
        let xmp = try file.addStream(Array(imprint.xmp.utf8), entries: ["/Type": "/Metadata", "/Subtype": "/XML"])
        file.set("/Metadata", of: file.root, to: xmp)
    }
}
