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
        let ltr = Self.areas(layout, language: "en", beside: "he"), rtl = Self.areas(layout, language: "he", beside: "en")
        #expect(ltr.count == rtl.count && ltr.count > 1)
        let framesOfPictures = ltr.filter { $0.isOfPicture }
        #expect(framesOfPictures.count == layout.pages.flatMap(\.frames).count { $0.content == .matter([.picture(slot: "lead")]) })
        #expect(framesOfPictures.allSatisfy { $0.area.size.height > .zero })
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
        /// Of the page.
        var width: Length
        /// Whether it is a frame that takes a picture alone.
        var isOfPicture = false
    }

    /// Of frames, then of pictures; with the other language beside it where the layout has room for two.
    private static func areas(_ layout: Layout, language: String, beside other: String) -> [Placed] {
        let isBilingual = layout.threads.contains(where: \.isParallel)
        let solved = SolvedPages(edition(language), layout, beside: isBilingual ? edition(other, from: 100) : nil, art: StubArt())
        let frames = solved.pages.flatMap { page, geometry, frames in
            frames.map { frame in
                Placed(name: "page \(page.number), \(frame.plan.name)", area: geometry.area(of: frame, onPage: page.number),
                       width: geometry.area.trim.width, isOfPicture: frame.plan.content == .matter([.picture(slot: "lead")]))
            }
        }
        let widths = solved.pages.map(\.geometry.area.trim.width), pictures = solved.made.pictures
        #expect(!pictures.isEmpty)
        return frames + pictures.map { Placed(name: "page \($0.page), picture", area: $0.area, width: widths[$0.page - 1]) }
    }

    /// Something for every frame that shipped layouts have.
    /// - Parameter seed: Of the first article; another edition has other words.
    private static func edition(_ language: String, from seed: Int = 0) -> Edition {
        let masthead = [("name", "Masthead"), ("motto", "A motto of some words"), ("date-line", "1 2026")]
            .map { Edition.MastheadItem(slot: $0.0, text: InlineText($0.1)) }
        let lengths = [("lead", 9), ("second", 5), ("third", 3), ("notice", 2), ("contact", 2)]
        let articles = lengths.enumerated().map { number, article in
            var sample = SampleStory.random(seed + number, blocks: article.1)
            if article.0 == "lead" { sample.figure("400x200.jpg", caption: 4) }
            return Edition.Article(slot: article.0, story: sample.story(language: language))
        }
        return Edition(name: language, language: language, layout: nil, masthead: masthead, articles: articles)
    }
}
