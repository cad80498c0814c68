import Diagnostics
import Geometry
import LayoutBook
import Manuscript
@testable import Makeup
import Paragraphs
import Testing

@Suite("Which blocks stand beside each other")
struct PairingTests {
    private static let styles: [Character: StyleName] = ["h": .heading1, "g": .heading2, "p": .body, "l": .listItem, "q": .quote]

    private static func name(_ text: String) -> [StyleName] { text.compactMap { styles[$0] } }

    @Test("Headings first, others between them in their order", arguments: [
        ("", "", ""), ("p", "p", "00"), ("ppp", "pp", "00 11 2-"), ("p", "ppp", "00 -1 -2"), ("", "p", "-0"),
        ("phppp", "pphp", "00 -1 12 23 3- 4-"), ("hpphp", "hphpp", "00 11 2- 32 43 -4"),
        ("plp", "pp", "00 1- 21"), ("pqp", "plp", "00 1- -1 22"), ("hgp", "hp", "00 1- 21"),
        ("pppph", "hpppp", "0- 1- 2- 3- 40 -1 -2 -3 -4"),
    ])
    func pairs(first: String, second: String, expected: String) {
        let pairs = Pairing(first: Self.name(first), second: Self.name(second)).pairs()
        let shown = pairs.map { "\($0.first.map { "\($0)" } ?? "-")\($0.second.map { "\($0)" } ?? "-")" }
        #expect(shown.joined(separator: " ") == expected)
    }

    @Test("Both texts stay whole and in order", arguments: 0..<50)
    func whole(seed: Int) {
        var generator = Seeded(seed)
        let texts = (0..<2).map { _ in
            (0..<Int.random(in: 0...30, using: &generator)).map { _ in "hgplq".randomElement(using: &generator) ?? "p" }
        }.map { Self.name(String($0)) }
        let pairs = Pairing(first: texts[0], second: texts[1]).pairs()
        #expect(pairs.compactMap(\.first) == Array(texts[0].indices))
        #expect(pairs.compactMap(\.second) == Array(texts[1].indices))
        #expect(pairs.allSatisfy { pair in
            guard let first = pair.first, let second = pair.second else { return pair.first != nil || pair.second != nil }
            return texts[0][first] == texts[1][second]
        })
    }
}

/// Texts in two languages, a letter 4 pt wide: a measure of 310 gives each side 150 and a gutter of 10.
@Suite("Texts in two languages")
struct ParallelTests {
    private func layout(columns: Int = 1, rows: Int = 20, measure: Double = 310, repeats: Bool = true) -> Layout {
        var layout = SampleLayout.columns(columns, rows: rows, repeats: repeats, measure: measure)
        for index in layout.threads.indices { layout.threads[index].isParallel = true }
        return layout
    }

    private func made(_ main: SampleStory, _ other: SampleStory, _ layout: Layout, _ languages: (String, String) = ("ru", "fa"),
                      _ otherLayout: Layout? = nil) -> MadeUp {
        MadeUp(main.edition(language: languages.0), layout, main.diagnostics, beside: other.edition(language: languages.1),
               besideLayout: otherLayout)
    }

    private func story(_ paragraphs: [Int], path: String = "story.md") -> SampleStory {
        var story = SampleStory(path: path)
        for words in paragraphs { story.paragraph(words) }
        return story
    }

    @Test("Lines of a pair share rows, each pair begins on the same row, each side has its own direction", arguments: [
        ("ru", "fa"), ("fa", "ru"), ("ru", "uk"), ("fa", "ar"),
    ])
    func rows(first: String, second: String) {
        let made = made(story([20, 60, 9]), story([50, 30, 9]), layout(), (first, second))
        #expect(made.diagnostics.all.isEmpty)
        let one = made.lines.filter { $0.placed.language == first }, two = made.lines.filter { $0.placed.language == second }
        #expect(!one.isEmpty && !two.isEmpty)
        let edge = first == "fa" ? 20.0 : 30, isRightToLeft = first == "fa"
        #expect(one.allSatisfy { abs($0.placed.origin.x.points - edge - (isRightToLeft ? 160 : 0)) < 0.01 })
        #expect(two.allSatisfy { abs($0.placed.origin.x.points - edge - (isRightToLeft ? 0 : 160)) < 0.01 })
        #expect(made.lines.allSatisfy { abs($0.placed.measure.points - 150) < 0.01 && abs($0.row - $0.row.rounded()) < 0.01 })
        func heads(_ lines: [ReadLine]) -> [Double] { lines.filter { $0.id.line == 0 }.map { $0.row.rounded() } }
        #expect(heads(one) == heads(two))
        #expect(one.allSatisfy { $0.placed.direction == (first == "fa" ? .rightToLeft : .leftToRight) })
        #expect(two.allSatisfy { $0.placed.direction == (["fa", "ar"].contains(second) ? .rightToLeft : .leftToRight) })
    }

    @Test("The main language is read first, then the other")
    func reading() {
        let made = made(story([20, 20]), story([20, 20]), layout())
        #expect(made.lines.map(\.id.matter) == made.lines.map(\.id.matter).sorted())
        #expect(Set(made.lines.filter { $0.placed.language == "ru" }.map(\.id.matter)) == [0])
        #expect(Set(made.lines.filter { $0.placed.language == "fa" }.map(\.id.matter)) == [1])
    }

    @Test("The lines of one side over the pages are those of its words, in order, without widows", arguments: 0..<24)
    func whole(seed: Int) {
        let main = SampleStory.random(seed, blocks: 14), other = SampleStory.random(seed + 1000, blocks: 14)
        let layout = layout(rows: 17, measure: seed % 2 == 0 ? 310 : 210)
        let made = made(main, other, layout)
        for (language, sample) in [("ru", main), ("fa", other)] {
            let lines = made.lines.filter { $0.placed.language == language }
            var text = ""
            for line in lines { text += line.text + (line.placed.line.facts.isHyphenated || line.text.hasSuffix(" ") ? "" : " ") }
            let expected = sample.blocks.flatMap { block in
                block.texts.flatMap { String(decoding: $0.text, as: UTF16.self).split(separator: " ").map(String.init) }
            }
            #expect(text.split(separator: " ").map(String.init) == expected)
            // Of a paragraph that is divided, two lines at least stand on each page.
            let byBlock = Dictionary(grouping: lines.filter { !$0.isHeading }, by: \.block).values
            for block in byBlock {
                let pages = Dictionary(grouping: block, by: \.page)
                if pages.count > 1 { #expect(pages.values.allSatisfy { $0.count > 1 }) }
            }
        }
        #expect(made.diagnostics.all.allSatisfy { $0.message.contains("is not the same in ru and fa") })
        #expect(made.report.leftoverWords == 0)
    }

    @Test("Both go on in a column of another measure on the same row")
    func measures() throws {
        let frames = [FramePlan(name: "one", columns: 1...2, height: .lines(6), content: .thread("main")),
                      FramePlan(name: "two", columns: 1...1, below: .init(frames: ["one"]), height: .fill, content: .thread("main"))]
        var layout = SampleLayout.layout(columns: 2, rows: 40, measure: 200,
                                         pages: [PageTemplate(name: "page", repeats: true, frames: frames, furniture: [])],
                                         threads: [ThreadPlan(name: "main", stories: [.others])])
        layout.threads[0].isParallel = true
        let made = made(story([120]), story([110]), layout)
        #expect(made.diagnostics.all.isEmpty)
        for language in ["ru", "fa"] {
            let lines = made.lines.filter { $0.placed.language == language }
            #expect(lines.prefix(6).allSatisfy { abs($0.placed.measure.points - 200) < 0.01 })
            #expect(lines.dropFirst(6).allSatisfy { abs($0.placed.measure.points - 95) < 0.01 })
            #expect(lines.map { $0.row.rounded() } == lines.indices.map(Double.init))
            #expect(lines.flatMap { $0.text.split(separator: " ") }.count >= 110)
        }
    }

    @Test("What has nothing beside it stands alone on its side and is said once an article")
    func partings() {
        let made = made(story([20, 20, 20]), story([20]), layout())
        #expect(made.diagnostics.all.map(\.message) == ["lead is not the same in ru and fa: 2 paragraphs stand alone"])
        #expect(made.diagnostics.all.first?.place?.line == 3)
        #expect(made.report.words == 80)
    }

    @Test("An article that only one edition has stands on its side and is named")
    func alone() {
        var main = story([20]).edition(language: "ru")
        main.articles.append(.init(slot: "second", story: story([5]).story()))
        var other = story([20]).edition(language: "fa")
        other.articles.append(.init(slot: "third", story: story([7]).story(language: "fa")))
        let made = MadeUp(main, layout(), beside: other)
        #expect(made.diagnostics.all.map(\.message) == [
            "second stands alone: the edition fa has no article of that name",
            "third stands alone: the edition ru has no article of that name",
        ])
        #expect(made.diagnostics.all.allSatisfy { $0.place?.line == 1 && !$0.isError })
        #expect(made.report.words == 52)
    }

    @Test("What does not fit is counted for both, and what no parallel thread takes is said")
    func leftover() {
        let cramped = made(story([40]), story([70]), layout(rows: 2, repeats: false))
        let words = cramped.report.words, left = cramped.report.leftovers
        #expect(words + cramped.report.leftoverWords == 110)
        #expect(left.map(\.slot) == ["lead", "lead (fa)"] && left.allSatisfy { $0.words > 0 })
        var plain = layout()
        plain.threads[0].isParallel = false
        let unread = made(story([4]), story([6]), plain)
        #expect(unread.diagnostics.all.map(\.message) == ["layout sample has no place for the 6 words of lead"])
        // What the main layout sets elsewhere is not among the others.
        var both = layout()
        both.threads.append(ThreadPlan(name: "notice", stories: [.article(slot: "notice")]))
        var other = story([6]).edition(language: "fa")
        other.articles.append(.init(slot: "notice", story: story([5]).story(language: "fa")))
        let noticed = MadeUp(story([4]).edition(language: "ru"), both, beside: other)
        #expect(noticed.diagnostics.all.map(\.message) == ["layout sample has no place for the 5 words of notice"])
    }

    @Test("Poems, tables and lists are set within their half")
    func cells() {
        func story(_ path: String) -> SampleStory {
            var story = SampleStory(path: path)
            let place = story.place
            var bayt = InlineText("aaa/bbb", at: place)
            bayt.marks = [InlineMark(range: 3..<4, kind: .caesura)]
            let rows = [["c", "d"], ["e", "f g"]].map { $0.map { InlineText($0, at: place) } }
            let item = Block(.paragraph(InlineText("h i", at: place)), at: place)
            story.blocks = [
                Block(.division(.verse, [Block(.paragraph(bayt), at: place)]), at: place),
                Block(.table(Table(columns: [.natural, .natural], head: rows[0], rows: [rows[1]])), at: place),
                Block(.list(List(numbering: .bullets, isTight: true, items: [[item]])), at: place),
            ]
            return story
        }
        let made = made(story("a.md"), story("b.md"), layout())
        #expect(made.diagnostics.all.isEmpty)
        for (language, range) in [("ru", 30.0..<180), ("fa", 190..<340)] {
            let lines = made.lines.filter { $0.placed.language == language }
            #expect(lines.map(\.text) == ["aaa", "bbb", "c", "d", "e", "f g", "•", "h i"])
            #expect(lines.allSatisfy { range.contains($0.placed.origin.x.points + 0.01) })
        }
        let rules = made.document.pages[0].items.filter { if case .rule = $0.content { true } else { false } }
        #expect(rules.count == 6)
    }

    // MARK: Pictures

    private func pictured(_ first: String?, _ second: String?, languages: (String, String) = ("ru", "fa"),
                          change: (inout Figure) -> Void = { _ in }) -> MadeUp {
        let stories = [first, second].enumerated().map { number, path -> SampleStory in
            var story = SampleStory(path: "\(number).md")
            story.paragraph(20)
            if let path { story.figure(path, caption: 9, change: change) }
            story.paragraph(30)
            return story
        }
        return MadeUp(stories[0].edition(language: languages.0), layout(rows: 40), stories[0].diagnostics,
                      beside: stories[1].edition(language: languages.1), art: StubArt())
    }

    @Test("Pictures of both stand beside each other, each on its side, with level feet above their captions", arguments: [
        ("ru", "fa"), ("fa", "ru"),
    ])
    func pictures(first: String, second: String) throws {
        let made = pictured("400x200.jpg", "300x300.svg", languages: (first, second))
        #expect(made.diagnostics.all.isEmpty)
        let pictures = made.pictures
        try #require(pictures.count == 2)
        let own = try #require(pictures.first { $0.picture.alternative == "what 400x200.jpg shows" }).area
        let other = try #require(pictures.first { $0.picture.alternative == "what 300x300.svg shows" }).area
        let edge = first == "fa" ? 20.0 : 30, isRightToLeft = first == "fa"
        expectClose(own.left, edge + (isRightToLeft ? 160 : 0))
        expectClose(other.left, edge + (isRightToLeft ? 0 : 160))
        expectClose(own.size.width, 150)
        expectClose(other.size.width, 150)
        expectClose(own.bottom, other.bottom.points)
        let captions = made.lines.filter { $0.placed.style == .caption }
        for language in [first, second] {
            let mine = try #require(captions.first { $0.placed.language == language })
            #expect(mine.placed.origin.y > own.bottom && (mine.placed.origin.y - own.bottom).points < 25)
        }
        for line in made.lines {
            #expect(line.placed.origin.y < min(own.top, other.top) || line.placed.origin.y > own.bottom)
        }
    }

    @Test("A picture that both have stands once in the middle of both, and so does a code without words")
    func sharedPicture() throws {
        let made = pictured("1200x600.jpg", "1200x600.jpg"), picture = try #require(made.pictures.first).area
        #expect(made.pictures.count == 1 && made.diagnostics.all.isEmpty)
        expectClose(picture.left + picture.size.width / 2, 30 + 155)
        expectClose(picture.size.width, 0.7 * 310)
        #expect(Set(made.lines.filter { $0.placed.style == .caption }.map(\.placed.language)) == ["ru", "fa"])
        // Not where each shows another part of it.
        #expect(pictured("1200x600.jpg", "1200x600.jpg") { $0.crop = .init(left: 0, top: 0, width: 0.5, height: 1) }.pictures.count == 1)
        #expect(pictured("1200x600.jpg", "1200x601.jpg").pictures.count == 2)
        func coded(_ payload: String, _ label: String? = nil) -> SampleStory {
            var story = SampleStory()
            story.paragraph(5)
            story.blocks.append(Block(.code(QRCode(payload: payload, label: label.map { InlineText($0) })), at: story.place))
            return story
        }
        for (payload, label, count) in [("one", nil, 1), ("two", nil, 2), ("one", "words", 2)] {
            let made = MadeUp(coded("one", label).edition(), layout(), beside: coded(payload, label).edition(language: "fa"), art: StubArt())
            #expect(made.pictures.count == count)
        }
    }

    @Test("A picture without a fellow stands on its side, and the text of the other goes on below it")
    func pictureAlone() throws {
        let made = pictured(nil, "200x200.jpg"), picture = try #require(made.pictures.first).area
        #expect(made.pictures.count == 1)
        expectClose(picture.left, 30 + 160)
        #expect(made.lines.allSatisfy { $0.placed.origin.y < picture.top || $0.placed.origin.y > picture.bottom })
    }

    @Test("Both stand on the wider of two grids; the leading of a heading is the greater")
    func leading() {
        var main = SampleStory(path: "a.md"), other = SampleStory(path: "b.md")
        for _ in 0..<2 {
            main.heading(1)
            main.paragraph(30)
            other.heading(1)
            other.paragraph(30)
        }
        var otherLayout = layout()
        otherLayout.leading = .pt(13)
        otherLayout.styles[.heading1]?.leading = .pt(30)
        let made = made(main, other, layout(), ("ru", "fa"), otherLayout)
        #expect(made.document.pages[0].grid?.leading == .pt(13))
        let body = made.lines.filter { $0.placed.style == .body }
        #expect(body.allSatisfy { line in
            let row = (line.placed.origin.y.points - 20 - 0.8 * 13) / 13
            return abs(row - row.rounded()) < 0.01
        })
        func rows(_ language: String) -> [Double] {
            made.lines.filter { $0.placed.language == language && $0.id.line == 0 }.map { $0.placed.origin.y.points }
        }
        #expect(rows("ru") == rows("fa") && rows("ru").count == 4)
    }
}
