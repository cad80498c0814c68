import Diagnostics
import Foundation
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Testing

/// Frames of the layouts that come with the project, as they stand once they are filled.
@Suite("Frames of the layouts that come with the project")
struct ShippedLayoutMirrorTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/Layouts"

    static let names: [String] = {
        var diagnostics = Diagnostics()
        return LayoutBook(folders: [folder]).names(into: &diagnostics).map(\.name)
    }()

    @Test("From right to left they are the mirror image of left to right", arguments: names)
    func mirrored(name: String) throws {
        var diagnostics = Diagnostics()
        var layout = try #require(LayoutBook(folders: [Self.folder]).layout(named: name, script: "Latn", into: &diagnostics))
        // Text as high in both languages, whose letters reach up by different shares: what is compared is where frames stand.
        layout.fit = nil
        for style in StyleName.allCases {
            layout.styles[style]?.hyphenate = false
            layout.styles[style]?.leading = nil
            layout.styles[style]?.size = layout.leading / 1.4
        }
        for thread in layout.threads.indices { layout.threads[thread].hasJumps = false }
        let ltr = Self.frames(layout, language: "en"), rtl = Self.frames(layout, language: "he")
        #expect(ltr.count == rtl.count && ltr.count > 1)
        for (one, other) in zip(ltr, rtl) {
            #expect(one.name == other.name)
            #expect(abs((one.area.left + other.area.right - one.width).points) < 1e-9, "\(one.name)")
            #expect(abs((one.area.right + other.area.left - one.width).points) < 1e-9, "\(one.name)")
            #expect((one.area.top, one.area.bottom) == (other.area.top, other.area.bottom), "\(one.name)")
        }
    }

    private struct Placed {
        var name: String
        var area: Rect
        var width: Length
    }

    private static func frames(_ layout: Layout, language: String) -> [Placed] {
        SolvedPages(edition(language), layout).pages.flatMap { page, geometry, frames in
            frames.map { frame in
                Placed(name: "page \(page.number), \(frame.plan.name)", area: geometry.area(of: frame, onPage: page.number),
                       width: geometry.area.trim.width)
            }
        }
    }

    /// Something for every frame that shipped layouts have.
    private static func edition(_ language: String) -> Edition {
        let masthead = [("name", "Masthead"), ("motto", "A motto of some words"), ("date-line", "1 2026")]
            .map { Edition.MastheadItem(slot: $0.0, text: InlineText($0.1)) }
        let articles = [("lead", 9), ("second", 5), ("third", 3), ("notice", 2), ("contact", 2)].enumerated().map { seed, article in
            Edition.Article(slot: article.0, story: SampleStory.random(seed, blocks: article.1).story(language: language))
        }
        return Edition(name: language, language: language, layout: nil, masthead: masthead, articles: articles)
    }
}
