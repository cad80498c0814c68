import Artwork
import CMalloc
public import Diagnostics
import Drawing
public import FontKit
public import Geometry
public import LayoutBook
public import Makeup
public import Manuscript
import Paragraphs
import Press
import Shaping

/// What to typeset, and how.
public struct Order: Sendable {
    /// An article (.md), a plain text (.txt), an issue's folder or its issue.yaml.
    public var path: String
    /// BCP 47; for texts that do not say theirs.
    public var language: String?
    /// Instead of the layout that the input asks for.
    public var layout: String?
    /// Only these editions; all where it is empty.
    public var editions: [String]
    /// The edition that stands beside each of the others in a layout of two languages; nil for the one that an edition
    /// names itself, or else the next one of the issue.
    public var beside: String?
    /// What is to be drawn over the pages, for proofs.
    public var show: Set<ProofMark>
    /// Values for the fields that the texts declare, instead of their own.
    public var fields = FieldValues()
    /// Whether the pages will be drawn, and not only looked at as text.
    public var isDrawn = true

    public init(path: String, language: String? = nil, layout: String? = nil, editions: [String] = [], beside: String? = nil,
                show: Set<ProofMark> = []) {
        self.path = path
        self.language = language
        self.layout = layout
        self.editions = editions
        self.beside = beside
        self.show = show
    }
}

/// An edition whose pages stand.
public struct Typeset: Sendable {
    /// Of the edition: `fa`, or the base name of a lone article.
    public var name: String
    public var document: Document
    public var report: MakeupReport
    /// Seconds since 1970 UTC: the date that the input bears, so that the same input gives the same bytes.
    public var date: Int64
    /// Paths as the user wrote them: places in the document refer to this table.
    var files: [String] = []

    init(name: String, document: Document, report: MakeupReport, date: Int64, files: [String] = []) {
        self.name = name
        self.document = document
        self.report = report
        self.date = date
        self.files = files
    }
}

/// The façade: reads, composes, makes up, draws and finishes.
///
/// Not Sendable: one a worker. Opening one reads the font catalogue; fonts and dictionaries are loaded when they are needed.
public final class Typesetter {
    public let resources: Resources
    /// What every stage took, summed over this typesetter's life.
    public internal(set) var times = StageTimes()
    let book: LayoutBook
    let fonts: FontLibrary
    let hyphenation = Hyphenation()
    private let loader = ArtworkLoader()
    private let vectors = VectorCase()
    /// Of the issues whose editions were set last, the last one first.
    private var standing: [StandingMatter] = []

    /// - Returns: nil where the font catalogue cannot be read, having said why.
    public init?(resources: Resources, into diagnostics: inout Diagnostics) {
        var times = StageTimes()
        let catalogue = times.measure(.fonts) { Catalogue.read(path: resources.catalogue, into: &diagnostics) }
        guard let catalogue else { return nil }
        self.resources = resources
        self.times = times
        book = LayoutBook(folders: [resources.layouts])
        fonts = FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [resources.fonts]))
    }

    /// What all workers of a run share: nothing of it changes.
    struct House: Sendable {
        let resources: Resources
        let book: LayoutBook
        let fonts: FontLibrary
    }

    var house: House { House(resources: resources, book: book, fonts: fonts) }

    /// A typesetter for another worker of the same house.
    init(of house: House) {
        resources = house.resources
        book = house.book
        fonts = house.fonts
    }

    // MARK: Typesetting

    /// Makes up every edition that is ordered. What could not be done is said in `diagnostics`; pages are only fit to be
    /// written out while these have no errors.
    public func typeset(_ order: Order, into diagnostics: inout Diagnostics) -> [Typeset] {
        guard let opened = open(order, into: &diagnostics) else { return [] }
        let editions = opened.editions(for: order)
        if order.isDrawn, editions.contains(where: \.hasVectors) { Drawing.expectVectors() }
        return editions.compactMap { typeset($0, of: opened, order, with: nil, into: &diagnostics) }
    }

    /// Makes up one edition of an issue: one of its own, or one that the caller has changed.
    ///
    /// The same edition gives the same pages, whatever this or another typesetter has set before. What it has in common with others of
    /// the issue that this typesetter has set lately is not set again.
    ///
    /// - Parameters:
    ///   - order: Its path, language and choice of editions were heeded when the issue was opened.
    ///   - diagnostics: What was said while the issue was read is not said again.
    public func typeset(_ edition: Edition, of opened: OpenedIssue, order: Order, into diagnostics: inout Diagnostics) -> Typeset? {
        if order.isDrawn, edition.hasVectors { Drawing.expectVectors() }
        return typeset(edition, of: opened, order, with: standingMatter(of: opened), into: &diagnostics)
    }

    /// - Parameter standing: Nil for an edition that is set alone.
    private func typeset(_ edition: Edition, of opened: OpenedIssue, _ order: Order, with standing: StandingMatter?,
                         into diagnostics: inout Diagnostics) -> Typeset? {
        var found = opened.found.blank
        defer { diagnostics.take(found) }
        let asked = order.layout == nil ? edition.layout : nil, name = order.layout ?? asked?.name ?? Self.usualLayout
        let dressed = times.measure(.layout) {
            standing.map { $0.dressed(edition, of: opened, in: name, askedAt: asked?.place, beside: order.beside, into: &found) }
                ?? opened.book.dressed(edition, of: opened.issue, in: name, askedAt: asked?.place, beside: order.beside, into: &found)
        }
        guard let dressed, !standsBesideItself(dressed, of: opened, order, into: &found), !dressed.isAlone(into: &found) else { return nil }
        if let beside = dressed.beside, beside.errors > 0 {
            found.error(.input, "the edition '\(beside.name)', which stands beside '\(edition.name)', is at fault")
            return nil
        }
        return typeset(dressed, of: opened, order, with: standing, into: &found)
    }

    /// What this typesetter keeps of an issue.
    private func standingMatter(of opened: OpenedIssue) -> StandingMatter {
        let known = standing.firstIndex { $0.number == opened.number }.map { standing.remove(at: $0) }
        let matter = known ?? StandingMatter(for: opened, fonts: fonts, hyphenation: hyphenation)
        standing = [matter] + standing.prefix(Self.mostIssues - 1)
        return matter
    }

    /// That something is kept of.
    private static let mostIssues = 2

    /// Of a text that asks for none.
    static let usualLayout = "pamphlet-a5"

    private func typeset(_ dressed: DressedEdition, of opened: OpenedIssue, _ order: Order, with standing: StandingMatter?,
                         into diagnostics: inout Diagnostics) -> Typeset {
        let edition = dressed.edition, layout = dressed.layout, blank = diagnostics.blank
        opened.book.substitutes.warnOfStrangers(to: layout, into: &diagnostics)
        hyphenation.exceptions = opened.exceptions
        let composer = standing?.type.composer
            ?? Composer(shaper: Shaper(fonts: fonts, keepsCasts: layout.fit != nil), hyphenation: hyphenation, diagnostics: blank)
        let compositor: any Compositor = standing?.type ?? composer
        let pictures = PictureReading(standing?.loader ?? loader, inks: layout.inks, diagnostics: blank)
        let (document, report) = times.measure(.makeup) {
            makeUp(edition.dated, beside: dressed.beside, layout: layout, besideLayout: dressed.besideLayout,
                   compositor: compositor, art: pictures,
                   taker: { smallestLayout(taking: edition.dated, but: layout.name, of: opened, blank) }, into: &diagnostics)
        }
        let shown = document.marked(with: order.show, compositor: compositor)
        diagnostics.take(composer.takeDiagnostics())
        diagnostics.take(pictures.diagnostics)
        for missing in hyphenation.takeMissing() {
            diagnostics.warn("words of language '\(missing.language)' are not hyphenated: its dictionary is missing",
                             hint: "install the Debian package \(missing.package)")
        }
        return Typeset(name: edition.name, document: shown, report: report, date: edition.date?.noonUTC ?? 0, files: diagnostics.files)
    }

    /// Whether the only edition that is ordered is to stand beside itself; if so that is said.
    private func standsBesideItself(_ dressed: DressedEdition, of opened: OpenedIssue, _ order: Order, into diagnostics: inout Diagnostics) -> Bool {
        let name = dressed.edition.name
        guard dressed.layout.isParallel, order.beside == name, opened.editions(for: order).count == 1 else { return false }
        let others = opened.issue.editions.map(\.name).filter { $0 != name }.joined(separator: ", ")
        diagnostics.error(.usage, "the edition '\(name)' cannot stand beside itself",
                          hint: others.isEmpty ? "\(opened.issue.path) has no other edition" : "name another: \(others)")
        return true
    }

    /// The layout with the smallest sheet of those that take an edition.
    ///
    /// - Parameter blank: What is said in passing of other layouts is said to this, and not heard.
    private func smallestLayout(taking edition: Edition, but name: String, of opened: OpenedIssue, _ blank: Diagnostics) -> String? {
        var said = blank
        let judge = Judge(of: opened, fonts: fonts, blank: blank), book = opened.book
        let script = "\(Language(edition.language).script)"
        let others = book.names(into: &said).filter { $0.name != name && $0.name != "base" }.compactMap { entry in
            book.layout(named: entry.name, script: script, into: &said)
        }.filter { !$0.isParallel }
        let bySize = others.map { ($0, $0.sheetArea) }.sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }
        return bySize.lazy.map(\.0).first { judge.takes(edition, in: $0) }?.name
    }

    // MARK: Output

    /// The finished PDF.
    public func pdf(_ typeset: Typeset) throws(RenderingError) -> [UInt8] {
        let draft = try drawn(typeset.document)
        do {
            return try times.measure(.press) { () throws(PressError) in
                try Press.finish(draft, options: PressOptions(date: typeset.date))
            }
        } catch { throw RenderingError(reason: "\(error)") }
    }

    /// The draft of a document.
    ///
    /// - Parameters: as ``Drawing/Drawing/pdf(_:isMarked:bleed:slips:)`` has them.
    func drawn(_ document: Document, isMarked: Bool = true, bleed: Length = .zero, slips: [Page] = []) throws(RenderingError) -> Draft {
        // What make-up of a long text has let go lies between what is kept, a third of all memory: the rest of the way finds no room
        // there for what it needs in large pieces.
        if document.pages.count > Self.fewPages { malloc_trim(0) }
        do {
            return try times.measure(.draw) { () throws(DrawingError) in
                try Drawing(fontFiles: fonts.files, vectors: vectors).pdf(document, isMarked: isMarked, bleed: bleed, slips: slips)
            }
        } catch { throw RenderingError(reason: "\(error)") }
    }

    /// Whose memory is not worth the time to give it back.
    private static let fewPages = 16

    /// One PNG a page.
    public func png(_ typeset: Typeset, dpi: Double) throws(RenderingError) -> [[UInt8]] {
        try pages(typeset) { (drawing, page) throws(DrawingError) in
            try drawing.png(page, inks: typeset.document.inks, artworks: typeset.document.artworks, dpi: dpi)
        }
    }

    /// One SVG a page.
    public func svg(_ typeset: Typeset) throws(RenderingError) -> [[UInt8]] {
        try pages(typeset) { (drawing, page) throws(DrawingError) in
            try drawing.svg(page, inks: typeset.document.inks, artworks: typeset.document.artworks)
        }
    }

    private func pages(_ typeset: Typeset,
                       _ draw: (Drawing, Page) throws(DrawingError) -> [UInt8]) throws(RenderingError) -> [[UInt8]] {
        let drawing = Drawing(fontFiles: fonts.files, vectors: vectors)
        var pages: [[UInt8]] = []
        for page in typeset.document.pages {
            do { pages.append(try times.measure(.draw) { () throws(DrawingError) in try draw(drawing, page) }) } catch {
                throw RenderingError(reason: "\(error)")
            }
        }
        return pages
    }

    // MARK: Catalogues

    /// All layouts by name, with their summaries.
    public func layouts(into diagnostics: inout Diagnostics) -> [LayoutEntry] { book.names(into: &diagnostics) }

    /// One layout, resolved for the script of a language.
    public func layout(named name: String, language: String, into diagnostics: inout Diagnostics) -> Layout? {
        book.layout(named: name, script: "\(Language(language).script)", into: &diagnostics)
    }

    /// The direction that a language is written in.
    public static func direction(of language: String) -> Direction { Language(language).direction }

    /// The font families: what is here and what is missing.
    public func fontListing() -> [FontListing] { fonts.listing() }
}

/// Drawing or finishing failed for a reason that lies in a font file or in the machine, not in the text.
public struct RenderingError: Error, Sendable, CustomStringConvertible {
    public var reason: String
    public var description: String { reason }
}

private extension Layout {
    /// Of all its pages, in square points; without end where pages repeat.
    var sheetArea: Double {
        guard !pages.contains(where: \.repeats) else { return .infinity }
        return pages.reduce(0) { $0 + $1.area.trim.width.points * $1.area.trim.height.points }
    }
}
