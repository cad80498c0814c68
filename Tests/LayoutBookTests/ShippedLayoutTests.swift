import Diagnostics
import Geometry
import LayoutBook
import Testing

@Suite("The layouts that come with the project")
struct ShippedLayoutTests {
    static let names = [
        "bilingual-a4", "broadsheet-a3", "broadsheet-a4", "column-a5", "columns-a4", "digest-a4", "flyer-a5", "leaflet-trifold",
        "leaflet-z", "newsletter-a4", "pamphlet-a5", "tabloid-a3", "wall-a2", "zine-a7",
    ]
    static let book = LayoutBook(folders: [shippedLayouts])

    static func layout(_ name: String, _ script: String) throws -> Layout {
        var diagnostics = Diagnostics()
        let layout = book.layout(named: name, script: script, into: &diagnostics)
        #expect(diagnostics.all.map(diagnostics.render) == [])
        return try #require(layout)
    }

    @Test("They are all listed, each with a summary, and the base is not")
    func listed() {
        var diagnostics = Diagnostics()
        let entries = Self.book.names(into: &diagnostics)
        #expect(entries.map(\.name) == Self.names)
        for entry in entries { #expect(!entry.summary.isEmpty) }
        #expect(diagnostics.all.isEmpty)
    }

    @Test("They keep what their type promises, in every script", arguments: names, ["Arab", "Cyrl", "Latn"])
    func promises(name: String, script: String) throws {
        let layout = try Self.layout(name, script)
        #expect(layout.name == name)
        #expect(layout.inks.first == .black)
        for style in StyleName.allCases { #expect(layout.styles[style] != nil) }
        for page in layout.pages {
            var seen: Set<String> = []
            for frame in page.frames {
                #expect(frame.columns.lowerBound >= 1 && frame.columns.upperBound <= layout.area.columns)
                #expect(seen.isSuperset(of: frame.below.frames + frame.above.frames))
                seen.insert(frame.name)
            }
        }
        for thread in layout.threads {
            #expect(layout.pages.contains { $0.frames.contains { $0.content == .thread(thread.name) } })
        }
    }

    @Test("Headings grow by level, Arabic is not hyphenated, Russian is", arguments: names)
    func hierarchy(name: String) throws {
        for script in ["Arab", "Cyrl"] {
            let layout = try Self.layout(name, script)
            let sizes = [StyleName.title, .heading1, .heading2, .heading3].map { layout.style($0).size }
            #expect(sizes == sizes.sorted(by: >) && Set(sizes).count == 4)
            #expect(layout.style(.body).hyphenate == (script == "Cyrl"))
            for style in [StyleName.title, .heading1, .heading2, .heading3] {
                #expect(!layout.style(style).hyphenate)
                #expect(layout.style(style).keepWithNext == 2)
            }
        }
    }

    @Test("A heading of one line fills whole grid lines without much left over", arguments: names, ["Arab", "Cyrl"])
    func headingsOnGrid(name: String, script: String) throws {
        let layout = try Self.layout(name, script)
        for name in [StyleName.heading1, .heading2, .heading3] {
            let style = layout.style(name)
            let lines = (style.leading ?? layout.leading) / layout.leading + style.spaceBefore + style.spaceAfter
            #expect(lines.rounded(.up) - lines < 0.5, "\(name)")
            #expect(lines <= 3, "\(name)")
        }
    }

    @Test("Small type is smaller than the text and its lines stand apart by its own size", arguments: names, ["Arab", "Cyrl"])
    func smallType(name: String, script: String) throws {
        let layout = try Self.layout(name, script), body = layout.style(.body)
        let spread = script == "Arab" ? 1.35...1.5 : 1.15...1.3
        for name in [StyleName.note, .caption, .credit, .ear] {
            let style = layout.style(name)
            #expect(style.size < body.size && style.size > body.size * 0.7, "\(name)")
            let leading = try #require(style.leading, "\(name)")
            #expect(spread.contains(leading / style.size) && leading < layout.leading, "\(name)")
        }
        #expect(layout.style(.credit).size < layout.style(.caption).size)
        #expect(layout.style(.jumpTo).size < body.size && layout.style(.foldLine).size < body.size)
    }

    @Test("What stands among the text stands on its grid; contents are ragged", arguments: names, ["Arab", "Cyrl"])
    func onGrid(name: String, script: String) throws {
        let layout = try Self.layout(name, script)
        for name in [StyleName.question, .answer, .tableHead, .tableCell, .jumpTo, .jumpFrom, .contents1, .contents2, .contents3, .ornament] {
            #expect(layout.style(name).leading == nil && layout.style(name).size < layout.leading, "\(name)")
        }
        for name in [StyleName.contentsTitle, .contents1, .contents2, .contents3] {
            #expect(layout.style(name).alignment == .start && !layout.style(name).hyphenate, "\(name)")
        }
        #expect((layout.style(.question).weight, layout.style(.answer).weight) == (.bold, .regular))
        #expect(layout.style(.answer).alignment == layout.style(.body).alignment && layout.style(.answer).indent == 1)
        #expect((layout.style(.jumpTo).alignment, layout.style(.jumpFrom).alignment) == (.end, .start))
    }

    @Test("The plain column has the page set-up that other typesetters were measured with")
    func columnA5() throws {
        let layout = try Self.layout("column-a5", "Cyrl")
        #expect(abs(layout.area.columnWidth.points - 334.49) < 0.01)
        #expect((layout.leading, layout.area.lines(ofLeading: layout.leading)) == (.pt(12), 42))
        #expect((layout.style(.body).size, layout.style(.body).indent) == (.pt(9.5), 1))
        #expect((layout.style(.body).leading, layout.style(.body).alignment) == (nil, .justified))
        let arabic = try Self.layout("column-a5", "Arab")
        #expect((arabic.style(.body).size, arabic.leading) == (.pt(10), .pt(15)))
        #expect(layout.pages.allSatisfy { $0.furniture.isEmpty && $0.repeats })
    }

    @Test("So do the two columns", arguments: ["Arab", "Cyrl"])
    func columnsA4(script: String) throws {
        let layout = try Self.layout("columns-a4", script)
        #expect((layout.area.columns, layout.area.gutter) == (2, .mm(8)))
        #expect(abs(layout.area.columnWidth.millimetres - 81) < 1e-9)
        #expect((layout.leading, layout.area.lines(ofLeading: layout.leading)) == (.pt(15), 48))
        #expect((layout.style(.body).size, layout.style(.body).indent) == (.pt(10), 1))
        let margins = [layout.area.margins.top, layout.area.margins.bottom, layout.area.margins.inside, layout.area.margins.outside]
        #expect(margins == Array(repeating: .mm(20), count: 4))
    }

    @Test("The broadsheet is one sheet of two columns: a masthead in front, the box and the address behind", arguments: ["Cyrl", "Arab"])
    func broadsheet(script: String) throws {
        let layout = try Self.layout("broadsheet-a4", script)
        #expect((layout.area.trim.width, layout.area.trim.height, layout.area.columns) == (.mm(210), .mm(297), 2))
        #expect(layout.pages.map(\.repeats) == [false, false])
        #expect(layout.pages[0].frames.first?.content == .matter([.masthead]))
        #expect(Set(layout.pages[1].frames.map(\.name)) == ["back-1", "back-2", "notice", "contact"])
        #expect(layout.pages[1].frames.filter { $0.box.border > .zero }.map(\.name) == ["notice"])
        #expect(layout.threads.map(\.stories) == [[.body(slot: "lead"), .article(slot: "second"), .others]])
        #expect(layout.pages.allSatisfy { $0.furniture.contains { $0.text == .folio } })
    }

    @Test("The pamphlet has running heads that tell verso from recto, and none on its title page")
    func pamphlet() throws {
        let layout = try Self.layout("pamphlet-a5", "Cyrl")
        #expect(layout.pages.map(\.repeats) == [false, true])
        #expect(layout.pages[0].furniture.isEmpty)
        #expect(layout.pages[0].frames[0].below == FramePlan.Neighbour(frames: [], gap: 8))
        #expect(layout.pages[1].furniture.map(\.leaf) == [.verso, .recto, .both])
        #expect(layout.area.margins.inside < layout.area.margins.outside && layout.area.margins.top < layout.area.margins.bottom)
        #expect((layout.area.lines(ofLeading: layout.leading), try Self.layout("pamphlet-a5", "Arab").area.lines(ofLeading: .pt(17))) == (38, 28))
    }

    @Test("A description shows the columns where they lie")
    func described() throws {
        let layout = try Self.layout("columns-a4", "Cyrl")
        let lines = layout.describe(direction: .leftToRight).split(separator: "\n").map(String.init)
        #expect(lines[0] == "columns-a4: Two plain columns on A4, for long texts")
        #expect(lines.contains("columns  2 columns, 8 mm apart; 48 lines, 15pt apart"))
        #expect(lines.contains("measure  81 mm, about 43 characters of text"))
        #expect(lines.contains("  body                 text regular 10pt/15pt, justified, indent 1em, hyphenated"))
        #expect(lines.contains("  | first → main      | | second → main     |"))
        let mirrored = layout.describe(direction: .rightToLeft)
        #expect(mirrored.contains("  | second → main     | | first → main      |\n"))
        #expect(mirrored.contains("about 57 characters"))
    }

    @Test("A frame at the foot is drawn at the foot")
    func picture() throws {
        let layout = try Self.layout("broadsheet-a4", "Cyrl")
        let lines = layout.describe(direction: .leftToRight).split(separator: "\n").map(String.init)
        let rows = ["back-2 → main", "| notice", "| contact", "+-------------------+ +-------------------+"]
            .compactMap { row in lines.lastIndex { $0.contains(row) } }
        #expect(rows == rows.sorted() && Set(rows).count == 4)
    }
}
