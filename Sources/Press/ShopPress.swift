import Colour
public import Drawing
import Geometry
import Imposition
import LayoutBook

extension Press {
    /// The files that a printer gets of a draft: one, or one for each plate and a proof, or fronts and backs apart.
    ///
    /// Equal drafts and works give equal bytes.
    ///
    /// - Precondition: the draft's content is not marked: what is printed has no structure.
    /// - Parameter date: When the document was made, in seconds since 1970, UTC.
    /// Throws where the draft is not sound, is drawn in a colour that belongs to no ink, or the condition cannot be used.
    public static func files(of draft: Draft, for work: PressWork, date: Int64) throws(PressError) -> [PressFile] {
        precondition(draft.structure == nil, "marks in the content would be printed")
        return try ShopPress(draft: draft, work: work, date: date).files()
    }
}

/// Makes the files for one printer.
private struct ShopPress {
    let draft: Draft
    let work: PressWork
    let date: Int64

    func files() throws(PressError) -> [PressFile] {
        guard work.profile.plates else { return try sides(of: together, named: nil) }
        let plates = Plate.needed(by: draft.inks, as: work.colour, hasColourPictures: draft.hasColourPictures)
        var files: [PressFile] = []
        for (index, plate) in plates.enumerated() {
            let separation = Separation(plan: PlatePlan(draft.inks, as: work.colour, on: plate),
                                        pictures: .plate(plate, hasProcess: plates.contains(.cyan)), slip: index)
            files += try sides(of: separation, named: plate.name)
        }
        return files + [PressFile(part: "proof", bytes: try file(of: proof(), [.front, .back]))]
    }

    /// What colours become in one file.
    struct Separation {
        /// Nil where they stay as on a screen.
        var plan: PlatePlan?
        var pictures: PictureInking.Goal?
        /// Which of the draft's names of plates stands in the slug line; nil for none.
        var slip: Int?
    }

    private var together: Separation {
        switch work.colour {
        case .rgb: Separation()
        case .gray: Separation(plan: PlatePlan(draft.inks, as: .gray), pictures: .gray)
        case .inks, .process: Separation(plan: PlatePlan(draft.inks, as: work.colour), pictures: .process)
        }
    }

    private func proof() throws(PressError) -> Separation {
        do { return Separation(plan: PlatePlan(proofOf: draft.inks, as: work.colour, try ColourMatch(work.condition))) } catch {
            throw .colour(error)
        }
    }

    /// Fronts and backs apart where the machine prints one side, else all sides together.
    private func sides(of separation: Separation, named name: String?) throws(PressError) -> [PressFile] {
        let hasBacks = work.imposition?.sheets.contains { $0.back != nil } ?? false
        guard hasBacks, work.profile.sides == .simplex else {
            return [PressFile(part: name, bytes: try file(of: separation, [.front, .back]))]
        }
        let parts: [(String, SheetWriter.Sides)] = [("fronts", .front), ("backs", .back)]
        return try parts.map { part, sides throws(PressError) in
            PressFile(part: [name, part].compactMap(\.self).joined(separator: "-"), bytes: try file(of: separation, sides))
        }
    }

    private func file(of separation: Separation, _ sides: SheetWriter.Sides) throws(PressError) -> [UInt8] {
        let file = try PDFFile(draft.pdf), all = try file.pages()
        precondition(all.count == draft.pages.count + draft.slips.count, "the side table must have a row for each page")
        try colour(all, of: file, separation)
        try file.mapGlyphs(of: all)
        let pages = Array(all.prefix(draft.pages.count)), slips = Array(all.dropFirst(draft.pages.count))
        try box(pages, slips, of: file)
        try placeOnSheets(pages, slips, of: file, separation, sides)
        return try describe(file)
    }

    private func colour(_ pages: [PDFFile.Object], of file: PDFFile, _ separation: Separation) throws(PressError) {
        if let plan = separation.plan {
            var inking = Inking(file, plan)
            try inking.ink(pages)
        } else {
            try file.checkColours(of: draft)
        }
        if let goal = separation.pictures {
            try PictureInking(file, goal: goal, condition: work.condition).ink(pages)
        }
    }

    /// Media and bleed are what was drawn, the trim lies within. Cairo's page groups go: they would have all of a page blended in
    /// DeviceRGB, and nothing on it is transparent. Source: ISO 32000-1 14.11.2, 11.6.6.
    private func box(_ pages: [PDFFile.Object], _ slips: [PDFFile.Object], of file: PDFFile) throws(PressError) {
        let bleed = draft.bleed
        for (page, sheet) in zip(pages + slips, draft.pages.map(\.trim) + draft.slips) {
            let canvas = Draft.canvas(for: sheet, bleed: bleed)
            let full = Rect(x: .zero, y: .zero, width: sheet.width + bleed * 2, height: sheet.height + bleed * 2)
            for key in ["/MediaBox", "/BleedBox"] { try file.set(key, of: page, to: Syntax.rectangle(full, on: canvas)) }
            try file.set("/TrimBox", of: page, to: Syntax.rectangle(full.inset(by: bleed), on: canvas))
            file.remove("/Group", of: page)
        }
        for page in pages { for form in try file.forms(of: page) { file.remove("/Group", of: file.dictionary(of: form)) } }
    }

    private func placeOnSheets(_ pages: [PDFFile.Object], _ slips: [PDFFile.Object], of file: PDFFile, _ separation: Separation,
                               _ sides: SheetWriter.Sides) throws(PressError) {
        guard let imposition = work.imposition else { return }
        var writer = SheetWriter(file: file, forms: try pages.map { page throws(PressError) in try file.form(of: page) },
                                 imposition: imposition)
        let lines = try slips.map { page throws(PressError) in try file.form(of: page) }, count = imposition.sideCount
        writer.slugs = Array(lines.prefix(count))
        writer.plateName = separation.slip.flatMap { lines.dropFirst(count + $0).first }
        writer.sides = sides
        writer.turnsBacks = work.turnsBacks
        writer.showsFolds = work.showsFolds
        writer.swatches = try swatches(of: separation, in: file)
        try writer.write()
    }

    /// What the colour bar shows: on a plate its own ink, else the process inks and the spots.
    private func swatches(of separation: Separation, in file: PDFFile) throws(PressError) -> Swatches {
        guard let plan = separation.plan else { return .process(Plate.process) }
        if plan.kind == .plate { return Swatches(colours: ["0 g", ".25 g", ".5 g", ".75 g"]) }
        if work.colour == .gray { return Swatches(colours: ["0 g", ".5 g"]) }
        let plates = Plate.needed(by: draft.inks, as: work.colour, hasColourPictures: draft.hasColourPictures)
        var swatches = Swatches.process(plates)
        for (index, spot) in plan.spots.enumerated() where spot.name != Ink.registration.plate {
            let name = PlatePlan.Spot.name(index)
            swatches.spaces.append((name, file.add(try file.parse(spot.syntax))))
            swatches.colours += ["\(name) cs 1 scn", "\(name) cs .5 scn"]
        }
        return swatches
    }

    private func describe(_ file: PDFFile) throws(PressError) -> [UInt8] {
        let claim = work.profile.plates ? nil : work.profile.flavour
        let imprint = Imprint(draft, date: date, claim: claim)
        file.set("/Info", of: file.trailer, to: file.add(try file.parse(imprint.information)))
        if claim != .x1a {
            let xmp = try file.addStream(Array(imprint.xmp.utf8), entries: ["/Type": "/Metadata", "/Subtype": "/XML"])
            file.set("/Metadata", of: file.root, to: xmp)
        }
        try file.set("/Lang", of: file.root, to: Syntax.text(draft.language))
        let direction = draft.direction.isRightToLeft ? "/R2L" : "/L2R"
        try file.set("/ViewerPreferences", of: file.root, to: "<< /DisplayDocTitle true /Direction \(direction) >>")
        if claim != nil, let condition = work.condition { try file.setOutputIntent(condition) }
        switch claim {
        case .x1a: return try file.write(PDFFile.Edition(version: "1.4", packsObjects: false))
        case .x4: return try file.write(PDFFile.Edition(version: "1.6"))
        case nil: return try file.write()
        }
    }
}

extension Imposition {
    /// Of all sheets.
    var sideCount: Int { sheets.reduce(0) { $0 + $1.sides.count } }
}
