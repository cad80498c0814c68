import Geometry
import Imposition
import Makeup

/// Puts the pages of a file on sheets: the sides of these take their place, and each draws its pages as forms.
///
/// Everything stays as it was, vectors, fonts and pictures, each once. What belongs to single pages goes: links, form fields and other
/// annotations, the outline, page labels and the structure for readers.
struct SheetWriter {
    let file: PDFFile
    /// Of the pages that are placed.
    let forms: [PageForm]
    let imposition: Imposition
    var swatches = Swatches.process(Plate.process)
    /// The slug line of each side of all sheets, in the order in which they are printed; none where there are no words for them.
    var slugs: [PageForm] = []
    /// What stands behind the slug line, at the end of its room: the name of a plate.
    var plateName: PageForm?
    var sides: Sides = [.front, .back]
    /// Whether backs are shown upside down.
    var turnsBacks = false
    /// Whether folds and slits are drawn across the pages.
    var showsFolds = false

    /// Which sides are written.
    struct Sides: OptionSet {
        let rawValue: Int
        static let front = Sides(rawValue: 1), back = Sides(rawValue: 2)
    }

    /// Throws where qpdf finds fault.
    func write() throws(PressError) {
        var pages: [PDFFile.Object] = []
        for (number, side) in allSides.enumerated() where sides.contains(side.isBack ? .back : .front) {
            let page = try page(of: side.side, slug: slugs.indices.contains(number) ? slugs[number] : nil)
            if side.isBack, turnsBacks { try file.set("/Rotate", of: page, to: "180") }
            pages.append(page)
        }
        try file.replacePages(with: pages)
        for key in ["/Outlines", "/PageLabels", "/StructTreeRoot", "/MarkInfo", "/Dests", "/Names", "/PageMode", "/OpenAction",
                    "/AcroForm"] {
            file.remove(key, of: file.root)
        }
        try file.check()
    }

    private var allSides: [(side: SheetSide, isBack: Bool)] {
        imposition.sheets.flatMap { zip($0.sides, [false, true]).map { (side: $0, isBack: $1) } }
    }

    private func page(of side: SheetSide, slug: PageForm?) throws(PressError) -> PDFFile.Object {
        let page = file.add(try file.parse("""
            << /Type /Page /MediaBox \(Box(Rect(size: side.paper), on: side.paper).syntax) \
            /TrimBox \(Box(side.trim, on: side.paper).syntax) /BleedBox \(Box(side.bleed, on: side.paper).syntax) >>
            """))
        let painter = MarkPainter(paper: side.paper, swatches: swatches)
        let resources = try file.parse("<< /XObject << >> /ColorSpace << \(MarkPainter.ink) \(MarkPainter.inkSyntax) >> >>")
        for (name, space) in swatches.spaces { file.set(name, of: file.value("/ColorSpace", of: resources), to: space) }
        let objects = file.value("/XObject", of: resources)
        var content = ""
        for placement in side.placements {
            guard let number = placement.page, forms.indices.contains(number) else { continue }
            let place = change(placement, forms[number], on: side)
            content += "q \(Box(placement.clip, on: side.paper).operands) re W n \(place.syntax) cm /P\(number) Do Q\n"
            file.set("/P\(number)", of: objects, to: forms[number].object)
        }
        content += painter.content(of: side.marks)
        if showsFolds { content += painter.creases(side) }
        for case .slug(let start, let length) in side.marks {
            for (name, line) in [("/Slug", slug), ("/Plate", plateName)] {
                guard let line else { continue }
                let x = name == "/Slug" ? start.x : start.x + length - line.size.width
                content += "q \(line.standing(at: Point(x: x, y: start.y), on: side.paper).syntax) cm \(name) Do Q\n"
                file.set(name, of: objects, to: line.object)
            }
        }
        file.set("/Contents", of: page, to: try file.addStream(Array(content.utf8), entries: [:]))
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

private extension PageForm {
    /// Upright, the left end of its baseline at a point of a side.
    func standing(at point: Point, on paper: Size) -> Affine {
        upright.then(.move(point.x.points, (paper.height - point.y - Slips.foot).points))
    }
}

private extension Rect {
    /// From the origin.
    init(size: Size) { self.init(x: .zero, y: .zero, width: size.width, height: size.height) }
}
