import Diagnostics
import Geometry
import LayoutBook
import Manuscript

/// SplitMix64: the same numbers for a seed everywhere.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Articles of numbered words, so that each can be found again.
struct SampleStory {
    var diagnostics = Diagnostics()
    private var nextWord = 0
    private var line = 1
    var blocks: [Block] = []
    let file: FileID

    init(path: String = "story.md") { file = diagnostics.register(file: path) }

    var place: SourcePlace { SourcePlace(file: file, line: line, column: 1) }

    mutating func words(_ count: Int, padded: (Int) -> Int = { _ in 0 }) -> InlineText {
        let words = (0..<count).map { _ -> String in
            nextWord += 1
            return "w\(nextWord)" + String(repeating: "x", count: padded(nextWord))
        }
        defer { line += 2 }
        return InlineText(words.joined(separator: " "), at: place)
    }

    mutating func paragraph(_ count: Int, padded: (Int) -> Int = { _ in 0 }) {
        let at = place
        blocks.append(Block(.paragraph(words(count, padded: padded)), at: at))
    }

    mutating func heading(_ level: Int, words count: Int = 2) {
        let at = place
        blocks.append(Block(.heading(level: level, words(count)), at: at))
    }

    /// Paragraphs of random length, now and then below a heading.
    static func random(_ seed: Int, blocks count: Int) -> SampleStory {
        var generator = Seeded(seed), story = SampleStory()
        for _ in 0..<count {
            if Int.random(in: 0..<5, using: &generator) == 0 { story.heading(Int.random(in: 1...3, using: &generator)) }
            let length = Int.random(in: 1...Int.random(in: 3...90, using: &generator), using: &generator)
            let widths = (0..<200).map { _ in Int.random(in: 0...7, using: &generator) }
            story.paragraph(length, padded: { widths[$0 % 200] })
        }
        return story
    }

    func story(language: String = "ru", title: String? = nil) -> Story {
        var head = Story.Head()
        head.title = title.map { InlineText($0) }
        return Story(file: file, language: language, head: head, blocks: blocks)
    }

    func edition(language: String = "ru", slot: String = "lead", title: String? = nil) -> Edition {
        Edition(name: language, language: language, layout: nil, masthead: [],
                articles: [.init(slot: slot, story: story(language: language, title: title))])
    }
}

extension PageTemplate {
    /// A page of no size, until it is one of a sample layout.
    init(name: String, repeats: Bool, frames: [FramePlan], furniture: [Furniture]) {
        let none = Layout.Margins(top: .zero, bottom: .zero, inside: .zero, outside: .zero)
        self.init(name: name, repeats: repeats, area: PageArea(trim: Size(width: .zero, height: .zero), margins: none),
                  frames: frames, furniture: furniture)
    }
}

extension Layout {
    /// Puts a frame with a matter of its own at the head of the column that the last frame stands in, and leaves the thread the lead alone.
    mutating func putBox(_ name: String, of matter: Matter, height: FramePlan.Height = .fit, sacrifice: String? = nil) {
        let last = pages[0].frames.count - 1
        var box = FramePlan(name: name, columns: pages[0].frames[last].columns, height: height, content: .matter([matter]))
        box.sacrifice = sacrifice
        pages[0].frames[last].below = .init(frames: [name], gap: 1)
        pages[0].frames.insert(box, at: 0)
        threads[0].stories = [.article(slot: "lead")]
    }
}

/// Layouts made by hand.
enum SampleLayout {
    /// `columns` equal columns a page with `rows` grid lines of 10 pt, one thread through all of them, pages repeating or not.
    static func columns(_ columns: Int = 2, rows: Int = 12, pages: Int = 1, repeats: Bool = true, measure: Double = 150) -> Layout {
        let frames = (1...columns).map {
            FramePlan(name: "column\($0)", columns: $0...$0, height: .fill, content: .thread("main"))
        }
        let templates = (1...pages).map { PageTemplate(name: "page\($0)", repeats: repeats, frames: frames, furniture: []) }
        return layout(columns: columns, rows: rows, measure: measure, pages: templates,
                      threads: [ThreadPlan(name: "main", stories: [.others])])
    }

    static func layout(columns: Int, rows: Int, measure: Double = 150, pages: [PageTemplate], threads: [ThreadPlan]) -> Layout {
        let width = 30 + 20 + Double(columns) * measure + Double(columns - 1) * 10
        let area = PageArea(trim: Size(width: .pt(width), height: .pt(Double(rows) * 10 + 45)),
                            margins: .init(top: .pt(20), bottom: .pt(22), inside: .pt(30), outside: .pt(20)),
                            columns: columns, gutter: .pt(10))
        let templates = pages.map { page in
            var page = page
            page.area = area
            return page
        }
        return Layout(name: "sample", summary: "", area: area, leading: .pt(10), styles: styles, inks: [.black], pages: templates,
                      threads: threads)
    }

    static let styles: [StyleName: Style] = {
        var styles: [StyleName: Style] = [:]
        for name in StyleName.allCases {
            var style = Style()
            style.size = .pt(8)
            styles[name] = style
        }
        for (name, leading) in [(StyleName.heading1, 16.0), (.heading2, 13), (.heading3, 10), (.title, 24)] {
            styles[name]?.leading = .pt(leading)
            styles[name]?.alignment = .start
            styles[name]?.spaceBefore = 1
            styles[name]?.keepWithNext = 2
        }
        styles[.body]?.hyphenate = true
        styles[.body]?.indent = 1
        styles[.quote]?.startIndent = 1
        styles[.quote]?.endIndent = 1
        styles[.quote]?.spaceBefore = 1
        styles[.quote]?.spaceAfter = 1
        return styles
    }()
}
