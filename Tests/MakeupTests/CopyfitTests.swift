import Diagnostics
import Geometry
import LayoutBook
import Makeup
import Manuscript
import Testing

@Suite("Text on a sheet that is to be full")
struct CopyfitTests {
    static let ranges = FitRanges(size: .pt(6.5)...(.pt(10)), leading: 1.1...1.45, gutter: .pt(8)...(.pt(12)), spacing: 0.75...1.5)

    static func layout(_ seed: Int) -> Layout {
        var layout = SampleLayout.columns(1 + seed % 3, rows: 24 + seed % 17, pages: 1 + seed % 2, repeats: false,
                                          measure: 130 + Double(seed % 5) * 25)
        layout.fit = ranges
        return layout
    }

    static func words(of story: SampleStory) -> [String] {
        story.blocks.flatMap { block in block.texts.flatMap { $0.string.split(separator: " ").map(String.init) } }
    }

    @Test("fills it to within a line, or says by how much it does not", arguments: 0..<60)
    func fills(seed: Int) throws {
        let story = SampleStory.random(seed, blocks: 4 + seed % 30), made = MadeUp(story, Self.layout(seed))
        let fit = try #require(made.report.fit), thread = made.report.threads[0]
        #expect(fit.trials <= 60)
        if made.report.leftovers.isEmpty {
            #expect(made.words == Self.words(of: story))
            #expect(fit.freeRows == free(in: made, Self.layout(seed)))
        } else {
            #expect(made.report.words + thread.leftoverWords == Self.words(of: story).count)
        }
        #expect(fit.isFull == (made.report.leftovers.isEmpty && fit.freeRows <= 1))
        let faults = made.diagnostics.all.filter { $0.severity != .warning }
        #expect(fit.isFull == faults.isEmpty)
        #expect(made.diagnostics.exitCode == (fit.isFull ? 0 : Fault.doesNotFit.rawValue))
        #expect(made.diagnostics.hasErrors == !made.report.leftovers.isEmpty)
        expectInRanges(fit.setting)
    }

    private func free(in made: MadeUp, _ layout: Layout) -> Int {
        let ink = made.report.frames.filter { $0.usedRows > 0 }
        guard let last = ink.last else { return 0 }
        let columns = layout.pages.count * layout.area.columns
        return last.rows - last.usedRows + (columns - ink.count) * last.rows
    }

    private func expectInRanges(_ setting: FitSetting) {
        let ranges = Self.ranges, ratio = setting.leading / setting.size
        #expect(ranges.size.contains(setting.size) && ranges.gutter.contains(setting.gutter) && ranges.spacing.contains(setting.spacing))
        #expect(ratio > ranges.leading.lowerBound - 1e-6 && ratio < ranges.leading.upperBound + 1e-6)
    }

    @Test("of a length that its ranges allow is always full", arguments: 0..<40)
    func full(seed: Int) throws {
        var layout = Self.layout(seed)
        layout.fit = nil
        layout.pages = layout.pages.map { page in
            var page = page
            page.repeats = true
            return page
        }
        // As long as the sheet at the layout's own size, which lies well within the ranges.
        var story = SampleStory(), generator = Seeded(seed)
        while MadeUp(story, layout).document.pages.count <= layout.pages.count {
            if Int.random(in: 0..<6, using: &generator) == 0 { story.heading(2) }
            story.paragraph(Int.random(in: 10...70, using: &generator))
        }
        let made = MadeUp(story, Self.layout(seed))
        #expect(try #require(made.report.fit).isFull, "\(made.report.fit!)")
        #expect(made.words == Self.words(of: story))
    }

    @Test("too long for it: so many words cut from the end make it fit, and not three in a hundred fewer", arguments: 0..<12)
    func cut(seed: Int) throws {
        let story = SampleStory.random(seed, blocks: 110), layout = Self.layout(seed)
        let made = MadeUp(story, layout)
        let advice = try #require(made.report.fit?.advice)
        #expect(made.diagnostics.exitCode == Fault.doesNotFit.rawValue && advice.slot == "lead" && advice.words < 0)
        let hint = try #require(made.diagnostics.all.first { $0.isError }?.hint)
        #expect(hint.hasPrefix("cut about \(-advice.words) words from lead (story.md)"))
        let edition = story.edition()
        let enough = MadeUp(edition.cutting(-advice.words, from: "lead"), layout)
        #expect(enough.report.leftovers.isEmpty && enough.report.fit?.isFull == true)
        let tooFew = MadeUp(edition.cutting(-advice.words - max(1, -advice.words * 3 / 100), from: "lead"), layout)
        #expect(!tooFew.report.leftovers.isEmpty)
    }

    @Test("too short for it: so many words more fill it, and the pages are good", arguments: 0..<12)
    func grow(seed: Int) throws {
        let story = Self.short, layout = Self.layout(seed), made = MadeUp(story, layout)
        let advice = try #require(made.report.fit?.advice)
        #expect(!made.diagnostics.hasErrors && made.diagnostics.exitCode == Fault.doesNotFit.rawValue && advice.words > 0)
        #expect(made.words == Self.words(of: story))
        let grown = MadeUp(story.edition().growing("lead", by: advice.words), layout)
        #expect(grown.report.fit?.isFull == true)
        let tooFew = MadeUp(story.edition().growing("lead", by: advice.words - max(1, advice.words * 3 / 100)), layout)
        #expect(tooFew.report.fit?.isFull == false)
    }

    static let short: SampleStory = {
        var story = SampleStory()
        story.paragraph(40)
        story.paragraph(25)
        return story
    }()

    @Test("is completed by the filler that is long enough and no longer")
    func fillers() throws {
        var story = SampleStory()
        for _ in 0..<4 { story.paragraph(60) }
        var layout = SampleLayout.columns(2, rows: 24, repeats: false)
        layout.fit = FitRanges(size: .pt(7.8)...(.pt(8.2)), leading: 1.2...1.3, gutter: .pt(10)...(.pt(10)))
        var edition = story.edition(), diagnostics = story.diagnostics
        let advice = try #require(MadeUp(edition, layout, diagnostics).report.fit?.advice)
        for (name, share) in [("half.md", 0.5), ("right.md", 1.1), ("long.md", 3)] {
            var filler = SampleStory()
            filler.paragraph(Int(Double(advice.words) * share))
            var read = filler.story()
            read.file = diagnostics.register(file: "fillers/" + name)
            edition.fillers.append(.init(slot: "filler", story: read))
        }
        let made = MadeUp(edition, layout, diagnostics)
        #expect(made.report.fit?.advice?.filler == "right.md")
        #expect(made.diagnostics.all.contains { $0.hint?.contains("the filler right.md") == true })
    }

    @Test("leaves out what may be left out only where nothing else helps, and says so")
    func sacrifices() throws {
        var story = SampleStory(), box = SampleStory()
        for _ in 0..<14 { story.paragraph(40) }
        box.paragraph(50)
        var edition = story.edition()
        edition.articles.append(.init(slot: "notice", story: box.story()))
        var layout = SampleLayout.columns(2, rows: 40, repeats: false)
        layout.putBox("box", of: .article(slot: "notice"), sacrifice: "box")
        layout.fit = FitRanges(size: .pt(7)...(.pt(9)), leading: 1.15...1.35, gutter: .pt(10)...(.pt(10)), sacrifices: ["box"])
        let whole = MadeUp(edition, layout, story.diagnostics)
        #expect(whole.report.fit?.sacrificed == [] && whole.diagnostics.all.isEmpty)
        var without = whole
        while without.report.fit?.sacrificed == [] {
            #expect(without.report.leftovers.isEmpty && without.words.count == Self.words(of: story).count + 50)
            story.paragraph(10)
            edition.articles[0].story = story.story()
            without = MadeUp(edition, layout, story.diagnostics)
        }
        #expect(without.report.fit?.sacrificed == ["box"] && without.report.leftovers.isEmpty)
        let said = without.diagnostics.all.first { $0.message == "'box' is left out to make room: 50 words" }
        #expect(said?.place == box.blocks[0].place)
        #expect(without.words == Self.words(of: story))
    }

    @Test("a frame that is called like a part of articles stays, unless it says that it goes with these")
    func namesakes() throws {
        var story = SampleStory(), box = SampleStory()
        for _ in 0..<8 { story.paragraph(60) }
        box.paragraph(20)
        var edition = story.edition()
        edition.articles.append(.init(slot: "box", story: box.story()))
        var layout = SampleLayout.columns(1, rows: 40, repeats: false)
        layout.putBox("notice", of: .article(slot: "box"))
        layout.fit = FitRanges(size: .pt(8)...(.pt(8)), leading: 1.25...1.25, gutter: .pt(10)...(.pt(10)), sacrifices: ["notice"])
        let made = MadeUp(edition, layout, story.diagnostics)
        #expect(!made.report.leftovers.isEmpty && made.words.contains("w20") && made.report.leftovers.allSatisfy { $0.slot == "lead" })
        layout.pages[0].frames[0].sacrifice = "notice"
        let without = MadeUp(edition, layout, story.diagnostics)
        #expect(without.diagnostics.all.map(\.message).contains("'notice' is left out to make room: 20 words"))
    }

    @Test("Words to cut are right where the article ends with a table or a picture", arguments: ["table", "picture"])
    func cutBehindParts(kind: String) throws {
        var story = SampleStory()
        for _ in 0..<8 { story.paragraph(60) }
        let place = story.place
        if kind == "table" {
            let rows = (0..<20).map { _ in [story.words(2), story.words(1)] }
            story.blocks.append(Block(.table(Table(columns: [.natural, .natural], head: [story.words(1), story.words(1)], rows: rows)), at: place))
        } else {
            story.figure("400x200.jpg")
        }
        var layout = SampleLayout.columns(1, rows: 40, repeats: false)
        layout.fit = FitRanges(size: .pt(8)...(.pt(8)), leading: 1.25...1.25, gutter: .pt(10)...(.pt(10)))
        func made(_ edition: Edition) -> MadeUp { MadeUp(edition, layout, story.diagnostics, art: StubArt()) }
        let advice = try #require(made(story.edition()).report.fit?.advice)
        let cut = story.edition().cutting(-advice.words, from: "lead")
        func count(_ edition: Edition) -> Int { edition.articles[0].story.blocks.unfolded.flatMap(\.texts).reduce(0) { $0 + $1.string.split(separator: " ").count } }
        #expect(advice.words < -20 && count(story.edition()) - count(cut) == -advice.words)
        #expect(made(cut).report.leftovers.isEmpty)
        #expect(!made(story.edition().cutting(-advice.words * 97 / 100 - 1, from: "lead")).report.leftovers.isEmpty)
    }

    @Test("A sheet whose columns have no text is not full, and it is said")
    func nothing() throws {
        let made = MadeUp(SampleStory().edition(title: "Title"), Self.layout(1))
        #expect(made.report.fit?.isFull == false && made.diagnostics.exitCode == Fault.doesNotFit.rawValue)
        #expect(made.diagnostics.all.contains { $0.message.contains("have no text") && $0.hint != nil })
    }

    @Test("takes the larger size for fewer words", arguments: 0..<8)
    func order(seed: Int) throws {
        let layout = Self.layout(seed)
        var settings: [FitSetting] = []
        let story = SampleStory.random(seed, blocks: 120), made = MadeUp(story, layout)
        let over = -(try #require(made.report.fit?.advice).words), most = Self.words(of: story).count - over
        for share in stride(from: 0, to: most / 3, by: max(1, most / 30)) {
            let made = MadeUp(story.edition().cutting(over + share, from: "lead"), layout)
            if let fit = made.report.fit, fit.isFull { settings.append(fit.setting) }
        }
        #expect(settings.count > 2)
        for (longer, shorter) in zip(settings, settings.dropFirst()) {
            // What they take of the sheet; a line more or less is noise.
            #expect(shorter.size.points * shorter.leading.points * 1.04 > longer.size.points * longer.leading.points)
        }
    }

    @Test("is the same each time")
    func deterministic() {
        let story = SampleStory.random(3, blocks: 30)
        let pages = (0..<2).map { _ in PageDump.pages(of: MadeUp(story, Self.layout(3)).document) }
        #expect(pages[0] == pages[1])
    }

    @Test("keeps mastheads and furniture in their size, and all else in proportion")
    func settings() {
        var layout = Self.layout(0)
        layout.styles[.heading1]?.size = .pt(12)
        layout.styles[.body]?.leading = layout.leading
        let set = layout.set(in: FitSetting(size: .pt(10), leading: .pt(13), gutter: .pt(9), spacing: 1.5))
        #expect(set.style(.body).size == .pt(10) && set.style(.heading1).size == .pt(15) && set.style(.heading1).leading == .pt(20))
        #expect(set.style(.body).leading == .pt(13) && set.leading == .pt(13))
        #expect(set.style(.mastheadName).size == .pt(8) && set.style(.folio).size == .pt(8))
        #expect(set.style(.heading1).spaceBefore == 1.5 && set.style(.quote).spaceBefore == 1)
        #expect(set.pages[0].area.gutter == .pt(9) && set.fitted?.spacing == 1.5)
    }
}
