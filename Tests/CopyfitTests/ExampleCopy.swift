import Artwork
import Diagnostics
import FontKit
import Foundation
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Shaping
import VaraqKit

/// An edition of an example, set in a layout that ships.
struct ExampleCopy {
    var edition: Edition
    var layout: Layout
    /// The files that places refer to; nothing is said in it.
    var files: Diagnostics

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The fonts of the project.
    static let fonts: FontLibrary = {
        var diagnostics = Diagnostics()
        guard let catalogue = Catalogue.read(path: root + "/Fonts/catalogue.yaml", into: &diagnostics) else {
            fatalError("the project has a catalogue")
        }
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [root + "/Fonts"]))
    }()

    /// - Returns: nil where there is no such example, edition or layout.
    init?(_ example: String, _ language: String, in layout: String) {
        var diagnostics = Diagnostics(), said = Diagnostics()
        let issue = ManuscriptReader.readIssue(path: Self.root + "/Examples/" + example, language: nil, into: &diagnostics)
        let book = LayoutBook(folders: [Self.root + "/Layouts"])
        guard var edition = issue?.editions.first(where: { $0.name == language }),
              let layout = book.layout(named: layout, script: "\(Language(language).script)", into: &said) else { return nil }
        if let date = edition.date, edition.mastheadText("date-line") == nil,
           let line = DateLine.format(year: date.year, month: date.month, day: date.day, language: edition.language,
                                      calendars: edition.calendars) {
            edition.masthead.append(Edition.MastheadItem(slot: "date-line", text: InlineText(line)))
        }
        self.edition = edition
        self.layout = layout
        files = diagnostics.blank
    }

    /// What came of it.
    struct Made {
        var document: Document
        var report: MakeupReport
        var diagnostics: Diagnostics
    }

    private var composer: Composer {
        Composer(shaper: Shaper(fonts: Self.fonts), hyphenation: Hyphenation(), diagnostics: files.blank)
    }

    private var pictures: PictureReading { PictureReading(ArtworkLoader(), inks: layout.inks, diagnostics: files.blank) }

    func made(taker: String? = nil) -> Made {
        var diagnostics = files.blank
        let (document, report) = makeUp(edition, layout: layout, compositor: composer, art: pictures, taker: { taker }, into: &diagnostics)
        return Made(document: document, report: report, diagnostics: diagnostics)
    }

    /// Whether everything goes in at the smallest setting.
    var isTaken: Bool { takes(edition, layout: layout, compositor: composer, art: pictures) }

    // MARK: Other lengths

    /// All articles but those of boxes shorter or longer by so many words in a hundred.
    func changed(by percent: Int) -> ExampleCopy {
        var copy = self
        for article in edition.articles where !["notice", "contact"].contains(article.slot) {
            let words = article.story.blocks.reduce(0) { $0 + Self.words($1) } * abs(percent) / 100
            copy.edition = percent < 0 ? copy.edition.cutting(words, from: article.slot) : copy.edition.growing(article.slot, by: words)
        }
        return copy
    }

    /// An article shorter by so many words, or longer.
    func cutting(_ words: Int, from slot: String) -> ExampleCopy {
        var copy = self
        copy.edition = edition.cutting(words, from: slot)
        return copy
    }

    func growing(_ slot: String, by words: Int) -> ExampleCopy {
        var copy = self
        copy.edition = edition.growing(slot, by: words)
        return copy
    }

    /// All words of its articles, heads left out.
    var words: Int { edition.articles.reduce(0) { $0 + $1.story.blocks.reduce(0) { $0 + Self.words($1) } } }

    static func words(_ block: Block) -> Int {
        block.texts.reduce(0) { $0 + $1.string.split(whereSeparator: \.isWhitespace).count } + block.children.reduce(0) { $0 + words($1) }
    }
}
