public import Geometry
public import Imposition

extension Press {
    /// The pages of a PDF, ours or not, on sheets.
    ///
    /// They stay vectors, and their fonts and pictures are in the file once. Equal bytes and plans give equal bytes.
    ///
    /// - Parameter plan: Finds the places for pages whose trims, as readers show them, it is handed in their order.
    /// Throws where the file is damaged beyond repair, encrypted or a bomb, and where the plan finds no places.
    public static func impose(_ pdf: [UInt8],
                              by plan: ([Size]) throws(ImpositionFault) -> Imposition) throws(PressError) -> ImposedPDF {
        try pdf.checkObjects()
        let file = try PDFFile(foreign: pdf)
        try file.checkPageTree()
        let pages = try file.pages(), leftOut = pages.reduce(0) { $0 + file.drawnAnnotations(of: $1) }
        let forms = try pages.map { page throws(PressError) in try file.form(of: page) }
        let imposition: Imposition
        do { imposition = try plan(forms.map(\.size)) } catch { throw .imposition(error) }
        try SheetWriter(file: file, forms: forms, imposition: imposition).write()
        try file.dropClaims()
        let bytes = try file.write()
        return ImposedPDF(bytes: bytes, sheets: imposition.sheets.count, flip: imposition.flip, spine: imposition.spine,
                          annotationsLeftOut: leftOut, damage: file.nextWarning())
    }

    /// The papers that the pages of a PDF, ours or not, are printed on as they are: their media boxes, as readers show them.
    ///
    /// Throws as ``impose(_:by:)``.
    public static func papers(of pdf: [UInt8]) throws(PressError) -> [Size] {
        try pdf.checkObjects()
        let file = try PDFFile(foreign: pdf)
        try file.checkPageTree()
        return try file.pages().map { page in
            let media = file.box("/MediaBox", of: page) ?? Box(left: 0, bottom: 0, right: 612, top: 792)
            let isTurned = (file.integer("/Rotate", of: page) ?? 0) % 180 != 0
            return Size(width: .pt(isTurned ? media.height : media.width), height: .pt(isTurned ? media.width : media.height))
        }
    }
}

/// A PDF with a page for each side of a sheet.
public struct ImposedPDF: Sendable {
    public var bytes: [UInt8]
    public var sheets: Int
    public var flip: Imposition.Flip
    /// See ``Imposition/spine``.
    public var spine: Length?
    /// How many form fields, notes and stamps that are seen on pages are not on the sheets, which have what pages themselves draw.
    public var annotationsLeftOut: Int
    /// The first thing that was damaged, for people: what could not be mended is missing on the sheets. Nil for a sound file.
    public var damage: String?
}

private extension [UInt8] {
    /// Throws where a PDF has objects in streams that inflate beyond all measure: qpdf has no bound for these.
    func checkObjects() throws(PressError) {
        do { _ = try RawFile(self) } catch {
            switch error {
            case .bomb(let reason): throw .bomb(reason: reason)
            case .unreadable(let reason): throw .qpdf(reason: reason)
            case .password: throw .encrypted
            }
        }
    }
}

private extension PDFFile {
    /// The most levels of honest trees are three or four.
    private static let mostLevels = 200

    /// Throws where pages lie in a tree so deep that qpdf, which calls itself for each level, would leave the stack.
    func checkPageTree() throws(PressError) {
        var level = [value("/Pages", of: root)], seen: Set<Int32> = []
        for _ in 0..<Self.mostLevels {
            level = level.flatMap(children).filter { has("/Kids", of: $0) && (number(of: $0) == 0 || seen.insert(number(of: $0)).inserted) }
            if level.isEmpty { return }
        }
        throw .bomb(reason: "its pages lie in a tree of more than \(Self.mostLevels) levels")
    }

    /// How many annotations are seen on a page beside what it draws. Source: ISO 32000-1 12.5.3 and 12.5.5.
    func drawnAnnotations(of page: Object) -> Int {
        items(of: value("/Annots", of: page)).count { annotation in
            let isHidden = (integer("/F", of: annotation) ?? 0) & 0b10 != 0
            return !isHidden && has("/N", of: value("/AP", of: annotation)) && !["/Link", "/Popup"].contains(name("/Subtype", of: annotation))
        }
    }

    /// Takes the metadata of a file away that says it is PDF/A or PDF/UA: sheets have no structure for readers.
    func dropClaims() throws(PressError) {
        let metadata = value("/Metadata", of: root)
        guard isStream(metadata) else { return }
        let facts = try withRawData(of: metadata) { data, filters in
            UnpackedData(unpacking: data, filters.map { StreamFilter(name: $0) }, most: ReadingBudget.mostFacts).map { MetadataText($0.bytes) }
        }
        if ["pdfaid:part", "pdfuaid:part"].contains(where: { facts?.property($0) != nil }) { remove("/Metadata", of: root) }
    }

    private func children(of node: Object) -> [Object] { items(of: value("/Kids", of: node)) }
}
