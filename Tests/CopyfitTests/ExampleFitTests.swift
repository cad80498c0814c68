import Diagnostics
import FontKit
import Foundation
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Paragraphs
import Shaping
import Testing
import VaraqKit

/// The newsletter of the examples on its sheet, with ranges round the sizes of its layout.
@Suite("The example newsletter, longer and shorter")
struct ExampleFitTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let fonts: FontLibrary = {
        var diagnostics = Diagnostics()
        guard let catalogue = Catalogue.read(path: root + "/Fonts/catalogue.yaml", into: &diagnostics) else {
            fatalError("the project has a catalogue")
        }
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [root + "/Fonts"]))
    }()

    struct Made {
        var document: Document
        var report: MakeupReport
        var diagnostics: Diagnostics
        var fit: FitReport
    }

    static func edition(_ language: String) throws -> (Edition, Diagnostics) {
        var diagnostics = Diagnostics()
        let issue = ManuscriptReader.readIssue(path: root + "/Examples/dawn", language: nil, into: &diagnostics)
        return (try #require(issue?.editions.first { $0.name == language }), diagnostics)
    }

    static func layout(_ language: String) throws -> Layout {
        var diagnostics = Diagnostics()
        let script = "\(Language(language).script)"
        var layout = try #require(LayoutBook(folders: [root + "/Layouts"]).layout(named: "broadsheet-a4", script: script, into: &diagnostics))
        let isArabic = Language(language).script == .arabic
        layout.fit = FitRanges(size: isArabic ? .pt(9.4)...(.pt(12)) : .pt(8.6)...(.pt(10.6)),
                               leading: isArabic ? 1.25...1.5 : 1.2...1.42, gutter: .mm(5)...(.mm(7)), spacing: 0.8...1.25)
        return layout
    }

    static func make(_ edition: Edition, _ layout: Layout, _ files: Diagnostics) throws -> Made {
        var diagnostics = files.blank
        let composer = Composer(shaper: Shaper(fonts: fonts), hyphenation: Hyphenation(), diagnostics: files.blank)
        let (document, report) = makeUp(edition, layout: layout, compositor: composer, taker: { "tabloid-a3" }, into: &diagnostics)
        return Made(document: document, report: report, diagnostics: diagnostics, fit: try #require(report.fit))
    }

    static func takes(_ edition: Edition, _ layout: Layout, _ files: Diagnostics) throws -> Bool {
        Makeup.takes(edition, layout: layout,
                     compositor: Composer(shaper: Shaper(fonts: fonts), hyphenation: Hyphenation(), diagnostics: files.blank))
    }

    /// Lead and second article shorter or longer by so many words in a hundred.
    static func changed(_ edition: Edition, by percent: Int) -> Edition {
        var changed = edition
        for article in edition.articles where ["lead", "second"].contains(article.slot) {
            let words = article.story.blocks.reduce(0) { $0 + Self.words($1) } * abs(percent) / 100
            changed = percent < 0 ? changed.cutting(words, from: article.slot) : changed.growing(article.slot, by: words)
        }
        return changed
    }

    static func words(_ block: Block) -> Int {
        block.texts.reduce(0) { $0 + $1.string.split(whereSeparator: \.isWhitespace).count } + block.children.reduce(0) { $0 + words($1) }
    }

    @Test("fills it at every length from 15 in a hundred less to 15 more; beyond that it does or says by how much it does not",
          arguments: ["fa", "ar", "ru"])
    func lengths(language: String) throws {
        let (edition, files) = try Self.edition(language), layout = try Self.layout(language)
        for percent in LengthTests.isThorough ? Array(stride(from: -40, through: 40, by: 5)) : [-15, -10, -5, 0, 5, 10, 15] {
            let changed = Self.changed(edition, by: percent), made = try Self.make(changed, layout, files)
            if abs(percent) <= 15 { #expect(made.fit.isFull, "\(language) \(percent) %: \(made.fit)") }
            #expect(made.fit.isFull ? made.fit.freeRows <= 1 : made.diagnostics.exitCode == 3 && made.fit.advice != nil)
            #expect(made.diagnostics.hasErrors == !made.report.leftovers.isEmpty)
            let total = changed.articles.reduce(0) { $0 + $1.story.blocks.reduce(0) { $0 + Self.words($1) } }
            let placed = made.document.pages.flatMap(\.items).filter { $0.reading != nil }.reduce(0) { sum, item in
                if case .line(let line) = item.content { return sum + line.line.facts.wordsBegun }
                return sum
            }
            // The masthead and the heads of articles are words too.
            #expect(placed + made.report.leftoverWords >= total)
        }
    }

    @Test("says right to three in a hundred how many words are too many or too few", arguments: LengthTests.isThorough ? [("fa", -60), ("fa", 60), ("ar", -60), ("ru", -60), ("ru", 60)] : [("ru", -60), ("fa", 60)])
    func advice(language: String, percent: Int) throws {
        let (edition, files) = try Self.edition(language), layout = try Self.layout(language)
        let changed = Self.changed(edition, by: percent), made = try Self.make(changed, layout, files)
        let advice = try #require(made.fit.advice), words = abs(advice.words), slack = max(1, words * 3 / 100)
        func altered(_ words: Int) -> Edition {
            percent > 0 ? changed.cutting(words, from: advice.slot) : changed.growing(advice.slot, by: words)
        }
        #expect(made.diagnostics.exitCode == 3 && words > 0)
        if percent > 0 {
            #expect(try Self.takes(altered(words), layout, files))
            #expect(try !Self.takes(altered(words - slack), layout, files))
        } else {
            #expect(try Self.make(altered(words), layout, files).fit.isFull)
            #expect(try !Self.make(altered(words - slack), layout, files).fit.isFull)
        }
        let hint = try #require(made.diagnostics.all.first { $0.severity != .warning }?.hint)
        #expect(hint.contains("\(words) words"))
        #expect(percent < 0 || hint.contains("from lead (lead.md), or take tabloid-a3"))
    }
}
