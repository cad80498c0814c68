@testable import Makeup
import Artwork
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Testing

extension SampleStory {
    @discardableResult
    mutating func figure(_ path: String, caption: Int? = nil, change: (inout Figure) -> Void = { _ in }) -> Figure {
        var figure = Figure(path: path, alternative: InlineText("what \(path) shows"), place: place)
        figure.caption = caption.map { words($0) }
        change(&figure)
        blocks.append(Block(.figure(figure), at: place))
        return figure
    }
}

struct PlacedArt {
    var page: Int
    var picture: PlacedPicture
    var area: Rect { picture.area }
}

extension MadeUp {
    var pictures: [PlacedArt] {
        document.pages.flatMap { page in
            page.items.compactMap { item in
                guard case .picture(let picture) = item.content else { return nil }
                return PlacedArt(page: page.number, picture: picture)
            }
        }
    }
}

func expectClose(_ a: Length, _ b: Double, _ location: SourceLocation = #_sourceLocation) {
    #expect(abs(a.points - b) < 0.01, "\(a) is not \(b)", sourceLocation: location)
}

@Suite("Pictures in the flow")
struct PictureTests {
    /// Text, a picture, text in one column of `rows` rows of 10 pt, 150 pt wide, on pages that repeat.
    func made(_ path: String, rows: Int = 30, before: Int = 20, caption: Int? = nil, scale: Double = 1,
              change: (inout Figure) -> Void = { _ in }) -> MadeUp {
        var story = SampleStory()
        if before > 0 { story.paragraph(before) }
        story.figure(path, caption: caption, change: change)
        story.paragraph(60)
        return MadeUp(story.edition(), SampleLayout.columns(1, rows: rows), story.diagnostics, art: StubArt(), pictureScale: scale)
    }

    @Test("A picture is as wide as its measure and as high as that asks for, and what follows is back on the grid")
    func natural() throws {
        let made = made("800x400.jpg")
        let picture = try #require(made.pictures.first)
        expectClose(picture.area.left, 30)
        expectClose(picture.area.size.width, 150)
        expectClose(picture.area.size.height, 75)
        #expect(picture.picture.alternative == "what 800x400.jpg shows")
        // It ends on a baseline, and rows are empty above and below it.
        let rows = made.lines.map(\.row)
        #expect(rows.allSatisfy { abs($0 - $0.rounded()) < 1e-6 })
        let foot = (picture.area.bottom.points - 28) / 10
        #expect(abs(foot - foot.rounded()) < 1e-6)
        let before = made.lines.filter { $0.placed.origin.y < picture.area.top }
        let behind = made.lines.filter { $0.placed.origin.y > picture.area.bottom }
        #expect(before.count + behind.count == made.lines.count)
        #expect(try #require(behind.first).row - foot == 2)
        #expect(made.document.artworks.count == 1)
        #expect(made.diagnostics.all.isEmpty)
    }

    @Test("A share of the measure stands in its middle, on either side of which is the same room")
    func share() throws {
        let picture = try #require(made("800x400.jpg") { $0.width = 0.5 }.pictures.first)
        expectClose(picture.area.size.width, 75)
        expectClose(picture.area.size.height, 37.5)
        expectClose(picture.area.left, 67.5)
    }

    @Test("At a column's head a picture begins level with capitals")
    func head() throws {
        let picture = try #require(made("800x400.jpg", before: 0).pictures.first)
        expectClose(picture.area.top, 23)
    }

    @Test("A height in lines cuts a photograph and sets a drawing whole")
    func lines() throws {
        let photograph = try #require(made("800x400.jpg") { $0.height = 5 }.pictures.first)
        expectClose(photograph.area.size.width, 150)
        expectClose(photograph.area.size.height, 45)
        let drawing = try #require(made("800x400.svg") { $0.height = 5 }.pictures.first)
        expectClose(drawing.area.size.width, 90)
        expectClose(drawing.area.size.height, 45)
    }

    @Test("A picture is never higher than the column, with its caption, and keeps its proportions", arguments: [nil, 10, 40])
    func tooHigh(caption: Int?) throws {
        let made = made("200x1000.jpg", rows: 20, caption: caption)
        let picture = try #require(made.pictures.first)
        expectClose(picture.area.size.height, picture.area.size.width.points * 5)
        expectClose(picture.area.left + picture.area.size.width / 2, picture.page == 1 ? 105 : 95)
        let captions = made.lines.filter { $0.placed.style == .caption }
        #expect(captions.allSatisfy { $0.page == picture.page && $0.placed.origin.y > picture.area.bottom })
        #expect(picture.area.bottom.points <= 220 - Double(captions.count) * 10)
        #expect(picture.area.size.height.points > 170 - Double(captions.count) * 10)
        #expect(!made.diagnostics.hasErrors)
    }

    @Test("The factor of copyfit makes pictures less high: whole ones in proportion, cut ones by rows")
    func scale() throws {
        let whole = try #require(made("800x400.jpg", scale: 0.8).pictures.first)
        expectClose(whole.area.size.height, 60)
        expectClose(whole.area.size.width, 120)
        let cut = try #require(made("800x400.jpg", scale: 0.8) { $0.height = 10 }.pictures.first)
        expectClose(cut.area.size.height, 75)
        expectClose(cut.area.size.width, 150)
    }

    @Test("Caption and credit stand below their picture in the same column, whatever comes before", arguments: 0..<24)
    func captions(before: Int) throws {
        var story = SampleStory()
        story.paragraph(before * 5 + 1)
        story.figure("800x400.jpg", caption: 14) { $0.credit = InlineText("somebody") }
        story.paragraph(90)
        let made = MadeUp(story.edition(), SampleLayout.columns(2, rows: 16), story.diagnostics, art: StubArt())
        let picture = try #require(made.pictures.first)
        let below = made.lines.filter { $0.placed.style.standsBelowPicture }
        #expect(below.map(\.placed.style) == [.caption, .caption, .credit])
        for line in below {
            #expect(line.page == picture.page && line.placed.origin.x == picture.area.left)
            #expect(line.placed.origin.y > picture.area.bottom)
        }
        #expect(made.diagnostics.all.isEmpty)
    }

    @Test("Among random text every picture is placed once, in a column, over no line", arguments: 0..<40)
    func random(seed: Int) throws {
        var generator = Seeded(seed), story = SampleStory.random(seed, blocks: 14), paths: [String] = []
        for _ in 0..<4 {
            let path = "\(Int.random(in: 60...900, using: &generator))x\(Int.random(in: 60...900, using: &generator)).jpg"
            var figure = Figure(path: path, alternative: InlineText(path), place: story.place)
            if Bool.random(using: &generator) { figure.height = Double(Int.random(in: 2...30, using: &generator)) }
            paths.append(path)
            story.blocks.insert(Block(.figure(figure), at: story.place), at: Int.random(in: 0...story.blocks.count, using: &generator))
        }
        let made = MadeUp(story.edition(), SampleLayout.columns(2, rows: 24), story.diagnostics, art: StubArt())
        let pictures = made.pictures
        #expect(pictures.map(\.picture.alternative).sorted() == paths.sorted())
        #expect(made.words.count == Set(made.words).count)
        for picture in pictures {
            #expect(picture.area.top.points >= 20 && picture.area.bottom.points <= 260)
            let edge = picture.page % 2 == 1 ? 30.0 : 20
            let column = try #require([edge, edge + 160].first { $0 + 150.01 >= picture.area.right.points })
            #expect(picture.area.left.points >= column - 0.01)
            for line in made.lines where line.page == picture.page && line.placed.origin.x.points == column {
                let y = line.placed.origin.y
                #expect(y <= picture.area.top || y - .pt(4) >= picture.area.bottom)
            }
        }
    }

    // MARK: Artworks

    @Test("The same picture in two places is one artwork; cut otherwise it is another")
    func once() {
        var story = SampleStory()
        for height in [nil, nil, 5, 5, 6] as [Double?] { story.figure("800x400.jpg") { $0.height = height } }
        story.figure("800x400.jpg") { $0.colour = .gray }
        let art = StubArt()
        let made = MadeUp(story.edition(), SampleLayout.columns(1, rows: 30), story.diagnostics, art: art)
        #expect(made.pictures.map(\.picture.artwork) == [0, 0, 1, 1, 2, 3])
        #expect(made.document.artworks.count == 4 && art.fetched.count == 4)
    }

    @Test("Without the picture its caption is set all the same")
    func missing() {
        let made = made("missing.jpg", caption: 6)
        #expect(made.pictures.isEmpty && made.document.artworks.isEmpty)
        #expect(made.lines.contains { $0.placed.style == .caption })
        #expect(made.words.count == 86)
    }

    @Test("A picture of too few pixels is a warning at its place, with those it should have", arguments: [
        ("400x200.jpg", 1.0, false), ("310x155.jpg", 1, true), ("315x158.jpg", 1, false), ("40x20.svg", 1, false),
        ("310x155.jpg", 0.5, false),
    ])
    func coarse(path: String, width: Double, isCoarse: Bool) {
        // The measure of 150 pt holds 313 pixels at 150 dpi.
        let made = made(path) { $0.width = width }
        #expect(made.diagnostics.all.count == (isCoarse ? 1 : 0))
        guard isCoarse, let warning = made.diagnostics.all.first else { return }
        #expect(!warning.isError && warning.place != nil)
        #expect(warning.message == "310x155.jpg is coarse: 148 dpi at a width of 53 mm")
        #expect(warning.hint?.contains("625 × 313 pixels") == true)
    }

    @Test("A picture that finds no place is an error of its article")
    func leftover() {
        var story = SampleStory()
        story.paragraph(60)
        story.figure("400x400.jpg")
        let made = MadeUp(story.edition(), SampleLayout.columns(1, rows: 16, repeats: false), story.diagnostics, art: StubArt())
        #expect(made.pictures.isEmpty)
        #expect(made.diagnostics.exitCode == 3)
        #expect(made.diagnostics.all.first?.message.hasPrefix("lead runs over by a picture (16 lines)") == true)
        #expect(made.words.count == 60)
    }

    // MARK: Codes and ornaments

    @Test("A code is a square of whole rows in the middle, with its label below")
    func code() throws {
        var story = SampleStory()
        story.paragraph(10)
        story.blocks.append(Block(.code(QRCode(payload: "https://example.org", label: InlineText("label"))), at: story.place))
        story.blocks.append(Block(.code(QRCode(payload: String(repeating: "x", count: 60), height: 6)), at: story.place))
        let made = MadeUp(story.edition(), SampleLayout.columns(1, rows: 40), story.diagnostics, art: StubArt())
        try #require(made.pictures.count == 2)
        let code = made.pictures[0]
        #expect(code.area.size.width == code.area.size.height)
        #expect(made.withQuietZone(code.picture) >= .mm(20))
        expectClose(code.area.left + code.area.size.width / 2, 105)
        #expect(code.picture.alternative == "label: https://example.org")
        #expect(made.lines.first { $0.text == "label" }.map { $0.placed.origin.y > code.area.bottom } == true)
        expectClose(made.withQuietZone(made.pictures[1].picture), 55)
        #expect(made.diagnostics.all.count == 1)
        #expect(made.diagnostics.all.first?.message.contains("squares of this code are only 0.29 mm wide") == true)
    }

    @Test("An ornament takes a row in the middle and never ends a column", arguments: Ornament.allCases)
    func ornament(_ ornament: Ornament) throws {
        for before in 1..<30 {
            var story = SampleStory()
            story.paragraph(before * 3)
            story.blocks.append(Block(.ornament(ornament), at: story.place))
            story.paragraph(60)
            let made = MadeUp(story.edition(), SampleLayout.columns(1, rows: 12), story.diagnostics)
            let mark = try #require(made.pictures.first)
            expectClose(mark.area.left + mark.area.size.width / 2, mark.page % 2 == 1 ? 105 : 95)
            #expect(mark.area.size.height.points < 10 && mark.area.size.width.points <= 150)
            let below = made.lines.filter { $0.page == mark.page && $0.placed.origin.y > mark.area.bottom }
            #expect(below.count >= 2)
            #expect(mark.picture.alternative.isEmpty && made.document.artworks.count == 1)
            #expect(made.diagnostics.all.isEmpty)
        }
    }

    @Test("Ornaments are drawn in the ink of their style and nothing else")
    func ornamentInk() {
        let drawings = Ornament.allCases.map { String(decoding: $0.artwork(in: Ink(name: "red", red: 1, green: 2, blue: 3)).svg, as: UTF8.self) }
        #expect(Set(drawings).count == drawings.count)
        for svg in drawings {
            #expect(svg.matches(of: /rgb\(1,2,3\)/).count == 1 && svg.matches(of: /rgb|#/).count == 1)
            #expect(!svg.contains("nan"))
        }
    }
}

@Suite("Pictures in frames of their own")
struct PictureFrameTests {
    /// A picture above the columns of a thread.
    func page(_ height: FramePlan.Height) -> Layout {
        SampleLayout.layout(columns: 2, rows: 40, pages: [PageTemplate(name: "front", repeats: true, frames: [
            FramePlan(name: "picture", columns: 1...2, height: height, content: .matter([.picture(slot: "lead")])),
            FramePlan(name: "one", columns: 1...1, below: .init(frames: ["picture"], gap: 1), height: .fill, content: .thread("main")),
            FramePlan(name: "two", columns: 2...2, below: .init(frames: ["picture"], gap: 1), height: .fill, content: .thread("main")),
        ], furniture: [])], threads: [ThreadPlan(name: "main", stories: [.article(slot: "lead")])])
    }

    func story(_ figures: [String]) -> SampleStory {
        var story = SampleStory()
        story.paragraph(30)
        for figure in figures { story.figure(figure, caption: 5) }
        story.paragraph(60)
        return story
    }

    @Test("The first picture of an article stands in its frame and not in the article", arguments: [
        (FramePlan.Height.fit, 155.0), (.lines(10), 85),
    ])
    func first(height: FramePlan.Height, expected: Double) throws {
        let story = story(["800x400.jpg", "400x800.jpg"])
        let made = MadeUp(story.edition(), page(height), story.diagnostics, art: StubArt())
        try #require(made.pictures.count == 2)
        expectClose(made.pictures[0].area.size.width, 310)
        expectClose(made.pictures[0].area.size.height, expected)
        expectClose(made.pictures[0].area.top, 23)
        #expect(made.pictures[1].picture.alternative == "what 400x800.jpg shows")
        #expect(made.words.count == Set(made.words).count && made.words.count == 100)
        // The caption stands between the picture and the columns.
        let caption = try #require(made.lines.first { $0.placed.style == .caption })
        let text = try #require(made.lines.first { $0.placed.style == .body })
        #expect(caption.placed.origin.y > made.pictures[0].area.bottom && text.placed.origin.y > caption.placed.origin.y)
    }

    /// An article of which the caption of the first picture refers to a note.
    private func noted(words: Int) -> Edition {
        var story = story([])
        story.figure("800x400.jpg", caption: 5) { figure in
            figure.caption?.append(InlineText("1"))
            let end = figure.caption?.text.count ?? 0
            figure.caption?.marks.append(InlineMark(range: end - 1..<end, kind: .note(0)))
        }
        var edition = story.edition()
        let note = InlineText((0..<words).map { "n\($0)" }.joined(separator: " "))
        edition.articles[0].story.notes = [Story.Note(blocks: [Block(.paragraph(note), at: story.place)], place: story.place)]
        return edition
    }

    @Test("A note of its caption stands below it in the frame, which is no higher for that", arguments: [FramePlan.Height.fit, .lines(10)])
    func note(height: FramePlan.Height) throws {
        var layout = page(height)
        layout.pages[0].frames[0].mostRows = 14
        let made = MadeUp(noted(words: 3), layout, Diagnostics(), art: StubArt())
        #expect(made.diagnostics.all.isEmpty)
        let notes = made.lines.filter { $0.placed.style == .note && $0.text.hasPrefix("n") }
        try #require(notes.count == 1 && made.pictures.count == 1)
        let caption = try #require(made.lines.first { $0.placed.style == .caption })
        let text = try #require(made.lines.filter { $0.placed.style == .body }.map(\.placed.origin.y).min())
        #expect(caption.placed.origin.y > made.pictures[0].area.bottom)
        #expect(notes[0].placed.origin.y > caption.placed.origin.y && notes[0].placed.origin.y < text)
    }

    @Test("A note of its caption that would leave it no room stands behind the article, as all notes do where the layout wants it",
          arguments: [NotePlace.column, .article])
    func longNote(place: NotePlace) throws {
        var layout = page(.lines(10))
        layout.notes = place
        let made = MadeUp(noted(words: 150), layout, Diagnostics(), art: StubArt())
        #expect(!made.diagnostics.hasErrors && made.diagnostics.all.isEmpty == (place == .article))
        expectClose(try #require(made.pictures.first).area.size.height, 85)
        let words = made.lines.filter { $0.placed.style == .note }.flatMap { $0.text.split(separator: " ") }.filter { $0.hasPrefix("n") }
        #expect(words.map(String.init) == (0..<150).map { "n\($0)" })
        #expect(made.lines.last?.placed.style == .note)
    }

    @Test("A frame without a picture vanishes")
    func vanishes() throws {
        let story = story([])
        let made = MadeUp(story.edition(), page(.lines(10)), story.diagnostics, art: StubArt())
        #expect(try #require(made.lines.first).row == 0)
    }

    @Test("A picture inside a division or a list is taken from there")
    func nested() {
        let figure = Block(.figure(Figure(path: "1x1.jpg", alternative: InlineText("a"), place: SampleStory().place)), at: SampleStory().place)
        let text = Block(.paragraph(InlineText("b")), at: SampleStory().place)
        let blocks = [text, Block(.division(.notice, [text, figure]), at: text.place), figure]
        #expect(blocks.firstFigure?.path == "1x1.jpg")
        let rest = blocks.withoutFirstFigure()
        #expect(rest.count == 3 && rest[1].children.count == 1)
        #expect([Block(.quote([Block(.list(List(numbering: .bullets, isTight: true, items: [[text], [figure]])), at: text.place)]), at: text.place)]
            .withoutFirstFigure().firstFigure == nil)
    }
}

private extension MadeUp {
    /// The side of a code with what stays white around it.
    func withQuietZone(_ picture: PlacedPicture) -> Length {
        guard case .modules(let matrix) = document.artworks[picture.artwork] else { return .zero }
        return picture.area.size.width * Double(matrix.side + 2 * ModuleMatrix.quietZone) / Double(matrix.side)
    }
}
