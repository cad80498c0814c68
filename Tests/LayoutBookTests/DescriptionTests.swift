import Geometry
import LayoutBook
import Testing

@Suite("Layouts in words and pictures")
struct DescriptionTests {
    private static func layout() throws -> Layout {
        try Shelf(["x.yaml": """
            summary: A leaflet
            sheet: [200mm, 100mm]
            fold: letter
            notes: article
            margins: {top: 10mm, bottom: 10mm, inside: 10mm, outside: 10mm}
            grid: {leading: 12pt, columns: 2, gutter: 4mm}
            inks: [black, red]
            fit: {size: [9pt, 11pt], gutter: [4mm, 6mm], sacrifice: [index, figure]}
            pages:
              - name: wide
                fold-lines: [{at: 50%}]
                frames:
                  - {name: one, columns: 1, thread: main}
                  - {name: two, columns: 2, thread: main, height: fit, min-lines: 3}
                  - {name: set, columns: all, below: {gap: 1}, stands: foot, takes: lead.picture, level: 1, inset: {share: 40%, side: start}}
              - name: narrow
                width: 100mm
                grid: {columns: 1}
                frames:
                  - {name: rest, thread: main, above: index}
                  - {name: index, takes: in-this-issue, stands: foot, align: foot,
                     box: {border: 1pt, ink: red, radius: 2mm, tint: {ink: red, share: 15%}}}
            threads:
              main: {takes: [lead, others], jumps: true, balance: true}
            """]).layout()
    }

    @Test("All that can be said is told", arguments: [
        "inks     black (process), red (spot), red 15%", "fold     letter", "notes    behind their article",
        "fit      size 9pt to 11pt, leading 1.2, gutter 4 mm to 6 mm, spacing 1, pictures 1", "         leaves out index, figure",
        "  two: as high as what is left of its thread, at least 3 lines", "  fold line at 50% of the height, with words",
        "  set: set into its columns, 40% wide at the start, level 1", "  100 mm × 100 mm, 1 column of 80 mm, about 43 characters; 18 lines",
        "  index: text at the foot, left out as 'index', border 1pt, in red, tint red 15%, round corners",
        "  main: the article in 'lead', the other articles, with jump lines, last columns level",
    ])
    func told(line: String) throws {
        let lines = try Self.layout().describe(direction: .leftToRight).split(separator: "\n").map(String.init)
        #expect(lines.contains(line))
    }

    @Test("An inset lies on the frames it is set into, at its side; a narrower page has a narrower picture")
    func pictures() throws {
        let ltr = try Self.layout().describe(direction: .leftToRight), rtl = try Self.layout().describe(direction: .rightToLeft)
        #expect(ltr.contains("\n  +===============+   |\n  ! set           !   |\n  +===============+---+\n"))
        #expect(rtl.contains("|   +===============+\n                        |   ! set           !\n"))
        #expect(ltr.contains("\n  +----------------+\n  | rest → main    |\n"))
        #expect(ltr.contains("| one → main        | | two → main        |\n"))
    }
}
