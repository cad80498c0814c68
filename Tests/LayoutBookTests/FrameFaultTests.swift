import Diagnostics
import LayoutBook
import Testing

/// Shorter forms for the tables below: a frame `a` of the thread with one more key; its value stands in line 5.
private func frame(_ keys: String, head: String = "grid: {columns: 2}") -> String {
    page("  - {name: t, thread: main, columns: 1}\n  - {name: a, columns: 2, takes: x, \(keys)}", head: head)
}

private func onPage(_ keys: String, head: String = "sheet: a5") -> String {
    "\(head)\npages: [{name: p, \(keys), frames: [{name: f, thread: main}]}]\nthreads: {main: [others]}\n"
}

private let frameFaults: [FaultCase] = [
    FaultCase("inset over all of its columns", frame("inset: {share: 1.5}"),
              "x.yaml:6:52: error: 'share' of 'inset' of frame 'a' must be from 1% to 100%, not 1.5"),
    FaultCase("inset of nothing", frame("inset: {share: 0%}"),
              "x.yaml:6:52: error: 'share' of 'inset' of frame 'a' must be from 1% to 100%, not 0%"),
    FaultCase("no share", frame("inset: {share: half}"),
              "x.yaml:6:52: error: 'share' of 'inset' of frame 'a' must be a share, not 'half'\n  hint: as in 50% or 0.5"),
    FaultCase("no side", frame("inset: {side: left}"),
              "x.yaml:6:51: error: 'side' of 'inset' of frame 'a' cannot be 'left'\n  hint: known: start, centre, end"),
    FaultCase("negative standoff", frame("inset: {standoff: -4mm}"),
              "x.yaml:6:55: error: 'standoff' of 'inset' of frame 'a' must be nothing or more, not '-4mm'"),
    FaultCase("unknown key of an inset", frame("inset: {standof: 4mm}"),
              "x.yaml:6:45: warning: unknown key 'standof' in 'inset' of frame 'a'\n  hint: did you mean 'standoff'?"),
    FaultCase("insets on each other",
              page("  - {name: t, thread: main}\n  - {name: a, takes: x, inset: {side: start}}\n  - {name: b, takes: y, inset: {side: end}}"),
              "x.yaml:7:5: error: frames 'a' and 'b' both stand in column 1, and neither is below or above the other"),
    FaultCase("tint over everything", frame("box: {tint: 120%}"),
              "x.yaml:6:49: error: 'tint' of 'box' of frame 'a' must be from 1% to 100%, not 120%"),
    FaultCase("tint without share", frame("box: {tint: {ink: black}}"),
              "x.yaml:6:49: error: 'tint' of 'box' of frame 'a' needs a share\n  hint: as in {ink: black, share: 12%}"),
    FaultCase("tint of no ink", frame("box: {tint: {ink: rad, share: 12%}}", head: "inks: [black, red]\ngrid: {columns: 2}"),
              "x.yaml:7:55: error: 'tint' of 'box' of frame 'a' is set in 'rad', which is no ink of this layout\n"
                  + "  hint: did you mean 'red'?"),
    FaultCase("box in no ink", frame("box: {ink: blue}"),
              "x.yaml:6:48: error: 'box' of frame 'a' is set in 'blue', which is no ink of this layout\n  hint: known: black"),
    FaultCase("negative radius", frame("box: {radius: -1mm}"),
              "x.yaml:6:51: error: 'radius' of 'box' of frame 'a' must be nothing or more, not '-1mm'"),
    FaultCase("more lines at least than at most", frame("min-lines: 9, max-lines: 4"),
              "x.yaml:6:62: error: frame 'a' has at least 9 lines and at most 4\n"
                  + "  hint: 'max-lines' must not be less than 'min-lines'"),
    FaultCase("half a line", frame("max-lines: 4.5"),
              "x.yaml:6:48: error: 'max-lines' of frame 'a' must be a whole number, not '4.5'"),
    FaultCase("least lines of a frame that fills", frame("height: fill, min-lines: 4"),
              "x.yaml:6:62: warning: frame 'a' does not fit its content, so it has no least or greatest number of lines\n"
                  + "  hint: write height: fit"),
    FaultCase("no alignment", frame("align: center"),
              "x.yaml:6:44: error: 'align' of frame 'a' cannot be 'center'\n  hint: did you mean 'centre'?"),
    FaultCase("too high a level", frame("level: 10"),
              "x.yaml:6:44: error: 'level' of frame 'a' must be from -9 to 9, not 10"),
    FaultCase("no height", frame("height: tall"),
              "x.yaml:6:45: error: 'height' of frame 'a' cannot be 'tall'\n  hint: write fill, fit or a number of grid lines"),
    FaultCase("negative height", frame("height: -3"),
              "x.yaml:6:45: error: 'height' of frame 'a' cannot be '-3'\n  hint: write fill, fit or a number of grid lines"),
    FaultCase("thread given up", page("  - {name: a, thread: main, sacrifice: a}"),
              "x.yaml:5:40: error: frame 'a' belongs to a thread, which would have less room without it\n"
                  + "  hint: only frames that say what they take can be left out"),
    FaultCase("unknown key of a frame", frame("hieght: 3"),
              "x.yaml:6:37: warning: unknown key 'hieght' in frame 'a'\n  hint: did you mean 'height'?"),
    FaultCase("frame off the page", frame("height: 90", head: "sheet: a6\nmargins: {top: 10mm, bottom: 10mm}\ngrid: {columns: 2, leading: 12pt}"),
              "x.yaml:8:5: error: frame 'a' needs 90 lines, but page 'p' has 30\n  hint: what is more would lie off the page"),
    FaultCase("least lines off the page", frame("min-lines: 31", head: "sheet: a6\nmargins: {top: 10mm, bottom: 10mm}\ngrid: {columns: 2, leading: 12pt}"),
              "x.yaml:8:5: error: frame 'a' needs 31 lines, but page 'p' has 30\n  hint: what is more would lie off the page"),
    FaultCase("stack of frames off the page",
              page("  - {name: a, height: 12, takes: x, below: {gap: 2}}\n  - {name: b, below: a, gap: 0.5, height: 10, takes: y}\n"
                       + "  - {name: c, below: b, above: {gap: 3}, height: 4, thread: main}",
                   head: "sheet: a6\nmargins: {top: 10mm, bottom: 10mm}\ngrid: {leading: 12pt}"),
              "x.yaml:7:5: error: the frames from 'a' down to 'c' need 32 lines, but page 'p' has 30\n"
                  + "  hint: what is more would lie off the page"),
    FaultCase("frames above each other in a circle",
              page("  - {name: a, thread: main}\n  - {name: b, below: a, takes: x}\n  - {name: c, above: a, below: b, takes: y}"),
              "x.yaml:5:5: error: frames 'a', 'b', 'c' stand above each other in a circle\n"
                  + "  hint: one of them must not name the one above it"),
    FaultCase("columns of one word", plain("sheet: a7\nmargins: {inside: 5mm, outside: 5mm}\ngrid: {columns: 6, gutter: 1mm}\nstyles: {body: {indent: 0}}")
                .replacing("thread: main", with: "thread: main, columns: 1"),
              "x.yaml:5:42: warning: a line of frame 'f' holds about 6 letters: hardly a word fits\n"
                  + "  hint: give it more or wider columns: it is 27.87pt wide, and should be 40pt at least"),
]

private let matterFaults: [FaultCase] = [
    FaultCase("no part of the masthead", page("  - {name: a, thread: main}", threads: "{main: [masthead.motot]}"),
              "x.yaml:6:18: error: the masthead has no part 'motot'\n  hint: did you mean 'motto'?"),
    FaultCase("a slot called masthead", page("  - {name: a, thread: main}", threads: "{main: [masthead.body]}"),
              "x.yaml:6:18: error: the masthead has no part 'body'\n  hint: known: name, motto, line, ear-start, ear-end"),
    FaultCase("part of the contents", page("  - {name: a, thread: main}", threads: "{main: [contents.head]}"),
              "x.yaml:6:18: error: 'contents' has no parts\n  hint: only the masthead and articles have parts"),
    FaultCase("part of the masthead twice", page("  - {name: a, thread: main}", threads: "{main: [masthead, masthead.name, masthead.name]}"),
              "x.yaml:6:43: error: the masthead's 'name' would be set twice"),
    FaultCase("picture twice", page("  - {name: a, thread: main}", threads: "{main: [lead, lead.picture, lead.picture]}"),
              "x.yaml:6:38: error: the picture of 'lead' would be set twice"),
    FaultCase("thread that takes nothing", page("  - {name: a, thread: main}", threads: "{main: {jumps: true}}"),
              "x.yaml:6:11: error: thread 'main' takes nothing\n  hint: as in {takes: [lead, others], jumps: true}"),
    FaultCase("thread with no flag", page("  - {name: a, thread: main}", threads: "{main: {takes: others, jumps: often}}"),
              "x.yaml:6:40: error: 'jumps' of thread 'main' must be true or false, not 'often'"),
    FaultCase("unknown key of a thread", page("  - {name: a, thread: main}", threads: "{main: {takes: others, jump: true}}"),
              "x.yaml:6:33: warning: unknown key 'jump' in thread 'main'\n  hint: did you mean 'jumps'?"),
]

private let pageFaults: [FaultCase] = [
    FaultCase("no fold", plain("fold: zin"), "x.yaml:1:7: error: 'fold' of the layout cannot be 'zin'\n  hint: did you mean 'zine'?"),
    FaultCase("no place for notes", plain("notes: end"),
              "x.yaml:1:8: error: 'notes' of the layout cannot be 'end'\n  hint: known: column, article"),
    FaultCase("panel wider than any sheet", onPage("width: 6000mm"),
              "x.yaml:2:26: error: 'width' of page 'p' must be from 20mm to 5m, not '6000mm'"),
    FaultCase("width of a whole layout", plain("width: 97mm"), "x.yaml:1:1: warning: unknown key 'width' in the layout"),
    FaultCase("leading of a page", onPage("grid: {leading: 14pt}"),
              "x.yaml:2:35: error: page 'p' cannot have a leading of its own\n"
                  + "  hint: all pages share one grid: write it in 'grid' of the layout"),
    FaultCase("margins of a page that leave nothing", onPage("margins: {top: 200mm}"),
              "x.yaml:2:28: error: the margins leave no room for a line of text\n  hint: the sheet is 210 mm high"),
    FaultCase("panel narrower than its margins", onPage("width: 40mm"),
              "x.yaml:2:26: error: the margins and gutters leave no width for the columns\n  hint: the sheet is 40 mm wide"),
    FaultCase("unknown sheet of a page", onPage("sheet: a44"),
              "x.yaml:2:26: error: 'sheet' of page 'p' cannot be 'a44'\n  hint: did you mean 'a4'?"),
    FaultCase("column that only the other pages have", onPage("grid: {columns: 1}", head: "grid: {columns: 2}")
                .replacing("name: f,", with: "name: f, columns: 2,"),
              "x.yaml:2:67: error: frame 'f' stands in column 2, but the grid has 1 column"),
    FaultCase("folio off the page", onPage("margins: {bottom: 5mm}, furniture: [{text: folio}]"),
              "x.yaml:2:55: error: the folio would stand off the page, 8mm from the text\n"
                  + "  hint: 'distance' must not be more than the margin, which is 5mm"),
    FaultCase("fold at the edge", onPage("fold-lines: [{at: 100%}]"),
              "x.yaml:2:37: error: 'at' of a fold line of page 'p' must be from 1% to 99%, not 100%"),
    FaultCase("fold nowhere", onPage("fold-lines: [{words: true}]"),
              "x.yaml:2:32: error: a fold line of page 'p' needs a place\n  hint: as in {at: 50%}, from the head of the page"),
    FaultCase("more frames than a page holds",
              page((0...60).map { "  - {name: f\($0), columns: 1, thread: main, below: [\($0 == 0 ? "" : "f\($0 - 1)")]}" }.joined(separator: "\n")),
              "x.yaml:5:3: error: page 'p' has 61 frames; 60 is the most"),
]

private let fitFaults: [FaultCase] = [
    FaultCase("sizes that fall", sheet("fit: {size: [11pt, 8.5pt]}"),
              "x.yaml:1:13: error: 'size' of 'fit' of the layout must rise, but 11pt is more than 8.5pt\n  hint: write [8.5pt, 11pt]"),
    FaultCase("three sizes", sheet("fit: {size: [8pt, 9pt, 10pt]}"),
              "x.yaml:1:13: error: 'size' of 'fit' of the layout must be two values, the least and the greatest, or one"),
    FaultCase("no sizes", sheet("fit: {size: []}"),
              "x.yaml:1:13: error: 'size' of 'fit' of the layout must be two values, the least and the greatest, or one"),
    FaultCase("leading as a length", sheet("fit: {leading: [12pt, 14pt]}"),
              "x.yaml:1:17: error: 'leading' of 'fit' of the layout must be a number, not '12pt'",
              "x.yaml:1:23: error: 'leading' of 'fit' of the layout must be a number, not '14pt'"),
    FaultCase("negative gutter", sheet("fit: {gutter: [-1mm, 5mm]}"),
              "x.yaml:1:16: error: 'gutter' of 'fit' of the layout must be nothing or more, not '-1mm'"),
    FaultCase("no mapping", sheet("fit: true"), "x.yaml:1:6: error: 'fit' of the layout must be a mapping, not 'true'"),
    FaultCase("unknown key of fit", sheet("fit: {picture: 1}"),
              "x.yaml:1:7: warning: unknown key 'picture' in 'fit' of the layout\n  hint: did you mean 'pictures'?"),
    FaultCase("no such sacrifice", sheet("fit: {sacrifice: [pulquote]}"),
              "x.yaml:1:19: error: there is no frame and no part of articles 'pulquote' to leave out\n  hint: did you mean 'pullquote'?"),
    FaultCase("a frame of a thread as sacrifice", sheet("fit: {sacrifice: [f]}"),
              "x.yaml:1:19: error: there is no frame and no part of articles 'f' to leave out\n"
                  + "  hint: frame 'f' belongs to a thread, which would have less room without it"),
    FaultCase("a frame that is left out by another name", page("  - {name: a, columns: 1, thread: main}\n  - {name: b, columns: 2, takes: x, sacrifice: extra}",
                                        head: "grid: {columns: 2}\nfit: {sacrifice: [extra, b]}"),
              "x.yaml:2:26: error: there is no frame and no part of articles 'b' to leave out\n"
                  + "  hint: frame 'b' is left out as 'extra'"),
    FaultCase("nearly a frame", page("  - {name: a, columns: 1, thread: main}\n  - {name: index, columns: 2, takes: x}",
                                        head: "grid: {columns: 2}\nfit: {sacrifice: [indx]}"),
              "x.yaml:2:19: error: there is no frame and no part of articles 'indx' to leave out\n"
                  + "  hint: did you mean 'index'?"),
    FaultCase("sacrificed twice", sheet("fit: {sacrifice: [figure, figure]}"),
              "x.yaml:1:27: error: 'figure' is sacrificed twice"),
    FaultCase("never sacrificed", page("  - {name: a, columns: 1, thread: main}\n  - {name: b, columns: 2, takes: x, sacrifice: extra}",
                                        head: "grid: {columns: 2}\nfit: {sacrifice: figure}"),
              "x.yaml:7:48: warning: frame 'b' is never left out: 'fit' does not sacrifice 'extra'\n"
                  + "  hint: add it to 'sacrifice' of 'fit'"),
    FaultCase("type too large for its page", sheet("sheet: a7\nfit: {size: [10pt, 100pt], leading: [1, 4]}"),
              "x.yaml:2:37: error: lines that 'fit' sets 400pt apart leave no room for one on page 'p'\n"
                  + "  hint: the greatest 'size' times the greatest 'leading' must be less"),
    FaultCase("gutter as wide as a column", sheet("sheet: a7\nmargins: {inside: 7mm, outside: 7mm}\ngrid: {columns: 2, gutter: 4mm}\nfit: {gutter: [4mm, 60mm]}")
                .replacing("thread: main", with: "thread: main, columns: 1"),
              "x.yaml:4:15: error: 'gutter' of 'fit' of the layout leaves frame 'f' less than 10pt for its lines\n"
                  + "  hint: it may become 170.08pt wide"),
    FaultCase("gutter of a page with its own", sheet("sheet: a7\nmargins: {inside: 7mm, outside: 7mm}\ngrid: {columns: 2, gutter: 4mm}\nfit: {gutter: [4mm, 60mm]}")
                .replacing("{name: p,", with: "{name: p, grid: {gutter: 5mm},").replacing("thread: main", with: "thread: main, columns: 1")),
    FaultCase("nothing to fill", plain("fit:\n  size: 9pt"),
              "x.yaml:2:3: warning: 'fit' does nothing, since page 'p' repeats as often as the text needs\n"
                  + "  hint: take 'repeat' away from the page, or write fit: ~"),
    FaultCase("two languages on one grid", sheet("fit:\n  size: 9pt").replacing("{main: [others]}", with: "{main: {takes: others, parallel: true}}"),
              "x.yaml:2:3: warning: 'fit' does nothing, since a thread sets two languages side by side\n  hint: write fit: ~"),
]

@Suite("Frames, pages and ranges at fault")
struct FrameFaultTests {
    @Test("Each fault is said once, at its place", arguments: frameFaults + matterFaults + pageFaults + fitFaults)
    func said(_ fault: FaultCase) throws {
        try fault.check()
    }

    @Test("Countless inks and pages are an error, not a crash")
    func countless() throws {
        let inks = "inks: [black" + String(repeating: ", red", count: 1_000) + "]"
        let pages = "pages: [" + String(repeating: "{frames: [{thread: main}]}, ", count: 500) + "]\nthreads: {main: others}"
        let shelf = try Shelf(["inks.yaml": plain(inks), "pages.yaml": pages])
        var diagnostics = Diagnostics()
        for name in ["inks", "pages"] { #expect(shelf.book.layout(named: name, script: "Latn", into: &diagnostics) == nil) }
        #expect(diagnostics.all.map(\.message).filter { $0.contains(" most") }
                == ["a layout has at most 32 inks, not 1001", "the layout has 500 pages; 200 is the most"])
    }
}
