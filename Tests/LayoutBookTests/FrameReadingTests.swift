import Diagnostics
import Geometry
import LayoutBook
import Testing

@Suite("Frames, threads and pages without fault")
struct FrameReadingTests {
    /// A layout of three columns with one thread frame in the first two and a frame `a` in the third.
    static func frame(_ keys: String, inks: String = "[black, red]") throws -> (Layout, FramePlan) {
        let layout = try Shelf(["x.yaml": """
            grid: {columns: 3, gutter: 4mm}
            inks: \(inks)
            pages: [{name: p, frames: [{name: t, columns: 1-2, thread: main}, {name: a, columns: 3, takes: x, \(keys)}]}]
            threads: {main: others}
            """]).layout()
        return (layout, try #require(layout.pages[0].frames.first { $0.name == "a" }))
    }

    @Test("A frame says how high it is, where its text stands and how it is drawn")
    func place() throws {
        let (_, frame) = try Self.frame("min-lines: 3, max-lines: 8, align: spread, level: -2, sacrifice: extra")
        #expect((frame.leastRows, frame.mostRows, frame.alignment, frame.level) == (3, 8, .spread, -2))
        #expect((frame.height, frame.sacrifice, frame.inset) == (.fit, "extra", nil))
        let (_, plain) = try Self.frame("stands: foot")
        #expect((plain.leastRows, plain.mostRows, plain.alignment, plain.level) == (0, .max, .head, 0))
    }

    @Test("An inset, with and without what is usual", arguments: [
        ("{share: 40%, side: start, standoff: 5mm, gap: 0.5}", FramePlan.Inset(share: 0.4, side: .start, standoff: .mm(5), gap: 0.5)),
        ("{share: 0.3, side: centre}", .init(share: 0.3, side: .centre, standoff: .mm(4), gap: 1)),
        ("{share: 100 %}", .init(share: 1, side: .end, standoff: .mm(4))), ("{}", .init(share: 0.5, side: .end, standoff: .mm(4))),
    ])
    func inset(text: String, inset: FramePlan.Inset) throws {
        #expect(try Self.frame("inset: \(text)").1.inset == inset)
    }

    @Test("An inset may stand on frames of a thread, and two insets one below the other")
    func overlaps() throws {
        let layout = try Shelf(["x.yaml": page("""
              - {name: one, columns: 1, thread: main}
              - {name: two, columns: 2, thread: main}
              - {name: a, columns: all, below: {gap: 5}, takes: x, inset: {side: centre}}
              - {name: b, columns: 2, below: a, takes: y, inset: {}}
            """)]).layout()
        #expect(layout.pages[0].frames.map { $0.inset != nil } == [false, false, true, true])
    }

    @Test("A tint becomes an ink behind the others, each once; all of an ink is the ink")
    func tints() throws {
        let layout = try Shelf(["x.yaml": """
            inks: [black, red, {name: pale, rgb: [224, 224, 224]}]
            grid: {columns: 6, gutter: 2mm}
            pages:
              - frames:
                  - {name: a, columns: 1, takes: a, box: {tint: 12%}}
                  - {name: b, columns: 2, takes: b, box: {tint: {ink: red, share: 20%}, ink: red, radius: 3mm}}
                  - {name: c, columns: 3, takes: c, box: {tint: 0.12}}
                  - {name: d, columns: 4, takes: d, box: {tint: {ink: red, share: 100%}}}
                  - {name: e, columns: 5, takes: e, box: {tint: {share: 12.5%}}}
                  - {name: f, columns: 6, thread: main}
              - frames: [{name: g, takes: g, box: {tint: 20%}}, {name: h, below: g, takes: h, box: {tint: {share: 0.12}}}]
            threads: {main: others}
            """]).layout()
        let black = InkKey(index: 0), red = InkKey(index: 1)
        #expect(layout.inks[3...].map(\.name) == ["black 12%", "red 20%", "black 12.5%", "black 20%"])
        #expect(layout.inks[3...].map(\.tint) == [Ink.Tint(ink: black, share: 0.12), .init(ink: red, share: 0.2),
                                                  .init(ink: black, share: 0.125), .init(ink: black, share: 0.2)])
        #expect(layout.pages[0].frames.map { $0.box.tint?.index } == [3, 4, 3, 1, 5, nil])
        #expect(layout.pages[1].frames.map { $0.box.tint?.index } == [6, 3])
        let colours = layout.inks.map { [$0.red, $0.green, $0.blue] }
        #expect(colours[4] == [255, 218, 216])
        #expect(colours[3] == [224, 224, 223], "beside the author's ink of the same grey")
        #expect(Set(colours).count == layout.inks.count)
        let box = layout.pages[0].frames[1].box
        #expect((box.ink, box.radius, layout.pages[0].frames[0].box.ink) == (red, .mm(3), .black))
    }

    @Test("Borders and rules that would lie on the text are refused with their key", arguments: ["border", "rule-above", "rule-below"])
    func thickRules(key: String) throws {
        func said(_ width: String) -> [String] {
            var diagnostics = Diagnostics()
            let shelf = try? Shelf(["x.yaml": "pages: [{frames: [{name: a, takes: a, box: {\(key): \(width)}}, {name: b, below: a, thread: main}]}]\nthreads: {main: others}\n"])
            _ = shelf?.book.layout(named: "x", script: "cyrl", into: &diagnostics)
            return diagnostics.all.filter(\.isError).map(\.message)
        }
        #expect(said("24pt").isEmpty)
        #expect(said("25pt").count == 1 && said("25pt")[0].contains("'\(key)'"))
    }

    @Test("As many tints as there are keep their colours apart")
    func manyTints() throws {
        let frames = (1...50).map { "{name: f\($0), columns: 1, below: [\($0 == 1 ? "" : "f\($0 - 1)")], takes: s\($0), box: {tint: \(Double($0) / 50 + 1)%}}" }
        let text = "pages: [{frames: [\(frames.joined(separator: ", ")), {name: t, below: f50, thread: main}]}]\nthreads: {main: others}"
        let inks = try Shelf(["x.yaml": text]).layout().inks
        #expect(inks.count == 51)
        #expect(Set(inks.map { [$0.red, $0.green, $0.blue] }).count == 51 && Set(inks.map(\.name)).count == 51)
    }

    @Test("What a frame may take", arguments: [
        ("masthead", Matter.masthead), ("masthead.name", .mastheadPart(.name)), ("masthead.motto", .mastheadPart(.motto)),
        ("masthead.line", .mastheadPart(.line)), ("masthead.ear-start", .mastheadPart(.earStart)),
        ("masthead.ear-end", .mastheadPart(.earEnd)), ("contents", .contents), ("in-this-issue", .inThisIssue),
        ("lead.picture", .picture(slot: "lead")), ("lead.title-page", .titlePage(slot: "lead")), ("lead", .article(slot: "lead")),
        ("others", .others), ("\"*\"", .others),
    ] as [(String, Matter)])
    func matters(text: String, matter: Matter) throws {
        let layout = try Shelf(["x.yaml": plain().replacing("[others]", with: "[\(text)]")]).layout()
        #expect(layout.threads.map(\.stories) == [[matter]])
    }

    @Test("A part may stand beside its whole where the whole then lacks it")
    func parts() throws {
        let taken = "[masthead, masthead.name, masthead.line, lead, lead.picture, lead.title-page, contents, in-this-issue]"
        let layout = try Shelf(["x.yaml": plain().replacing("[others]", with: taken)]).layout()
        #expect(layout.threads[0].stories.count == 8)
    }

    @Test("Threads are lists or mappings", arguments: [
        ("[lead, others]", false, false, false), ("{takes: [lead, others]}", false, false, false),
        ("{takes: [lead, others], jumps: true}", true, false, false),
        ("{takes: [lead, others], balance: true, parallel: true, jumps: false}", false, true, true),
    ])
    func threads(text: String, jumps: Bool, balances: Bool, isParallel: Bool) throws {
        let thread = try Shelf(["x.yaml": plain().replacing("[others]", with: text)]).layout().threads[0]
        #expect(thread.stories == [.article(slot: "lead"), .others])
        #expect((thread.hasJumps, thread.balances, thread.isParallel) == (jumps, balances, isParallel))
    }

    @Test("A frame of a thread may fit what is left of it")
    func fitting() throws {
        let layout = try Shelf(["x.yaml": page("  - {name: a, thread: main, height: fit}")]).layout()
        #expect(layout.pages[0].frames[0].height == .fit)
    }

    @Test("Folds, notes and fold lines")
    func folds() throws {
        #expect(try Shelf(["x.yaml": plain()]).layout().fold == .none)
        #expect(try Shelf(["x.yaml": plain()]).layout().notes == .column)
        for fold in Fold.allCases {
            let layout = try Shelf(["x.yaml": plain("fold: \(fold.rawValue)\nnotes: article")
                    .replacing("name: p,", with: "name: p, fold-lines: [{at: 33.3%, words: false}, {at: 0.5}],")]).layout()
            #expect((layout.fold, layout.notes) == (fold, .article))
            #expect(layout.pages[0].foldLines.map(\.hasWords) == [false, true])
            #expect(abs(layout.pages[0].foldLines[0].at - 0.333) < 1e-12)
        }
    }
}
