public import Diagnostics
import Drawing
import Geometry
import Glibc
import Imposition
import LayoutBook
import Makeup
import Paragraphs
public import Press
import Shaping

/// The files of an edition, and what the printer has to know of them.
public struct PrintedFiles: Sendable {
    public var files: [PressFile]
    /// Nil where the pages are single.
    public var sheets: Imposer.Sheets?
}

extension Typesetter {
    /// The files that a printer gets of an edition; nil after saying why there are none.
    ///
    /// - Precondition: the files are not for a screen.
    public func printed(_ typeset: Typeset, for finish: Finish, into diagnostics: inout Diagnostics) throws(RenderingError) -> PrintedFiles? {
        guard let profile = finish.profile else { preconditionFailure("a screen is no printer") }
        let composer = Composer(shaper: Shaper(fonts: fonts, keepsCasts: false), hyphenation: hyphenation, diagnostics: diagnostics.blank)
        var document = finish.isDummy ? typeset.document.dummy(composer) : typeset.document
        guard let plan = SheetPlan(document, for: profile, showsFolds: finish.isDummy, into: &diagnostics) else { return nil }
        var work = PressWork(profile: profile, condition: finish.condition, imposition: plan.imposition)
        work.showsFolds = finish.isDummy
        work.turnsBacks = plan.imposition.map(profile.turnsBacks) ?? false
        if !finish.isDummy { diagnostics.take(PrintCheck(document: document, profile: profile, plan: plan).findings(in: typeset.files)) }
        let slips = slips(of: typeset, &document, work, composer)
        diagnostics.take(composer.diagnostics)
        let draft = try drawn(document.limited(to: profile.resolution), isMarked: false, bleed: plan.bleed, slips: slips)
        do {
            let files = try times.measure(.press) { () throws(PressError) in try Press.files(of: draft, for: work, date: typeset.date) }
            return PrintedFiles(files: files, sheets: profile.isImposed ? plan.imposition.map { Imposer.Sheets($0, overOtherEdge: work.turnsBacks) } : nil)
        } catch { throw RenderingError(reason: "\(error)") }
    }

    /// Slug lines: one for each side of a sheet, then the names of the plates; the ink that they are in is added to the document's.
    private func slips(of typeset: Typeset, _ document: inout Document, _ work: PressWork, _ composer: Composer) -> [Page] {
        guard let imposition = work.imposition, imposition.sheets.contains(where: { $0.front.slugRoom > .zero }) else { return [] }
        let plates = work.profile.plates ? work.plates(for: document.inks, hasColourPictures: document.hasColourPictures) : []
        let setter = Slips(language: document.language, ink: document.inks.addRegistration(), compositor: composer)
        let kept = plates.isEmpty ? Length.zero : Self.plateRoom
        return SlugLine.lines(of: typeset, document, work.profile, imposition).map { setter.slip($0.words, room: max(.pt(1), $0.room - kept)) }
            + plates.map { setter.slip($0, room: Self.plateRoom) }
    }

    /// For the name of a plate.
    private static let plateRoom = Length.mm(30)
}

/// What stands beside the pages of a side, for those who handle the sheets.
private struct SlugLine {
    var words: String
    var room: Length

    static func lines(of typeset: Typeset, _ document: Document, _ profile: ShopProfile, _ imposition: Imposition) -> [SlugLine] {
        imposition.sheets.enumerated().flatMap { number, sheet in
            zip(sheet.sides, ["front", "back"]).map { side, name in
                let labels = side.placements.compactMap { placement in
                    placement.page.flatMap { document.pages.indices.contains($0) ? document.pages[$0].label : nil }
                }.filter { !$0.isEmpty }
                let of = imposition.sheets.count > 1 ? " of \(imposition.sheets.count)" : ""
                let words = [document.title, typeset.name, typeset.day, profile.name, "sheet \(number + 1)\(of), \(name)",
                             labels.isEmpty ? "" : "p. " + labels.joined(separator: " ")]
                return SlugLine(words: words.filter { !$0.isEmpty }.joined(separator: "  ·  "), room: side.slugRoom)
            }
        }
    }
}

private extension SheetSide {
    /// Nothing where it has no slug line.
    var slugRoom: Length {
        for case .slug(_, let length) in marks { return length }
        return .zero
    }
}

private extension Typeset {
    /// As ISO 8601 writes it; empty for a text without a date.
    var day: String {
        guard date != 0 else { return "" }
        var time = time_t(date), parts = tm()
        gmtime_r(&time, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
}

extension Imposer.Sheets {
    /// - Parameter isOtherEdge: Whether backs stand on their heads, for a machine that turns the paper over the other edge.
    fileprivate init(_ imposition: Imposition, overOtherEdge isOtherEdge: Bool) {
        let flip = isOtherEdge ? imposition.flip.other : imposition.flip
        let papers = Set(imposition.sheets.map(\.front.paper))
        self.init(count: imposition.sheets.count, flip: flip, spine: imposition.spine, paper: papers.count == 1 ? papers.first : nil)
    }
}

private extension Imposition.Flip {
    var other: Imposition.Flip {
        switch self {
        case .none: .none
        case .longEdge: .shortEdge
        case .shortEdge: .longEdge
        }
    }
}
