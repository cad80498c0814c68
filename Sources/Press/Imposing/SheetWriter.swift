import Geometry
import Imposition

/// Puts the pages of a file on sheets: the sides of these take their place, and each draws its pages as forms.
///
/// Everything stays as it was, vectors, fonts and pictures, each once. What belongs to single pages goes: links, the outline, page
/// labels and the structure for readers; and what its metadata say of standards would no longer be true.
struct SheetWriter {
    let file: PDFFile
    /// Of the pages that are placed.
    let forms: [PageForm]
    let imposition: Imposition

    /// Throws where qpdf finds fault.
    func write(inPlaceOf pages: [PDFFile.Object]) throws(PressError) {
        for side in sides { file.addPage(try page(of: side)) }
        for page in pages { file.removePage(page) }
        for key in ["/Outlines", "/PageLabels", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/Dests", "/Names", "/PageMode", "/OpenAction"] {
            file.remove(key, of: file.root)
        }
        try file.check()
    }

    private var sides: [SheetSide] { imposition.sheets.flatMap { [$0.front] + ($0.back.map { [$0] } ?? []) } }

    private func page(of side: SheetSide) throws(PressError) -> PDFFile.Object {
        let page = file.add(try file.parse("""
            << /Type /Page /MediaBox \(Box(Rect(size: side.paper), on: side.paper).syntax) \
            /TrimBox \(Box(side.trim, on: side.paper).syntax) /BleedBox \(Box(side.bleed, on: side.paper).syntax) >>
            """))
        var content = "", objects: [(name: String, form: PDFFile.Object)] = []
        for placement in side.placements {
            guard let number = placement.page, forms.indices.contains(number) else { continue }
            content += "q \(Box(placement.clip, on: side.paper).operands) re W n \(change(placement, forms[number], on: side).syntax) cm "
            content += "/P\(number) Do Q\n"
            if !objects.contains(where: { $0.name == "/P\(number)" }) { objects.append(("/P\(number)", forms[number].object)) }
        }
        content += MarkPainter(paper: side.paper).content(of: side.marks)
        let stream = try file.addStream(Array(content.utf8), entries: [:])
        let resources = try file.parse("<< /XObject << >> /ColorSpace << \(MarkPainter.ink) \(MarkPainter.inkSyntax) >> >>"), names = file.value("/XObject", of: resources)
        for object in objects { file.set(object.name, of: names, to: object.form) }
        file.set("/Contents", of: page, to: stream)
        file.set("/Resources", of: page, to: resources)
        return page
    }

    /// From the space of a page to that of the sheet: the trim of the one upon the trim of the other, turned.
    ///
    /// The middles meet, so that a page of another size than was told is not moved to one side.
    private func change(_ placement: Placement, _ form: PageForm, on side: SheetSide) -> Affine {
        let place = Box(placement.trim, on: side.paper), turned = Affine.turned(placement.turn), trim = form.trim.mapped(by: turned)
        return form.upright.then(turned).then(.move((place.left + place.right - trim.left - trim.right) / 2,
                                                    (place.bottom + place.top - trim.bottom - trim.top) / 2))
    }
}

private extension Rect {
    /// From the origin.
    init(size: Size) { self.init(x: .zero, y: .zero, width: size.width, height: size.height) }
}
