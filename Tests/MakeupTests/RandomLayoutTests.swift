import Diagnostics
import Geometry
import LayoutBook
@testable import Makeup
import Manuscript
import Paragraphs
import Testing

@Suite("Random layouts")
struct RandomLayoutTests {
    static let seeds = Array(0..<36)

    @Test("Every word is placed once or said to be over", arguments: seeds)
    func words(seed: Int) {
        let pages = SolvedPages(seed: seed), report = pages.made.report
        let all = pages.edition.articles.reduce(0) { $0 + $1.story.words }
        #expect(report.words + report.leftoverWords == all)
        #expect(pages.made.diagnostics.hasErrors == (report.leftoverWords > 0))
        let ids = pages.made.lines.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test("No frame of a level stands on another, and text stands in its frame", arguments: seeds)
    func apart(seed: Int) {
        for (page, geometry, frames) in SolvedPages(seed: seed).pages {
            let placement = geometry
            for (index, one) in frames.enumerated() {
                #expect(one.rows.lowerBound >= 0 && one.rows.upperBound <= geometry.grid.rows)
                #expect(one.textRows.isEmpty || one.textRows.clamped(to: one.rows) == one.textRows)
                for other in frames[..<index] where other.isOnOneLevel(with: one) {
                    #expect(!one.plan.columns.overlaps(other.plan.columns) || !one.rows.overlaps(other.rows),
                            "page \(page.number): \(one.plan.name) on \(other.plan.name)")
                }
            }
            let areas = frames.map { placement.area(of: $0, onPage: page.number) }
            for case .line(let line) in page.items.filter({ $0.reading != nil }).map(\.content) {
                #expect(areas.contains { area in
                    let isAcross = area.left - line.origin.x < .pt(0.01) && line.origin.x + line.measure - area.right < .pt(0.01)
                    return isAcross && line.origin.y > area.top && line.origin.y < area.bottom + .pt(0.01)
                }, "page \(page.number): \(String(decoding: line.line.text, as: UTF8.self))")
            }
        }
    }

    @Test("Notches keep clear of every inset, in order", arguments: seeds)
    func notches(seed: Int) {
        for (page, geometry, frames) in SolvedPages(seed: seed).pages {
            let placement = geometry
            for frame in frames {
                #expect(zip(frame.notches, frame.notches.dropFirst()).allSatisfy { $0.rows.upperBound <= $1.rows.lowerBound })
                let all = 0..<frame.textRows.count
                #expect(frame.notches.allSatisfy { $0.rows.clamped(to: all) == $0.rows && !$0.rows.isEmpty })
                #expect(frame.notches.allSatisfy { $0.measure == .zero || $0.measure >= .pt(48) })
                guard frame.plan.inset == nil else { continue }
                for inset in frames where !inset.rows.isEmpty {
                    guard let plan = inset.plan.inset else { continue }
                    let left = geometry.left(of: inset, onPage: page.number)
                    let cut = (left: left - plan.standoff, right: left + inset.width + plan.standoff)
                    for row in frame.textRows where inset.rows.contains(row) {
                        let notch = frame.notches.first { $0.rows.contains(row - frame.textRows.lowerBound) }
                        let text = placement.textOfRow(notch, in: frame, page.number)
                        #expect(text.width == .zero || text.left >= cut.right - .pt(1e-6)
                            || text.left + text.width <= cut.left + .pt(1e-6))
                    }
                }
            }
        }
    }

    @Test("From right to left everything is the mirror image of left to right", arguments: seeds)
    func mirrored(seed: Int) {
        let ltr = SolvedPages(seed: seed, language: "en").pages, rtl = SolvedPages(seed: seed, language: "he").pages
        #expect(ltr.count == rtl.count)
        for (one, other) in zip(ltr, rtl) {
            let width = one.geometry.area.trim.width, number = one.page.number
            #expect(one.frames.map(\.index) == other.frames.map(\.index))
            for (a, b) in zip(one.frames, other.frames) {
                let (ltr, rtl) = (one.geometry, other.geometry)
                #expect(ltr.area(of: a, onPage: number).mirrors(rtl.area(of: b, onPage: number), across: width))
                #expect(a.notches.count == b.notches.count)
                for (c, d) in zip(a.notches, b.notches) {
                    let (x, y) = (ltr.textOfRow(c, in: a, number), rtl.textOfRow(d, in: b, number))
                    #expect(c.rows == d.rows && abs((x.left + x.width + y.left - width).points) < 1e-9 && x.width == y.width)
                }
                for (c, d) in zip(ltr.box(of: a, onPage: number), rtl.box(of: b, onPage: number)) {
                    guard case .rule(let c) = c.content, case .rule(let d) = d.content else { continue }
                    #expect(c.ink == d.ink && c.area.mirrors(d.area, across: width))
                }
            }
        }
    }

    @Test("The same pages again", arguments: seeds.prefix(6))
    func deterministic(seed: Int) {
        #expect(PageDump.pages(of: SolvedPages(seed: seed).made.document) == PageDump.pages(of: SolvedPages(seed: seed).made.document))
    }

    @Test("What was broken stands in the columns that there are at last", arguments: seeds)
    func settled(seed: Int) {
        let random = RandomLayout(seed: seed), edition = random.edition(seed: seed)
        var desk = CopyDesk(edition: edition, layout: random.layout)
        let forme = Forme(edition, &desk, compositor: FakeCompositor())
        for flow in Lockup(forme: forme).run() {
            for piece in flow.breaking.pieces {
                guard let column = flow.chain.column(piece.column) else { continue }
                let frame = forme.plan.frames(ofPage: column.page)?.first { $0.index == column.frame }
                #expect(frame?.column(onPage: column.page).parts.contains(column) == true)
                #expect(piece.ink <= Double(column.rows) + 1e-6)
            }
        }
    }
}

private extension SolvedFrame {
    func isOnOneLevel(with other: SolvedFrame) -> Bool {
        plan.level == other.plan.level && (plan.inset == nil) == (other.plan.inset == nil)
    }
}

private extension PageGeometry {
    /// Where text may stand in rows of a notch, or of none.
    func textOfRow(_ notch: Notch?, in frame: SolvedFrame, _ page: Int) -> (left: Length, width: Length) {
        let area = self.area(of: frame, onPage: page)
        guard let notch else { return (area.left, area.size.width) }
        let left = direction.isRightToLeft ? area.right - notch.start - notch.measure : area.left + notch.start
        return (left, notch.measure)
    }
}

private extension PlacedRule {
    var area: Rect {
        switch shape {
        case .filled(let rect), .outline(let rect, _), .rounded(let rect, _): rect
        case .roundedOutline(let rect, _, _), .dashed(let rect, _, _): rect
        }
    }
}

private extension Rect {
    func mirrors(_ other: Rect, across width: Length) -> Bool {
        abs((left + other.right - width).points) < 1e-9 && abs((right + other.left - width).points) < 1e-9
            && top == other.top && bottom == other.bottom
    }
}
