import Foundation
import Geometry
import Paragraphs
import Specimens
import Testing
import VaraqKit

/// The examples that come with the project, held to what a good newspaper is held to.
@Suite("Examples") struct ExampleTests {
    /// Set once for all tests.
    private static let dawn = Result { try Shop.set(Order(path: Shop.root + "/Examples/dawn"), in: Shop.root) }
    private static let handbook = Result {
        try Shop.set(Order(path: Shop.root + "/Examples/handbook/handbook.md"), in: Shop.root)
    }

    private static func edition(_ name: String) throws -> Typeset {
        let all = try dawn.get().editions + handbook.get().editions
        return try #require(all.first { $0.name == name })
    }

    static let names = ["fa", "ar", "ru", "handbook"]

    @Test func `nothing is said of them`() throws {
        #expect(try Self.dawn.get().said == [])
        #expect(try Self.handbook.get().said == [])
    }

    @Test(arguments: ["fa", "ar", "ru"])
    func `each edition of the newsletter fills both sides of its sheet`(name: String) throws {
        let report = try Self.edition(name).report
        #expect(report.sides.map(\.page) == [1, 2])
        for side in report.sides { #expect(side.percent >= 90, "side \(side.page)") }
    }

    @Test func `the editions are the three, and the handbook is a pamphlet`() throws {
        #expect(try Self.dawn.get().editions.map(\.name) == ["fa", "ar", "ru"])
        let handbook = try Self.edition("handbook")
        #expect(handbook.document.pages.count > 20 && handbook.report.words > 5_000)
        #expect(Set(handbook.document.outline.map(\.level)).count == 3)
    }

    // MARK: Words

    @Test(arguments: ["fa", "ar", "ru"])
    func `every word of the newsletter stands on its pages once and in order`(name: String) throws {
        let matters = try Self.edition(name).document.matters.map(Words.of)
        for article in ["lead", "second", "notice", "contact"] {
            try Self.expectWords(of: "Examples/dawn/\(name)/\(article).md", in: matters)
        }
        // Masthead, the lead's head and its picture apart, that is all there is.
        #expect(matters.count == 7)
    }

    @Test func `every word of the handbook stands on its pages once and in order`() throws {
        let matters = try Self.edition("handbook").document.matters.map(Words.of)
        #expect(matters.count == 2)
        try Self.expectWords(of: "Examples/handbook/handbook.md", in: matters)
    }

    /// One matter ends with the words of the article, and what it has before them is the article's head.
    private static func expectWords(of path: String, in matters: [[String]]) throws {
        let source = try SourceFile(String(contentsOfFile: Shop.root + "/" + path, encoding: .utf8))
        let matter = try #require(matters.min { abs($0.count - source.body.count) < abs($1.count - source.body.count) })
        let difference = source.body.difference(from: matter.suffix(source.body.count))
        #expect(difference.isEmpty, "\(path): \(difference.prefix(6))")
        let head = Array(matter.dropLast(source.body.count))
        #expect(head.isEmpty || head == source.head, "\(path)")
        #expect(matters.contains { $0.starts(with: source.head) || $0.starts(with: source.title) }, "\(path)")
    }

    // MARK: Lines

    /// Styles whose lines all stand on the grid.
    private static let text: Set<StyleName> = [.body, .listItem, .notice, .address]
    private static let headings: Set<StyleName> = [.kicker, .title, .subtitle, .byline, .heading1, .heading2, .heading3, .noticeTitle]

    private static func leading(_ name: String) throws -> Length {
        if let fit = try edition(name).report.fit { return fit.setting.leading }
        var diagnostics = Diagnostics()
        let layout = try Shop.typesetter().layout(
            named: name == "handbook" ? "pamphlet-a5" : "broadsheet-a4", language: name == "handbook" ? "ru" : name,
            into: &diagnostics)
        return try #require(layout).leading
    }

    @Test(arguments: names)
    func `all text stands on one grid, across columns and pages`(name: String) throws {
        let lines = try Self.edition(name).document.story.filter { Self.text.contains($0.placed.style) }
        let leading = try Self.leading(name), first = try #require(lines.first).placed.origin.y
        for line in lines {
            let rows = (line.placed.origin.y - first) / leading
            #expect(abs(rows - rows.rounded()) * leading.points < 0.01, "\(Self.describe(line))")
        }
    }

    @Test(arguments: ["fa", "ar", "ru"])
    func `lines of the left and the right column share their baselines`(name: String) throws {
        let lines = try Self.edition(name).document.story.filter { $0.placed.style == .body }
        for page in 1...2 {
            let halves = [0, 1].map { half in
                Set(lines.filter { $0.page == page && $0.half == half }.map { Length.rounded($0.placed.origin.y.points) })
            }
            #expect(halves[0].intersection(halves[1]).count > 15, "side \(page)")
        }
    }

    @Test(arguments: names)
    func `no paragraph leaves one line alone at a column's head or foot`(name: String) throws {
        let lines = try Self.edition(name).document.story.filter { Self.text.contains($0.placed.style) && !$0.isMarker }
        let blocks = Dictionary(grouping: lines) { [$0.id.matter, $0.id.block] }
        for lines in blocks.values where Set(lines.map(\.column)).count > 1 {
            for column in Dictionary(grouping: lines, by: \.column).values {
                #expect(column.count > 1, "\(Self.describe(column[0]))")
            }
        }
    }

    @Test(arguments: names)
    func `a heading has two lines of text below it in its column`(name: String) throws {
        let lines = try Self.edition(name).document.story.filter { !$0.isMarker }
        for (index, line) in lines.enumerated() where Self.headings.contains(line.placed.style) {
            let text = lines[index...].filter { $0.id.matter == line.id.matter && !Self.headings.contains($0.placed.style) }
            guard line.half != nil, !text.isEmpty else { continue }
            #expect(text.prefix(2).allSatisfy { $0.column == line.column }, "\(Self.describe(line))")
        }
    }

    @Test(arguments: names)
    func `no line runs past its measure, and none is set very loose`(name: String) throws {
        for line in try Self.edition(name).document.story {
            #expect(line.placed.line.facts.excess < .pt(0.05), "\(Self.describe(line))")
            #expect(line.placed.line.facts.gap < 0.9, "\(Self.describe(line))")
        }
    }

    private static func describe(_ line: StoryLine) -> String {
        "page \(line.page), y \(line.placed.origin.y): \(line.placed.line.logicalText)"
    }
}

private extension StoryLine {
    /// A column of a page; a line that spans both is in a column of its own.
    var column: [Int] { [page, half ?? 2] }
    /// A bullet or number of a list, which is a line of its own beside its item.
    var isMarker: Bool { placed.style == .listItem && placed.measure < .pt(40) }
}

/// The words of an article, read without Varaq.
private struct SourceFile {
    /// Of the front matter, as a head shows them: kicker, title, subtitle, author.
    var head: [String]
    var title: [String]
    var body: [String]

    init(_ text: String) {
        // A picture and its caption stand in a frame of their own.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("![") }
        let matter = lines.dropFirst().prefix { $0 != "---" }
        func words(_ key: String) -> [String] {
            Words.of(matter.first { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) } ?? "")
        }
        title = words("title")
        head = words("kicker") + title + words("subtitle") + words("author")
        let body = lines.dropFirst(matter.count + 2).filter { !$0.hasPrefix(":::") && !$0.hasPrefix("```") }
        self.body = Words.of(body.joined(separator: "\n").replacing(/\]\([^)]*\)/, with: "]"))
    }
}
