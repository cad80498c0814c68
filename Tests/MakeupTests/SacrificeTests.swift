import Diagnostics
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Testing

@Suite("What is left out to make room, and what stands in the way")
struct SacrificeTests {
    /// One page of one column, 40 rows at its tightest, that may leave out so much.
    private func layout(_ sacrifices: String...) -> Layout {
        var layout = SampleLayout.columns(1, rows: 40, repeats: false)
        layout.fit = FitRanges(size: .pt(8)...(.pt(8)), leading: 1.25...1.25, gutter: .pt(10)...(.pt(10)), sacrifices: sacrifices)
        return layout
    }

    private func quoted(_ blocks: [Block], in story: SampleStory) -> Block { Block(.quote(blocks), at: story.place) }

    @Test("Parts of articles go wherever they stand, and are counted; the rest stays", arguments: ["figure", "qr", "pullquote"])
    func parts(name: String) throws {
        var story = SampleStory()
        for _ in 0..<3 { story.paragraph(70) }
        let kept = CopyfitTests.words(of: story), place = story.place
        switch name {
        case "figure": story.figure("400x400.jpg")
        case "qr": story.blocks.append(Block(.code(QRCode(payload: "abc", label: nil, height: 18)), at: place))
        default:
            let words = story.words(150)
            story.blocks.append(Block(.division(.pullquote, [Block(.paragraph(words), at: place)]), at: place))
        }
        let part = story.blocks.removeLast()
        story.blocks.append(quoted([part], in: story))
        let whole = MadeUp(story.edition(), layout(), story.diagnostics, art: StubArt())
        try #require(!whole.report.leftovers.isEmpty || whole.diagnostics.hasErrors)
        let made = MadeUp(story.edition(), layout(name), story.diagnostics, art: StubArt())
        #expect(made.report.leftovers.isEmpty && made.words == kept && made.pictures.isEmpty)
        let count = name == "pullquote" ? "150 words" : "1 part"
        let said = made.diagnostics.all.first { $0.message == "'\(name)' is left out to make room: \(count)" }
        #expect(said?.place == part.place)
    }

    @Test("Each part that goes is said at its own place")
    func places() throws {
        var story = SampleStory(), places: [SourcePlace] = []
        for words in [80, 90] {
            story.paragraph(70)
            places.append(story.place)
            story.paragraph(words)
            let quote = story.blocks.removeLast()
            story.blocks.append(Block(.division(.pullquote, [quote]), at: quote.place))
        }
        story.paragraph(70)
        let made = MadeUp(story.edition(), layout("pullquote"), story.diagnostics)
        let said = made.diagnostics.all.filter { $0.message.contains("left out") }
        #expect(said.map(\.message) == [80, 90].map { "'pullquote' is left out to make room: \($0) words" } && said.map(\.place) == places)
    }

    @Test("The picture of a frame that is left out does not come back in the text")
    func pictureFrame() throws {
        var story = SampleStory()
        story.figure("400x400.jpg")
        for _ in 0..<3 { story.paragraph(80) }
        var layout = layout("picture")
        layout.putBox("picture", of: .picture(slot: "lead"), sacrifice: "picture")
        let made = MadeUp(story.edition(), layout, story.diagnostics, art: StubArt())
        #expect(made.report.fit?.sacrificed == ["picture"] && made.pictures.isEmpty && made.report.leftovers.isEmpty)
        let said = made.diagnostics.all.first { $0.message == "'picture' is left out to make room: 1 part" }
        #expect(said?.place == story.blocks[0].place)
    }

    @Test("A frame that is too small for its matter at larger settings is named where words are asked for")
    func obstacle() throws {
        var story = SampleStory(), box = SampleStory()
        story.paragraph(60)
        box.paragraph(50)
        var edition = story.edition()
        edition.articles.append(.init(slot: "notice", story: box.story()))
        var layout = SampleLayout.columns(1, rows: 40, repeats: false)
        layout.putBox("box", of: .article(slot: "notice"), height: .lines(5))
        layout.fit = FitRanges(size: .pt(6)...(.pt(14)), leading: 1.15...1.35, gutter: .pt(10)...(.pt(10)))
        let made = MadeUp(edition, layout, story.diagnostics)
        let said = try #require(made.diagnostics.all.first { $0.severity != .warning || $0.message.contains("sheet") })
        #expect(said.message.contains("at the largest setting that has room for notice"), "\(said.message)")
        #expect(made.report.leftovers.isEmpty && made.words.count == 110)
        let words = try #require(made.report.fit?.advice?.words)
        #expect(MadeUp(edition.growing("lead", by: words), layout, story.diagnostics).report.fit?.isFull == true)
    }

    @Test("Ranges of one value keep the layout's own grid")
    func ownGrid() throws {
        var story = SampleStory()
        story.paragraph(60)
        var layout = SampleLayout.columns(1, rows: 40, repeats: false)
        layout.area.margins.bottom = layout.area.margins.bottom + .pt(3)
        for index in layout.pages.indices { layout.pages[index].area = layout.area }
        layout.fit = FitRanges(size: .pt(8)...(.pt(8)), leading: (layout.leading / .pt(8))...(layout.leading / .pt(8)),
                               gutter: .pt(10)...(.pt(10)), spacing: 0.5...2)
        let fit = try #require(MadeUp(story.edition(), layout, story.diagnostics).report.fit)
        #expect(fit.setting.leading == layout.leading && fit.setting.size == .pt(8))
    }

    @Test("Frames of pictures keep their height on other grids, but for what a setting has it multiplied with")
    func pictureFrames() {
        var layout = SampleLayout.columns(1, rows: 40, repeats: false)
        let picture = FramePlan(name: "a", columns: 1...1, height: .lines(12), content: .matter([.picture(slot: "lead")]))
        var fitting = picture, box = picture
        (fitting.height, fitting.mostRows, fitting.leastRows) = (.fit, 12, 12)
        box.content = .matter([.article(slot: "notice")])
        layout.pages[0].frames = [picture, fitting, box]
        let leading = layout.leading * 1.5
        func frames(_ pictures: Double) -> [FramePlan] {
            layout.set(in: FitSetting(size: .pt(10), leading: leading, gutter: .pt(10), pictures: pictures)).pages[0].frames
        }
        #expect(frames(1).map(\.height) == [.lines(8), .fit, .lines(12)])
        #expect(frames(1)[1].mostRows == 8 && frames(1)[1].leastRows == 8)
        #expect(frames(0.5).map(\.height) == [.lines(4), .fit, .lines(12)])
    }
}
