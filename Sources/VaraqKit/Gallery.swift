public import Diagnostics
import Drawing
import Geometry
import Glibc
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Press
import Shaping

/// A layout, and pages set in it.
struct ShownLayout: Sendable {
    var candidate: Ranking.Candidate
    /// Nil where the layout cannot take the text.
    var document: Document?
}

extension Typesetter {
    /// The folder of the issue that layouts are shown with where there is no other text.
    private var sample: String { "\(resources.layouts)/sample" }

    /// Writes a contact sheet as PDF: the first pages of each layout with its name and summary.
    ///
    /// - Parameters:
    ///   - order: The text; its layouts come as ranked. Nil for the sample, with the layouts by name.
    ///   - language: Of the sample; fa without one.
    /// - Returns: The paths that were written.
    public func writeGallery(to path: String, of order: Order?, language: String?, workers: Int? = nil,
                             into diagnostics: inout Diagnostics) -> [String] {
        let ordered = order ?? Order(path: sample, editions: [language ?? "fa"])
        guard let (editions, shown) = show(ordered, isSample: order == nil, workers: workers, into: &diagnostics),
              let first = editions.first else { return [] }
        let direction = Language(first.language).direction
        let captions = CaptionSetter(composer: Composer(shaper: Shaper(fonts: fonts), hyphenation: Hyphenation(),
                                                        diagnostics: diagnostics.blank),
                                     direction: direction, isRanked: order != nil)
        let entries = zip(editions, shown).flatMap { edition, layouts in
            layouts.map { captions.entry($0, edition: editions.count > 1 ? edition.name : nil) }
        }
        let sheet = ContactSheet(title: "Layouts", language: first.language, direction: direction, entries: entries)
        do {
            let draft = try Drawing(fontFiles: fonts.files).contactSheet(sheet)
            let file = try Press.finish(draft, options: PressOptions(date: first.date?.noonUTC ?? 0))
            var tray = OutputTray()
            return tray.put(file, at: path, into: &diagnostics) ? [path] : []
        } catch {
            diagnostics.error(.cannotWrite, "the contact sheet cannot be drawn: \(error)")
            return []
        }
    }

    /// Writes a small PNG of each layout of the installation, set with the sample, named after it.
    /// - Returns: The paths that were written.
    public func writeThumbnails(to folder: String, language: String, into diagnostics: inout Diagnostics) -> [String] {
        let order = Order(path: sample, editions: [language])
        guard let (_, shown) = show(order, isSample: true, workers: nil, into: &diagnostics) else { return [] }
        mkdir(folder, 0o777)
        var tray = OutputTray(), written: [String] = []
        let drawing = Drawing(fontFiles: fonts.files), slash = folder.hasSuffix("/") ? "" : "/"
        for layout in shown.joined() {
            guard let document = layout.document else { continue }
            do {
                let picture = try drawing.thumbnail(of: document.pages, inks: document.inks, artworks: document.artworks,
                                                    direction: document.direction)
                let path = folder + slash + layout.candidate.layout.name + ".png"
                if tray.put(picture, at: path, into: &diagnostics) { written.append(path) }
            } catch {
                diagnostics.error(.cannotWrite, "\(layout.candidate.layout.name) cannot be drawn: \(error)")
            }
        }
        return written
    }

    /// All layouts with the pages of each edition that is ordered; indexed as the editions. Nil where there is nothing to show.
    private func show(_ order: Order, isSample: Bool, workers: Int?,
                      into diagnostics: inout Diagnostics) -> (editions: [Edition], shown: [[ShownLayout]])? {
        guard let opened = open(order, into: &diagnostics), case let editions = opened.editions(for: order), !editions.isEmpty else { return nil }
        let entries = opened.book.names(into: &diagnostics).filter { $0.name != "base" }
        let pairs = editions.indices.flatMap { edition in entries.map { (edition: edition, layout: $0) } }
        let made = Workers.results(of: pairs.count, workers: workers ?? Workers.usual) { [fonts] in
            let judge = Judge(of: opened, fonts: fonts, blank: opened.found.blank)
            return { judge.shown(pairs[$0].layout, for: editions[pairs[$0].edition], beside: order.beside, isSample: isSample) }
        }
        for layout in made { diagnostics.take(layout.found) }
        return (editions, editions.indices.map { number in
            let shown = zip(pairs, made).compactMap { $0.edition == number ? $1.shown : nil }
            return isSample ? shown : shown.sorted { $0.candidate.rank < $1.candidate.rank }
        })
    }
}

/// Sets what stands below the pages of a layout: its name, how the text suits it, its summary.
private struct CaptionSetter {
    let composer: Composer
    /// Of the sheet: captions begin on the side where its pages do.
    let direction: Direction
    let isRanked: Bool

    func entry(_ layout: ShownLayout, edition: String?) -> ContactSheet.Entry {
        let document = layout.document
        return ContactSheet.Entry(pages: Array((document?.pages ?? []).prefix(Self.pages)), inks: document?.inks ?? [.black],
                                  artworks: document?.artworks ?? [], direction: document?.direction ?? direction,
                                  caption: caption(of: layout.candidate, edition: edition))
    }

    private static let pages = 2
    /// From the pages to the first baseline, and from line to line.
    private static let first = Length.pt(12), leading = Length.pt(9.5)
    private static let mostLines = 3

    private func caption(of candidate: Ranking.Candidate, edition: String?) -> [PlacedLine] {
        let name = [candidate.layout.name, edition.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
        let lines = lines(of: name, tail: isRanked ? "  " + candidate.summary : "", .bold, .pt(9))
            + lines(of: candidate.layout.summary, .regular, Self.small)
        return lines.prefix(Self.mostLines).enumerated().map { number, line in
            PlacedLine(origin: Point(x: .zero, y: Self.first + Self.leading * Double(number)), measure: ContactSheet.measure,
                       line: line.line, direction: line.direction, language: Self.language, style: .caption, source: nil)
        }
    }

    private static let small = Length.pt(7.5)
    /// Names and summaries of layouts are English, but for those of users, whose letters say how they run.
    private static let language = "en"

    private func lines(of text: String, tail: String = "", _ weight: FontWeight,
                       _ size: Length) -> [(line: TextLine, direction: Direction)] {
        let inline = InlineText(text + tail), own = Self.direction(of: text), end = text.utf16.count
        guard !text.isEmpty else { return [] }
        var spans = [StyledText.Span(range: 0..<end, style: Self.style(weight, size))]
        if !tail.isEmpty { spans.append(StyledText.Span(range: end..<inline.text.count, style: Self.style(.regular, Self.small))) }
        let styled = StyledText(text: inline.text, direction: own, spans: spans, source: inline.source, language: Self.language)
        let paragraph: ComposedParagraph = composer.compose(styled, shape: ParagraphShape(fill: own == direction ? .start : .end))
        let lines = paragraph.setting(Measures(ContactSheet.measure))?.lines ?? []
        return lines.enumerated().map { (paragraph.line($1, index: $0), own) }
    }

    private static func style(_ weight: FontWeight, _ size: Length) -> TextStyle {
        TextStyle(role: .text, weight: weight, size: size, ink: .black, features: [], language: language)
    }

    private static func direction(of text: String) -> Direction {
        let first = text.unicodeScalars.first(where: \.properties.isAlphabetic)
        return first.map { (0x590...0x8FF).contains($0.value) } == true ? .rightToLeft : .leftToRight
    }
}
