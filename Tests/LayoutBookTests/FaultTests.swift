import Diagnostics
import LayoutBook
import Testing

/// A layout file at fault and all that is said of it.
struct FaultCase: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var said: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ said: String...) {
        self.name = name
        self.text = text
        self.said = said
    }

    /// All of it is said, nothing else is, and there is no layout where any of it is an error.
    func check(_ location: SourceLocation = #_sourceLocation) throws {
        let shelf = try Shelf(["x.yaml": text])
        var diagnostics = Diagnostics()
        let layout = shelf.book.layout(named: "x", script: "Latn", into: &diagnostics)
        #expect(shelf.rendered(diagnostics) == said, sourceLocation: location)
        #expect((layout == nil) == diagnostics.hasErrors, sourceLocation: location)
    }
}

/// A layout of one page with the frames, one a line from line 5 on.
func page(_ frames: String, threads: String = "{main: [others]}", head: String = "grid: {columns: 2}") -> String {
    "\(head)\npages:\n- name: p\n  frames:\n\(frames)\nthreads: \(threads)\n"
}

private let faults: [FaultCase] = [
    FaultCase("unknown key", plain("shet: a4"),
              "x.yaml:1:1: warning: unknown key 'shet' in the layout\n  hint: did you mean 'sheet'?"),
    FaultCase("unknown key inside", plain("margins: {tpo: 3mm}"),
              "x.yaml:1:11: warning: unknown key 'tpo' in 'margins' of the layout\n  hint: did you mean 'top'?"),
    FaultCase("column in characters", plain("сводка: {а: ж, б: [1}"),
              "x.yaml:1:21: error: not YAML: did not find expected ',' or ']'"),
    FaultCase("no YAML", "a: [1", "x.yaml:2:1: error: not YAML: did not find expected ',' or ']'"),
    FaultCase("empty", "", "x.yaml:1:1: error: the file is empty"),
    FaultCase("no mapping", "- a", "x.yaml:1:1: error: a layout must be a mapping, not a list"),
    FaultCase("key twice", plain("name: x\nname: x"), "x.yaml:1:1: error: the key 'name' stands twice"),
    FaultCase("another name", plain("name: y"),
              "x.yaml:1:7: warning: the layout calls itself 'y' but its file is named 'x'\n"
                  + "  hint: a layout is chosen by the name of its file"),
    FaultCase("unknown sheet", plain("sheet: a9"),
              "x.yaml:1:8: error: 'sheet' of the layout cannot be 'a9'\n  hint: did you mean 'a2'?"),
    FaultCase("half a sheet", plain("sheet: [210mm]"),
              "x.yaml:1:8: error: 'sheet' of the layout must be a name or two lengths\n"
                  + "  hint: as in a4, or [210mm, 297mm]"),
    FaultCase("wrong type", plain("margins: 5mm"),
              "x.yaml:1:10: error: 'margins' of the layout must be a mapping, not '5mm'"),
    FaultCase("no unit", plain("margins: {top: 12}"),
              "x.yaml:1:16: error: 'top' of 'margins' of the layout must be a length, not '12'\n"
                  + "  hint: write it with its unit: pt, mm, cm or in"),
    FaultCase("unknown unit", plain("margins: {top: 12px}"),
              "x.yaml:1:16: error: 'top' of 'margins' of the layout must be a length, not '12px'\n"
                  + "  hint: write it with its unit: pt, mm, cm or in"),
    FaultCase("negative", plain("margins: {top: -1mm}"),
              "x.yaml:1:16: error: 'top' of 'margins' of the layout must be nothing or more, not '-1mm'"),
    FaultCase("zero leading", plain("grid: {leading: 0pt}"),
              "x.yaml:1:17: error: 'leading' of 'grid' of the layout must be from 2pt to 1000pt, not '0pt'"),
    FaultCase("hardly any leading", plain("grid: {leading: 0.00000000000000000000001pt}"),
              "x.yaml:1:17: error: 'leading' of 'grid' of the layout must be from 2pt to 1000pt, "
                  + "not '0.00000000000000000000001pt'"),
    FaultCase("tiny type", plain("styles: {body: {size: 0.1em}}"),
              "x.yaml:1:23: error: 'size' of style 'body' must be from 2pt to 1000pt, not '0.1em'"),
    FaultCase("no slope", plain("styles: {body: {slope: itallic}}"),
              "x.yaml:1:24: error: 'slope' of style 'body' cannot be 'itallic'\n  hint: did you mean 'italic'?"),
    FaultCase("no ink for marks", plain("styles: {body: {marks-ink: rde}}"),
              "x.yaml:1:28: error: style 'body' is set in 'rde', which is no ink of this layout\n  hint: known: black"),
    FaultCase("huge type", plain("styles: {body: {size: 1001pt}}"),
              "x.yaml:1:23: error: 'size' of style 'body' must be from 2pt to 1000pt, not '1001pt'"),
    FaultCase("huge leading of a style", plain("styles: {body: {leading: 9999999}}"),
              "x.yaml:1:26: error: 'leading' of style 'body' must be from 2pt to 1000pt, not '9999999'"),
    FaultCase("leading that an inherited multiple makes too small",
              plain("styles: {title: {size: 20pt, leading: 0.5em}, kicker: {based-on: title, size: 3pt}}"),
              "x.yaml:1:17: warning: style 'title' sets 20pt on lines 10pt apart: they will touch\n"
                  + "  hint: give it a leading, e.g. 1.2em",
              "x.yaml:1:55: error: style 'kicker' has its lines 1.5pt apart; they must be from 2pt to 1000pt apart"),
    FaultCase("sheet of a stamp", plain("sheet: [19mm, 100mm]"),
              "x.yaml:1:9: error: the width of the sheet must be from 20mm to 5m, not '19mm'"),
    FaultCase("sheet of a house", plain("sheet: [1000mm, 5001mm]"),
              "x.yaml:1:17: error: the height of the sheet must be from 20mm to 5m, not '5001mm'"),
    FaultCase("padding wider than its frame", page("  - {name: a, thread: main, box: {padding: 45mm}}", head: "sheet: [100mm, 200mm]\nmargins: {inside: 5mm, outside: 5mm}"),
              "x.yaml:6:44: error: 'padding' of 'box' of frame 'a' leaves less than 10pt for its lines\n"
                  + "  hint: the frame is 255.12pt wide, and has its padding on both sides"),
    FaultCase("inset of nearly nothing", page("  - {name: t, thread: main}\n  - {name: a, takes: x.head, inset: {share: 1%}}", head: "sheet: a5"),
              "x.yaml:6:45: error: 'share' of 'inset' of frame 'a' leaves less than 10pt for its lines\n  hint: its columns are 306.14pt wide"),
    FaultCase("inset that no word of a title fits", page("  - {name: t, thread: main}\n  - {name: a, takes: x.head, inset: {share: 10%}}", head: "sheet: a5\nstyles: {title: {size: 30pt, leading: 36pt}}"),
              "x.yaml:7:5: warning: a title in frame 'a' holds about 2 letters: hardly a word fits\n"
                  + "  hint: give it a greater 'share' in its 'inset': it is 30.61pt wide, and should be 120pt at least"),
    FaultCase("indents wider than an inset", page("  - {name: t, thread: main}\n  - {name: a, takes: x.head, inset: {share: 20%}}", head: "sheet: a5\nstyles: {title: {size: 12pt, start-indent: 30mm}}"),
              "x.yaml:2:17: error: the indents of style 'title' leave less than 10pt for a line of frame 'a'\n"
                  + "  hint: the frame is 61.23pt wide, by 'share' of its 'inset'"),
    FaultCase("indents wider than their frame", plain("sheet: a7\nstyles: {quote: {start-indent: 40mm, end-indent: 1em}}"),
              "x.yaml:2:17: error: the indents of style 'quote' leave less than 10pt for a line of frame 'f'\n"
                  + "  hint: the frame is 96.38pt wide"),
    FaultCase("a long value is quoted in part", plain("sheet: \(String(repeating: "x", count: 41))"),
              "x.yaml:1:8: error: 'sheet' of the layout cannot be '\(String(repeating: "x", count: 39))…'\n"
                  + "  hint: known: a2, a3, a4, a5, a6, a7, letter"),
    FaultCase("a value of forty letters is quoted whole", plain("margins: \(String(repeating: "x", count: 40))"),
              "x.yaml:1:10: error: 'margins' of the layout must be a mapping, not '\(String(repeating: "x", count: 40))'"),
    FaultCase("a list as key twice", plain("? [a]\n: b\n? [a]\n: c"), "x.yaml:1:3: error: a key must be a word"),
    FaultCase("not finite", plain("grid: {leading: infpt}"),
              "x.yaml:1:17: error: 'leading' of 'grid' of the layout must be a length, not 'infpt'\n"
                  + "  hint: write it with its unit: pt, mm, cm or in"),
    FaultCase("too many columns", plain("grid: {columns: 99}"),
              "x.yaml:1:17: error: 'columns' of 'grid' of the layout must be from 1 to 24, not 99"),
    FaultCase("no height left", plain("sheet: a7\nmargins: {top: 100mm, bottom: 5mm}"),
              "x.yaml:2:10: error: the margins leave no room for a line of text\n  hint: the sheet is 105 mm high"),
    FaultCase("no width left", plain("sheet: a7\nmargins: {inside: 1mm, outside: 1mm}\ngrid: {columns: 2, gutter: 72mm}"),
              "x.yaml:2:10: error: the margins and gutters leave no width for the columns\n"
                  + "  hint: the sheet is 74 mm wide"),
    FaultCase("first ink not black", plain("inks: [red]"), "x.yaml:1:7: error: the first ink must be black"),
    FaultCase("unknown ink", plain("inks: [black, gren]"),
              "x.yaml:1:15: error: the colour of ink 'gren' is not known\n"
                  + "  hint: did you mean 'green'? write {name: gren, rgb: [0, 120, 191]}"),
    FaultCase("same colour", plain("inks: [black, {name: soot, rgb: [0, 0, 0]}]"),
              "x.yaml:1:15: error: ink 'soot' cannot be told from ink 'black'\n"
                  + "  hint: each ink needs a name and a colour of its own"),
    FaultCase("ink of paper", plain("inks: [black, {name: snow, rgb: [255, 255, 255]}]"),
              "x.yaml:1:15: error: ink 'snow' has the colour of bare paper"),
    FaultCase("unknown style", plain("styles: {boddy: {size: 9pt}}"),
              "x.yaml:1:10: warning: there is no style 'boddy'\n  hint: did you mean 'body'?"),
    FaultCase("style in no ink", plain("styles: {body: {ink: red}}"),
              "x.yaml:1:22: error: style 'body' is set in 'red', which is no ink of this layout\n  hint: known: black"),
    FaultCase("size without unit", plain("styles: {body: {size: 9}}"),
              "x.yaml:1:23: error: 'size' of style 'body' must be a length, not '9'\n"
                  + "  hint: write it with its unit, as in 9.5pt, or 1.2em of the style it is based on"),
    FaultCase("wrong choice, said once", plain("styles: {body: {align: justify}}"),
              "x.yaml:1:24: error: 'align' of style 'body' cannot be 'justify'\n  hint: did you mean 'justified'?"),
    FaultCase("no flag", plain("styles: {body: {hyphenate: yes}}"),
              "x.yaml:1:28: error: 'hyphenate' of style 'body' must be true or false, not 'yes'"),
    FaultCase("touching lines", plain("styles: {title: {size: 30pt}}"),
              "x.yaml:1:17: warning: style 'title' sets 30pt on lines 12pt apart: they will touch\n"
                  + "  hint: give it a leading, e.g. 1.2em"),
    FaultCase("circle of styles", plain("styles: {title: {based-on: quote}, quote: {based-on: title}}"),
              "x.yaml:1:54: error: styles are based on each other in a circle: title → quote → title"),
    FaultCase("based on nothing", plain("styles: {title: {based-on: tittle}}"),
              "x.yaml:1:28: error: style 'title' is based on 'tittle', which is no style\n  hint: did you mean 'title'?"),
    FaultCase("no feature", plain("styles: {body: {features: {oldstyle: 1}}}"),
              "x.yaml:1:28: error: 'oldstyle' is not an OpenType feature\n"
                  + "  hint: a feature goes by its tag of four letters, e.g. onum: 1"),
    FaultCase("no script", plain("scripts: {arabic: {}}"),
              "x.yaml:1:11: error: 'arabic' is not a script\n"
                  + "  hint: scripts go by their ISO 15924 code, e.g. arab or cyrl"),
    FaultCase("no pages", "threads: {}",
              "x.yaml:1:1: error: the layout needs pages\n"
                  + "  hint: as in pages: [{name: text, repeat: true, frames: [{name: text, thread: main}]}]"),
    FaultCase("column out of range", page("  - {name: a, columns: 2-3, thread: main}"),
              "x.yaml:5:24: error: frame 'a' stands in column 3, but the grid has 2 columns"),
    FaultCase("no range", page("  - {name: a, columns: 2-1, thread: main}"),
              "x.yaml:5:24: error: 'columns' of frame 'a' cannot be '2-1'\n  hint: as in all, 1 or 1-2"),
    FaultCase("unknown neighbour", page("  - {name: lead, thread: main, below: led}"),
              "x.yaml:5:5: error: frame 'lead' names 'led', which is no frame of page 'p'\n  hint: did you mean 'lead'?"),
    FaultCase("circle of frames", page("  - {name: a, below: b, takes: x}\n  - {name: b, below: a, thread: main}"),
              "x.yaml:6:5: error: the places of frames 'b' and 'a' hang on each other\n"
                  + "  hint: one of them must stand without naming the other"),
    FaultCase("thread out of order", page("  - {name: a, below: b, thread: main}\n  - {name: b, height: 9, thread: main}"),
              "x.yaml:5:5: error: frame 'a' comes first in its thread but hangs on 'b'\n"
                  + "  hint: write the frames of a thread in reading order"),
    FaultCase("frames on each other", page("  - {name: a, thread: main}\n  - {name: b, columns: 2, takes: x}"),
              "x.yaml:6:5: error: frames 'a' and 'b' both stand in column 2, and neither is below or above the other"),
    FaultCase("two frames of a name", page("  - {name: a, columns: 1, thread: main}\n  - {name: a, columns: 2, thread: main}"),
              "x.yaml:6:5: error: two frames of page 'p' are named 'a'"),
    FaultCase("nothing to hold", page("  - {name: a, thread: main, columns: 1}\n  - {name: b, columns: 2}"),
              "x.yaml:6:5: error: frame 'b' has nothing to hold\n  hint: give it a thread, or say what it takes"),
    FaultCase("gap below nothing", page("  - {name: a, thread: main, gap: 1}"),
              "x.yaml:5:34: error: 'gap' of frame 'a' needs a frame that it stands below\n"
                  + "  hint: write below: {gap: 2} for a gap at the head of the page"),
    FaultCase("no such thread", page("  - {name: a, thread: mian}"),
              "x.yaml:6:11: error: thread 'main' has no frame\n  hint: give a frame 'thread: main'",
              "x.yaml:5:23: error: frame 'a' belongs to thread 'mian', which is not there\n  hint: did you mean 'main'?"),
    FaultCase("slot used twice", page("  - {name: a, thread: main}", threads: "{main: [lead.body, second, lead]}"),
              "x.yaml:6:37: error: the article in 'lead' would be set twice"),
    FaultCase("no such part", page("  - {name: a, thread: main}", threads: "{main: [lead.bdy]}"),
              "x.yaml:6:18: error: an article has no part 'bdy'\n  hint: did you mean 'body'?"),
    FaultCase("endless page", "pages: [{name: p, repeat: true, frames: [{name: f, takes: x}]}]",
              "x.yaml:1:9: error: page 'p' repeats but no frame on it belongs to a thread\n  hint: it would repeat without end"),
    FaultCase("furniture without text", plain().replacing("frames:", with: "furniture: [{edge: foot}], frames:"),
              "x.yaml:2:45: error: furniture of page 'p' needs a text\n  hint: known: folio, title, section"),
    FaultCase("extends nothing", plain("extends: bsae"), "x.yaml:1:10: error: there is no layout 'bsae' to extend"),
    FaultCase("extends itself", plain("extends: x"), "x.yaml:1:10: error: there is no layout 'x' to extend"),
    FaultCase("out of its folder", plain("extends: ../x"), "x.yaml:1:10: error: there is no layout '../x' to extend"),
]

@Suite("Layouts at fault")
struct FaultTests {
    @Test("Each fault is said once, at its place", arguments: faults)
    func said(_ fault: FaultCase) throws {
        try fault.check()
    }

    @Test("Layouts that extend each other")
    func circle() throws {
        let shelf = try Shelf(["a.yaml": "extends: b", "b.yaml": "extends: a"])
        var diagnostics = Diagnostics()
        #expect(shelf.book.layout(named: "a", script: "Latn", into: &diagnostics) == nil)
        #expect(shelf.rendered(diagnostics)
                == ["b.yaml:1:10: error: layouts extend each other in a circle: a → b → a"])
    }

    @Test("A fault in an inherited file is shown in that file")
    func inherited() throws {
        let shelf = try Shelf(["a.yaml": plain("grid: {leading: 1px}"), "x.yaml": "extends: a"])
        var diagnostics = Diagnostics()
        #expect(shelf.book.layout(named: "x", script: "Latn", into: &diagnostics) == nil)
        #expect(shelf.rendered(diagnostics).map { $0.prefix(20) } == ["a.yaml:1:17: error: "])
    }

    @Test("The second reading of a faulty layout gives nothing either")
    func twice() throws {
        let shelf = try Shelf(["x.yaml": plain("sheet: a9")])
        var diagnostics = Diagnostics()
        for _ in 0..<2 { #expect(shelf.book.layout(named: "x", script: "Arab", into: &diagnostics) == nil) }
        #expect(diagnostics.all.count == 1)
    }

    @Test("A name that no folder has")
    func unknown() throws {
        let shelf = try Shelf(["newsletter.yaml": plain()])
        var diagnostics = Diagnostics()
        #expect(shelf.book.layout(named: "newsleter", script: "Latn", into: &diagnostics) == nil)
        #expect(shelf.rendered(diagnostics)
                == ["error: there is no layout 'newsleter'\n  hint: did you mean 'newsletter'?"])
    }

    @Test("Bytes that are no text, controls and a byte order mark")
    func bytes() throws {
        let shelf = try Shelf(["nul.yaml": "summary: ab\u{0}", "mark.yaml": "\u{FEFF}shet: a4\r\n" + plain()])
        var diagnostics = Diagnostics()
        for name in ["nul", "mark"] { _ = shelf.book.layout(named: name, script: "Latn", into: &diagnostics) }
        #expect(shelf.rendered(diagnostics) == [
            "nul.yaml:1:12: error: not YAML: control characters are not allowed",
            "mark.yaml:1:1: warning: unknown key 'shet' in the layout\n  hint: did you mean 'sheet'?",
        ])
    }

    @Test("A chain of aliases does not go deeper than the stack")
    func chain() throws {
        let links = (1...5_000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
        let shelf = try Shelf(["x.yaml": "a0: &a0 [1]\n" + links])
        var diagnostics = Diagnostics()
        #expect(shelf.book.layout(named: "x", script: "Latn", into: &diagnostics) == nil)
        #expect(diagnostics.all.map(\.message) == ["more than 100 levels"])
    }

    @Test("Aliases of aliases do not grow without bound")
    func aliases() throws {
        var text = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
        for level in 1...8 {
            let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(alias)]\n"
        }
        let shelf = try Shelf(["x.yaml": text])
        var diagnostics = Diagnostics()
        #expect(shelf.book.layout(named: "x", script: "Latn", into: &diagnostics) == nil)
        #expect(diagnostics.all.map(\.message) == ["more than 100000 values"])
    }
}
